"""The sandbox's own time: it runs like the machine's until a test freezes it or moves it on."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MICROSECONDS = 1_000_000
NO_TIME = timedelta(0)
TIMESTAMP = "%Y-%m-%dT%H:%M:%S.%fZ"
"""How Notify writes times."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_micros(moment: datetime) -> int:
    """Give a moment as whole microseconds since 1970, the form in which times are stored."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) // timedelta(microseconds=1)


def from_micros(micros: int) -> datetime:
    """Give stored microseconds back as a moment in UTC."""
    return _EPOCH + timedelta(microseconds=micros)


def timestamp(micros: int) -> str:
    """Write a stored time as Notify does: six fractional digits and a `Z`."""
    # Other than `strftime`, this pads the years before 1000.
    return f"{from_micros(micros).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


class Clock:
    """A clock that can be frozen and moved.

    Args:
        start: the time it shows first; the machine's own when left out.
        frozen: whether it stands still from the beginning.
    """

    _offset: int
    _frozen_at: int | None
    _last_stamp: int

    def __init__(self, start: datetime | None = None, *, frozen: bool = False) -> None:
        self._lock = threading.Lock()
        self._start = start
        self._begins_frozen = frozen
        self._listeners: list[Callable[[], None]] = []
        self._begin()

    def micros(self) -> int:
        """The time now, in microseconds since 1970; never before the newest stamp."""
        frozen_at = self._frozen_at
        now = frozen_at if frozen_at is not None else time.time_ns() // 1000 + self._offset
        return max(now, self._last_stamp)

    def now(self) -> datetime:
        """The time now, in UTC."""
        return from_micros(self.micros())

    def stamp(self) -> int:
        """A time for a new record: now, but always later than the one before, even when frozen."""
        return self.stamps(1)

    def stamps(self, count: int) -> int:
        """Times for several new records: the first of as many microseconds in a row."""
        with self._lock:
            first = max(self.micros(), self._last_stamp + 1)
            self._last_stamp = first + count - 1
            return first

    @property
    def is_frozen(self) -> bool:
        """Whether the clock stands still."""
        return self._frozen_at is not None

    def freeze(self, at: datetime | None = None) -> None:
        """Stop the clock, at the time given or where it is."""
        with self._lock:
            self._frozen_at = self.micros() if at is None else to_micros(at)
        self._tell()

    def resume(self) -> None:
        """Let the clock run on from the time it shows."""
        with self._lock:
            if self._frozen_at is not None:
                self._offset = self._frozen_at - time.time_ns() // 1000
                self._frozen_at = None
        self._tell()

    def restart(self) -> None:
        """Show the time it showed first again, and run or stand still as it did then."""
        with self._lock:
            self._begin()
        self._tell()

    def advance(
        self,
        by: timedelta = NO_TIME,
        *,
        days: float = 0,
        hours: float = 0,
        minutes: float = 0,
        seconds: float = 0,
    ) -> None:
        """Move the clock on, by all that is given together.

        Args:
            by: the step.
            days: more of it, in days.
            hours: more of it, in hours.
            minutes: more of it, in minutes.
            seconds: more of it, in seconds.

        Raises:
            ValueError: the step is negative; records of the future would be left behind.
            TypeError: `by` is no timedelta.
        """
        delta = _step(by) + timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        if delta < timedelta(0):
            raise ValueError("a sandbox's clock only moves forward")
        step = delta // timedelta(microseconds=1)
        with self._lock:
            if self._frozen_at is not None:
                self._frozen_at = self.micros() + step
            else:
                self._offset += step
        self._tell()

    def catch_up(self, micros: int) -> None:
        """Move the clock on to a time, unless it is later already."""
        step = micros - self.micros()
        if step > 0:
            self.advance(timedelta(microseconds=step))
        with self._lock:
            self._last_stamp = max(self._last_stamp, micros)

    def on_change(self, listener: Callable[[], None]) -> None:
        """Have a function called whenever the clock is frozen, resumed or moved."""
        self._listeners.append(listener)

    def _begin(self) -> None:
        machine = time.time_ns() // 1000
        self._offset = 0 if self._start is None else to_micros(self._start) - machine
        self._frozen_at = machine + self._offset if self._begins_frozen else None
        self._last_stamp = 0

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()


def _step(by: object) -> timedelta:
    if not isinstance(by, timedelta):
        raise TypeError("a clock advances by a timedelta, or by days=, hours=, minutes=, seconds=")
    return by
