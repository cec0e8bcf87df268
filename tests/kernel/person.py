"""Somebody who reads the documentation and answers its questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from page import Cell, Message, Page

# What he types where something has to be, by the field's kind.
_TYPED = {
    "text": {"value": "Ada"},
    "multiline": {"value": "1\n2"},
    "password": {"value": "secret"},
    "int": {"value": "4"},
    "float": {"value": "0.5"},
    "path": {"value": "out"},
    "date": {"value": {"year": 2026, "month": 0, "date": 31}},
}
_ANOTHER = 5


class Person:
    """Takes what is offered, and thinks of something only where nothing is.

    Parameters
    ----------
    page
        With our extension.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self._cells = 0

    def run(self, code: str, *, attended: bool = True) -> Cell:
        """Run a cell and answer what it asks."""
        self._cells += 1
        page = self.page
        # Programs that run notebooks don't tell which cell it is.
        page.start_anew(f"cell-{self._cells}" if attended else "")
        request = page.run(code, allow_stdin=attended)
        while not self._over(request):
            page.until(lambda _message: self._over(request) or self._shown())
            if not self._over(request):
                self._answer(list(page.open.values())[-1])
        messages = [m for m in page.seen if m["parent_header"].get("msg_id") == request]
        return Cell(request, page._reply(request), messages)

    def _over(self, request: str) -> bool:
        return any(_is_idle(message, request) for message in self.page.seen)

    def _shown(self) -> bool:
        return any(wait["prompt"] in self.page._displayed() for wait in self.page.open.values())

    def _answer(self, wait: Mapping[str, Any]) -> None:
        page = self.page
        prompt = page.models[wait["prompt"]]
        if wait["left"] is not None and wait["left"] < 1:
            self._until(lambda: wait["id"] in page.closed)
        elif not prompt["buttons"]:
            self._use(wait)
        else:
            self._submit(wait, prompt)

    def _submit(self, wait: Mapping[str, Any], prompt: Mapping[str, Any]) -> None:
        page = self.page
        primary = [i for i, one in enumerate(prompt["buttons"]) if one["primary"]]
        button = primary[0] if primary else 0
        for field in prompt["fields"]:
            self._fill(wait, field)
        refusals = len(page.refused)
        page.submit(wait, button=button)
        self._until(lambda: wait["id"] in page.closed or len(page.refused) > refusals)
        if wait["id"] not in page.closed:
            # The page shows how a refusal looks; the second try is accepted.
            for field in prompt["fields"]:
                page.set(page.field(wait, field["key"]), value="4")
            page.submit(wait, button=button)
            self._until(lambda: wait["id"] in page.closed)

    def _fill(self, wait: Mapping[str, Any], field: Mapping[str, Any]) -> None:
        page = self.page
        model = page.field(wait, field["key"])
        state = page.models[model]
        if state["_model_name"] == "SelectMultipleModel":
            page.set(model, index=state["index"] or [0])
        elif state.get("_options_labels", [""])[0] == "Choose…":
            page.set(model, index=1)
        elif field["required"] and state.get("value") in ("", None):
            page.set(model, **_TYPED[field["kind"]])

    def _use(self, wait: Mapping[str, Any]) -> None:
        page = self.page
        model = page.field(wait)
        if page.models[model]["_model_name"] == "ButtonModel":
            page.click(model)
        else:
            page.set(model, value=_ANOTHER)
        self._until(lambda: wait["id"] in page.closed)

    def _until(self, true: Callable[[], bool]) -> None:
        if not true():
            self.page.until(lambda _message: true())


def _is_idle(message: Message, request: str) -> bool:
    return (
        message["msg_type"] == "status"
        and message["content"]["execution_state"] == "idle"
        and message["parent_header"].get("msg_id") == request
    )
