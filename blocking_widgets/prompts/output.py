"""A prompt's place among the outputs of its cell."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias
from uuid import uuid4

from IPython.display import display, update_display
from ipywidgets import Widget

from ..protocol import Outcome
from ..question import Answer, Question
from ..record import record

# Seen only where widgets are not.
_NO_WIDGETS = (
    "Waiting for input: {}\n"
    "This page shows no widgets. Interrupt the kernel, and install jupyterlab_widgets "
    "where JupyterLab runs."
)
Update: TypeAlias = "Callable[[str, Mapping[str, object]], None]"
VIEW = "application/vnd.jupyter.widget-view+json"


class OutputSlot:
    """One output of the running cell: first the prompt, then its record.

    Parameters
    ----------
    question
        Whose prompt and record.
    update_later
        Puts a bundle in the place of a display by its id, a moment later. By
        default it is done at once.
    """

    def __init__(self, question: Question, update_later: Update | None = None) -> None:
        self._question = question
        self._update_later = update_later
        self._id = uuid4().hex
        self._shown = False

    def show(self, widget: Widget) -> None:
        """Display the prompt, after all that the cell has made so far."""
        _show_figures(but=self._question.shown)
        for thing in self._question.shown:
            _display(thing)
        self._shown = True
        text = _NO_WIDGETS.format(self._question.title or self._question.name)
        _display({"text/plain": text, **view_of(widget)}, raw=True, display_id=self._id)

    def close(self, outcome: Outcome, answer: Answer | None) -> None:
        """Put the record in the prompt's place.

        The author's widgets stay on the page, below it. (Not in its place:
        JupyterLab's renderer can't turn one widget into another.)
        """
        if not self._shown:
            return
        bundle = record(self._question, outcome, answer)
        if self._update_later and outcome == "submitted" and not self._question.kept:
            self._update_later(self._id, bundle)
            return
        update_display(bundle, raw=True, display_id=self._id)  # type: ignore[no-untyped-call]
        for widget in self._question.kept:
            _display(widget)


def view_of(widget: Widget) -> dict[str, Any]:
    """The mime bundle that has a page draw a widget (ipywidgets' schema, version 2)."""
    return {VIEW: {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}}


def _display(thing: object, **options: Any) -> None:
    display(thing, **options)  # type: ignore[no-untyped-call]


def _show_figures(but: Sequence[object]) -> None:
    """Show the figures drawn so far, which else come when the cell ends.

    A person who is asked about a plot has to see it. Those in `but` are shown by
    themselves, and must not come again when the cell ends.
    """
    backend = sys.modules.get("matplotlib_inline.backend_inline")
    pyplot = sys.modules.get("matplotlib.pyplot")
    if backend is None or pyplot is None or "inline" not in pyplot.get_backend().lower():
        return
    for thing in but:
        if hasattr(thing, "savefig"):
            pyplot.close(thing)
    backend.flush_figures()
