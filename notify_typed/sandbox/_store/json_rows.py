"""Rows for PostgreSQL, written as one text in JSON.

The driver takes several times as long to write as many values one by one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_NUL = "\\u0000"


def written(row: Mapping[str, Any]) -> str:
    """Write a row; NUL, which PostgreSQL does not take, becomes a replacement character."""
    text = _write(row)
    if _NUL in text:
        # A text may also have these six characters, which does no harm.
        texts = {key: value for key, value in row.items() if isinstance(value, str)}
        cleaned = {key: value.replace("\0", _REPLACEMENT) for key, value in texts.items()}
        text = _write({**row, **cleaned})
    return text


def together(rows: Iterable[str]) -> str:
    """Put rows together that were written."""
    return f"[{','.join(rows)}]"


def _hexadecimal(value: bytes) -> str:
    return f"\\x{value.hex()}"


_write = json.JSONEncoder(
    separators=(",", ":"), ensure_ascii=False, check_circular=False, default=_hexadecimal
).encode
