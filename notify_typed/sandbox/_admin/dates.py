"""How the admin API writes times, and which moments entries of the world carry."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from notify_typed.sandbox._timekeeper import from_micros, timestamp, to_micros
from notify_typed.sandbox._world.reader import EntryReader, moment

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.state import State

_UK = ZoneInfo("Europe/London")
_SPACED = "%Y-%m-%d %H:%M:%S.%f"


def standard(micros: int) -> str:
    """Write `2026-01-31T09:30:00.000000Z`: nearly everywhere, and in the world's entries."""
    return timestamp(micros)


def spaced(micros: int) -> str:
    """Write `2026-01-31 09:30:00.000000`, in UTC."""
    return from_micros(micros).replace(tzinfo=None).isoformat(" ", "microseconds")


def read_spaced(text: str) -> int | None:
    """Return the moment written with a space, or None when it is not."""
    try:
        found = datetime.strptime(text, _SPACED).replace(tzinfo=UTC)
    except ValueError:
        return None
    return to_micros(found)


def read_loosely(text: str) -> str:
    """Return a time in ISO 8601, in UTC where it does not say, in the standard form.

    Raises:
        ValueError: It is not a time, or is out of range.
    """
    try:
        return standard(to_micros(datetime.fromisoformat(text)))
    except OverflowError as problem:
        raise ValueError("the time is out of range") from problem


def seconds(micros: int) -> str:
    """Write `2026-01-31 09:30:00`, in UTC."""
    return from_micros(micros).replace(tzinfo=None).isoformat(" ", "seconds")


def uk_seconds(micros: int) -> str:
    """Write `2026-01-31 09:30:00`, as clocks in London show it."""
    return from_micros(micros).astimezone(_UK).replace(tzinfo=None).isoformat(" ", "seconds")


def with_offset(micros: int) -> str:
    """Write `2026-01-31T09:30:00+00:00`, with a fraction where there is one."""
    return from_micros(micros).isoformat()


def without_zone(micros: int) -> str:
    """Write `2026-01-31T09:30:00.123456`, with a fraction where there is one."""
    return from_micros(micros).replace(tzinfo=None).isoformat()


def http_date(micros: int) -> str:
    """Write `Sat, 31 Jan 2026 09:30:00 GMT`."""
    return format_datetime(from_micros(micros), usegmt=True)


def moment_of(state: State, entry: JsonObject, name: str) -> int | None:
    """Return a moment in an entry of the world, or None.

    It may be written as a timestamp or as an age: `created_at` or `created_at_age_seconds`.
    """
    return moment(EntryReader(entry, "world"), name, state.loaded_at)


def shown(state: State, entry: JsonObject, name: str) -> str | None:
    """Return a moment in an entry of the world in the standard form, or None."""
    micros = moment_of(state, entry, name)
    return None if micros is None else standard(micros)


def created(state: State, entry: JsonObject) -> str:
    """Return when an entry of the world was made, or when the world was loaded."""
    return shown(state, entry, "created_at") or standard(state.loaded_at)
