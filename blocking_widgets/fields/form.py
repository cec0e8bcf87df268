"""Several fields, and what their values are made into."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import ipywidgets

from ..errors import BadQuestion
from .base import Field, Spec
from .errors import FieldError, FieldErrors
from .json_value import JSON
from .keys import label_of
from .make import field_of_value
from .models import group_of_model, is_model
from .record import Record, check_name
from .shorten import shorten
from .tree import Fixed, Group, Place, Planter
from .widget_care import shared_looks

__all__ = ["Form", "fields_of"]


class Form:
    """What a form asks for.

    Attributes
    ----------
    fields
        In the order in which they are drawn.
    schema
        JSON Schema (2020-12) of the answer.
    """

    def __init__(self, root: Group) -> None:
        self._root = root
        self.fields: list[Field] = list(root.fields())
        self.schema: dict[str, JSON] = root.schema()

    def build(self, values: Mapping[str, object]) -> object:
        """Return the answer that the values make.

        Parameters
        ----------
        values
            By field key. A field that is not there has its default.

        Returns
        -------
        object
            An instance of the form's class, or a `Record`.

        Raises
        ------
        FieldErrors
            The class does not accept them; by field key, ``""`` for the whole.
        """
        return self._root.build(values)

    def read(self) -> dict[str, object]:
        """Return what is filled in now, by field key.

        Raises
        ------
        FieldErrors
            The reasons of all fields that cannot be read.
        """
        values: dict[str, object] = {}
        errors: dict[str, str] = {}
        for one in self.fields:
            try:
                values[one.key] = one.read()
            except FieldError as error:
                errors[one.key] = error.reason
        if errors:
            raise FieldErrors(errors)
        return values

    def close(self) -> None:
        """Close the widgets that we made; safe to call twice."""
        for one in self.fields:
            one.close()


def fields_of(source: object) -> Form:
    """Return the form for a class, an instance of one, or values by name.

    Parameters
    ----------
    source
        A dataclass, a pydantic model or a Parameterized class; an instance of
        one, whose values are the defaults; or a dict of name → what `field`
        takes (or, for a group, again a class or instance).

    Returns
    -------
    Form
        With widgets that are not displayed yet.

    Raises
    ------
    BadQuestion
        Something in it cannot be asked for; nothing stays open.

    Examples
    --------
    >>> form = fields_of({"rows": 5, "name": str})
    >>> [one.key for one in form.fields]
    ['rows', 'name']
    >>> form.build({"rows": 5, "name": "Ann"})
    Record(rows=5, name='Ann')
    >>> form.close()
    """
    with shared_looks():
        if is_model(source):
            return _form(group_of_model(source, Place()))
        if isinstance(source, Mapping):
            return _form(_group_of_values(source))
    raise BadQuestion(
        "A form is made of fields, or of a dataclass, a pydantic model or a Parameterized class, "
        f"not of {shorten(repr(source))}"
    )


def _form(root: Group) -> Form:
    """Return the form, if it asks for anything."""
    keys = [one.key for one in root.fields()]
    if keys and len(set(keys)) == len(keys):
        return Form(root)
    root.close()
    if keys:
        raise BadQuestion(f"Two fields of this form have the same key, among {', '.join(keys)}")
    raise BadQuestion("This form has no field to fill in")


def _group_of_values(values: Mapping[object, object]) -> Group:
    """Return the group for values by name; it makes a `Record`."""
    place = Place()
    group = Group(place, Record)
    with Planter(group):
        for name, value in values.items():
            if not isinstance(name, str):
                raise BadQuestion(f"A form's fields have names, not {name!r}")
            check_name(name)
            group.entries[name] = _entry(name, value, place)
    secrets = frozenset(name for name, one in group.entries.items() if _is_secret(one))
    group.make = partial(Record, secrets=secrets)
    return group


def _is_secret(entry: Field | Group | Fixed) -> bool:
    return isinstance(entry, Field) and entry.secret


def _entry(name: str, value: object, place: Place) -> Field | Group | Fixed:
    """Return the entry for one name."""
    label = label_of(name)
    if isinstance(value, ipywidgets.fixed):
        return Fixed(value.value)
    if is_model(value) and not isinstance(value, ipywidgets.Widget):
        group = group_of_model(value, place.below(name, label))
        group.label = label
        return group
    return field_of_value(Spec(name, label), value)
