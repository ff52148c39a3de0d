"""What people type into the search stands on the page that they are after."""

from __future__ import annotations

import re
from typing import Final

import pytest
from cases import for_each
from pages import ROOT
from search_words import WORDS

from notify_typed import __version__

DOCS: Final = ROOT / "docs"


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
