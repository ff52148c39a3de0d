"""Reads the time of a `Date` header."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["date_of"]


def date_of(header: str | None) -> datetime | None:
    """Give the time that a header says, in UTC; None when it says none."""
    from datetime import UTC  # noqa: PLC0415 - both are slow to import, and few answers are asked
    from email.utils import parsedate_to_datetime  # noqa: PLC0415

    try:
        return parsedate_to_datetime(header or "").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
