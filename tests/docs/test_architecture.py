"""The page on the architecture names the rooms that there are, and no others."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PATH = re.compile(r"(?<![\w./-])[\w.-]*[\w-]+/(?:[\w.-]+/?)*")
BELOW = ("", "notify_typed/", "generated/", "notify_typed/sandbox/")


def tracked() -> set[str]:
    """Return the files and folders that belong to the project."""
    listed = subprocess.run(
        ["git", "ls-files"],  # noqa: S607 - git is there where the tree is
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split("\n")
    files = {Path(name) for name in listed if name}
    if not files:
        pytest.skip("this copy of the project is not under git")
    return {str(each) for name in files for each in (name, *name.parents)}


def test_every_room_on_the_page_exists() -> None:
    there = tracked()
    named = {
        path.rstrip("/")
        for line in PAGE.splitlines()
        for path in PATH.findall(re.sub(r"/_sandbox/|I/O", "", line))
    }

    assert len(named) > 30
    assert not {path for path in named if not any(f"{below}{path}" in there for below in BELOW)}


@pytest.mark.parametrize("parent", ["", "notify_typed", "notify_typed/sandbox", "tests"])
def test_every_room_is_on_the_page(parent: str) -> None:
    rooms = {
        path.rpartition("/")[2]
        for path in tracked()
        if str(Path(path).parent) == (parent or ".") and (ROOT / path).is_dir()
    }
    unnamed = {"", ".ci", ".github", "requirements", "support"}

    assert rooms - unnamed
    assert not {room for room in rooms - unnamed if f"{room}" not in PAGE}
