"""Pydantic's errors in our words, at the names of a model's fields."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from .. import texts

__all__ = ["field_errors", "is_validation_error", "reason_of"]


def is_validation_error(error: BaseException) -> bool:
    """Say whether an error is pydantic's.

    Parameters
    ----------
    error
        Any; pydantic need not be there.
    """
    kind: Any = getattr(sys.modules.get("pydantic"), "ValidationError", None)
    return isinstance(kind, type) and isinstance(error, kind)


def field_errors(error: Any, names: Mapping[str, str]) -> dict[str, str]:
    """Return the reasons of an error by field name; ``""`` for the whole.

    Parameters
    ----------
    error
        A ``pydantic.ValidationError``.
    names
        Alias → field name; what is not in it is a field's name itself.
    """
    reasons: dict[str, str] = {}
    for detail in error.errors(include_url=False):
        first = str(detail["loc"][0]) if detail["loc"] else ""
        name, reason = names.get(first, first), reason_of(detail)
        if name not in reasons:
            reasons[name] = reason
        elif reason not in reasons[name]:
            reasons[name] = f"{reasons[name]} {reason}"
    return reasons


def reason_of(detail: Mapping[str, Any]) -> str:
    """Return one of pydantic's errors as a line for the person.

    Parameters
    ----------
    detail
        One of ``ValidationError.errors()``.
    """
    context = detail.get("ctx") or {}
    kind = detail["type"]
    if kind in _BOUNDS:
        name, reason = _BOUNDS[kind]
        if name in context:
            return reason(str(context[name]))
    if kind in _PLAIN:
        return _PLAIN[kind]
    if "error" in context and kind in {"value_error", "assertion_error"}:
        # What a validator of the author says is meant for the person as it is.
        return str(context["error"]) or texts.NOT_FITTING
    message = str(detail["msg"])
    return message if message.endswith((".", "!", "?")) else f"{message}."


_BOUNDS = {
    "greater_than_equal": ("ge", texts.at_least),
    "greater_than": ("gt", texts.more_than),
    "less_than_equal": ("le", texts.at_most),
    "less_than": ("lt", texts.less_than),
    "multiple_of": ("multiple_of", texts.multiple_of),
}

_PLAIN = {
    "missing": texts.REQUIRED,
    "int_parsing": texts.WHOLE,
    "int_type": texts.WHOLE,
    "int_from_float": texts.WHOLE,
    "float_parsing": texts.NUMBER,
    "float_type": texts.NUMBER,
    "decimal_parsing": texts.NUMBER,
    "string_pattern_mismatch": texts.FORM,
    "literal_error": texts.CHOOSE,
    "enum": texts.CHOOSE,
    "bool_parsing": texts.YES_OR_NO,
    "bool_type": texts.YES_OR_NO,
}
