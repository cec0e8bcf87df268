"""What only somebody who attacks it finds, each a defect once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from page import VIEW, Page


def test_the_package_may_be_imported_by_a_startup_file(
    version: str, tmp_path: Path, monkeypatch, request
):
    startup = tmp_path / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text("from blocking_widgets import *", encoding="utf-8")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    page = request.getfixturevalue("connect")(extension=False)
    asking = page.run("print(ask('Rows', 5))", cell="c1")
    if version.startswith("6"):
        assert "Rows" in page.client.get_stdin_msg(timeout=20)["content"]["prompt"]
        page.client.input("")
    else:
        # The page came too late for hello, so that it knows the prompt only.
        shown = page.until(lambda m: m["msg_type"] == "display_data")
        wait = {"prompt": shown["content"]["data"][VIEW]["model_id"]}
        page.click(page.button(wait, "Continue"))
    assert page.finish(asking).text.endswith("5\n")


def test_a_client_that_names_no_cells_is_asked_in_text(connect: Callable[..., Page]):
    page = connect()
    client = page.client
    request = client.execute("from blocking_widgets import ask; print(ask('Rows', 5))")
    assert "Rows" in client.get_stdin_msg(timeout=20)["content"]["prompt"]
    client.input("8")
    assert page._reply(request)["content"]["status"] == "ok"


def test_an_import_in_silent_code_does_not_leave_the_kernel_busy(connect: Callable[..., Page]):
    page = connect()
    page.run("import blocking_widgets", silent=True, store_history=False)
    page.until(lambda _: page.comm_id is not None)
    sent = page.tell({"type": "cancel", "id": "nobody"})
    page.until(lambda m: m["parent_header"].get("msg_id") == sent and _state(m) == "idle")
    assert page.do("1 + 1").result == "2"
    states = [_state(m) for m in page.seen if m["msg_type"] == "status"]
    assert states[-1] == "idle"


def test_a_cell_that_runs_code_itself_is_still_a_cell_afterwards(page: Page):
    request = page.run("get_ipython().run_cell('1'); print(ask('Rows', 5))")
    page.submit(page.until_waiting())
    assert "5\n" in page.finish(request).text


def test_a_numpy_false_refuses(page: Page):
    request = page.run("import numpy as np; ask('Rows', 5, validate=lambda n: np.int64(n) > 10)")
    wait = page.until_waiting()
    page.submit(wait)
    page.until(lambda _: bool(page.refused))
    page.set(page.field(wait), value="11")
    page.submit(wait)
    assert page.finish(request).result == "11"


@pytest.mark.parametrize(
    "code",
    [
        "async def f(x): return False\nask('Q', 5, validate=f)",
        "async def f(): return True\nwait_for(IntSlider(), until=f)",
        "ask('Q', 5, name=3)",
        "ask(None)",
        "choose(3, ['a'])",
        "pause(5)",
        "ask('Q', 5, help=5)",
        "ask('Q', 5, submit=5)",
        "form(rows=1, title=5)",
        "ask('Q', (0, 10), default='many', timeout=1)",
    ],
)
def test_wrong_types_are_a_clear_error_and_leave_nothing(page: Page, code: str):
    page.do("from blocking_widgets.exchange import exchange; exchange().clear_up()")
    page.do("import ipywidgets.widgets.widget as w; before = len(w._instances)")
    cell = page.do(code)
    assert cell.error == "BadQuestion"
    assert len(cell.traceback) == 1
    if "IntSlider" not in code:
        assert page.do("print(len(w._instances) - before)").text == "0\n"


def test_a_callable_is_not_called_again_once_it_has_said_yes(page: Page):
    page.do("answers = ['yes']")
    assert page.do("wait_for(IntSlider(), until=lambda: answers and answers.pop())").result == (
        "'yes'"
    )


def test_an_answer_that_cannot_be_built_is_refused_and_not_logged(page: Page, capfd):
    request = page.run(
        "from dataclasses import dataclass\n"
        "@dataclass\nclass P:\n    key: str\n"
        "    def __post_init__(self):\n"
        "        if self.key == 'hunter2': raise RuntimeError(self.key)\n"
        "form(P)"
    )
    wait = page.until_waiting()
    page.set(page.field(wait), value="hunter2")
    page.submit(wait)
    page.until(lambda _: bool(page.refused))
    assert page.refused == [{"": "This could not be used (RuntimeError)."}]
    page.set(page.field(wait), value="other")
    page.submit(wait)
    assert page.finish(request).result == "P(key='other')"
    assert "hunter2" not in "".join(capfd.readouterr())


def test_a_refused_click_has_to_be_made_again(page: Page):
    request = page.run(
        "ready = Checkbox(); b = Button()\n"
        "def check(_):\n    if not ready.value: raise ValueError('Not ready.')\n"
        "wait_for(b, validate=check, help='x'); print('clicked')"
    )
    wait = page.until_waiting()
    button = page.field(wait)
    page.click(button)
    page.until(lambda _: bool(page.refused))
    page.set(page.latest("CheckboxModel"), value=True)
    page.set(page.latest("CheckboxModel"), value=True)
    assert wait["id"] in page.open
    page.click(button)
    assert page.finish(request).text == "clicked\n"
    assert page.refused == [{"0": "Not ready."}]


def test_a_list_that_grows_in_place_is_a_change(page: Page):
    request = page.run(
        "class Picker(Button):\n"
        "    def __init__(self): super().__init__(); self.picked = []\n"
        "p = Picker(); p.on_click(lambda _: p.picked.append(1))\n"
        "wait_for(p, until='picked')"
    )
    wait = page.until_waiting()
    page.click(page.field(wait))
    assert page.finish(request).result == "[1]"


def test_an_equal_array_is_no_change(page: Page):
    request = page.run(
        "import numpy as np\n"
        "class Fresh(IntSlider):\n"
        "    @property\n    def data(self): return np.full(3, self.value)\n"
        "wait_for(Fresh(), until='data').tolist()"
    )
    wait = page.until_waiting()
    page.comm(page.field(wait), {"method": "custom", "content": {}})
    page.set(page.field(wait), value=2)
    assert page.finish(request).result == "[2, 2, 2]"


def test_an_exit_in_a_callback_shows_and_does_not_end_the_wait(page: Page):
    request = page.run(
        "b = Button(); b.on_click(lambda _: sys.exit(3)); wait_for(VBox([b])); print('went on')"
    )
    wait = page.until_waiting()
    page.click(page.latest("ButtonModel"))
    page.submit(wait)
    cell = page.finish(request)
    assert "went on\n" in cell.text
    assert cell.errors_shown == ["SystemExit"]


def test_a_shown_password_leaves_the_page_and_stays_with_the_author(page: Page):
    request = page.run("p = Password(); wait_for(VBox([p])); print(len(p.value))")
    wait = page.until_waiting()
    field = page.latest("PasswordModel")
    page.set(field, value="hunter2")
    page.submit(wait)
    assert page.finish(request).text == "7\n"
    assert page.models[field]["value"] == ""


def test_a_reason_does_not_quote_a_secret(page: Page):
    request = page.run("ask('Pin', Password(), validate=int)")
    wait = page.until_waiting()
    page.set(page.field(wait), value="hunter2")
    page.submit(wait)
    page.until(lambda _: bool(page.refused))
    assert "hunter2" not in json.dumps(page.refused)
    page.tell({"type": "cancel", "id": wait["id"]})
    page.finish(request)


def test_a_forms_result_does_not_show_its_secrets(page: Page):
    request = page.run("form(user='ann', key=Password())")
    wait = page.until_waiting()
    page.set(page.field(wait, "key"), value="hunter2")
    page.submit(wait)
    cell = page.finish(request)
    assert cell.result == "Record(user='ann', key=••••)"
    assert "hunter2" not in json.dumps([m["content"] for m in cell.messages[-8:]])


@pytest.mark.parametrize(
    "message",
    [
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](java\\script\\:alert(1))",
        "[x](&#106;avascript:alert(1))",
    ],
)
def test_the_record_of_a_pause_keeps_no_markup_that_could_run(page: Page, message: str):
    request = page.run(f"pause({message!r})")
    page.submit(page.until_waiting())
    record = page.finish(request).records[0]
    assert "text/markdown" not in record
    assert "<img" not in record["text/html"]


def test_the_record_of_a_pause_keeps_its_markdown(page: Page):
    request = page.run("pause('Look at [the *table*](https://example.org).')")
    page.submit(page.until_waiting())
    assert "[the *table*](https" in page.finish(request).records[0]["text/markdown"]


def test_the_memory_is_not_changed_with_the_answer(page: Page):
    code = "cols = ask('Cols', list[str]); cols.append('ID')"
    request = page.run(code)
    wait = page.until_waiting()
    page.set(page.field(wait), value="a\nb")
    page.submit(wait)
    page.finish(request)
    request = page.run(code)
    wait = page.until_waiting()
    assert page.models[page.field(wait)]["value"] == "a\nb"
    page.submit(wait)
    page.finish(request)


def test_an_inner_question_says_what_ended_it(page: Page):
    request = page.run(
        "b = Button(); b.on_click(lambda _: ask('Inner', 1))\n"
        "wait_for(VBox([b]), timeout=1, default=0)"
    )
    page.until_waiting()
    page.click(page.latest("ButtonModel"))
    cell = page.finish(request)
    assert cell.result == "0"
    shown = [m["content"]["evalue"] for m in cell.messages if m["msg_type"] == "error"]
    assert shown == ["The question around this one has ended."]


def test_a_figure_is_shown_once(page: Page):
    request = page.run(
        "%matplotlib inline\n"
        "import matplotlib.pyplot as plt; fig, ax = plt.subplots(); ax.plot([1]); wait_for(fig)"
    )
    page.submit(page.until_waiting())
    cell = page.finish(request)
    bundles = [m["content"]["data"] for m in cell.messages if m["msg_type"] == "display_data"]
    assert sum("image/png" in bundle for bundle in bundles) == 1


def test_what_was_waited_for_reads_well_in_the_record(page: Page):
    request = page.run("wait_for(IntSlider(), title='Move it')")
    page.submit(page.until_waiting())
    assert page.finish(request).records[0]["text/plain"] == "Move it\n(Continued)"


def test_a_widget_is_drawn_again_when_its_cell_runs_again(stock: Page):
    page = stock
    page.do("s = IntSlider()")
    for _ in range(2):
        request = page.run("wait_for(s)", cell="c2")
        wait = page.until_waiting()
        assert "IntSliderModel" in [model["_model_name"] for model in page._inner(wait["prompt"])]
        page.click(page.button(wait, "Continue"))
        page.finish(request)


def _state(message: dict) -> str:
    return str(message["content"].get("execution_state", ""))
