from __future__ import annotations

import datetime as dt
import enum
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

import pydantic
import pytest
from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

from blocking_widgets.errors import BadQuestion
from blocking_widgets.fields import FieldErrors, fields_of


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


class Address(BaseModel):
    city: str = Field(title="The city", description="Where *you* live")
    code: str = Field("1000", pattern=r"^\d{4}$")

    @model_validator(mode="after")
    def not_nowhere(self):
        if self.city == "Nowhere":
            raise ValueError("There is no such place.")
        return self


class Order(BaseModel):
    model_config = ConfigDict(strict=True)

    rows: int = Field(ge=1, le=10, alias="numberOfRows", description="How many")
    colour: Colour = Colour.BLUE
    mode: Literal["fast", "slow"]
    price: Decimal = Field(Decimal("1.5"), gt=0)
    day: dt.date | None = None
    token: SecretStr = SecretStr("hunter2")
    site: pydantic.HttpUrl
    number: uuid.UUID
    tags: list[str] = Field(default_factory=list, max_length=2)
    home: Address
    code: Annotated[str, Field(min_length=2)] = "ab"
    other: str = Field("x", validation_alias=pydantic.AliasChoices("o1", "o2"))
    kept: dict[str, int] = Field(default={"a": 1}, json_schema_extra={"ask": False})

    @field_validator("code")
    @classmethod
    def not_bad(cls, value):
        if value == "bad":
            raise ValueError("Anything but that.")
        return value

    @model_validator(mode="after")
    def not_both(self):
        if self.rows == 5 and self.mode == "slow":
            raise ValueError("Five rows are never slow.")
        return self


NUMBER = uuid.UUID(int=5)


@pytest.fixture
def order():
    form = fields_of(Order)
    yield form
    form.close()


@pytest.fixture
def values():
    return {
        "rows": 4,
        "mode": "slow",
        "site": pydantic.HttpUrl("http://example.org"),
        "number": NUMBER,
        "home.city": "Oslo",
    }


def test_the_models_own_words_are_used(order):
    by_key = {one.key: one for one in order.fields}
    assert list(by_key) == [
        *("rows", "colour", "mode", "price", "day", "token", "site", "number", "tags"),
        *("home.city", "home.code", "code", "other"),
    ]
    assert by_key["rows"].help == "How many"
    assert (by_key["home.city"].label, by_key["home.city"].group) == ("The city", "Home")
    assert by_key["token"].secret
    assert "hunter2" not in str(order.schema)
    assert [one.key for one in order.fields if one.required] == [
        "rows",
        "mode",
        "site",
        "number",
        "home.city",
    ]


def test_what_is_filled_in_makes_an_instance_of_the_strict_model(order):
    by_key = {one.key: one for one in order.fields}
    for key, typed in {
        "rows": "4",
        "site": "http://example.org",
        "number": str(NUMBER),
        "home.city": "Oslo",
        "price": "2.50",
        "tags": "a\nb",
        "token": "swordfish",
    }.items():
        by_key[key].widget.value = typed
    by_key["mode"].widget.index = 1
    made = order.build(order.read())
    assert isinstance(made, Order)
    assert (made.rows, made.mode, made.price, made.number) == (4, "fast", Decimal("2.50"), NUMBER)
    assert made.token.get_secret_value() == "swordfish"
    assert made.home == Address(city="Oslo")
    assert made.tags == ["a", "b"]
    assert made.kept == {"a": 1}


@pytest.mark.parametrize(
    ("change", "errors"),
    [
        ({"rows": 11}, {"rows": "At most 10."}),
        (
            {"rows": 11, "code": "a"},
            {"rows": "At most 10.", "code": "String should have at least 2 characters."},
        ),
        ({"code": "bad"}, {"code": "Anything but that."}),
        ({"rows": 5}, {"": "Five rows are never slow."}),
        ({"home.code": "x"}, {"home.code": "This is not in the expected form."}),
        ({"home.city": "Nowhere"}, {"": "Home: There is no such place."}),
        (
            {"home.city": "Nowhere", "home.code": "x"},
            {"home.code": "This is not in the expected form."},
        ),
        ({"mode": "no"}, {"mode": "Choose one."}),
        ({"other": 5}, {"other": "Input should be a valid string."}),
    ],
)
def test_what_the_model_refuses_is_said_at_its_fields(order, values, change, errors):
    with pytest.raises(FieldErrors) as caught:
        order.build({**values, **change})
    assert caught.value.errors == errors


def test_a_text_that_pydantic_cannot_read_has_its_reason(order, reason):
    number = next(one for one in order.fields if one.key == "number")
    number.widget.value = "x"
    assert reason(number.read).startswith("Input should be a valid UUID")
    assert number.parse(f" {NUMBER} ") == NUMBER
    assert number.offer(NUMBER)
    assert number.read() == NUMBER


def test_an_instances_values_are_the_defaults(request):
    form = fields_of(Address(city="Rome"))
    request.addfinalizer(form.close)
    assert form.read() == {"city": "Rome", "code": "1000"}
    assert form.build({}) == Address(city="Rome")


def test_a_model_within_a_dataclass_and_the_other_way_round(request):
    @dataclass
    class Point:
        x: int = 1

    class Inner(BaseModel):
        at: Point = Point()

    globals().update(Point=Point, Inner=Inner)

    @dataclass
    class Outer:
        inner: Inner

    form = fields_of(Outer)
    request.addfinalizer(form.close)
    assert [one.key for one in form.fields] == ["inner.at.x"]
    assert form.build({"inner.at.x": 3}) == Outer(Inner(at=Point(3)))


def test_a_pydantic_dataclass_says_its_reasons_at_the_fields(request):
    @pydantic.dataclasses.dataclass
    class Checked:
        a: Annotated[int, Field(ge=5)]
        b: str = "x"

    form = fields_of(Checked)
    request.addfinalizer(form.close)
    with pytest.raises(FieldErrors) as caught:
        form.build({"a": 1})
    assert caught.value.errors == {"a": "At least 5."}


class Recursive(BaseModel):
    inner: Recursive


class Maybe(BaseModel):
    inner: Address | None = None


class Unaskable(BaseModel):
    a: dict[str, int] = {}


@pytest.mark.parametrize(
    ("model", "told"),
    [(Recursive, "contains itself"), (Maybe, "may be left out"), (Unaskable, "no field for")],
)
def test_what_cannot_be_asked_for_is_the_authors_mistake(model, told):
    with pytest.raises(BadQuestion, match=told):
        fields_of(model)
