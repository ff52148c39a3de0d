"""Single flight within this process: one caller fetches a value, others wait for it.

A flight has the name of the lease that its caller holds. A caller who finds the lease taken waits
for the flight; if the lease is another process's, there is no flight here.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = ["Flight", "Flights", "called_for", "is_own"]

# The leases for which the running code was called: it must not wait for itself.
_own: ContextVar[frozenset[str]] = ContextVar("own", default=frozenset())


class Flight:
    """One caller's way to a value."""

    def __init__(self) -> None:
        self._landing: Future[str | None] = Future()
        # From now on a waiter who gives up cannot cancel it for the others.
        self._landing.set_running_or_notify_cancel()

    def land(self, text: str | None) -> None:
        """Give the value, or None for no value, to all that wait."""
        self._landing.set_result(text)

    def wait(self, seconds: float) -> str | None:
        """Wait for the value; None if it does not come in time."""
        try:
            return self._landing.result(max(0.0, seconds))
        except TimeoutError:
            return None

    async def wait_async(self, seconds: float) -> str | None:
        """Wait for the value without blocking; None if it does not come in time."""
        try:
            async with asyncio.timeout(max(0.0, seconds)):
                return await asyncio.wrap_future(self._landing)
        except TimeoutError:
            return None


class Flights:
    """All flights of one cache, by lease. Thread-safe."""

    def __init__(self) -> None:
        self._flights: dict[str, Flight] = {}
        self._lock = Lock()

    def open(self, lease: str) -> None:
        """Begin a flight."""
        with self._lock:
            self._flights[lease] = Flight()

    def find(self, lease: str) -> Flight | None:
        """Find a flight; None if it is over, or another process's."""
        with self._lock:
            return self._flights.get(lease)

    def close(self, lease: str, text: str | None = None) -> None:
        """End a flight, with the value or without."""
        with self._lock:
            flight = self._flights.pop(lease)
        flight.land(text)


def is_own(lease: str) -> bool:
    """Tell whether the running code was called for this lease."""
    return lease in _own.get()


@contextmanager
def called_for(lease: str) -> Generator[None]:
    """Note that what runs inside is called for this lease."""
    outer = _own.get()
    _own.set(outer | {lease})
    try:
        yield
    finally:
        _own.set(outer)
