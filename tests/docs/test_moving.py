"""The tables for those who come from another client leave nothing out, and name what exists."""

from __future__ import annotations

import inspect
import re
from typing import Final

import pytest
from notifications_python_client import NotificationsAPIClient
from pages import ROOT

import notify_typed
from notify_typed import NotifyClient

PAGE: Final = (ROOT / "docs" / "guides" / "moving.md").read_text(encoding="utf-8")
PYTHON, NODE, DOTNET = re.split(r"^## From the .*$", PAGE, flags=re.MULTILINE)
NODE_CLIENT: Final = ROOT / "node_modules/notifications-node-client/client/notification.js"


def rows(text: str) -> list[list[str]]:
    """The cells of the tables, without the lines that rule them."""
    found = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    return [cells for cells in found if not cells[0].startswith("-")]


def public(kind: type) -> set[str]:
    methods = inspect.getmembers(kind, inspect.isfunction)
    return {name for name, _ in methods if not name.startswith("_")}


def named(cells: list[str]) -> set[str]:
    return {name for cell in cells for name in re.findall(r"`(?:[\w.]+\.)?(\w+)", cell)}


def test_every_method_of_the_official_python_client_is_in_the_table() -> None:
    assert public(NotificationsAPIClient) <= named([cells[0] for cells in rows(PYTHON)])


def test_a_method_keeps_its_name_unless_the_table_says_that_it_is_not_there() -> None:
    methods = public(NotificationsAPIClient)
    gone = {
        name for cells in rows(PYTHON) if "**not there**" in cells[1] for name in named(cells[:1])
    }
    assert methods - gone <= public(NotifyClient)
    assert not gone & public(NotifyClient)


@pytest.mark.parametrize("table", [NODE, DOTNET], ids=["node", "dotnet"])
def test_the_methods_to_change_to_exist(table: str) -> None:
    calls = {name for cells in rows(table) for name in re.findall(r"`(\w+)\(", cells[1])}
    assert calls <= public(NotifyClient) | {*notify_typed.__all__}


def test_every_method_of_the_official_node_client_is_in_the_table() -> None:
    code = NODE_CLIENT.read_text(encoding="utf-8")
    methods = {*re.findall(r"^NotifyClient\.prototype\.(\w+) =", code, re.MULTILINE)}
    assert methods
    assert methods <= named([cells[0] for cells in rows(NODE)])


@pytest.mark.parametrize("table", [PYTHON, NODE, DOTNET], ids=["python", "node", "dotnet"])
def test_arguments_that_the_tables_name_exist(table: str) -> None:
    for cells in rows(table):
        for name, arguments in re.findall(r"`(\w+)\(([^)`]*)\)`", cells[1] if cells[1:] else ""):
            target = getattr(NotifyClient, name, None) or getattr(notify_typed, name)
            parameters = inspect.signature(target).parameters
            for argument in re.findall(r"\w+", arguments):
                assert argument in parameters, f"{name}: {argument}"
