"""The policy of the cache: what to ask of the store and when to make the call, without doing it.

Each flow is a generator for the engine's driver, which calls the store. So what must hold between
readers and writers is written once, and holds for threads, tasks and processes alike.
"""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from notify_typed._engine.flow import Do, Sleep, Wait
from notify_typed.admin.caching._errors import (
    NotInvalidated,
    PossiblyStale,
    StoreFailed,
    StoreTimedOut,
)
from notify_typed.admin.caching._single_flight import Flights, called_for, is_own
from notify_typed.admin.caching._stores import LEASE_SECONDS, Busy, Found, Missing
from notify_typed.errors import OutcomeUnknown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from notify_typed._engine.flow import Flow
    from notify_typed.admin.caching._async.store import AsyncStore
    from notify_typed.admin.caching._keys import Pattern
    from notify_typed.admin.caching._stores import Reading
    from notify_typed.admin.caching._sync.store import Store

__all__ = ["CachePolicy", "Codec"]

T = TypeVar("T")

_log = logging.getLogger("notify_typed")

# Between two looks for a value that another process is fetching, in seconds.
_FIRST_PAUSE = 0.01
_LONGEST_PAUSE = 0.2


class Codec(Protocol[T]):
    """From a call's result to the text in the store and back."""

    def encode(self, result: T, /) -> str:
        """Give the text. What this raises, the caller gets."""
        ...

    def decode(self, text: str, /) -> T:
        """Give what a caller gets. What this raises means that the text is of no use."""
        ...


