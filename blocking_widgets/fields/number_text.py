"""Numbers as people type them. Never guesses: what can be read in two ways is refused."""

from __future__ import annotations

import math
import re
from decimal import Decimal, InvalidOperation

from . import texts
from .errors import FieldError

__all__ = ["decimal_of", "float_of", "int_of", "number_text"]

# Python itself refuses to convert more digits than this from text.
_MOST_DIGITS = 4300

# Texts, and not compiled yet: `re` does that, and keeps it, when one is first used.
_PLAIN_WHOLE = r"[+-]?\d+"
_PLAIN = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"
# Groups of three digits between marks that are never decimal ones.
_GROUPED = r"[+-]?\d{1,3}([ '’_])\d{3}(?:\1\d{3})*([.,]\d+)?"
# Two or more groups between commas or points: those can't be decimal marks.
_MANY_GROUPS = r"[+-]?[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})+(?!\1)([.,]\d+)?"
# One group, and then the other mark: 1,234.5 or 1.234,5.
_BOTH_MARKS = r"[+-]?[1-9]\d{0,2}(?:,\d{3}\.\d+|\.\d{3},\d+)"
_ONE_GROUP = r"[+-]?[1-9]\d{0,2},\d{3}"
_ONE_MARK = r"[+-]?\d{1,3}[.,]\d{3}"
_DECIMAL_COMMA = r"[+-]?\d*,\d+"
_NOT_FINITE = frozenset({"nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity"})
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " ")
_SIGNS = {ord("\u2212"): "-", ord("\u2013"): "-"}


def int_of(text: str) -> int:
    """Return the whole number that a text stands for, exactly.

    Parameters
    ----------
    text
        What was typed. Spaces, apostrophes and underscores may group digits
        by three; commas or points too, where there are several of them.

    Returns
    -------
    int
        However long it is.

    Raises
    ------
    FieldError
        It is none, or it can be read in two ways.

    Examples
    --------
    >>> int_of(" 12 000 "), int_of("1,234,567"), int_of("-5")
    (12000, 1234567, -5)
    """
    typed = _tidy(text)
    if re.fullmatch(_PLAIN_WHOLE, typed):
        return int(typed)
    whole = _ungroup(typed)
    if whole is not None and re.fullmatch(_PLAIN_WHOLE, whole):
        return int(whole)
    if re.fullmatch(_ONE_MARK, typed):
        raise FieldError(texts.whole_number_grouped(typed))
    raise FieldError(texts.WHOLE)


def float_of(text: str, *, finite: bool = True) -> float:
    """Return the number that a text stands for.

    Parameters
    ----------
    text
        What was typed: a decimal point or comma, an exponent, digits grouped
        as for `int_of`.
    finite
        Whether ``nan`` and ``inf`` are refused.

    Returns
    -------
    float
        The nearest one.

    Raises
    ------
    FieldError
        It is none, or it can be read in two ways.

    Examples
    --------
    >>> float_of("1e3"), float_of("2,5"), float_of("1.234,5")
    (1000.0, 2.5, 1234.5)
    """
    typed = _tidy(text)
    if not finite and typed.lower() in _NOT_FINITE:
        return float(typed)
    value = float(_plain(typed))
    if not math.isfinite(value):
        raise FieldError(texts.TOO_LARGE_NUMBER)
    return value


def decimal_of(text: str) -> Decimal:
    """Return the number that a text stands for, with all of its digits.

    Parameters
    ----------
    text
        As for `float_of`.

    Returns
    -------
    Decimal
        Exactly what was typed.

    Raises
    ------
    FieldError
        It is none, or it can be read in two ways.
    """
    try:
        return Decimal(_plain(_tidy(text)))
    except InvalidOperation as error:
        raise FieldError(texts.TOO_LARGE_NUMBER) from error


def number_text(value: float | Decimal) -> str:
    """Return a number as a text that is read as the same number.

    Parameters
    ----------
    value
        Any number that the functions above return.

    Returns
    -------
    str
        Plain digits.

    Raises
    ------
    FieldError
        It has more digits than Python writes.
    """
    if isinstance(value, Decimal):
        return str(value)
    if not isinstance(value, int):
        # `float`, as subclasses (numpy's) have a repr of their own.
        return repr(float(value))
    try:
        return str(int(value))
    except ValueError as error:
        raise FieldError(texts.TOO_LONG_NUMBER) from error


def _tidy(text: str) -> str:
    """Return a text without blanks around it, with plain spaces and signs."""
    # A long paste is refused before any pattern looks at it.
    if len(text) > 4 * _MOST_DIGITS:
        text = text.strip()
        if len(text) > _MOST_DIGITS:
            raise FieldError(texts.TOO_LONG_NUMBER if text[:50].isdigit() else texts.NUMBER)
    typed = text.translate(_SPACES | _SIGNS).strip()
    if len(typed) > _MOST_DIGITS:
        raise FieldError(texts.TOO_LONG_NUMBER)
    return typed


def _plain(typed: str) -> str:
    """Return a number in Python's own notation."""
    if re.fullmatch(_PLAIN, typed):
        return typed
    ungrouped = _ungroup(typed)
    if ungrouped is not None:
        return ungrouped
    if re.fullmatch(_ONE_GROUP, typed):
        raise FieldError(texts.ambiguous_comma(typed))
    if re.fullmatch(_DECIMAL_COMMA, typed):
        return typed.replace(",", ".")
    raise FieldError(texts.NUMBER)


def _ungroup(typed: str) -> str | None:
    """Return a number without the marks between its groups, None where it has none."""
    if match := re.fullmatch(_GROUPED, typed):
        return typed.replace(match[1], "").replace(",", ".")
    if match := re.fullmatch(_MANY_GROUPS, typed):
        return typed.replace(match[1], "").replace(",", ".")
    if re.fullmatch(_BOTH_MARKS, typed):
        group = "," if typed.index(",") < typed.rindex(".") else "."
        return typed.replace(group, "").replace(",", ".")
    return None
