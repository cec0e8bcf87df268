"""`field(label, annotation)`: types as questions."""

# ruff: noqa: PYI061, UP007, UP045 - all spellings that authors may use
from __future__ import annotations

import datetime as dt
import enum
import typing
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal, NewType, Optional, Union

import annotated_types as at
import pydantic
import pytest

from blocking_widgets.errors import BadQuestion
from blocking_widgets.fields.annotations import is_annotation


class Colour(enum.Enum):
    RED = 1
    DARK_BLUE = 2
    CRIMSON = 1  # noqa: PIE796 - an alias


class Region(str, enum.Enum):
    EU = "Europe"
    US = "United States"


class Size(enum.IntEnum):
    SMALL = 1
    LARGE = 10


class Spoken(enum.Enum):
    A = 1

    def __str__(self) -> str:
        return "as I say"


class Rights(enum.Flag):
    READ = enum.auto()
    WRITE = enum.auto()
    RUN = enum.auto()
    ALL = READ | WRITE | RUN


class Nobody(enum.Enum):
    pass


UserId = NewType("UserId", int)

Int = Annotated[int, at.Ge(1), at.Le(10)]


@dataclass
class Several:
    a: int = 1


@pytest.mark.parametrize(
    ("annotation", "kind", "refusal"),
    [
        (int, "int", "Please fill this in."),
        (float, "float", "Please fill this in."),
        (Decimal, "float", "Please fill this in."),
        (str, "text", "Please fill this in."),
        (dt.date, "date", "Please fill this in."),
        (dt.datetime, "datetime", "Please fill this in."),
        (dt.time, "time", "Please fill this in."),
        (Path, "path", "Please fill this in."),
        (PurePosixPath, "path", "Please fill this in."),
        (bytes, "upload", "Upload a file."),
        (Colour, "choice", "Choose one."),
        (Literal["a", 2], "choice", "Choose one."),
        (list[Literal["a", "b"]], "choice", "Choose at least one."),
        (set[Colour], "choice", "Choose at least one."),
        (Rights, "choice", "Choose at least one."),
        (list[str], "multiline", "Please fill this in."),
        (tuple[int, ...], "multiline", "Please fill this in."),
        (Sequence[dt.date], "multiline", "Please fill this in."),
        (list, "multiline", "Please fill this in."),
        (UserId, "int", "Please fill this in."),
        (Int, "int", "Please fill this in."),
        (Union[str, Path], "path", "Please fill this in."),
        (Union[int, float], "float", "Please fill this in."),
        (pydantic.SecretStr, "password", "Please fill this in."),
        (pydantic.HttpUrl, "text", "Please fill this in."),
    ],
)
def test_an_annotation_starts_empty_and_has_to_be_filled_in(ask, reason, annotation, kind, refusal):
    one = ask(annotation)
    assert (one.kind, one.required, one.has_default) == (kind, True, False)
    assert reason(one.read) == refusal
    assert reason(one.parse, "  ") == refusal


@pytest.mark.parametrize(
    "annotation",
    [
        Optional[int],
        str | None,
        Literal["a", None],
        Optional[Literal["a"]],
        Annotated[dt.date | None, "help"],
        Optional[Annotated[float, at.Gt(0)]],
        bool | None,
        Colour | None,
        Path | None,
        bytes | None,
        list[str] | None,
        list[Colour] | None,
        pydantic.SecretStr | None,
    ],
)
def test_an_optional_field_may_stay_empty(ask, annotation):
    one = ask(annotation)
    assert not one.required
    assert one.read() is None
    assert one.parse("") is None
    assert one.offer(None) is (one.kind not in {"password", "upload"})
    assert one.text(None) == ("••••" if one.secret else "—")


def test_a_bool_starts_unchecked_and_is_never_missing(ask):
    one = ask(bool)
    assert (one.kind, one.read(), one.required, one.has_default) == ("check", False, False, False)


def test_a_default_is_filled_in(ask):
    assert ask(int, default=5).read() == 5
    assert ask(float, default=5).read() == 5.0
    assert ask(Colour, default=Colour.DARK_BLUE).read() is Colour.DARK_BLUE
    assert ask(["a", "b"], default="b").read() == "b"
    assert ask((0, 10), default=7).read() == 7
    assert ask(list[int], default=[1, 2]).read() == [1, 2]
    assert ask(set[Colour], default={Colour.RED}).read() == {Colour.RED}
    assert ask(int, default=None).read() is None


