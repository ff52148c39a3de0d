"""The table of the website's own clients names methods that are there, and counts them right."""

from __future__ import annotations

import re
from typing import Final

from admin_world import GROUPS
from pages import ROOT

from notify_typed import admin
from notify_typed.admin import AdminClient, AsyncAdminClient

PAGE: Final = (ROOT / "docs" / "guides" / "website.md").read_text(encoding="utf-8")
HERE: Final = "notify_typed.admin"


def rows() -> list[tuple[str, str]]:
    """Of each client: what is here, and what is not."""
    found = re.findall(r"^\| `\w+` \| (.*) \| (.*) \|$", PAGE, flags=re.MULTILINE)
    assert len(found) > 30
    return found


def named(cell: str) -> list[tuple[str, str]]:
    """The groups and methods in a cell."""
    of_groups = re.findall(r"`([\w.]+)`(?: itself)?: ((?:`\w+`(?:, )?)+)", cell)
    return [(group, name) for group, names in of_groups for name in re.findall(r"`(\w+)`", names)]


def test_every_method_in_the_table_is_there_in_both_colours() -> None:
    for cell, _ in rows():
        assert len(named(cell)) == len(re.findall(r"`(\w+)`(?!:)", cell))
        for group, name in named(cell):
            for client in (AdminClient, AsyncAdminClient):
                made = client("http://localhost:6011", secret="made up")
                of = admin if group == HERE else getattr(made, group)
                assert callable(getattr(of, name)), (group, name)


def test_what_is_not_there_is_nowhere_under_this_name() -> None:
    client = AdminClient("http://localhost:6011", secret="made up")
    for _, cell in rows():
        for name in re.findall(r"`(\w+)`", cell):
            assert not any(hasattr(getattr(client, group), name) for group in GROUPS), name


def test_the_methods_are_counted() -> None:
    here = sum(len(named(cell)) for cell, _ in rows())
    missing = sum(len(re.findall(r"`(\w+)`", cell)) for _, cell in rows())
    assert f"Of the {here + missing} methods of the website's clients, {here} have a twin" in PAGE
