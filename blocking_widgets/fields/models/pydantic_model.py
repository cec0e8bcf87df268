"""A pydantic model as a form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import pydantic
from pydantic.fields import FieldInfo

from ..annotations import NoField
from ..base import MISSING, Field, Missing, Spec
from ..errors import FieldErrors
from ..keys import label_of
from ..tree import Group, Place, Planter
from .common import entry_of
from .pydantic_errors import field_errors
from .pydantic_text import PydanticTextField

__all__ = ["group_of_pydantic"]

# From 2.11 on a model can be told to take its fields by their names.
_BY_NAME = tuple(map(int, pydantic.VERSION.split(".")[:2])) >= (2, 11)


def group_of_pydantic(cls: type[Any], instance: object | None, place: Place) -> Group:
    """Return the group of fields for a pydantic model.

    The fields check what they know of: types and bounds. The model checks all
    again when it is made, its own validators among them.

    Parameters
    ----------
    cls
        The model: its titles are the labels, its descriptions the help.
    instance
        Its values are the defaults, if it is given.
    place
        Where in the form it stands.

    Raises
    ------
    BadQuestion
        A field cannot be asked for.
    """
    infos: dict[str, FieldInfo] = cls.model_fields
    names = _names_of_aliases(infos)
    group = Group(place, lambda values: _make(cls, values, names))
    with Planter(group):
        for name, info in infos.items():
            if is_asked(info):
                group.entries[name] = _entry(name, info, instance, place)
    return group


def is_asked(info: FieldInfo) -> bool:
    """Say whether a field is asked for: ``json_schema_extra={"ask": False}`` leaves it out."""
    extra = info.json_schema_extra
    return not (isinstance(extra, dict) and extra.get("ask") is False)


def _entry(name: str, info: FieldInfo, instance: object | None, place: Place) -> Field | Group:
    """Return the entry for one field of the model."""
    spec = Spec(
        place.key(name),
        info.title or label_of(name),
        info.description or "",
        place.group,
        _first(info) if instance is None else getattr(instance, name, MISSING),
    )
    try:
        return entry_of(spec, name, _annotated(info.annotation, _ours(info.metadata)), place)
    except NoField:
        return PydanticTextField(spec, _annotated(info.annotation, info.metadata))


def _annotated(annotation: object, metadata: Iterable[object]) -> Any:
    """Return an annotation with its metadata around it."""
    for item in metadata:
        annotation = Annotated[annotation, item]
    return annotation


def _ours(metadata: Iterable[object]) -> list[object]:
    """Return the metadata that the fields may use.

    Patterns are pydantic's alone: it reads them as Rust does, not as Python.
    """
    return [item for item in metadata if getattr(item, "pattern", None) is None]


def _first(info: FieldInfo) -> object | Missing:
    """Return the value that is there at first."""
    if info.is_required() or getattr(info, "default_factory_takes_validated_data", False):
        return MISSING
    first: object = info.get_default(call_default_factory=True)
    return first


def _names_of_aliases(infos: dict[str, FieldInfo]) -> dict[str, str]:
    """Return alias → name, as errors are reported at either."""
    names: dict[str, str] = {}
    for name, info in infos.items():
        for alias in _aliases(info):
            names.setdefault(alias, name)
    return names


def _aliases(info: FieldInfo) -> list[str]:
    """Return the names that the model takes a field by, apart from its own."""
    alias = info.validation_alias
    choices = alias.choices if isinstance(alias, pydantic.AliasChoices) else [alias]
    found = [choice for choice in (*choices, info.alias) if isinstance(choice, str)]
    paths = [choice.path[0] for choice in choices if isinstance(choice, pydantic.AliasPath)]
    return [*found, *(str(first) for first in paths)]


def _make(cls: type[Any], values: dict[str, object], names: dict[str, str]) -> object:
    """Return an instance; what the model refuses goes to the person."""
    try:
        if _BY_NAME:
            return cls.model_validate(values, by_alias=False, by_name=True)
        if not cls.model_config.get("populate_by_name"):
            alias_of = {name: alias for alias, name in reversed(names.items())}
            values = {alias_of.get(name, name): value for name, value in values.items()}
        return cls.model_validate(values)
    except pydantic.ValidationError as error:
        raise FieldErrors(field_errors(error, names)) from error
