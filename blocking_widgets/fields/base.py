"""What all fields have in common."""

from __future__ import annotations

import copy
import enum
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Final, Literal

import ipywidgets
from traitlets import TraitError

from ..errors import BadQuestion
from . import texts
from .errors import FieldError
from .json_value import JSON, to_json
from .limits import Limits
from .shorten import shorten
from .widget_care import close_own

__all__ = ["MISSING", "Field", "FieldKind", "Missing", "Spec"]

FieldKind = Literal[
    "int",
    "float",
    "text",
    "multiline",
    "password",
    "path",
    "choice",
    "check",
    "date",
    "time",
    "datetime",
    "slider",
    "upload",
    "widget",
]


class Missing(enum.Enum):
    """The type of `MISSING`."""

    MISSING = enum.auto()

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = Missing.MISSING
"""Stands for a value that is not there, as None may be a value."""


@dataclass(frozen=True)
class Spec:
    """What is known of a field apart from the type of its value.

    Parameters
    ----------
    key
        Its identifier within the question; dotted within groups.
    label
        Plain text.
    help
        Markdown, may be empty.
    group
        Heading under which it is drawn, may be empty.
    default
        The value that is there at first.
    optional
        An empty field is an answer: None.
    limits
        What the value may be.
    """

    key: str
    label: str
    help: str = ""
    group: str = ""
    default: object | Missing = MISSING
    optional: bool = False
    limits: Limits = field(default_factory=Limits)


