"""What ends `wait_for`: a click, a change, a callable that says so."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeAlias

from ipywidgets import Button, Widget
from traitlets import HasTraits

from .errors import BadQuestion
from .fields.other_fields import copy_out, equal

Until: TypeAlias = "str | Callable[..., Any] | None"
Wake: TypeAlias = "Callable[[], None]"


class Condition(Protocol):
    """Something that comes true while a cell waits."""

    note: str

    def met(self) -> bool:
        """Whether it is true now, or has been since the wait began."""

    def result(self) -> Any:
        """What made it true."""

    def forget(self) -> None:
        """Wait for it anew: what made it true was refused."""

    def close(self) -> None:
        """Take back its observers."""


class Ending:
    """What ends a wait: the first of some conditions that comes true.

    Parameters
    ----------
    conditions
        What is waited for, and the condition on it, in the author's order.
    """

    def __init__(self, conditions: Sequence[tuple[object, Condition]]) -> None:
        self._conditions = conditions
        self._met: tuple[object, Condition] | None = None

    @property
    def note(self) -> str:
        """What the person is told to do."""
        if len(self._conditions) > 1:
            return "The notebook goes on as soon as you use one of these."
        return self._conditions[0][1].note

    def met(self) -> bool:
        """Whether one is true; asks each no more than needed."""
        if self._met is None:
            self._met = next((one for one in self._conditions if one[1].met()), None)
        return self._met is not None

    def result(self) -> Any:
        """Of the only condition, its result; of several, the thing it was on."""
        if self._met is None:
            return None
        thing, condition = self._met
        return condition.result() if len(self._conditions) == 1 else thing

    def forget(self) -> None:
        """Wait anew: what ended it was refused."""
        if self._met is not None:
            self._met[1].forget()
            self._met = None

    def close(self) -> None:
        """Take back all observers."""
        for _, condition in self._conditions:
            condition.close()


class Clicked:
    """A button was clicked since the wait began."""

    def __init__(self, button: Button, wake: Wake) -> None:
        self._button = button
        self._wake = wake
        self._clicked = False
        self.note = f"Click “{button.description}” to go on."
        button.on_click(self._on_click)

    def met(self) -> bool:
        """Whether it was clicked."""
        return self._clicked

    def result(self) -> Any:
        """Nothing: a click has no value, and a cell may end with the call."""
        return None

    def forget(self) -> None:
        """Wait for the next click."""
        self._clicked = False

    def close(self) -> None:
        """Take back the observer."""
        self._button.on_click(self._on_click, remove=True)

    def _on_click(self, _button: Button) -> None:
        self._clicked = True
        self._wake()


class Changed:
    """An attribute changed since the wait began.

    A trait is observed, so a change counts even if the next message undoes it.
    Another attribute, which tells nobody when it changes (``ipyfilechooser``'s
    ``value``), is compared after each message.
    """

    def __init__(self, thing: object, name: str, wake: Wake) -> None:
        if not hasattr(thing, name):
            raise BadQuestion(f"{type(thing).__name__} has no {name!r} to wait for.")
        self._thing = thing
        self._name = name
        self._wake = wake
        self._first = copy_out(getattr(thing, name))
        self._changed = False
        self.note = "The notebook goes on as soon as this changes."
        self._traits = thing if isinstance(thing, HasTraits) and thing.has_trait(name) else None
        if self._traits is not None:
            self._traits.observe(self._on_change, name)

    def met(self) -> bool:
        """Whether it changed."""
        if self._traits is None:
            self._changed = self._changed or not equal(self.result(), self._first)
        return self._changed

    def result(self) -> Any:
        """Its value now."""
        return getattr(self._thing, self._name)

    def forget(self) -> None:
        """Wait for the next change."""
        self._changed = False
        self._first = copy_out(self.result())

    def close(self) -> None:
        """Take back the observer."""
        if self._traits is not None:
            self._traits.unobserve(self._on_change, self._name)

    def _on_change(self, _change: object) -> None:
        self._changed = True
        self._wake()


class Says:
    """A callable returned a true value."""

    note = "The notebook goes on by itself when this is done."

    def __init__(self, until: Callable[..., Any], thing: object) -> None:
        self._ask: Callable[[], Any] = (lambda: until(thing)) if takes_one(until) else until
        self._answer: Any = None

    def met(self) -> bool:
        """Ask it, until it has said yes."""
        self._answer = self._answer or self._ask()
        return bool(self._answer)

    def result(self) -> Any:
        """What it returned."""
        return self._answer

    def forget(self) -> None:
        """Ask again."""
        self._answer = None

    def close(self) -> None:
        """Nothing to take back."""


def condition(thing: object, until: Until, wake: Wake, *, several: bool) -> Condition | None:
    """The condition for one thing; None if a person presses *Continue*.

    Parameters
    ----------
    thing, until
        As for `wait_for`.
    wake
        Called when the condition has come true, on whichever thread it did.
    several
        Whether there are other things to wait for.

    Raises
    ------
    BadQuestion
        `until` is neither a name nor a callable, or the thing has no such
        attribute.
    """
    if isinstance(until, str):
        return Changed(thing, until, wake)
    if inspect.iscoroutinefunction(until):
        raise BadQuestion("until takes an ordinary function, not an async one.")
    if callable(until):
        return Says(until, thing)
    if until is not None:
        raise BadQuestion("until takes the name of a trait, or a callable.")
    if isinstance(thing, Button):
        return Clicked(thing, wake)
    if several and isinstance(thing, Widget) and hasattr(thing, "value"):
        return Changed(thing, "value", wake)
    return None


def takes_one(call: Callable[..., Any]) -> bool:
    """Whether a callable wants to be given one thing."""
    try:
        parameters = inspect.signature(call).parameters.values()
    except (TypeError, ValueError):
        return False
    return any(
        one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD) and one.default is one.empty
        for one in parameters
    )
