"""The author's ``validate``, as a check that a wait can go on after."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .fields import FieldErrors
from .question import Question
from .secrets import without_secrets

_REFUSED = "This answer isn't accepted."


def checked(validate: Callable[[Any], Any], question: Question) -> Callable[[Any], Any]:
    """Make a check of an author's function.

    Parameters
    ----------
    validate
        Refuses an answer by raising an error, whose text is the reason if it is
        a ValueError, or by returning False.
    question
        Whose answers are checked.

    Returns
    -------
    callable
        Returns the answer that it gets, or raises `FieldErrors`.
    """
    # With one field the reason belongs beside it.
    key = question.fields[0].key if len(question.fields) == 1 else ""

    def refuse(reason: str) -> FieldErrors:
        return FieldErrors({key: without_secrets(question, reason)})

    def check(answer: Any) -> Any:
        try:
            verdict = validate(answer)
        except FieldErrors:
            raise
        except ValueError as error:
            raise refuse(str(error) or _REFUSED) from error
        except (Exception, SystemExit) as error:
            # The author's mistake must not cost the person what was typed.
            reason = f"This answer could not be checked ({type(error).__name__}: {error})."
            raise refuse(reason) from error
        if _is_no(verdict):
            raise refuse(_REFUSED)
        return answer

    return check


def _is_no(verdict: object) -> bool:
    """Whether it is False, or NumPy's; None is what most functions return."""
    return type(verdict).__name__ in ("bool", "bool_") and not verdict
