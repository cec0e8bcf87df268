"""What the reading of a field can fail with.

These three never leave a wait: it shows their reasons beside the fields and
goes on waiting. What ends a wait is in `blocking_widgets.errors`.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FieldError", "FieldErrors", "NotText"]


class FieldError(ValueError):
    """A field cannot be read as it is filled in now.

    Parameters
    ----------
    reason
        One short line for the person who fills it in.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class FieldErrors(ValueError):
    """Several fields, or the form as a whole, cannot be accepted.

    Parameters
    ----------
    errors
        Field key → reason; the key ``""`` is the whole form.
    """

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = dict(errors)
        super().__init__(
            "; ".join(f"{key}: {reason}" if key else reason for key, reason in self.errors.items())
        )


class NotText(Exception):
    """No typed text can answer this field (an upload, an arbitrary widget)."""
