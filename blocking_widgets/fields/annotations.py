"""From a type annotation to a field."""

from __future__ import annotations

import datetime as dt
import enum
import functools
import inspect
import numbers
import operator
import os
import types
import typing
from collections.abc import Callable, Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, is_dataclass, replace
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import ipywidgets

from ..errors import BadQuestion
from . import texts
from .base import Field, Spec
from .choice_fields import CheckField, ChoiceField, MultiChoiceField
from .choices import Option, options_of
from .errors import FieldError
from .limits import Limits
from .moment_fields import DateField, DatetimeField, TimeField
from .other_fields import LinesField, UploadField
from .text_fields import (
    DecimalField,
    FloatField,
    IntField,
    PasswordField,
    PathField,
    TextField,
)

__all__ = ["Meaning", "NoField", "field_of_annotation", "is_annotation", "meaning_of"]

# An annotation has no type of its own: `int`, `int | None` and `Literal[1]`
# have only `object` in common.


class NoField(BadQuestion):
    """There is no field for a type."""


@dataclass
class Meaning:
    """What an annotation says, taken apart.

    Parameters
    ----------
    core
        The type itself, without what is around it.
    limits
        From ``Annotated``.
    optional
        None is allowed, too.
    label, help
        From ``Annotated``, '' where it says nothing.
    """

    core: object
    limits: Limits = field(default_factory=Limits)
    optional: bool = False
    label: str = ""
    help: str = ""


def is_annotation(value: object) -> bool:
    """Say whether a value is a type annotation rather than an example of one.

    Parameters
    ----------
    value
        What an author gave to be asked for.
    """
    return (
        isinstance(value, type | types.UnionType | typing.NewType)
        or get_origin(value) is not None
        or value is Any
        or type(value).__name__ == "TypeAliasType"
    )


def meaning_of(annotation: object) -> Meaning:  # noqa: PLR0911 - one per kind of wrapping
    """Take an annotation apart.

    Parameters
    ----------
    annotation
        With any of ``Annotated``, ``Optional``, ``NewType``, ``type X = …``,
        ``Final`` around it, in any order.

    Returns
    -------
    Meaning
        Inner metadata first, so that outer ones win.
    """
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        return _with_metadata(meaning_of(inner), metadata)
    if origin in (Union, types.UnionType):
        return _of_union(annotation)
    if isinstance(annotation, typing.NewType):
        return meaning_of(annotation.__supertype__)
    if type(annotation).__name__ == "TypeAliasType":
        return meaning_of(annotation.__value__)  # type: ignore[attr-defined]  # new in Python 3.12
    if origin is typing.Final or getattr(origin, "_name", "") in {
        "Required",
        "NotRequired",
        "ReadOnly",
    }:
        return meaning_of(get_args(annotation)[0])
    if origin is Literal and None in get_args(annotation):
        left = tuple(value for value in get_args(annotation) if value is not None)
        return Meaning(Literal[left], optional=True) if left else Meaning(type(None))
    return Meaning(annotation)


def field_of_annotation(spec: Spec, annotation: object) -> Field:
    """Return the field for a type annotation.

    Parameters
    ----------
    spec
        Key, label and so on; its limits win over those of the annotation.
    annotation
        The type of the value.

    Returns
    -------
    Field
        Empty at first, unless the spec has a default.

    Raises
    ------
    BadQuestion
        There is no way to ask for this type.
    """
    meaning = meaning_of(annotation)
    spec = replace(
        spec,
        label=spec.label or meaning.label,
        help=spec.help or meaning.help,
        optional=spec.optional or meaning.optional,
        limits=meaning.limits.merge(spec.limits),
    )
    if get_origin(meaning.core) is not None:
        return _of_generic(spec, meaning.core)
    if isinstance(meaning.core, type):
        return _of_type(spec, meaning.core)
    raise _cannot(spec, annotation)


