"""Inputs whose rows have names for their cells: mappings, lines of JSON, databases, parquet."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import chain
from typing import IO, TYPE_CHECKING, Any, Final

from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from notify_typed._engine.inputs import is_mapping
from notify_typed._install import install_line
from notify_typed.bulk._errors import BadInput
from notify_typed.bulk._input.table import InputRow, Table, headings_of
from notify_typed.bulk._input.values import cell_of
from notify_typed.bulk._url import read_url

if TYPE_CHECKING:
    from pathlib import Path

    from notify_typed._rules.columns import Cell

__all__ = ["read_json_lines", "read_mappings", "read_parquet", "read_query"]

_LONGEST_LINE: Final = 1 << 20
_BATCH: Final = 1000


def read_mappings(records: Iterable[object], source: str) -> Table:
    """Open an iterable of mappings; the first one names the columns.

    Raises:
        BadInput: There is no mapping.
    """
    each = iter(records)
    first = next(each, None)
    if not is_mapping(first):
        what = (
            "there are no rows" if first is None else "a row must be a mapping of names to values"
        )
        raise BadInput(f"{source}, row 1: {what}")
    headings = headings_of(source, [str(name) for name in first])
    return Table(source, headings, _rows(chain((first,), each), headings, source))


def _placed(rows: Iterable[Iterable[object]], headings: list[str]) -> Iterator[InputRow]:
    """Give rows whose cells stand in the order of the headings, as a heading may come twice."""
    for number, row in enumerate(rows, 1):
        yield InputRow(number, *_cells(headings, row))


def _cells(headings: list[str], values: Iterable[object]) -> tuple[list[Cell], str | None]:
    """Write the values of a row as text, and say which of them cannot be."""
    problem = None
    cells: list[Cell] = []
    for heading, value in zip(headings, values, strict=True):
        try:
            cells.append(cell_of(value))
        except ValueError as reason:
            cells.append("")
            problem = f"{heading}: {reason}"
    return cells, problem


def _rows(records: Iterable[object], headings: list[str], source: str) -> Iterator[InputRow]:
    known = set(headings)
    for number, record in enumerate(records, 1):
        if not is_mapping(record):
            raise BadInput(f"{source}, row {number}: a row must be a mapping of names to values")
        cells, problem = _cells(headings, map(record.get, headings))
        others = [str(name) for name in record if name not in known]
        if others:
            problem = f"it has a column {others[0]!r}, which the first row does not have"
        if isinstance(record, _Ambiguous):
            problem = f"it has {record.name!r} twice"
        yield InputRow(number, cells, problem)


def read_json_lines(file: IO[bytes], source: str) -> Table:
    """Open a file with an object of JSON in each line.

    Raises:
        BadInput: It does not begin with one.
    """
    return read_mappings(_objects(file, source), source)


class _Ambiguous(dict[str, Any]):
    """An object that has a name twice: readers of JSON differ in which value they take."""

    name = ""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    names = [name for name, _ in pairs]
    ambiguous = _Ambiguous(found)
    ambiguous.name = next(name for name in names if names.count(name) > 1)
    return ambiguous


def _objects(file: IO[bytes], source: str) -> Iterator[object]:
    number = 0
    while line := file.readline(_LONGEST_LINE):
        number += 1
        if len(line) >= _LONGEST_LINE:
            raise BadInput(f"{source}, line {number}: the line is too long")
        if not line.strip():
            raise BadInput(f"{source}, line {number}: the line is empty; delete it")
        try:
            text_ = line.decode("utf-8-sig" if number == 1 else "utf-8")
            record = json.loads(text_, object_pairs_hook=_object)
        except (ValueError, RecursionError):
            raise BadInput(f"{source}, line {number}: each line must be a JSON object") from None
        if not isinstance(record, dict):
            raise BadInput(f"{source}, line {number}: each line must be a JSON object")
        yield record


@contextmanager
def read_query(url: str, query: str) -> Generator[Table]:
    """Open what a database answers to a query; it is read once, into the ledger.

    Raises:
        BadInput: The database cannot be reached, or refuses the query.
    """
    try:
        parsed = read_url(url)
        source = parsed.set(username=None, password=None, query={}).render_as_string()
        engine = create_engine(parsed)
    except (SQLAlchemyError, ImportError, ValueError) as problem:
        raise BadInput(f"the database cannot be used: {_reason(problem)}") from None
    try:
        with engine.connect() as connection:
            streaming = connection.execution_options(stream_results=True, yield_per=_BATCH)
            found = streaming.execute(text(query))
            headings = headings_of(source, list(found.keys()))
            yield Table(source, headings, _placed(found, headings))
    except SQLAlchemyError as problem:
        raise BadInput(f"{source}: {_reason(problem)}") from None
    finally:
        engine.dispose()


def _reason(problem: Exception) -> str:
    return str(getattr(problem, "orig", None) or problem).strip().split("\n", 1)[0]


def read_parquet(path: Path) -> Table:
    """Open a parquet file.

    Raises:
        BadInput: It cannot be read, or pyarrow is not installed.
    """
    try:
        # Its types are not there for a checker to see, and few need it.
        pyarrow: Any = import_module("pyarrow")
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError:
        raise BadInput(
            f"{path.name}: Parquet needs pyarrow: {install_line('bulk,parquet')}"
        ) from None
    try:
        file = parquet.ParquetFile(path)
        headings = headings_of(path.name, list(file.schema_arrow.names))
    except (pyarrow.ArrowException, OSError) as problem:
        raise BadInput(f"{path.name}: it is not a parquet file: {_reason(problem)}") from None
    rows = (
        row
        for batch in file.iter_batches(batch_size=_BATCH)
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    )
    return Table(path.name, headings, _placed(rows, headings))
