"""JSON's values: a type for them, and what Python value becomes which."""

from __future__ import annotations

import datetime as dt
import enum
import math
from collections.abc import Iterable
from decimal import Decimal
from pathlib import PurePath

__all__ = ["JSON", "to_json"]

JSON = None | bool | int | float | str | list["JSON"] | dict[str, "JSON"]

# Values longer than this say nothing as a schema's default, and make it heavy.
_LONGEST = 1000


def to_json(value: object) -> JSON:  # noqa: PLR0911 - one per kind of value
    """Return a value as JSON, or None where it has no plain form there.

    Parameters
    ----------
    value
        A default, a bound, an option's value.

    Returns
    -------
    JSON
        None also stands for "cannot be written": schemas leave it out.
    """
    if isinstance(value, enum.Enum):
        return to_json(value.value)
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, str):
        return str(value) if len(value) <= _LONGEST else None
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, PurePath | Decimal):
        return str(value)
    if isinstance(value, list | tuple | set | frozenset) and len(value) <= _LONGEST:
        return _items(value)
    return None


def _items(values: Iterable[object]) -> JSON:
    """Return a list as JSON if all of its items have a form there."""
    items = [to_json(item) for item in values]
    return None if None in items else items
