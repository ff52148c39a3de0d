"""Excel and OpenDocument spreadsheets."""

from __future__ import annotations

import re
from contextlib import suppress
from mmap import ACCESS_READ, mmap
from os import SEEK_END
from typing import IO, TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from notify_typed._rules.placeholders import key
from notify_typed.bulk._errors import BadInput
from notify_typed.bulk._input.table import InputRow, Table, column_name, headings_of
from notify_typed.bulk._input.values import cell_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from python_calamine import CalamineSheet

    from notify_typed._rules.columns import Cell

__all__ = ["read_workbook"]

_MEGABYTE: Final = 2**20
_LARGEST: Final = 512 * _MEGABYTE
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_DURATION: Final = re.compile(r"PT\d+H\d+M[\d.]+S")
"""What the reader makes of times of more than a day in an OpenDocument spreadsheet."""
_PHONE: Final = key("phone number")
_NATIONAL_DIGITS: Final = 10


def read_workbook(file: IO[bytes], source: str, *, sheet: str | None = None) -> Table:
    """Open a workbook.

    Args:
        file: The file.
        source: What it is called.
        sheet: The sheet's name; the first one that is shown when left out.

    Raises:
        BadInput: It cannot be read, or does not have headings.
    """
    _check_size(file, source)
    try:
        workbook = CalamineWorkbook.from_filelike(file)
        chosen, notes = _sheet(workbook, source, sheet)
        merged = chosen.merged_cell_ranges
        rows = chosen.iter_rows()
    except (CalamineError, OSError, ValueError) as problem:
        if _has_password(file):
            raise BadInput(
                f"{source}: it is protected by a password; save a copy without one"
            ) from None
        if isinstance(problem, BadInput):
            raise
        raise BadInput(f"{source}: it is not a workbook that can be read: {problem}") from None
    if merged:
        (top, left), (bottom, right) = merged[0]
        raise BadInput(
            f"{source}, row {top + 1}, column {column_name(left)}: cells are merged"
            f" ({column_name(left)}{top + 1} to {column_name(right)}{bottom + 1}); split them, and"
            " write in each row what belongs to it"
        )
    start = chosen.start
    if start is not None and start[0] > 0:
        raise BadInput(f"{source}, row 1: it must hold the column headings, and is empty")
    first = [_heading(cell) for cell in next(rows, list[object]())]
    headings = headings_of(source, first)
    return Table(source, headings, _rows(rows, headings), notes)


def _check_size(file: IO[bytes], source: str) -> None:
    """Refuse a workbook that may not fit into memory, which holds all of a sheet."""
    size = file.seek(0, SEEK_END)
    with suppress(BadZipFile), ZipFile(file) as parts:
        size = sum(part.file_size for part in parts.infolist())
    file.seek(0)
    if size > _LARGEST:
        raise BadInput(
            f"{source}: it holds {size / _MEGABYTE:,.0f} MB, and a workbook may hold"
            f" {_LARGEST / _MEGABYTE:,.0f} MB; save the sheet as CSV, which may be of any size"
        )


def _has_password(file: IO[bytes]) -> bool:
    """Tell whether a workbook that cannot be read is encrypted: the reader does not say."""
    with suppress(BadZipFile, KeyError), ZipFile(file) as parts:  # OpenDocument's
        return b"encryption-data" in parts.read("META-INF/manifest.xml")
    with mmap(file.fileno(), 0, access=ACCESS_READ) as content:  # Excel's
        return content.find(_ENCRYPTED) >= 0


def _sheet(
    workbook: CalamineWorkbook, source: str, name: str | None
) -> tuple[CalamineSheet, Sequence[str]]:
    sheets = [each for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    if not sheets:
        raise BadInput(f"{source}: the workbook does not have a sheet")
    names = [each.name for each in sheets]
    if name is not None:
        if name not in names:
            raise BadInput(
                f"{source}: it does not have a sheet {name!r}; it has {', '.join(names)}"
            )
        return workbook.get_sheet_by_name(name), ()
    shown = [each.name for each in sheets if each.visible == SheetVisibleEnum.Visible] or names
    notes: list[str] = []
    if len(names) > 1:
        others = ", ".join(names)
        notes = [f"The sheet {shown[0]!r} was read. Say --sheet for another; there are {others}."]
    return workbook.get_sheet_by_name(shown[0]), notes


def _heading(cell: object) -> str:
    try:
        heading = cell_of(cell)
    except ValueError:
        return str(cell)
    return heading if isinstance(heading, str) else str(cell)


def _rows(rows: Iterator[Sequence[object]], headings: Sequence[str]) -> Iterator[InputRow]:
    width = len(headings)
    phones = {place for place, heading in enumerate(headings) if key(heading) == _PHONE}
    for number, row in enumerate(rows, 2):
        problem = None
        cells: list[Cell] = []
        for place, value in enumerate(row):
            if place >= width and value in ("", None):
                cells.append("")
                continue
            try:
                if isinstance(value, str) and _DURATION.fullmatch(value):
                    raise ValueError(f"{value} is a length of time; format the cells as text")  # noqa: TRY301 - one path for all
                cells.append(cell_of(value))
            except ValueError as reason:
                cells.append("")
                problem = f"{headings[place]}: {reason}" if place < width else str(reason)
            if place >= width:
                problem = f"column {column_name(place)} does not have a heading"
            if place in phones and isinstance(value, int | float):
                problem = _lost(headings[place], value) or problem
        yield InputRow(number, cells, problem)


def _lost(heading: str, value: float) -> str | None:
    """Say what a spreadsheet that took a phone number for an amount has made of it."""
    if len(f"{value:.0f}") <= _NATIONAL_DIGITS:
        return (
            f"{heading}: {value:.0f} is a number and not text, so it has lost its leading zero;"
            " format the column as text and write the numbers anew"
        )
    return None