@pytest.mark.parametrize(
    ("annotation", "default"),
    [
        (int, "5"),
        (int, 2.5),
        (int, True),
        (float, "x"),
        (str, 5),
        (dt.date, "2026-01-31"),
        (Literal["a"], "b"),
        (Colour, 1),
        (list[int], ["x"]),
        (list[Colour], [Region.EU]),
        ((0, 10), 11),
        (["a"], "b"),
        (Rights, 5),
    ],
)
def test_a_default_of_another_type_is_the_authors_mistake(ask, annotation, default):
    with pytest.raises(BadQuestion, match="default"):
        ask(annotation, default=default)


@pytest.mark.parametrize(
    ("annotation", "typed", "value"),
    [
        (int, "12 000", 12000),
        (float, "1e3", 1000.0),
        (Decimal, "1.10", Decimal("1.10")),
        (bool, "yes", True),
        (bool, "N", False),
        (dt.date, "2026-01-31", dt.date(2026, 1, 31)),
        (dt.datetime, "2026-01-31 14:30", dt.datetime(2026, 1, 31, 14, 30)),
        (dt.datetime, "2026-01-31", dt.datetime(2026, 1, 31)),
        (dt.time, "9:05", dt.time(9, 5)),
        (Path, " a/b c.csv ", Path("a/b c.csv")),
        (Path, "~/x", Path.home() / "x"),
        (Colour, "dark blue", Colour.DARK_BLUE),
        (Colour, "2", Colour.DARK_BLUE),
        (Region, "Europe", Region.EU),
        (Size, "large", Size.LARGE),
        (Literal[10, 20], "20", 20),
        (list[str], "a, b,,c", ["a", "b", "c"]),
        (list[int], "1\n2\n\n3", [1, 2, 3]),
        (set[int], "1,1,2", {1, 2}),
        (
            tuple[dt.date, ...],
            "2026-01-31, 2026-02-01",
            (dt.date(2026, 1, 31), dt.date(2026, 2, 1)),
        ),
        (list[Colour], "red, 2", [Colour.RED, Colour.DARK_BLUE]),
        (frozenset[Colour], "RED", frozenset({Colour.RED})),
        (Rights, "write, read", Rights.READ | Rights.WRITE),
        (pydantic.HttpUrl, "http://example.org", pydantic.HttpUrl("http://example.org")),
    ],
)
def test_a_typed_answer_becomes_a_value_and_can_be_offered_again(ask, annotation, typed, value):
    one = ask(annotation)
    answer = one.parse(typed)
    assert (answer, type(answer)) == (value, type(value))
    assert one.offer(answer)
    assert one.read() == value
    one.reset()
    assert not one.has_default
    assert one.text(answer)


@pytest.mark.parametrize(
    ("annotation", "typed", "told"),
    [
        (int, "1,000", "without marks, such as 1000"),
        (bool, "perhaps", "yes or no"),
        (dt.date, "31.1.2026", "such as 2026-01-31"),
        (dt.date, "2026-02-30", "such as 2026-01-31"),
        (dt.time, "25:00", "such as 14:30"),
        (dt.datetime, "now", "such as 2026-01-31 14:30"),
        (dt.datetime, "2026-01-31T10:00+02:00", "such as 2026-01-31 14:30"),
        (Path, "a\0b", "path"),
        (Colour, "3", "Choose one."),
        (Colour, "0", "Choose one."),
        (Colour, "-1", "Choose one."),
        (Literal[10, 20], "1", "Choose one."),
        (list[int], "1\nx", "Line 2: Enter a whole number"),
        (list[Colour], "red, green", "Choose one."),
        (Int, "11", "At most 10."),
        (Int, "0", "At least 1."),
        (Annotated[float, at.Gt(0), at.Lt(1)], "0", "More than 0."),
        (Annotated[float, at.Gt(0), at.Lt(1)], "1", "Less than 1."),
        (Annotated[int, at.Interval(ge=1, le=3)], "4", "At most 3."),
        (Annotated[int, at.MultipleOf(5)], "7", "multiple of 5"),
        (Annotated[float, at.MultipleOf(0.1)], "0.25", "multiple of 0.1"),
        (Annotated[Decimal, at.MultipleOf(0.1)], "0.25", "multiple of 0.1"),
        (Annotated[str, at.Len(2, 3)], "a", "At least 2 characters."),
        (Annotated[str, at.MaxLen(1)], "ab", "At most 1 character."),
        (Annotated[list[int], at.Len(2)], "1", "At least 2 lines."),
        (Annotated[list[Colour], at.Len(0, 1)], "red, 2", "At most 1 choice."),
        (list[Int], "1, 11", "Line 2: At most 10."),
        (Annotated[dt.date, at.Ge(dt.date(2026, 1, 1))], "2025-12-31", "At least 2026-01-01."),
        (Annotated[int, pydantic.Field(ge=5)], "4", "At least 5."),
        (Annotated[str, pydantic.Field(pattern="^a")], "b", "expected form"),
        (pydantic.HttpUrl, "no", "valid URL"),
    ],
)
def test_a_typed_answer_that_does_not_fit_is_refused_with_the_reason(
    ask, reason, annotation, typed, told
):
    one = ask(annotation)
    found = reason(one.parse, typed)
    assert told in found
    assert "\n" not in found


