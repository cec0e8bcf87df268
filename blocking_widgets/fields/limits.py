"""What a value may be: bounds, lengths, patterns; checked here and put into a schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Sized
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from ..errors import BadQuestion
from . import texts
from .errors import FieldError
from .json_value import JSON, to_json

__all__ = ["Limits"]

_SCHEMA_NAMES = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "lt": "exclusiveMaximum",
    "multiple_of": "multipleOf",
}


# A bound is of the type of the value that it bounds (int, date, Decimal, …);
# Python has no type for "can be compared with that one", hence Any.
@dataclass(frozen=True)
class Limits:
    """The bounds of a value; None where there is none.

    Parameters
    ----------
    ge, gt, le, lt
        Lowest and highest value; `gt` and `lt` leave the bound itself out.
    min_length, max_length
        Of a text, or of a list.
    multiple_of
        The value is a whole number of these.
    pattern
        A regular expression that is found in the text.
    """

    ge: Any = None
    gt: Any = None
    le: Any = None
    lt: Any = None
    min_length: int | None = None
    max_length: int | None = None
    multiple_of: Any = None
    pattern: str | None = None

    def merge(self, other: Limits) -> Limits:
        """Return these limits, with those that `other` has in their place."""
        return replace(self, **other.given())

    def given(self) -> dict[str, Any]:
        """Return the limits that are not None, by name."""
        return {
            f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) is not None
        }

    def verify(self, label: str, fits: Callable[[object], bool]) -> None:
        """Refuse limits that no value can keep, or that are of another type.

        Parameters
        ----------
        label
            The field's, for the message.
        fits
            Says whether a bound is of the field's type.

        Raises
        ------
        BadQuestion
            Naming the label and the bounds.
        """
        for bound in (self.ge, self.gt, self.le, self.lt, self.multiple_of):
            if bound is not None and not fits(bound):
                raise BadQuestion(f"{label!r}: {bound!r} cannot be a limit of this kind of value")
        low = self.ge if self.ge is not None else self.gt
        high = self.le if self.le is not None else self.lt
        try:
            crossed = low is not None and high is not None and low > high
        except TypeError as error:
            raise BadQuestion(
                f"{label!r}: its limits {low!r} and {high!r} cannot be compared"
            ) from error
        if crossed:
            raise BadQuestion(f"{label!r}: its lowest value {low!r} is above its highest {high!r}")
        if self.pattern is not None:
            try:
                re.compile(self.pattern)
            except re.error as error:
                raise BadQuestion(
                    f"{label!r}: {self.pattern!r} is not a pattern ({error})"
                ) from error

    def check(self, value: Any, show: Callable[[object], str] = str) -> None:
        """Refuse a value beyond its bounds.

        Parameters
        ----------
        value
            A value of the right type.
        show
            Writes a bound for the person.

        Raises
        ------
        FieldError
            With what is allowed.
        """
        if self.ge is not None and not value >= self.ge:
            raise FieldError(texts.at_least(show(self.ge)))
        if self.gt is not None and not value > self.gt:
            raise FieldError(texts.more_than(show(self.gt)))
        if self.le is not None and not value <= self.le:
            raise FieldError(texts.at_most(show(self.le)))
        if self.lt is not None and not value < self.lt:
            raise FieldError(texts.less_than(show(self.lt)))
        if self.multiple_of is not None and not _is_multiple(value, self.multiple_of):
            raise FieldError(texts.multiple_of(show(self.multiple_of)))

    def check_length(self, value: Sized, one: str, many: str) -> None:
        """Refuse a text or list that is too short or too long.

        Parameters
        ----------
        value
            The text or list.
        one, many
            What is counted: "character", "characters".

        Raises
        ------
        FieldError
            With what is allowed.
        """
        if self.min_length is not None and len(value) < self.min_length:
            raise FieldError(texts.at_least(texts.counted(self.min_length, one, many)))
        if self.max_length is not None and len(value) > self.max_length:
            raise FieldError(texts.at_most(texts.counted(self.max_length, one, many)))

    def check_pattern(self, value: str) -> None:
        """Refuse a text in which the pattern is not found.

        Raises
        ------
        FieldError
            Without the pattern, which would say nothing to most people.
        """
        if self.pattern is not None and re.search(self.pattern, value) is None:
            raise FieldError(texts.FORM)

    def schema(self) -> dict[str, JSON]:
        """Return the bounds in JSON Schema's words; dates have none there."""
        found: dict[str, JSON] = {}
        for name, word in _SCHEMA_NAMES.items():
            bound = to_json(getattr(self, name))
            if isinstance(bound, int | float):
                found[word] = bound
        return found

    def length_schema(self, unit: str) -> dict[str, JSON]:
        """Return the lengths in JSON Schema's words; `unit` is Length or Items."""
        found: dict[str, JSON] = {}
        if self.min_length is not None:
            found[f"min{unit}"] = self.min_length
        if self.max_length is not None:
            found[f"max{unit}"] = self.max_length
        return found

    def hint(self, show: Callable[[object], str] = str) -> str:
        """Return the bounds in a few words, '' where there are none.

        Parameters
        ----------
        show
            Writes a bound for the person.
        """
        parts = []
        if self.ge is not None and self.le is not None:
            parts.append(f"{show(self.ge)} to {show(self.le)}")
        else:
            parts += [f"at least {show(self.ge)}"] if self.ge is not None else []
            parts += [f"at most {show(self.le)}"] if self.le is not None else []
        parts += [f"more than {show(self.gt)}"] if self.gt is not None else []
        parts += [f"less than {show(self.lt)}"] if self.lt is not None else []
        return ", ".join(parts)


# Beyond it a float cannot tell one whole number from the next.
_EXACT = 2**53


def _is_multiple(value: Any, step: Any) -> bool:
    """Say whether a value is a whole number of steps, within what floats can say."""
    if not step:
        return True
    if isinstance(value, Decimal):
        return value % Decimal(str(step)) == 0
    if isinstance(value, float | int) and isinstance(step, float):
        if abs(value) > _EXACT:
            return True  # a float this large is between two steps anyway
        count = value / step
        return bool(abs(count - round(count)) <= 1e-9 * max(1.0, abs(count)))
    return bool(value % step == 0)
