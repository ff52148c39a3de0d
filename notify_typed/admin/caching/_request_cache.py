"""The cache as its users see it: decorators, and the same without decorators."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, overload

from notify_typed.admin.caching._decorators import Deleting, Setting
from notify_typed.admin.caching._drivers import adrive, drive, for_asyncio, for_blocking
from notify_typed.admin.caching._keys import Template
from notify_typed.admin.caching._policy import Codec, Policy

if TYPE_CHECKING:
    from notify_typed.admin.caching._decorators import Decorator, TypedDecorator
    from notify_typed.admin.caching._keys import Pattern
    from notify_typed.admin.caching._stores import AsyncStore, Store

__all__ = ["DEFAULT_TTL", "RequestCache"]

T = TypeVar("T")

DEFAULT_TTL = 2_419_200.0
"""28 days in seconds, as Notify's website keeps its entries."""

_PAUSE_AFTER_TIMEOUT = 30.0


class RequestCache:
    """Keeps what calls give, by key, and forgets it around calls that change it.

    *Reading*: an entry is given without a call. Where there is none, one caller makes the call and
    others who want the same wait for it, for 10 seconds at most. A store that fails is logged and
    passed over; one that is too slow is not read for a while. What is read while somebody changes
    it is not kept.

    *Changing*: the store is cleared before and after the call. If it cannot be cleared before, the
    call is not made (`NotInvalidated`); if it cannot be after, `PossiblyStale` says that the call
    was made. If the call fails, the store was only cleared before; once more if nobody knows
    whether it took effect.

    Entries are JSON. What a call gives is passed through JSON even if it was not in the store, so
    that a caller sees no difference.

    Args:
        store: A `MemoryStore`, a `RedisStore` for blocking callers, an `AsyncRedisStore` for
            asyncio, one of your own; or None, with which every call is simply made.
        pause_after_timeout: For how many seconds nothing is read after the store was too slow. It
            is always cleared.
        clock: Gives the time in seconds, from any start.
    """

    def __init__(
        self,
        store: Store | AsyncStore | None,
        *,
        pause_after_timeout: float = _PAUSE_AFTER_TIMEOUT,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._policy = Policy(store, pause_after_timeout, clock)

    # Decorators

    @overload
    def set(self, key: str, *, ttl: float = DEFAULT_TTL) -> Decorator: ...
    @overload
    def set(
        self,
        key: str,
        *,
        encode: Callable[[T], object],
        decode: Callable[[Any], T],
        ttl: float = DEFAULT_TTL,
    ) -> TypedDecorator[T]: ...
    def set(
        self,
        key: str,
        *,
        encode: Callable[[Any], object] | None = None,
        decode: Callable[[Any], Any] | None = None,
        ttl: float = DEFAULT_TTL,
    ) -> Any:
        """Decorate a function that reads: keep what it gives.

        Args:
            key: A template, such as ``service-{service_id}``, of the function's parameters.
            encode: Makes JSON data of the result, if it is none itself.
            decode: Makes the result of JSON data.
            ttl: For how many seconds it is kept.

        Raises:
            ValueError: The template has a placeholder that is no parameter (on decorating), or
                ``ttl`` is not more than 0.
            TypeError: The function is of a kind that the store is not for (on decorating).
        """
        return Setting(
            (self._store, self._policy), Template.of(key), _seconds(ttl), _codec(encode, decode)
        )

    def delete(self, *keys: str) -> Decorator:
        """Decorate a function that changes something: delete entries before and after it.

        Args:
            keys: Templates of the function's parameters.

        Raises:
            ValueError: A template has a placeholder that is no parameter (on decorating).
            TypeError: The function is of a kind that the store is not for (on decorating).
        """
        return Deleting((self._store, self._policy), keys=tuple(map(Template.of, keys)))

    def delete_by_pattern(self, *patterns: str) -> Decorator:
        """Decorate a function that changes something: delete all matching entries around it.

        Args:
            patterns: Templates of the function's parameters, in which ``*`` stands for any text. A
                ``*`` in an argument does not.

        Raises:
            ValueError: A template has a placeholder that is no parameter (on decorating).
            TypeError: The function is of a kind that the store is not for (on decorating).
        """
        return Deleting((self._store, self._policy), patterns=tuple(map(Template.of, patterns)))

    # The same without decorators

    @overload
    def read(self, key: str, call: Callable[[], T], *, ttl: float = DEFAULT_TTL) -> T: ...
    @overload
    def read(
        self,
        key: str,
        call: Callable[[], T],
        *,
        encode: Callable[[T], object],
        decode: Callable[[Any], T],
        ttl: float = DEFAULT_TTL,
    ) -> T: ...
    def read(
        self,
        key: str,
        call: Callable[[], T],
        *,
        encode: Callable[[T], object] | None = None,
        decode: Callable[[Any], T] | None = None,
        ttl: float = DEFAULT_TTL,
    ) -> T:
        """Give what is under a key, or make the call and keep what it gives.

        Args:
            key: The key, as `key_for` makes it.
            call: Gives JSON data, or something that ``encode`` makes JSON data of.
            encode: Makes JSON data of the result, if it is none itself.
            decode: Makes the result of JSON data.
            ttl: For how many seconds it is kept.

        Raises:
            TypeError: The result is no JSON data, or the store is for asyncio.
            ValueError: ``ttl`` is not more than 0.
        """
        for_blocking(self._store)
        return drive(self._policy.read(key, call, _seconds(ttl), _codec(encode, decode)))

    @overload
    async def aread(
        self, key: str, call: Callable[[], Awaitable[T]], *, ttl: float = DEFAULT_TTL
    ) -> T: ...
    @overload
    async def aread(
        self,
        key: str,
        call: Callable[[], Awaitable[T]],
        *,
        encode: Callable[[T], object],
        decode: Callable[[Any], T],
        ttl: float = DEFAULT_TTL,
    ) -> T: ...
    async def aread(
        self,
        key: str,
        call: Callable[[], Awaitable[T]],
        *,
        encode: Callable[[T], object] | None = None,
        decode: Callable[[Any], T] | None = None,
        ttl: float = DEFAULT_TTL,
    ) -> T:
        """Do as `read` does, with a call to be awaited.

        Raises:
            TypeError: The result is no JSON data, or the store blocks.
            ValueError: ``ttl`` is not more than 0.
        """
        for_asyncio(self._store)
        return await adrive(self._policy.read(key, call, _seconds(ttl), _codec(encode, decode)))

    def change(
        self,
        call: Callable[[], T],
        *,
        keys: Sequence[str] = (),
        patterns: Sequence[Pattern] = (),
    ) -> T:
        """Make a call that changes something; delete entries before and after it.

        Args:
            call: The change.
            keys: Keys, as `key_for` makes them.
            patterns: Patterns, as `pattern_for` makes them.

        Raises:
            NotInvalidated: The store could not be cleared before, so the call was not made.
            PossiblyStale: The call was made, but the store could not be cleared after it.
            TypeError: The store is for asyncio.
        """
        for_blocking(self._store)
        result: T = drive(self._policy.change(call, tuple(keys), tuple(patterns)))
        return result

    async def achange(
        self,
        call: Callable[[], Awaitable[T]],
        *,
        keys: Sequence[str] = (),
        patterns: Sequence[Pattern] = (),
    ) -> T:
        """Do as `change` does, with a call to be awaited.

        Raises:
            NotInvalidated: The store could not be cleared before, so the call was not made.
            PossiblyStale: The call was made, but the store could not be cleared after it.
            TypeError: The store blocks.
        """
        for_asyncio(self._store)
        result: T = await adrive(self._policy.change(call, tuple(keys), tuple(patterns)))
        return result

    def put(self, key: str, value: object, *, ttl: float = DEFAULT_TTL) -> None:
        """Keep JSON data under a key, whatever is there. A store that fails is logged.

        Raises:
            TypeError: The value is no JSON data, or the store is for asyncio.
            ValueError: ``ttl`` is not more than 0.
        """
        for_blocking(self._store)
        drive(self._policy.put(key, _to_json(value), _seconds(ttl)))

    async def aput(self, key: str, value: object, *, ttl: float = DEFAULT_TTL) -> None:
        """Do as `put` does, without blocking.

        Raises:
            TypeError: The value is no JSON data, or the store blocks.
            ValueError: ``ttl`` is not more than 0.
        """
        for_asyncio(self._store)
        await adrive(self._policy.put(key, _to_json(value), _seconds(ttl)))

    def clear(self, keys: Sequence[str] = (), patterns: Sequence[Pattern] = ()) -> None:
        """Delete entries, for example after `PossiblyStale`.

        Raises:
            StoreFailed: The store did not do that, or nobody knows.
            TypeError: The store is for asyncio.
        """
        for_blocking(self._store)
        drive(self._policy.clear(tuple(keys), tuple(patterns)))

    async def aclear(self, keys: Sequence[str] = (), patterns: Sequence[Pattern] = ()) -> None:
        """Do as `clear` does, without blocking.

        Raises:
            StoreFailed: The store did not do that, or nobody knows.
            TypeError: The store blocks.
        """
        for_asyncio(self._store)
        await adrive(self._policy.clear(tuple(keys), tuple(patterns)))

    def __repr__(self) -> str:
        """Say which store it is on."""
        return f"RequestCache({self._store!r})"


def _seconds(ttl: float) -> float:
    if not 0 < ttl < math.inf:
        raise ValueError("ttl must be a number of seconds, more than 0.")
    return ttl


def _codec(encode: Callable[[T], object] | None, decode: Callable[[Any], T] | None) -> Codec[T]:
    if (encode is None) != (decode is None):
        raise TypeError("encode and decode go together.")

    def to_text(result: T) -> str:
        return _to_json(result if encode is None else encode(result))

    def from_text(text: str) -> T:
        data = json.loads(text)
        result: T = data if decode is None else decode(data)
        return result

    return Codec(to_text, from_text)


def _to_json(data: object) -> str:
    try:
        return json.dumps(data, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError) as error:
        raise TypeError(
            "Only JSON data can be kept; give an encode and a decode for anything else."
        ) from error
