"""A dataclass as a form."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from typing import Any

import ipywidgets

from ...errors import BadQuestion
from ..base import MISSING, Field, Missing, Spec
from ..errors import FieldErrors
from ..keys import label_of
from ..limits import Limits
from ..make import field_of_value
from ..text_fields import PasswordField
from ..tree import Group, Place, Planter
from .common import entry_of

__all__ = ["group_of_dataclass"]

# What an author may write into a field's metadata, and what it means here.
_LIMITS = {
    "min": "ge",
    "max": "le",
    "ge": "ge",
    "gt": "gt",
    "le": "le",
    "lt": "lt",
    "min_length": "min_length",
    "max_length": "max_length",
    "multiple_of": "multiple_of",
    "pattern": "pattern",
}


def group_of_dataclass(cls: type, instance: object | None, place: Place) -> Group:
    """Return the group of fields for a dataclass.

    Parameters
    ----------
    cls
        The class. The metadata of its fields may have ``label``, ``help``,
        ``min``, ``max``, ``gt``, ``lt``, ``min_length``, ``max_length``,
        ``multiple_of``, ``pattern``, ``secret``, ``options`` (what is chosen
        from), ``widget`` (a widget, or a function that makes one) and
        ``"ask": False`` for one that keeps its default.
    instance
        Its values are the defaults, if it is given.
    place
        Where in the form it stands.

    Raises
    ------
    BadQuestion
        A field cannot be asked for, or has to be given another way.
    """
    _refuse_init_only(cls)
    hints = _hints(cls)
    group = Group(place, lambda values: _make(cls, values))
    with Planter(group):
        for one in dataclasses.fields(cls):
            if one.init and one.metadata.get("ask") is not False:
                group.entries[one.name] = _entry(one, hints[one.name], instance, place)
    return group


def _entry(
    one: dataclasses.Field[Any], annotation: object, instance: object | None, place: Place
) -> Field | Group:
    """Return the entry for one of the class's fields."""
    about = one.metadata
    spec = Spec(
        place.key(one.name),
        str(about.get("label") or label_of(one.name)),
        str(about.get("help") or ""),
        place.group,
        _first(one, instance),
        limits=_limits(about),
    )
    if about.get("widget") is not None:
        widget = about["widget"]
        return field_of_value(spec, widget() if callable(widget) else widget)
    if about.get("options") is not None:
        return field_of_value(spec, about["options"])
    if about.get("secret"):
        return PasswordField(spec)
    if isinstance(spec.default, ipywidgets.Widget):
        return field_of_value(spec, spec.default)
    return entry_of(spec, one.name, annotation, place)


def _first(one: dataclasses.Field[Any], instance: object | None) -> object | Missing:
    """Return the value that is there at first."""
    if instance is not None:
        return typing.cast(object, getattr(instance, one.name, MISSING))
    if one.default is not dataclasses.MISSING:
        return typing.cast(object, one.default)
    if one.default_factory is not dataclasses.MISSING:
        return typing.cast(object, one.default_factory())
    return MISSING


def _limits(about: Mapping[Any, Any]) -> Limits:
    return Limits(
        **{ours: about[theirs] for theirs, ours in _LIMITS.items() if about.get(theirs) is not None}
    )


def _hints(cls: type) -> dict[str, Any]:
    """Return the types of the fields, also where they are written as texts."""
    try:
        return typing.get_type_hints(cls, include_extras=True)
    except Exception as error:  # evaluating what the author wrote may raise anything
        raise BadQuestion(
            f"{cls.__name__}: the types of its fields cannot be read ({error})"
        ) from error


def _refuse_init_only(cls: type) -> None:
    """Refuse arguments of the class that are no fields and have no default.

    `dataclasses.fields` does not list an ``InitVar``; it is found where the
    dataclass keeps all of its arguments.
    """
    for name, one in vars(cls).get("__dataclass_fields__", {}).items():
        is_field = any(one is known for known in dataclasses.fields(cls))
        needed = one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING
        if not is_field and needed and "InitVar" in str(one.type):
            raise BadQuestion(
                f"{cls.__name__} needs {name!r} to be made (an InitVar), which no form asks for"
            )


def _make(cls: type, values: dict[str, object]) -> object:
    """Return an instance; what the class refuses goes to the person."""
    try:
        return cls(**values)
    except FieldErrors:
        raise
    except (ValueError, AssertionError) as error:
        from .pydantic_errors import field_errors, is_validation_error

        # A pydantic dataclass refuses with the reasons of all of its fields.
        if is_validation_error(error):
            raise FieldErrors(field_errors(error, {})) from error
        raise FieldErrors({"": str(error) or type(error).__name__}) from error
