from __future__ import annotations

import datetime as dt
import enum
from dataclasses import InitVar, dataclass, field
from typing import Annotated, ClassVar, Literal, Optional

import annotated_types as at
import ipywidgets
import pytest

from blocking_widgets.errors import BadQuestion
from blocking_widgets.fields import FieldErrors, fields_of


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


@dataclass
class Base:
    name: str
    rows: Annotated[int, at.Ge(1)] = 10


@dataclass(frozen=True)
class Point:
    x: float = 0.0
    y: float = field(default=1.0, metadata={"label": "Height", "help": "in *m*", "max": 9})


@dataclass
class Settings(Base):
    shared: ClassVar[int] = 3
    colour: Colour = Colour.BLUE
    mode: Literal["fast", "slow"] = "fast"
    day: Optional[dt.date] = None  # noqa: UP045 - as authors write it
    tags: list[str] = field(default_factory=lambda: ["a"])
    at: Point = field(default_factory=lambda: Point(5.0))
    token: str = field(default="", metadata={"secret": True})
    pick: int = field(default=2, metadata={"options": [1, 2, 3]})
    level: int = field(default=4, metadata={"widget": lambda: ipywidgets.IntSlider(value=4)})
    hidden: dict[str, int] = field(default_factory=dict, metadata={"ask": False})
    total: int = field(init=False, default=0)
    scale: InitVar[int] = 2

    def __post_init__(self, scale):
        self.total = self.rows * scale
        if self.rows == 13:
            raise ValueError("Not thirteen, please.")


@dataclass
class Node:
    value: int
    next: Node


@dataclass
class Chain:
    value: int
    next: Optional[Chain] = None  # noqa: UP045


@dataclass
class Left:
    right: Right


@dataclass
class Right:
    left: Left


@dataclass
class Twice:
    first: Point
    second: Point = field(default_factory=Point)


@dataclass
class NeedsInit:
    a: int
    b: InitVar[int]


@dataclass
class Unknown:
    a: Nowhere  # noqa: F821 - that is the point


@dataclass
class Unaskable:
    a: int = 1
    b: dict[str, int] = field(default_factory=dict)


@pytest.fixture
def form_of(request):
    def make(source):
        made = fields_of(source)
        request.addfinalizer(made.close)
        return made

    return make


@pytest.fixture
def settings(form_of):
    form = form_of(Settings)
    yield form
    for one in form.fields:
        if not one.own:
            for part in (one.widget.layout, one.widget.style, one.widget):
                part.close()


def test_all_that_the_class_takes_is_asked_for(settings):
    assert [(one.key, one.kind, one.label, one.group) for one in settings.fields] == [
        ("name", "text", "Name", ""),
        ("rows", "int", "Rows", ""),
        ("colour", "choice", "Colour", ""),
        ("mode", "choice", "Mode", ""),
        ("day", "date", "Day", ""),
        ("tags", "multiline", "Tags", ""),
        ("at.x", "float", "X", "At"),
        ("at.y", "float", "Height", "At"),
        ("token", "password", "Token", ""),
        ("pick", "choice", "Pick", ""),
        ("level", "widget", "Level", ""),
    ]


def test_its_defaults_are_filled_in_and_make_an_instance(settings):
    settings.fields[0].widget.value = "Ann"
    made = settings.build(settings.read())
    assert made == Settings("Ann", at=Point(5.0))
    assert made.total == 20


def test_an_instances_values_are_the_defaults(form_of):
    form = form_of(Base("Bob", 7))
    assert form.read() == {"name": "Bob", "rows": 7}
    assert form.build({"name": "Eve"}) == Base("Eve", 7)


def test_metadata_is_used(settings, reason):
    height = settings.fields[7]
    assert height.help == "in *m*"
    assert reason(height.parse, "10") == "At most 9."
    assert reason(settings.fields[1].parse, "0") == "At least 1."


def test_what_the_class_refuses_is_said_of_the_whole(settings):
    with pytest.raises(FieldErrors) as caught:
        settings.build({"name": "Ann", "rows": 13})
    assert caught.value.errors == {"": "Not thirteen, please."}


def test_what_a_group_refuses_names_the_group(form_of):
    @dataclass
    class Odd:
        a: int = 1

        def __post_init__(self):
            if self.a == 2:
                raise ValueError("No.")

    form = form_of({"left": Odd, "right": Odd})
    with pytest.raises(FieldErrors) as caught:
        form.build({"left.a": 2, "right.a": 2})
    assert caught.value.errors == {"": "Left: No. Right: No."}


def test_another_error_of_the_class_is_not_hidden(form_of):
    @dataclass
    class Broken:
        a: int = 1

        def __post_init__(self):
            raise KeyError("bug")

    with pytest.raises(KeyError):
        form_of(Broken).build({})


def test_the_same_class_twice_is_no_recursion(form_of):
    form = form_of(Twice)
    assert [one.key for one in form.fields] == ["first.x", "first.y", "second.x", "second.y"]
    assert form.build(form.read()) == Twice(Point(), Point())


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (Node, "Node contains itself"),
        (Left, "Left contains itself"),
        (Chain, "may be left out"),
        (NeedsInit, "'b'"),
        (Unknown, "Nowhere"),
        (Unaskable, "no field for dict"),
    ],
)
def test_what_cannot_be_asked_for_is_the_authors_mistake(source, told):
    with pytest.raises(BadQuestion, match=told):
        fields_of(source)


def test_groups_in_groups_have_both_headings(form_of):
    form = form_of({"outer": Twice})
    assert form.fields[0].group == "Outer – First"
    assert form.fields[0].key == "outer.first.x"
