"""The verbs and their options, answered by a page."""

from __future__ import annotations

import json
import re

import pytest
from page import Page


@pytest.mark.parametrize(
    ("value", "state", "answer"),
    [
        ("True", {"value": False}, False),
        ("5", {"value": "12"}, 12),
        ("0.5", {"value": "0.25"}, 0.25),
        ("'EU'", {"value": "US"}, "'US'"),
        ("(0, 10)", {"value": 3}, 3),
        ("(0.0, 1.0, 0.1)", {"value": 0.3}, 0.3),
        ("['a', 'b']", {"index": 1}, "'b'"),
        ("{'one': 1, 'two': 2}", {"index": 1}, 2),
        ("[('one', 1), ('two', 2)]", {"index": 1}, 2),
        ("date(2026, 1, 31)", {"value": {"year": 2026, "month": 1, "date": 5}}, "date(2026, 2, 5)"),
        ("int", {"value": "7"}, 7),
        ("int | None", {"value": ""}, None),
        ("Literal['x', 'y']", {"index": 2}, "'y'"),
        ("Colour", {"index": 2}, "Colour.BLUE"),
        ("Path", {"value": "data/in.csv"}, "Path('data/in.csv')"),
        ("IntRangeSlider()", {"value": [2, 4]}, (2, 4)),
    ],
)
def test_ask_returns_a_value_of_the_kind_that_was_asked_for(page: Page, value, state, answer):
    page.do(
        "from datetime import date; from enum import Enum; from typing import Literal\n"
        "from pathlib import Path\n"
        "class Colour(Enum): RED = 1; BLUE = 2"
    )
    request = page.run(f"x = ask('Q', {value}); print(x == {answer}, type(x) is type({answer}))")
    wait = page.until_waiting("Q")
    page.set(page.field(wait), **state)
    page.submit(wait)
    assert page.finish(request).text == "True True\n"


def test_what_is_preselected_can_be_accepted_as_it_is(page: Page):
    request = page.run("ask('Region', ['EU', 'US'])")
    page.submit(page.until_waiting())
    assert page.finish(request).result == "'EU'"


def test_a_required_choice_is_refused_until_one_is_made(page: Page):
    request = page.run("from typing import Literal; ask('Region', Literal['EU', 'US'])")
    wait = page.until_waiting()
    page.submit(wait)
    page.until(lambda _: bool(page.refused))
    assert list(page.refused[0].values()) == ["Choose one."]
    page.set(page.field(wait), index=1)
    page.submit(wait)
    assert page.finish(request).result == "'EU'"


def test_an_upload_returns_the_file(page: Page):
    request = page.run("ask('Data', bytes)")
    wait = page.until_waiting()
    file = {"name": "a.csv", "type": "text/csv", "size": 3, "last_modified": 0, "content": None}
    data = {
        "method": "update",
        "state": {"value": [{**file}]},
        "buffer_paths": [["value", 0, "content"]],
    }
    page.comm(page.field(wait), data, [b"1,2"])
    page.submit(wait)
    cell = page.finish(request)
    assert cell.result == "b'1,2'"
    assert "a.csv" not in cell.error


def test_form_returns_a_record(page: Page):
    request = page.run("p = form(rows=1000, ratio=(0.0, 1.0), debug=False, title='Settings')")
    wait = page.until_waiting("Settings")
    page.set(page.field(wait, "rows"), value="12")
    page.submit(wait)
    cell = page.finish(request)
    assert page.do("p.rows, p['ratio'], p.dict()").result == (
        "(12, 0.5, {'rows': 12, 'ratio': 0.5, 'debug': False})"
    )
    assert cell.records[-1]["text/plain"].splitlines() == [
        "Settings",
        "Rows: 12",
        "Ratio: 0.5",
        "Debug: No",
    ]


def test_a_form_takes_fields_named_like_its_options_from_a_dict(page: Page):
    request = page.run("form({'name': 'Ann', 'timeout': 5}).dict()")
    page.submit(page.until_waiting())
    assert page.finish(request).result == "{'name': 'Ann', 'timeout': 5}"


def test_a_dataclass_comes_back_as_an_instance(page: Page):
    request = page.run(
        "from dataclasses import dataclass, field\n"
        "@dataclass\nclass Where: city: str = 'Bern'\n"
        "@dataclass\nclass Trip: days: int; where: Where = field(default_factory=Where)\n"
        "form(Trip)"
    )
    wait = page.until_waiting()
    fields = page.models[wait["prompt"]]["fields"]
    assert [(one["key"], one["group"]) for one in fields] == [
        ("days", ""),
        ("where.city", "Where"),
    ]
    page.set(page.field(wait, "days"), value="3")
    page.submit(wait)
    assert page.finish(request).result == "Trip(days=3, where=Where(city='Bern'))"


def test_a_pydantic_model_shows_its_errors_at_the_fields(page: Page):
    request = page.run(
        "from pydantic import BaseModel, Field, field_validator\n"
        "class Order(BaseModel):\n"
        "    rows: int = Field(5, ge=1, le=10, description='How many')\n"
        "    code: str = 'A1'\n"
        "    @field_validator('code')\n"
        "    def known(cls, v):\n"
        "        if v != 'B2': raise ValueError('no such code')\n"
        "        return v\n"
        "form(Order)"
    )
    wait = page.until_waiting()
    page.set(page.field(wait, "rows"), value="11")
    page.submit(wait)
    page.until(lambda _: len(page.refused) == 1)
    assert page.refused[0] == {"rows": "At most 10."}
    page.set(page.field(wait, "rows"), value="2")
    page.submit(wait)
    page.until(lambda _: len(page.refused) == 2)
    assert "no such code" in page.refused[1]["code"]
    page.set(page.field(wait, "code"), value="B2")
    page.submit(wait)
    assert page.finish(request).result == "Order(rows=2, code='B2')"


