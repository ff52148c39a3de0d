"""What commands print: tables for people, NDJSON for programs, ids alone for shell variables.

Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeGuard

from notify_typed._cli.text import safe, say, width

if TYPE_CHECKING:
    from notify_typed._cli.progress import Progress

__all__ = ["Item", "Mode", "Output", "plain_value"]

Mode: TypeAlias = Literal["table", "json", "ids"]
Item: TypeAlias = Mapping[str, object]
"""Something to show, as JSON has it."""

_GAP: Final = "  "
_AT_ONCE: Final = 250
"""How many rows a table is drawn of at a time, so that the longest list needs no memory."""


class Output:
    """Prints what a command found or made.

    Attributes:
        mode: How.
    """

    def __init__(self) -> None:
        self.mode: Mode = "table"

    def one(
        self,
        item: Item,
        *,
        fields: Sequence[str] = (),
        key: str = "id",
        shown: Item | None = None,
    ) -> None:
        """Print one thing.

        Args:
            item: The thing.
            fields: What a person is shown of it; everything that it has if left out.
            key: What stands for it where only ids are wanted.
            shown: The same as a person reads it, where that is not how programs do.
        """
        if self.mode == "table":
            found = item if shown is None else shown
            names = [name for name in fields or found if found.get(name) not in (None, [], {}, "")]
            _print_fields([(_title(name), found[name]) for name in names])
        else:
            self._print_for_programs(item, key)

    def many(
        self,
        items: Iterable[Item],
        *,
        columns: Sequence[str],
        key: str = "id",
        shown: Callable[[Item], Item] | None = None,
    ) -> None:
        """Print a list; no more of it is kept than a page.

        Args:
            items: What is on it.
            columns: What a person is shown of each.
            key: What stands for each where only ids are wanted.
            shown: Makes of each what a person reads, where that is not what programs do.
        """
        if not self._rows(items, columns, key, shown, _AT_ONCE):
            self.note("Nothing to list.")

    def stream(
        self,
        items: Iterable[Item],
        *,
        columns: Sequence[str],
        key: str = "id",
        shown: Callable[[Item], Item] | None = None,
    ) -> None:
        """Print what comes, at once; see `many`."""
        self._rows(items, columns, key, shown, 1)

    def _rows(
        self,
        items: Iterable[Item],
        columns: Sequence[str],
        key: str,
        shown: Callable[[Item], Item] | None,
        at_once: int,
    ) -> bool:
        found = False
        if self.mode == "table":
            table = _Table(columns)
            walk = iter(items) if shown is None else map(shown, items)
            while page := list(islice(walk, at_once)):
                table.draw(page)
                found = True
        else:
            for item in items:
                self._print_for_programs(item, key)
                found = True
        return found

    def done(self, sentence: str, item: Item) -> None:
        """Say that something was done which leaves nothing to show.

        Args:
            sentence: What a person reads; where only ids are wanted, nothing is printed.
            item: What a program reads.
        """
        if self.mode == "table":
            say(safe(sentence))
        elif self.mode == "json":
            say(json.dumps(item, default=str))

    def text(self, text: str, item: Item) -> None:
        """Print text of several lines as it is, apart from what could steer a terminal.

        Args:
            text: What a person reads, or a shell's variable takes.
            item: What a program reads.
        """
        if self.mode == "json":
            say(json.dumps(item, default=str))
        else:
            for line in text.splitlines():
                say(safe(line))

    def note(self, sentence: str) -> None:
        """Tell a person something beside what was asked for, on standard error."""
        if self.mode == "table":
            say(safe(sentence), to_error=True)

    def progress(self, doing: str, total: int | None = None) -> Progress:
        """Make what shows progress on standard error, where a person sees it.

        Args:
            doing: What is being done, as in `Exporting`.
            total: How many steps there are, if that is known.
        """
        from notify_typed._cli.progress import Progress  # noqa: PLC0415 - for what takes long

        return Progress(safe(doing), total, wanted=self.mode != "ids" and sys.stderr.isatty())

    def _print_for_programs(self, item: Item, key: str) -> None:
        if self.mode == "json":
            # In ASCII: right in every locale, and nothing in it can steer a terminal.
            say(json.dumps(item, default=str))
        elif item.get(key) is not None:
            say(safe(str(item[key])))


def plain_value(value: object) -> str:
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
        return ", ".join(map(plain_value, value))
    return safe(str(value))


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _title(name: str) -> str:
    return name.replace("_", " ")


def _lines(value: object) -> list[str]:
    """A value in as many lines as it has itself."""
    if not isinstance(value, str) or len(value.splitlines()) <= 1:
        return [plain_value(value)]
    return [*map(safe, value.splitlines())]


def _print_fields(fields: Sequence[tuple[str, object]]) -> None:
    """Print names and values under each other; on a terminal no line is broken in a word."""
    if sys.stdout.isatty():
        from notify_typed._cli.terminal import print_fields  # noqa: PLC0415 - on a terminal alone

        print_fields([(name, "\n".join(_lines(value))) for name, value in fields])
        return
    widest = max((width(name) for name, _ in fields), default=0)
    for name, value in fields:
        first, *rest = _lines(value)
        say(f"{name}{' ' * (widest - width(name))}{_GAP}{first}".rstrip())
        for line in rest:
            say(f"{' ' * (widest + len(_GAP))}{line}".rstrip())


class _Table:
    """A table that is drawn page by page; what stands in the first decides how wide columns are."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = columns
        self._titles = [*map(_title, columns)]
        self._widths: list[int] = []

    def draw(self, page: Sequence[Item]) -> None:
        rows = [[plain_value(item.get(name)) for name in self._columns] for item in page]
        first = not self._widths
        if first:
            self._widths = [
                max(map(width, column)) for column in zip(self._titles, *rows, strict=True)
            ]
        if sys.stdout.isatty():
            from notify_typed._cli.terminal import print_table  # noqa: PLC0415 - likewise

            print_table(self._titles, rows, self._widths, with_titles=first)
            return
        for row in self._with_titles(rows) if first else rows:
            cells = (
                cell + " " * (size - width(cell))
                for cell, size in zip(row, self._widths, strict=True)
            )
            say(_GAP.join(cells).rstrip())

    def _with_titles(self, rows: Iterable[list[str]]) -> Iterator[list[str]]:
        yield self._titles
        yield from rows
