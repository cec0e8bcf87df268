"""A scripted page: a Jupyter client that behaves as a browser's page does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from queue import Empty
from time import monotonic
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient

TARGET = "blocking_widgets"
VIEW = "application/vnd.jupyter.widget-view+json"
# Generous: it only ends tests that have failed already.
BOUND = 20.0

Message = dict[str, Any]


class Page:
    """One client of a kernel.

    Parameters
    ----------
    client
        Connected to the kernel.
    extension
        Whether the page has our extension: it attaches as soon as it hears
        hello, and sends comm messages on control from then on. Without it, the
        page closes the comm, as JupyterLab does for an unknown target.
    subshell
        Id of the subshell that comm messages on shell name.
    """

    def __init__(
        self, client: BlockingKernelClient, *, extension: bool = True, subshell: str | None = None
    ) -> None:
        self.client = client
        self.extension = extension
        self.subshell = subshell
        self.cell = "c1"
        self.comm_id: str | None = None
        self.attached = False
        self.routed = 0
        self.models: dict[str, dict[str, Any]] = {}
        self.open: dict[str, dict[str, Any]] = {}
        self.prompts: dict[str, str] = {}
        self.refused: list[dict[str, Any]] = []
        self.closed: dict[str, str] = {}
        self.seen: list[Message] = []

    def start_anew(self, cell: str) -> None:
        """Forget what was seen, and run the next cells under another id."""
        self.cell = cell
        self.refused.clear()
        self.closed.clear()
        self.seen.clear()

    # Running cells

    def run(
        self, code: str, *, cell: str | None = None, allow_stdin: bool = True, **more: Any
    ) -> str:
        """Send an execute request, and return its id."""
        content = {
            "code": code,
            "silent": False,
            "store_history": True,
            "user_expressions": {},
            "allow_stdin": allow_stdin,
            "stop_on_error": True,
            **more,
        }
        metadata: dict[str, Any] = {"cellId": cell or self.cell}
        if self.attached:
            metadata["blocking_widgets"] = {"routed": self.routed}
        message = self.client.session.msg("execute_request", content, metadata=metadata)
        self.client.shell_channel.send(message)
        return str(message["header"]["msg_id"])

    def finish(self, request: str) -> Cell:
        """Wait until a cell has run, and return what came of it."""
        if not any(_is_idle(message, request) for message in self.seen):
            self.until(lambda message: _is_idle(message, request))
        self._until_recorded(request)
        reply = self._reply(request)
        return Cell(request, reply, [m for m in self.seen if _parent(m) == request])

    def _until_recorded(self, request: str) -> None:
        """Take in messages until each answered prompt of a cell has its record."""
        shown = {
            m["content"]["transient"]["display_id"]
            for m in self.seen
            if _parent(m) == request and m["msg_type"] == "display_data"
            if self._is_answered(m["content"]["data"].get(VIEW, {}).get("model_id"))
        }

        def missing() -> set[str]:
            updates = [m for m in self.seen if m["msg_type"] == "update_display_data"]
            return shown - {m["content"]["transient"]["display_id"] for m in updates}

        if missing():
            self.until(lambda _message: not missing())

    def _is_answered(self, model: str | None) -> bool:
        waits = [wait for wait, prompt in self.prompts.items() if prompt == model]
        return any(self.closed.get(wait) == "submitted" for wait in waits)

    def do(self, code: str, **options: Any) -> Cell:
        """Run a cell that doesn't wait."""
        return self.finish(self.run(code, **options))

    def _reply(self, request: str) -> Message:
        while True:
            reply: Message = self.client.get_shell_msg(timeout=BOUND)
            if _parent(reply) == request:
                return reply

    # What the kernel says

    def until(self, wanted: Callable[[Message], bool], bound: float = BOUND) -> Message:
        """Take in the kernel's messages until one is as wanted, and return it."""
        deadline = monotonic() + bound
        while True:
            left = deadline - monotonic()
            try:
                message: Message = self.client.get_iopub_msg(timeout=max(left, 0.01))
            except Empty:
                tail = [(m["msg_type"], m["content"]) for m in self.seen[-8:]]
                raise AssertionError(f"The kernel did not say it. Its last words: {tail}") from None
            self._take(message)
            if wanted(message):
                return message

    def until_waiting(self, title: str | None = None) -> dict[str, Any]:
        """Take in messages until a wait is open and its prompt on the page."""

        def shown() -> bool:
            return any(
                title in (None, wait["title"]) and wait["prompt"] in self._displayed()
                for wait in self.open.values()
            )

        if not shown():
            self.until(lambda _message: shown())
        matching = [one for one in self.open.values() if title in (None, one["title"])]
        return matching[-1]

    def until_cleared(self, wait: Mapping[str, Any]) -> None:
        """Take in messages until the kernel has closed a prompt, the last that it clears up."""
        if wait["prompt"] in self.models:
            self.until(lambda _message: wait["prompt"] not in self.models)

    def _displayed(self) -> set[str]:
        bundles = [m["content"]["data"] for m in self.seen if m["msg_type"] == "display_data"]
        return {bundle[VIEW]["model_id"] for bundle in bundles if VIEW in bundle}

    def _take(self, message: Message) -> None:
        self.seen.append(message)
        content = message["content"]
        kind = message["msg_type"]
        if kind == "comm_open":
            self._take_open(content)
        elif kind == "comm_msg":
            self._take_comm(content["comm_id"], content["data"])
        elif kind == "comm_close":
            self.models.pop(content["comm_id"], None)

    def _take_open(self, content: Mapping[str, Any]) -> None:
        if content["target_name"] == TARGET:
            self.comm_id = content["comm_id"]
            if self.extension:
                self.attach()
            else:
                self.close(self.comm_id)
        elif content["target_name"] == "jupyter.widget":
            self.models[content["comm_id"]] = dict(content["data"]["state"])

    def _take_comm(self, comm_id: str, data: Mapping[str, Any]) -> None:
        if comm_id == self.comm_id:
            self._take_protocol(data)
        elif data.get("method") in ("update", "echo_update") and comm_id in self.models:
            self.models[comm_id].update(data["state"])

    def _take_protocol(self, data: Mapping[str, Any]) -> None:
        if data["type"] == "wait_opened":
            self.open[data["wait"]["id"]] = dict(data["wait"])
            self.prompts[data["wait"]["id"]] = data["wait"]["prompt"]
        elif data["type"] == "waits":
            self.open = {wait["id"]: dict(wait) for wait in data["open"]}
        elif data["type"] == "wait_refused":
            self.refused.append(dict(data["errors"]))
        elif data["type"] == "wait_closed":
            self.open.pop(data["id"], None)
            self.closed[data["id"]] = data["outcome"]

    # What the page says

    def attach(self) -> None:
        """Say that we have the extension, as a reloaded page does too."""
        self.attached = True
        self.tell({"type": "attach", "protocol": 1, "extension": "0.1.0"})

    def tell(self, data: object) -> str:
        """Send a message of the protocol."""
        assert self.comm_id is not None
        return self.comm(self.comm_id, data)

    def submit(self, wait: Mapping[str, Any], button: int | None = 0) -> str:
        """Press a button of the prompt."""
        return self.tell({"type": "submit", "id": wait["id"], "button": button})

    def set(self, model: str, buffers: list[bytes] | None = None, **state: Any) -> str:
        """Change a widget's state, as a person's hand does."""
        data = {"method": "update", "state": state, "buffer_paths": []}
        return self.comm(model, data, buffers)

    def click(self, model: str) -> str:
        """Click a Button."""
        return self.comm(model, {"method": "custom", "content": {"event": "click"}})

    def comm(self, comm_id: str, data: object, buffers: list[bytes] | None = None) -> str:
        """Send a comm message the way that this page sends them."""
        content = {"comm_id": comm_id, "data": data}
        if not self.attached:
            return self._shell("comm_msg", content, buffers)
        self.routed += 1
        return self._send(self.client.control_channel, "comm_msg", content, buffers)

    def close(self, comm_id: str) -> str:
        """Close a comm, as a page does that doesn't know its target."""
        return self._shell("comm_close", {"comm_id": comm_id, "data": {}})

    def _shell(self, kind: str, content: object, buffers: list[bytes] | None = None) -> str:
        return self._send(self.client.shell_channel, kind, content, buffers)

    def _send(self, channel: Any, kind: str, content: Any, buffers: list[bytes] | None) -> str:
        session = self.client.session
        message = session.msg(kind, content)
        if self.subshell is not None and channel is self.client.shell_channel:
            message["header"]["subshell_id"] = self.subshell
        session.send(channel.socket, message, buffers=buffers)
        return str(message["header"]["msg_id"])

    # The prompt

    def latest(self, model_name: str) -> str:
        """Model id of the newest widget of a kind."""
        return [
            model for model, state in self.models.items() if state["_model_name"] == model_name
        ][-1]

    def field(self, wait: Mapping[str, Any], key: str | None = None) -> str:
        """Model id of a field's widget, by its key or the first one."""
        prompt = self.models[wait["prompt"]]
        if "fields" not in prompt:
            return self._plain_field(wait)
        keys = [one["key"] for one in prompt["fields"]]
        position = 0 if key is None else keys.index(key)
        return str(prompt["children"][position]).removeprefix("IPY_MODEL_")

    def _plain_field(self, wait: Mapping[str, Any]) -> str:
        layout = ("HTMLModel", "HBoxModel", "VBoxModel", "ButtonModel")
        inner = [m for m in self._inner(wait["prompt"]) if m["_model_name"] not in layout]
        return next(model for model, state in self.models.items() if state is inner[0])

    def button(self, wait: Mapping[str, Any], label: str) -> str:
        """Model id of a button of a prompt drawn from plain widgets."""
        inner = self._inner(wait["prompt"])
        state = next(one for one in inner if one.get("description") == label)
        return next(model for model, one in self.models.items() if one is state)

    def _inner(self, model: str) -> list[dict[str, Any]]:
        state = self.models[model]
        ids = [str(one).removeprefix("IPY_MODEL_") for one in state.get("children", [])]
        return [state] + [one for child in ids for one in self._inner(child)]


