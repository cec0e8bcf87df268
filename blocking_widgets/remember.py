"""Earlier answers, offered when a cell runs again; kept in this process's memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from .kernel import Request

# A loop may ask ten thousand times; nobody wants all of that back.
_MAX_PER_QUESTION = 100
_MAX_QUESTIONS = 1_000


@dataclass(slots=True)
class _Runs:
    """What one question of one cell was answered, in this run and the one before."""

    request: str = ""
    asked: int = 0
    now: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    before: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """One asking: the nth time in this run that this cell asks by that name."""

    _runs: _Runs
    _nth: int

    @property
    def earlier(self) -> Mapping[str, Any]:
        """The answers at this place in the run before, by field key."""
        return self._runs.before.get(self._nth, {})

    def keep(self, values: Mapping[str, Any]) -> None:
        """Remember these answers."""
        if self._nth < _MAX_PER_QUESTION:
            self._runs.now[self._nth] = dict(values)


class Memory:
    """Answers by cell and name.

    A cell that asks in a loop gets back its first answer at the first asking,
    its second at the second. What a run doesn't reach is kept from the run
    before.
    """

    def __init__(self) -> None:
        self._questions: OrderedDict[tuple[str | None, str], _Runs] = OrderedDict()

    def place(self, request: Request, name: str) -> Place:
        """Where this asking stands; call it once per asking."""
        runs = self._questions.setdefault((request.cell, name), _Runs())
        self._questions.move_to_end((request.cell, name))
        if len(self._questions) > _MAX_QUESTIONS:
            self._questions.popitem(last=False)
        if runs.request != request.id:
            runs.request = request.id
            runs.asked = 0
            runs.before = {**runs.before, **runs.now}
            runs.now = {}
        runs.asked += 1
        return Place(runs, runs.asked - 1)


@cache
def memory() -> Memory:
    """The memory of this process's kernel."""
    return Memory()
