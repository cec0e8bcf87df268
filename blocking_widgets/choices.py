"""The buttons of `choose`."""

from __future__ import annotations

from collections.abc import Sequence

from .errors import BadQuestion
from .fields import MISSING
from .fields.choices import Option, options_of, same
from .question import Button


def buttons_of(label: str, choices: object, default: object) -> Sequence[Button]:
    """One button per choice.

    Parameters
    ----------
    label
        The question.
    choices
        A list, a dict of label to value, pairs, or an Enum class.
    default
        The value whose button Enter presses, or `MISSING`.

    Raises
    ------
    BadQuestion
        There are no choices, or `default` is none of them.
    """
    options = options_of(choices, label)
    primary = _position(label, options, default)
    return [
        Button(option.label, option.value, primary=position == primary)
        for position, option in enumerate(options)
    ]


def _position(label: str, options: Sequence[Option], default: object) -> int | None:
    if default is MISSING:
        return None
    for position, option in enumerate(options):
        if same(option.value, default):
            return position
    raise BadQuestion(f"The default of “{label}” is none of its choices.")
