"""Where pages and the main thread meet: one object for the process's kernel.

Data flows one way. A page's comm messages come in on the control channel or
through the shell tap, on those channels' threads, and go into the inbox. The
main thread empties the inbox: in a wait, as each message comes; else when its
event loop is free, or right before a cell's code runs.
"""

from __future__ import annotations

from asyncio import CancelledError
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from time import monotonic
from typing import Any
from uuid import uuid4

from comm import create_comm

from ._version import __version__
from .inbox import Inbox, Incoming
from .kernel import RunningKernel, running_kernel
from .protocol import (
    TARGET,
    Attach,
    MalformedMessage,
    PageMessage,
    hello,
    parse,
    routed_before,
)

# Seconds that a page has to say whether it has our extension. It is asked once,
# when the package is imported; a slow answer only costs the first question.
_ATTACH_BOUND = 3.0
# Where the shell tap works, a page without our extension says so at once, and
# one that says nothing can be served all the same.
_ATTACH_BOUND_TAPPED = 1.0
# Seconds for which the cells behind an answered question go first: before its
# record is shown, and before its widgets are closed.
_RECORD_AFTER = 0.05
_CLEAR_UP_AFTER = 0.1
# Seconds that a cell may be held back for a message that the page says it sent.
_ORDER_BOUND = 1.0


