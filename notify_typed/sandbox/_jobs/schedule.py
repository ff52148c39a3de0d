"""When jobs begin: at once, or at the quarter of an hour after the time they are scheduled for."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from notify_typed.sandbox._timekeeper import MICROSECONDS, to_micros

if TYPE_CHECKING:
    from notify_typed.sandbox._timekeeper import Timekeeper

NOT_A_TIME = "Not a valid datetime."
IN_THE_PAST = "Date cannot be in the past"
TOO_FAR_AHEAD = "Date cannot be more than 7 days in the future"
_FURTHEST = timedelta(days=7)
_QUARTER = 15 * 60 * MICROSECONDS
_NAIVE = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?", re.ASCII)
_ZONE = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})$", re.ASCII)


class ScheduleRefused(ValueError):
    """A time that no job can be scheduled for.

    Attributes:
        message: Why.
        is_accident: Whether the real server fails with a 500 on it.
    """

    def __init__(self, message: str, *, is_accident: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.is_accident = is_accident


def read_schedule(value: object, clock: Timekeeper) -> int:
    """Read a `scheduled_for`: a time in UTC, written without a zone, within the next week.

    Returns:
        The time, in microseconds since 1970.

    Raises:
        ScheduleRefused: It is not such a time.
    """
    if value is None:
        raise ScheduleRefused("Field may not be null.", is_accident=True)
    if not isinstance(value, str):
        raise ScheduleRefused(NOT_A_TIME)
    without_zone = _ZONE.sub("", value)
    if not _NAIVE.fullmatch(without_zone):
        raise ScheduleRefused(NOT_A_TIME)
    try:
        moment = datetime.fromisoformat(without_zone).replace(tzinfo=UTC)
    except ValueError:
        raise ScheduleRefused(NOT_A_TIME) from None
    if without_zone != value:
        raise ScheduleRefused(
            "Not a valid datetime: leave the time zone out, and give the time in UTC.",
            is_accident=True,
        )
    now = clock.now()
    if moment < now:
        raise ScheduleRefused(IN_THE_PAST)
    if moment > now + _FURTHEST:
        raise ScheduleRefused(TOO_FAR_AHEAD)
    return to_micros(moment)


def picked_up_at(scheduled_for: int) -> int:
    """Return when a scheduled job begins: jobs are looked for at :00, :15, :30 and :45."""
    return -(-scheduled_for // _QUARTER) * _QUARTER
