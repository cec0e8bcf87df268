"""Fields that are chosen from options: one, several, yes or no."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import ipywidgets
import traitlets

from . import texts
from .base import Field, Spec
from .choices import Finder, Option
from .errors import FieldError
from .json_value import JSON, to_json
from .widget_care import make_widget

__all__ = ["CheckField", "ChoiceField", "MultiChoiceField"]

# A plain-text prompt with more options than this would scroll away.
_MOST_IN_HINT = 20
# A schema with more would be heavy to send, and its reader can't list them.
_MOST_IN_SCHEMA = 1000
_ROWS = (3, 8)
# More digits number no option, and a long paste is not worth converting.
_LONGEST_NUMBER = 9


class ChoiceField(Field):
    """One of several options.

    Without a default it starts at a placeholder which is no answer, unless
    the field is optional; with one, that can be accepted as it is.

    Parameters
    ----------
    spec
        Key, label and so on.
    options
        At least one.
    """

    kind = "choice"

    def __init__(self, spec: Spec, options: list[Option]) -> None:
        self._options = options
        self._finder = Finder(options)
        optional = (spec.optional or spec.default is None) and not self._has_none()
        placeholder = texts.NOTHING if optional else texts.PLACEHOLDER
        # A placeholder stands before the options wherever one has to start
        # with none of them, or may go back to that.
        self._offset = 1 if optional or not self._is_option(spec.default) else 0
        labels = [placeholder] * self._offset + [option.label for option in options]
        # The widget's values are positions: it compares its values with `==`,
        # which the values of an author (arrays, frames) may not bear.
        positions = [(label, index) for index, label in enumerate(labels)]
        super().__init__(spec, make_widget(ipywidgets.Dropdown, options=positions, index=0))

    @property
    def options(self) -> list[Option]:
        """What is chosen from, without the placeholder."""
        return list(self._options)

    def read(self) -> object:
        """Return the value of the option that is chosen now."""
        position = self._position()
        if position is None:
            return self._empty()
        return self._options[position].value

    def cast(self, value: object) -> object:
        """Return the value of the option that is the same as a value."""
        return self._options[self._find(value)].value

    def _has_none(self) -> bool:
        return self._is_option(None)

    def _is_option(self, value: object) -> bool:
        return self._finder.by_value(value) is not None

    def _find(self, value: object) -> int:
        position = self._finder.by_value(value)
        if position is None:
            raise FieldError(texts.CHOOSE)
        return position

    def _position(self) -> int | None:
        index: int | None = self.widget.index
        return None if index is None or index < self._offset else index - self._offset

    def _put(self, value: object) -> None:
        self.widget.index = self._find(value) + self._offset

    def _clear(self) -> None:
        self.widget.index = 0 if self._offset else None

    def _empty(self) -> object:
        if self.optional:
            return None
        raise FieldError(texts.CHOOSE)

    def check(self, value: object) -> object:
        """Return the value of the option; None may be one of them."""
        return self.cast(value) if self._is_option(value) else super().check(value)

    def _parse(self, text: str) -> object:
        return self._options[typed_position(text, self._options, self._finder)].value

    def _render(self, value: object) -> str:
        position = self._finder.by_value(value)
        return str(value) if position is None else self._options[position].label

    def text(self, value: object) -> str:
        """Return the label of an option as it stands in the record."""
        return super().text(self._render(value) if self._is_option(value) else value)

    def _hint(self) -> str:
        return options_hint(self._options)

    def _schema(self) -> dict[str, JSON]:
        return options_schema(self._options)


class _Several(ipywidgets.SelectMultiple):  # type: ignore[misc]  # ipywidgets has no types
    """A list to choose several from, of which only `index` is kept up to date.

    ipywidgets looks up each chosen value and label among all options, which
    takes seconds where somebody chooses all of thousands.
    """

    @traitlets.observe("index")
    def _propagate_index(self, change: object) -> None:
        """Do nothing, in the place of the method that does so."""


class MultiChoiceField(Field):
    """Any number of several options, in their order.

    Parameters
    ----------
    spec
        Key, label and so on. Without a default at least one has to be chosen.
    options
        At least one.
    gather
        Makes the answer of the chosen values.
    spread
        Makes values of an answer again.
    """

    kind = "choice"

    def __init__(
        self,
        spec: Spec,
        options: list[Option],
        gather: Callable[[list[object]], object] = list,
        spread: Callable[[object], Iterable[object]] | None = None,
    ) -> None:
        self._options = options
        self._finder = Finder(options)
        self._gather = gather
        self._spread = spread or _items
        positions = [(option.label, index) for index, option in enumerate(options)]
        rows = min(max(len(options), _ROWS[0]), _ROWS[1])
        super().__init__(spec, make_widget(_Several, options=positions, rows=rows))

    @property
    def options(self) -> list[Option]:
        """What is chosen from."""
        return list(self._options)

    def read(self) -> object:
        """Return the values of the options that are chosen now."""
        return self._of(sorted(self.widget.index))

    def cast(self, value: object) -> object:
        """Return the answer of the options that are the same as the values."""
        return self._gather([self._options[position].value for position in self._find(value)])

    def _of(self, positions: list[int]) -> object:
        if not positions and not self.has_default:
            return self._empty()
        value = self._gather([self._options[position].value for position in positions])
        self._bound(value)
        return value

    def _bound(self, value: object) -> None:
        positions = self._find(value)
        if not positions and self.required:
            raise FieldError(texts.CHOOSE_SOME)
        self.limits.check_length(positions, "choice", "choices")

    def _find(self, value: object) -> list[int]:
        positions = [self._finder.by_value(item) for item in self._spread(value)]
        if any(position is None for position in positions):
            raise FieldError(texts.NOT_FITTING)
        return sorted({position for position in positions if position is not None})

    def _put(self, value: object) -> None:
        self.widget.index = tuple(self._find(value))

    def _clear(self) -> None:
        self.widget.index = ()

    def _empty(self) -> object:
        if self.optional:
            return None
        raise FieldError(texts.CHOOSE_SOME)

    def _parse(self, text: str) -> object:
        whole = self._finder.by_label(text)
        if whole is not None:
            return self._of([whole])
        parts = [part for part in text.split(",") if part.strip()]
        found = {typed_position(part, self._options, self._finder) for part in parts}
        return self._of(sorted(found))

    def _render(self, value: object) -> str:
        return ", ".join(self._options[position].label for position in self._find(value))

    def _hint(self) -> str:
        return f"several, with commas between them: {options_hint(self._options)}"

    def _schema(self) -> dict[str, JSON]:
        return {
            "type": "array",
            "items": options_schema(self._options),
            "uniqueItems": True,
            **({"minItems": 1} if self.required else {}),
            **self.limits.length_schema("Items"),
        }


class CheckField(Field):
    """Yes or no. Without a default it starts at no, and that is an answer."""

    kind = "check"

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec, make_widget(ipywidgets.Checkbox, indent=False))

    @property
    def required(self) -> bool:
        """False: each of its states is an answer."""
        return False

    def read(self) -> object:
        """Return whether it is checked now."""
        return bool(self.widget.value)

    def cast(self, value: object) -> object:
        """Return a bool; nothing else is one."""
        if not isinstance(value, bool):
            raise FieldError(texts.YES_OR_NO)
        return value

    def _put(self, value: object) -> None:
        self.widget.value = bool(value)

    def _clear(self) -> None:
        self.widget.value = False

    def _parse(self, text: str) -> object:
        return yes_or_no(text)

    def _render(self, value: object) -> str:
        return texts.YES if value else texts.NO

    def _hint(self) -> str:
        return "yes or no"

    def _schema(self) -> dict[str, JSON]:
        return {"type": "boolean"}


def yes_or_no(text: str) -> bool:
    """Return the bool that a text stands for.

    Parameters
    ----------
    text
        What was typed.

    Raises
    ------
    FieldError
        It is neither yes nor no.
    """
    typed = text.strip().casefold()
    if typed in {"yes", "y", "true", "t", "on", "1"}:
        return True
    if typed in {"no", "n", "false", "f", "off", "0"}:
        return False
    raise FieldError(texts.YES_OR_NO)


def typed_position(text: str, options: list[Option], finder: Finder) -> int:
    """Return the position of the option that a text names.

    Parameters
    ----------
    text
        A label; or the number of an option from 1 on, where no label is a
        number (else "2" could mean two things).
    options, finder
        What is chosen from.

    Raises
    ------
    FieldError
        It names none of them.
    """
    position = finder.by_label(text)
    if position is not None:
        return position
    typed = text.strip()
    if typed.isdecimal() and len(typed) <= _LONGEST_NUMBER and _are_numbered(options):
        number = int(typed)
        if 1 <= number <= len(options):
            return number - 1
    raise FieldError(texts.CHOOSE)


def options_hint(options: list[Option]) -> str:
    """Return the options on one line, numbered where numbers can name them."""
    numbered = _are_numbered(options)
    shown = [
        f"{number} = {option.label}" if numbered else option.label
        for number, option in enumerate(options[:_MOST_IN_HINT], start=1)
    ]
    more = len(options) - len(shown)
    return ", ".join(shown) + (f", … and {more:,} more" if more else "")


def options_schema(options: list[Option]) -> dict[str, JSON]:
    """Return the schema of one of the options; `{}` where JSON has no form for them."""
    values = [to_json(option.value) for option in options[: _MOST_IN_SCHEMA + 1]]
    if len(values) > _MOST_IN_SCHEMA or any(
        value is None and option.value is not None
        for value, option in zip(values, options, strict=False)
    ):
        return {}
    return {
        "oneOf": [
            {"const": value, "title": option.label}
            for value, option in zip(values, options, strict=True)
        ]
    }


def _are_numbered(options: list[Option]) -> bool:
    return not any(option.label.strip().isdecimal() for option in options)


def _items(value: object) -> Iterable[object]:
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return value
    raise FieldError(texts.NOT_FITTING)
