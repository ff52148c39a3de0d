# Made from notify_typed/admin/caching/_async/store.py by scripts/make_sync.py; edit that.
"""The methods of a store of the cache that block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notify_typed.admin.caching._keys import Pattern
    from notify_typed.admin.caching._stores import Reading

__all__ = ["Store"]


class Store(Protocol):
    """A store whose methods block.

    Every method raises `StoreFailed` when it cannot do its work, `StoreTimedOut` when that is
    because no answer came in time. Methods may be called from several threads.
    """

    def read(self, key: str, lease: str) -> Reading:
        """Look for an entry, and take the lease if there is neither an entry nor a lease.

        Args:
            key: Whose.
            lease: A text that no other reader uses.

        Returns:
            The entry, or whether the lease is the caller's or another's.
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
        """End a lease, if it is still held, without making an entry.

        Args:
            key: Whose.
            lease: As given to `read`.
        """
        ...

    def put(self, key: str, text: str, ttl: float) -> None:
        """Make an entry although somebody may hold a lease, and end that lease.

        Args:
            key: Whose.
            text: The entry.
            ttl: For how many seconds.
        """
        ...

    def clear(self, keys: Sequence[str], patterns: Sequence[Pattern]) -> None:
        """Delete entries and end leases, of these keys and of all that match.

        Args:
            keys: The keys.
            patterns: For further keys.
        """
        ...
