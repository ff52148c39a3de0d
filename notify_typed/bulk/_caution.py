"""When to send more slowly, and when to stop: what failures say about the rows that follow."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from notify_typed.bulk._settings import SendOptions

__all__ = ["Caution"]

_PATIENCE: Final = 5
_FIRST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 60.0


class Caution:
    """Follows what comes of messages.

    A lost answer now and then changes nothing. When several in a row do not arrive, one message at
    a time is tried, after ever longer pauses.

    Args:
        options: How a run is sent.
    """

    def __init__(self, options: SendOptions) -> None:
        self._options = options
        self._failures = 0
        self._pauses = 0
        self._failing_since: float | None = None
        self._not_before = 0.0
        self._refused = 0

    @property
    def is_in_trouble(self) -> bool:
        """Whether the last messages did not arrive."""
        return self._pauses > 0

    @property
    def pause(self) -> float:
        """Seconds until the next try."""
        return max(0.0, self._not_before - time.monotonic()) if self._not_before else 0.0

    def arrived(self) -> None:
        """Take in that Notify has taken a message."""
        self._failures = self._pauses = self._refused = 0
        self._failing_since = None

    def failed(self, begun: float) -> bool:
        """Take in that nothing usable came back.

        Args:
            begun: When the message left, by the monotonic clock.

        Returns:
            Whether this has gone on for so long that sending should end.
        """
        now = time.monotonic()
        self._failures += 1
        # Those that left together with the last one do not count again.
        if self._failures >= _PATIENCE and begun >= self._not_before:
            self._not_before = now + min(
                _LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** min(self._pauses, 10)
            )
            self._pauses += 1
        return self._is_hopeless(now)

    def was_late(self) -> bool:
        """Take in that the time of a claim was over before the message left.

        That says nothing of Notify, and what was claimed later may leave in time.

        Returns:
            Whether nothing has arrived for so long that sending should end.
        """
        return self._is_hopeless(time.monotonic())

    def _is_hopeless(self, now: float) -> bool:
        if self._failing_since is None:
            self._failing_since = now
        patience = self._options.give_up_after
        return patience is not None and now - self._failing_since >= patience

    def refused(self) -> bool:
        """Take in that Notify has refused a message.

        Returns:
            Whether so many were refused in a row that sending should stop.
        """
        self._refused += 1
        most = self._options.most_refused
        return most is not None and self._refused >= most
