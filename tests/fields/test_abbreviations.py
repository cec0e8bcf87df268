"""`field(label, value)` for all that is neither an annotation nor a widget."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from pathlib import Path, PurePosixPath

import ipywidgets
import pytest

from blocking_widgets.errors import BadQuestion
from blocking_widgets.fields import key_of

UTC = dt.timezone.utc
SUMMER = dt.timezone(dt.timedelta(hours=2))


@pytest.mark.parametrize(
    ("value", "kind", "widget"),
    [
        (True, "check", "Checkbox"),
        (5, "int", "Text"),
        (10**400, "int", "Text"),
        (5.5, "float", "Text"),
        (Decimal("1.10"), "float", "Text"),
        ("Ann", "text", "Text"),
        ("", "text", "Text"),
        ("   ", "text", "Text"),
        ("a\nb", "multiline", "Textarea"),
        ("\n", "multiline", "Textarea"),
        (dt.date(2026, 1, 31), "date", "DatePicker"),
        (dt.datetime(2026, 1, 31, 14, 30, 5), "datetime", "NaiveDatetimePicker"),
        (dt.datetime(2026, 1, 31, 14, 30, tzinfo=SUMMER), "datetime", "DatetimePicker"),
        (dt.time(14, 30), "time", "TimePicker"),
        (dt.time(14, 30, 5, 6), "time", "TimePicker"),
        (Path("a/b.csv"), "path", "Text"),
        (PurePosixPath("/a"), "path", "Text"),
        (b"abc", "upload", "FileUpload"),
    ],
)
def test_a_first_value_can_be_accepted_as_it_is(ask, value, kind, widget):
    one = ask(value)
    assert (one.kind, type(one.widget).__name__) == (kind, widget)
    assert one.read() == value == one.default == one.parse("")
    assert type(one.read()) is type(value)
    assert one.has_default
    assert not one.required
    assert one.own
    assert one.widget.description in ("", "Upload")


@pytest.mark.parametrize(
    ("value", "kind", "first"),
    [
        ((0, 10), "slider", 5),
        ((0, 9), "slider", 4),
        ((0, 10, 2), "slider", 5),
        ((-5, -5), "slider", -5),
        ((0.0, 1.0), "slider", 0.5),
        ((0, 1.0), "slider", 0.5),
        ((0, 1, 0.25), "slider", 0.5),
        ((0, 2**60), "int", 2**59),
        (["a", "b"], "choice", "a"),
        (("a", "b"), "choice", "a"),
        ((True, False), "choice", True),
        ((1, 2, 3, 4), "choice", 1),
        ({"A": 1, "B": 2}, "choice", 1),
        ([("A", 1), ("B", 2)], "choice", 1),
        ((("A", 1), ("B", 2)), "choice", 1),
        (range(3, 6), "choice", 3),
        ((name for name in "xy"), "choice", "x"),
        ([None, "a"], "choice", None),
        ([[1], {2: 3}], "choice", [1]),
        ({"b", "a"}, "choice", "a"),
    ],
)
def test_ranges_and_options_start_where_interact_does(ask, value, kind, first):
    one = ask(value)
    assert one.kind == kind
    assert one.read() == first
    assert type(one.read()) is type(first)
    assert one.parse("") == first


def test_numpy_and_pandas_values_are_ordinary_ones(ask):
    numpy = pytest.importorskip("numpy")
    pandas = pytest.importorskip("pandas")
    cases = [
        (numpy.int64(5), 5),
        (numpy.float64(2.5), 2.5),
        (numpy.bool_(True), True),  # noqa: FBT003 - numpy's own signature
        (numpy.str_("a"), "a"),
        (numpy.datetime64("2026-01-31T14:30"), dt.datetime(2026, 1, 31, 14, 30)),
        (numpy.datetime64("2026-01-31T14:30", "ns"), dt.datetime(2026, 1, 31, 14, 30)),
        (pandas.Timestamp("2026-01-31 14:30"), dt.datetime(2026, 1, 31, 14, 30)),
        (numpy.array([3, 4]), 3),
        (pandas.Series(["x", "x", "y"]), "x"),
        (pandas.Index([1.5, 2.5]), 1.5),
    ]
    for value, first in cases:
        answer = ask(value).read()
        assert (answer, type(answer)) == (first, type(first))


def test_a_repeated_option_is_there_once(ask):
    assert [one.label for one in ask(["EU", "US", "EU", "EU"]).options] == ["EU", "US"]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, "give a type"),
        (..., "give a type"),
        ([], "no option"),
        ({}, "no option"),
        ((), "no option"),
        (set(), "no option"),
        ((10, 0), "min 10 is above max 0"),
        ((0, 10, 0), "step 0 must be above 0"),
        ((0, 10, -1), "step -1 must be above 0"),
        ((0.0, math.inf), "cannot be an end"),
        ((0.0, math.nan), "cannot be an end"),
        (object(), "no field for object"),
        (3 + 4j, "no field for complex"),
        (range(200_000), "more than 100,000"),
        pytest.param(10**5000, "too many digits", id="5001 digits"),
        (ipywidgets.fixed(3), "not asked for"),
        (ipywidgets.IntSlider, r"IntSlider\(\), instead of its class"),
        (print, "no field for builtin_function"),
    ],
)
def test_what_says_nothing_to_ask_for_is_refused_by_name(ask, value, told):
    with pytest.raises(BadQuestion, match=told):
        ask(value, label="The label")


def test_nan_is_an_answer_only_where_it_is_the_default(ask, reason):
    plain, odd = ask(1.0), ask(math.nan)
    plain.widget.value = "nan"
    assert reason(plain.read)
    assert math.isnan(odd.read())
    odd.widget.value = "inf"
    assert odd.read() == math.inf


def test_a_slider_in_small_numbers_shows_enough_decimals(ask):
    one = ask((0.0, 0.001))
    assert one.widget.step == pytest.approx(1e-5)
    assert one.widget.readout_format == ".5f"
    assert ask((0.0, 1000.0)).widget.step == 0.1


def test_the_key_comes_from_the_label_unless_it_is_given(ask):
    assert ask(5, label="Start day (UTC)?").key == key_of("Start day (UTC)?")
    assert ask(5, key="mine").key == "mine"


def test_a_secret_text_is_a_password(ask):
    one = ask("", secret=True)
    assert (one.kind, one.secret, one.has_default) == ("password", True, False)
    with pytest.raises(BadQuestion, match="secret is a text"):
        ask(5, secret=True)


def test_trait_goes_with_widgets_only(ask):
    with pytest.raises(BadQuestion, match="trait="):
        ask(5, trait="value")


def test_a_label_has_to_be_text(ask):
    with pytest.raises(BadQuestion, match="label"):
        ask(5, label=5)
