"""The channel of last resort: input(), asked again until the answer fits."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import ipywidgets
import pytest

from blocking_widgets import ask, choose, errors, form, pause, wait_for


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., list[str]]]:
    """A person at a terminal, who types these lines one after the other."""
    prompts: list[str] = []
    waiting: list[str] = []

    def types(*lines: str) -> list[str]:
        waiting.extend(lines)
        return prompts

    def answer(prompt: str = "") -> str:
        prompts.append(prompt)
        if not waiting:
            raise EOFError
        return waiting.pop(0)

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("getpass.getpass", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    yield types
    assert waiting == []


def test_a_number_is_asked_again_until_it_is_one(person, capsys):
    prompts = person("many", "7")
    assert ask("Rows", int) == 7
    assert len(prompts) == 2
    assert "Enter a whole number" in capsys.readouterr().out


def test_enter_accepts_the_default(person):
    person("")
    assert ask("Rows", 5) == 5


def test_options_are_chosen_by_number_or_label(person):
    person("2", "US")
    assert ask("Region", ["EU", "US"]) == "US"
    assert ask("Region", ["EU", "US"]) == "US"


def test_buttons_are_chosen_by_number_label_or_enter(person, capsys):
    person("2", "no", "", "9", "x", "1")
    options = {"Yes": True, "No": False}
    assert choose("Go?", options) is False
    assert choose("Go?", options) is False
    assert choose("Go?", options, default=True) is True
    assert choose("Go?", options) is True
    assert "2. No" in capsys.readouterr().out


def test_a_button_labelled_with_a_number_is_found_by_its_label(person):
    person("3")
    assert choose("How many?", [3, 2, 1]) == 3


def test_a_form_is_asked_field_by_field(person):
    @dataclass
    class Trip:
        days: int
        city: str = "Bern"

    person("x", "3", "")
    assert form(Trip) == Trip(3, "Bern")


def test_a_refused_form_is_asked_anew(person, capsys):
    def check(answer):
        if answer.low > answer.high:
            raise ValueError("Low is above high.")

    person("5", "1", "1", "5")
    assert form(low=0, high=1, validate=check).dict() == {"low": 1, "high": 5}
    assert "Low is above high." in capsys.readouterr().out


def test_a_pause_wants_enter(person, capsys):
    person("")
    pause("Look at the table.")
    assert "Look at the table." in capsys.readouterr().out


def test_a_secret_is_read_unseen(person):
    person("s3cret")
    assert ask("Token", ipywidgets.Password()) == "s3cret"


@pytest.mark.parametrize(
    "question",
    [
        lambda: ask("Pick", ipywidgets.ColorPicker()),
        lambda: ask("File", bytes),
        lambda: wait_for(ipywidgets.Button()),
    ],
)
def test_what_text_cannot_answer_is_an_error_before_anything_is_asked(person, question):
    prompts = person()
    with pytest.raises(errors.NoFrontend):
        question()
    assert prompts == []


def test_the_end_of_input_cancels(person):
    person()
    with pytest.raises(errors.Cancelled):
        ask("Rows", int)


def test_without_a_terminal_it_is_an_error_at_once(monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    with pytest.raises(errors.AnswerMissing, match="'rows'"):
        ask("Rows", int)


@pytest.fixture
def silence(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A terminal at which nobody types."""
    ours, theirs = socket.socketpair()
    monkeypatch.setattr("builtins.input", lambda _prompt="": str(ours.recv(1)))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    yield
    ours.close()
    theirs.close()


def test_a_timeout_ends_the_wait_for_input(silence):
    assert ask("Rows", 5, timeout=0.05, default=7) == 7
    with pytest.raises(errors.Timeout, match="within"):
        pause("Look.", timeout=0.05)
