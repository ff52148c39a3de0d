"""Values that no sensible program hands over, and that every program hands over one day."""

from __future__ import annotations

import enum
import io
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import UUID

from client_world import PDF, TEMPLATE
from hypothesis import strategies as st


def _closed() -> io.BytesIO:
    stream = io.BytesIO(PDF)
    stream.close()
    return stream


class _Colour(enum.Enum):
    RED = object()


class Word(str, enum.Enum):  # noqa: UP042 - many still write them so
    SENT = "sent"


class _Broken:
    def __repr__(self) -> str:
        raise RuntimeError("no repr")


LOOP: list[Any] = []
LOOP.append(LOOP)
HOSTILE: list[Any] = [
    None,
    "",
    " ",
    "\x00",
    "\ud800",
    "../templates",
    "..%2f..%2ftemplates",
    TEMPLATE + "/../../notifications",
    TEMPLATE + "\n",
    "x" * 100_000,
    b"",
    b"\xff\xfe",
    bytearray(b"x"),
    memoryview(b"x"),
    0,
    -1,
    7,
    10**5000,
    -(10**5000),
    1e308,
    float("nan"),
    float("inf"),
    Decimal("NaN"),
    Decimal("1E+999999"),
    3 + 4j,
    True,
    False,
    [],
    [None],
    ["sent", 7],
    LOOP,
    (),
    {},
    {"a": object()},
    {"a": float("nan")},
    {"a": 10**5000},
    {"a": LOOP},
    {"a": b"bytes"},
    {"a": "\ud800"},
    {"\ud800": "a"},
    {None: 1},
    {7: 1},
    {"a": datetime(2026, 1, 1, tzinfo=UTC)},
    {"a": _Colour.RED},
    {"a": {"b": {"c": {1: 2}}}},
    {"a": {"file": LOOP}},
    {"address_line_1": None},
    set(),
    frozenset({"a"}),
    iter([1]),
    object(),
    object,
    len,
    ValueError("x"),
    datetime(2026, 1, 1, tzinfo=UTC),
    date(2026, 1, 1),
    timedelta(1),
    UUID(TEMPLATE),
    _Colour.RED,
    Word.SENT,
    _Broken(),
    Path("/"),
    Path("/no/such/file"),
    Path("\x00"),
    _closed(),
    io.StringIO("text"),
    MappingProxyType({"a": 1}),
]
# By index: some of them cannot even be printed.
hostile = st.integers(0, len(HOSTILE) - 1).map(lambda index: HOSTILE[index])
values = st.recursive(
    hostile | st.text(st.characters()) | st.integers() | st.floats() | st.binary(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(), max_size=5), inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", 7, None, "file"]), inner, max_size=2)
    ),
    max_leaves=5,
)