def test_a_parameterized_class_comes_back_as_an_instance(page: Page):
    request = page.run(
        "import param\n"
        "class P(param.Parameterized):\n"
        "    n = param.Integer(5, bounds=(1, 10)); kind = param.Selector(objects=['a', 'b'])\n"
        "p = form(P); print(p.n, p.kind)"
    )
    wait = page.until_waiting()
    page.set(page.field(wait, "kind"), index=1)
    page.submit(wait)
    assert page.finish(request).text == "5 b\n"


@pytest.mark.parametrize(
    ("refuse", "reason"),
    [
        ("1 / 0", "could not be checked (ZeroDivisionError"),
        ("return False", "isn't accepted"),
        ("raise ValueError('too small')", "too small"),
        ("sys.exit(3)", "could not be checked (SystemExit"),
        ("len(5)", "could not be checked (TypeError"),
    ],
)
def test_a_refused_answer_shows_the_reason_and_the_wait_goes_on(page: Page, refuse, reason):
    request = page.run(
        f"def check(n):\n    if n == 5: {refuse}\nprint(ask('Rows', 5, validate=check))"
    )
    wait = page.until_waiting()
    page.submit(wait)
    page.until(lambda _: bool(page.refused))
    assert reason in page.refused[0]["rows"]
    page.set(page.field(wait), value="6")
    page.submit(wait)
    assert page.finish(request).text == "6\n"


def test_timeout_gives_the_default(page: Page):
    request = page.run("ask('Rows', 5, timeout=0.2, default=7)")
    cell = page.finish(request)
    assert cell.result == "7"
    assert list(page.closed.values()) == ["timeout"]
    assert "7" in cell.records[-1]["text/plain"]


def test_timeout_without_a_default_is_an_error_in_one_line(page: Page):
    cell = page.do("pause('Look', timeout=0.2)")
    assert cell.error == "Timeout"
    assert cell.traceback == ["Timeout: Nobody answered within 0.2 seconds."]


def test_the_page_is_told_how_long_is_left(page: Page):
    request = page.run("pause('Look', timeout=100)")
    wait = page.until_waiting()
    assert 90 < wait["left"] <= 100
    page.submit(wait)
    page.finish(request)


def test_the_whole_traceback_stays_available(page: Page):
    page.do("def f():\n    pause('Look', timeout=0.1)\nf()")
    cell = page.do("%tb")
    shown = [m["content"]["traceback"] for m in cell.messages if m["msg_type"] == "error"]
    text = re.sub(r"\x1b\[[0-9;]*m", "", "".join(line for lines in shown for line in lines))
    assert "in f()" in text


def test_a_second_run_offers_the_answer_of_the_first_and_reset_takes_it_back(page: Page):
    code = "ask('Rows', 5)"
    request = page.run(code)
    wait = page.until_waiting()
    assert page.models[wait["prompt"]]["remembered"] is False
    page.set(page.field(wait), value="9")
    page.submit(wait)
    page.finish(request)
    request = page.run(code)
    wait = page.until_waiting()
    assert page.models[wait["prompt"]]["remembered"] is True
    assert page.models[page.field(wait)]["value"] == "9"
    page.tell({"type": "reset", "id": wait["id"]})
    page.until(lambda _: page.models[page.field(wait)]["value"] == "5")
    page.submit(wait)
    assert page.finish(request).result == "5"


def test_nothing_is_offered_where_it_is_switched_off_or_secret(page: Page):
    for code in ("ask('Rows', 5, remember=False)", "ask('Token', Password(value='s3cret'))"):
        for _ in range(2):
            request = page.run(code)
            wait = page.until_waiting()
            assert page.models[wait["prompt"]]["remembered"] is False
            page.submit(wait)
            page.finish(request)


def test_a_secret_is_in_no_record_and_leaves_the_widget_model(page: Page):
    request = page.run("t = ask('Token', Password()); print(len(t))")
    wait = page.until_waiting()
    field = page.field(wait)
    page.set(field, value="s3cret-value")
    page.submit(wait)
    cell = page.finish(request)
    assert cell.text == "12\n"
    later = [m for m in cell.messages if m["msg_type"] == "update_display_data"]
    assert "s3cret-value" not in json.dumps([m["content"] for m in later])
    assert page.models[field]["value"] == ""


def test_figures_are_shown_before_the_question_about_them(page: Page):
    request = page.run(
        "%matplotlib inline\n"
        "import matplotlib.pyplot as plt; plt.plot([1, 2]); choose('Good?', ['Yes'])"
    )
    wait = page.until_waiting()
    shown = [m["content"]["data"] for m in page.seen if m["msg_type"] == "display_data"]
    assert ["image/png" in bundle for bundle in shown] == [True, False]
    page.submit(wait)
    page.finish(request)


def test_a_hundred_asks_leave_no_widget_comm_or_handler(page: Page):
    page.do(
        "import ipywidgets.widgets.widget as w, comm, gc\n"
        "from blocking_widgets.exchange import exchange\n"
        "def count():\n"
        "    gc.collect()\n"
        "    return len(w._instances), len(comm.get_comm_manager().comms)"
    )
    page.do("exchange().clear_up(); before = count()")
    request = page.run("for n in range(100): ask(f'Q{n}', n)")
    for n in range(100):
        wait = page.until_waiting(f"Q{n}")
        page.submit(wait)
    page.finish(request)
    page.until_cleared(wait)
    assert page.do("print(count() == before)").text == "True\n"
