"""A Parameterized class of param as a form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import param

from ...errors import BadQuestion
from ..annotations import field_of_annotation
from ..base import MISSING, Field, Spec
from ..choice_fields import ChoiceField, MultiChoiceField
from ..choices import options_of
from ..errors import FieldErrors
from ..limits import Limits
from ..slider_fields import RangeSliderField, scale_of
from ..tree import Group, Place, Planter
from .common import entry_of

__all__ = ["group_of_param"]


def group_of_param(cls: type[Any], instance: Any, place: Place) -> Group:
    """Return the group of fields for a Parameterized class.

    Parameters
    ----------
    cls
        The class: labels, docs and bounds of its parameters are used; those
        that are constant, read-only or of a negative precedence are left out.
    instance
        Its values are the defaults, if it is given.
    place
        Where in the form it stands.

    Raises
    ------
    BadQuestion
        A parameter cannot be asked for.
    """
    group = Group(place, lambda values: _make(cls, values))
    with Planter(group):
        for name, one in cls.param.objects("existing").items():
            if _is_asked(name, one):
                first = one.default if instance is None else getattr(instance, name)
                group.entries[name] = _entry(name, one, first, place)
    return group


def _is_asked(name: str, one: Any) -> bool:
    hidden = one.precedence is not None and one.precedence < 0
    # An Action holds code, an Event is a press of a button: neither is a value.
    inert = isinstance(one, param.Callable | param.Event)
    return not (
        name == "name" or name.startswith("_") or one.constant or one.readonly or hidden or inert
    )


def _entry(name: str, one: Any, first: object, place: Place) -> Field | Group:
    """Return the entry for one parameter."""
    spec = Spec(
        place.key(name),
        one.label or name,
        (one.doc or "").strip(),
        place.group,
        first,
        optional=bool(one.allow_None),
        limits=_limits(one),
    )
    for kinds, make in _KINDS:
        if isinstance(one, kinds):
            return make(spec, one, place, name)
    raise BadQuestion(f"{spec.label!r}: there is no field for a {type(one).__name__} parameter")


def _simple(annotation: object) -> Callable[[Spec, Any, Place, str], Field]:
    def make(spec: Spec, _one: Any, _place: Place, _name: str) -> Field:
        return field_of_annotation(spec, annotation)

    return make


def _string(spec: Spec, one: Any, _place: Place, _name: str) -> Field:
    pattern = getattr(one, "regex", None)
    # param looks for its pattern at the beginning of the text.
    limits = Limits(pattern=rf"\A(?:{pattern})") if pattern else Limits()
    return field_of_annotation(replace(spec, limits=limits), str)


def _date(spec: Spec, one: Any, _place: Place, _name: str) -> Field:
    bounds = (spec.default, *(one.bounds or ()))
    # A Date parameter takes dates and datetimes; what it holds tells which.
    plain = any(isinstance(item, dt.date) and not isinstance(item, dt.datetime) for item in bounds)
    return field_of_annotation(spec, dt.date if plain else dt.datetime)


def _selector(spec: Spec, one: Any, _place: Place, _name: str) -> Field:
    options = options_of(one.get_range(), spec.label)
    if isinstance(one, param.ListSelector):
        return MultiChoiceField(spec, options)
    if spec.default is None and not one.allow_None:
        spec = replace(spec, default=MISSING)
    return ChoiceField(spec, options)


def _list(spec: Spec, one: Any, _place: Place, _name: str) -> Field:
    low, high = one.bounds or (None, None)
    item = one.item_type if isinstance(one.item_type, type) else str
    return field_of_annotation(
        replace(spec, limits=Limits(min_length=low or None, max_length=high)),
        list[item],  # type: ignore[valid-type]
    )


def _range(spec: Spec, one: Any, place: Place, name: str) -> Field | Group:
    """Return a slider with two ends if there are bounds, otherwise two number fields."""
    low, high = one.bounds or (None, None)
    if low is not None and high is not None and spec.default is not None:
        whole = all(isinstance(number, int) for number in (low, high, *_numbers(spec.default)))
        scale = scale_of(spec.label, (low, high) if whole else (float(low), float(high)))
        return RangeSliderField(replace(spec, limits=Limits(ge=scale.low, le=scale.high)), scale)
    return _two_numbers(spec, place.below(name, spec.label))


def _two_numbers(spec: Spec, place: Place) -> Group:
    """Return a group of two number fields that make a tuple."""
    group = Group(place, _pair, spec.label)
    first = _numbers(spec.default)
    with Planter(group):
        for index, (name, label) in enumerate((("low", "From"), ("high", "To"))):
            one = Spec(
                place.key(name),
                label,
                spec.help if index == 0 else "",
                place.group,
                first[index] if first else MISSING,
                limits=spec.limits,
            )
            group.entries[name] = field_of_annotation(one, float)
    return group


def _pair(values: dict[str, Any]) -> object:
    if values["low"] > values["high"]:
        from .. import texts

        raise FieldErrors({"high": texts.ORDER})
    return values["low"], values["high"]


def _numbers(value: object) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else ()


def _nested(spec: Spec, one: Any, place: Place, name: str) -> Field | Group:
    kind = one.class_
    if not isinstance(kind, type) or not one.is_instance:
        raise BadQuestion(f"{spec.label!r}: there is no field for a {type(one).__name__} parameter")
    return entry_of(spec, name, kind, place)


# The first that fits: an Integer is a Number, a ListSelector a Selector.
_KINDS: list[tuple[Any, Callable[[Spec, Any, Place, str], Field | Group]]] = [
    (param.Boolean, _simple(bool)),
    (param.Integer, _simple(int)),
    (param.CalendarDate, _simple(dt.date)),
    (param.Date, _date),
    (param.Number, _simple(float)),
    (param.String, _string),
    (param.Selector, _selector),
    (param.Path, _simple(Path)),
    (param.Color, _simple(str)),
    (param.Bytes, _simple(bytes)),
    (param.List, _list),
    (
        (param.DateRange, param.CalendarDateRange),
        lambda spec, one, _place, _name: _no_field(spec, one),
    ),
    (param.Range, _range),
    (param.ClassSelector, _nested),
]


def _no_field(spec: Spec, one: Any) -> Field:
    raise BadQuestion(f"{spec.label!r}: there is no field for a {type(one).__name__} parameter")


def _limits(one: Any) -> Limits:
    """Return a parameter's hard bounds."""
    bounds = getattr(one, "bounds", None)
    if not isinstance(one, param.Number | param.Range) or not bounds:
        return Limits()
    low, high = bounds
    with_low, with_high = getattr(one, "inclusive_bounds", (True, True))
    return Limits(
        ge=low if with_low else None,
        gt=None if with_low else low,
        le=high if with_high else None,
        lt=None if with_high else high,
    )


def _make(cls: type[Any], values: dict[str, object]) -> object:
    """Return an instance; what the class refuses goes to the person."""
    try:
        return cls(**values)
    except (ValueError, TypeError) as error:
        raise FieldErrors(_culprits(cls, values) or {"": str(error)}) from error


def _culprits(cls: type[Any], values: dict[str, object]) -> dict[str, str]:
    """Return the reasons of the parameters that are refused one by one.

    param's error names the parameter only in its text.
    """
    errors: dict[str, str] = {}
    for name, value in values.items():
        try:
            cls(**{name: value})
        except (ValueError, TypeError) as error:
            errors[name] = str(error)
    return errors if len(errors) < len(values) or len(values) == 1 else {}
