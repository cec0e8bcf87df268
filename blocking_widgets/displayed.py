"""Which widgets are on the page already, as far as the kernel can know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from ipywidgets import Widget
from ipywidgets.widgets import widget as _widget_module

from .kernel import RunningKernel
from .prompts.output import VIEW
from .tree import with_descendants

_PRUNE_ABOVE = 1_000


class Displayed:
    """Notes each widget that a cell displays, from when it is connected on.

    A cell that runs again has its output cleared, and with it what it displayed.
    A page knows better, and doesn't draw a widget again that it shows already;
    this serves pages without our extension.
    """

    def __init__(self) -> None:
        self._cells: dict[str, str | None] = {}
        self._limit = _PRUNE_ABOVE

    def connect(self, kernel: RunningKernel) -> Callable[[], None]:
        """Follow what a kernel's cells display; returns the undo."""

        def on_display(message: dict[str, Any]) -> dict[str, Any]:
            view = message.get("content", {}).get("data", {}).get(VIEW)
            if isinstance(view, Mapping):
                self._add(str(view.get("model_id")), kernel.request.cell)
            return message

        def on_run(_info: object = None) -> None:
            self._forget(kernel.request.cell)

        def on_result(result: Any = None) -> None:
            shown = getattr(result, "result", None)
            if isinstance(shown, Widget) and shown.model_id is not None:
                self._add(str(shown.model_id), kernel.request.cell)

        publisher, events = kernel.shell.display_pub, kernel.shell.events
        publisher.register_hook(on_display)
        events.register("pre_run_cell", on_run)
        events.register("post_run_cell", on_result)

        def undo() -> None:
            publisher.unregister_hook(on_display)
            events.unregister("pre_run_cell", on_run)
            events.unregister("post_run_cell", on_result)

        return undo

    def __contains__(self, widget: object) -> bool:
        """Whether a widget was displayed, itself or inside another."""
        live = _live_widgets()
        return any(
            one is widget
            for model in self._cells
            if (outer := live.get(model)) is not None
            for one in with_descendants(outer)
        )

    def _add(self, model: str, cell: str | None) -> None:
        self._cells[model] = cell
        if len(self._cells) > self._limit:
            live = _live_widgets()
            self._cells = {one: its for one, its in self._cells.items() if one in live}
            self._limit = 2 * len(self._cells) + _PRUNE_ABOVE

    def _forget(self, cell: str | None) -> None:
        if cell is not None:
            self._cells = {one: its for one, its in self._cells.items() if its != cell}


@cache
def displayed() -> Displayed:
    """What this process's kernel has displayed."""
    return Displayed()


def _live_widgets() -> Mapping[str, Widget]:
    """The live widgets, from a register of ipywidgets that has no public name."""
    instances = getattr(_widget_module, "_instances", {})
    return instances if isinstance(instances, Mapping) else {}
