"""The pages point at things that are there, and show what they say they show."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES += sorted(DOCS.glob("*.md"))

_FENCE = re.compile(r"^( *)(```+).*?^\1\2 *$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)
# This machine's folders, addresses of package indexes, and unfinished business.
_NOT_FOR_READERS = re.compile(
    r"/work/|/root/|/tmp/|pypi\.org|npmjs|yarnpkg|files\.pythonhosted|TODO|FIXME|XXX"
)


@pytest.fixture(params=PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def page(request):
    return request.param


def prose(page):
    """A page without its code blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def anchor(heading):
    """The id that a heading gets where the pages are read."""
    plain = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def links(page):
    return [
        (bool(image), text, target)
        for image, text, target in _LINK.findall(prose(page))
        if not target.startswith(("http://", "https://", "mailto:"))
    ]


def test_its_links_lead_somewhere(page):
    for _, _, target in links(page):
        file, _, fragment = target.partition("#")
        there = (page.parent / file).resolve() if file else page
        assert there.exists(), target
        if fragment:
            headings = _HEADING.findall(prose(there))
            assert fragment in map(anchor, headings), target


def test_its_pictures_say_what_they_show(page):
    assert all(len(text) > 10 for image, text, _ in links(page) if image)


def test_it_names_nothing_of_this_machine(page):
    assert _NOT_FOR_READERS.findall(page.read_text(encoding="utf-8")) == []


def test_its_npm_commands_are_there(page):
    scripts = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["scripts"]
    named = re.findall(r"\bnpm run ([a-z]+(?::[a-z]+)?)", page.read_text(encoding="utf-8"))
    assert {one for one in named if one not in scripts} == set()


def test_every_page_is_in_the_index():
    index = {target for _, _, target in links(DOCS / "README.md")}
    assert {page.name for page in DOCS.glob("*.md")} - {"README.md"} <= index


def test_every_picture_is_used():
    used = {
        (page.parent / target).resolve()
        for page in PAGES
        for image, _, target in links(page)
        if image
    }
    assert set((DOCS / "images").glob("*.png")) == used


def test_every_verb_and_error_is_described():
    import blocking_widgets

    described = prose(DOCS / "questions.md")
    names = set(blocking_widgets.__all__) - {"Record", "__version__", "AnswerInvalid"}
    assert {name for name in names if f"`{name}" not in described} == set()


def test_every_option_of_the_verbs_is_described():
    import inspect

    from blocking_widgets import ask, choose, form, pause, wait_for

    options = {
        parameter.name
        for verb in (ask, choose, form, pause, wait_for)
        for parameter in inspect.signature(verb).parameters.values()
        if parameter.kind is parameter.KEYWORD_ONLY
    }
    described = (DOCS / "questions.md").read_text(encoding="utf-8")
    assert {name for name in options if f"| `{name}`" not in described} == set()
