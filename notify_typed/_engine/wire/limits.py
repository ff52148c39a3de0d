"""The times that the steps of one exchange may take."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notify_typed._engine.timeouts import Timeouts

__all__ = ["Limits"]

_SHORTEST = 0.001


class Limits:
    """The time-outs of an attempt, none of which goes on beyond the attempt's own end.

    Args:
        timeouts: The time-outs.
        seconds: The time for all of the attempt; None for no limit.
    """

    __slots__ = ("_end", "_timeouts")

    def __init__(self, timeouts: Timeouts, seconds: float | None) -> None:
        self._timeouts = timeouts
        self._end = None if seconds is None else time.monotonic() + seconds

    @property
    def is_over(self) -> bool:
        """Whether the time for all of it is over."""
        return self._end is not None and time.monotonic() >= self._end

    def pool(self) -> float:
        """Give the time to wait for a free connection."""
        return self._cut(self._timeouts.pool)

    def connect(self) -> float:
        """Give the time for the next step of connecting."""
        return self._cut(self._timeouts.connect)

    def write(self) -> float:
        """Give the time to write the next piece."""
        return self._cut(self._timeouts.write)

    def read(self) -> float:
        """Give the time to wait for the next piece; 0 when the time for all of it is over."""
        if self._end is None:
            return self._timeouts.read
        return max(min(self._timeouts.read, self._end - time.monotonic()), 0.0)

    def _cut(self, seconds: float) -> float:
        if self._end is None:
            return seconds
        return max(min(seconds, self._end - time.monotonic()), _SHORTEST)
