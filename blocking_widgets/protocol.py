"""The wait protocol, version 1: what kernel and page say to each other.

The only place in the package that knows the messages. ``docs/protocol.md``
specifies them; ``fixtures/messages.json`` holds the examples that this module
and its TypeScript twin are tested against.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypedDict, TypeGuard

PROTOCOL = 1
TARGET = "blocking_widgets"
METADATA_KEY = "blocking_widgets"

Kind: TypeAlias = Literal["ask", "choose", "form", "pause", "wait_for"]
Outcome: TypeAlias = Literal["submitted", "cancelled", "timeout", "interrupted", "failed"]
Errors: TypeAlias = dict[str, str]


class MalformedMessage(ValueError):
    """A message from a page that this version can't read."""


@dataclass(frozen=True, slots=True)
class Attach:
    """A page tells that it has our extension."""

    extension: str


@dataclass(frozen=True, slots=True)
class Submit:
    """A person pressed *Continue* (``button`` is None) or one of the buttons."""

    id: str
    button: int | None


@dataclass(frozen=True, slots=True)
class Cancel:
    """A person pressed *Stop*."""

    id: str


@dataclass(frozen=True, slots=True)
class Reset:
    """A person wants the first values back."""

    id: str


PageMessage: TypeAlias = Attach | Submit | Cancel | Reset


class WaitInfo(TypedDict):
    """A wait as pages are told of it."""

    id: str
    kind: Kind
    name: str
    title: str
    cell: str | None
    request: str
    session: str
    prompt: str | None
    left: float | None
    schema: Mapping[str, object]
    errors: Errors


def hello(package: str) -> dict[str, object]:
    """The data of our comm's ``comm_open``."""
    return {"type": "hello", "protocol": PROTOCOL, "package": package}


def waits(infos: list[WaitInfo]) -> dict[str, object]:
    """The reply to `Attach`: all open waits, outermost first."""
    return {"type": "waits", "open": infos}


def wait_opened(info: WaitInfo) -> dict[str, object]:
    """A cell begins to wait."""
    return {"type": "wait_opened", "wait": info}


def wait_refused(id: str, errors: Errors) -> dict[str, object]:
    """A submit was refused, for these reasons."""
    return {"type": "wait_refused", "id": id, "errors": errors}


def wait_closed(id: str, outcome: Outcome) -> dict[str, object]:
    """A wait has ended."""
    return {"type": "wait_closed", "id": id, "outcome": outcome}


def parse(data: object) -> PageMessage:
    """Read a message from a page.

    Parameters
    ----------
    data
        The data of a ``comm_msg``, from a client that may not be ours.

    Raises
    ------
    MalformedMessage
        The message is of an unknown type, or lacks a field.
    """
    if not isinstance(data, Mapping):
        raise MalformedMessage("not an object")
    kind = data.get("type")
    if kind == "attach":
        _integer(data, "protocol")
        return Attach(_string(data, "extension"))
    if kind == "submit":
        return Submit(_string(data, "id"), _button(data))
    if kind == "cancel":
        return Cancel(_string(data, "id"))
    if kind == "reset":
        return Reset(_string(data, "id"))
    raise MalformedMessage("unknown type")


def routed_before(metadata: object) -> int:
    """How many messages the page had routed when it sent this execute request.

    Returns 0 where the page doesn't say so.
    """
    ours = metadata.get(METADATA_KEY) if isinstance(metadata, Mapping) else None
    count = ours.get("routed") if isinstance(ours, Mapping) else None
    return count if _is_count(count) else 0


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _string(data: Mapping[str, object], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str):
        raise MalformedMessage(f"{key} is no string")
    return value


def _integer(data: Mapping[str, object], key: str) -> int:
    value = data.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise MalformedMessage(f"{key} is no integer")
    return value


def _button(data: Mapping[str, object]) -> int | None:
    if "button" not in data:
        raise MalformedMessage("button is missing")
    value = data["button"]
    if value is None:
        return None
    if not _is_count(value):
        raise MalformedMessage("button is no index")
    return value
