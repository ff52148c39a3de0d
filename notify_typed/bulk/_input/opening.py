"""Opens an input by what it is: its name first, then how it begins."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from attrs import evolve, frozen

from notify_typed.bulk._errors import BadInput
from notify_typed.bulk._input.delimited import read_delimited
from notify_typed.bulk._input.records import (
    read_json_lines,
    read_mappings,
    read_parquet,
    read_query,
)
from notify_typed.bulk._input.workbook import read_workbook

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from notify_typed.bulk._input.table import Table

__all__ = ["Reading", "digest_of", "open_input"]

_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
_JSON_LINES: Final = frozenset({".ndjson", ".jsonl", ".json"})
_TABS: Final = ".tsv"
_CONTAINERS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_PARQUET: Final = b"PAR1"
_MARKUP: Final = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head", b"<div")
_CHUNK: Final = 1 << 20


@frozen
class Reading:
    """How an input is read.

    Attributes:
        encoding: How the characters of a CSV file are written; found out when None.
        delimiter: What stands between its cells; found out when None.
        sheet: Which sheet of a workbook; the first when None.
        query: What to ask a database for.
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    query: str | None = None


@contextmanager
def open_input(
    source: str | Path | Iterable[object], reading: Reading | None = None
) -> Generator[Table]:
    """Open an input.

    Args:
        source: A path, `-` for standard input, a database's URL, or mappings.
        reading: How to read it.

    Raises:
        BadInput: It cannot be read, or does not have headings.
    """
    how = reading or Reading()
    if not isinstance(source, str | Path):
        yield read_mappings(source, "the rows")
        return
    if "://" in str(source):
        if not how.query:
            raise BadInput("a database needs a query: say --query 'SELECT …'")
        with read_query(str(source), how.query) as table:
            yield table
        return
    with ExitStack() as stack:
        file, name, suffix = _open_file(source, stack)
        digest = _hashed(file)
        yield evolve(_table(file, name, suffix, how, source), digest=digest)


def digest_of(path: str | Path) -> str | None:
    """Hash a file, to know it again; None where it is not one."""
    try:
        with Path(path).open("rb") as file:
            return _hashed(file)
    except (OSError, ValueError):
        return None


def _hashed(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := file.read(_CHUNK):
        digest.update(piece)
    return digest.hexdigest()


def _open_file(source: str | Path, stack: ExitStack) -> tuple[IO[bytes], str, str]:
    if str(source) == "-":
        name, suffix = "standard input", ""
        file: IO[bytes] = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack's
        while piece := sys.stdin.buffer.read(_CHUNK):
            file.write(piece)
    else:
        path = Path(source)
        name, suffix = path.name, path.suffix.lower()
        try:
            file = stack.enter_context(path.open("rb"))
        except OSError as problem:
            raise BadInput(f"{path}: {problem.strerror or problem}") from None
        except ValueError as problem:  # a null character in its name
            raise BadInput(f"{str(path)!r}: {problem}") from None
    file.seek(0)
    return file, name, suffix


def _table(file: IO[bytes], name: str, suffix: str, how: Reading, source: str | Path) -> Table:
    file.seek(0)
    beginning = file.read(512)
    file.seek(0)
    if not beginning:
        raise BadInput(f"{name}, row 1: the file is empty")
    if beginning.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise BadInput(
            f"{name}: it is a web page or XML, whatever its name says; open it in a spreadsheet"
            " program and save it as .xlsx or CSV"
        )
    if beginning.startswith(_PARQUET):
        return read_parquet(Path(source))
    if beginning.startswith(_CONTAINERS):
        return read_workbook(file, name, sheet=how.sheet)
    if suffix in _WORKBOOKS:
        raise BadInput(f"{name}: it is not a workbook, though its name says so")
    if suffix in _JSON_LINES or (suffix != ".csv" and beginning.lstrip().startswith(b"{")):
        return read_json_lines(file, name)
    delimiter = how.delimiter or ("\t" if suffix == _TABS else None)
    return read_delimited(file, name, encoding=how.encoding, delimiter=delimiter)
