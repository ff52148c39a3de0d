"""The page about errors has every exception there is and every message that the API gives."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from cases import for_each

from contract.description import V2

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
PACKAGES = ("", ".errors", ".webhooks", ".compat", ".sandbox", ".admin", ".admin.caching")
RECORDINGS = ROOT / "tests" / "fidelity" / "recordings-dev.jsonl"

CLASSES, MESSAGES = PAGE.split("\n## What the API says\n")


@cache
def exceptions() -> set[str]:
    """The names of all public exceptions; not of the sandbox's faults."""
    found = set()
    for package in PACKAGES:
        module = import_module(f"notify_typed{package}")
        for name in module.__all__:
            value = getattr(module, name)
            if isinstance(value, type) and issubclass(value, Exception):
                found.add(name)
    return found


@cache
def listed() -> list[str]:
    """The messages of the page, with what differs in braces."""
    cells = re.findall(r"^\| (`.+?`) \| ", MESSAGES, re.MULTILINE)
    return [re.sub(r"^(`+) ?(.*?) ?\1$", r"\2", cell) for cell in cells]


@cache
def pattern(message: str) -> re.Pattern[str]:
    fixed = [re.escape(part) for part in re.split(r"\{[a-z]+\}", message)]
    return re.compile(".*?".join(fixed), re.DOTALL)


def described() -> Iterator[str]:
    """Messages of the description's examples."""

    def walk(node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            if isinstance(message := node.get("message"), str) and (
                "error" in node or "result" in node
            ):
                yield message
            for each in node.values():
                yield from walk(each)
        elif isinstance(node, list):
            for each in node:
                yield from walk(each)

    yield from walk(V2.document)


def recorded() -> Iterator[str]:
    """Messages of the real server, save those that repeat a long value."""
    for line in RECORDINGS.read_text(encoding="utf-8").splitlines():
        answer = json.loads(line)["response"]
        body = answer.get("json")
        if answer["status"] >= 400 and isinstance(body, dict):
            for each in [*body.get("errors", []), body]:
                if isinstance(message := each.get("message"), str):
                    yield message


def literals() -> Iterator[str]:
    """Every text in the code of the sandbox and its rules; f-strings have braces in their gaps."""
    rooms = [ROOT / "notify_typed" / room for room in ("sandbox", "_rules")]
    for path in (path for room in rooms for path in room.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.JoinedStr):
                yield "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "{filled}"
                    for part in node.values
                )


@cache
def known() -> list[str]:
    return sorted({*described(), *recorded()})


@cache
def code() -> list[str]:
    return sorted({*literals()}, key=len, reverse=True)


@for_each("name", lambda: sorted(exceptions()))
def test_every_exception_is_there(name: str) -> None:
    assert re.search(rf"^(### {name}|\| `{name}` \|)", CLASSES, re.MULTILINE)


@for_each("name", re.findall(r"^### (\w+)$|^\| `(\w+)` \|", CLASSES, re.MULTILINE), ids="".join)
def test_every_exception_of_the_page_exists(name: tuple[str, str]) -> None:
    assert "".join(name) in exceptions()


@for_each("message", known, ids=lambda message: message[:60])
def test_every_message_of_the_api_is_there(message: str) -> None:
    assert any(pattern(each).fullmatch(message) for each in listed())


@for_each("message", listed())
def test_every_message_of_the_page_is_given_by_the_server_or_the_sandbox(message: str) -> None:
    matches = pattern(message).fullmatch
    in_words = re.sub(r"\{[a-z]+\}|\d+", "#", message.removeprefix("phone_number ")).split("#")
    fixed = max((part.strip() for part in in_words), key=len)
    assert any(matches(each) for each in known()) or any(fixed in each for each in code())


def test_there_are_as_many_messages_as_rows() -> None:
    rows = re.findall(r"^\| (?!Message|---).+\|$", MESSAGES, re.MULTILINE)
    assert len(listed()) == len(rows) > 60