def _of_type(spec: Spec, core: type) -> Field:
    """Return the field for a class."""
    if core is bool:
        return _of_bool(spec)
    if issubclass(core, enum.Enum):
        return _of_enum(spec, core)
    if hasattr(core, "get_secret_value"):
        return PasswordField(spec, _secret_maker(core))
    if hasattr(core, "__get_pydantic_core_schema__") and not issubclass(core, str | PurePath):
        return _of_pydantic_type(spec, core)
    for base, make in _KINDS:
        if issubclass(core, base):
            return make(spec, core)
    if core in (list, set, frozenset, tuple):
        return _lines(spec, str, core)
    raise _cannot(spec, core)


def _text(spec: Spec, core: type) -> Field:
    if core is not str and hasattr(core, "__get_pydantic_core_schema__"):
        return _of_pydantic_type(spec, core)
    several = isinstance(spec.default, str) and ("\n" in spec.default or "\r" in spec.default)
    return TextField(spec, multiline=several)


def _path(spec: Spec, core: type) -> Field:
    return PathField(spec, core if issubclass(core, PurePath) else Path)


# The first that fits: a datetime is a date, a bool (above) an int.
_KINDS: list[tuple[type, Callable[[Spec, type], Field]]] = [
    (numbers.Integral, lambda spec, _core: IntField(spec)),
    (Decimal, lambda spec, _core: DecimalField(spec)),
    (numbers.Real, lambda spec, _core: FloatField(spec)),
    (str, _text),
    (dt.datetime, lambda spec, _core: DatetimeField(spec)),
    (dt.date, lambda spec, _core: DateField(spec)),
    (dt.time, lambda spec, _core: TimeField(spec)),
    (PurePath, _path),
    (bytes, lambda spec, _core: UploadField(spec)),
]


def _of_bool(spec: Spec) -> Field:
    if spec.optional or spec.default is None:
        # A checkbox has no third state that a person would understand.
        return ChoiceField(spec, [Option(texts.YES, value=True), Option(texts.NO, value=False)])
    return CheckField(spec)


def _of_enum(spec: Spec, core: type[enum.Enum]) -> Field:
    if issubclass(core, enum.Flag):
        return _of_flag(spec, core)
    return ChoiceField(spec, _members(spec, core))


def _of_flag(spec: Spec, core: type[enum.Flag]) -> Field:
    """Return the field for flags: each of them can be chosen or not."""
    single = [
        flag
        for flag in core.__members__.values()
        if flag.value and not flag.value & (flag.value - 1)
    ]

    def gather(flags: list[object]) -> object:
        return functools.reduce(
            operator.or_, (flag for flag in flags if isinstance(flag, core)), core(0)
        )

    def spread(value: object) -> Iterable[object]:
        # By name of the class: the cell that defines it may have run again.
        if not isinstance(value, enum.Flag) or type(value).__qualname__ != core.__qualname__:
            raise FieldError(texts.NOT_FITTING)
        return [flag for flag in single if flag.value & value.value]

    return MultiChoiceField(spec, options_of(single, spec.label), gather, spread)


def _members(spec: Spec, core: type[enum.Enum]) -> list[Option]:
    # `list(core)` would fail for a class that has no members.
    members: dict[int, enum.Enum] = {id(member): member for member in core.__members__.values()}
    # As one-member tuples' values could look like pairs, make the pairs here.
    return options_of([(member, member) for member in members.values()], spec.label)


def _of_generic(spec: Spec, core: object) -> Field:
    """Return the field for ``Literal[...]``, ``list[...]`` and the like."""
    origin, args = get_origin(core), get_args(core)
    if origin is Literal:
        return ChoiceField(spec, options_of([(value, value) for value in args], spec.label))
    if origin in _CONTAINERS and args and (origin is not tuple or args[1:] == (...,)):
        return _of_items(spec, args[0], _CONTAINERS[origin])
    if isinstance(origin, type) and issubclass(origin, os.PathLike):
        return PathField(spec)
    raise _cannot(spec, core)


_CONTAINERS: dict[object, Callable[[list[object]], object]] = {
    list: list,
    set: set,
    frozenset: frozenset,
    tuple: tuple,
    Sequence: list,
    Iterable: list,
    Collection: list,
    AbstractSet: set,
    typing.Iterable: list,
}


