"""The tree below a form: fields, groups of them, and values that are not asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..errors import BadQuestion
from . import texts
from .base import Field
from .errors import FieldErrors
from .json_value import JSON

__all__ = ["Fixed", "Group", "Place", "Planter"]

Make = Callable[[dict[str, object]], object]


@dataclass(frozen=True)
class Place:
    """Where in a form something stands.

    Parameters
    ----------
    path
        Names from the form down to here.
    heading
        Labels of the groups around it.
    trail
        Classes around it, to notice one that contains itself.
    """

    path: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    trail: tuple[type, ...] = ()

    def key(self, name: str) -> str:
        """Return the key of a field here."""
        return ".".join((*self.path, name))

    @property
    def group(self) -> str:
        """The heading over the fields here."""
        return " – ".join(self.heading)

    def below(self, name: str, label: str) -> Place:
        """Return the place of a group here."""
        return replace(self, path=(*self.path, name), heading=(*self.heading, label))

    def within(self, cls: type) -> Place:
        """Return this place as one within a class.

        Raises
        ------
        BadQuestion
            It is within that class already: the form would never end.
        """
        if cls in self.trail:
            raise BadQuestion(f"{cls.__name__} contains itself; a form of it would never end")
        return replace(self, trail=(*self.trail, cls))


@dataclass(frozen=True)
class Fixed:
    """A value that belongs to the answer and is not asked for."""

    value: object


@dataclass
class Group:
    """Fields and groups that make one value.

    Parameters
    ----------
    place
        Where it stands.
    make
        Makes the value of the values by name; raises `FieldErrors` by name.
    label
        Its heading, '' for the form itself.
    """

    place: Place
    make: Make
    label: str = ""
    entries: dict[str, Field | Group | Fixed] = field(default_factory=dict)

    def fields(self) -> Iterator[Field]:
        """Yield the fields below, in their order."""
        for entry in self.entries.values():
            if isinstance(entry, Field):
                yield entry
            elif isinstance(entry, Group):
                yield from entry.fields()

    def close(self) -> None:
        """Close the widgets below that we made."""
        for one in self.fields():
            one.close()

    def schema(self) -> dict[str, JSON]:
        """Return the schema of the value, an object."""
        properties: dict[str, JSON] = {}
        required: list[JSON] = []
        for name, entry in self.entries.items():
            if isinstance(entry, Fixed):
                continue
            properties[name] = entry.schema if isinstance(entry, Field) else entry.schema()
            if _is_needed(entry):
                required.append(name)
        schema: dict[str, JSON] = {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
        }
        if self.label:
            schema["title"] = self.label
        if required:
            schema["required"] = required
        return schema

    def build(self, values: Mapping[str, object]) -> object:
        """Return the value of the group.

        Parameters
        ----------
        values
            By field key, of the whole form.

        Raises
        ------
        FieldErrors
            By field key, ``""`` for the whole: all that is wrong below.
        """
        found: dict[str, object] = {}
        errors: dict[str, str] = {}
        for name, entry in self.entries.items():
            try:
                found[name] = self._value(entry, values)
            except FieldErrors as error:
                _add(errors, error.errors)
        if errors:
            raise FieldErrors(errors)
        try:
            return self.make(found)
        except FieldErrors as error:
            raise FieldErrors(self._placed(error.errors)) from error.__cause__

    def _value(self, entry: Field | Group | Fixed, values: Mapping[str, object]) -> object:
        if isinstance(entry, Fixed):
            return entry.value
        if isinstance(entry, Group):
            return entry.build(values)
        if entry.key in values:
            return values[entry.key]
        if entry.has_default:
            return entry.default
        raise FieldErrors({entry.key: texts.REQUIRED})

    def _placed(self, errors: Mapping[str, str]) -> dict[str, str]:
        """Return reasons by name within the group as reasons by field key."""
        placed: dict[str, str] = {}
        for name, reason in errors.items():
            entry = self.entries.get(name)
            if isinstance(entry, Field):
                _add(placed, {entry.key: reason})
            elif isinstance(entry, Group):
                _add(placed, {"": texts.in_group(entry.label, reason)})
            else:
                _add(placed, {"": texts.in_group(self.label, reason)})
        return placed


class Planter:
    """Adds entries to a group, and closes them all if one of them fails.

    Parameters
    ----------
    group
        To which to add.
    """

    def __init__(self, group: Group) -> None:
        self._group = group

    def __enter__(self) -> Group:
        return self._group

    def __exit__(self, kind: object, error: object, traceback: object) -> None:
        if kind is not None:
            self._group.close()


def _add(errors: dict[str, str], more: Mapping[str, str]) -> None:
    """Add reasons; several for one key stand after each other."""
    for key, reason in more.items():
        errors[key] = (
            f"{errors[key]} {reason}" if key in errors and errors[key] != reason else reason
        )


def _is_needed(entry: Field | Group) -> bool:
    if isinstance(entry, Field):
        return not entry.has_default and not (entry.kind == "widget" and not entry.required)
    return any(
        _is_needed(inner) for inner in entry.entries.values() if not isinstance(inner, Fixed)
    )
