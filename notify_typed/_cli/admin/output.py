"""What commands print: tables for people, JSON for programs, ids alone for shell variables."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeGuard

import click

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Item", "Mode", "Output", "safe"]

Mode: TypeAlias = Literal["table", "json", "ids"]
Item: TypeAlias = Mapping[str, object]
"""Something to show, as JSON has it."""

_GAP: Final = "  "


class Output:
    """Prints what a command found or made.

    Attributes:
        mode: How.
    """

    def __init__(self) -> None:
        self.mode: Mode = "table"

    def one(self, item: Item, *, fields: Sequence[str] = (), key: str = "id") -> None:
        """Print one thing.

        Args:
            item: The thing.
            fields: What a person is shown of it; everything that it has when left out.
            key: What stands for it where only ids are wanted.
        """

        def table() -> None:
            names = [name for name in fields or item if item.get(name) not in (None, [])]
            widest = max(map(len, map(_title, names)), default=0)
            for name in names:
                _say(f"{_title(name):<{widest}}{_GAP}{_block(item[name], widest + len(_GAP))}")

        self._print(item, [item[key]], table)

    def many(self, items: Sequence[Item], *, columns: Sequence[str], key: str = "id") -> None:
        """Print a list.

        Args:
            items: What is on it.
            columns: What a person is shown of each.
            key: What stands for each where only ids are wanted.
        """

        def table() -> None:
            if not items:
                self.note("There are none.")
                return
            rows = [[_line(item.get(name)) for name in columns] for item in items]
            _table([[_title(name) for name in columns], *rows])

        self._print(list(items), [item[key] for item in items], table)

    def done(self, sentence: str, item: Item) -> None:
        """Say that something was done which leaves nothing to show.

        Args:
            sentence: What a person reads; where only ids are wanted, nothing is printed.
            item: What a program reads.
        """
        self._print(item, [], lambda: _say(safe(sentence)))

    def note(self, sentence: str) -> None:
        """Tell a person something beside what was asked for, on standard error."""
        if self.mode == "table":
            _say(safe(sentence), to_error=True)

    def _print(self, whole: object, ids: Iterable[object], table: Callable[[], None]) -> None:
        if self.mode == "json":
            # In ASCII: right in every locale, and nothing in it can steer a terminal.
            _say(json.dumps(whole, indent=2, default=str))
        elif self.mode == "ids":
            for each in ids:
                _say(safe(str(each)))
        else:
            table()


def safe(text: str) -> str:
    """Write text in one line, with whatever could steer a terminal escaped."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode("ascii")
        for each in text
    )


def _title(name: str) -> str:
    return name.replace("_", " ")


def _line(value: object) -> str:
    """Write a value in one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return safe(value)
    if isinstance(value, Mapping):
        return json.dumps(value, default=str)
    if _is_list(value):
        return ", ".join(map(_line, value))
    return safe(str(value))


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _block(value: object, indent: int) -> str:
    """Write a value in as many lines as it has itself."""
    if not isinstance(value, str) or len(value.splitlines()) <= 1:
        return _line(value)
    return f"\n{' ' * indent}".join(map(safe, value.splitlines()))


def _table(rows: list[list[str]]) -> None:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        )
        _say(_GAP.join(cells).rstrip())


def _width(text: str) -> int:
    """Count how many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(each) else 1 + (unicodedata.east_asian_width(each) in "WF")
        for each in text
    )


def _say(text: str, *, to_error: bool = False) -> None:
    # A name may hold what this locale cannot show, which is not a reason to fail.
    encoding = (sys.stderr if to_error else sys.stdout).encoding or "utf-8"
    click.echo(text.encode(encoding, "backslashreplace").decode(encoding), err=to_error)
