"""The wait: a cell's execution, blocked until a person submits."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any, Protocol
from uuid import uuid4

from .errors import Cancelled, Interrupted
from .exchange import Exchange
from .fields import FieldErrors
from .kernel import Request
from .protocol import (
    Cancel,
    Errors,
    Outcome,
    PageMessage,
    Reset,
    Submit,
    WaitInfo,
    wait_closed,
    wait_opened,
    wait_refused,
    waits,
)
from .question import Answer, Question

_STOPPED = "You pressed Stop. The cells below were not run."
_OVERTAKEN = "The question around this one has ended."


class Prompt(Protocol):
    """What the person sees of a wait."""

    @property
    def model_id(self) -> str | None:
        """Id of the widget, for the page."""

    def show(self) -> None:
        """Display it in the running cell."""

    def refuse(self, errors: Errors) -> None:
        """Show why a submit was refused."""

    def close(self, outcome: Outcome, answer: Answer | None) -> None:
        """Put the static record in its place."""


class Wait:
    """One wait. It ends once, in one of these ways.

    - submitted: a person's answer was accepted, or the condition came true;
    - cancelled: a person pressed *Stop*, here or at an enclosing wait;
    - timeout: nobody answered in time;
    - interrupted: the kernel was interrupted;
    - failed: the question's own code raised.

    A kernel that restarts or dies ends its waits with itself; pages notice.
    """

    def __init__(self, question: Question, request: Request) -> None:
        self.id = uuid4().hex
        self.question = question
        self.request = request
        self.deadline = None if question.timeout is None else monotonic() + question.timeout
        self.outcome: Outcome | None = None
        self.answer: Answer | None = None
        self.errors: Errors = {}
        self.reason = ""

    @property
    def left(self) -> float | None:
        """Seconds until the timeout, at least 0; None for no timeout."""
        return None if self.deadline is None else max(self.deadline - monotonic(), 0.0)

    def end(self, outcome: Outcome, answer: Answer | None = None, reason: str = "") -> None:
        """End it, unless it has ended already."""
        if self.outcome is None:
            self.outcome = outcome
            self.answer = answer
            self.reason = reason

    def info(self, prompt: Prompt) -> WaitInfo:
        """What pages are told of it."""
        return WaitInfo(
            id=self.id,
            kind=self.question.kind,
            name=self.question.name,
            title=self.question.title,
            cell=self.request.cell,
            request=self.request.id,
            session=self.request.session,
            prompt=prompt.model_id,
            left=self.left,
            schema=self.question.schema,
            errors=self.errors,
        )


class Waits:
    """The open waits of the kernel, outermost first, and the loop that serves them.

    Waits nest: a callback that runs in a wait may ask. Only the innermost one
    accepts a submit; ending an outer one ends those inside it.
    """

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._open: list[tuple[Wait, Prompt]] = []
        exchange.on_page_message = self._on_page_message
        exchange.on_attach = self._on_attach

    def wait(self, question: Question, draw: Callable[[Wait], Prompt]) -> Any:
        """Ask, block until the wait ends, and return the answer.

        Parameters
        ----------
        question
            What is asked.
        draw
            Makes the prompt.

        Raises
        ------
        Cancelled, Timeout, Interrupted
            See `Wait`.
        """
        self._exchange.clear_up()
        # From here on, since a page may answer as soon as it sees the prompt.
        with self._exchange.waiting():
            return self._wait(Wait(question, self._exchange.kernel.request), draw)

    def _wait(self, wait: Wait, draw: Callable[[Wait], Prompt]) -> Any:
        prompt = draw(wait)
        try:
            self._open.append((wait, prompt))
            self._exchange.send(wait_opened(wait.info(prompt)))
            prompt.show()
            self._block(wait)
        except KeyboardInterrupt as error:
            wait.end("interrupted")
            raise Interrupted("The kernel was interrupted while it waited.") from error
        except BaseException:
            wait.end("failed")
            raise
        finally:
            self._close(wait, prompt)
        return _result(wait)

    def _block(self, wait: Wait) -> None:
        self._check_condition(wait)
        while wait.outcome is None:
            item = self._exchange.inbox.get(self._left())
            if item is not None:
                self._exchange.handle(item)
            self._expire()
            self._check_condition(wait)

    def _check_condition(self, wait: Wait) -> None:
        ending = wait.question.ending
        if wait.outcome is None and ending is not None and ending.met():
            self._accept(wait, wait.question.end)
            if wait.outcome is None:
                ending.forget()

    def _left(self) -> float | None:
        lefts = [wait.left for wait, _ in self._open if wait.left is not None]
        return min(lefts, default=None)

    def _expire(self) -> None:
        for position, (wait, _) in enumerate(self._open):
            if wait.left == 0.0:
                self._end_from(position, "timeout", wait.question.fallback)
                return

    def _end_from(self, position: int, outcome: Outcome, answer: Answer | None = None) -> None:
        """End a wait, and those inside it, which can't go on without it."""
        self._open[position][0].end(outcome, answer, _STOPPED)
        for wait, _ in self._open[position + 1 :]:
            wait.end("cancelled", reason=_STOPPED if outcome == "cancelled" else _OVERTAKEN)

    def _close(self, wait: Wait, prompt: Prompt) -> None:
        """Tell everybody that it has ended; an interrupt doesn't get in between."""
        self._open = [(one, its) for one, its in self._open if one is not wait]
        outcome = wait.outcome or "failed"
        try:
            self._say_closed(wait, prompt, outcome)
        except KeyboardInterrupt:
            self._say_closed(wait, prompt, outcome)

    def _say_closed(self, wait: Wait, prompt: Prompt, outcome: Outcome) -> None:
        self._exchange.send(wait_closed(wait.id, outcome))
        prompt.close(outcome, wait.answer)

    # What pages say

    def _on_attach(self) -> None:
        self._exchange.send(waits([wait.info(prompt) for wait, prompt in self._open]))

    def _on_page_message(self, message: PageMessage) -> None:
        if isinstance(message, Submit):
            self.submit(message.id, message.button)
        elif isinstance(message, Cancel):
            self.cancel(message.id)
        elif isinstance(message, Reset):
            self.reset(message.id)

    def submit(self, id: str, button: int | None) -> None:
        """A person submits; nothing happens unless it is the innermost wait."""
        if not self._open or self._open[-1][0].id != id:
            return
        wait = self._open[-1][0]
        buttons = wait.question.buttons
        if button is not None and button >= len(buttons):
            return
        pressed = None if button is None else buttons[button]
        if pressed is None and wait.question.kind == "choose":
            return
        self._accept(wait, lambda: wait.question.press(pressed))

    def cancel(self, id: str) -> None:
        """A person stops a wait."""
        for position, (wait, _) in enumerate(self._open):
            if wait.id == id:
                self._end_from(position, "cancelled")
                return

    def reset(self, id: str) -> None:
        """A person wants the first values back."""
        for wait, prompt in self._open:
            if wait.id == id:
                for field in wait.question.fields:
                    field.reset()
                self._show_errors(wait, prompt, {})

    def _accept(self, wait: Wait, answer: Callable[[], Answer]) -> None:
        """End the wait with this answer, unless the question refuses it."""
        if wait.outcome is not None:
            return
        try:
            wait.end("submitted", answer())
        except FieldErrors as refused:
            self._refuse(wait, refused.errors)
        except Exception as error:  # noqa: BLE001 - of the author's classes and properties
            # The author's mistake must not cost the person what was typed.
            self._exchange.kernel.shell.showtraceback()
            self._refuse(wait, {"": f"This could not be used ({type(error).__name__})."})

    def _refuse(self, wait: Wait, errors: Errors) -> None:
        prompt = next(prompt for one, prompt in self._open if one is wait)
        self._show_errors(wait, prompt, errors)

    def _show_errors(self, wait: Wait, prompt: Prompt, errors: Errors) -> None:
        wait.errors = dict(errors)
        if errors:
            self._exchange.send(wait_refused(wait.id, wait.errors))
        prompt.refuse(wait.errors)


def _result(wait: Wait) -> Any:
    if wait.outcome == "cancelled":
        raise Cancelled(wait.reason)
    answer = wait.answer or wait.question.after_timeout()
    return answer.value
