"""Comm messages on their way to the main thread, in order of arrival."""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any

COMM_TYPES = ("comm_open", "comm_msg", "comm_close")

# On Windows an interrupt doesn't wake a thread that blocks on a lock, so there
# the main thread looks up once a second. Elsewhere it does only since no clock
# counts to the longest time that a person may ask for.
_SLICE = 1.0 if sys.platform == "win32" else 86_400.0


@dataclass(slots=True)
class Incoming:
    """A comm message that hasn't been handled.

    Attributes
    ----------
    ident
        The routing prefix of its sender.
    message
        The deserialized Jupyter message.
    on_shell
        It came on the shell channel, and nobody has published its status.
    """

    ident: Any
    message: dict[str, Any]
    on_shell: bool = False

    @property
    def type(self) -> str:
        """Its message type: ``comm_open``, ``comm_msg`` or ``comm_close``."""
        return str(self.message["header"]["msg_type"])

    @property
    def session(self) -> str:
        """The session of the page that sent it."""
        return str(self.message["header"].get("session", ""))

    @property
    def comm_id(self) -> str:
        """The comm that it is for."""
        return str(self._content.get("comm_id", ""))

    @property
    def data(self) -> object:
        """What the comm's owner gets."""
        return self._content.get("data")

    @property
    def _content(self) -> Mapping[str, Any]:
        content = self.message.get("content")
        return content if isinstance(content, Mapping) else {}

    @property
    def update(self) -> dict[str, Any] | None:
        """The new state, if this is a widget's update without buffers."""
        data = self.data
        if self.type != "comm_msg" or not isinstance(data, Mapping):
            return None
        state = data.get("state")
        if data.get("method") != "update" or not isinstance(state, dict):
            return None
        if data.get("buffer_paths") or self.message.get("buffers"):
            return None
        return state


class Inbox:
    """A queue that any thread fills and the main thread empties.

    A dragged slider sends every step. Updates of one comm that are waiting
    together become one, so that a slow observer doesn't fall behind. Any
    message that isn't an update is a border that no update crosses: a click
    sees the values that were there when it was made.
    """

    def __init__(self) -> None:
        self._arriving: SimpleQueue[Incoming | None] = SimpleQueue()
        self._pending: deque[Incoming | None] = deque()
        self._updates: dict[str, int] = {}
        self._taken_off = 0
        self._woken = False
        self._arrived: Counter[str] = Counter()

    def put(self, item: Incoming) -> None:
        """Add a message; called on any thread, never blocks."""
        self._arriving.put(item)

    def wake(self) -> None:
        """Have a `get` that blocks return; called on any thread."""
        self._arriving.put(None)

    def get(self, timeout: float | None = None) -> Incoming | None:
        """Take the oldest message, blocking until there is one.

        Parameters
        ----------
        timeout
            In seconds; None waits for ever, 0 not at all.

        Returns
        -------
        Incoming or None
            None if none came in time, or if somebody woke it.
        """
        self._take_in_all()
        if not self._pending and not self._woken and timeout != 0:
            self._block(timeout)
            self._take_in_all()
        self._woken = False
        return self._pop()

    def take_in(self, session: str, count: int, timeout: float) -> None:
        """Wait until that many messages of a page have arrived.

        Gives up after `timeout` seconds, and then doesn't wait for the missing
        ones again: a message that was lost must not hold up cell after cell.
        """
        self._take_in_all()
        deadline = monotonic() + timeout
        while self._arrived[session] < count:
            if not self._block(deadline - monotonic()):
                self._arrived[session] = count

    def _block(self, timeout: float | None) -> bool:
        deadline = None if timeout is None else monotonic() + max(timeout, 0)
        while True:
            left = _SLICE if deadline is None else max(deadline - monotonic(), 0)
            try:
                self._add(self._arriving.get(timeout=min(left, _SLICE)))
                return True
            except Empty:
                if deadline is not None and monotonic() >= deadline:
                    return False

    def _take_in_all(self) -> None:
        while True:
            try:
                self._add(self._arriving.get_nowait())
            except Empty:
                return

    def _add(self, item: Incoming | None) -> None:
        if item is None:
            self._woken = True
            return
        self._arrived[item.session] += not item.on_shell
        state = item.update
        if state is None:
            self._updates.clear()
        else:
            self._merge(item, state)
            self._updates[item.comm_id] = self._taken_off + len(self._pending)
        self._pending.append(item)

    def _merge(self, item: Incoming, state: dict[str, Any]) -> None:
        position = self._updates.get(item.comm_id, -1) - self._taken_off
        if position < 0:
            return
        earlier = self._pending[position]
        # A page that sent an attribute waits for the echo of the last message
        # that held it, so only a message that holds them all may stand for both.
        if (
            earlier is not None
            and earlier.session == item.session
            and not earlier.on_shell
            and (earlier.update or {}).keys() <= state.keys()
        ):
            self._pending[position] = None

    def _pop(self) -> Incoming | None:
        while self._pending:
            item = self._pending.popleft()
            self._taken_off += 1
            if item is not None:
                return item
        return None
