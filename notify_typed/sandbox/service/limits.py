"""Counts sends against a service's rate limit and its daily limits."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

from notify_typed.sandbox.clock import MICROSECONDS
from notify_typed.sandbox.errors import ApiError, error

if TYPE_CHECKING:
    from notify_typed.sandbox.clock import Clock
    from notify_typed.sandbox.service.authentication import Caller
    from notify_typed.sandbox.world import Service

DAY: Final = 86_400 * MICROSECONDS
_MINUTE: Final = 60
_LARGEST_BUCKET: Final = 1000
_SHOWN_KEY_TYPES: Final = {"normal": "LIVE", "team": "TEAM", "test": "TEST"}


@dataclass(slots=True)
class _Bucket:
    tokens: float
    filled_at: int


class Limits:
    """The counters of one sandbox.

    Args:
        clock: buckets fill by it, and its midnight in UTC starts a new day.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._buckets: dict[tuple[str, str], _Bucket] = {}
        self._day = 0
        self._sent: dict[tuple[str, str], int] = {}

    def clear(self) -> None:
        """Forget all that was counted."""
        self._buckets.clear()
        self._sent.clear()

    def check_rate(self, caller: Caller) -> None:
        """Take one token from the bucket of a service and key type.

        Raises:
            ApiError: 429, the bucket is empty.
        """
        limit = caller.service.rate_limit
        capacity = min(ceil(limit / 3) + 1, _LARGEST_BUCKET)
        now = self._clock.micros()
        bucket = self._buckets.setdefault(
            (caller.service.id, caller.key.type), _Bucket(capacity, now)
        )
        refill = max(0, now - bucket.filled_at) * limit / _MINUTE / MICROSECONDS
        bucket.tokens = min(capacity, bucket.tokens + refill)
        bucket.filled_at = now
        left = bucket.tokens - 1
        bucket.tokens = max(left, 0)
        if left < 1:
            shown = _SHOWN_KEY_TYPES[caller.key.type]
            raise error(
                429,
                "RateLimitError",
                f"Exceeded rate limit for key type {shown} of {limit} requests per 60 seconds",
            )

    def check_day(self, caller: Caller, kind: str) -> None:
        """See whether a service may send another message of a kind today.

        Args:
            caller: who sends; test keys are not counted.
            kind: `sms`, `email`, `letter` or `international_sms`.

        Raises:
            ApiError: 429, today's limit is reached.
        """
        if caller.key.type != "test" and self._count(caller.service, kind) >= self._limit(
            caller.service, kind
        ):
            raise self._exceeded(caller.service, kind)

    def count(
        self, service: Service, key_type: str, kind: str, created_at: int, amount: int = 1
    ) -> None:
        """Count messages that were accepted."""
        if key_type == "test":
            return
        self._turn_day()
        if created_at // DAY == self._day:
            counter = (service.id, kind)
            self._sent[counter] = self._sent.get(counter, 0) + amount

    def _count(self, service: Service, kind: str) -> int:
        self._turn_day()
        return self._sent.get((service.id, kind), 0)

    def _limit(self, service: Service, kind: str) -> int:
        return service.daily_limits[kind]

    def _exceeded(self, service: Service, kind: str) -> ApiError:
        return error(
            429,
            "TooManyRequestsError",
            f"Exceeded send limits ({kind}: {self._limit(service, kind)}) for today",
        )

    def _turn_day(self) -> None:
        today = self._clock.micros() // DAY
        if today != self._day:
            self._day = today
            self._sent.clear()
