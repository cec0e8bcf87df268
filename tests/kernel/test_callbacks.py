"""Callbacks during a wait: live, on the main thread, in order, seen in the cell."""

from __future__ import annotations

from page import Page


def test_an_observer_runs_in_the_wait_and_prints_into_the_waiting_cell(page: Page):
    request = page.run(
        "s = IntSlider(); s.observe(lambda c: print('moved', c['new']), 'value'); "
        "x = ask('Size', s); print(x)"
    )
    wait = page.until_waiting()
    slider = page.field(wait)
    page.set(slider, value=7)
    page.until(lambda m: m["msg_type"] == "stream" and "moved 7" in m["content"]["text"])
    assert wait["id"] in page.open
    page.submit(wait)
    cell = page.finish(request)
    assert cell.text == "moved 7\n7\n"


def test_callbacks_run_on_the_main_thread_in_order(page: Page):
    request = page.run(
        "import threading\n"
        "b, t = Button(), Text()\n"
        "log = []\n"
        "here = threading.current_thread()\n"
        "b.on_click(lambda _: log.append(('click', threading.current_thread() is here)))\n"
        "t.observe(lambda c: log.append((c['new'], threading.current_thread() is here)), 'value')\n"
        "wait_for(VBox([b, t])); print(log)"
    )
    wait = page.until_waiting()
    button, text = (_child(page, wait, n) for n in (0, 1))
    page.set(text, value="a")
    page.click(button)
    page.set(text, value="b")
    page.submit(wait)
    expected = [("a", True), ("click", True), ("b", True)]
    assert page.finish(request).text == f"{expected}\n"


def test_an_exception_in_a_callback_shows_in_the_cell_and_does_not_end_the_wait(page: Page):
    request = page.run(
        "b = Button(); b.on_click(lambda _: 1 / 0); wait_for(VBox([b])); print('went on')"
    )
    wait = page.until_waiting()
    page.click(_child(page, wait, 0))
    page.until(lambda m: m["msg_type"] == "error")
    page.submit(wait)
    cell = page.finish(request)
    assert cell.errors_shown == ["ZeroDivisionError"]
    assert cell.text == "went on\n"
    assert cell.reply["status"] == "ok"


def test_a_callback_may_ask(page: Page):
    request = page.run(
        "def inner(_): print('inner', ask('Inner', 1))\n"
        "b = Button(); b.on_click(inner)\n"
        "wait_for(VBox([b]), title='Outer'); print('outer')"
    )
    outer = page.until_waiting("Outer")
    page.click(_child(page, outer, 0))
    inner = page.until_waiting("Inner")
    page.submit(outer)
    page.set(page.field(inner), value="2")
    page.submit(inner)
    page.until(lambda m: m["msg_type"] == "stream" and "inner 2" in m["content"]["text"])
    assert outer["id"] in page.open, "a submit of an outer wait must change nothing"
    page.submit(outer)
    assert page.finish(request).text == "inner 2\nouter\n"


def test_stopping_the_outer_wait_stops_the_inner_one(page: Page):
    request = page.run(
        "b = Button(); b.on_click(lambda _: ask('Inner', 1)); wait_for(VBox([b]), title='Outer')"
    )
    outer = page.until_waiting("Outer")
    page.click(_child(page, outer, 0))
    inner = page.until_waiting("Inner")
    page.tell({"type": "cancel", "id": outer["id"]})
    cell = page.finish(request)
    assert cell.error == "Cancelled"
    assert page.closed == {inner["id"]: "cancelled", outer["id"]: "cancelled"}


def test_an_output_widget_captures_what_a_callback_prints(page: Page):
    request = page.run(
        "out = Output(); b = Button()\n"
        "@out.capture()\n"
        "def click(_): print('captured')\n"
        "b.on_click(click); wait_for(VBox([b, out]))"
    )
    wait = page.until_waiting()
    output = _child(page, wait, 1)
    page.click(_child(page, wait, 0))
    captured = page.until(
        lambda m: (
            m["msg_type"] == "comm_msg"
            and m["content"]["comm_id"] == output
            and m["content"]["data"]["state"].get("msg_id")
        )
    )
    assert captured["content"]["data"]["state"]["msg_id"] == request
    printed = page.until(lambda m: m["msg_type"] == "stream")
    assert printed["parent_header"]["msg_id"] == request
    page.submit(wait)
    page.finish(request)


def test_interactive_and_link_work_in_a_wait(page: Page):
    request = page.run(
        "a, b = IntSlider(), IntSlider(); l = link((a, 'value'), (b, 'value'))\n"
        "view = interactive(lambda n: print('n is', n), n=(0, 10))\n"
        "wait_for(VBox([a, b, view])); print(b.value)"
    )
    wait = page.until_waiting()
    page.set(_child(page, wait, 0), value=4)
    page.submit(wait)
    assert "4" in page.finish(request).text


def test_an_update_is_echoed_to_its_sender(page: Page):
    request = page.run("x = ask('Name', Text())")
    wait = page.until_waiting()
    text = page.field(wait)
    sent = page.set(text, value="abc")
    echo = page.until(
        lambda m: (
            m["msg_type"] == "comm_msg" and m["content"]["data"].get("method") == "echo_update"
        )
    )
    assert echo["parent_header"]["msg_id"] == sent
    page.submit(wait)
    page.finish(request)


def test_ten_clicks_in_a_loop_of_waits_are_ten(page: Page):
    request = page.run(
        "b = Button(description='more')\nfor n in range(10): wait_for(b)\nprint('ten')"
    )
    wait = page.until_waiting()
    button = page.field(wait)
    for _ in range(10):
        page.click(button)
    assert page.finish(request).text == "ten\n"


def test_a_second_submit_does_not_answer_the_next_question(page: Page):
    request = page.run("a = ask('A', 1); b = ask('B', 2); print(a, b)")
    first = page.until_waiting("A")
    page.submit(first)
    page.submit(first)
    second = page.until_waiting("B")
    page.set(page.field(second), value="5")
    page.submit(second)
    assert page.finish(request).text == "1 5\n"


def _child(page: Page, wait: dict, position: int) -> str:
    box = page.field(wait)
    return str(page.models[box]["children"][position]).removeprefix("IPY_MODEL_")
