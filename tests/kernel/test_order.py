"""Routed messages and the cells around them; bursts; kernel status."""

from __future__ import annotations

from page import BOUND, Page


def test_a_cell_never_overtakes_the_slider_that_was_moved_before_it(page: Page):
    page.do("s = IntSlider(max=100000); display(s)")
    slider = page.latest("IntSliderModel")
    for n in range(1, 101):
        page.set(slider, value=n)
        assert page.do("s.value").result == str(n)


def test_messages_that_came_while_a_cell_computed_are_seen_by_its_wait(page: Page):
    page.do("s = IntSlider(max=1000); display(s); import threading; go = threading.Event()")
    slider = page.latest("IntSliderModel")
    request = page.run(
        "print('busy'); n = 0\nwhile n < 10**6: n += 1\nx = ask('Size', s); print(x)"
    )
    page.until(lambda m: m["msg_type"] == "stream")
    page.set(slider, value=33)
    page.submit(page.until_waiting())
    assert page.finish(request).text.endswith("33\n")


def test_without_a_wait_a_slider_between_cells_behaves_as_in_stock(page: Page):
    page.do("s = IntSlider(); s.observe(lambda c: print('moved', c['new']), 'value'); display(s)")
    slider = page.latest("IntSliderModel")
    sent = page.set(slider, value=5)
    printed = page.until(lambda m: m["msg_type"] == "stream")
    assert printed["content"]["text"] == "moved 5\n"
    assert printed["parent_header"]["msg_id"] == sent


def test_a_burst_is_merged_and_the_last_value_wins(page: Page):
    request = page.run(
        "calls = []\n"
        "s = IntSlider(max=1000); s.observe(lambda c: calls.append(c['new']), 'value')\n"
        "from blocking_widgets.exchange import exchange\n"
        "inbox = exchange().inbox\n"
        "def hold(_):\n"
        "    while inbox._arriving.qsize() + len(inbox._pending) < 200: pass\n"
        "b = Button(); b.on_click(hold)\n"
        "wait_for(VBox([s, b])); print(calls)"
    )
    wait = page.until_waiting()
    slider, button = (
        str(child).removeprefix("IPY_MODEL_") for child in page.models[page.field(wait)]["children"]
    )
    page.click(button)
    for n in range(1, 201):
        page.set(slider, value=n)
    page.submit(wait)
    assert page.finish(request).text == "[200]\n"


def test_the_kernel_reads_busy_while_it_waits(page: Page):
    request = page.run("x = ask('Name', Text())")
    wait = page.until_waiting()
    states = []
    for n in range(20):
        sent = page.set(page.field(wait), value=f"{n}")
        page.until(
            lambda m, sent=sent: (
                m["msg_type"] == "status"
                and m["content"]["execution_state"] == "idle"
                and m["parent_header"]["msg_id"] == sent
            )
        )
        after = page.until(lambda m: m["msg_type"] == "status")
        states.append((after["content"]["execution_state"], after["parent_header"]["msg_id"]))
    assert states == [("busy", request)] * 20
    page.submit(wait)
    page.finish(request)
    page.client.kernel_info()
    page.until(lambda m: m["parent_header"].get("msg_type") == "kernel_info_request", BOUND)
    last = [m for m in page.seen if m["msg_type"] == "status"][-2:]
    assert {m["content"]["execution_state"] for m in last} <= {"busy", "idle"}


def test_after_the_cell_the_kernel_is_idle(page: Page):
    for n in range(30):
        request = page.run(f"x = ask('Q{n}', Text())")
        wait = page.until_waiting(f"Q{n}")
        page.set(page.field(wait), value="a")
        page.submit(wait)
        page.finish(request)
        page.do("pass")
        states = [m["content"]["execution_state"] for m in page.seen if m["msg_type"] == "status"]
        assert states[-1] == "idle"


def test_interrupt_and_comm_info_work_during_a_wait(page: Page, shared):
    request = page.run("try:\n    ask('Name', '')\nfinally:\n    print('cleaned up')")
    page.until_waiting()
    session = page.client.session
    page.client.control_channel.send(session.msg("comm_info_request", {}))
    reply = page.client.get_control_msg(timeout=BOUND)
    while reply["msg_type"] != "comm_info_reply":
        reply = page.client.get_control_msg(timeout=BOUND)
    assert page.comm_id in reply["content"]["comms"]
    shared.manager.interrupt_kernel()
    cell = page.finish(request)
    assert cell.error == "Interrupted"
    assert len(cell.traceback) == 1
    assert cell.text == "cleaned up\n"
    assert page.do("1 + 1").result == "2"


def test_shutdown_works_during_a_wait(page: Page):
    page.run("ask('Name', '')")
    page.until_waiting()
    page.client.control_channel.send(
        page.client.session.msg("shutdown_request", {"restart": False})
    )
    reply = page.client.get_control_msg(timeout=BOUND)
    while reply["msg_type"] != "shutdown_reply":
        reply = page.client.get_control_msg(timeout=BOUND)
    assert reply["content"]["status"] == "ok"


def test_the_debugger_answers_during_a_wait(page: Page):
    request = page.run("ask('Name', 'x')")
    wait = page.until_waiting()
    content = {"type": "request", "command": "debugInfo", "seq": 1}
    page.client.control_channel.send(page.client.session.msg("debug_request", content))
    reply = page.client.get_control_msg(timeout=BOUND)
    while reply["msg_type"] != "debug_reply":
        reply = page.client.get_control_msg(timeout=BOUND)
    assert reply["content"]["success"]
    page.submit(wait)
    page.finish(request)


def test_no_message_is_lost_that_comes_while_a_reply_goes_out(stock: Page):
    # ipykernel 7.0 to 7.3 alone sits idle for good within a hundred rounds or so.
    for n in range(400):
        request = stock.run(f"{n}")
        stock.until(lambda m: m["msg_type"] == "execute_result")
        stock.close("no-such-comm")
        assert stock.finish(request).result == str(n)
