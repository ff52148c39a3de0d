"""What the measurements give: tables and targets, on the terminal and as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.table import Table as RichTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console


_INTRODUCTION = (
    "Written by `make bench ARGS=--write`; do not edit. Times are medians of rounds in which all"
    " contenders take turns, ratios the medians of the rounds' own."
)


class Table(NamedTuple):
    """One comparison: its title, the heads of the columns and the rows."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


class Target(NamedTuple):
    """A figure to reach.

    Attributes:
        what: What is measured.
        wanted: The limit, in words.
        measured: The figure, in words.
        met: Whether it is reached.
    """

    what: str
    wanted: str
    measured: str
    met: bool


class Results(NamedTuple):
    """What one part of the benchmark found."""

    table: Table
    targets: Sequence[Target]


def at_least(what: str, ratio: float, limit: float, aim: float | None = None) -> Target:
    """Compare a ratio that should be high."""
    wanted = f"≥ {limit:g}x" + (f", aim {aim:g}x" if aim is not None else "")
    below = ", below the aim" if aim is not None and limit <= ratio < aim else ""
    return Target(what, wanted, f"{ratio:.2f}x{below}", ratio >= limit)


def at_most(what: str, ratio: float, limit: float) -> Target:
    """Compare a ratio that should be low."""
    return Target(what, f"≤ {limit:g}x", f"{ratio:.2f}x", ratio <= limit)


def microseconds(seconds: float) -> str:
    """Write a short time."""
    return f"{seconds * 1e6:,.0f} µs"


def milliseconds(seconds: float) -> str:
    """Write a time."""
    return f"{seconds * 1e3:,.1f} ms"


def targets_table(results: Sequence[Results]) -> Table:
    """Collect the targets of all parts."""
    rows = [
        (target.what, target.wanted, target.measured, "met" if target.met else "missed")
        for result in results
        for target in result.targets
    ]
    return Table("Targets", ("What", "Wanted", "Measured", ""), rows)


def show(table: Table, console: Console) -> None:
    """Print a table."""
    shown = RichTable(title=table.title, title_justify="left", caption=table.note or None)
    for number, head in enumerate(table.heads):
        shown.add_column(head, justify="left" if number == 0 else "right")
    colours = {"met": "[green]met[/]", "missed": "[red]missed[/]"}
    for row in table.rows:
        shown.add_row(*(colours.get(cell, cell) for cell in row))
    console.print(shown)


def markdown(tables: Sequence[Table], machine: Sequence[tuple[str, str]]) -> str:
    """Write everything as a Markdown page."""
    lines = [
        "# Results",
        "",
        _INTRODUCTION,
        "",
        *(f"* {name}: {value}" for name, value in machine),
    ]
    for table in tables:
        lines += ["", f"## {table.title}", "", _markdown_row(table.heads)]
        lines.append(_markdown_row(["---"] + ["---:"] * (len(table.heads) - 1)))
        lines += map(_markdown_row, table.rows)
        if table.note:
            lines += ["", table.note]
    return "\n".join(lines) + "\n"


def _markdown_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
