"""What each kind of field does with what is filled in."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blocking_widgets.errors import BadQuestion
from blocking_widgets.fields import FieldError, NotText, field, options_of

# A function-scoped fixture is fine where each example makes its own field.
each = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)

MANY = 10_000


def test_what_is_typed_stays_when_it_is_refused(ask, reason):
    one = ask(int)
    one.widget.value = "12 apples"
    assert reason(one.read) == "Enter a whole number, such as 12."
    assert one.widget.value == "12 apples"


def test_ten_megabytes_are_taken_as_text_and_quickly_refused_as_anything_else(ask, reason):
    paste = "<b>9</b> " * 1_200_000
    start = time.perf_counter()
    text, number, day = ask(str), ask(int), ask(dt.date)
    text.widget.value = number.widget.value = paste
    assert text.read() == paste
    assert len(text.text(paste)) <= 200
    assert len(reason(number.read)) < 100
    assert len(reason(day.parse, paste)) < 100
    assert len(reason(ask(["a"]).parse, paste)) < 100
    assert time.perf_counter() - start < 5


def test_html_stays_text(ask):
    script = "<script>alert('x')</script> & <b>"
    one = ask([script, "b"], label=script)
    assert one.label == script
    assert one.options[0].label == script
    assert one.widget.options[0][0] == script
    assert one.read() == script
    assert one.text(script) == script


def test_an_empty_text_is_an_answer_only_where_it_is_the_default(ask, reason):
    one, other = ask("Ann"), ask("")
    one.widget.value = other.widget.value = "  "
    assert reason(one.read) == "Please fill this in."
    assert other.read() == "  "
    assert not one.offer("")
    assert other.offer("")


def test_lines_do_not_fit_into_one(ask, reason):
    assert not ask("a").offer("a\nb")
    assert ask("a\nb").offer("c")
    one = ask(Path)
    one.widget.value = "a\nb"
    assert reason(one.read) == "Enter this on one line."


def test_a_secret_is_nowhere_but_in_the_answer(ask):
    one = ask("hunter2", secret=True)
    assert one.widget.value == ""
    assert one.read() == "hunter2"
    one.widget.value = "swordfish"
    assert one.read() == "swordfish"
    assert one.text("swordfish") == one.text("") == "••••"
    assert not one.offer("swordfish")
    shown = f"{one!r} {one.hint()} {one.schema}"
    assert "hunter2" not in shown
    assert "swordfish" not in shown
    widget = one.widget
    one.close()
    assert widget.value == ""


def test_a_placeholder_is_no_answer(ask, reason):
    one = ask(options := {"A": 1, "B": 2})
    assert one.widget.options == (("A", 0), ("B", 1))
    assert ask(options_annotation(options)).widget.options[0][0] == "Choose…"
    empty = ask(options_annotation(options))
    assert reason(empty.read) == "Choose one."
    empty.widget.index = 2
    assert empty.read() == "B"
    empty.reset()
    assert reason(empty.read) == "Choose one."


def options_annotation(options):
    from typing import Literal

    return Literal[tuple(options)]


def test_labels_that_are_the_same_are_told_apart(ask):
    one = ask([("x", 1), ("x", 2), ("x (2)", 3), ("x", [4])])
    assert [option.label for option in one.options] == ["x", "x (3)", "x (2)", "x (4)"]
    assert one.parse("x (3)") == 2
    assert one.text(2) == "x (3)"


def test_options_of_equal_values_and_other_types_are_different(ask):
    one = ask([("a", 1), ("b", True), ("c", 1.0)])
    for value in (1, True, 1.0):
        assert one.offer(value)
        assert type(one.read()) is type(value)


def test_options_that_cannot_be_compared_work(ask):
    class Odd:
        __hash__ = None

        def __eq__(self, other):
            raise RuntimeError

    first, second = Odd(), Odd()
    one = ask([("1", first), ("2", second)])
    assert one.offer(second)
    assert one.read() is second
    assert not one.offer(Odd())


def test_none_among_options_is_a_value(ask):
    one = ask([None, "a"])
    assert one.read() is None
    assert len(one.widget.options) == 2
    assert one.parse("a") == "a"
    assert one.offer(None)


@pytest.mark.parametrize("same", [False, True])
def test_many_options_are_fast(ask, same):
    start = time.perf_counter()
    options = [("x" if same else f"option {number}", [number]) for number in range(MANY)]
    one = ask(options)
    assert one.parse(one.options[-1].label) == [MANY - 1]
    assert one.offer([MANY - 1])
    assert one.read() == [MANY - 1]
    assert len(one.hint()) < 1000
    assert time.perf_counter() - start < 3


def test_many_values_are_found_without_looking_through_all(ask):
    start = time.perf_counter()
    one = ask(set[options_annotation(range(MANY))])
    assert one.offer(set(range(MANY)))
    assert one.read() == set(range(MANY))
    assert time.perf_counter() - start < 3


def test_many_earlier_values_that_are_gone_are_refused_fast(ask):
    start = time.perf_counter()
    one = ask(set[options_annotation(range(MANY))])
    assert not one.offer({-number for number in range(1, MANY)})
    assert time.perf_counter() - start < 3


def test_no_options_are_the_authors_mistake():
    for nothing in ([], {}, (), iter(())):
        with pytest.raises(BadQuestion, match="no option"):
            options_of(nothing, "Region")
    for odd in ("text", b"bytes", 5, None):
        with pytest.raises(BadQuestion, match="nothing to choose from"):
            options_of(odd, "Region")


def test_an_upload_is_read_as_bytes(ask, reason):
    one = ask(bytes)
    one.widget.value = (
        {
            "name": "a.txt",
            "type": "",
            "size": 3,
            "content": memoryview(b"abc"),
            "last_modified": dt.datetime.now(dt.timezone.utc),
        },
    )
    assert one.read() == b"abc"
    assert one.text(b"abc") == "3 bytes"
    assert not one.offer(b"abc")
    one.reset()
    assert reason(one.read) == "Upload a file."
    with pytest.raises(NotText):
        one.parse("a.txt")


def test_a_slider_holds_its_range_also_for_typed_answers(ask, reason):
    one = ask((0, 10))
    assert reason(one.parse, "11") == "At most 10."
    assert not one.offer(11)
    assert not one.offer("5")
    assert one.offer(7)
    assert one.read() == 7
    one.reset()
    assert one.read() == 5


def test_a_date_beyond_its_bounds_is_refused_and_stays(ask, reason):
    from typing import Annotated

    import annotated_types as at

    one = ask(Annotated[dt.date, at.Le(dt.date(2026, 1, 1))])
    one.widget.value = dt.date(2027, 1, 1)
    assert reason(one.read) == "At most 2026-01-01."
    assert one.widget.value == dt.date(2027, 1, 1)


def test_several_may_be_none_only_with_a_default(ask, reason):
    from typing import Literal

    assert reason(ask(list[Literal["a", "b"]]).read) == "Choose at least one."
    one = ask(list[Literal["a", "b"]], default=["a"])
    one.widget.index = ()
    assert one.read() == []
    one.widget.index = (1, 0)
    assert one.read() == ["a", "b"]


def test_a_default_list_is_not_shared(ask):
    one = ask(list[str], default=["a"])
    one.parse("").append("b")
    one.default.append("c")
    assert one.read() == ["a"]


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (int, "a whole number"),
        (5, "a whole number; default: 5"),
        ((0, 10), "0 to 10; default: 5"),
        (bool, "yes or no"),
        (["EU", "US"], "1 = EU, 2 = US; default: EU"),
        ([10, 20], "10, 20; default: 10"),
        (dt.date, "YYYY-MM-DD"),
        (str, ""),
        (str | None, "may be left empty"),
        (list[str], "several, with commas between them"),
    ],
)
def test_a_hint_says_what_may_be_typed(ask, value, hint):
    assert ask(value).hint() == hint


@pytest.mark.parametrize(
    ("value", "schema"),
    [
        (int, {"type": "integer"}),
        (2.5, {"type": "number", "default": 2.5}),
        ((0, 10), {"type": "integer", "minimum": 0, "maximum": 10, "default": 5}),
        (str, {"type": "string", "minLength": 1}),
        ("", {"type": "string", "default": ""}),
        (int | None, {"type": ["integer", "null"]}),
        (dt.date(2026, 1, 31), {"type": "string", "format": "date", "default": "2026-01-31"}),
        (
            {"A": 1},
            {"oneOf": [{"const": 1, "title": "A"}], "default": 1},
        ),
        ({"A": object}, {}),
    ],
)
def test_the_schema_says_what_json_can(ask, value, schema):
    assert ask(value).schema == {"title": "Label", **schema}


@each
@given(value=st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_each_number_can_be_a_first_value_and_is_read_back(value):
    one = field("x", value)
    assert one.read() == one.parse(one.line(value)) == value
    one.close()


@each
@given(value=st.one_of(st.dates(), st.times(), st.datetimes()))
def test_each_moment_is_read_back_from_its_line(value):
    one = field("x", type(value))
    assert one.parse(one.line(value)) == value
    assert one.offer(value)
    assert one.read() == value
    one.close()


@each
@given(value=st.text(min_size=1))
def test_each_text_is_read_as_it_was_typed_or_refused(value):
    one = field("x", str)
    one.widget.value = value
    try:
        assert one.read() == value
    except FieldError:
        assert not value.strip()
    one.close()


@each
@given(labels=st.lists(st.text(max_size=5), min_size=1, max_size=20))
def test_each_option_is_found_by_its_label(labels):
    one = field("x", [(label, number) for number, label in enumerate(labels)])
    assert len({option.label for option in one.options}) == len(labels)
    for option in one.options:
        assert one.parse(option.label) == option.value
    one.close()


@each
@given(typed=st.text(max_size=40))
@pytest.mark.parametrize(
    "kind", [int, float, bool, str, dt.date, dt.time, dt.datetime, Path, list[int], ["a"]]
)
def test_any_text_is_an_answer_or_has_a_reason(kind, typed):
    one = field("x", kind)
    try:
        answer = one.parse(typed)
    except FieldError as error:
        assert error.reason  # noqa: PT017 - some texts are answers
    else:
        assert one.text(answer)
    one.close()
