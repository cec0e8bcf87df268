"""A cell asks, waits for the person, and goes on."""

from __future__ import annotations

from page import Page


def test_ask_blocks_until_submitted_and_returns_the_choice(page: Page):
    request = page.run("x = ask('Region', ['EU', 'US', 'APAC']); print('got', x)")
    wait = page.until_waiting("Region")
    assert (wait["kind"], wait["cell"], wait["request"]) == ("ask", page.cell, request)
    page.set(page.field(wait), index=1)
    page.submit(wait)
    cell = page.finish(request)
    assert cell.text == "got US\n"
    assert page.closed[wait["id"]] == "submitted"
    assert cell.records[-1]["text/plain"] == "Region: US"


def test_the_next_cell_follows_by_itself(page: Page):
    first = page.run("x = ask('Rows', 5)")
    second = page.run("x + 1")
    page.submit(page.until_waiting())
    page.finish(first)
    assert page.finish(second).result == "6"


def test_choose_returns_the_value_of_the_pressed_button(page: Page):
    request = page.run("choose('Publish?', {'Yes': 1, 'No': 0})")
    page.submit(page.until_waiting(), button=1)
    assert page.finish(request).result == "0"


def test_stop_raises_cancelled_with_one_line_and_following_cells_do_not_run(page: Page):
    first = page.run("pause('Look.')")
    second = page.run("print('never')")
    wait = page.until_waiting()
    page.tell({"type": "cancel", "id": wait["id"]})
    cell = page.finish(first)
    assert cell.error == "Cancelled"
    assert len(cell.traceback) == 1
    assert "You pressed Stop" in cell.traceback[0]
    assert page.finish(second).reply["status"] == "aborted"
