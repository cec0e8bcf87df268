from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocking_widgets.fields import FieldError
from blocking_widgets.fields.number_text import decimal_of, float_of, int_of, number_text


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", 12),
        (" +12 ", 12),
        ("-5", -5),
        ("\u22125", -5),
        ("007", 7),
        ("12 000", 12000),
        ("12\u00a0000", 12000),
        ("1\u202f234\u202f567", 1234567),
        ("1'000", 1000),
        ("1’000’000", 1000000),
        ("1_000", 1000),
        ("1,000,000", 1000000),
        ("1.000.000", 1000000),
        pytest.param("9" * 4000, int("9" * 4000), id="4000 digits"),
    ],
)
def test_whole_numbers_are_read_as_they_are_typed(typed, value):
    assert int_of(typed) == value


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "such as 12"),
        ("abc", "such as 12"),
        ("1e3", "such as 12"),
        ("2.5", "such as 12"),
        ("12.0", "such as 12"),
        ("1 2", "such as 12"),
        ("12 00", "such as 12"),
        ("1,00,000", "such as 12"),
        ("1,000", "such as 1000"),
        ("1.000", "such as 1000"),
        ("1,000,000.5", "such as 12"),
        ("True", "such as 12"),
        ("0x10", "such as 12"),
        pytest.param("9" * 5000, "too many digits", id="5000 digits"),
        pytest.param("9" * 10_000_000, "too many digits", id="10 MB of digits"),
        pytest.param("x" * 10_000_000, "number", id="10 MB"),
    ],
)
def test_what_is_no_whole_number_is_refused_with_a_way_out(typed, told):
    with pytest.raises(FieldError, match=told) as caught:
        int_of(typed)
    assert len(caught.value.reason) < 100


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2.5", 2.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("1.5E-3", 0.0015),
        ("2,5", 2.5),
        (",5", 0.5),
        ("0,500", 0.5),
        ("1.234", 1.234),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1 234,5", 1234.5),
        ("1,234,567.8", 1234567.8),
        ("1.234.567,8", 1234567.8),
        ("-12 000.25", -12000.25),
    ],
)
def test_numbers_are_read_in_the_ways_people_write_them(typed, value):
    assert float_of(typed) == value
    assert decimal_of(typed) == Decimal(repr(value))


@pytest.mark.parametrize(
    "typed", ["1,000", "nan", "inf", "-inf", "1e999", "abc", "1.2.3", "1,2,3", "--1", "1 000 00"]
)
def test_what_is_no_number_or_could_be_two_is_refused(typed):
    with pytest.raises(FieldError):
        float_of(typed)


def test_an_ambiguous_comma_is_explained():
    with pytest.raises(FieldError, match=r"Write 1000 without a comma, or 1\.000 with a point"):
        float_of("1,000")


def test_what_is_not_finite_is_read_where_it_is_allowed():
    assert math.isnan(float_of("nan", finite=False))
    assert float_of(" -Infinity ", finite=False) == -math.inf


@given(st.integers())
def test_each_whole_number_survives_being_written_and_read(value):
    assert int_of(number_text(value)) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_each_number_survives_being_written_and_read(value):
    assert float_of(number_text(value)) == value


@given(st.integers())
def test_grouped_digits_are_the_same_number_or_refused(value):
    for mark in (" ", "'", "_"):
        assert int_of(f"{value:,}".replace(",", mark)) == value


@given(st.text(max_size=30))
def test_any_text_gives_a_number_or_a_reason(typed):
    for read in (int_of, float_of, decimal_of):
        try:
            read(typed)
        except FieldError as error:
            assert error.reason  # noqa: PT017 - most texts are refused, some are numbers


def test_a_number_with_more_digits_than_python_writes_is_refused():
    with pytest.raises(FieldError, match="too many digits"):
        number_text(10**5000)
