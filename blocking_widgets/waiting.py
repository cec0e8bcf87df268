"""The question behind `wait_for`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ipywidgets import Widget

from .conditions import Condition, Ending, Until, condition
from .displayed import displayed
from .errors import BadQuestion
from .exchange import exchange
from .fields import Field, NotText
from .fields.base import Spec
from .fields.json_value import JSON
from .fields.widget_care import is_closed
from .question import Button, Question


def waiting_question(
    things: Sequence[Any],
    until: Until,
    *,
    title: str,
    name: str | None,
    help: str,
    submit: str,
) -> Question:
    """The question of a call of `wait_for`.

    Raises
    ------
    BadQuestion
        There is nothing to wait for, or it is closed, or `until` doesn't fit.
    """
    if not things:
        raise BadQuestion("wait_for() needs something to wait for: a widget or a figure.")
    drawn = [_drawable(thing) for thing in things]
    widgets = [one for one in drawn if isinstance(one, Widget)]
    ending = _ending(things, until)
    return Question(
        kind="wait_for",
        title=title,
        name=name or "wait_for",
        help=help,
        fields=[ShownWidget(str(position), one) for position, one in enumerate(widgets)],
        buttons=[] if ending else [Button(submit, primary=True)],
        shown=[one for one in drawn if not isinstance(one, Widget)],
        note=ending.note if ending else "",
        kept=[one for one in widgets if one not in displayed()],
        build=lambda _values: _after_continue(things),
        ending=ending,
        close=ending.close if ending else lambda: None,
    )


class ShownWidget(Field):
    """A widget that is looked at or used, and isn't read."""

    kind = "widget"
    own = False

    def __init__(self, key: str, widget: Widget) -> None:
        super().__init__(Spec(key=key, label=""), widget)

    def read(self) -> object:
        """Nothing: `wait_for` reads what it waits for itself."""
        return None

    def cast(self, value: object) -> object:
        """Any value is one."""
        return value

    def _put(self, value: object) -> None:
        pass

    def _clear(self) -> None:
        pass

    def _parse(self, _text: str) -> object:
        raise NotText

    def _schema(self) -> dict[str, JSON]:
        return {}


def _drawable(thing: object) -> object:
    """A figure of ipympl is drawn by its canvas, which is a widget."""
    canvas = getattr(thing, "canvas", None)
    drawn = canvas if isinstance(canvas, Widget) else thing
    if isinstance(drawn, Widget) and is_closed(drawn):
        raise BadQuestion(f"This {type(drawn).__name__} has been closed; make a new one.")
    return drawn


def _ending(things: Sequence[Any], until: Until) -> Ending | None:
    found: list[tuple[object, Condition]] = []
    try:
        for thing in things:
            one = condition(thing, until, _wake, several=len(things) > 1)
            if one is not None:
                found.append((thing, one))
    except BaseException:
        Ending(found).close()
        raise
    return Ending(found) if found else None


def _wake() -> None:
    """A widget may change on another thread, while the main one blocks."""
    here = exchange()
    if here is not None:
        here.inbox.wake()


def _after_continue(things: Sequence[Any]) -> Any:
    return getattr(things[0], "value", None) if len(things) == 1 else None
