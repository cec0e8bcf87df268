"""A question: all that is to be known of it before anybody is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ipywidgets import Widget

from .conditions import Ending
from .errors import Timeout
from .fields import MISSING, Field, FieldError, FieldErrors
from .fields.shorten import shorten
from .fields.texts import SECRET
from .protocol import Kind


@dataclass(frozen=True, slots=True)
class Button:
    """A button that ends the wait.

    Attributes
    ----------
    label
        Its text.
    value
        The answer that it gives, for `choose`.
    primary
        Enter presses it.
    """

    label: str
    value: object = None
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question was answered with.

    Attributes
    ----------
    value
        What the call returns.
    lines
        Label and text of each thing that was answered, for the record. A secret
        is not in it.
    """

    value: Any
    lines: Sequence[tuple[str, str]] = ()


@dataclass(slots=True)
class Question:
    """What a person is asked, by whichever channel.

    Attributes
    ----------
    kind
        The verb that asks.
    title, help
        Plain text, and Markdown.
    name
        The answer's key.
    fields
        What is filled in.
    buttons
        What ends the wait; none where only `done` does.
    build
        Makes the answer of the fields' values by key; raises `FieldErrors`.
    check
        The author's `validate`; raises `FieldErrors`.
    ending
        What else than a button ends the wait; asked after each message.
    shown
        What is displayed ahead of the prompt: figures, tables.
    note
        What is waited for, where no button ends the wait.
    timeout
        In seconds; None for no end.
    default
        The answer after the timeout, or `MISSING`.
    schema
        JSON Schema of the answer.
    kept
        The author's widgets that stay on the page, below the record.
    remembered
        The fields hold an earlier answer.
    accepted
        Told the fields' values, by key, once they are accepted.
    close
        Takes back the observers that were made for it.
    """

    kind: Kind
    title: str
    name: str
    help: str = ""
    fields: Sequence[Field] = ()
    buttons: Sequence[Button] = ()
    build: Callable[[Mapping[str, Any]], Any] = lambda _values: None
    check: Callable[[Any], Any] = lambda answer: answer
    ending: Ending | None = None
    shown: Sequence[object] = ()
    note: str = ""
    timeout: float | None = None
    default: object = MISSING
    schema: Mapping[str, object] = field(default_factory=dict)
    kept: Sequence[Widget] = ()
    remembered: bool = False
    accepted: Callable[[Mapping[str, Any]], None] = lambda _values: None
    close: Callable[[], None] = lambda: None

    @property
    def fallback(self) -> Answer | None:
        """The answer after the timeout; None if there is no default."""
        if self.default is MISSING:
            return None
        if self.kind == "wait_for":
            return Answer(self.default)
        return Answer(self.default, [(self.title or self.name, self._text(self.default))])

    def after_timeout(self) -> Answer:
        """The answer when nobody gave one in time.

        Raises
        ------
        Timeout
            There is no default.
        """
        if self.fallback is None:
            raise Timeout(f"Nobody answered within {self.timeout:g} seconds.")
        return self.fallback

    def press(self, button: Button | None) -> Answer:
        """The answer, when this button is pressed with the fields as they are.

        Raises
        ------
        FieldErrors
            Reasons by field key; key ``""`` for the whole.
        """
        if self.kind == "choose" and button is not None:
            return Answer(self.check(button.value), [(self.title, button.label)])
        return self.fill(self._read())

    def fill(self, values: Mapping[str, Any]) -> Answer:
        """The answer made of these values, by field key.

        Raises
        ------
        FieldErrors
            Reasons by field key; key ``""`` for the whole.
        """
        answer = self.check(self.build(values))
        self.accepted(values)
        asked = [] if self.kind == "wait_for" else self.fields
        lines = [(one.label or self.title, one.text(values[one.key])) for one in asked]
        return Answer(answer, lines)

    def end(self) -> Answer:
        """The answer, once `ending` is met.

        Raises
        ------
        FieldErrors
            The author's `validate` refuses it.
        """
        return Answer(self.check(None if self.ending is None else self.ending.result()))

    def _text(self, answer: object) -> str:
        """An answer on one line; of a secret it tells nothing."""
        if len(self.fields) == 1:
            return self.fields[0].text(answer)
        return SECRET if any(one.secret for one in self.fields) else shorten(str(answer))

    def _read(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        errors: dict[str, str] = {}
        for one in self.fields:
            try:
                values[one.key] = one.read()
            except FieldError as error:
                errors[one.key] = str(error)
        if errors:
            raise FieldErrors(errors)
        return values
