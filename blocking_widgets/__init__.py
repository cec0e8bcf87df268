"""Blocking widgets for Jupyter: a cell asks, stops until the person answers, goes on.

Importing the package connects it to the kernel, so that pages can tell early
whether they have the extension.
"""

from __future__ import annotations

from ._version import __version__
from .channels.choice import waits_of as _waits_of
from .displayed import displayed as _displayed
from .errors import (
    AnswerInvalid,
    AnswerMissing,
    BadQuestion,
    BlockingWidgetsError,
    Cancelled,
    Interrupted,
    NoFrontend,
    OutsideCell,
    Timeout,
    WrongThread,
)
from .exchange import exchange as _exchange
from .fields import Record
from .questions import ask, choose, form, pause, wait_for

__all__ = [
    "AnswerInvalid",
    "AnswerMissing",
    "BadQuestion",
    "BlockingWidgetsError",
    "Cancelled",
    "Interrupted",
    "NoFrontend",
    "OutsideCell",
    "Record",
    "Timeout",
    "WrongThread",
    "__version__",
    "ask",
    "choose",
    "form",
    "pause",
    "wait_for",
]


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    """Where JupyterLab finds the extension's files when it runs from a checkout."""
    return [{"src": "labextension", "dest": "jupyterlab-blocking-widgets"}]


def _connect() -> None:
    """Join the package to the kernel of this process, where there is one."""
    here = _exchange()
    if here is not None:
        _waits_of(here)
        _displayed().connect(here.kernel)


_connect()
