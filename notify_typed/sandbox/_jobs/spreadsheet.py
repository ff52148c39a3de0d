"""Reads a CSV file line by line: its encoding, its quotes, its cells."""

from __future__ import annotations

import csv
from io import BufferedReader, RawIOBase, TextIOWrapper
from itertools import chain
from typing import TYPE_CHECKING

from notify_typed._rules.whitespace import without_obscure_whitespace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _typeshed import WriteableBuffer

MAX_ROWS = 100_000
_LONGEST_ROW = 256 * 1024
_MOST_CELLS = 2_000
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ZIP_MARK = b"PK\x03\x04"
_OLD_EXCEL_MARK = b"\xd0\xcf\x11\xe0"
_SAVE_AS = "save it as CSV UTF-8 (comma delimited)"


class SpreadsheetError(ValueError):
    """A file that cannot be read as CSV; the message says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Spreadsheet:
    """A CSV file, read once from the beginning to the end.

    The delimiter is a comma, or a tab where the first line holds tabs and no comma. Line ends may
    be of any kind. Cells are text, whatever they look like, without white space around them.

    Args:
        pieces: The file's bytes, in as many pieces as there are.

    Attributes:
        headings: The cells of the first line.

    Raises:
        SpreadsheetError: It is not a CSV file in UTF-8, or does not have headings.
    """

    def __init__(self, pieces: Iterable[bytes]) -> None:
        file = _Pieces(pieces)
        beginning = file.peek()
        if beginning.startswith((_ZIP_MARK, _OLD_EXCEL_MARK)):
            raise SpreadsheetError(f"the file is a workbook and not CSV: {_SAVE_AS}")
        if beginning.startswith(_UTF_16_MARKS):
            raise SpreadsheetError(f"the file is UTF-16 and not UTF-8: {_SAVE_AS}")
        self._taken = 0
        lines = self._counted(
            _lines(TextIOWrapper(BufferedReader(file), encoding="utf-8-sig", newline=""))
        )
        first = next(lines, "")
        delimiter = "\t" if "\t" in first and "," not in first else ","
        self._reader = csv.reader(
            chain((first,), lines), delimiter=delimiter, skipinitialspace=True, strict=True
        )
        headings = next(iter(self), list[str]())
        while headings and not headings[-1]:
            headings.pop()
        if not headings:
            raise SpreadsheetError("the first line of the file must hold the column headings")
        self.headings = headings

    def __iter__(self) -> Iterator[list[str]]:
        """Return the lines below the headings."""
        return self

    def __next__(self) -> list[str]:
        """Return the cells of the next line; all empty in an empty line.

        Raises:
            SpreadsheetError: The rest of the file is not CSV or not UTF-8.
        """
        self._taken = 0
        try:
            cells = next(self._reader)
        except csv.Error as problem:
            raise SpreadsheetError(f"line {self._reader.line_num}: {problem}") from None
        if len(cells) > _MOST_CELLS:
            raise SpreadsheetError(f"the file has more than {_MOST_CELLS:,} columns")
        return [without_obscure_whitespace(cell) for cell in cells]

    def _counted(self, lines: Iterator[str]) -> Iterator[str]:
        """Yield lines, of which one row can take no more than a spreadsheet's could."""
        for line in lines:
            self._taken += len(line)
            if self._taken > _LONGEST_ROW:
                raise SpreadsheetError("the file has a row that is longer than any spreadsheet's")
            yield line


class _Pieces(RawIOBase):
    """Bytes in pieces, as a file."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def peek(self) -> bytes:
        """Return the first bytes, which are read again afterwards."""
        self._fill()
        return bytes(self._rest[:4])

    def readinto(self, buffer: WriteableBuffer) -> int:
        self._fill()
        target = memoryview(buffer)
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def _fill(self) -> None:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return
            self._rest = memoryview(piece)


def _lines(file: TextIOWrapper) -> Iterator[str]:
    try:
        while line := file.readline(_LONGEST_ROW + 1):
            if "\0" in line:
                raise SpreadsheetError("the file holds null characters, so it is not CSV")
            yield line
    except UnicodeDecodeError:
        raise SpreadsheetError(f"the file is not UTF-8: {_SAVE_AS}") from None
