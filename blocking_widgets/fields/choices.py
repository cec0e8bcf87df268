"""Options: what is chosen from, and finding one of many fast."""

from __future__ import annotations

import enum
import types
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from ..errors import BadQuestion
from .shorten import shorten

__all__ = ["Finder", "Option", "option_label", "options_of", "same"]

# Nobody chooses from more, and a page that draws them stands still.
_MOST = 100_000
_LONGEST_LABEL = 300
_PAIR = 2


class Option(NamedTuple):
    """One of several to choose from.

    Parameters
    ----------
    label
        Plain text; differs from the labels of the other options.
    value
        What is answered with it.
    """

    label: str
    value: object


def options_of(options: object, label: str = "") -> list[Option]:
    """Return what an author gave as options in one form.

    Parameters
    ----------
    options
        A dict of label → value; an iterable of ``(label, value)`` pairs; an
        Enum class; or any iterable of values, whose texts are the labels.
    label
        The question's, for messages.

    Returns
    -------
    list of Option
        An option that is there twice is there once; different values of the
        same label are told apart by a number.

    Raises
    ------
    BadQuestion
        There are none, too many, or it is nothing to choose from.

    Examples
    --------
    >>> [one.label for one in options_of({"A": 1, "B": 2})]
    ['A', 'B']
    >>> options_of([("one", 1), ("two", 2)])[1].value
    2
    """
    if isinstance(options, str | bytes) or not isinstance(options, Iterable):
        raise BadQuestion(
            f"{label!r}: {type(options).__name__} is nothing to choose from; give a list"
        )
    pairs = list(options.items()) if isinstance(options, Mapping) else _pairs(options)
    if not pairs:
        raise BadQuestion(f"{label!r}: there is no option to choose from")
    if len(pairs) > _MOST:
        raise BadQuestion(
            f"{label!r}: more than {_MOST:,} options; let the person narrow them down first"
        )
    return _distinct([Option(option_label(name), _plain(value)) for name, value in pairs])


def option_label(value: object) -> str:
    """Return a value as the text of an option, on one line.

    Parameters
    ----------
    value
        For a member of an Enum: its own ``str`` where the class defines one,
        else its value where that is a text, else its name in words.
    """
    text = _member_label(value) if isinstance(value, enum.Enum) else str(value)
    return shorten(text, _LONGEST_LABEL) or "(empty)"


def same(one: object, other: object) -> bool:
    """Say whether two values are the same option.

    Parameters
    ----------
    one, other
        Anything, also what cannot be compared (arrays, data frames). A member
        of an Enum is the same as its namesake of the class that the cell
        defined when it last ran.
    """
    if one is other:
        return True
    if isinstance(one, enum.Enum) and isinstance(other, enum.Enum):
        return type(one).__qualname__ == type(other).__qualname__ and one.name == other.name
    if type(one) is not type(other):
        return False
    try:
        return bool(one == other)
    except Exception:  # noqa: BLE001 - the values are the author's: their == may raise anything
        return False


class Finder:
    """Finds options by value and by label without looking through all of them.

    Parameters
    ----------
    options
        With labels that differ.
    """

    def __init__(self, options: list[Option]) -> None:
        self._options = options
        self._by_value: dict[tuple[object, ...], int] | None = None
        self._unhashable: list[int] = []
        self._by_label: dict[str, int] | None = None

    def by_value(self, value: object) -> int | None:
        """Return the position of a value, None where it is not among the options."""
        if self._by_value is None:
            self._by_value = {}
            for position, option in enumerate(self._options):
                key = _hashed(option.value)
                if key is None:
                    self._unhashable.append(position)
                else:
                    self._by_value.setdefault(key, position)
        key = _hashed(value)
        if key is None:
            wanted = (i for i in self._unhashable if same(self._options[i].value, value))
            return next(wanted, None)
        try:
            return self._by_value.get(key)
        except Exception:  # noqa: BLE001 - the values are the author's: their == may raise anything
            return None

    def by_label(self, text: str) -> int | None:
        """Return the position of a label; case counts only where it decides."""
        if self._by_label is None:
            self._by_label = {}
            folded: dict[str, int] = {}
            for position, option in enumerate(self._options):
                small = option.label.casefold()
                folded[small] = -1 if small in folded else position
                self._by_label[option.label] = position
            self._by_label = {**{k: v for k, v in folded.items() if v >= 0}, **self._by_label}
        wanted = shorten(text, _LONGEST_LABEL)
        found = self._by_label.get(wanted)
        return self._by_label.get(wanted.casefold()) if found is None else found


def _pairs(options: Iterable[object]) -> list[tuple[object, object]]:
    """Return label and value of each, as ipywidgets reads options."""
    items = list(islice(_ordered(options), _MOST + 1))
    if items and all(isinstance(item, list | tuple) and len(item) == _PAIR for item in items):
        return [(item[0], item[1]) for item in items if isinstance(item, list | tuple)]
    return [(item, item) for item in items]


def _ordered(options: Iterable[object]) -> Iterable[object]:
    """Return a set in an order that is the same in each run."""
    if isinstance(options, set | frozenset):
        return sorted(options, key=lambda item: (type(item).__name__, option_label(item)))
    return options


def _distinct(options: list[Option]) -> list[Option]:
    """Return the options without repetitions, and with labels that differ."""
    taken = {option.label for option in options}
    seen: set[tuple[str, tuple[object, ...] | None]] = set()
    counts: dict[str, int] = {}
    result: list[Option] = []
    for option in options:
        key = _hashed(option.value)
        if key is not None and (option.label, key) in seen:
            continue
        seen.add((option.label, key))
        label = option.label
        if label in counts:
            while label in taken:
                counts[option.label] += 1
                label = f"{option.label} ({counts[option.label]})"
            taken.add(label)
        else:
            counts[label] = 1
        result.append(Option(label, option.value))
    return result


def _hashed(value: object) -> tuple[object, ...] | None:
    """Return a key under which the values meet that `same` holds for, None where there is none."""
    if isinstance(value, enum.Enum):
        return (enum.Enum, type(value).__qualname__, value.name)
    try:
        hash(value)
    except Exception:  # noqa: BLE001 - the values are the author's: their hash may raise anything
        return None
    return (type(value), value)


def _plain(value: object) -> object:
    """Return numpy's numbers as Python's own, so that answers are ordinary values."""
    kind = getattr(getattr(value, "dtype", None), "kind", "")
    if (
        type(value).__module__ == "numpy"
        and getattr(value, "shape", None) == ()
        and kind in "biufU"
    ):
        plain: object = getattr(value, "item", lambda: value)()
        return plain
    return value


def _member_label(member: enum.Enum) -> str:
    # Enum itself and the types mixed into it have texts for developers.
    method = type(member).__str__
    if isinstance(method, types.FunctionType) and method.__module__ != "enum":
        return str(member)
    if isinstance(member.value, str):
        return member.value
    name = member.name or str(member.value)
    words = name.replace("_", " ").strip() or name
    return words.capitalize() if words.isupper() else words
