"""From what an author wrote to a field."""

from __future__ import annotations

import datetime as dt
import enum
import numbers
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import PurePath
from typing import Any

import ipywidgets

from ..errors import BadQuestion
from .annotations import field_of_annotation, is_annotation
from .base import MISSING, Field, Missing, Spec
from .choice_fields import ChoiceField
from .choices import options_of
from .keys import key_of
from .models import is_model
from .other_fields import WidgetField
from .slider_fields import slider
from .text_fields import PasswordField, PathField, is_number

__all__ = ["field", "field_of_value"]


def field(  # noqa: PLR0913 - keywords, each of which an author may want
    label: str,
    value: object,
    *,
    key: str | None = None,
    help: str = "",
    group: str = "",
    trait: str | None = None,
    default: object | Missing = MISSING,
    secret: bool = False,
    required: bool | None = None,
) -> Field:
    """Return the field that asks for a value.

    Parameters
    ----------
    label
        What the person reads; plain text.
    value
        A first value (``5``, ``"text"``, ``date(2026, 1, 31)``, a member of an
        Enum); a range ``(min, max)`` or ``(min, max, step)``; options (a list,
        a dict, pairs, an Enum class, ``Literal``); a type annotation (``int``,
        ``date | None``, ``list[str]``, …); or any widget.
    key
        Its identifier; by default made of the label.
    help
        Markdown.
    group
        Heading under which it is drawn.
    trait
        For a widget: the attribute that is the answer.
    default
        For an annotation, options or a range: the value that is there at first.
    secret
        For a text: ask for a password.
    required
        For a widget: whether nothing (None, or no file) is refused; by default
        where it starts with nothing.

    Returns
    -------
    Field
        With a widget that is not displayed yet.

    Raises
    ------
    BadQuestion
        The value says nothing that could be asked for.

    Examples
    --------
    >>> one = field("Rows", int)
    >>> one.parse("12 000")
    12000
    >>> one.close()
    """
    if not isinstance(label, str):
        raise BadQuestion(f"A label is a text, not {type(label).__name__}")
    spec = Spec(key or key_of(label), label, help, group, default)
    if isinstance(value, ipywidgets.Widget):
        return WidgetField(spec, value, trait=trait, required=required)
    if trait is not None:
        raise BadQuestion(f"{label!r}: trait= goes with a widget, not with {type(value).__name__}")
    if secret:
        if value is not str and not isinstance(value, str):
            raise BadQuestion(f"{label!r}: a secret is a text")
        first = value if isinstance(value, str) and value else default
        return PasswordField(replace(spec, default=first))
    return field_of_value(spec, value)


def field_of_value(spec: Spec, value: object) -> Field:
    """Return the field for an annotation, or for an example of a value.

    Parameters
    ----------
    spec
        Key, label and so on.
    value
        As for `field`.

    Raises
    ------
    BadQuestion
        The value says nothing that could be asked for.
    """
    if isinstance(value, ipywidgets.Widget):
        return WidgetField(spec, value)
    if isinstance(value, ipywidgets.fixed):
        raise BadQuestion(f"{spec.label!r}: a fixed value is not asked for")
    if value is None or value is ...:
        raise BadQuestion(
            f"{spec.label!r}: {value} does not say what to ask for; give a type such as int"
        )
    if not isinstance(value, type) and is_model(value):
        if type(value).__module__.partition(".")[0] == "panel":
            raise BadQuestion(
                f"{spec.label!r}: wrap what is Panel's as a widget, with panel.ipywidget(...)"
            )
        # A pydantic model's instance would otherwise pass for a list of pairs.
        raise BadQuestion(
            f"{spec.label!r}: {type(value).__name__} has several fields; ask for it with form"
        )
    if is_annotation(value):
        return field_of_annotation(spec, value)
    return _of_example(spec, _plain(value))


def _of_example(spec: Spec, value: object) -> Field:
    """Return the field for a first value, a range or options."""
    if isinstance(value, PurePath):
        return PathField(replace(spec, default=value), type(value))
    for kind in _KINDS:
        if isinstance(value, kind):
            annotation = type(value) if isinstance(value, enum.Enum) else kind
            return field_of_annotation(replace(spec, default=value), annotation)
    if isinstance(value, numbers.Integral):
        return field_of_annotation(replace(spec, default=int(value)), int)
    if isinstance(value, numbers.Real):
        return field_of_annotation(replace(spec, default=float(value)), float)
    if isinstance(value, tuple) and len(value) in (2, 3) and all(map(is_number, value)):
        return slider(spec, value)
    if isinstance(value, Iterable):
        return _of_options(spec, value)
    raise BadQuestion(
        f"{spec.label!r}: there is no field for {type(value).__name__}; give a type or a widget"
    )


# The first that fits: a bool is an int, a datetime a date.
_KINDS = (enum.Enum, bool, str, int, float, Decimal, dt.datetime, dt.date, dt.time, bytes)


def _of_options(spec: Spec, value: Iterable[object]) -> Field:
    """Return the choice from options; as in `interact`, the first is preselected."""
    options = options_of(value, spec.label)
    if spec.default is MISSING:
        spec = replace(spec, default=options[0].value)
    return ChoiceField(spec, options)


def _plain(value: object) -> object:
    """Return a scalar of numpy as Python's own value, others as they are."""
    if type(value).__module__ == "numpy" and getattr(value, "shape", None) == ():
        return _item(value)
    return value


def _item(scalar: Any) -> object:
    """Return numpy's scalar as Python's own value."""
    # Python's moments have microseconds; of finer ones `item` makes a number.
    exact = scalar.astype("datetime64[us]") if scalar.dtype.kind == "M" else scalar
    plain: object = exact.item()
    return plain
