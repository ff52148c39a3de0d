"""What every kind of input becomes: headings, and rows of cells with their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from notify_typed._rules.whitespace import without_obscure_whitespace
from notify_typed.bulk._errors import BadInput
from notify_typed.bulk._input.values import check_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notify_typed._rules.columns import Cell

__all__ = ["InputRow", "Table", "column_name", "headings_of"]

MOST_COLUMNS: Final = 1000


@define  # frozen, it would take three times as long to make
class InputRow:
    """A row of the input.

    Attributes:
        number: Its number as a spreadsheet shows it, the headings being row 1.
        cells: Its cells, in the order of the headings.
        problem: Why it cannot be used as it was read.
    """

    number: int
    cells: Sequence[Cell] = field(repr=False)
    problem: str | None = None


@frozen
class Table:
    """An input that is open.

    Attributes:
        source: What it is called.
        headings: The columns.
        rows: The rows, to be walked through once; raises `BadInput` where the rest is unreadable.
        notes: What a person should know of how it was read.
        digest: The hash of a file.
    """

    source: str
    headings: Sequence[str]
    rows: Iterator[InputRow] = field(repr=False)
    notes: Sequence[str] = ()
    digest: str | None = None


def headings_of(source: str, cells: Sequence[str]) -> list[str]:
    """Take the first line for the columns' names.

    Raises:
        BadInput: It cannot be that.
    """
    headings = [without_obscure_whitespace(cell) for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    if not headings:
        raise BadInput(f"{source}, row 1: it must hold the column headings, and is empty")
    if len(headings) > MOST_COLUMNS:
        raise BadInput(
            f"{source}, row 1: there are {len(headings):,} columns, where {MOST_COLUMNS:,} are the"
            " most; delete what is outside the table"
        )
    for place, heading in enumerate(headings):
        try:
            check_text(heading)
        except ValueError as reason:
            raise BadInput(
                f"{source}, row 1, column {column_name(place)}: the heading cannot be used:"
                f" {reason}"
            ) from None
        if not heading:
            raise BadInput(
                f"{source}, row 1, column {column_name(place)}: the column does not have a heading;"
                " name it or delete it"
            )
    return headings


def column_name(place: int) -> str:
    """Name a column as spreadsheets do: A to Z, then AA."""
    name = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
