"""How fast a run goes: the server's own rule, mirrored, and the hours of sending; no I/O."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from math import ceil
from typing import TYPE_CHECKING, Final, Self
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["USUAL_RATE", "Bucket", "Meter", "Window", "limit_in", "tokens_for"]

USUAL_RATE: Final = 3000
"""Messages a minute that Notify usually lets a service send with one type of key."""

_MINUTE: Final = 60.0
_LARGEST: Final = 1000
_DAY: Final = 24 * 60
_LARGEST_CHANGE: Final = 120  # minutes by which clocks are put forward or back, at most
_LIMIT: Final = re.compile(r"of (\d{1,9}) requests per 60 seconds")
_HOURS: Final = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)(?:\s+(\S+))?")


@frozen
class Bucket:
    """Tokens for messages: as many as are in it may leave at once, and it fills by the minute.

    Attributes:
        rate: Tokens a minute that it gains.
        capacity: How many it holds.
        tokens: How many there are.
        at: When that was so, in seconds.
    """

    rate: int
    capacity: int
    tokens: float
    at: float

    @classmethod
    def of_server(cls, rate: int, now: float) -> Self:
        """Make a full bucket of the size that Notify's own has, whose last token stays in it."""
        capacity = min(ceil(rate / 3) + 1, _LARGEST) - 1
        return cls(rate, capacity, float(capacity), now)

    @classmethod
    def even(cls, rate: int, now: float) -> Self:
        """Make a bucket that lets messages leave evenly: no more in any minute than it gains."""
        return cls(rate, 1, 1.0, now)

    def filled(self, now: float) -> Self:
        """Give the bucket as it is by now; a clock that was set back fills nothing."""
        gained = max(0.0, now - self.at) * self.rate / _MINUTE
        return evolve(self, tokens=min(self.capacity, self.tokens + gained), at=now)

    def take(self, wanted: int, now: float) -> tuple[Self, int]:
        """Take as many tokens as there are, and no more than are wanted."""
        filled = self.filled(now)
        taken = max(0, min(wanted, int(filled.tokens)))
        return evolve(filled, tokens=filled.tokens - taken), taken

    def with_more(self, tokens: int) -> Self:
        """Give the bucket with tokens put back that were taken from it."""
        return evolve(self, tokens=min(self.capacity, self.tokens + tokens))

    def emptied(self, now: float) -> Self:
        """Give the bucket after the server said that its own is empty: others take from it too."""
        return evolve(self, tokens=min(self.tokens, 0.0), at=now)

    def wait(self, tokens: int = 1) -> float:
        """Say how many seconds it takes until there are so many tokens."""
        return max(0.0, (tokens - self.tokens) * _MINUTE / self.rate)


@frozen
class Meter:
    """A bucket that a run takes from.

    Attributes:
        name: Its name in the ledger.
        make: Makes it anew, full, at a time.
        each: How many tokens a message takes.
    """

    name: str
    make: Callable[[float], Bucket]
    each: int = 1


def tokens_for(kind: str) -> int:
    """Return how many of the server's tokens a message takes: a letter takes two."""
    return 2 if kind == "letter" else 1


def limit_in(message: str) -> int | None:
    """Return the messages a minute that a refusal by Notify names, if it does."""
    found = _LIMIT.search(message)
    return int(found[1]) or None if found else None


@frozen
class Window:
    """The hours of a day in which messages may leave.

    Attributes:
        start: When they begin.
        end: When they end; before the start, they go over midnight.
        zone: Whose hours these are.
    """

    start: time
    end: time
    zone: ZoneInfo

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read hours such as `08:00-20:00 Europe/London`; in London where no place is given.

        Raises:
            InvalidInput: They are not hours.

        Example:
            >>> print(Window.parse("08:00-20:00").zone)
            Europe/London
        """
        found = _HOURS.fullmatch(text.strip())
        if not found:
            raise InvalidInput(
                "a window must be hours such as 08:00-20:00 or 08:00-20:00 Europe/London, not"
                f" {text!r}"
            )
        try:
            start, end = (time(int(found[i]), int(found[i + 1])) for i in (1, 3))
        except ValueError:
            raise InvalidInput(f"a window must be within 00:00 and 23:59, not {text!r}") from None
        if start == end:
            raise InvalidInput(f"a window must not end when it begins, as {text!r} does")
        try:
            zone = ZoneInfo(found[5] or "Europe/London")
        except (KeyError, ValueError, OSError):
            raise InvalidInput(
                f"a time zone must be a name such as Europe/London, not {found[5]!r}"
            ) from None
        return cls(start, end, zone)

    def opens(self, now: datetime) -> datetime | None:
        """Say when messages may leave next; None where they may now.

        Args:
            now: The time, with its zone.

        Example:
            >>> Window.parse("08:00-20:00").opens(datetime(2026, 11, 30, 21, tzinfo=UTC))
            datetime.datetime(2026, 12, 1, 8, ...)
        """
        if self._is_open(now):
            return None
        clock = now.astimezone(self.zone).time()
        since = (_minutes(clock) - _minutes(self.start)) % _DAY
        sure = 0 if since <= _LARGEST_CHANGE else _DAY - since - _LARGEST_CHANGE
        at = now.astimezone(UTC).replace(second=0, microsecond=0)
        at += timedelta(minutes=max(1, sure))
        # Where clocks change in between, the start comes earlier, twice or not at all.
        while not self._is_open(at):
            at += timedelta(minutes=1)
        return at

    def _is_open(self, now: datetime) -> bool:
        clock = now.astimezone(self.zone).time()
        if self.start < self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
