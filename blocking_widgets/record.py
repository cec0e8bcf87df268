"""The static record that stands where a prompt was."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from .protocol import Outcome
from .question import Answer, Question

_ENDINGS: dict[Outcome, str] = {
    "cancelled": "Stopped",
    "timeout": "Nobody answered in time",
    "interrupted": "Interrupted",
    "failed": "Ended by an error",
}


def record(question: Question, outcome: Outcome, answer: Answer | None) -> dict[str, str]:
    """The record as a mime bundle, rich and plain.

    Parameters
    ----------
    question
        What was asked.
    outcome
        How the wait ended.
    answer
        What it ended with; None if there was no answer.

    Returns
    -------
    dict
        ``text/plain``, and ``text/html`` or ``text/markdown`` without scripts
        and styles, so that it shows in untrusted notebooks and in exports.
    """
    ending = _ENDINGS.get(outcome, "")
    lines = [] if answer is None else list(answer.lines)
    if question.kind == "pause":
        return _pause(question, ending or "Continued")
    if not lines and not ending:
        ending = "Continued"
    return {
        "text/plain": _plain(question, lines, ending),
        "text/html": _html(question, lines, ending),
    }


def _heading(question: Question, lines: Sequence[tuple[str, str]]) -> str:
    """The title, unless the only line already says it."""
    if len(lines) == 1 and lines[0][0] == question.title:
        return ""
    return question.title


def _plain(question: Question, lines: Sequence[tuple[str, str]], ending: str) -> str:
    heading = _heading(question, lines)
    texts = [f"{_named(label)} {text}" if label else text for label, text in lines]
    if ending:
        texts.append(f"({ending})")
    return "\n".join(([heading] if heading else []) + texts)


def _html(question: Question, lines: Sequence[tuple[str, str]], ending: str) -> str:
    heading = _heading(question, lines)
    parts = [_span("title", heading)] if heading else []
    if len(lines) == 1:
        label, text = lines[0]
        parts += [_span("label", _named(label))] if label else []
        parts.append(_span("answer", text))
    elif lines:
        rows = "".join(f"<dt>{escape(_named(a))}</dt><dd>{escape(b)}</dd>" for a, b in lines)
        parts.append(f"<dl>{rows}</dl>")
    if ending:
        parts.append(_span("outcome", ending))
    return f'<div class="jp-blocking-record">{" ".join(parts)}</div>'


def _pause(question: Question, ending: str) -> dict[str, str]:
    """A pause's message is Markdown, and so is what stays of it."""
    message = question.help or question.title
    plain = f"{message}\n({ending})"
    if not _is_harmless(message):
        html = f"{_span('title', message)} {_span('outcome', ending)}"
        return {"text/plain": plain, "text/html": f'<div class="jp-blocking-record">{html}</div>'}
    return {
        "text/plain": plain,
        "text/markdown": '<div class="jp-blocking-record">\n\n'
        f"{message}\n\n{_span('outcome', ending)}\n\n</div>",
    }


def _is_harmless(markdown: str) -> bool:
    """Whether Markdown can be kept as it is.

    JupyterLab does not sanitize the outputs of a trusted notebook, and a message
    may quote data: neither markup nor a link that runs something gets through.
    """
    squeezed = "".join(markdown.lower().replace("\\", "").split())
    return not any(part in squeezed for part in ("<", "&", "script:", "data:"))


def _named(label: str) -> str:
    """A label before what was answered; one that is a question has its mark already."""
    return f"{label}:" if label[-1:].isalnum() or label.endswith(")") else label


def _span(part: str, text: str) -> str:
    return f'<span class="jp-blocking-record-{part}">{escape(text)}</span>'