def _of_items(spec: Spec, item: object, gather: Callable[[list[object]], object]) -> Field:
    """Return the field for several values: a choice of several, or one per line."""
    meaning = meaning_of(item)
    if get_origin(meaning.core) is Literal:
        return MultiChoiceField(
            spec,
            options_of([(value, value) for value in get_args(meaning.core)], spec.label),
            gather,
        )
    if isinstance(meaning.core, type) and issubclass(meaning.core, enum.Enum):
        return MultiChoiceField(spec, _members(spec, meaning.core), gather)
    return _lines(spec, item, gather)


# What no single line of a text can hold.
_NOT_A_LINE = frozenset({"multiline", "password", "upload"})


def _lines(spec: Spec, item: object, gather: Callable[[list[object]], object]) -> Field:
    one = field_of_annotation(Spec(spec.key, spec.label), item)
    if one.kind in _NOT_A_LINE:
        one.close()
        raise _cannot(spec, item)
    return LinesField(spec, one, gather)


def _of_pydantic_type(spec: Spec, core: type) -> Field:
    if hasattr(core, "model_fields") or is_dataclass(core):
        raise _cannot(spec, core)
    from .models.pydantic_text import PydanticTextField

    return PydanticTextField(spec, core)


def _secret_maker(core: type) -> Callable[[str], object]:
    if core.__name__ == "SecretBytes":
        return lambda text: core(text.encode())
    maker: Callable[[str], object] = core
    return maker


def _of_union(annotation: object) -> Meaning:
    """Return the meaning of a union: None in it makes the rest optional."""
    args = [arg for arg in get_args(annotation) if arg is not type(None)]
    optional = len(args) < len(get_args(annotation))
    if len(args) == 1:
        return replace(meaning_of(args[0]), optional=True)
    if all(get_origin(arg) is Literal for arg in args):
        values = tuple(value for arg in args for value in get_args(arg))
        inner = meaning_of(Literal[values])
        return replace(inner, optional=optional or inner.optional)
    if set(args) == {int, float}:
        return Meaning(float, optional=optional)
    if Path in args and set(args) <= {str, Path, os.PathLike}:
        return Meaning(Path, optional=optional)
    return Meaning(Union[tuple(args)], optional=optional)  # noqa: UP007 - made of a list


def _with_metadata(meaning: Meaning, metadata: Iterable[object]) -> Meaning:
    """Return a meaning with what ``Annotated`` adds.

    Known by their attributes, not their classes: annotated_types and pydantic
    name them alike, and neither has to be installed.
    """
    for item in metadata:
        limits = {name: value for name in _LIMITS if (value := _attribute(item, name)) is not None}
        meaning = replace(meaning, limits=meaning.limits.merge(Limits(**limits)))
        title, text = _attribute(item, "title"), _attribute(item, "description")
        text = item if isinstance(item, str) else text or _attribute(item, "documentation")
        if isinstance(title, str):
            meaning = replace(meaning, label=title)
        if isinstance(text, str):
            meaning = replace(meaning, help=text)
        nested = _attribute(item, "metadata")
        if isinstance(nested, list | tuple):
            meaning = _with_metadata(meaning, nested)
    return meaning


_LIMITS = ("ge", "gt", "le", "lt", "min_length", "max_length", "multiple_of", "pattern")


def _attribute(item: object, name: str) -> Any:
    # A text's or class's attributes (`str.title`) say nothing about the value.
    found = None if isinstance(item, str | type) else getattr(item, name, None)
    return None if inspect.isroutine(found) else found


def _cannot(spec: Spec, annotation: object) -> BadQuestion | NoField:
    """Return the error for a type that there is no field for."""
    name = getattr(annotation, "__name__", None) if isinstance(annotation, type) else None
    if isinstance(annotation, type) and issubclass(annotation, ipywidgets.Widget):
        return BadQuestion(f"{spec.label!r}: give a widget, {name}(), instead of its class")
    if (
        is_dataclass(annotation)
        or hasattr(annotation, "model_fields")
        or hasattr(annotation, "param")
    ):
        return BadQuestion(f"{spec.label!r}: {name} has several fields; ask for it with form")
    return NoField(
        f"{spec.label!r}: there is no field for {name or annotation}; "
        "give a widget, or a type such as int"
    )