class Field(ABC):
    """One thing that is asked: a widget, and how its state becomes a value.

    Attributes
    ----------
    key, label, help, group
        As in `Spec`.
    kind
        A hint for whatever draws it; see ``docs/protocol.md``.
    secret
        Its value is never recorded nor remembered.
    own
        We made the widget, and close it.
    widget
        What is drawn.
    default
        The value that is there at first, or `MISSING`.
    optional
        An empty field is an answer: None.
    schema
        JSON Schema (2020-12) of the value.
    """

    kind: FieldKind
    secret: bool = False
    own: bool = True

    def __init__(self, spec: Spec, widget: ipywidgets.Widget) -> None:
        self.key = spec.key
        self.label = spec.label
        self.help = spec.help
        self.group = spec.group
        self.widget = widget
        self.limits = spec.limits
        self.optional = (spec.optional or spec.default is None) and not self._has_none()
        try:
            self._default = self._first(spec.default)
            self.reset()
            self.schema = self._whole_schema()
        except BaseException:
            self.close()
            raise

    # What a kind of field says of itself

    @abstractmethod
    def read(self) -> object:
        """Return the value as it is filled in now.

        Raises
        ------
        FieldError
            It is missing, not of the type, or out of bounds.
        """

    @abstractmethod
    def cast(self, value: object) -> object:
        """Return a value as one of the field's type, whatever its bounds.

        Raises
        ------
        FieldError
            It is of another type.
        """

    @abstractmethod
    def _put(self, value: object) -> None:
        """Fill in a value that `cast` has returned."""

    @abstractmethod
    def _clear(self) -> None:
        """Make the widget empty."""

    @abstractmethod
    def _parse(self, text: str) -> object:
        """Return the value that a text which is not blank stands for."""

    @abstractmethod
    def _schema(self) -> dict[str, JSON]:
        """Return the schema of a value that is not None."""

    def _bound(self, value: object) -> None:  # noqa: B027 - most kinds have no bounds
        """Refuse a value of the type that is out of bounds."""

    def _has_none(self) -> bool:
        """Whether None is one of the values, rather than what an empty field stands for."""
        return False

    def _hint(self) -> str:
        """Return what may be typed, in a few words."""
        return ""

    def _render(self, value: object) -> str:
        """Return a value, neither None nor secret, as the person reads it."""
        return str(value)

    # What follows from that

    @property
    def has_default(self) -> bool:
        """Whether a value is there at first."""
        return self._default is not MISSING

    @property
    def default(self) -> object:
        """The value that is there at first (a copy of it), or `MISSING`."""
        return copy.copy(self._default) if isinstance(self._default, list | set) else self._default

    @property
    def required(self) -> bool:
        """Whether the person has to fill it in before it can be accepted."""
        return not self.has_default and not self.optional

    def check(self, value: object) -> object:
        """Return a value that came from elsewhere, if the field accepts it.

        Parameters
        ----------
        value
            For instance an earlier answer.

        Returns
        -------
        object
            The same, as the field's type.

        Raises
        ------
        FieldError
            With the reason for the person.
        """
        if value is None and self.optional:
            return None
        value = self.cast(value)
        self._bound(value)
        return value

    def offer(self, value: object) -> bool:
        """Fill in an earlier answer.

        Parameters
        ----------
        value
            What `read` or `parse` returned then.

        Returns
        -------
        bool
            False, and nothing has changed, where it does not fit any more.
        """
        if self.secret:
            return False
        try:
            checked = self.check(value)
            self._fill(checked)
        except (FieldError, TraitError, TypeError, ValueError):
            return False
        return True

    def reset(self) -> None:
        """Put back what was there at first."""
        if self._default is MISSING:
            self._clear()
        else:
            self._fill(self._default)

    def text(self, value: object) -> str:
        """Return a value as it stands in the record: short, on one line.

        Parameters
        ----------
        value
            One that this field has returned.

        Returns
        -------
        str
            Never empty; of a secret it tells nothing.
        """
        if self.secret:
            return texts.SECRET
        return shorten("" if value is None else self._render(value)) or texts.NOTHING

    def line(self, value: object) -> str:
        """Return a value in full, as a text that `parse` reads as the same value.

        Parameters
        ----------
        value
            One that this field has returned; not None.
        """
        return self._render(value)

    def parse(self, text: str) -> object:
        """Return the value for an answer that was typed as plain text.

        Parameters
        ----------
        text
            What was typed; blank stands for the default, where there is one.

        Returns
        -------
        object
            Of the same type as from `read`.

        Raises
        ------
        FieldError
            With the reason, to ask again.
        NotText
            No text can answer this field.
        """
        if not text.strip():
            return self._blank()
        value = self._parse(text)
        self._bound(value)
        return value

    def hint(self) -> str:
        """Return one line on what may be typed, '' where there is nothing to say."""
        parts = [self._hint()]
        if self.has_default and not self.secret:
            parts.append(f"default: {self.text(self._default)}")
        elif self.optional:
            parts.append("may be left empty")
        return "; ".join(part for part in parts if part)

    def close(self) -> None:
        """Close the widget if we made it; safe to call twice."""
        if self.own:
            close_own(self.widget)

    def __repr__(self) -> str:
        # Neither value nor default: a repr ends up in logs.
        return f"<{type(self).__name__} {self.key!r} ({self.kind})>"

    def _fill(self, value: object) -> None:
        if value is None and self.optional:
            self._clear()
        else:
            self._put(value)

    def _blank(self) -> object:
        """Return what a blank typed answer stands for."""
        if self.has_default:
            return self.default
        return self._empty()

    def _empty(self) -> object:
        """Return the value of an empty widget."""
        if self.optional:
            return None
        raise FieldError(texts.REQUIRED)

    def _first(self, default: object | Missing) -> object | Missing:
        """Return the default as one of the field's type."""
        if default is MISSING or default is None:
            return default
        try:
            return self.cast(default)
        except FieldError as error:
            shown = "its default" if self.secret else f"the default {shorten(repr(default), 60)}"
            raise BadQuestion(f"{self.label!r}: {shown} does not fit. {error.reason}") from error

    def _whole_schema(self) -> dict[str, JSON]:
        schema: dict[str, JSON] = {"title": self.label}
        if self.help:
            schema["description"] = self.help
        schema.update(nullable(self._schema()) if self.optional else self._schema())
        default = None if self.secret or self._default is MISSING else to_json(self._default)
        if default is not None or (self._default is None and not self.secret):
            schema["default"] = default
        if self.secret:
            schema["writeOnly"] = True
        return schema


def nullable(schema: dict[str, JSON]) -> dict[str, JSON]:
    """Return a schema that allows null as well.

    Parameters
    ----------
    schema
        Of a value that is not None.
    """
    kind = schema.get("type")
    if isinstance(kind, str) and "enum" not in schema:
        return {**schema, "type": [kind, "null"]}
    if not schema:
        return schema
    return {"anyOf": [schema, {"type": "null"}]}
