"""Counters of sends and reads, in memory: for one process."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from notify_typed.sandbox._timekeeper import MICROSECONDS

Taking: TypeAlias = "tuple[tuple[str, str], int, float]"
"""A bucket, how many tokens it holds at most, and how many come in each second."""


class Counters(Protocol):
    """The counters behind the limits: for this process alone, or for several."""

    def clear(self) -> None:
        """Forget all that was counted."""

    def take(self, bucket: tuple[str, str], capacity: int, per_second: float, now: int) -> bool:
        """Take a token from a bucket; return whether one was left."""
        ...

    def left(self, bucket: tuple[str, str], capacity: int, per_second: float, now: int) -> float:
        """Return how many tokens a bucket has, and take none."""
        ...

    def sent(self, service_id: str, kind: str, day: int) -> int:
        """Return how many messages of a kind a service sent on a day."""
        ...

    def add(self, service_id: str, kind: str, day: int, amount: int, limit: int) -> bool:
        """Count messages, unless the limit is reached already; return whether they were counted."""
        ...


@dataclass(slots=True)
class _Bucket:
    tokens: float
    filled_at: int


class MemoryCounters:
    """Counters that nobody else needs to see."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[str, str], _Bucket] = {}
        self._day = 0
        self._sent: dict[tuple[str, str], int] = {}

    def clear(self) -> None:
        """Forget all that was counted."""
        self._buckets.clear()
        self._sent.clear()

    def take(self, bucket: tuple[str, str], capacity: int, per_second: float, now: int) -> bool:
        """Take a token from a bucket; return whether one was left.

        Args:
            bucket: The service and the key type.
            capacity: How many tokens it holds at most.
            per_second: How many come in.
            now: The time, in microseconds.
        """
        known = self._buckets.setdefault(bucket, _Bucket(capacity, now))
        refill = max(0, now - known.filled_at) * per_second / MICROSECONDS
        known.tokens = min(capacity, known.tokens + refill)
        known.filled_at = now
        left = known.tokens - 1
        known.tokens = max(left, 0)
        return left >= 1

    def left(self, bucket: tuple[str, str], capacity: int, per_second: float, now: int) -> float:
        """Return how many tokens a bucket has; as `take`."""
        known = self._buckets.get(bucket, _Bucket(capacity, now))
        refill = max(0, now - known.filled_at) * per_second / MICROSECONDS
        return min(capacity, known.tokens + refill)

    def sent(self, service_id: str, kind: str, day: int) -> int:
        """Count a service's messages of a kind on a day; only the latest day is known."""
        return self._sent.get((service_id, kind), 0) if day == self._day else 0

    def add(self, service_id: str, kind: str, day: int, amount: int, limit: int) -> bool:
        """Count messages, unless the limit is reached already; return whether they were counted."""
        if day != self._day:
            self._day = day
            self._sent.clear()
        counter = (service_id, kind)
        sent = self._sent.get(counter, 0)
        if sent >= limit:
            return False
        self._sent[counter] = sent + amount
        return True


class Reads(Protocol):
    """The counter of reads: for this process alone, or for several."""

    def clear(self) -> None:
        """Forget all reads."""

    def add(self, notification_id: str) -> int:
        """Count a read of a message; return how many there are now."""
        ...

    def forget(self, notification_id: str) -> None:
        """Forget the reads of a message that has reached its end."""


class MemoryReads:
    """Counts that nobody else needs to see."""

    def __init__(self) -> None:
        self._reads: Counter[str] = Counter()

    def clear(self) -> None:
        """Forget all reads."""
        self._reads.clear()

    def add(self, notification_id: str) -> int:
        """Count a read of a message; return how many there are now."""
        self._reads[notification_id] += 1
        return self._reads[notification_id]

    def forget(self, notification_id: str) -> None:
        """Forget the reads of a message that has reached its end."""
        del self._reads[notification_id]
