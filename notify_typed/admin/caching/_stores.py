"""What a store of the cache can do, blocking or not.

Beside entries a store has leases. Who finds no entry is given one, and may then make the entry: but
only while the lease is good. Deleting a key ends its lease too, even if there is no entry. So a
value that was read before a change cannot be put into the store after it, and of several callers
who miss the same key, one at a time goes and gets it. A lease ends by itself after some seconds,
so a process that dies holds up nobody for longer than that.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Protocol, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notify_typed.admin.caching._keys import Pattern

__all__ = [
    "LEASE_SECONDS",
    "AsyncStore",
    "Busy",
    "Found",
    "Missing",
    "Reading",
    "Store",
    "check_for_asyncio",
    "check_for_blocking",
]

LEASE_SECONDS = 10.0


@frozen
class Found:
    """There is an entry.

    Attributes:
        text: What was put there.
    """

    text: str


@frozen
class Missing:
    """There is no entry, and the caller now holds the lease."""


@frozen
class Busy:
    """There is no entry, and somebody else holds the lease.

    Attributes:
        lease: Theirs.
    """

    lease: str


Reading: TypeAlias = Found | Missing | Busy


class Store(Protocol):
    """A store whose methods block, or are so quick that it does not matter.

    Every method raises `StoreFailed` when it cannot do its work, `StoreTimedOut` when that is
    because no answer came in time. Methods may be called from several threads.
    """

    def read(self, key: str, lease: str) -> Reading:
        """Look for an entry, and take the lease if there is neither an entry nor a lease.

        Args:
            key: Whose.
            lease: A text that no other reader uses.
        """
        ...

    def fill(self, key: str, text: str, ttl: float, lease: str) -> bool:
        """Make an entry and end the lease; nothing if the lease has ended.

        Args:
            key: Whose.
            text: The entry.
            ttl: For how many seconds.
            lease: As given to `read`.

        Returns:
            Whether the entry was made.
        """
        ...

    def release(self, key: str, lease: str) -> None:
        """End a lease, if it is still held, without making an entry."""
        ...

    def put(self, key: str, text: str, ttl: float) -> None:
        """Make an entry although somebody may hold a lease, and end that lease."""
        ...

    def clear(self, keys: Sequence[str], patterns: Sequence[Pattern]) -> None:
        """Delete entries and end leases, of these keys and of all that match."""
        ...


class AsyncStore(Protocol):
    """A store for asyncio: the methods of `Store`, to be awaited."""

    async def read(self, key: str, lease: str) -> Reading:
        """Look for an entry, and take the lease if there is neither an entry nor a lease."""
        ...

    async def fill(self, key: str, text: str, ttl: float, lease: str) -> bool:
        """Make an entry and end the lease; nothing if the lease has ended."""
        ...

    async def release(self, key: str, lease: str) -> None:
        """End a lease, if it is still held, without making an entry."""
        ...

    async def put(self, key: str, text: str, ttl: float) -> None:
        """Make an entry although somebody may hold a lease, and end that lease."""
        ...

    async def clear(self, keys: Sequence[str], patterns: Sequence[Pattern]) -> None:
        """Delete entries and end leases, of these keys and of all that match."""
        ...


def check_for_blocking(store: Store | AsyncStore | None) -> None:
    """Refuse a store that blocking callers cannot use.

    Raises:
        TypeError: It is for asyncio.
    """
    if store is not None and inspect.iscoroutinefunction(store.read):
        raise TypeError("The cache's store is for asyncio; blocking callers need another one.")


def check_for_asyncio(store: Store | AsyncStore | None) -> None:
    """Refuse a store that callers in an event loop cannot use.

    Raises:
        TypeError: It blocks.
    """
    from notify_typed.admin.caching._memory import MemoryStore  # noqa: PLC0415 - it imports this

    if store is None or isinstance(store, MemoryStore):
        return
    if not inspect.iscoroutinefunction(store.read):
        raise TypeError(
            "The cache's store would block the event loop; for asyncio use an AsyncRedisStore or a"
            " MemoryStore."
        )
