"""Long texts on one line."""

from __future__ import annotations

__all__ = ["shorten"]


def shorten(text: str, longest: int = 200) -> str:
    """Return a text on one line, cut where it is long.

    Parameters
    ----------
    text
        May be very long: only its beginning is looked at.
    longest
        Characters of the result.
    """
    head = text[: 4 * longest]
    line = " ".join(head.split())
    if len(line) > longest or len(head) < len(text):
        return f"{line[: longest - 1]}…"
    return line
