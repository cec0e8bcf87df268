"""What all verbs do with a question: check it, ask it, remember the answer."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .channels.choice import put
from .errors import BadQuestion
from .exchange import exchange
from .fields import FieldErrors
from .question import Question
from .remember import Place, memory


@dataclass(frozen=True, slots=True)
class Options:
    """What every verb takes besides its question."""

    validate: Callable[[Any], Any] | None
    timeout: float | None
    default: object
    remember: bool


def options(
    validate: Callable[[Any], Any] | None,
    timeout: float | None,
    default: object,
    *,
    remember: bool,
) -> Options:
    """Check a call's options.

    Raises
    ------
    BadQuestion
        The timeout is no number of seconds, or validate can't be called.
    """
    if timeout is not None and not _is_seconds(timeout):
        raise BadQuestion("timeout is a number of seconds above 0.")
    if validate is not None and not callable(validate):
        raise BadQuestion("validate is a function that takes the answer.")
    return Options(validate, timeout, default, remember)


def _is_seconds(value: object) -> bool:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return number and 0 < value < math.inf  # type: ignore[operator]


def ask_about(question: Question, options: Options) -> Any:
    """Ask, and clean up whatever was made for it."""
    question.timeout = options.timeout
    question.default = options.default
    if options.validate is not None:
        question.check = _checked(options.validate, question)
    try:
        if options.remember:
            _offer_earlier(question)
        return put(question)
    finally:
        _forget_secrets(question)
        question.close()


def _forget_secrets(question: Question) -> None:
    """Empty the author's password widgets.

    A page saves what a widget holds with the notebook, where *Save Widget State
    Automatically* is on.
    """
    for one in question.fields:
        if one.secret and not one.own:
            one.widget.value = ""


def _checked(validate: Callable[[Any], Any], question: Question) -> Callable[[Any], Any]:
    # With one field the reason belongs beside it.
    key = question.fields[0].key if len(question.fields) == 1 else ""

    def check(answer: Any) -> Any:
        try:
            verdict = validate(answer)
        except FieldErrors:
            raise
        except ValueError as error:
            raise FieldErrors({key: str(error) or "This answer isn't accepted."}) from error
        except (Exception, SystemExit) as error:
            # The author's mistake must not cost the person what was typed.
            reason = f"This answer could not be checked ({type(error).__name__}: {error})."
            raise FieldErrors({key: reason}) from error
        if verdict is False:
            raise FieldErrors({key: "This answer isn't accepted."})
        return answer

    return check


def _offer_earlier(question: Question) -> None:
    here = exchange()
    if here is None:
        return
    place = memory().place(here.kernel.request, question.name)
    own = [one for one in question.fields if one.own and not one.secret]
    for one in own:
        if one.key in place.earlier and one.offer(place.earlier[one.key]):
            question.remembered = True
    question.accepted = lambda values: _keep(place, {one.key: values[one.key] for one in own})


def _keep(place: Place, values: Mapping[str, Any]) -> None:
    if values:
        place.keep(values)
