"""Which widgets are on the page already, as far as the kernel can know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from ipywidgets import Widget
from ipywidgets.widgets import widget as _widget_module

from .prompts.output import VIEW

_PRUNE_ABOVE = 1_000


class Displayed:
    """Notes each widget that a cell displays, from when it is connected on.

    A page knows better, and doesn't draw a widget again that it shows already;
    this serves pages without our extension.
    """

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._limit = _PRUNE_ABOVE

    def connect(self, shell: Any) -> Callable[[], None]:
        """Follow what a shell displays; returns the undo."""
        shell.display_pub.register_hook(self._on_display)
        shell.events.register("post_run_cell", self._on_result)

        def undo() -> None:
            shell.display_pub.unregister_hook(self._on_display)
            shell.events.unregister("post_run_cell", self._on_result)

        return undo

    def __contains__(self, widget: object) -> bool:
        """Whether a widget was displayed, itself or inside another."""
        live = _live_widgets()
        return any(
            one is widget
            for model in self._ids
            if (outer := live.get(model)) is not None
            for one in _with_descendants(outer, set())
        )

    def _on_display(self, message: dict[str, Any]) -> dict[str, Any]:
        view = message.get("content", {}).get("data", {}).get(VIEW)
        if isinstance(view, Mapping):
            self._add(str(view.get("model_id")))
        return message

    def _on_result(self, result: Any) -> None:
        shown = getattr(result, "result", None)
        if isinstance(shown, Widget) and shown.model_id is not None:
            self._add(str(shown.model_id))

    def _add(self, id: str) -> None:
        self._ids.add(id)
        if len(self._ids) > self._limit:
            self._ids &= _live_widgets().keys()
            self._limit = 2 * len(self._ids) + _PRUNE_ABOVE


@cache
def displayed() -> Displayed:
    """What this process's kernel has displayed."""
    return Displayed()


def _live_widgets() -> Mapping[str, Widget]:
    """The live widgets, from a register of ipywidgets that has no public name."""
    instances = getattr(_widget_module, "_instances", {})
    return instances if isinstance(instances, Mapping) else {}


def _with_descendants(widget: Widget, seen: set[int]) -> Iterator[Widget]:
    if id(widget) in seen:
        return
    seen.add(id(widget))
    yield widget
    for child in getattr(widget, "children", ()):
        if isinstance(child, Widget):
            yield from _with_descendants(child, seen)
