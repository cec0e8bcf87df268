"""The prompt drawn from plain ipywidgets, for pages without our extension."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import TYPE_CHECKING, TypeVar

from ipywidgets import HTML, Button, HBox, Layout, VBox, Widget

from ..fields import Field
from ..protocol import Errors, Outcome
from ..question import Answer
from ..question import Button as QuestionButton
from .output import OutputSlot

if TYPE_CHECKING:
    from ..wait import Wait, Waits

_WIDE = "640px"
_ABOVE = "It is shown above."
_W = TypeVar("_W", bound=Widget)


class PlainPrompt:
    """A prompt that any page can draw that can draw ipywidgets."""

    def __init__(self, wait: Wait, waits: Waits) -> None:
        self._wait = wait
        self._waits = waits
        self._slot = OutputSlot(wait.question)
        self._made: list[Widget] = []
        self._errors: dict[str, HTML] = {}
        self._box = self._draw()

    @property
    def model_id(self) -> str | None:
        """Id of the widget, for the page."""
        return str(self._box.model_id)

    def show(self) -> None:
        """Display it in the running cell."""
        self._slot.show(self._box)

    def refuse(self, errors: Errors) -> None:
        """Show why a submit was refused."""
        for key, place in self._errors.items():
            place.value = _error(errors.get(key, ""))
            place.layout.display = "" if errors.get(key) else "none"

    def close(self, outcome: Outcome, answer: Answer | None) -> None:
        """Put the static record in its place."""
        self._slot.close(outcome, answer)
        for widget in self._made:
            for part in (getattr(widget, "layout", None), getattr(widget, "style", None)):
                if isinstance(part, Widget):
                    part.close()
            widget.close()
        self._made.clear()

    def _draw(self) -> VBox:
        question = self._wait.question
        rows: list[Widget] = []
        if question.title:
            rows.append(self._html(f"<b>{escape(question.title)}</b>"))
        rows += [self._html(_paragraphs(one)) for one in (question.help, question.note) if one]
        if self._wait.left is not None:
            rows.append(self._html(f"<i>Please answer within {self._wait.left:.0f} seconds.</i>"))
        group = ""
        for field in question.fields:
            if field.group != group:
                group = field.group
                rows.append(self._html(f"<b>{escape(group)}</b>"))
            rows.extend(self._field(field))
        rows += [self._error_place(""), self._button_row()]
        return self._keep(VBox(rows, layout=Layout(max_width=_WIDE, padding="8px 0")))

    def _field(self, field: Field) -> list[Widget]:
        rows: list[Widget] = []
        if field.label and field.label != self._wait.question.title:
            rows.append(self._html(escape(field.label)))
        if field.help:
            rows.append(self._html(f"<small>{_paragraphs(field.help)}</small>"))
        return [*rows, self._widget_of(field), self._error_place(field.key)]

    def _widget_of(self, field: Field) -> Widget:
        question = self._wait.question
        if question.kind == "wait_for" and field.widget not in question.kept:
            return self._html(f"<i>{_ABOVE}</i>")
        return field.widget

    def _error_place(self, key: str) -> HTML:
        place = self._html("")
        place.layout.display = "none"
        self._errors[key] = place
        return place

    def _button_row(self) -> HBox:
        buttons = [
            self._button(one, partial(self._submit, index))
            for index, one in enumerate(self._wait.question.buttons)
        ]
        if self._wait.question.remembered:
            buttons.append(self._button(QuestionButton("Reset"), self._reset))
        stop = self._button(QuestionButton("Stop"), lambda: self._waits.cancel(self._wait.id))
        return self._keep(HBox([*buttons, stop], layout=Layout(flex_flow="row wrap")))

    def _button(self, described: QuestionButton, press: Callable[[], None]) -> Button:
        button = self._keep(
            Button(
                description=described.label,
                button_style="primary" if described.primary else "",
                layout=Layout(width="auto", min_width="6em"),
            )
        )
        button.on_click(lambda _button: press())
        return button

    def _submit(self, index: int) -> None:
        self._waits.submit(self._wait.id, index)

    def _reset(self) -> None:
        self._waits.reset(self._wait.id)

    def _html(self, value: str) -> HTML:
        return self._keep(HTML(value))

    def _keep(self, widget: _W) -> _W:
        self._made.append(widget)
        return widget


def _paragraphs(text: str) -> str:
    """Markdown as the text it is: without our extension nothing here may render it."""
    return "<br>".join(escape(text).splitlines())


def _error(reason: str) -> str:
    return f'<span style="color: var(--jp-error-color1, #b71c1c)">{escape(reason)}</span>'
