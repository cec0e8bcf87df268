"""What all verbs do with a question: check it, ask it, remember the answer."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from numbers import Real
from typing import Any, TypeGuard

from .channels.choice import put
from .checking import checked
from .errors import BadQuestion
from .exchange import exchange
from .fields.other_fields import copy_out
from .question import Question
from .remember import Place, memory
from .secrets import forget_secrets


@dataclass(frozen=True, slots=True)
class Options:
    """What every verb takes besides its question."""

    validate: Callable[[Any], Any] | None
    timeout: float | None
    default: object
    remember: bool


def options(
    validate: object,
    timeout: object,
    default: object,
    *,
    remember: bool,
    **texts: object,
) -> Options:
    """Check a call's options, before anything is made for it.

    Parameters
    ----------
    validate, timeout, default, remember
        As for `ask`.
    **texts
        Those that have to be text; a name or a trait may be None.

    Raises
    ------
    BadQuestion
        One of them can't be used.
    """
    for name, text in texts.items():
        left_out = text is None and name in ("name", "trait")
        if not left_out and not isinstance(text, str):
            raise BadQuestion(f"{name} has to be text, not {type(text).__name__}.")
    if timeout is not None and not _is_seconds(timeout):
        raise BadQuestion("timeout is a number of seconds above 0.")
    if validate is not None and (not callable(validate) or inspect.iscoroutinefunction(validate)):
        raise BadQuestion("validate is an ordinary function that takes the answer.")
    return Options(validate, None if timeout is None else float(timeout), default, remember)


def _is_seconds(value: object) -> TypeGuard[float]:
    if isinstance(value, bool) or not isinstance(value, Real):
        return False
    return 0 < float(value) < math.inf


def ask_about(question: Question, options: Options) -> Any:
    """Ask, and clean up whatever was made for it."""
    question.timeout = options.timeout
    question.default = options.default
    if options.validate is not None:
        question.check = checked(options.validate, question)
    try:
        if options.remember:
            _offer_earlier(question)
        return put(question)
    finally:
        forget_secrets(question)
        question.close()
        _close_fields(question)


def _close_fields(question: Question) -> None:
    """Close the widgets that were made for it; at once where one holds a secret."""
    here = exchange()
    for one in question.fields:
        if here is None or one.secret:
            one.close()
        else:
            here.leave(one.close)


def _offer_earlier(question: Question) -> None:
    here = exchange()
    if here is None:
        return
    place = memory().place(here.kernel.request, question.name)
    # The author's widgets remember by themselves; files stay with the page.
    own = [one for one in question.fields if one.own and not one.secret and one.kind != "upload"]
    for one in own:
        if one.key in place.earlier and one.offer(place.earlier[one.key]):
            question.remembered = True
    question.accepted = lambda values: _keep(place, {one.key: values[one.key] for one in own})


def _keep(place: Place, values: Mapping[str, Any]) -> None:
    if values:
        # The author goes on to use the answer, and may change it.
        place.keep({key: copy_out(value) for key, value in values.items()})
