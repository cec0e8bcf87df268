"""A prompt's place among the outputs of its cell."""

from __future__ import annotations

import sys
from typing import Any
from uuid import uuid4

from IPython.display import display, update_display
from ipywidgets import Widget

from ..protocol import Outcome
from ..question import Answer, Question
from ..record import record

VIEW = "application/vnd.jupyter.widget-view+json"


class OutputSlot:
    """One output of the running cell: first the prompt, then its record."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._id = uuid4().hex
        self._shown = False

    def show(self, widget: Widget) -> None:
        """Display the prompt, after all that the cell has made so far."""
        _show_figures()
        for thing in self._question.shown:
            display(thing)  # type: ignore[no-untyped-call]
        title = self._question.title or self._question.help or self._question.name
        bundle = {"text/plain": f"Waiting for input: {title}", **view_of(widget)}
        self._shown = True
        display(bundle, raw=True, display_id=self._id)  # type: ignore[no-untyped-call]

    def close(self, outcome: Outcome, answer: Answer | None) -> None:
        """Put the record in the prompt's place.

        The author's widgets stay on the page, below it. (Not in its place:
        JupyterLab's renderer can't turn one widget into another.)
        """
        if not self._shown:
            return
        bundle = record(self._question, outcome, answer)
        update_display(bundle, raw=True, display_id=self._id)  # type: ignore[no-untyped-call]
        for widget in self._question.kept:
            display(widget)  # type: ignore[no-untyped-call]


def view_of(widget: Widget) -> dict[str, Any]:
    """The mime bundle that has a page draw a widget (ipywidgets' schema, version 2)."""
    return {VIEW: {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}}


def _show_figures() -> None:
    """Show the figures drawn so far, which else come when the cell ends.

    A person who is asked about a plot has to see it.
    """
    backend = sys.modules.get("matplotlib_inline.backend_inline")
    pyplot = sys.modules.get("matplotlib.pyplot")
    if backend is None or pyplot is None:
        return
    if "inline" in str(pyplot.get_backend()).lower():
        backend.flush_figures()
