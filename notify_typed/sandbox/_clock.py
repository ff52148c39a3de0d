"""The clocks by which tests freeze a sandbox's time and move it on."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from notify_typed.sandbox._timekeeper import Timekeeper

if TYPE_CHECKING:
    from collections.abc import Callable

NO_TIME = timedelta(0)


class Clock:
    """A clock that can be frozen and moved.

    Args:
        start: The time it shows first; the machine's own when left out.
        frozen: Whether it stands still from the beginning.
    """

    def __init__(self, start: datetime | None = None, *, frozen: bool = False) -> None:
        self._time = Timekeeper(start, frozen=frozen)

    @property
    def is_frozen(self) -> bool:
        """Whether the clock stands still."""
        return self._time.is_frozen

    def now(self) -> datetime:
        """Return the time that it shows, in UTC.

        Example:
            >>> clock.now()
            datetime.datetime(2026, 11, 30, 9, ...)
        """
        return self._time.now()

    def freeze(self, at: datetime | None = None) -> None:
        """Stop the clock, at the time given or where it is.

        Raises:
            ValueError: The time given is before what has happened in the sandbox.

        Example:
            >>> clock.freeze()
            >>> clock.is_frozen
            True
        """
        self._time.freeze(at)

    def resume(self) -> None:
        """Let the clock run on from the time it shows.

        Example:
            >>> clock.resume()
            >>> clock.is_frozen
            False
        """
        self._time.resume()

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
            by: The step.
            days: More of it, in days.
            hours: More of it, in hours.
            minutes: More of it, in minutes.
            seconds: More of it, in seconds.

        Raises:
            ValueError: The step is negative; records of the future would be left behind.
            TypeError: `by` is not a timedelta.

        Example:
            >>> clock.advance(days=1, hours=2)
            >>> clock.now()
            datetime.datetime(2026, 12, 1, 11, ...)
        """
        more = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        self._time.advance(_step(by) + more)


class SandboxClock:
    """The time of a running sandbox.

    Moving it on lets everything happen that falls due meanwhile: statuses change, limits recover,
    callbacks are sent and tried again.
    """

    def __init__(self, clock: Clock, settle: Callable[[], None]) -> None:
        self._clock = clock
        self._settle = settle

    def now(self) -> datetime:
        """Return the sandbox's time, in UTC.

        Example:
            >>> sandbox.clock.now().tzname()
            'UTC'
        """
        return self._clock.now()

    def freeze(self, at: datetime | None = None) -> None:
        """Stop the clock, at the time given or where it is.

        Raises:
            ValueError: The time given is before what has happened in the sandbox.

        Example:
            >>> sandbox.clock.freeze()
            >>> sandbox.clock.now() == sandbox.clock.now()
            True
        """
        self._clock.freeze(at)

    def resume(self) -> None:
        """Let the clock run on.

        Example:
            >>> sandbox.clock.resume()
        """
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

        A receiver that does not answer one within five seconds is told the rest while nobody waits
        for it, and after 30 seconds so are all.

        Args:
            by: The step; the other arguments are added to it.
            days: In days.
            hours: In hours.
            minutes: In minutes.
            seconds: In seconds.

        Raises:
            ValueError: The step is negative.
            TypeError: `by` is not a timedelta.

        Example:
            >>> before = sandbox.clock.now()
            >>> sandbox.clock.advance(days=1, hours=2)
            >>> sandbox.clock.now() - before >= timedelta(hours=26)
            True
        """
        self._clock.advance(by, days=days, hours=hours, minutes=minutes, seconds=seconds)
        self._settle()


def time_of(clock: Clock) -> Timekeeper:
    """Return the time that a clock shows, for the sandbox that is given the clock."""
    # Those who use a clock are not shown this part of it.
    return clock._time  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]


def _step(by: object) -> timedelta:
    if not isinstance(by, timedelta):
        raise TypeError("a clock advances by a timedelta, or by days=, hours=, minutes=, seconds=")
    return by
