"""The answer to a form that has no class of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import BadQuestion
from .texts import SECRET

__all__ = ["Record"]


class Record:
    """Values by name: as attributes, as items, or as a dict; they don't change.

    Parameters
    ----------
    values
        By name, in the form's order. A name that is one of a record's own
        (``dict``, ``keys``, …) is refused: as an attribute it would silently
        be something else.
    secrets
        Names of values that its repr doesn't show.

    Raises
    ------
    BadQuestion
        A name is one of the record's own.

    Examples
    --------
    >>> p = Record({"rows": 5, "ratio": 0.5})
    >>> p.rows, p["ratio"], p.dict()
    (5, 0.5, {'rows': 5, 'ratio': 0.5})
    >>> p
    Record(rows=5, ratio=0.5)
    """

    __slots__ = ("_secrets", "_values")

    _values: dict[str, Any]
    _secrets: frozenset[str]

    def __init__(self, values: Mapping[str, object], secrets: frozenset[str] = frozenset()) -> None:
        for name in values:
            check_name(name)
        object.__setattr__(self, "_values", dict(values))
        object.__setattr__(self, "_secrets", secrets)

    # Any: the types of the answers are known only where the form is written.
    def __getattr__(self, name: str) -> Any:
        # While it is being unpickled there are no values yet.
        values = {} if name == "_values" else self._values
        try:
            return values[name]
        except KeyError:
            raise AttributeError(
                f"this form has no field {name!r}; it has {', '.join(values)}"
            ) from None

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("answers don't change; .dict() gives a copy that may")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("answers don't change; .dict() gives a copy that may")

    def keys(self) -> list[str]:
        """Return the names, in the form's order; with items, that makes ``dict(record)`` work."""
        return list(self._values)

    def dict(self) -> dict[str, Any]:
        """Return the values in a dict of their own; records in them as dicts, too."""
        return {
            name: value.dict() if isinstance(value, Record) else value
            for name, value in self._values.items()
        }

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, name: object) -> bool:
        return name in self._values

    def __eq__(self, other: object) -> bool:
        return self._values == other._values if isinstance(other, Record) else NotImplemented

    def __hash__(self) -> int:
        return hash(frozenset(self._values.items()))

    def __repr__(self) -> str:
        # A cell that ends with a form saves this in the notebook.
        shown = {
            name: SECRET if name in self._secrets else repr(self._values[name]) for name in self
        }
        return f"Record({', '.join(f'{name}={text}' for name, text in shown.items())})"

    def __dir__(self) -> list[str]:
        return [*object.__dir__(self), *self._values]

    def __reduce__(self) -> tuple[type[Record], tuple[Mapping[str, Any], frozenset[str]]]:
        return Record, (self._values, self._secrets)

    def _ipython_key_completions_(self) -> list[str]:
        return self.keys()


def check_name(name: str) -> None:
    """Refuse the name of a field that a record could not have as an attribute.

    Parameters
    ----------
    name
        The field's.

    Raises
    ------
    BadQuestion
        Naming it.
    """
    if name in _OWN:
        raise BadQuestion(
            f"a form's field cannot be named {name!r}; an answer has that name already"
        )


_OWN = frozenset(dir(Record))
