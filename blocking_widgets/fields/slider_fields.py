"""Sliders: a number between two others, or two numbers between two others."""

from __future__ import annotations

import math
from typing import NamedTuple

import ipywidgets

from ..errors import BadQuestion
from . import texts
from .base import MISSING, Field, Spec
from .errors import FieldError
from .json_value import JSON
from .limits import Limits
from .number_text import float_of, int_of, number_text
from .text_fields import FloatField, IntField, is_number
from .widget_care import make_widget

__all__ = ["RangeSliderField", "Scale", "SliderField", "slider"]

# A page's numbers are floats: whole numbers beyond these would change.
_EXACT = 2**53
_MOST_DECIMALS = 12
_ENDS = 2


class Scale(NamedTuple):
    """What a slider runs along.

    Parameters
    ----------
    low, high
        Its ends.
    step
        The distance of two positions. It is a convenience of the slider: a
        number between two positions, typed beside it, is fine.
    whole
        Whether the values are int.
    """

    low: int | float
    high: int | float
    step: int | float
    whole: bool


def slider(spec: Spec, numbers: tuple[object, ...]) -> Field:
    """Return the field for ``(min, max)`` or ``(min, max, step)``.

    Parameters
    ----------
    spec
        Without a default the slider starts in the middle, as in `interact`.
    numbers
        All int for whole numbers, otherwise floats.

    Returns
    -------
    Field
        A number field, where the numbers are too large for a page's slider.

    Raises
    ------
    BadQuestion
        The numbers make no scale.
    """
    scale = scale_of(spec.label, numbers)
    middle: object = spec.default
    if middle is MISSING:
        low, high = scale.low, scale.high
        middle = low + (high - low) // 2 if scale.whole else low + (high - low) / 2
    bounded = Spec(
        spec.key,
        spec.label,
        spec.help,
        spec.group,
        default=middle,
        optional=spec.optional,
        limits=Limits(ge=scale.low, le=scale.high),
    )
    if scale.whole and max(abs(scale.low), abs(scale.high)) > _EXACT:
        return IntField(bounded)
    # An empty slider does not exist: what may be empty is typed.
    if bounded.optional or middle is None:
        return IntField(bounded) if scale.whole else FloatField(bounded)
    return SliderField(bounded, scale)


def scale_of(label: str, numbers: tuple[object, ...]) -> Scale:
    """Return the scale for two or three numbers.

    Parameters
    ----------
    label
        The field's, for messages.
    numbers
        Lowest, highest and perhaps step.

    Raises
    ------
    BadQuestion
        They make none.
    """
    low, high, *rest = numbers
    whole = all(isinstance(number, int) or hasattr(number, "__index__") for number in numbers)
    values = [_plain(label, number, whole=whole) for number in (low, high, *rest)]
    bottom, top = values[0], values[1]
    if bottom > top:
        raise BadQuestion(f"{label!r}: min {low!r} is above max {high!r}")
    if rest and values[2] <= 0:
        raise BadQuestion(f"{label!r}: the step {rest[0]!r} must be above 0")
    step = values[2] if rest else (1 if whole else _step(top - bottom))
    return Scale(bottom, top, step, whole)


class SliderField(Field):
    """A number on a scale; each position is an answer.

    Parameters
    ----------
    spec
        With a default within its limits.
    scale
        What it runs along.
    """

    kind = "slider"

    def __init__(self, spec: Spec, scale: Scale) -> None:
        self._scale = scale
        kind = ipywidgets.IntSlider if scale.whole else ipywidgets.FloatSlider
        super().__init__(spec, make_widget(kind, **_looks(scale)))
        if self.has_default and not scale.low <= self.default <= scale.high:  # type: ignore[operator]  # cast made it a number
            self.close()
            raise BadQuestion(f"{self.label!r}: the default {self.default!r} is not on the slider")

    def read(self) -> object:
        """Return the number at the slider's position."""
        return self.check(self.widget.value)

    def cast(self, value: object) -> object:
        """Return a number of the scale's type."""
        return _number(value, whole=self._scale.whole)

    def _bound(self, value: object) -> None:
        self.limits.check(value, _shown)

    def _put(self, value: object) -> None:
        self.widget.value = value

    def _clear(self) -> None:
        self.widget.value = self._scale.low

    def _parse(self, text: str) -> object:
        return int_of(text) if self._scale.whole else float_of(text)

    def _hint(self) -> str:
        return self.limits.hint(_shown)

    def _render(self, value: object) -> str:
        return _shown(value)

    def _schema(self) -> dict[str, JSON]:
        return {"type": "integer" if self._scale.whole else "number", **self.limits.schema()}


