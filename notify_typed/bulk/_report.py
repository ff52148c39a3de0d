"""Joins what became of messages back onto the rows of the input."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, Final, Literal, TypeAlias

from notify_typed.bulk._errors import BulkError
from notify_typed.bulk._fates import Fate, note_fates
from notify_typed.bulk._states import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from notify_typed import AsyncNotifyClient
    from notify_typed.bulk._ledger import Ledger
    from notify_typed.bulk._records import Row, RunInfo

__all__ = ["Format", "Only", "fetch_statuses", "selected", "write_report"]

Format: TypeAlias = Literal["csv", "xlsx", "ndjson"]
Only: TypeAlias = Literal["sent", "delivered", "failed", "refused", "unknown", "bad", "planned"]
"""Which rows: `failed` are those that Notify refused or could not deliver."""

_COLUMNS: Final = (
    "notify_row",
    "notify_state",
    "notify_status",
    "notify_status_at",
    "notify_cost",
    "notify_id",
    "notify_reference",
    "notify_problem",
)
_FAILED: Final = frozenset(
    {
        "failed",
        "permanent-failure",
        "technical-failure",
        "temporary-failure",
        "validation-failed",
        "virus-scan-failed",
        "cancelled",
        "returned-letter",
    }
)
_ARRIVED: Final = frozenset({"delivered", "received", "sent"})
_PAGE: Final = 250
_CLOCKS_DIFFER: Final = 600.0


async def fetch_statuses(ledger: Ledger, run: RunInfo, client: AsyncNotifyClient) -> int:
    """Read what became of a run's messages, page by page, and write it into the ledger.

    Returns:
        How many messages of the run Notify still has.
    """
    begun = datetime.fromtimestamp(run.created_at - _CLOCKS_DIFFER, UTC)
    walk = client.get_all_notifications_iterator(template_type=run.template.kind)
    noted, waiting = 0, list[Fate]()
    async for each in walk:
        if each.created_at < begun:
            break
        at = each.completed_at or each.sent_at or each.created_at
        cost = each.cost_in_pounds if each.has("cost_in_pounds") else None
        waiting.append(Fate(str(each.id), each.reference, str(each.status), at, cost))
        if len(waiting) >= _PAGE:
            noted += note_fates(ledger.database, run, waiting)
            waiting.clear()
    return noted + note_fates(ledger.database, run, waiting)


def selected(rows: Iterable[Row], only: Only | None) -> Iterator[Row]:
    """Give the rows that are asked for."""
    for row in rows:
        match only:
            case None:
                wanted = True
            case "failed":
                wanted = row.state is State.REFUSED or row.status in _FAILED
            case "delivered":
                wanted = row.status in _ARRIVED
            case _:
                wanted = row.state == only
        if wanted:
            yield row


def write_report(
    run: RunInfo, rows: Iterable[Row], form: Format, path: Path | None, out: IO[str]
) -> int:
    """Write rows, each with what became of it.

    Args:
        run: The run.
        rows: Its rows.
        form: How to write them.
        path: Where; None for `out`.
        out: Where to write text when there is no path.

    Returns:
        How many rows there were.

    Raises:
        BulkError: It cannot be written.
    """
    headings = list(run.headings)
    try:
        if form == "xlsx":
            if path is None:
                raise BulkError("a workbook needs a file: say path=")
            return _write_workbook(path, headings, rows)
        if path is None:
            return _write_lines(out, form, headings, rows)
        with path.open("w", encoding="utf-8", newline="") as file:
            return _write_lines(file, form, headings, rows)
    except BrokenPipeError:
        raise  # whoever read it wants no more
    except OSError as problem:
        raise BulkError(f"the report cannot be written: {problem.strerror or problem}") from problem


def _write_lines(file: IO[str], form: Format, headings: list[str], rows: Iterable[Row]) -> int:
    count = 0
    if form == "csv":
        writer = csv.writer(file)
        writer.writerow([*headings, *_COLUMNS])
        for count, row in enumerate(rows, 1):  # noqa: B007 - counted
            writer.writerow([*_cells(row, headings), *_outcome(row)])
        return count
    for count, row in enumerate(rows, 1):  # noqa: B007 - counted
        outcome = dict(zip(_COLUMNS, _values(row), strict=True))
        cells = row.cells if isinstance(row.cells, dict) else _named(headings, row)
        file.write(json.dumps({**cells, **outcome}, ensure_ascii=False) + "\n")
    return count


def _write_workbook(path: Path, headings: list[str], rows: Iterable[Row]) -> int:
    xlsxwriter: Any = import_module("xlsxwriter")  # it does not have types

    count = 0
    too_large: int | None = None
    # Text stays text: a formula in a name must not run on the reader's machine.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with path.open("wb") as file:
        with xlsxwriter.Workbook(file, options) as book:
            sheet = book.add_worksheet("report")
            sheet.write_row(0, 0, [*headings, *_COLUMNS])
            for count, row in enumerate(rows, 1):
                # It tells of what does not fit, and leaves it out.
                if sheet.write_row(count, 0, [*_cells(row, headings), *_outcome(row)]):
                    too_large = row.number
                    break
        if too_large is not None:
            file.truncate(0)
            raise BulkError(
                f"row {too_large} does not fit into a workbook, which has 1,048,576 rows and cells"
                " of 32,767 characters at most: write CSV"
            )
    return count


def _cells(row: Row, headings: Sequence[str]) -> list[str]:
    if row.cells is None or isinstance(row.cells, dict):
        return [""] * len(headings)
    cells = [each if isinstance(each, str) else "\n".join(each) for each in row.cells]
    return [*cells, *[""] * (len(headings) - len(cells))][: len(headings)]


def _named(headings: Sequence[str], row: Row) -> dict[str, Any]:
    """Name a row's cells; a column that comes twice gives a list."""
    named: dict[str, Any] = {}
    for heading, cell in zip(headings, row.cells or [], strict=False):
        if heading not in named:
            named[heading] = cell
        else:
            before = named[heading]
            named[heading] = [*(before if isinstance(before, list) else [before]), cell]
    return named


def _values(row: Row) -> list[object]:
    return [
        row.number,
        row.state.value,
        row.status,
        None if row.status_at is None else row.status_at.isoformat(timespec="seconds"),
        row.cost,
        row.notification_id,
        None if row.state is State.BAD else row.reference,
        row.problem,
    ]


def _outcome(row: Row) -> list[object]:
    return ["" if value is None else value for value in _values(row)]
