"""The code of the documentation runs, and prints what the pages say.

Each page's Python blocks run in one kernel, top to bottom, with a person who
takes what is offered. A comment above a block may say otherwise::

    <!-- not run: why -->
    <!-- run with nobody there -->
    <!-- run with nobody there; ends with AnswerMissing -->

A block of text right below one of code is a part of what that prints.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest
from person import Person

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

_BLOCK = re.compile(
    r"(?:<!-- (?P<note>[^>]*) -->\s*)?"
    r"^(?P<indent> *)```python\n(?P<code>.*?)^(?P=indent)```$"
    r"(?:\s*^(?P=indent)```text\n(?P<text>.*?)^(?P=indent)```$)?",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """A block of code, and what the page says of it."""

    code: str
    text: str
    note: str

    @property
    def attended(self) -> bool:
        return "with nobody there" not in self.note

    @property
    def error(self) -> str:
        return self.note.partition("ends with ")[2]


def blocks_of(page: Path) -> list[Block]:
    found = [
        Block(
            code=textwrap.dedent(match["code"]),
            text=textwrap.dedent(match["text"] or "").strip(),
            note=match["note"] or "",
        )
        for match in _BLOCK.finditer(page.read_text(encoding="utf-8"))
    ]
    return [one for one in found if not one.note.startswith("not run: ")]


WITH_CODE = [page for page in PAGES if blocks_of(page)]


def test_the_blocks_are_found():
    assert {"README", "questions", "for-authors"} <= {page.stem for page in WITH_CODE}
    assert len(blocks_of(ROOT / "docs" / "questions.md")) > 15


@pytest.mark.parametrize("path", WITH_CODE, ids=lambda path: path.stem)
def test_its_code_does_what_it_says(path: Path, version: str, request: pytest.FixtureRequest):
    if version not in ("6.31.0", "7.4.0"):
        pytest.skip("the oldest and the newest kernel stand for all")
    person = Person(request.getfixturevalue("connect")())
    for block in blocks_of(path):
        cell = person.run(block.code, attended=block.attended)
        assert cell.error == block.error, f"{block.code}\n{cell.traceback}"
        shown = cell.text + "".join(cell.traceback if cell.error else [])
        assert block.text in shown, block.code
