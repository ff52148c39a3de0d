"""Counts a service's messages by kind and outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from notify_typed.sandbox._store.messages import status_at
from notify_typed.sandbox._store.tables import NEVER, notifications
from notify_typed.sandbox._timekeeper import from_micros, to_micros
from notify_typed.sandbox._world.model import NOTIFICATION_TYPES

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

LONDON = ZoneInfo("Europe/London")
NOTHING: JsonObject = dict.fromkeys(("requested", "delivered", "failed"), 0)
"""The counts of a type of messages of which nothing was sent."""

_DELIVERED = ("delivered", "sent")
_FAILED = (
    "failed",
    "technical-failure",
    "temporary-failure",
    "permanent-failure",
    "validation-failed",
    "virus-scan-failed",
)


def today(state: State) -> date:
    """Return the day that it is in London."""
    return from_micros(state.clock.micros()).astimezone(LONDON).date()


def since_days_ago(state: State, days: int) -> int:
    """Return the midnight in London that began a day some days ago, in microseconds since 1970."""
    try:
        day = today(state) - timedelta(days=days)
    except OverflowError:
        return 0
    return day_start(day)


def day_start(day: date, *, after: bool = False) -> int:
    """Return the midnight in London that begins a day, or ends it, in microseconds since 1970."""
    try:
        wanted = day + timedelta(days=1) if after else day
        return to_micros(datetime.combine(wanted, time(), LONDON))
    except OverflowError:
        return NEVER if after else 0


def count(
    state: State,
    since: int,
    *,
    service_id: str | None = None,
    until: int | None = None,
    with_test_keys: bool = False,
) -> dict[str, JsonObject]:
    """Return the messages of one service or of all, counted.

    Args:
        state: The sandbox.
        since: From when on, in microseconds since 1970.
        service_id: The service; all when left out.
        until: Up to when.
        with_test_keys: Whether those of test keys count.

    Returns:
        The counts of each service that sent anything, by its id.
    """
    table = notifications.c
    status = status_at(state.clock.micros()).label("status")
    conditions: list[ColumnElement[bool]] = [table.created_at >= since]
    if service_id is not None:
        conditions.append(table.service_id == service_id)
    if until is not None:
        conditions.append(table.created_at < until)
    if not with_test_keys:
        conditions.append(table.key_type != "test")
    found = select(table.service_id, table.type, status).where(*conditions).subquery()
    rows = state.storage.current.execute(
        select(found.c.service_id, found.c.type, found.c.status, func.count()).group_by(
            found.c.service_id, found.c.type, found.c.status
        )
    )
    counts: dict[str, JsonObject] = {}
    for sender, kind, what, number in rows:
        tally = Tally(str(kind), str(what), int(number))
        counts[str(sender)] = _with(counts.get(str(sender)) or no_messages(), tally)
    return counts


def no_messages() -> JsonObject:
    """Return the counts of a service that has sent nothing."""
    return {kind: {**NOTHING} for kind in NOTIFICATION_TYPES}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many messages of a kind have a status."""

    kind: str
    status: str
    number: int


def _with(counts: JsonObject, tally: Tally) -> JsonObject:
    of_kind = counts[tally.kind]
    before: JsonObject = of_kind if isinstance(of_kind, dict) else {}
    counted = {
        "requested": tally.status != "cancelled",
        "delivered": tally.status in _DELIVERED,
        "failed": tally.status in _FAILED,
    }
    after: JsonObject = {
        name: _whole(before[name]) + (tally.number if is_one else 0)
        for name, is_one in counted.items()
    }
    return {**counts, tally.kind: after}


def _whole(value: JsonValue) -> int:
    return value if isinstance(value, int) else 0
