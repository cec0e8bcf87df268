"""An end to waiting for ``input()``, which has none of its own."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


class TimeIsUpError(Exception):
    """The time limit has passed."""


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raise `TimeIsUpError` in the body after some time, on the main thread.

    It takes an alarm signal to end an ``input()``. Windows has none; there the
    limit is said, and not kept.
    """
    if seconds is None:
        yield
        return
    if not hasattr(signal, "setitimer"):
        print(f"(There is no end to this wait here; {seconds:g} seconds were asked for.)")
        yield
        return

    def on_alarm(_signal: int, _frame: object) -> None:
        raise TimeIsUpError

    before = signal.signal(signal.SIGALRM, on_alarm)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
