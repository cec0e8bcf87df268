"""The shell thread of ipykernel >= 7, which hears requests while the main thread is busy.

Its parts are looked for one by one before anything touches them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .inbox import COMM_TYPES, Incoming


class ShellThread:
    """The part of an ``IPythonKernel`` that reads its shell channel."""

    def __init__(self, kernel: Any) -> None:
        self._kernel = kernel

    @property
    def is_there(self) -> bool:
        """Whether shell messages can be looked at while the main thread is busy.

        ipykernel 6 has no such thread, and 7 none before it listens.
        """
        kernel = self._kernel
        thread = getattr(kernel, "shell_channel_thread", None)
        return (
            hasattr(thread, "io_loop")
            and hasattr(getattr(kernel, "shell_stream", None), "on_recv")
            and callable(getattr(kernel, "shell_channel_thread_main", None))
        )

    @property
    def comms_follow_sender(self) -> bool:
        """Whether ipykernel ignores a comm message's subshell.

        From 7.4 on it hands the message to the shell that last sent on that
        comm: the main one, for a widget that a cell made.
        """
        from ipykernel.comm.comm import BaseComm

        return hasattr(BaseComm, "_reply_subshell_for")

    def send_replies_through_stream(self) -> Callable[[], None]:
        """Keep a request from being lost that comes while a reply goes out.

        ipykernel 7.0 to 7.3 sends replies past the stream that reads requests
        from the same socket. The stream then misses the wake-up of a request
        that comes in that moment, and the kernel sits idle for good
        (ipykernel issue 1554; 7.4 sends as this does). A page without our
        extension closes our comm just then. Returns the undo.
        """
        kernel = self._kernel
        manager = getattr(kernel.shell_channel_thread, "manager", None)
        socket = getattr(manager, "_shell_socket", None)
        if manager is None or socket is None or socket is not kernel.shell_stream.socket:
            return lambda: None
        manager._shell_socket = kernel.shell_stream  # noqa: SLF001 - no public way
        return lambda: setattr(manager, "_shell_socket", socket)

    def tap(
        self, wanted: Callable[[Mapping[str, Any]], bool], handler: Callable[[Incoming], None]
    ) -> Callable[[], None]:
        """Take comm messages off the shell channel before ipykernel sees them.

        Parameters
        ----------
        wanted
            Gets the header of a comm message; says whether to take it.
        handler
            Gets each message that was taken.

        Returns
        -------
        callable
            The undo.

        Notes
        -----
        Both are called on the shell thread.
        """
        kernel = self._kernel
        stock = kernel.shell_channel_thread_main

        async def tap(frames: list[Any]) -> None:
            item = self._take(frames, wanted)
            if item is None:
                await stock(frames)
            else:
                handler(item)

        def listen(callback: Callable[[list[Any]], Any]) -> None:
            kernel.shell_channel_thread.io_loop.add_callback(
                lambda: kernel.shell_stream.on_recv(callback, copy=False)
            )

        listen(tap)
        return lambda: listen(stock)

    def _take(
        self, frames: list[Any], wanted: Callable[[Mapping[str, Any]], bool]
    ) -> Incoming | None:
        session = self._kernel.session
        try:
            ident, parts = session.feed_identities(frames, copy=False)
            header = session.unpack(parts[1].bytes)
            if header.get("msg_type") not in COMM_TYPES or not wanted(header):
                return None
            return Incoming(ident, session.deserialize(parts, copy=False), on_shell=True)
        except Exception:  # noqa: BLE001 - ipykernel gets the frames next, and reports it
            return None
