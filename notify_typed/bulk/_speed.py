"""How fast rows are done, and how many a process therefore holds beyond those on their way."""

from __future__ import annotations

from typing import Final

__all__ = ["Speed"]

_MEASURED: Final = 0.02
_AHEAD: Final = 0.5
_MOST_AHEAD: Final = 8


class Speed:
    """The speed of sending; kept from one part of the work to the next, which begins with it."""

    def __init__(self) -> None:
        self._rate = 0.0
        self._at: float | None = None
        self._done = 0

    def begin(self) -> None:
        """Begin to measure anew, at the next time that the speed is asked for."""
        self._at = None

    def ahead(self, in_flight: int, now: float, done: int) -> int:
        """Say how many rows to hold beyond those on their way: what leaves during a turn or two.

        Args:
            in_flight: How many are on their way at once.
            now: The time, by the monotonic clock.
            done: How many rows are done.
        """
        if self._at is None:
            self._at, self._done = now, done
        seconds = now - self._at
        if seconds >= _MEASURED:
            latest = (done - self._done) / seconds
            self._rate = (self._rate + latest) / 2 if self._rate else latest
            self._at, self._done = now, done
        return min(max(in_flight, int(self._rate * _AHEAD)), _MOST_AHEAD * in_flight)
