"""Entries as text: JSON, and for how long it is kept."""

from __future__ import annotations

import json
import math

__all__ = ["DEFAULT_TTL", "checked_ttl", "from_json", "to_json"]

DEFAULT_TTL = 2_419_200.0
"""28 days in seconds, as Notify's website keeps its entries."""


def checked_ttl(ttl: float) -> float:
    """Take a time to live in seconds.

    Raises:
        ValueError: It is not more than 0.
    """
    if not 0 < ttl < math.inf:
        raise ValueError("ttl must be a number of seconds, more than 0.")
    return ttl


def from_json(text: str) -> object:
    """Decode an entry.

    Raises:
        ValueError: It is not JSON.
    """
    data: object = json.loads(text)
    return data


def to_json(data: object) -> str:
    """Encode an entry.

    Raises:
        TypeError: It is not JSON data.
    """
    try:
        return json.dumps(data, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError) as error:
        raise TypeError(
            "Only JSON data can be kept; give an encode and a decode for anything else."
        ) from error
