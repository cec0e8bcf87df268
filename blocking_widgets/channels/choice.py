"""Which way a question takes to a person, decided when it is asked."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from IPython import get_ipython

from ..errors import AnswerMissing, OutsideCell, WrongThread
from ..exchange import Exchange, exchange
from ..kernel import Request
from ..prompts import PagePrompt, PlainPrompt
from ..question import Question
from ..wait import Waits
from .text import ask_in_text


def put(question: Question) -> Any:
    """Put a question to whoever can answer it, and return the answer.

    The ways, in this order: a page with our extension, over the control
    channel; any other notebook page, through the shell tap; ``input()``; else an
    error at once. Never a hang. (Notebook pages name their cells. A client that
    doesn't, such as ``jupyter console``, may show no widgets.)

    Raises
    ------
    OutsideCell
        Called when no cell is running.
    AnswerMissing
        Nobody is there.
    NoFrontend
        There is a frontend that can't show this question.
    """
    return _way(question)()


def require_main_thread() -> None:
    """Refuse to ask where nobody can be asked, before any widget is made.

    Raises
    ------
    WrongThread
        Called off the main thread.
    """
    if threading.current_thread() is not threading.main_thread():
        raise WrongThread(
            "Questions can only be asked from the notebook's cells, on the main thread. "
            "Ask first, and hand the answer to the thread."
        )


def _way(question: Question) -> Callable[[], Any]:
    here = exchange()
    if here is None:
        return _way_without_kernel(question)
    request = here.kernel.request
    _require_cell(here, request)
    if not request.allow_stdin:
        return _way_with_nobody(question, _place(here, request))
    if here.has_extension(request.session):
        draw = partial(PagePrompt, exchange=here)
        return partial(waits_of(here).wait, question, draw)
    if here.tapped and request.cell is not None:
        waits = waits_of(here)
        return partial(waits.wait, question, lambda wait: PlainPrompt(wait, waits))
    return partial(ask_in_text, question)


@cache
def waits_of(here: Exchange) -> Waits:
    """The waits of a kernel."""
    return Waits(here)


def _require_cell(here: Exchange, request: Request) -> None:
    if request.type != "execute_request" or not here.in_cell:
        raise OutsideCell(
            "This question was asked when no cell was running, so there is no place to show it. "
            "Ask in a cell, or in a callback that runs while a cell waits."
        )
    if here.kernel.output_is_captured:
        raise OutsideCell(
            "The output of this cell is captured, so there is no place to show the question. "
            "Ask in a cell without %%capture."
        )


def _way_without_kernel(question: Question) -> Callable[[], Any]:
    """A plain Python or IPython session, or a kernel that isn't ipykernel."""
    if get_ipython() is None and not (sys.stdin and sys.stdin.isatty()):
        return _way_with_nobody(question, "this script")
    return partial(ask_in_text, question)


def _way_with_nobody(question: Question, place: str) -> Callable[[], Any]:
    """Nothing needs to be asked where what is waited for is there already."""
    if question.ending is not None and question.ending.met():
        return lambda: question.end().value
    raise _nobody(question, place)


def _place(here: Exchange, request: Request) -> str:
    number = f"In [{here.kernel.execution_count}]"
    return f"cell {request.cell}, {number}" if request.cell else f"cell {number}"


def _nobody(question: Question, place: str) -> AnswerMissing:
    if question.kind == "wait_for":
        return AnswerMissing(
            f"Nobody is here to use the widget that {place} waits for (“{question.name}”)."
        )
    label = question.title or question.help or question.name
    return AnswerMissing(
        f"Nobody is here to answer “{label}” (key {question.name!r}, {place}), "
        "and no answer was given beforehand."
    )
