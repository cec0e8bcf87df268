"""Names: from a label to a key, and from an identifier to a label."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["key_of", "label_of"]

_NOT_WORD = r"[\W_]+"


def key_of(label: str) -> str:
    """Return the key that stands for a label.

    Parameters
    ----------
    label
        What the person reads.

    Returns
    -------
    str
        Lower-case words with underscores between them; always an identifier
        (though perhaps a keyword), never empty.

    Examples
    --------
    >>> key_of("Start day (UTC)?")
    'start_day_utc'
    >>> key_of("2nd run")
    '_2nd_run'
    >>> key_of("?")
    'answer'
    """
    plain = unicodedata.normalize("NFKC", label).lower()
    key = re.sub(_NOT_WORD, "_", plain).strip("_") or "answer"
    if not key.isidentifier():
        key = f"_{key}"
    # Some characters are letters to `re` but not to Python's grammar.
    return key if key.isidentifier() else "".join(c if f"_{c}".isidentifier() else "_" for c in key)


def label_of(name: str) -> str:
    """Return the label for a Python name.

    Parameters
    ----------
    name
        The name of an argument or of a class's field.

    Returns
    -------
    str
        The same in words.

    Examples
    --------
    >>> label_of("start_day")
    'Start day'
    """
    words = " ".join(name.replace("_", " ").split()) or name
    return words[:1].upper() + words[1:]
