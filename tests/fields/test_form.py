from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

import ipywidgets
import pytest

from blocking_widgets.errors import BadQuestion
from blocking_widgets.fields import FieldErrors, Record, fields_of


@dataclass
class Address:
    city: str
    code: int = 1000


@pytest.fixture
def form():
    made = fields_of(
        {
            "rows": 5,
            "ratio": (0.0, 1.0),
            "debug": False,
            "region": {"Europe": "EU", "Asia": "AP"},
            "start_day": str,
            "home": Address,
            "unit": ipywidgets.fixed("kg"),
        }
    )
    yield made
    made.close()


def test_each_name_is_a_field_and_a_class_a_group(form):
    assert [(one.key, one.label, one.group) for one in form.fields] == [
        ("rows", "Rows", ""),
        ("ratio", "Ratio", ""),
        ("debug", "Debug", ""),
        ("region", "Region", ""),
        ("start_day", "Start day", ""),
        ("home.city", "City", "Home"),
        ("home.code", "Code", "Home"),
    ]


def test_all_that_is_missing_is_said_at_once(form):
    with pytest.raises(FieldErrors) as caught:
        form.read()
    assert caught.value.errors == {
        "start_day": "Please fill this in.",
        "home.city": "Please fill this in.",
    }


def test_the_values_make_a_record(form):
    by_key = {one.key: one for one in form.fields}
    by_key["start_day"].widget.value = "Monday"
    by_key["home.city"].widget.value = "Oslo"
    assert form.build(form.read()) == Record(
        {
            "rows": 5,
            "ratio": 0.5,
            "debug": False,
            "region": "EU",
            "start_day": "Monday",
            "home": Address("Oslo", 1000),
            "unit": "kg",
        }
    )


def test_values_that_are_not_given_are_the_defaults_or_missing(form):
    with pytest.raises(FieldErrors) as caught:
        form.build({"start_day": "Monday"})
    assert caught.value.errors == {"home.city": "Please fill this in."}


def test_the_schema_is_nested_as_the_answer_is(form):
    schema = form.schema
    assert schema["required"] == ["start_day", "home"]
    assert schema["properties"]["home"]["required"] == ["city"]
    assert schema["properties"]["home"]["title"] == "Home"
    assert "unit" not in schema["properties"]


@pytest.mark.parametrize(
    "source", [{}, {"a": ipywidgets.fixed(1)}, dataclass(type("Empty", (), {}))]
)
def test_a_form_of_nothing_is_the_authors_mistake(source):
    with pytest.raises(BadQuestion, match="no field"):
        fields_of(source)


@pytest.mark.parametrize("source", [5, "text", [1, 2], None, int, object()])
def test_what_has_no_fields_is_no_form(source):
    with pytest.raises(BadQuestion, match="A form is made of"):
        fields_of(source)


def test_a_mistake_in_one_field_leaves_none_of_them_open():
    with pytest.raises(BadQuestion, match="Options"):
        fields_of({"a": 1, "home": Address, "options": []})


def test_two_equal_keys_are_the_authors_mistake():
    with pytest.raises(BadQuestion, match="same key"):
        fields_of({"home": Address, "home.city": 5})


def test_names_have_to_be_text():
    with pytest.raises(BadQuestion, match="names"):
        fields_of({5: 1})


def test_closing_twice_does_no_harm(form):
    form.close()
    form.close()


def test_a_hundred_fields_leave_nothing_behind():
    for _ in range(3):
        fields_of(
            {f"f{number}": [1, "a", True, (0, 5), ["x"]][number % 5] for number in range(100)}
        ).close()


def test_neither_pydantic_nor_param_nor_numpy_is_imported_for_our_sake():
    code = (
        "import sys; from blocking_widgets.fields import field, fields_of;"
        "from dataclasses import make_dataclass;"
        "fields_of(make_dataclass('D', [('a', int)]));"
        "field('x', [1, 2]); field('x', 5);"
        "names = ('pydantic', 'param', 'numpy', 'pandas', 'annotated_types');"
        "print([name for name in names if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_fields_of_a_form_share_what_they_look_like():
    made = fields_of({"a": "x", "b": "y", "c": True, "d": (0, 5)})
    widgets = [one.widget for one in made.fields]
    assert len({widget.layout.model_id for widget in widgets}) == 1
    assert widgets[0].style is widgets[1].style
    assert widgets[0].style is not widgets[2].style
    made.close()


def test_what_is_shared_stays_open_for_the_others():
    made = fields_of({"a": "x", "b": "y"})
    first, last = made.fields
    first.close()
    assert last.widget.layout.comm is not None
    assert last.widget.style.comm is not None
    made.close()
    assert last.widget.layout.comm is None


def test_a_form_shares_with_no_other():
    one, other = fields_of({"a": "x"}), fields_of({"a": "x"})
    assert one.fields[0].widget.layout is not other.fields[0].widget.layout
    one.close()
    assert other.fields[0].widget.layout.comm is not None
    other.close()
