"""The cache as its users see it: decorators, and the same without decorators."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from attrs import frozen

from notify_typed._engine._async.driver import async_drive
from notify_typed._engine._sync.driver import drive
from notify_typed.admin.caching._decorators import Deleting, Setting, done
from notify_typed.admin.caching._json import DEFAULT_TTL, checked_ttl, from_json, to_json
from notify_typed.admin.caching._keys import Template
from notify_typed.admin.caching._operations import cached
from notify_typed.admin.caching._policy import CachePolicy
from notify_typed.admin.caching._stores import check_for_asyncio, check_for_blocking, check_store

if TYPE_CHECKING:
    from notify_typed._engine.flow import Flow
    from notify_typed._engine.operation import Operation
    from notify_typed._engine.retries import Context
    from notify_typed.admin.caching._async.store import AsyncStore
    from notify_typed.admin.caching._decorators import Decorator, TypedDecorator
    from notify_typed.admin.caching._keys import Pattern
    from notify_typed.admin.caching._sync.store import Store

__all__ = ["DEFAULT_TTL", "RequestCache"]

T = TypeVar("T")

_PAUSE_AFTER_TIMEOUT = 30.0


class RequestCache:
    """Keeps what calls give, by key, and forgets it around calls that change it.

    *Reading*: an entry is given without a call. Without an entry, one caller makes the call and
    others who want the same wait for it, for 10 seconds at most. A store that fails is logged and
    passed over; one that is too slow is not read for a while. What is read while somebody changes
    it is not kept.

    *Changing*: the store is cleared before and after the call. If it cannot be cleared before, the
    call is not made (`NotInvalidated`); if it cannot be after, `PossiblyStale` says that the call
    was made. If the call fails, the store was only cleared before; once more if it is not known
    whether it took effect.

    Entries are JSON. What a call gives is passed through JSON even if it was not in the store, so
    that a caller sees no difference.

    Args:
        store: A `MemoryStore`, a `RedisStore` for blocking callers, an `AsyncRedisStore` for
            asyncio, one of your own; or None, with which every call is simply made.
        pause_after_timeout: For how many seconds nothing is read after the store was too slow. It
            is always cleared.
        clock: Gives the time in seconds, from any start.

    Raises:
        TypeError: The store does not have the methods of a store.
    """

    def __init__(
        self,
        store: Store | AsyncStore | None,
        *,
        pause_after_timeout: float = _PAUSE_AFTER_TIMEOUT,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        check_store(store)
        self._store = store
        self._policy = CachePolicy(store, pause_after_timeout, clock)

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
            key: A template, such as `service-{service_id}`, of the function's parameters.
            encode: Makes JSON data of the result, unless it is JSON data itself.
            decode: Makes the result of JSON data.
            ttl: For how many seconds it is kept.

        Raises:
            ValueError: The template has a placeholder that is not a parameter (on decorating), or
                `ttl` is not more than 0.
            TypeError: The function is of a kind that the store is not for (on decorating).

        Example:
            >>> @cache.set("service-{service_id}")
            ... def get_service(service_id):
            ...     return {"id": service_id}
            >>> get_service("17")
            {'id': '17'}
        """
        return Setting(
            (self._store, self._policy), Template.of(key), checked_ttl(ttl), _codec(encode, decode)
        )

    def delete(self, *keys: str) -> Decorator:
        """Decorate a function that changes something: delete entries before and after it.

        Args:
            keys: Templates of the function's parameters.

        Raises:
            ValueError: A template has a placeholder that is not a parameter (on decorating).
            TypeError: The function is of a kind that the store is not for (on decorating).

        Example:
            >>> @cache.delete("service-{service_id}")
            ... def rename_service(service_id, name):
            ...     return name
            >>> rename_service("17", "Register to vote")
            'Register to vote'
        """
        return Deleting((self._store, self._policy), keys=tuple(map(Template.of, keys)))

    def delete_by_pattern(self, *patterns: str) -> Decorator:
        """Decorate a function that changes something: delete all matching entries around it.

        Args:
            patterns: Templates of the function's parameters, in which `*` stands for any text. A
                `*` in an argument does not.

        Raises:
            ValueError: A template has a placeholder that is not a parameter (on decorating).
            TypeError: The function is of a kind that the store is not for (on decorating).

        Example:
            >>> @cache.delete_by_pattern("service-{service_id}-template*")
            ... def move_templates(service_id, folder):
            ...     return folder
            >>> move_templates("17", "Reminders")
            'Reminders'
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
        """Give the entry of a key, or make the call and keep its result.

        Args:
            key: The key, as `key_for` makes it.
            call: Gives JSON data, or something that `encode` makes JSON data of.
            encode: Makes JSON data of the result, unless it is JSON data itself.
            decode: Makes the result of JSON data.
            ttl: For how many seconds it is kept.

        Raises:
            TypeError: The result is not JSON data, or the store is for asyncio.
            ValueError: `ttl` is not more than 0.

        Example:
            >>> cache.read("service-17", lambda: {"name": "Register to vote"})
            {'name': 'Register to vote'}
        """
        self.check_for_blocking()
        return drive(
            self._policy.read(key, lambda: done(call), checked_ttl(ttl), _codec(encode, decode))
        )

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
            TypeError: The result is not JSON data, or the store blocks.
            ValueError: `ttl` is not more than 0.

        Example:
            >>> async def call():
            ...     return {"name": "Register to vote"}
            >>> await cache.aread("service-17", call)
            {'name': 'Register to vote'}
        """
        self.check_for_asyncio()
        return await async_drive(
            self._policy.read(key, lambda: done(call), checked_ttl(ttl), _codec(encode, decode))
        )

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

        Example:
            >>> cache.change(lambda: "renamed", keys=["service-17"])
            'renamed'
        """
        self.check_for_blocking()
        result: T = drive(self._policy.change(lambda: done(call), tuple(keys), tuple(patterns)))
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

        Example:
            >>> async def call():
            ...     return "renamed"
            >>> await cache.achange(call, keys=["service-17"])
            'renamed'
        """
        self.check_for_asyncio()
        result: T = await async_drive(
            self._policy.change(lambda: done(call), tuple(keys), tuple(patterns))
        )
        return result

    def put(self, key: str, value: object, *, ttl: float = DEFAULT_TTL) -> None:
        """Keep JSON data under a key, whatever is there. A store that fails is logged.

        Raises:
            TypeError: The value is not JSON data, or the store is for asyncio.
            ValueError: `ttl` is not more than 0.

        Example:
            >>> cache.put("has_jobs-17", True)
            >>> cache.read("has_jobs-17", lambda: False)
            True
        """
        self.check_for_blocking()
        drive(self._policy.put(key, to_json(value), checked_ttl(ttl)))

    async def aput(self, key: str, value: object, *, ttl: float = DEFAULT_TTL) -> None:
        """Do as `put` does, without blocking.

        Raises:
            TypeError: The value is not JSON data, or the store blocks.
            ValueError: `ttl` is not more than 0.

        Example:
            >>> await cache.aput("has_jobs-17", True)
        """
        self.check_for_asyncio()
        await async_drive(self._policy.put(key, to_json(value), checked_ttl(ttl)))

    def clear(self, keys: Sequence[str] = (), patterns: Sequence[Pattern] = ()) -> None:
        """Delete entries, for example after `PossiblyStale`.

        Raises:
            StoreFailed: The store did not do that, or it is not known whether it did.
            TypeError: The store is for asyncio.

        Example:
            >>> cache.put("has_jobs-17", True)
            >>> cache.clear(["has_jobs-17"])
            >>> cache.read("has_jobs-17", lambda: False)
            False
        """
        self.check_for_blocking()
        drive(self._policy.clear(tuple(keys), tuple(patterns)))

    async def aclear(self, keys: Sequence[str] = (), patterns: Sequence[Pattern] = ()) -> None:
        """Do as `clear` does, without blocking.

        Raises:
            StoreFailed: The store did not do that, or it is not known whether it did.
            TypeError: The store blocks.

        Example:
            >>> await cache.aclear(["has_jobs-17"])
        """
        self.check_for_asyncio()
        await async_drive(self._policy.clear(tuple(keys), tuple(patterns)))

    # For clients

    def check_for_blocking(self) -> None:
        """Refuse a store that blocking callers cannot use.

        Raises:
            TypeError: It is for asyncio.

        Example:
            >>> cache.check_for_blocking()
        """
        check_for_blocking(self._store)

    def check_for_asyncio(self) -> None:
        """Refuse a store that callers in an event loop cannot use.

        Raises:
            TypeError: It blocks.

        Example:
            >>> cache.check_for_asyncio()
        """
        check_for_asyncio(self._store)

    def _flow(self, operation: Operation[T], context: Context) -> Flow[T]:
        return cached(operation, context, self._policy)

    def _number(self, key: str) -> Flow[int]:
        """Give the number that others count under a key; 0 without one."""
        text = yield from self._policy.peek(key)
        return int(text) if text is not None and text.isdecimal() else 0

    def __repr__(self) -> str:
        """Say which store it is on."""
        return f"RequestCache({self._store!r})"


@frozen
class _Codec(Generic[T]):
    """JSON data, made of a result and read back by functions of the user's."""

    _encode: Callable[[T], object] | None
    _decode: Callable[[Any], T] | None

    def encode(self, result: T) -> str:
        return to_json(result if self._encode is None else self._encode(result))

    def decode(self, text: str) -> T:
        data: Any = from_json(text)
        result: T = data if self._decode is None else self._decode(data)
        return result


def _codec(encode: Callable[[T], object] | None, decode: Callable[[Any], T] | None) -> _Codec[T]:
    if (encode is None) != (decode is None):
        raise TypeError("encode and decode go together.")
    return _Codec(encode, decode)
