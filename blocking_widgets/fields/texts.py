"""All words that a field says to the person who fills it in, in one place.

They are written for somebody who does not write code: one line, no jargon,
what to do rather than what went wrong.
"""

from __future__ import annotations

from typing import Final

REQUIRED: Final = "Please fill this in."
CHOOSE: Final = "Choose one."
CHOOSE_SOME: Final = "Choose at least one."
YES_OR_NO: Final = "Answer yes or no."
WHOLE: Final = "Enter a whole number, such as 12."
NUMBER: Final = "Enter a number, such as 2.5."
TOO_LONG_NUMBER: Final = "This number has too many digits."
TOO_LARGE_NUMBER: Final = "This number is too large."
ONE_LINE: Final = "Enter this on one line."
TEXT: Final = "Enter text."
DATE: Final = "Enter a date, such as 2026-01-31."
TIME: Final = "Enter a time, such as 14:30."
DATETIME: Final = "Enter a date and a time, such as 2026-01-31 14:30."
UPLOAD: Final = "Upload a file."
PATH: Final = "Enter the path of a file or folder."
FORM: Final = "This is not in the expected form."
NOT_FITTING: Final = "This does not fit here."
RANGE: Final = "Enter two numbers, such as 2 to 5."
ORDER: Final = "The first number must not be above the second."
UNREADABLE: Final = "This cannot be read yet."

PLACEHOLDER: Final = "Choose…"
NOTHING: Final = "—"
SECRET: Final = "••••"  # noqa: S105 - what stands for one
YES: Final = "Yes"
NO: Final = "No"


def at_least(bound: str) -> str:
    """Return the reason for a value below its lowest one."""
    return f"At least {bound}."


def at_most(bound: str) -> str:
    """Return the reason for a value above its highest one."""
    return f"At most {bound}."


def more_than(bound: str) -> str:
    """Return the reason for a value that has to be above a bound."""
    return f"More than {bound}."


def less_than(bound: str) -> str:
    """Return the reason for a value that has to be below a bound."""
    return f"Less than {bound}."


def multiple_of(step: str) -> str:
    """Return the reason for a value that is not on a step."""
    return f"Enter a multiple of {step}."


def ambiguous_comma(text: str) -> str:
    """Return the reason for a number whose comma can be read in two ways."""
    whole = text.replace(",", "")
    return f"Write {whole} without a comma, or {text.replace(',', '.')} with a point."


def whole_number_grouped(text: str) -> str:
    """Return the reason for a whole number with one mark that may be a decimal one."""
    return f"Enter a whole number without marks, such as {text.replace(',', '').replace('.', '')}."


def counted(number: int, one: str, many: str) -> str:
    """Return a number with the right form of its noun."""
    return f"{number:,} {one if number == 1 else many}"


def in_line(number: int, reason: str) -> str:
    """Return a reason that holds for one line of several."""
    return f"Line {number}: {reason}"


def in_group(label: str, reason: str) -> str:
    """Return a reason that holds for a whole group of fields."""
    return f"{label}: {reason}" if label else reason
