"""Financial years: from April to March, named by the year in which they begin."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.statistics import day_start, today
from notify_typed.sandbox._errors import AccidentalError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from notify_typed.sandbox._state.state import State

APRIL = 4
_MONTHS = 12
_FIRST, _LAST = 1, 9998


def current_year(state: State) -> int:
    """Return the financial year that it is in London."""
    day = today(state)
    return day.year if day.month >= APRIL else day.year - 1


def months(year: int) -> Iterator[date]:
    """Yield the first days of a financial year's months."""
    for number in range(_MONTHS):
        month = APRIL + number
        yield date(year + (month > _MONTHS), (month - 1) % _MONTHS + 1, 1)


def month_bounds(first: date) -> tuple[int, int]:
    """Return the midnights in London that begin a month and end it, in microseconds since 1970."""
    is_last = first.month == _MONTHS
    after = date(first.year + is_last, first.month % _MONTHS + 1, 1)
    return day_start(first), day_start(after)


def read_year(
    text: str | None,
    refused: Callable[[], Exception],
    out_of_range: Callable[[], Exception] | None = None,
) -> int:
    """Read a year of a query.

    Args:
        text: The year.
        refused: Makes the refusal of what is not a number.
        out_of_range: Makes that of a year that has no days; the real server fails when left out.

    Raises:
        Exception: There is no year, or not one: the refusal.
    """
    if text is None:
        raise refused()
    try:
        year = int(text)
    except ValueError:
        raise refused() from None
    if not _FIRST <= year <= _LAST:
        problem = out_of_range or _not_expected
        raise problem()
    return year


def _not_expected() -> Exception:
    return AccidentalError("ValueError", f"year must be from {_FIRST} to {_LAST}")
