from __future__ import annotations

import copy
import pickle

import pytest

from blocking_widgets.errors import BadQuestion
from blocking_widgets.fields import Record, fields_of


@pytest.fixture
def record():
    return Record({"rows": 5, "name": "Ann", "class": "x"})


def test_values_are_attributes_and_items_and_a_dict(record):
    assert (record.rows, record["name"], record["class"]) == (5, "Ann", "x")
    assert record.dict() == dict(record) == {"rows": 5, "name": "Ann", "class": "x"}
    assert list(record) == record.keys() == ["rows", "name", "class"]
    assert len(record) == 3
    assert "rows" in record
    assert "none" not in record
    assert {**record} == record.dict()


def test_it_shows_what_it_holds_and_completes_it(record):
    assert repr(record) == "Record(rows=5, name='Ann', class='x')"
    assert "rows" in dir(record)
    assert record._ipython_key_completions_() == ["rows", "name", "class"]


def test_answers_do_not_change(record):
    with pytest.raises(AttributeError, match="don't change"):
        record.rows = 6
    with pytest.raises(AttributeError, match="don't change"):
        record.new = 6
    with pytest.raises(AttributeError, match="don't change"):
        del record.rows
    with pytest.raises(TypeError):
        record["rows"] = 6
    record.dict()["rows"] = 6
    assert record.rows == 5


def test_a_missing_name_says_which_there_are(record):
    with pytest.raises(AttributeError, match="no field 'row'; it has rows, name, class"):
        _ = record.row
    with pytest.raises(KeyError):
        _ = record["row"]


def test_equal_values_are_equal_records(record):
    assert record == Record({"name": "Ann", "class": "x", "rows": 5})
    assert record != Record({"rows": 5})
    assert record != record.dict()
    assert hash(record) == hash(Record(record.dict()))
    with pytest.raises(TypeError):
        hash(Record({"a": []}))


def test_it_can_be_copied_and_pickled(record):
    for twin in (copy.copy(record), copy.deepcopy(record), pickle.loads(pickle.dumps(record))):  # noqa: S301 - our own
        assert twin == record


def test_records_within_are_dicts_within(record):
    assert Record({"inner": record}).dict() == {"inner": record.dict()}


@pytest.mark.parametrize("name", ["dict", "keys", "__class__", "_values"])
def test_a_name_that_a_record_has_itself_is_refused(name):
    with pytest.raises(BadQuestion, match=name):
        Record({name: 1})
    with pytest.raises(BadQuestion, match=name):
        fields_of({"a": 5, name: 1})


@pytest.mark.parametrize("name", ["items", "values", "get", "name", "class", "a b"])
def test_other_names_are_fine(name):
    assert Record({name: 1})[name] == getattr(Record({name: 1}), name) == 1
