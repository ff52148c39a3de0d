"""A store in this process's memory."""

from __future__ import annotations

import time
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from notify_typed.admin.caching._stores import LEASE_SECONDS, Busy, Found, Missing, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from notify_typed.admin.caching._keys import Pattern

__all__ = ["MemoryStore"]


class MemoryStore:
    """Keeps entries in this process, for blocking callers and for asyncio alike.

    It is thread-safe. Other processes do not see it, and do not clear it: with several of them, use
    a `RedisStore`.

    Args:
        max_entries: How many entries it holds; beyond that, the one that was not used for longest
            makes room.
        lease: For how many seconds one caller may be fetching a value while others wait for it.
        clock: Gives the time in seconds, from any start.

    Raises:
        ValueError: `max_entries` is less than 1, or `lease` is not more than 0.
    """

    def __init__(
        self,
        *,
        max_entries: int = 10_000,
        lease: float = LEASE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        if max_entries < 1:
            raise ValueError("max_entries must be at least 1.")
        if not lease > 0:
            raise ValueError("lease must be more than 0 seconds.")
        self._max_entries = max_entries
        self._lease = lease
        self._clock = clock
        self._lock = Lock()
        # Both are pairs with the time at which they end. Entries are ordered by use.
        self._entries: OrderedDict[str, tuple[str, float]] = OrderedDict()
        self._leases: dict[str, tuple[str, float]] = {}

    def read(self, key: str, lease: str) -> Reading:
        """Look for an entry, and take the lease if there is neither an entry nor a lease."""
        with self._lock:
            now = self._clock()
            entry = self._entries.get(key)
            if entry is not None:
                text, ends = entry
                if now < ends:
                    self._entries.move_to_end(key)
                    return Found(text)
                del self._entries[key]
            holder, ends = self._leases.get(key, (lease, now))
            if holder != lease and now < ends:
                return Busy(holder)
            if len(self._leases) >= self._max_entries:
                self._leases = {k: held for k, held in self._leases.items() if now < held[1]}
            self._leases[key] = (lease, now + self._lease)
            return Missing()

    def fill(self, key: str, text: str, ttl: float, lease: str) -> bool:
        """Make an entry and end the lease; nothing if the lease has ended."""
        with self._lock:
            if not self._holds(key, lease):
                return False
            self._put(key, text, ttl)
            return True

    def release(self, key: str, lease: str) -> None:
        """End a lease, if it is still held, without making an entry."""
        with self._lock:
            if self._holds(key, lease):
                del self._leases[key]

    def put(self, key: str, text: str, ttl: float) -> None:
        """Make an entry although somebody may hold a lease, and end that lease."""
        with self._lock:
            self._put(key, text, ttl)

    def clear(self, keys: Sequence[str], patterns: Sequence[Pattern]) -> None:
        """Delete entries and end leases, of these keys and of all that match."""
        with self._lock:
            doomed = set(keys)
            for pattern in patterns:
                doomed.update(filter(pattern.matches, self._entries))
                doomed.update(filter(pattern.matches, self._leases))
            for key in doomed:
                self._entries.pop(key, None)
                self._leases.pop(key, None)

    def __len__(self) -> int:
        """Count the entries, those past their time but not yet removed included."""
        return len(self._entries)

    def __repr__(self) -> str:
        """Say how full it is; entries and keys are private."""
        return f"MemoryStore({len(self)} of {self._max_entries} entries)"

    def _holds(self, key: str, lease: str) -> bool:
        holder, ends = self._leases.get(key, ("", 0.0))
        return holder == lease and self._clock() < ends

    def _put(self, key: str, text: str, ttl: float) -> None:
        self._leases.pop(key, None)
        self._entries[key] = (text, self._clock() + ttl)
        self._entries.move_to_end(key)
        if len(self._entries) > self._max_entries:
            self._entries.popitem(last=False)
