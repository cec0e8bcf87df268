"""Classes as forms: dataclasses, pydantic models, Parameterized classes.

None of the libraries is imported here before the author has: an object can
only be one of theirs if they are in `sys.modules`.
"""

from __future__ import annotations

import sys
from dataclasses import is_dataclass
from typing import Any

from ...errors import BadQuestion
from ..tree import Group, Place

__all__ = ["group_of_model", "is_model"]


def is_model(source: object) -> bool:
    """Say whether something is a class that makes a form, or an instance of one.

    Parameters
    ----------
    source
        Anything.
    """
    cls = source if isinstance(source, type) else type(source)
    return (
        is_dataclass(cls)
        or _is_a(cls, "pydantic", "BaseModel")
        or _is_a(cls, "param", "Parameterized")
    )


def group_of_model(source: object, place: Place) -> Group:
    """Return the group of fields for a class, or for an instance of one.

    Parameters
    ----------
    source
        One for which `is_model` holds. An instance's values are the defaults.
    place
        Where in the form it stands.

    Returns
    -------
    Group
        It makes instances of the class.

    Raises
    ------
    BadQuestion
        Something in it cannot be asked for; nothing stays open.
    """
    cls = source if isinstance(source, type) else type(source)
    instance = None if isinstance(source, type) else source
    place = place.within(cls)
    if _is_a(cls, "pydantic", "BaseModel"):
        from .pydantic_model import group_of_pydantic

        return group_of_pydantic(cls, instance, place)
    if _is_a(cls, "param", "Parameterized"):
        from .param_class import group_of_param

        return group_of_param(cls, instance, place)
    if is_dataclass(cls):
        from .data_class import group_of_dataclass

        return group_of_dataclass(cls, instance, place)
    raise BadQuestion(f"{cls.__name__} is no class of fields")


def _is_a(cls: type, library: str, name: str) -> bool:
    base: Any = getattr(sys.modules.get(library), name, None)
    return isinstance(base, type) and issubclass(cls, base)
