"""Writes exported messages as Parquet, a batch at a time."""

from __future__ import annotations

import json
from datetime import datetime
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from notify_typed._cli.exporting import COLUMNS, columns_of

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["write_parquet"]

# Their types are not there for a checker to see.
pa: Any = import_module("pyarrow")
parquet: Any = import_module("pyarrow.parquet")

_BATCH: Final = 10_000
_TIMES: Final = ("created_at", "sent_at", "completed_at")


def write_parquet(source: Path, target: Path) -> None:
    """Make a Parquet file of NDJSON.

    Args:
        source: Messages, one a line.
        target: The file.
    """
    schema = pa.schema([(name, _kind(name)) for name in COLUMNS])
    with source.open(encoding="utf-8") as lines, parquet.ParquetWriter(target, schema) as writer:
        while batch := [columns_of(json.loads(line)) for line in islice(lines, _BATCH)]:
            arrays = [
                _array(name, values)
                for name, values in zip(COLUMNS, zip(*batch, strict=True), strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _kind(name: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    if name in _TIMES:
        return pa.timestamp("us", tz="UTC")
    if name == "cost_in_pounds":
        return pa.float64()
    return pa.int64() if name == "template_version" else pa.string()


def _array(name: str, values: tuple[Any, ...]) -> Any:  # noqa: ANN401 - pyarrow has no types
    if name in _TIMES:
        values = tuple(value and datetime.fromisoformat(value) for value in values)
    return pa.array(values, type=_kind(name))
