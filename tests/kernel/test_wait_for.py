"""wait_for: no lost wake-ups and no surprises."""

from __future__ import annotations

import pytest
from page import VIEW, Page


def test_a_click_ends_it(page: Page):
    request = page.run("b = Button(description='Go'); print(wait_for(b))")
    wait = page.until_waiting()
    assert page.models[wait["prompt"]]["buttons"] == []
    page.click(page.field(wait))
    assert page.finish(request).text == "None\n"


def test_a_trait_that_changes_ends_it_with_its_new_value(page: Page):
    request = page.run("wait_for(IntSlider(5), until='value')")
    wait = page.until_waiting()
    page.set(page.field(wait), value=8)
    assert page.finish(request).result == "8"


def test_a_trait_that_another_thread_sets_ends_it(page: Page, version: str):
    if version.startswith("7.0"):
        pytest.skip("there, no widget can be set from another thread")
    request = page.run(
        "import threading; s = IntSlider(); waiting = threading.Event()\n"
        "def work():\n"
        "    waiting.wait(); s.value = 6\n"
        "t = threading.Thread(target=work); t.start()\n"
        "b = Button(); b.on_click(lambda _: waiting.set())\n"
        "print(wait_for(s, until='value'))"
    )
    page.until_waiting()
    page.click(page.latest("ButtonModel"))
    assert page.finish(request).text == "6\n"


def test_a_callable_is_asked_at_once_and_what_was_set_before_counts(page: Page):
    page.do("s = IntSlider(8)")
    assert page.do("wait_for(s, until=lambda: s.value)").result == "8"
    assert page.do("wait_for(s, until=lambda w: w.value > 5)").result == "True"


def test_a_callable_ends_it_on_a_true_value_only(page: Page):
    request = page.run("s = IntSlider(0); wait_for(s, until=lambda: s.value)")
    wait = page.until_waiting()
    page.set(page.field(wait), value=3)
    assert page.finish(request).result == "3"


def test_a_callable_that_raises_ends_it_with_its_error(page: Page):
    assert page.do("wait_for(IntSlider(), until=lambda: 1 / 0)").error == "ZeroDivisionError"
    assert list(page.closed.values()) == ["failed"]


def test_several_return_the_one_that_ended_it(page: Page):
    request = page.run("a, b, s = Button(), Button(), IntSlider(); print(wait_for(a, b, s) is s)")
    wait = page.until_waiting()
    page.set(page.field(wait, "2"), value=3)
    assert page.finish(request).text == "True\n"


def test_continue_returns_the_value(page: Page):
    request = page.run("wait_for(IntSlider(4))")
    page.submit(page.until_waiting())
    assert page.finish(request).result == "4"


def test_a_plain_property_is_noticed_after_the_message_that_set_it(page: Page):
    request = page.run(
        "class Chooser(VBox):\n"
        "    def __init__(self):\n"
        "        opener, picker = Button(), Button()\n"
        "        picker.on_click(self._set); super().__init__([opener, picker])\n"
        "        self._path = None\n"
        "    def _set(self, _): self._path = '/data'\n"
        "    @property\n"
        "    def value(self): return self._path\n"
        "wait_for(Chooser(), until='value')"
    )
    wait = page.until_waiting()
    inner = [str(c).removeprefix("IPY_MODEL_") for c in page.models[page.field(wait)]["children"]]
    page.click(inner[0])
    page.click(inner[1])
    assert page.finish(request).result == "'/data'"


def test_a_value_that_arrives_by_custom_message_is_noticed(page: Page):
    request = page.run(
        "class View(Text):\n"
        "    image = None\n"
        "    def _handle_custom_msg(self, content, buffers): self.image = content['image']\n"
        "wait_for(View(), until='image')"
    )
    wait = page.until_waiting()
    page.comm(page.field(wait), {"method": "custom", "content": {"image": "png"}})
    assert page.finish(request).result == "'png'"