class Cell:
    """What came of running a cell."""

    def __init__(self, request: str, reply: Message, messages: list[Message]) -> None:
        self.request = request
        self.reply = reply["content"]
        self.messages = messages

    @property
    def text(self) -> str:
        """All that it printed."""
        streams = [m["content"] for m in self.messages if m["msg_type"] == "stream"]
        return "".join(one["text"] for one in streams)

    @property
    def result(self) -> str:
        """The repr of its last expression."""
        results = [m for m in self.messages if m["msg_type"] == "execute_result"]
        return str(results[-1]["content"]["data"]["text/plain"])

    @property
    def error(self) -> str:
        """Name of the error that ended it, or ''."""
        return str(self.reply.get("ename", ""))

    @property
    def traceback(self) -> list[str]:
        """What its error shows."""
        return list(self.reply["traceback"])

    @property
    def errors_shown(self) -> list[str]:
        """Names of all errors that it shows, also those that did not end it."""
        return [m["content"]["ename"] for m in self.messages if m["msg_type"] == "error"]

    @property
    def records(self) -> list[dict[str, str]]:
        """The records that took the place of prompts."""
        updates = [m for m in self.messages if m["msg_type"] == "update_display_data"]
        return [m["content"]["data"] for m in updates]


def _parent(message: Message) -> str:
    return str(message.get("parent_header", {}).get("msg_id", ""))


def _is_idle(message: Message, request: str) -> bool:
    return (
        message["msg_type"] == "status"
        and message["content"]["execution_state"] == "idle"
        and _parent(message) == request
    )
