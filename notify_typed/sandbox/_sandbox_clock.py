"""The time of a running sandbox, as tests move it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._clock import NO_TIME

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

    from notify_typed.sandbox._clock import Clock


class SandboxClock:
    """The time of a running sandbox.

    Moving it on lets everything happen that falls due meanwhile: statuses change, limits recover,
    callbacks are sent and tried again.
    """

    def __init__(self, clock: Clock, settle: Callable[[], None]) -> None:
        self._clock = clock
        self._settle = settle

    def now(self) -> datetime:
        """The sandbox's time, in UTC."""
        return self._clock.now()

    def freeze(self, at: datetime | None = None) -> None:
        """Stop the clock, at the time given or where it is."""
        self._clock.freeze(at)

    def resume(self) -> None:
        """Let the clock run on."""
        self._clock.resume()

    def advance(
        self,
        by: timedelta = NO_TIME,
        *,
        days: float = 0,
        hours: float = 0,
        minutes: float = 0,
        seconds: float = 0,
    ) -> None:
        """Move the clock on; returns when the callbacks due by then have been answered.

        Args:
            by: the step; what follows is added to it.
            days: in days.
            hours: in hours.
            minutes: in minutes.
            seconds: in seconds.

        Raises:
            ValueError: the step is negative.
            TypeError: `by` is no timedelta.
        """
        self._clock.advance(by, days=days, hours=hours, minutes=minutes, seconds=seconds)
        self._settle()