def test_metadata_gives_help_and_a_list_of_limits_a_hint(ask):
    assert ask(Annotated[int, "How many"]).help == "How many"
    assert ask(Annotated[int, pydantic.Field(description="How many")]).help == "How many"
    assert ask(Annotated[int, "Not this"], help="This").help == "This"
    assert ask(Int).hint() == "1 to 10"


def test_members_are_shown_in_words(ask):
    def labels(value):
        return [one.label for one in ask(value).options]

    assert labels(Colour) == ["Red", "Dark blue"]
    assert labels(Region) == ["Europe", "United States"]
    assert labels(Size) == ["Small", "Large"]
    assert labels(Spoken) == ["as I say"]
    assert labels(Rights) == ["Read", "Write", "Run"]


def test_a_member_is_its_enums_default(ask):
    assert ask(Colour.RED).read() is Colour.RED
    assert ask(Region.US).read() is Region.US
    assert ask(Rights.READ | Rights.RUN).read() == Rights.READ | Rights.RUN


def test_a_member_of_the_class_as_it_was_before_the_cell_ran_again_is_offered(ask):
    def define():
        class Colour(enum.Enum):
            RED = 1
            BLUE = 2

        return Colour

    before, after = define(), define()
    one = ask(after)
    assert one.offer(before.BLUE)
    assert one.read() is after.BLUE


def test_a_zone_is_kept(ask, reason):
    zone = dt.timezone(dt.timedelta(hours=2))
    one = ask(dt.datetime(2026, 1, 31, 14, tzinfo=zone))
    one.widget.value = dt.datetime(2026, 1, 31, 10, tzinfo=dt.timezone.utc)
    assert one.read() == dt.datetime(2026, 1, 31, 12, tzinfo=zone)
    assert one.read().tzinfo is zone
    assert one.parse("2026-02-01 08:00") == dt.datetime(2026, 2, 1, 8, tzinfo=zone)
    assert one.parse("2026-02-01T08:00:00Z") == dt.datetime(2026, 2, 1, 10, tzinfo=zone)
    assert not one.offer(dt.datetime(2026, 1, 1))


@pytest.mark.parametrize(
    ("annotation", "told"),
    [
        (Any, "no field for"),
        (object, "no field for object"),
        (dict, "no field for dict"),
        (dict[str, int], "no field for dict"),
        (int | str, "no field for"),
        (tuple[int, str], "no field for"),
        (list[dict], "no field for"),
        (list[bytes], "no field for"),
        (list[list[str]], "no field for"),
        (type(None), "no field for NoneType"),
        (uuid.UUID, "no field for UUID"),
        (complex, "no field for complex"),
        (typing.Callable[[], int], "no field for"),
        (Nobody, "no option"),
        (Several, "several fields"),
        (Several(), "several fields"),
        (Annotated[int, at.Ge(5), at.Le(1)], "lowest value 5 is above its highest 1"),
        (Annotated[int, at.Ge("x")], "cannot be a limit"),
        (Annotated[dt.date, at.Ge(5)], "cannot be a limit"),
        (Annotated[str, pydantic.Field(pattern="(")], "not a pattern"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_by_name(ask, annotation, told):
    with pytest.raises(BadQuestion, match=told):
        ask(annotation)


def test_examples_are_no_annotations():
    for value in (5, "int", [int], (1, 2), {"a": int}, Colour.RED, None, Path()):
        assert not is_annotation(value)
