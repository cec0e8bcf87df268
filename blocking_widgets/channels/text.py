"""The channel of last resort: ``input()``, for what text can answer."""

from __future__ import annotations

import builtins
import getpass
from typing import Any

from ..errors import Cancelled, Interrupted, NoFrontend
from ..fields import Field, FieldError, FieldErrors, NotText
from ..question import Answer, Button, Question
from .limit import TimeIsUpError, time_limit

_HOW_TO_FIX = (
    "Install jupyterlab-blocking-widgets in the environment that runs JupyterLab "
    "and reload the page, or use ipykernel 7."
)


def ask_in_text(question: Question) -> Any:
    """Ask with ``input()``, again and again until the answer is accepted.

    Raises
    ------
    NoFrontend
        Text can't answer this question.
    Interrupted
        The kernel was interrupted.
    Cancelled
        There is no more input.
    Timeout
        Nobody answered in time.
    """
    if question.ending is not None and question.ending.met():
        return question.end().value
    if question.ending is not None or not all(map(_is_textual, question.fields)):
        raise _cannot(question)
    try:
        with time_limit(question.timeout):
            return _ask(question).value
    except TimeIsUpError:
        return question.after_timeout().value
    except KeyboardInterrupt as error:
        raise Interrupted("The kernel was interrupted while it waited.") from error
    except EOFError as error:
        raise Cancelled("The input has ended.") from error


def _ask(question: Question) -> Answer:
    _introduce(question)
    while True:
        try:
            if question.kind == "choose":
                return question.press(_choice(question))
            if not question.fields:
                builtins.input(f"{question.buttons[0].label}: press Enter ")
                return question.press(question.buttons[0])
            return question.fill({one.key: _value(one, question) for one in question.fields})
        except FieldErrors as refused:
            for key, reason in refused.errors.items():
                print(f"{_label(question, key)}{reason}")


def _introduce(question: Question) -> None:
    # A single field's label is its prompt; nothing is said twice.
    if question.title and question.kind != "ask":
        print(question.title)
    if question.help:
        print(question.help)


def _label(question: Question, key: str) -> str:
    labels = {one.key: one.label for one in question.fields if one.label}
    return f"{labels[key]}: " if key in labels else ""


def _value(field: Field, question: Question) -> Any:
    label = field.label or question.title
    hint = field.hint()
    prompt = f"{label} [{hint}]: " if hint else f"{label}: "
    while True:
        text = getpass.getpass(prompt) if field.secret else builtins.input(prompt)
        try:
            return field.parse(text)
        except FieldError as error:
            print(error)


def _choice(question: Question) -> Button:
    for number, button in enumerate(question.buttons, 1):
        print(f"{number}. {button.label}{' (Enter)' if button.primary else ''}")
    while True:
        text = builtins.input(f"Number, 1 to {len(question.buttons)}: ").strip()
        found = _find(question, text)
        if found is not None:
            return found
        print("Choose one of the numbers above.")


def _find(question: Question, text: str) -> Button | None:
    buttons = question.buttons
    if not text:
        return next((one for one in buttons if one.primary), None)
    by_label = [one for one in buttons if one.label.casefold() == text.casefold()]
    if by_label:
        return by_label[0]
    if text.isdecimal() and 1 <= int(text) <= len(buttons):
        return buttons[int(text) - 1]
    return None


def _is_textual(field: Field) -> bool:
    try:
        field.parse("x")
    except NotText:
        return False
    except FieldError:
        pass
    return True


def _cannot(question: Question) -> NoFrontend:
    what = question.title or question.name
    return NoFrontend(f"“{what}” can't be asked as plain text in this frontend. {_HOW_TO_FIX}")
