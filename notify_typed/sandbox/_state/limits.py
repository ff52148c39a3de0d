"""Counts sends against a service's rate limit and its daily limits."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from notify_typed.sandbox._errors import ApiError, error
from notify_typed.sandbox._state.counters import MemoryCounters
from notify_typed.sandbox._timekeeper import MICROSECONDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed.sandbox._state.authentication import Caller
    from notify_typed.sandbox._state.counters import Counters, Taking
    from notify_typed.sandbox._timekeeper import Timekeeper
    from notify_typed.sandbox._world.model import Service

DAY = 86_400 * MICROSECONDS
_MINUTE = 60
_LARGEST_BUCKET = 1000
_NO_LIMIT = 2**31 - 1
SHOWN_KEY_TYPES = {"normal": "LIVE", "team": "TEAM", "test": "TEST"}


class Limits:
    """The limits of one sandbox.

    Args:
        clock: Buckets fill by it, and its midnight in UTC starts a new day.
        counters: Count the messages; in this process's memory when left out.
    """

    def __init__(self, clock: Timekeeper, counters: Counters | None = None) -> None:
        self._clock = clock
        self._counters = counters or MemoryCounters()

    def clear(self) -> None:
        """Forget all that was counted."""
        self._counters.clear()

    def check_rate(self, caller: Caller) -> None:
        """Take one token from the bucket of a service and key type.

        Raises:
            ApiError: 429, the bucket is empty.
        """
        limit = caller.service.rate_limit
        if not self._counters.take(*taking(caller), self._clock.micros()):
            shown = SHOWN_KEY_TYPES[caller.key.type]
            raise error(
                429,
                "RateLimitError",
                f"Exceeded rate limit for key type {shown} of {limit} requests per 60 seconds",
            )

    def check_day(self, caller: Caller, kind: str) -> None:
        """Check whether a service may send another message of a kind today.

        Args:
            caller: Who sends; test keys are not counted.
            kind: `sms`, `email`, `letter` or `international_sms`.

        Raises:
            ApiError: 429, today's limit is reached.
        """
        if caller.key.type == "test":
            return
        service = caller.service
        today = self._clock.micros() // DAY
        if self._counters.sent(service.id, kind, today) >= service.daily_limits[kind]:
            raise _exceeded(service, kind)

    def left_at_once(self, service: Service, key_type: str) -> tuple[int, int]:
        """Return how many requests a kind of key can make at once now, and how many at most."""
        capacity, per_second = _bucket(service)
        bucket = (service.id, key_type)
        left = self._counters.left(bucket, capacity, per_second, self._clock.micros())
        return int(left), capacity

    def sent_today(self, service: Service, kind: str) -> int:
        """Return how many messages of a kind count against a service's limit today."""
        return self._counters.sent(service.id, kind, self._clock.micros() // DAY)

    def count(self, caller: Caller, kind: str, created_at: int) -> None:
        """Count a message that is accepted.

        Raises:
            ApiError: 429, today's limit was reached since it was checked.
        """
        service = caller.service
        if caller.key.type != "test" and not self._counters.add(
            service.id, kind, created_at // DAY, 1, service.daily_limits[kind]
        ):
            raise _exceeded(service, kind)

    def count_job(self, service: Service, amounts: Mapping[str, int]) -> None:
        """Count all messages of a job, or none where it would pass one of today's limits.

        Args:
            service: Who sends.
            amounts: How many messages of each kind.

        Raises:
            ApiError: 429, it would.
        """
        today = self._clock.micros() // DAY
        wanted = {kind: amount for kind, amount in amounts.items() if amount}
        for kind, amount in wanted.items():
            limit = service.daily_limits[kind]
            if self._counters.sent(service.id, kind, today) + amount > limit:
                raise _exceeded(service, kind)
        for kind, amount in wanted.items():
            room = service.daily_limits[kind] - amount + 1
            if not self._counters.add(service.id, kind, today, amount, room):
                raise _exceeded(service, kind)

    def count_earlier(self, service: Service, kind: str, day: int, amount: int) -> None:
        """Count messages that were accepted earlier on a day, whatever the limit is by now."""
        self._counters.add(service.id, kind, day, amount, _NO_LIMIT)


def taking(caller: Caller) -> Taking:
    """Return what a caller takes a token of for each request."""
    return (caller.service.id, caller.key.type), *_bucket(caller.service)


def _bucket(service: Service) -> tuple[int, float]:
    """Return how many tokens a service's buckets hold, and how many come in each second."""
    rate = max(service.rate_limit, 0)
    return min(ceil(rate / 3) + 1, _LARGEST_BUCKET), rate / _MINUTE


def _exceeded(service: Service, kind: str) -> ApiError:
    return error(
        429,
        "TooManyRequestsError",
        f"Exceeded send limits ({kind}: {service.daily_limits[kind]}) for today",
    )
