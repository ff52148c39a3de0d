"""Tables and fields on a terminal, by rich: as wide as it is, in colour where it has any."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from notify_typed._cli.text import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["error_console", "print_fields", "print_table"]

_FAILED: Final = (
    "permanent-failure",
    "technical-failure",
    "temporary-failure",
    "validation-failed",
    "virus-scan-failed",
    "returned-letter",
    "cancelled",
    "failed",
)
_STYLES: Final = {
    **dict.fromkeys(("delivered", "received", "sent", "ok"), "green"),
    **dict.fromkeys(_FAILED, "red"),
    "warning": "yellow",
}
_PADDING: Final = 2
_NARROWEST: Final = 20


def error_console() -> Console:
    """Make a console on standard error."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def print_table(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    *,
    with_titles: bool,
) -> None:
    """Print a part of a table, or its rows under each other where they do not fit side by side.

    Args:
        titles: Over the columns.
        rows: What stands in them.
        widths: How wide the columns are.
        with_titles: Whether this is the first part.
    """
    console = _console()
    if sum(widths) + _PADDING * len(widths) > console.width:
        for row in rows:
            print_fields([pair for pair in zip(titles, row, strict=True) if pair[1]])
            console.print()
        return
    table = Table(
        box=SIMPLE_HEAD if with_titles else None,
        show_header=with_titles,
        show_edge=False,
        pad_edge=False,
        padding=(0, _PADDING, 0, 0),
    )
    for title, size in zip(titles, widths, strict=True):
        table.add_column(title, min_width=size, overflow="fold", header_style="bold")
    for row in rows:
        table.add_row(*map(_styled, row))
    console.print(table)


def print_fields(fields: Sequence[tuple[str, str]]) -> None:
    """Print names and values beside each other, or under each other on a narrow terminal."""
    console = _console()
    widest = max((len(name) for name, _ in fields), default=0)
    if console.width - widest - _PADDING < _NARROWEST:
        for name, value in fields:
            console.print(Text(name, "bold"))
            console.print(_styled(value), overflow="fold")
        return
    grid = Table.grid(padding=(0, _PADDING, 0, 0))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in fields:
        grid.add_row(name, _styled(value))
    console.print(grid)


def _console() -> Console:
    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)


def _styled(value: str) -> Text:
    return Text(shown(value), _STYLES.get(value, ""))