class CachePolicy:
    """Decides, for one store.

    Args:
        store: The store; None for none.
        pause_after_timeout: For how many seconds nothing is read after the store was too slow.
        clock: Gives the time in seconds, from any start.
    """

    def __init__(
        self,
        store: Store | AsyncStore | None,
        pause_after_timeout: float,
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._pause_after_timeout = pause_after_timeout
        self._clock = clock
        self._flights = Flights()
        self._reads_again = clock()

    def read(self, key: str, call: Callable[[], Flow[T]], ttl: float, codec: Codec[T]) -> Flow[T]:
        """Give the entry of a key, or make the call and keep its result.

        No failure of the store comes out of here.
        """
        store = self._store
        if store is None:
            return (yield from call())
        ends = self._clock() + LEASE_SECONDS
        pause = _FIRST_PAUSE
        cleaned = False
        while True:
            lease = secrets.token_hex(16)
            reading = yield from self._look(store, key, lease)
            if isinstance(reading, Missing):
                return (yield from self._fetch(store, key, call, (ttl, lease), codec))
            if isinstance(reading, Busy):
                reading = yield from self._queue(reading, ends - self._clock(), pause)
                pause = min(pause * 1.5, _LONGEST_PAUSE)
            if isinstance(reading, Found):
                try:
                    return codec.decode(reading.text)
                except Exception as error:  # noqa: BLE001 - whatever a decoder raises
                    _log.warning("The cache held something unreadable (%s).", type(error).__name__)
                cleaned = not cleaned and (yield from self._forget(store, key))
                if not cleaned:
                    break
            if reading is None:
                break
        return (yield from self._alone(call, codec))

    def change(
        self,
        call: Callable[[], Flow[T]],
        keys: tuple[str, ...],
        patterns: tuple[Pattern, ...],
    ) -> Flow[T]:
        """Make a call that changes something, and clear the store before and after it.

        Raises:
            NotInvalidated: It could not be cleared before; the call was not made.
            PossiblyStale: It could not be cleared after the call.
        """
        if self._store is None or not (keys or patterns):
            return (yield from call())
        try:
            yield from self.clear(keys, patterns)
        except StoreFailed as error:
            raise NotInvalidated(keys, patterns) from error
        stale: PossiblyStale | None = None
        result: Any
        try:
            result = yield from call()
        except PossiblyStale as error:
            # The call was cached too, and it was made.
            stale, result = error, error.result
        except BaseException as error:
            # Cut off or cancelled half-way, the change may have taken effect.
            if (isinstance(error, OutcomeUnknown) or not isinstance(error, Exception)) and not (
                yield from self._clear_if_possible(keys, patterns)
            ):
                error.add_note("The cache could not be cleared after it either, and may be stale.")
            raise
        try:
            yield from self.clear(keys, patterns)
        except Exception as error:  # whatever it is, the caller must hear that the change was made
            if stale is None:
                raise PossiblyStale(result, keys, patterns) from error
            raise PossiblyStale(
                result, (*keys, *stale.keys), (*patterns, *stale.patterns)
            ) from error
        if stale is not None:
            raise stale
        made: T = result
        return made

    def peek(self, key: str) -> Flow[str | None]:
        """Give the entry that others keep under a key; None without one.

        No failure of the store comes out of here.
        """
        store = self._store
        if store is None:
            return None
        lease = secrets.token_hex(16)
        reading = yield from self._look(store, key, lease)
        if isinstance(reading, Missing):
            self._flights.close(lease)
            yield from self._release(store, key, lease)
        return reading.text if isinstance(reading, Found) else None

    def put(self, key: str, text: str, ttl: float) -> Flow[None]:
        """Keep a value. No failure of the store comes out of here."""
        store = self._store
        if store is not None:
            try:
                yield Do(lambda: store.put(key, text, ttl))
            except StoreFailed as error:
                self._note("A value was not put into the cache (%s).", error)

    def clear(self, keys: Sequence[str], patterns: Sequence[Pattern]) -> Flow[None]:
        """Clear the store, however slow it was before.

        Raises:
            StoreFailed: It did not do that, or it is not known whether it did.
        """
        store = self._store
        if store is not None:
            try:
                yield Do(lambda: store.clear(keys, patterns))
            except StoreFailed as error:
                self._note("The cache was not cleared (%s).", error)
                raise

    def _alone(self, call: Callable[[], Flow[T]], codec: Codec[T]) -> Flow[T]:
        """Make the call for this caller only, with the result as the store would have given it."""
        result = yield from call()
        return codec.decode(codec.encode(result))

    def _fetch(
        self,
        store: Store | AsyncStore,
        key: str,
        call: Callable[[], Flow[T]],
        terms: tuple[float, str],
        codec: Codec[T],
    ) -> Flow[T]:
        """Make the call, and keep and share its result."""
        ttl, lease = terms
        try:
            with called_for(lease):
                result = yield from call()
            text = codec.encode(result)
            value = codec.decode(text)
        except BaseException:
            self._flights.close(lease)
            yield from self._release(store, key, lease)
            raise
        try:
            yield Do(lambda: store.fill(key, text, ttl, lease))
        except StoreFailed as error:
            self._note("A value was not put into the cache (%s).", error)
            if not isinstance(error, StoreTimedOut):
                yield from self._release(store, key, lease)
        finally:
            self._flights.close(lease, text)
        return value

    def _look(self, store: Store | AsyncStore, key: str, lease: str) -> Flow[Reading | None]:
        """Look into the store; None if that is of no use. With `Missing`, a flight has begun."""
        if self._clock() < self._reads_again:
            return None
        # Begun before it is sure to be needed: who sees the lease taken will find the flight.
        self._flights.open(lease)
        reading: object = None
        try:
            reading = yield Do(lambda: store.read(key, lease))
        except StoreFailed as error:
            self._note("The cache was not read (%s).", error)
        finally:
            if not isinstance(reading, Missing):
                self._flights.close(lease)
        return reading if reading is None else _checked(reading)

    def _queue(self, busy: Busy, left: float, pause: float) -> Flow[Reading | None]:
        """Wait for who is fetching; `Busy` to look again, None to wait no longer."""
        if left <= 0 or is_own(busy.lease):
            return None
        flight = self._flights.find(busy.lease)
        if flight is None:
            yield Sleep(min(pause, left))
            return busy
        # If it fails, everybody who waited makes the call at once, rather than one after another.
        text: str | None = yield Wait(flight, left)
        return None if text is None else Found(text)

    def _release(self, store: Store | AsyncStore, key: str, lease: str) -> Flow[None]:
        """Let others have their turn at once rather than when the lease expires."""
        try:
            yield Do(lambda: store.release(key, lease))
        except StoreFailed as error:
            self._note("A lease was not given back to the cache (%s).", error)

    def _forget(self, store: Store | AsyncStore, key: str) -> Flow[bool]:
        try:
            yield Do(lambda: store.clear((key,), ()))
        except StoreFailed as error:
            self._note("The cache was not cleared (%s).", error)
            return False
        return True

    def _clear_if_possible(self, keys: Sequence[str], patterns: Sequence[Pattern]) -> Flow[bool]:
        try:
            yield from self.clear(keys, patterns)
        except StoreFailed:
            return False
        return True

    def _note(self, message: str, error: StoreFailed) -> None:
        """Log a failure, without key or value, and leave a slow store alone for a while."""
        if isinstance(error, StoreTimedOut):
            self._reads_again = self._clock() + self._pause_after_timeout
        _log.warning(message, type(error.__cause__ or error).__name__)


def _checked(reading: object) -> Reading:
    """Refuse anything but a reading: the caller would ask the store again and again."""
    if not isinstance(reading, Found | Missing | Busy):
        raise TypeError(
            "A store's read must give Found, Missing or Busy, not of type"
            f" {type(reading).__name__}."
        )
    return reading