class RangeSliderField(Field):
    """Two numbers on a scale, the first not above the second; a tuple.

    Parameters
    ----------
    spec
        Without a default it spans the scale.
    scale
        What it runs along.
    """

    kind = "slider"

    def __init__(self, spec: Spec, scale: Scale) -> None:
        self._scale = scale
        kind = ipywidgets.IntRangeSlider if scale.whole else ipywidgets.FloatRangeSlider
        super().__init__(spec, make_widget(kind, value=(scale.low, scale.high), **_looks(scale)))

    @property
    def required(self) -> bool:
        """False: each of its positions is an answer."""
        return False

    def read(self) -> object:
        """Return the numbers at the slider's ends."""
        return self.check(self.widget.value)

    def cast(self, value: object) -> object:
        """Return two numbers in order."""
        if not isinstance(value, tuple | list) or len(value) != _ENDS:
            raise FieldError(texts.RANGE)
        low, high = (_number(item, whole=self._scale.whole) for item in value)
        if low > high:
            raise FieldError(texts.ORDER)
        return low, high

    def _bound(self, value: object) -> None:
        if isinstance(value, tuple):
            for item in value:
                self.limits.check(item, _shown)

    def _put(self, value: object) -> None:
        self.widget.value = value

    def _clear(self) -> None:
        self.widget.value = (self._scale.low, self._scale.high)

    def _parse(self, text: str) -> object:
        parts = text.split(" to ")
        if len(parts) != _ENDS:
            raise FieldError(texts.RANGE)
        read = int_of if self._scale.whole else float_of
        return self.cast(tuple(read(part) for part in parts))

    def _hint(self) -> str:
        return f"two numbers, as in {_shown(self._scale.low)} to {_shown(self._scale.high)}"

    def _render(self, value: object) -> str:
        return " to ".join(map(_shown, value)) if isinstance(value, tuple) else str(value)

    def _schema(self) -> dict[str, JSON]:
        item: dict[str, JSON] = {
            "type": "integer" if self._scale.whole else "number",
            **self.limits.schema(),
        }
        return {"type": "array", "items": item, "minItems": 2, "maxItems": 2}


def _looks(scale: Scale) -> dict[str, object]:
    """Return a slider widget's arguments."""
    looks: dict[str, object] = {"min": scale.low, "max": scale.high, "step": scale.step}
    if not scale.whole:
        looks["readout_format"] = f".{_decimals(scale)}f"
    return looks


def _number(value: object, *, whole: bool) -> int | float:
    if not is_number(value):
        raise FieldError(texts.WHOLE if whole else texts.NUMBER)
    number = float(value)  # type: ignore[arg-type]  # is_number has looked
    if not whole:
        return number
    if not number.is_integer():
        raise FieldError(texts.WHOLE)
    return int(value)  # type: ignore[call-overload,no-any-return]  # is_number has looked


def _plain(label: str, number: object, *, whole: bool) -> int | float:
    """Return one of a scale's numbers as Python's own."""
    if whole:
        return int(number)  # type: ignore[call-overload,no-any-return]  # it has __index__
    value = float(number)  # type: ignore[arg-type]  # the caller has seen that it is a number
    if not math.isfinite(value):
        raise BadQuestion(f"{label!r}: {number!r} cannot be an end of a slider")
    return value


def _step(width: float) -> float:
    """Return a step for floats: `interact`'s 0.1, or finer where the scale is short."""
    if width <= 0:
        return 0.1
    return min(0.1, 10.0 ** math.floor(math.log10(width / 50)))


def _decimals(scale: Scale) -> int:
    """Return how many decimals tell two positions apart."""
    found = 1
    for number in (scale.step, scale.low):
        text = f"{number:.{_MOST_DECIMALS}f}".rstrip("0")
        found = max(found, len(text.partition(".")[2]))
    return found


def _shown(value: object) -> str:
    return number_text(value) if isinstance(value, int | float) else str(value)
