"""The search language of messages and requests: words, and filters such as `to:` and `status:`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._timekeeper import MICROSECONDS, to_micros

if TYPE_CHECKING:
    from collections.abc import Iterable

FILTERS = (
    "to",
    "template",
    "reference",
    "status",
    "type",
    "key",
    "service",
    "job",
    "before",
    "after",
    "is",
)
"""The names of the filters."""
LONGEST = 1_000
_TERM = re.compile(
    r"""(?P<not>[-!])?(?:(?P<name>[a-z_]+):(?!//))?(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S*))""",
    re.IGNORECASE,
)
_AGE = re.compile(r"(\d{1,6})(s|m|h|d|w)")
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a search.

    Attributes:
        name: The filter, or an empty text for words that are looked for anywhere.
        value: What it must be.
        is_excluded: Whether what fits is left out.
    """

    name: str
    value: str = field(repr=False)
    is_excluded: bool = False

    def __str__(self) -> str:
        """Return the part as it is written."""
        quoted = f'"{self.value}"' if not self.value or re.search(r"\s", self.value) else self.value
        return f"{'-' if self.is_excluded else ''}{self.name}{':' if self.name else ''}{quoted}"


def read_terms(query: str) -> list[Term]:
    """Take a search apart.

    Raises:
        SandboxError: A filter does not exist, has no value, or the search is too long.
    """
    if len(query) > LONGEST:
        raise SandboxError(f"a search must not be longer than {LONGEST} characters")
    found: list[Term] = []
    for match in _TERM.finditer(query):
        name = (match["name"] or "").lower()
        value = match["plain"] if match["quoted"] is None else match["quoted"]
        if name and name not in FILTERS:
            known = ", ".join(f"{each}:" for each in FILTERS)
            raise SandboxError(
                f"there is no filter {name!r}: the filters are {known}; "
                "to look for a text with a colon, put quotation marks around it"
            )
        if name and not value:
            raise SandboxError(f"{name}: needs a value, as in {name}:{_EXAMPLES[name]}")
        if not name and not value:
            if match["not"]:
                found.append(Term("", match["not"]))
            continue
        found.append(Term(name, value, match["not"] is not None))
    return found


_EXAMPLES = {
    "to": "07700900123",
    "template": "reminder",
    "reference": "case-1",
    "status": "delivered",
    "type": "sms",
    "key": "test",
    "service": "sandbox",
    "job": "recipients.csv",
    "before": "2026-12-01",
    "after": "10m",
    "is": "refused",
}


def read_moment(value: str, name: str, now: int) -> int:
    """Return the moment that `before:` or `after:` means, in microseconds since 1970.

    Args:
        value: A date, a date and time in UTC unless it says otherwise, or an age such as `10m`.
        name: The filter.
        now: The sandbox's time.

    Raises:
        SandboxError: It is something else.
    """
    age = _AGE.fullmatch(value.lower())
    if age is not None:
        return now - int(age[1]) * _UNITS[age[2]] * MICROSECONDS
    try:
        moment = datetime.fromisoformat(value)
        return to_micros(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        raise SandboxError(
            f"{name}: must be a time such as 2026-12-01, 2026-12-01T09:30 (UTC), or how long "
            f"ago, such as 10m, 2h or 3d, not {value!r}"
        ) from None


def ids_of(wanted: str, known: Iterable[tuple[str, str]]) -> list[str]:
    """Return the ids of what has an id or a name: the whole name, or else a part of it.

    Args:
        wanted: What is looked for, in any case.
        known: Ids and names.
    """
    low = wanted.lower()
    pairs = [(one_id, name.lower()) for one_id, name in known]
    whole = [one_id for one_id, name in pairs if low in (one_id, name)]
    return whole or [one_id for one_id, name in pairs if low in name]
