"""The sandbox's own time: it runs like the machine's until a test freezes it or moves it on."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


MICROSECONDS = 1_000_000
TIMESTAMP = "%Y-%m-%dT%H:%M:%S.%fZ"
"""How Notify writes times."""
# New records are stamped ahead of a time that stands still, each by a microsecond. Stamps that are
# further ahead are of a time that a test had frozen in the future, and has let go.
_PUT_BACK = 10 * MICROSECONDS
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_micros(moment: datetime) -> int:
    """Return a moment as whole microseconds since 1970, the form in which times are stored."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) // timedelta(microseconds=1)


def from_micros(micros: int) -> datetime:
    """Return stored microseconds back as a moment in UTC."""
    return _EPOCH + timedelta(microseconds=micros)


def timestamp(micros: int) -> str:
    """Write a stored time as Notify does: six fractional digits and a `Z`."""
    second, fraction = divmod(micros, MICROSECONDS)
    return f"{_written(second)}.{fraction:06}Z"


# A page of messages has many times, and few seconds.
@lru_cache(maxsize=1024)
def _written(second: int) -> str:
    # Other than `strftime`, this pads the years before 1000.
    return (_EPOCH + timedelta(seconds=second)).replace(tzinfo=None).isoformat()


class Timekeeper:
    """The time in a sandbox, which a `Clock` shows and moves, and the sandbox stamps records with.

    Args:
        start: The time it begins at; the machine's own when left out.
        frozen: Whether it stands still from the beginning.
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
        """Return the time now, in microseconds since 1970.

        It is never before the newest stamp, unless the time was put back.
        """
        frozen_at = self._frozen_at
        now = frozen_at if frozen_at is not None else time.time_ns() // 1000 + self._offset
        ahead = self._last_stamp - now
        return self._last_stamp if 0 < ahead < _PUT_BACK else now

    def now(self) -> datetime:
        """Return the time now, in UTC."""
        return from_micros(self.micros())

    def stamp(self) -> int:
        """Return a time for a new record: now, but later than the one before, even when frozen."""
        return self.stamps(1)

    def stamps(self, count: int) -> int:
        """Return the first of as many microseconds in a row, for several new records."""
        with self._lock:
            first = self.micros()
            if first == self._last_stamp:
                first += 1
            self._last_stamp = first + count - 1
            return first

    @property
    def is_frozen(self) -> bool:
        """Whether the time stands still."""
        return self._frozen_at is not None

    def freeze(self, at: datetime | None = None) -> None:
        """Stop the time, at the moment given or where it is.

        Raises:
            ValueError: The moment is before the newest record.
        """
        with self._lock:
            moment = self.micros() if at is None else to_micros(at)
            if self._last_stamp - moment >= _PUT_BACK:
                raise ValueError(
                    "a sandbox's clock only moves forward: for a time in the past, give"
                    " clock=Clock(start, frozen=True) when the sandbox is made"
                )
            self._frozen_at = moment
        self._tell()

    def resume(self) -> None:
        """Let the time run on from where it is."""
        with self._lock:
            if self._frozen_at is not None:
                self._offset = self._frozen_at - time.time_ns() // 1000
                self._frozen_at = None
        self._tell()

    def restart(self) -> None:
        """Begin again at the first time, and run or stand still as then."""
        with self._lock:
            self._begin()
        self._tell()

    def advance(self, step: timedelta) -> None:
        """Move the time on.

        Raises:
            ValueError: The step is negative; records of the future would be left behind.
        """
        if step < timedelta(0):
            raise ValueError("a sandbox's clock only moves forward")
        micros = step // timedelta(microseconds=1)
        with self._lock:
            if self._frozen_at is not None:
                self._frozen_at = self.micros() + micros
            else:
                self._offset += micros
        self._tell()

    def catch_up(self, micros: int) -> None:
        """Move the time on to a moment, unless it is later already."""
        step = micros - self.micros()
        if step > 0:
            self.advance(timedelta(microseconds=step))
        with self._lock:
            self._last_stamp = max(self._last_stamp, micros)

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call a function whenever the time is frozen, resumed or moved."""
        self._listeners.append(listener)

    def _begin(self) -> None:
        machine = time.time_ns() // 1000
        self._offset = 0 if self._start is None else to_micros(self._start) - machine
        self._frozen_at = machine + self._offset if self._begins_frozen else None
        self._last_stamp = 0

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
