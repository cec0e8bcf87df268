"""The verbs: what a notebook's author writes to ask a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from .asking import ask_about, options
from .channels.choice import require_main_thread
from .choices import buttons_of
from .conditions import Until
from .displayed import displayed
from .errors import BadQuestion
from .fields import MISSING, Field, FieldError, Form, field, fields_of, key_of
from .question import Button, Question
from .waiting import waiting_question

Validate: TypeAlias = "Callable[[Any], Any] | None"


def ask(
    label: str,
    value: Any = str,
    *,
    name: str | None = None,
    help: str = "",
    validate: Validate = None,
    timeout: float | None = None,
    default: Any = MISSING,
    submit: str = "Continue",
    trait: str | None = None,
    remember: bool = True,
) -> Any:
    """Ask for one value, block until the person answers, and return it.

    Parameters
    ----------
    label
        The question, as plain text.
    value
        What may be answered: a first value (``5``, ``0.5``, ``"EU"``, ``True``,
        a date, time or datetime, a path, a member of an `enum.Enum`), a range
        (``(min, max)`` or ``(min, max, step)``), choices (a list, a dict of
        label to value, a list of pairs, an `enum.Enum`, `typing.Literal`), a type
        (``int``, ``date``, ``Path``, ``bytes`` for an upload, ``int | None``), or
        any widget.
    name
        The answer's key; by default made of the label.
    help
        Markdown shown below the question.
    validate
        Called with the answer. If it raises ValueError, or returns False, the
        answer is refused, the error's text is shown, and the wait goes on.
    timeout
        Seconds after which the wait ends; by default never.
    default
        The answer after the timeout. Without one, `Timeout` is raised.
    submit
        Text of the button.
    trait
        Which attribute of a widget is the answer; by default ``value``.
    remember
        Whether to offer this answer when the cell runs again.

    Returns
    -------
    object
        The answer, of the type that `value` suggests.

    Raises
    ------
    BadQuestion
        The question can't be asked as it is written.
    Cancelled, Timeout, Interrupted
        The person pressed *Stop*, nobody answered, the kernel was interrupted.
    AnswerMissing, NoFrontend
        Nobody is here to answer, or the page can't show the question.

    Examples
    --------
    >>> rows = ask("Rows", 100)  # doctest: +SKIP
    """
    require_main_thread()
    chosen = options(
        validate,
        timeout,
        default,
        remember=remember,
        label=label,
        name=name,
        help=help,
        submit=submit,
        trait=trait,
    )
    one = field(label, value, key=name or key_of(label), trait=trait)
    question = Question(
        kind="ask",
        title=label,
        name=name or key_of(label),
        help=help,
        fields=[one],
        buttons=[Button(submit, primary=True)],
        build=lambda values: values[one.key],
        kept=() if one.own or one.widget in displayed() else (one.widget,),
        schema=one.schema,
    )
    if one.own:
        _require_fitting(one, default)
    return ask_about(question, chosen)


def _require_fitting(one: Field, default: object) -> None:
    """Refuse a default that could not be answered; None says that nobody did."""
    if default is MISSING or default is None:
        return
    try:
        one.check(default)
    except FieldError as error:
        one.close()
        raise BadQuestion(f"The default of “{one.label}” doesn't fit. {error}") from error


def choose(
    label: str,
    choices: Iterable[Any] | Mapping[str, Any],
    *,
    name: str | None = None,
    help: str = "",
    validate: Validate = None,
    timeout: float | None = None,
    default: Any = MISSING,
) -> Any:
    """Ask with one button per choice; the click is the answer.

    Parameters
    ----------
    label
        The question, as plain text.
    choices
        A list, a dict of label to value, or pairs of them.
    default
        The value whose button Enter presses; also the answer after the timeout.
    name, help, validate, timeout
        As for `ask`.

    Returns
    -------
    object
        The value of the button that was clicked.

    Raises
    ------
    BadQuestion
        There are no choices, or `default` is none of them.
    Cancelled, Timeout, Interrupted, AnswerMissing, NoFrontend
        As for `ask`.

    Examples
    --------
    >>> again = choose("Once more?", {"Yes": True, "No": False})  # doctest: +SKIP
    """
    require_main_thread()
    chosen = options(validate, timeout, default, remember=False, label=label, name=name, help=help)
    question = Question(
        kind="choose",
        title=label,
        name=name or key_of(label),
        help=help,
        buttons=buttons_of(label, choices, default),
    )
    question.schema = {"enum": [one.label for one in question.buttons]}
    return ask_about(question, chosen)


def form(
    model: Any = None,
    /,
    *,
    title: str = "",
    name: str | None = None,
    help: str = "",
    validate: Validate = None,
    timeout: float | None = None,
    default: Any = MISSING,
    submit: str = "Continue",
    remember: bool = True,
    **fields: Any,
) -> Any:
    """Ask for several values at once.

    Parameters
    ----------
    model
        A dataclass, a pydantic model or a `param.Parameterized` class, or an
        instance of one, whose values are the first ones. Or a dict of fields,
        for names that are options of this call.
    **fields
        A field each, with what `ask` takes as its value.
    title
        Plain text above the form.
    name, help, validate, timeout, default, submit, remember
        As for `ask`; `validate` gets the whole answer.

    Returns
    -------
    object
        An instance of the model, or a record: ``p.rows``, ``p["rows"]``,
        ``p.dict()``.

    Raises
    ------
    BadQuestion
        A field can't be asked as it is written.
    Cancelled, Timeout, Interrupted, AnswerMissing, NoFrontend
        As for `ask`.

    Examples
    --------
    >>> p = form(rows=1000, ratio=(0.0, 1.0), debug=False)  # doctest: +SKIP
    """
    require_main_thread()
    chosen = options(
        validate,
        timeout,
        default,
        remember=remember,
        title=title,
        name=name,
        help=help,
        submit=submit,
    )
    asked = _form(model, fields)
    question = Question(
        kind="form",
        title=title,
        name=name or (key_of(title) if title else "form"),
        help=help,
        fields=asked.fields,
        buttons=[Button(submit, primary=True)],
        build=asked.build,
        schema=asked.schema,
    )
    return ask_about(question, chosen)


def _form(model: Any, fields: Mapping[str, Any]) -> Form:
    if model is None or isinstance(model, Mapping):
        return fields_of({**(model or {}), **fields})
    if fields:
        raise BadQuestion("form() takes a model or fields, not both.")
    return fields_of(model)


def pause(
    message: str = "",
    *,
    name: str = "pause",
    timeout: float | None = None,
    default: Any = MISSING,
    submit: str = "Continue",
) -> None:
    """Stop until the person presses *Continue*.

    Parameters
    ----------
    message
        Markdown.
    name, timeout, submit
        As for `ask`.
    default
        Give None to go on after the timeout.

    Raises
    ------
    Cancelled, Timeout, Interrupted, AnswerMissing, NoFrontend
        As for `ask`.

    Examples
    --------
    >>> pause("Look at the table above.")  # doctest: +SKIP
    """
    require_main_thread()
    chosen = options(
        None, timeout, default, remember=False, message=message, name=name, submit=submit
    )
    question = Question(
        kind="pause",
        title="",
        name=name,
        help=message,
        buttons=[Button(submit, primary=True)],
        schema={"type": "null"},
    )
    ask_about(question, chosen)


def wait_for(
    *things: Any,
    until: Until = None,
    title: str = "",
    name: str | None = None,
    help: str = "",
    validate: Validate = None,
    timeout: float | None = None,
    default: Any = MISSING,
    submit: str = "Continue",
) -> Any:
    """Show widgets or figures, and block until something happens to them.

    Parameters
    ----------
    *things
        Widgets, or anything that can be displayed. What an earlier cell
        displays already is not shown again.
    until
        What to wait for. None: a click, if it is a `ipywidgets.Button`; else
        *Continue*; with several things, a change of any one's ``value``. A string:
        a change of that attribute, from now on. A callable: that it returns a
        **true** value; it is asked at once and after each message, so what was set
        before counts, and 0, "" and None do not end the wait. It may take the
        widget as its argument.
    title
        Plain text above the prompt.
    name, help, validate, timeout, default, submit
        As for `ask`.

    Returns
    -------
    object
        For one thing: the attribute's new value; what the callable returned; after
        *Continue*, its ``value``, if it has one; after a click, None. For several:
        the one that ended the wait.

    Raises
    ------
    BadQuestion
        There is nothing to wait for, or it is closed.
    Cancelled, Timeout, Interrupted, AnswerMissing, NoFrontend
        As for `ask`.

    Examples
    --------
    >>> picked = wait_for(chart, until="selection")  # doctest: +SKIP
    """
    require_main_thread()
    chosen = options(
        validate,
        timeout,
        default,
        remember=False,
        title=title,
        name=name,
        help=help,
        submit=submit,
    )
    question = waiting_question(things, until, title=title, name=name, help=help, submit=submit)
    return ask_about(question, chosen)


__all__ = ["ask", "choose", "form", "pause", "wait_for"]
