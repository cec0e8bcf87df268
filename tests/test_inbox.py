"""The inbox: order kept, bursts merged, borders not crossed."""

from __future__ import annotations

from threading import Thread
from time import monotonic
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from blocking_widgets.inbox import Inbox, Incoming


def incoming(comm: str, data: object, **options: Any) -> Incoming:
    header = {"msg_type": "comm_msg", "session": options.pop("session", "page")}
    buffers = options.pop("buffers", [])
    content = {"comm_id": comm, "data": data}
    return Incoming(b"", {"header": header, "content": content, "buffers": buffers}, **options)


def update(comm: str, **state: Any) -> Incoming:
    return incoming(comm, {"method": "update", "state": state})


def click(comm: str) -> Incoming:
    return incoming(comm, {"method": "custom", "content": {"event": "click"}})


def empty(inbox: Inbox) -> list[Incoming]:
    taken = []
    while (item := inbox.get(0)) is not None:
        taken.append(item)
    return taken


def filled(*items: Incoming) -> Inbox:
    inbox = Inbox()
    for item in items:
        inbox.put(item)
    return inbox


def test_a_dragged_slider_is_handled_once_with_its_last_value():
    inbox = filled(*[update("slider", value=n) for n in range(100)])
    assert [item.update for item in empty(inbox)] == [{"value": 99}]


def test_a_click_sees_the_values_that_were_there_when_it_was_made():
    items = [update("slider", value=1), click("button"), update("slider", value=2)]
    assert empty(filled(*items)) == items


def test_ten_clicks_are_ten():
    assert len(empty(filled(*[click("button") for _ in range(10)]))) == 10


def test_updates_of_linked_widgets_merge_although_they_alternate():
    items = [update(comm, value=n) for n in range(5) for comm in ("a", "b")]
    assert empty(filled(*items)) == items[-2:]


def test_an_update_that_lacks_an_attribute_does_not_replace_the_one_that_has_it():
    items = [update("a", value=1, index=1), update("a", value=2)]
    assert empty(filled(*items)) == items


def test_updates_with_buffers_of_other_pages_or_on_shell_stay_single():
    with_buffers = incoming("a", {"method": "update", "state": {"value": 1}}, buffers=[b"x"])
    other_page = incoming("b", {"method": "update", "state": {"value": 1}}, session="other")
    on_shell = incoming("c", {"method": "update", "state": {"value": 1}}, on_shell=True)
    items = [
        with_buffers,
        other_page,
        on_shell,
        update("a", value=2),
        update("b", value=2),
        update("c", value=2),
    ]
    assert empty(filled(*items)) == items


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9), st.booleans())))
def test_merging_never_changes_what_a_click_or_the_end_sees(steps):
    def states(items: list[Incoming]) -> list[dict[str, object]]:
        seen: list[dict[str, object]] = []
        state: dict[str, object] = {}
        for item in items:
            if item.update is None:
                seen.append(dict(state))
            else:
                state[item.comm_id] = item.update["value"]
        return [*seen, state]

    items = [click(comm) if is_click else update(comm, value=n) for comm, n, is_click in steps]
    assert states(empty(filled(*items))) == states(items)


def test_get_blocks_until_another_thread_puts_a_message():
    inbox = Inbox()
    item = click("button")
    thread = Thread(target=inbox.put, args=(item,))
    thread.start()
    assert inbox.get(10) is item
    thread.join()


def test_get_gives_up_when_its_time_is_over():
    start = monotonic()
    assert Inbox().get(0.01) is None
    assert monotonic() - start < 5


def test_messages_are_taken_in_until_the_cell_may_run():
    inbox = Inbox()
    thread = Thread(target=lambda: [inbox.put(update("a", value=n)) for n in range(3)])
    thread.start()
    inbox.take_in("page", 3, 10)
    thread.join()
    assert [item.update for item in empty(inbox)] == [{"value": 2}]


def test_a_lost_message_holds_up_one_cell_only():
    inbox = filled(update("a", value=1))
    inbox.take_in("page", 2, 0.01)
    start = monotonic()
    inbox.take_in("page", 2, 60)
    assert monotonic() - start < 5


def test_a_get_that_blocks_returns_when_it_is_woken():
    inbox = Inbox()
    thread = Thread(target=inbox.wake)
    thread.start()
    start = monotonic()
    assert inbox.get(60) is None
    assert monotonic() - start < 30
    thread.join()
