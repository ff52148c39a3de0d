"""What each message of the API means and what helps, as the documentation's page on errors says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
# Beside the code in a wheel, and in its own place where the project is worked on.
_PAGES = (_HERE.parent / "errors.md", _HERE.parents[2] / "docs" / "reference" / "errors.md")
ADDRESS = "https://notify-typed.github.io/notify-typed/latest/reference/errors/"
"""Where the documentation has that page."""
_BEGIN = "\n## What the API says\n"
_HEADING = re.compile(r"#{3,4} (.+)")
_ROW = re.compile(r"\| (`+) ?(.+?) ?\1 \| (.*?) \| (.*?) \|")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_BLANK = re.compile(r"\{[a-z]+\}")


@dataclass(frozen=True, slots=True)
class Reason:
    """What a message of the API means.

    Attributes:
        cause: Why it comes.
        cure: What helps.
        link: Where the documentation says so.
    """

    cause: str
    cure: str
    link: str


def find_reason(message: str) -> Reason | None:
    """Return what a message of the API means, if that is known."""
    return next((reason for pattern, reason in _reasons() if pattern.fullmatch(message)), None)


@cache
def _reasons() -> list[tuple[re.Pattern[str], Reason]]:
    page = next(path for path in _PAGES if path.is_file()).read_text(encoding="utf-8")
    found: list[tuple[re.Pattern[str], Reason]] = []
    place = ""
    cause, cure = "", ""
    for line in page.partition(_BEGIN)[2].splitlines():
        if heading := _HEADING.fullmatch(line):
            place = ADDRESS + "#" + _anchor(heading[1])
        elif row := _ROW.fullmatch(line):
            # "as above" and "likewise" stand for what the row before says.
            cause = _said(row[3], cause)
            cure = _said(row[4], cure)
            found.append((_pattern(row[2]), Reason(cause, cure, place)))
    # What is said in most words says most.
    return sorted(found, key=lambda each: -len(each[0].pattern))


def _said(cell: str, before: str) -> str:
    return before if cell in ("as above", "likewise") else _LINK.sub(r"\1", cell).replace("`", "")


def _pattern(message: str) -> re.Pattern[str]:
    return re.compile(".*?".join(map(re.escape, _BLANK.split(message))), re.DOTALL)


def _anchor(heading: str) -> str:
    """Return a heading's anchor as the site makes it."""
    kept = re.sub(r"[^\w\s-]", "", heading).strip().lower()
    return re.sub(r"[-\s]+", "-", kept)