@pytest.mark.parametrize("shown_by", ["display(s)", "s", "VBox([s])"])
def test_a_stock_page_gets_a_widget_once(stock: Page, shown_by: str):
    stock.do(f"s = IntSlider()\n{shown_by}", cell="an earlier one")
    request = stock.run("wait_for(s)")
    wait = stock.until_waiting()
    inner = [model["_model_name"] for model in stock._inner(wait["prompt"])]
    assert "IntSliderModel" not in inner
    stock.click(stock.button(wait, "Continue"))
    cell = stock.finish(request)
    assert len(cell.records) == 1
    assert "text/html" in cell.records[0]


def test_the_authors_widget_stays_alive_and_on_the_page(page: Page):
    request = page.run("s = IntSlider(4); x = ask('Size', s)")
    wait = page.until_waiting()
    slider = page.field(wait)
    page.submit(wait)
    cell = page.finish(request)
    assert cell.records[-1]["text/plain"] == "Size: 4"
    shown = [m["content"]["data"] for m in cell.messages if m["msg_type"] == "display_data"]
    assert shown[-1][VIEW]["model_id"] == slider
    assert page.do("s.comm is not None, s.value").result == "(True, 4)"


def test_observers_are_taken_back(page: Page):
    request = page.run("s, b = IntSlider(), Button(); wait_for(s, b)")
    wait = page.until_waiting()
    page.click(page.field(wait, "1"))
    page.finish(request)
    assert page.do(
        "len(b._click_handlers.callbacks), s._trait_notifiers.get('value', {})"
    ).result in (
        "(0, {'change': []})",
        "(0, {})",
    )


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("wait_for()", "something to wait for"),
        ("b = Button(); b.close(); wait_for(b)", "closed"),
        ("wait_for(IntSlider(), until='colour')", "'colour'"),
        ("wait_for(IntSlider(), until=5)", "until"),
        ("b = IntSlider(); b.close(); ask('Q', b)", "closed"),
        ("ask('Q', VBox())", "value"),
        ("ask('Q', [])", "option"),
        ("choose('Q', [])", "option"),
        ("choose('Q', ['a'], default='b')", "default"),
        ("ask('Q', (5, 1))", "5"),
        ("form()", "field"),
        ("form(5)", "form"),
        ("ask('Q', 5, timeout=-1)", "timeout"),
        ("ask('Q', 5, timeout='soon')", "timeout"),
        ("ask('Q', 5, validate=3)", "validate"),
    ],
)
def test_a_question_that_cannot_be_asked_is_a_clear_error_in_one_line(page: Page, code, words):
    cell = page.do(code)
    assert cell.error == "BadQuestion"
    assert len(cell.traceback) == 1
    assert words in cell.traceback[0]


def test_ten_thousand_options(page: Page):
    request = page.run("ask('Q', list(range(10_000)))")
    wait = page.until_waiting()
    page.set(page.field(wait), index=9_999)
    page.submit(wait)
    assert page.finish(request).result == "9999"


def test_ten_megabytes_of_text(page: Page):
    request = page.run("x = ask('Q', 'a\\nb'); print(len(x))")
    wait = page.until_waiting()
    page.set(page.field(wait), value="x" * 10_000_000)
    page.submit(wait)
    cell = page.finish(request)
    assert cell.text == "10000000\n"
    assert len(cell.records[-1]["text/plain"]) < 1_000


def test_markup_in_texts_stays_text_in_the_record(page: Page):
    request = page.run("choose('<script>x</script>', ['<b>bold</b>'])")
    page.submit(page.until_waiting())
    html = page.finish(request).records[-1]["text/html"]
    assert "<script" not in html
    assert "<b>" not in html


def test_two_questions_of_one_name_are_asked_one_after_the_other(page: Page):
    request = page.run("print(ask('A', 1, name='n'), ask('B', 2, name='n'))")
    page.submit(page.until_waiting("A"))
    page.submit(page.until_waiting("B"))
    assert page.finish(request).text == "1 2\n"
