"""What people type into the search stands on the page that they are after."""

from __future__ import annotations

import re
from typing import Final

import pytest
from cases import for_each
from pages import ROOT

from notify_typed import __version__

DOCS: Final = ROOT / "docs"
WORDS: Final = {
    "JWT": "explanation/what-the-api-does.md",
    "token": "explanation/what-the-api-does.md",
    "mock": "guides/test-doubles.md",
    "stub": "guides/test-doubles.md",
    "fake": "guides/test-doubles.md",
    "test double": "guides/test-doubles.md",
    "idempotent": "guides/errors-and-retries.md",
    "duplicate": "guides/errors-and-retries.md",
    "retry": "guides/errors-and-retries.md",
    "timeout": "guides/errors-and-retries.md",
    "proxy": "guides/proxies.md",
    "Celery": "guides/proxies.md",
    "Windows": "install.md",
    "licence": "index.md",
    "curl": "guides/testing.md",
    "Docker": "guides/not-python.md",
    "pipx": "install.md",
    "freezegun": "guides/testing.md",
    "WireMock": "guides/test-doubles.md",
}


@for_each(("word", "page"), WORDS.items())
def test_a_word_that_people_type_stands_on_its_page(word: str, page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    assert re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE), f"{word!r} is not on {page}"


def test_the_home_page_names_this_version() -> None:
    assert f"Version {__version__} · MIT licence" in (DOCS / "index.md").read_text("utf-8")


@pytest.mark.parametrize("menu", [(ROOT / "mkdocs.yml").read_text(encoding="utf-8")])
def test_the_menu_names_pages_by_their_titles(menu: str) -> None:
    unlike: dict[str, tuple[str, str]] = {}
    for title, page in re.findall(r"^ +- (.+): ([\w/-]+\.md)$", menu, re.MULTILINE):
        text = (DOCS / page).read_text(encoding="utf-8")
        heading = re.search(r"^# (.+)$", text, re.MULTILINE)
        shown = heading[1] if heading else ""
        if title not in {shown, "Home"}:
            unlike[page] = (title, shown)
    assert not unlike
