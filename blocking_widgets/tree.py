"""Widgets inside widgets."""

from __future__ import annotations

from collections.abc import Iterator

from ipywidgets import Widget


def with_descendants(widget: Widget) -> Iterator[Widget]:
    """A widget and all that are inside it, each once."""
    seen: set[int] = set()
    waiting = [widget]
    while waiting:
        one = waiting.pop()
        if id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [
                child for child in getattr(one, "children", ()) if isinstance(child, Widget)
            ]
