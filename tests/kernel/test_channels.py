"""Which way a question takes: control, shell tap, text, or an error at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import IMPORT
from jupyter_client.blocking.client import BlockingKernelClient
from page import BOUND, Message, Page


def test_import_and_ask_in_one_cell_uses_the_extension(connect: Callable[..., Page]):
    page = connect()
    request = page.run(f"{IMPORT}; print(ask('Name', 'Ann'))")
    wait = page.until_waiting()
    assert page.models[wait["prompt"]]["_model_name"] == "PromptModel"
    page.submit(wait)
    assert page.finish(request).text == "Ann\n"


@pytest.mark.parametrize("in_one_cell", [True, False])
@pytest.mark.parametrize("on_subshell", [True, False])
def test_a_stock_page_works_through_the_shell_tap(
    connect: Callable[..., Page], version: str, *, in_one_cell: bool, on_subshell: bool
):
    if version.startswith("6"):
        pytest.skip("ipykernel 6 has no shell thread to tap")
    page = connect(extension=False)
    if on_subshell:
        page.subshell = _create_subshell(page)
    if not in_one_cell:
        page.do(IMPORT)
    request = page.run(f"{IMPORT}; x = ask('Region', ['EU', 'US']); print(x)")
    wait = page.until_waiting()
    assert page.models[wait["prompt"]]["_model_name"] == "VBoxModel"
    page.set(page.field(wait), index=1)
    page.click(page.button(wait, "Continue"))
    cell = page.finish(request)
    assert cell.text == "US\n"
    assert cell.records[-1]["text/plain"] == "Region: US"


def test_a_stock_page_gets_idle_for_each_message_of_a_wait(stock: Page):
    request = stock.run("x = ask('Name', Text()); print(x)")
    wait = stock.until_waiting()
    sent = stock.set(stock.field(wait), value="abc")
    stock.until(
        lambda m: (
            m["msg_type"] == "status"
            and m["content"]["execution_state"] == "idle"
            and m["parent_header"]["msg_id"] == sent
        )
    )
    stock.click(stock.button(wait, "Continue"))
    assert stock.finish(request).text == "abc\n"


def test_a_stock_page_sees_a_refusal_and_can_correct_it(stock: Page):
    request = stock.run("x = ask('Rows', int); print(x + 1)")
    wait = stock.until_waiting()
    stock.set(stock.field(wait), value="many")
    stock.click(stock.button(wait, "Continue"))
    stock.until(
        lambda m: (
            m["msg_type"] == "comm_msg"
            and "whole number" in str(m["content"]["data"].get("state", {}).get("value", ""))
        )
    )
    assert stock.models[stock.field(wait)]["value"] == "many"
    stock.set(stock.field(wait), value="41")
    stock.click(stock.button(wait, "Continue"))
    assert stock.finish(request).text == "42\n"


def test_a_stock_page_on_ipykernel_6_is_asked_in_text(connect: Callable[..., Page], version: str):
    if not version.startswith("6"):
        pytest.skip("newer ones have the shell tap")
    page = connect(extension=False)
    request = page.run(f"{IMPORT}; x = ask('Rows', int); print(x + 1)")
    _type(page, "many", expect="Rows")
    _type(page, "41", expect="Rows")
    cell = page.finish(request)
    assert "Enter a whole number" in cell.text
    assert cell.text.endswith("42\n")


def test_what_text_cannot_answer_is_an_error_at_once(connect: Callable[..., Page], version: str):
    if not version.startswith("6"):
        pytest.skip("newer ones have the shell tap")
    page = connect(extension=False)
    assert page.do(f"{IMPORT}; ask('Pick', FileUpload())").error == "NoFrontend"
    assert page.do("wait_for(Button())").error == "NoFrontend"


@pytest.mark.parametrize(
    "code",
    [
        "ask('Region', ['EU'])",
        "choose('Go?', ['Yes'])",
        "form(rows=1)",
        "pause('Look')",
        "wait_for(Button())",
        "wait_for(IntSlider(), until='value')",
    ],
)
def test_with_nobody_there_it_is_an_error_at_once(page: Page, code: str):
    cell = page.do(code, allow_stdin=False, cell="c7")
    assert cell.error == "AnswerMissing"
    assert "c7" in cell.traceback[0]


def test_with_nobody_there_what_is_set_already_is_not_waited_for(page: Page):
    assert (
        page.do("wait_for(IntSlider(8), until=lambda s: s.value)", allow_stdin=False).result == "8"
    )


def test_the_missing_answer_names_key_label_and_cell(page: Page):
    cell = page.do("ask('Start day', 1)", allow_stdin=False, cell="c7")
    assert all(part in cell.traceback[0] for part in ("start_day", "Start day", "c7"))


def test_off_the_main_thread_it_is_a_clear_error(page: Page):
    cell = page.do(
        "import threading\n"
        "def work():\n"
        "    try: ask('Name', '')\n"
        "    except Exception as e: print(type(e).__name__, e)\n"
        "t = threading.Thread(target=work); t.start(); t.join()"
    )
    assert cell.text.startswith("WrongThread Questions can only be asked")


def test_in_async_code_it_works(page: Page):
    request = page.run("async def f(): return ask('Name', 'Ann')\nprint(await f())")
    page.submit(page.until_waiting())
    assert page.finish(request).text == "Ann\n"


def test_a_callback_between_cells_cannot_ask(page: Page):
    page.do("b = Button(); b.on_click(lambda _: ask('Name', '')); display(b)")
    button = page.latest("ButtonModel")
    page.click(button)
    error = page.until(lambda m: m["msg_type"] == "error")
    assert error["content"]["ename"] == "OutsideCell"


def test_a_question_in_captured_output_is_an_error_at_once(page: Page):
    cell = page.do("%%capture\nask('Name', '')")
    assert cell.errors_shown == ["OutsideCell"]


def test_not_a_number_can_be_asked_about(page: Page):
    request = page.run("ask('Ratio', float('nan'))")
    page.submit(page.until_waiting())
    assert page.finish(request).result == "nan"


def test_a_second_page_sees_the_wait_and_the_first_submit_wins(page: Page):
    request = page.run("x = ask('Name', 'Ann'); print(x)")
    first = page.until_waiting()
    second = connect_while_busy(page)
    wait = second.open[first["id"]]
    second.submit(wait)
    page.submit(first)
    cell = page.finish(request)
    second.client.stop_channels()
    assert cell.text == "Ann\n"
    assert list(page.closed.values()) == ["submitted"]


def connect_while_busy(page: Page) -> Page:
    """A page that comes while the kernel waits: it finds the comm over control."""
    client = BlockingKernelClient()
    client.load_connection_info(page.client.get_connection_info())
    client.start_channels()
    other = Page(client)
    other.comm_id = page.comm_id
    # A subscription on iopub takes a moment; the kernel's answer tells that it holds.
    while not other.open:
        other.attach()
        page.until(_is_list_of_waits)
        while client.iopub_channel.msg_ready():
            other._take(client.get_iopub_msg(timeout=BOUND))
    return other


def _is_list_of_waits(message: Message) -> bool:
    data = message["content"].get("data", {})
    return message["msg_type"] == "comm_msg" and data.get("type") == "waits"


_MALFORMED = [
    ("comm_msg", {}),
    ("comm_close", {"comm_id": "nobody"}),
    ("comm_open", {"comm_id": "x"}),
]


@pytest.mark.parametrize("junk", [None, 7, "x", [], {}, {"type": "submit"}, {"type": "dance"}])
def test_malformed_messages_change_nothing(page: Page, junk: object):
    request = page.run("x = ask('Name', 'Ann'); print(x)")
    wait = page.until_waiting()
    page.tell(junk)
    page.comm("no such comm", junk)
    for kind, content in _MALFORMED:
        page.routed += 1
        page._send(page.client.control_channel, kind, {**content, "data": junk}, None)
    page.tell({"type": "submit", "id": "nobody", "button": 0})
    page.tell({"type": "submit", "id": wait["id"], "button": 99})
    page.submit(wait)
    assert page.finish(request).text == "Ann\n"


def _create_subshell(page: Page) -> str:
    page.client.control_channel.send(page.client.session.msg("create_subshell_request", {}))
    reply = page.client.get_control_msg(timeout=BOUND)
    return str(reply["content"]["subshell_id"])


def _type(page: Page, text: str, *, expect: str) -> None:
    asked = page.client.get_stdin_msg(timeout=BOUND)
    assert expect in asked["content"]["prompt"]
    page.client.input(text)
