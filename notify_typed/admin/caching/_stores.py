"""Answers of the cache's stores, and checks that a store fits its callers.

Beside entries a store has leases. A caller that finds no entry is given one, and may then make the
entry: but only while the lease is good. Deleting a key ends its lease too, even if there is no
entry. So a value that was read before a change cannot be put into the store after it, and of
several callers who miss the same key, one at a time goes and gets it. A lease expires after some
seconds, so a process that dies holds up nobody for longer than that.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from notify_typed.admin.caching._async.store import AsyncStore
    from notify_typed.admin.caching._sync.store import Store

__all__ = [
    "LEASE_SECONDS",
    "Busy",
    "Found",
    "Missing",
    "Reading",
    "check_for_asyncio",
    "check_for_blocking",
    "check_store",
]

LEASE_SECONDS = 10.0
_METHODS = ("read", "fill", "release", "put", "clear")


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


def check_store(store: object) -> None:
    """Refuse anything but a store: each read would fail, and go to the API without a word.

    Raises:
        TypeError: It lacks a method of one, or is the class of one.
    """
    if store is None:
        return
    if isinstance(store, type):
        raise TypeError(f"store must be an instance: {store.__name__}(...), not {store.__name__}.")
    if not all(callable(getattr(store, name, None)) for name in _METHODS):
        raise TypeError(
            "store must be a MemoryStore, a RedisStore, an AsyncRedisStore, one with the same"
            f" methods, or None; not of type {type(store).__name__}."
        )


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