class Exchange:
    """The kernel's side of the comm, and its inbox.

    Parameters
    ----------
    kernel
        The kernel of this process.

    Attributes
    ----------
    on_page_message
        Called on the main thread with each message of the protocol but
        `Attach`; set by the waits.
    on_attach
        Called on the main thread when a page has attached.
    """

    def __init__(self, kernel: RunningKernel) -> None:
        self.kernel = kernel
        self.inbox = Inbox()
        self.on_page_message: Callable[[PageMessage], None] = lambda _message: None
        self.on_attach: Callable[[], None] = lambda: None
        self._attached: set[str] = set()
        self._stock: set[str] = set()
        self._waiting = 0
        self._scheduled = False
        self._leftovers: list[Callable[[], None]] = []
        self._forget_clearing: Callable[[], None] = lambda: None
        self._complained: set[str] = set()
        self._undo: list[Callable[[], None]] = []
        self._preparing = False
        self.controlled = kernel.has_control_thread
        self.tapped = False
        self._comm_id = uuid4().hex
        self._connect()
        # Last, so that no answer to it comes before its handlers are there.
        self._comm: Any = create_comm(
            target_name=TARGET, comm_id=self._comm_id, data=hello(__version__)
        )

    def _connect(self) -> None:
        kernel = self.kernel
        if self.controlled:
            self._undo.append(kernel.handle_on_control(self._arrive))
        self._tap()
        self._undo.append(kernel.guard_comm(self._comm_id, self._stock.add))
        self._undo.append(kernel.follow_cells(self._before_cell))

    def _tap(self) -> None:
        """Tap the shell channel, once the kernel listens to it.

        It doesn't yet when the package is imported by a start-up file.
        """
        thread = self.kernel.shell_thread
        if not self.tapped and self.kernel.is_started and thread.is_there:
            self.tapped = True
            self._undo.append(thread.send_replies_through_stream())
            self._undo.append(thread.tap(self._belongs_to_main, self._arrive))

    def disconnect(self) -> None:
        """Put the kernel back as it was."""
        while self._undo:
            self._undo.pop()()
        self._comm.close()

    # Pages

    def send(self, data: Mapping[str, object]) -> None:
        """Tell all pages."""
        self._comm.send(dict(data))

    def has_extension(self, session: str) -> bool:
        """Whether that page has our extension; waits for its answer, with a bound.

        The package may have been imported in the cell that now asks, so that
        the page's answer is still on its way.
        """
        if self.controlled and not self._known(session):
            bound = _ATTACH_BOUND_TAPPED if self.tapped else _ATTACH_BOUND
            self._hear_from(session, bound)
        return session in self._attached

    def _known(self, session: str) -> bool:
        return session in self._attached or session in self._stock

    def _hear_from(self, session: str, bound: float) -> None:
        deadline = monotonic() + bound
        with self.waiting():
            while not self._known(session):
                item = self.inbox.get(max(deadline - monotonic(), 0))
                if item is not None:
                    self.handle(item)
                elif monotonic() >= deadline:
                    self._stock.add(session)

    def leave(self, clear_up: Callable[[], None]) -> None:
        """Have something cleared up that nobody waits for, on the main thread.

        A little later, so that the cells below an answered question go first; at
        the latest when `clear_up` is called, as each question does that follows.
        """
        if not self._leftovers:
            self._forget_clearing = self.kernel.call_later(_CLEAR_UP_AFTER, self.clear_up)
        self._leftovers.append(clear_up)

    def update_later(self, display_id: str, bundle: Mapping[str, object]) -> None:
        """Put something else in the place of a display, once the cells have gone first."""
        content = {"data": bundle, "metadata": {}, "transient": {"display_id": display_id}}
        self.leave(self.kernel.publish_later(_RECORD_AFTER, "update_display_data", content))

    def clear_up(self) -> None:
        """Clear up what was left, in order."""
        # Else it would come as soon as the next wait has ended, ahead of the cells.
        self._forget_clearing()
        while self._leftovers:
            self._leftovers.pop(0)()

    # Messages

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """While this context is entered, the main thread empties the inbox itself."""
        self._waiting += 1
        try:
            yield
        finally:
            self._waiting -= 1
            if not self._waiting:
                self._schedule_emptying()

    def handle(self, item: Incoming) -> None:
        """Handle one message, on the main thread.

        Whatever a client sends, it must not end a wait.
        """
        with self.kernel.status_of(item):
            try:
                if item.comm_id == self._comm_id:
                    self._handle_own(item)
                else:
                    self.kernel.handle(item)
            except (SystemExit, CancelledError):
                self.kernel.shell.showtraceback()
            except Exception as error:  # noqa: BLE001 - a client may not be ours
                # Not its text, which may quote what a person typed.
                self._complain(f"it raised {type(error).__name__}")

    def _arrive(self, item: Incoming) -> None:
        self.inbox.put(item)
        self._schedule_emptying()

    def _schedule_emptying(self) -> None:
        """Have the inbox emptied when the main thread is free; from any thread.

        Once for all that comes until then, or the calls pile up in a long cell.
        """
        if not self._scheduled:
            self._scheduled = True
            self.kernel.call_on_main(self._empty_inbox)

    def _empty_inbox(self) -> None:
        # First, so that what arrives from here on is seen here or scheduled anew.
        self._scheduled = False
        while not self._waiting and (item := self.inbox.get(0)) is not None:
            self.handle(item)

    def _before_cell(self) -> None:
        """Handle what the page sent before this cell, so that no cell overtakes it."""
        self._tap()
        request = self.kernel.request
        self.inbox.take_in(request.session, routed_before(request.metadata), _ORDER_BOUND)
        self._preparing = True
        try:
            while (item := self.inbox.get(0)) is not None:
                with self.kernel.output_goes_to(item):
                    self.handle(item)
        finally:
            self._preparing = False

    @property
    def in_cell(self) -> bool:
        """Whether the code that runs is a cell's, or called while a cell waits."""
        return self.kernel.executing and not self._preparing

    def _belongs_to_main(self, header: Mapping[str, Any]) -> bool:
        """Whether the tap takes a message: it would be stuck behind a running cell.

        In a wait, all of them. Else those that a kernel subshell will handle are
        left to it.
        """
        if self._waiting:
            return True
        to_subshell = header.get("subshell_id") and not self.kernel.shell_thread.comms_follow_sender
        return self.kernel.executing and not to_subshell

    def _handle_own(self, item: Incoming) -> None:
        if item.type == "comm_close":
            self._stock.add(item.session)
            self._attached.discard(item.session)
            return
        try:
            message = parse(item.data)
        except MalformedMessage as error:
            self._complain(str(error))
            return
        if isinstance(message, Attach):
            self._stock.discard(item.session)
            self._attached.add(item.session)
            self.on_attach()
        else:
            self.on_page_message(message)

    def _complain(self, reason: str) -> None:
        if reason not in self._complained:
            self._complained.add(reason)
            self.kernel.log.warning("blocking_widgets: ignored a comm message: %s", reason)


@cache
def exchange() -> Exchange | None:
    """The exchange of this process's kernel; None where there is no ipykernel.

    There is one kernel in a process, and one notebook per kernel.
    """
    kernel = running_kernel()
    return None if kernel is None else Exchange(kernel)
