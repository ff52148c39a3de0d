"""Finds in a spreadsheet's headings the recipient and the values for a template."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from notify_typed._rules.placeholders import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell: TypeAlias = "str | list[str]"
"""The value of a placeholder: a list where its column repeats."""

ADDRESS_COLUMNS = (*(f"address_line_{number}" for number in range(1, 8)), "postcode")
_RECIPIENTS = {
    "sms": ("phone number",),
    "email": ("email address",),
    "letter": ADDRESS_COLUMNS,
}
_FEWEST_ADDRESS_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem of a file.

    Attributes:
        row: The row as a spreadsheet numbers it, the headings being row 1; None for the whole file.
        column: The column, where it is about one.
        message: The problem, in words.
    """

    row: int | None
    column: str | None
    message: str


@dataclass(slots=True)  # frozen, it would take three times as long to make
class Row:
    """One row, taken apart.

    Attributes:
        number: Its place below the headings, from 0 on; empty rows count.
        recipient: The cells of the recipient's columns.
        values: The values for the template's placeholders.
        absent: The placeholders' columns that are empty.
    """

    number: int
    recipient: dict[str, str] = field(repr=False)
    values: dict[str, Cell] = field(repr=False)
    absent: list[str]


class Columns:
    """The meaning of a file's columns for a template.

    Names are the same whatever their case, spaces, hyphens and underscores. A column that repeats
    fills its placeholder with a list. Columns that the template does not ask for are left alone.

    Args:
        headings: The first line of the file.
        kind: The type of the template.
        names: The template's placeholders, as they are spelt there.

    Attributes:
        problems: Why the file cannot be used, if it cannot.
    """

    def __init__(self, headings: Sequence[str], kind: str, names: Iterable[str]) -> None:
        self._kind = kind
        places: dict[str, list[int]] = {}
        for place, heading in enumerate(headings):
            places.setdefault(key(heading), []).append(place)
        self._recipient = {
            name: places[key(name)][0] for name in _RECIPIENTS[kind] if key(name) in places
        }
        self._values = [(name, places[key(name)]) for name in names if key(name) in places]
        self._repeats = any(len(places) > 1 for _, places in self._values)
        self._places = [(name, places[0]) for name, places in self._values]
        self._width = len(headings)
        self.problems = [*self._recipient_problems(places)]
        known = {key(name) for name in _RECIPIENTS[kind]}
        for name in names:
            if key(name) not in places and key(name) not in known:
                self.problems.append(
                    Problem(None, name, f"the template needs a column called {name!r}")
                )

    def _recipient_problems(self, places: dict[str, list[int]]) -> Iterable[Problem]:
        for name in self._recipient:
            if len(places[key(name)]) > 1:
                shown = name.replace("_", " ")
                yield Problem(None, shown, f"there is more than one column called {shown!r}")
        if self._kind == "letter":
            if len(self._recipient) < _FEWEST_ADDRESS_COLUMNS:
                yield Problem(
                    None,
                    None,
                    f"the file needs at least {_FEWEST_ADDRESS_COLUMNS} columns for the address, "
                    "called 'address line 1' to 'address line 7'",
                )
        elif not self._recipient:
            name = _RECIPIENTS[self._kind][0]
            yield Problem(None, name, f"the file needs a column called {name!r}")

    def unused(self, headings: Sequence[str]) -> list[str]:
        """Return the columns that the template does not ask for."""
        used = {place for _, places in self._values for place in places}
        names = {key(name) for name in _RECIPIENTS[self._kind]}
        return [
            heading
            for place, heading in enumerate(headings)
            if place not in used and key(heading) not in names
        ]

    def row(self, number: int, cells: Sequence[Cell]) -> Row | None:
        """Take a line apart; return None for an empty one."""
        if not any(cells):
            return None
        if len(cells) < self._width:
            cells = [*cells, *[""] * (self._width - len(cells))]
        values: dict[str, Cell]
        if self._repeats:
            values = dict(self._lists(cells))
        else:
            values = {name: cell for name, place in self._places if (cell := cells[place])}
        absent: list[str] = []
        if len(values) < len(self._places):
            absent = [name for name, _ in self._places if name not in values]
        recipient = {name: _text(cells[place]) for name, place in self._recipient.items()}
        return Row(number, recipient, values, absent)

    def _lists(self, cells: Sequence[Cell]) -> Iterable[tuple[str, Cell]]:
        for name, places in self._values:
            given = [cells[place] for place in places if cells[place]]
            if given:
                yield name, given[0] if len(places) == 1 else list(map(_text, given))


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else "\n".join(cell)
