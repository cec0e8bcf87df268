from __future__ import annotations

import datetime as dt
from pathlib import Path

import param
import pytest

from blocking_widgets.errors import BadQuestion
from blocking_widgets.fields import FieldErrors, fields_of


class Inner(param.Parameterized):
    depth = param.Integer(1)


class Settings(param.Parameterized):
    rows = param.Integer(5, bounds=(0, 10), doc="How many")
    ratio = param.Number(0.5, bounds=(0, 1), inclusive_bounds=(True, False))
    share = param.Magnitude(0.5)
    title = param.String("abc", regex="^a", label="The title")
    debug = param.Boolean(default=True)
    mode = param.Selector(objects={"Fast": 1, "Slow": 2})
    several = param.ListSelector(default=[1], objects=[1, 2, 3])
    day = param.CalendarDate(dt.date(2026, 1, 31))
    moment = param.Date(dt.datetime(2026, 1, 31, 14, 30))
    span = param.Range((1, 2), bounds=(0, 5))
    free = param.Range((1.0, 2.0))
    names = param.List(["x"], item_type=str)
    folder = param.Path(default=None)
    inner = param.ClassSelector(class_=Inner, default=Inner())
    fixed = param.Integer(3, constant=True)
    hidden = param.Integer(3, precedence=-1)
    act = param.Action(print)
    press = param.Event()


@pytest.fixture
def form():
    made = fields_of(Settings)
    yield made
    made.close()


def test_parameters_are_asked_for_in_their_own_words(form):
    found = {one.key: (one.kind, one.label) for one in form.fields}
    assert found == {
        "rows": ("int", "Rows"),
        "ratio": ("float", "Ratio"),
        "share": ("float", "Share"),
        "title": ("text", "The title"),
        "debug": ("check", "Debug"),
        "mode": ("choice", "Mode"),
        "several": ("choice", "Several"),
        "day": ("date", "Day"),
        "moment": ("datetime", "Moment"),
        "span": ("slider", "Span"),
        "free.low": ("float", "From"),
        "free.high": ("float", "To"),
        "names": ("multiline", "Names"),
        "folder": ("path", "Folder"),
        "inner.depth": ("int", "Depth"),
    }
    assert form.fields[0].help == "How many"
    assert {one.group for one in form.fields} == {"", "Free", "Inner"}


def test_the_defaults_make_an_instance(form):
    made = form.build(form.read())
    assert isinstance(made, Settings)
    assert (made.rows, made.mode, made.span, made.free) == (5, 1, (1, 2), (1.0, 2.0))
    assert made.inner.depth == 1
    assert made.folder is None


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("rows", "11", "At most 10."),
        ("ratio", "1", "Less than 1."),
        ("share", "1.5", "At most 1"),
        ("title", "b", "expected form"),
        ("span", "3 to 2", "must not be above"),
        ("span", "3", "two numbers"),
        ("span", "0 to 9", "At most 5."),
    ],
)
def test_bounds_are_held_before_the_class_is_made(form, reason, key, typed, told):
    one = next(one for one in form.fields if one.key == key)
    assert told in reason(one.parse, typed)


def test_two_ends_in_the_wrong_order_are_said_at_the_field(form):
    with pytest.raises(FieldErrors) as caught:
        form.build({"free.low": 3.0, "free.high": 2.0})
    assert caught.value.errors == {"free.high": "The first number must not be above the second."}


def test_what_the_class_refuses_is_said_at_its_field(form):
    with pytest.raises(FieldErrors) as caught:
        form.build({"rows": 11})
    assert list(caught.value.errors) == ["rows"]


def test_an_instances_values_are_the_defaults(request):
    form = fields_of(Settings(rows=7, span=(2, 3)))
    request.addfinalizer(form.close)
    values = form.read()
    assert (values["rows"], values["span"]) == (7, (2, 3))


def test_a_path_may_be_given(form):
    assert form.build({"folder": Path(__file__)}).folder


def test_a_parameter_without_a_field_is_the_authors_mistake():
    class Odd(param.Parameterized):
        table = param.Dict(default={})

    with pytest.raises(BadQuestion, match="Table"):
        fields_of(Odd)
