"""Keeps what belongs to one process in it: after a fork the child begins anew.

A fork copies the open connections too. Two processes that write to one connection read each other's
answers.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Generic, TypeVar
from weakref import WeakKeyDictionary

from notify_typed.errors import ClientClosed

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed._engine.http_clients import AsyncHTTPClient, HTTPClient

__all__ = ["PerProcess", "check_owner"]

T = TypeVar("T")


class PerProcess(Generic[T]):
    """Makes a thing when it is first needed, once in each process. Thread-safe.

    The parent's is neither used nor closed in a child: closing may say goodbye over a connection
    that the parent goes on using, or wait for a lock that no thread of the child holds.
    """

    def __init__(self) -> None:
        # Replaced whole, so that no thread sees the number of one process with another's thing.
        self._kept: tuple[int, T] | None = None
        self._inherited: list[object] = []
        # The lock of a process may be held by one of its threads while it forks.
        self._locks: dict[int, threading.Lock] = {}

    def get(self, make: Callable[[], T]) -> T:
        """Return this process's own, made on first use."""
        kept = self._kept  # read once: another thread may take it away at any moment
        if kept is not None and kept[0] == os.getpid():
            return kept[1]
        with self._lock():
            kept = self._kept
            if kept is None or kept[0] != os.getpid():
                self._inherited.append(kept)
                self._kept = kept = (os.getpid(), make())
            return kept[1]

    def take(self) -> T | None:
        """Give this process's own away, if there is one."""
        with self._lock():
            kept = self._kept
            if kept is None or kept[0] != os.getpid():
                return None
            self._kept = None
            return kept[1]

    def _lock(self) -> threading.Lock:
        return self._locks.setdefault(os.getpid(), threading.Lock())


_process_of: WeakKeyDictionary[HTTPClient | AsyncHTTPClient, int] = WeakKeyDictionary()


def check_owner(http_client: HTTPClient | AsyncHTTPClient) -> None:
    """Keep a caller's HTTP client to the process that first uses it.

    Raises:
        ClientClosed: Another process has used it.
    """
    if _process_of.setdefault(http_client, os.getpid()) != os.getpid():
        raise ClientClosed("The http_client was used in another process; make one in each.")
