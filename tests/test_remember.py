"""Earlier answers: by cell, by name, by the nth asking."""

from __future__ import annotations

from blocking_widgets.kernel import Request
from blocking_widgets.remember import Memory


def run(number: int, cell: str = "c1") -> Request:
    return Request.of({"header": {"msg_id": f"run-{number}"}, "metadata": {"cellId": cell}})


def test_a_second_run_gets_the_answers_of_the_first_in_turn():
    memory = Memory()
    for answer in ("a", "b"):
        memory.place(run(1), "name").keep({"name": answer})
    assert [memory.place(run(2), "name").earlier for _ in range(3)] == [
        {"name": "a"},
        {"name": "b"},
        {},
    ]


def test_the_first_run_is_offered_nothing_of_itself():
    memory = Memory()
    memory.place(run(1), "name").keep({"name": "a"})
    assert memory.place(run(1), "name").earlier == {}


def test_what_a_run_did_not_reach_is_kept_from_the_run_before():
    memory = Memory()
    for answer in ("a", "b"):
        memory.place(run(1), "name").keep({"name": answer})
    memory.place(run(2), "name").keep({"name": "c"})
    assert [memory.place(run(3), "name").earlier for _ in range(2)] == [
        {"name": "c"},
        {"name": "b"},
    ]


def test_cells_and_names_are_told_apart():
    memory = Memory()
    memory.place(run(1), "name").keep({"name": "a"})
    assert memory.place(run(2, cell="c2"), "name").earlier == {}
    assert memory.place(run(2), "other").earlier == {}


def test_ten_thousand_askings_keep_a_hundred():
    memory = Memory()
    for _ in range(10_000):
        memory.place(run(1), "name").keep({"name": "a"})
    kept = [memory.place(run(2), "name").earlier for _ in range(10_000)]
    assert sum(map(bool, kept)) == 100
