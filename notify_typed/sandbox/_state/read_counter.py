"""Counts how often messages are read, for outcomes that come by reading."""

from __future__ import annotations

from collections import Counter
from typing import Protocol


class Reads(Protocol):
    """What reads are counted with: for this process alone, or for several."""

    def clear(self) -> None:
        """Forget all reads."""

    def add(self, notification_id: str) -> int:
        """Count a read of a message; gives how many there are now."""
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
        """Count a read of a message; gives how many there are now."""
        self._reads[notification_id] += 1
        return self._reads[notification_id]

    def forget(self, notification_id: str) -> None:
        """Forget the reads of a message that has reached its end."""
        del self._reads[notification_id]
