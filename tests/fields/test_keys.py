from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocking_widgets.fields import key_of, label_of


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Start day (UTC)?", "start_day_utc"),
        ("Region", "region"),
        ("  a   b ", "a_b"),
        ("snake_case", "snake_case"),
        ("Größe", "größe"),
        ("2nd", "_2nd"),
        ("", "answer"),
        ("???", "answer"),
        ("<script>alert(1)</script>", "script_alert_1_script"),
    ],
)
def test_a_label_becomes_an_identifier(label, key):
    assert key_of(label) == key


@given(st.text())
def test_each_label_has_a_key_that_is_an_identifier(label):
    assert key_of(label).isidentifier()


@pytest.mark.parametrize(
    ("name", "label"),
    [("start_day", "Start day"), ("rows", "Rows"), ("URL", "URL"), ("_", "_"), ("", "")],
)
def test_a_name_becomes_words(name, label):
    assert label_of(name) == label
