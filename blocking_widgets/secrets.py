"""Keeping secrets out of whatever is saved or shown."""

from __future__ import annotations

from collections.abc import Iterator

from ipywidgets import Password, Widget

from .fields import FieldError
from .fields.texts import SECRET
from .question import Question
from .tree import with_descendants


def forget_secrets(question: Question) -> None:
    """Empty the author's password widgets once they are answered.

    A page saves what a widget holds with the notebook, where *Save Widget State
    Automatically* is on. A widget that was asked for is emptied altogether. One
    that was only shown is emptied on the page: its author reads it afterwards.
    """
    for one in question.fields:
        if one.own:
            continue
        for widget in _passwords(one.widget):
            if one.secret:
                widget.value = ""
            else:
                _empty_on_page(widget)


def without_secrets(question: Question, text: str) -> str:
    """A text for the page, in which no secret is quoted."""
    for one in question.fields:
        if one.secret:
            try:
                value = str(one.read())
            except FieldError:
                continue
            if value:
                text = text.replace(value, SECRET)
    return text


def _passwords(widget: Widget) -> Iterator[Password]:
    return (one for one in with_descendants(widget) if isinstance(one, Password))


def _empty_on_page(widget: Password) -> None:
    if widget.comm is not None:
        widget.comm.send({"method": "update", "state": {"value": ""}, "buffer_paths": []})
