"""The Python side of the wait protocol, held against the shared examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from blocking_widgets import protocol

EXAMPLES: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "messages.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("message", EXAMPLES["fromPage"]["valid"])
def test_reads_what_a_page_may_send(message):
    read = protocol.parse(message)
    assert type(read).__name__.lower() == message["type"]


@pytest.mark.parametrize("message", EXAMPLES["fromPage"]["invalid"])
def test_refuses_what_no_page_of_ours_sends(message):
    with pytest.raises(protocol.MalformedMessage):
        protocol.parse(message)


def test_writes_messages_that_stand_among_the_examples():
    valid = EXAMPLES["fromKernel"]["valid"]
    info = next(one["wait"] for one in valid if one["type"] == "wait_opened")
    assert protocol.hello("0.1.0") in valid
    assert protocol.wait_opened(info) in valid
    assert protocol.waits([]) in valid
    assert protocol.wait_refused("w1", {"region": "Choose one."}) in valid
    for outcome in ("submitted", "cancelled", "timeout", "interrupted", "failed"):
        assert protocol.wait_closed("w1", outcome) in valid


@pytest.mark.parametrize(
    ("metadata", "count"),
    [
        ({"blocking_widgets": {"routed": 12}}, 12),
        ({"blocking_widgets": {"routed": -1}}, 0),
        ({"blocking_widgets": {"routed": True}}, 0),
        ({"blocking_widgets": {"routed": "12"}}, 0),
        ({"blocking_widgets": 12}, 0),
        ({}, 0),
        (None, 0),
    ],
)
def test_reads_how_many_messages_come_before_a_cell(metadata, count):
    assert protocol.routed_before(metadata) == count
