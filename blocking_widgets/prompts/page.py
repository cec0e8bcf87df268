"""The prompt as a widget of ours, drawn by our extension."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipywidgets import DOMWidget, Widget, widget_serialization
from traitlets import Bool, Dict, Instance, List, Unicode

from .._version import __version__
from ..fields import Field
from ..protocol import Errors, Outcome
from ..question import Answer, Question
from .output import OutputSlot

if TYPE_CHECKING:
    from ..exchange import Exchange
    from ..wait import Wait

_MODULE = "jupyterlab-blocking-widgets"


class PromptWidget(DOMWidget):  # type: ignore[misc]
    """State of a prompt, as ``docs/protocol.md`` has it."""

    _model_name = Unicode("PromptModel").tag(sync=True)
    _model_module = Unicode(_MODULE).tag(sync=True)
    _model_module_version = Unicode(f"^{__version__}").tag(sync=True)
    _view_name = Unicode("PromptView").tag(sync=True)
    _view_module = Unicode(_MODULE).tag(sync=True)
    _view_module_version = Unicode(f"^{__version__}").tag(sync=True)

    wait = Unicode().tag(sync=True)
    kind = Unicode().tag(sync=True)
    title = Unicode().tag(sync=True)
    help = Unicode().tag(sync=True)
    children = List(Instance(Widget)).tag(sync=True, **widget_serialization)
    fields = List(Dict()).tag(sync=True)
    buttons = List(Dict()).tag(sync=True)
    note = Unicode().tag(sync=True)
    cancel = Unicode().tag(sync=True)
    remembered = Bool().tag(sync=True)


class PagePrompt:
    """A prompt in a page that has our extension.

    Parameters
    ----------
    wait
        Whose prompt it is.
    exchange
        Puts off what is not urgent.
    """

    def __init__(self, wait: Wait, exchange: Exchange) -> None:
        question = wait.question
        self._leave = exchange.leave
        self._widget = PromptWidget(
            wait=wait.id,
            kind=question.kind,
            title=question.title,
            help=question.help,
            children=[one.widget for one in question.fields],
            fields=[_described(one, question) for one in question.fields],
            buttons=[{"label": one.label, "primary": one.primary} for one in question.buttons],
            note=question.note,
            cancel="Stop",
            remembered=question.remembered,
        )
        self._slot = OutputSlot(question, exchange.update_later)

    @property
    def model_id(self) -> str | None:
        """Id of the widget, for the page."""
        return str(self._widget.model_id)

    def show(self) -> None:
        """Display it in the running cell."""
        self._slot.show(self._widget)

    def refuse(self, errors: Errors) -> None:
        """Nothing: the page has the reasons from the protocol's message."""
        if not errors:
            self._widget.remembered = False

    def close(self, outcome: Outcome, answer: Answer | None) -> None:
        """Put the static record in its place."""
        self._slot.close(outcome, answer)
        # Of no use to anybody now; the cells below are.
        self._leave(self._widget.close)
        self._leave(self._widget.layout.close)


def _described(field: Field, question: Question) -> dict[str, object]:
    return {
        "key": field.key,
        "label": field.label,
        "help": field.help,
        "kind": field.kind,
        "required": field.required,
        "group": field.group,
        "shown": "once" if question.kind == "wait_for" else "always",
    }
