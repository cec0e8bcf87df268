"""The running kernel: contact with ipykernel's internals is here and in ``shell_thread``.

ipykernel has no public way to hear comm messages while a cell runs. Its
handler tables (``control_handlers``, ``shell_handlers``) are plain public
dicts, and that is what we use. ``tests/kernel`` runs on each line of ipykernel
that we support and tells when something moved.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import copy_context
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any, TypeAlias

from IPython import get_ipython
from IPython.core.displaypub import CapturingDisplayPublisher

from .inbox import COMM_TYPES, Incoming
from .shell_thread import ShellThread

Handler: TypeAlias = Callable[[Any, Any, dict[str, Any]], Any]
# What pages send on control while a cell runs, and take for the kernel's status.
_TRACKED = (
    "usage_request",
    "create_subshell_request",
    "delete_subshell_request",
    "list_subshell_request",
)


@dataclass(frozen=True, slots=True)
class Request:
    """The request that the main thread works on, as far as a wait needs it.

    Attributes
    ----------
    id, session, type
        From its header.
    cell
        Id of the cell, where the page told it.
    allow_stdin
        Whether a person can be asked for text.
    metadata
        The request's metadata, unread.
    """

    id: str
    session: str
    type: str
    cell: str | None
    allow_stdin: bool
    metadata: object

    @classmethod
    def of(cls, message: Mapping[str, Any]) -> Request:
        """Read it from a Jupyter message."""
        header = message.get("header") or {}
        metadata = message.get("metadata") or {}
        cell = metadata.get("cellId")
        return cls(
            id=str(header.get("msg_id", "")),
            session=str(header.get("session", "")),
            type=str(header.get("msg_type", "")),
            cell=cell if isinstance(cell, str) else None,
            allow_stdin=bool((message.get("content") or {}).get("allow_stdin")),
            metadata=metadata,
        )


class RunningKernel:
    """An ``IPythonKernel`` seen through the few things that we need of it."""

    def __init__(self, kernel: Any) -> None:
        self._kernel = kernel
        self.shell_thread = ShellThread(kernel)
        self._status_lock = threading.Lock()
        self._note_cell()
        # The import stands in a cell, whose beginning nobody has told us of.
        self._executing = self.request.type == "execute_request" and not self._is_silent

    def _note_cell(self) -> None:
        """Keep what other threads need to know of the cell.

        ipykernel keeps a request in context variables that other threads, and
        callbacks of theirs, may not see.
        """
        self._cell: dict[str, Any] = self._kernel.get_parent("shell") or {}
        self._context = copy_context()

    @property
    def shell(self) -> Any:
        """The ``ZMQInteractiveShell``."""
        return self._kernel.shell

    @property
    def log(self) -> logging.Logger:
        """The kernel's own log, which isn't shown in cells."""
        log: logging.Logger = self._kernel.log
        return log

    @property
    def request(self) -> Request:
        """What the main thread works on."""
        return Request.of(self._kernel.get_parent("shell") or {})

    @property
    def executing(self) -> bool:
        """Whether a cell runs on the main thread."""
        return self._executing

    @property
    def output_is_captured(self) -> bool:
        """Whether the cell's displays go to ``%%capture`` and not to the page."""
        return isinstance(self.shell.display_pub, CapturingDisplayPublisher)

    @property
    def execution_count(self) -> int:
        """The number in the running cell's prompt.

        Counted by the cells that IPython has noted: its own ``execution_count``
        is the next cell's in newer versions, from before this one's code runs.
        """
        return len(self.shell.history_manager.input_hist_parsed) - 1

    def call_on_main(self, callback: Callable[[], None]) -> None:
        """Have the main thread's event loop call it; from any thread."""
        self._kernel.io_loop.add_callback(lambda: self._context.copy().run(callback))

    def call_later(self, seconds: float, callback: Callable[[], None]) -> Callable[[], None]:
        """Have the main thread's event loop call it after a while; from the main thread.

        Returns the undo.
        """
        loop = self._kernel.io_loop
        timeout = loop.call_later(seconds, callback)
        return lambda: loop.remove_timeout(timeout)

    # Handlers

    @property
    def is_started(self) -> bool:
        """Whether it listens to its channels."""
        return getattr(self._kernel, "io_loop", None) is not None

    @property
    def has_control_thread(self) -> bool:
        """Whether control messages are handled while the main thread is busy."""
        return isinstance(getattr(self._kernel, "control_handlers", None), dict) and hasattr(
            getattr(self._kernel, "control_thread", None), "io_loop"
        )

    def handle_on_control(self, handler: Callable[[Incoming], None]) -> Callable[[], None]:
        """Hear comm messages on the control channel; returns the undo."""

        def on_control(_stream: Any, ident: Any, message: dict[str, Any]) -> None:
            handler(Incoming(ident, message))

        table = self._kernel.control_handlers
        ours = dict.fromkeys(COMM_TYPES, self._then_busy(on_control))
        ours |= {name: self._then_busy(table[name]) for name in _TRACKED if name in table}
        return _replace(table, ours)

    def _then_busy(self, handler: Handler) -> Handler:
        """Say busy again after ipykernel has said idle for a control message.

        It does so as soon as the handler returns, and pages then show an idle
        kernel although a cell runs.
        """

        async def handle(stream: Any, ident: Any, message: dict[str, Any]) -> None:
            result = handler(stream, ident, message)
            if isawaitable(result):
                await result
            self._kernel.control_thread.io_loop.add_callback(self.say_busy)

        return handle

    def guard_comm(self, comm_id: str, on_close: Callable[[str], None]) -> Callable[[], None]:
        """Keep a comm open although a page without our extension closes it.

        `on_close` gets that page's session. Returns the undo.
        """
        stock = self._kernel.shell_handlers.get("comm_close")

        def comm_close(stream: Any, ident: Any, message: dict[str, Any]) -> Any:
            item = Incoming(ident, message)
            if item.comm_id == comm_id:
                return on_close(item.session)
            return stock(stream, ident, message)

        return _replace(self._kernel.shell_handlers, {"comm_close": comm_close})

    def follow_cells(self, before: Callable[[], None]) -> Callable[[], None]:
        """Call `before` ahead of each cell's code; returns the undo."""

        def pre_run_cell(_info: object = None) -> None:
            if threading.current_thread() is threading.main_thread():
                self._executing = True
                self._note_cell()
                before()

        def post_run_cell(result: Any = None) -> None:
            if self._is_whole_cell(result):
                with self._status_lock:
                    self._executing = False

        events = self.shell.events
        events.register("pre_run_cell", pre_run_cell)
        events.register("post_run_cell", post_run_cell)

        def undo() -> None:
            events.unregister("pre_run_cell", pre_run_cell)
            events.unregister("post_run_cell", post_run_cell)

        return undo

    @property
    def _is_silent(self) -> bool:
        return bool((self._cell.get("content") or {}).get("silent"))

    def _is_whole_cell(self, result: Any) -> bool:
        """Whether what has run is the request's code, and not a part that it ran itself."""
        if threading.current_thread() is not threading.main_thread():
            return False
        code = getattr(getattr(result, "info", None), "raw_cell", None)
        return code is None or code == (self._cell.get("content") or {}).get("code")

    # Messages

    def handle(self, item: Incoming) -> None:
        """Give a comm message to its comm, on the main thread.

        While a cell runs, what callbacks print and display belongs to the cell;
        between cells, to the message, as in stock ipykernel.
        """
        if self.executing:
            self._dispatch(item)
        else:
            self._kernel.set_parent(item.ident, item.message, channel="shell")
            self._dispatch(item)

    @contextmanager
    def output_goes_to(self, item: Incoming) -> Iterator[None]:
        """Have output belong to a message that came before the running cell."""
        cell = self._kernel.get_parent("shell")
        self.shell.set_parent(item.message)
        try:
            yield
        finally:
            self.shell.set_parent(cell)

    def _dispatch(self, item: Incoming) -> None:
        manager = self._kernel.comm_manager
        handler: Handler = getattr(manager, item.type)
        comm = manager.comms.get(item.comm_id)
        if item.type == "comm_open":
            handler(None, item.ident, item.message)
        elif comm is not None:
            with self._echo_to_sender(comm, item):
                handler(None, item.ident, item.message)
        # Else a widget was closed while its message was on its way. ipykernel
        # would warn of it, in the output of the cell that waits.

    @contextmanager
    def _echo_to_sender(self, comm: Any, item: Incoming) -> Iterator[None]:
        """Have a widget's echo say which message it echoes.

        ipywidgets' page waits for an echo whose parent is the update it sent,
        and ignores other pages' values until it comes (``@jupyter-widgets/base``,
        ``WidgetModel._handle_comm_msg``); the parent is the cell here.
        """
        send = comm.send

        def echo_or_send(data: Any = None, metadata: Any = None, buffers: Any = None) -> None:
            if isinstance(data, Mapping) and data.get("method") == "echo_update":
                self._publish(
                    "comm_msg",
                    {"comm_id": comm.comm_id, "data": data},
                    parent=item.message,
                    ident=comm.topic,
                    buffers=buffers,
                )
            else:
                send(data, metadata, buffers)

        comm.send = echo_or_send
        try:
            yield
        finally:
            if vars(comm).get("send") is echo_or_send:
                del comm.send

    def publish_later(
        self, seconds: float, msg_type: str, content: Mapping[str, Any]
    ) -> Callable[[], None]:
        """Publish a message of the running cell after a while.

        From the control thread, since the main one may be busy with the cell by
        then. Returns a function that publishes it at once, if it has not been.
        """
        ident = self._topic(msg_type)
        parents = [self._kernel.get_parent("shell")]

        def publish() -> None:
            # One thread gets to do it: popping is atomic.
            with suppress(IndexError):
                self._publish(msg_type, dict(content), parent=parents.pop(), ident=ident)

        loop = self._kernel.control_thread.io_loop
        loop.add_callback(lambda: loop.call_later(seconds, publish))
        return publish

    # Status

    def say_busy(self) -> None:
        """Publish that the kernel is busy, if a cell runs; from any thread.

        The lock orders it before the cell's own idle, so that a kernel is never
        left busy.
        """
        with self._status_lock:
            if self.executing:
                self._publish_status("busy", self._cell)

    @contextmanager
    def status_of(self, item: Incoming) -> Iterator[None]:
        """Publish busy and idle for a message that bypassed ipykernel's dispatch."""
        if not item.on_shell:
            yield
            return
        self._publish_status("busy", item.message)
        try:
            yield
        finally:
            self._publish_status("idle", item.message)
            self.say_busy()

    def _publish_status(self, state: str, parent: object) -> None:
        topic = self._topic("status")
        self._publish("status", {"execution_state": state}, parent=parent, ident=topic)

    def _topic(self, msg_type: str) -> bytes:
        return f"kernel.{self._kernel.ident}.{msg_type}".encode()

    def _publish(self, msg_type: str, content: dict[str, Any], **options: Any) -> None:
        session = self._kernel.session
        if session is not None:
            session.send(self._kernel.iopub_socket, msg_type, content, **options)


def _replace(handlers: dict[str, Any], ours: dict[str, Handler]) -> Callable[[], None]:
    """Put handlers into a table; returns a function that puts the old ones back."""
    before = {name: handlers.get(name) for name in ours}
    handlers.update(ours)

    def undo() -> None:
        for name, handler in before.items():
            if handlers.get(name) is not ours[name]:
                continue
            if handler is None:
                del handlers[name]
            else:
                handlers[name] = handler

    return undo


def running_kernel() -> RunningKernel | None:
    """The kernel of this process, if it is an ipykernel."""
    shell = get_ipython()
    kernel = getattr(shell, "kernel", None)
    if kernel is None:
        return None
    try:
        # A kernel has it loaded; elsewhere it would double our import time.
        from ipykernel.ipkernel import IPythonKernel
    except ImportError:
        return None
    # Other Python kernels (xeus-python, Pyodide's) look alike from afar.
    return RunningKernel(kernel) if isinstance(kernel, IPythonKernel) else None
