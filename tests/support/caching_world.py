"""Stores that fail or wait when told to, and callers that are the same blocking and not."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import asyncio

    from notify_typed.admin.caching import (
        AsyncStore,
        Pattern,
        Reading,
        RequestCache,
        Store,
        StoreFailed,
    )

_T = TypeVar("_T")


@dataclass
class Clock:
    """A clock that stands still."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Unreliable:
    """A store over another one, which fails as its list says: an error, or None for none.

    Attributes:
        store: The other one.
        failures: What becomes of the next uses; beyond them, nothing goes wrong.
        uses: The names of the methods used.
    """

    store: Store
    failures: list[StoreFailed | None] = field(default_factory=list)
    uses: list[str] = field(default_factory=list)

    def read(self, key: str, lease: str) -> Reading:
        self._use("read")
        return self.store.read(key, lease)

    def fill(self, key: str, text: str, ttl: float, lease: str) -> bool:
        self._use("fill")
        return self.store.fill(key, text, ttl, lease)

    def release(self, key: str, lease: str) -> None:
        self._use("release")
        self.store.release(key, lease)

    def put(self, key: str, text: str, ttl: float) -> None:
        self._use("put")
        self.store.put(key, text, ttl)

    def clear(self, keys: Sequence[str], patterns: Sequence[Pattern]) -> None:
        self._use("clear")
        self.store.clear(keys, patterns)

    def _use(self, name: str) -> None:
        self.uses.append(name)
        failure = self.failures.pop(0) if self.failures else None
        if failure is not None:
            raise failure


async def _at_once() -> None:
    return


@dataclass
class Awaited:
    """A store for asyncio over a blocking one.

    Attributes:
        store: The other one.
        gate: Awaited before each use.
    """

    store: Store
    gate: Callable[[], Awaitable[None]] = _at_once

    async def read(self, key: str, lease: str) -> Reading:
        await self.gate()
        return self.store.read(key, lease)

    async def fill(self, key: str, text: str, ttl: float, lease: str) -> bool:
        await self.gate()
        return self.store.fill(key, text, ttl, lease)

    async def release(self, key: str, lease: str) -> None:
        await self.gate()
        self.store.release(key, lease)

    async def put(self, key: str, text: str, ttl: float) -> None:
        await self.gate()
        self.store.put(key, text, ttl)

    async def clear(self, keys: Sequence[str], patterns: Sequence[Pattern]) -> None:
        await self.gate()
        self.store.clear(keys, patterns)


@dataclass
class Unwaited:
    """A blocking store over one for asyncio, to hold both to the same tests."""

    store: AsyncStore
    runner: asyncio.Runner

    def read(self, key: str, lease: str) -> Reading:
        return self.runner.run(_whole(self.store.read(key, lease)))

    def fill(self, key: str, text: str, ttl: float, lease: str) -> bool:
        return self.runner.run(_whole(self.store.fill(key, text, ttl, lease)))

    def release(self, key: str, lease: str) -> None:
        self.runner.run(_whole(self.store.release(key, lease)))

    def put(self, key: str, text: str, ttl: float) -> None:
        self.runner.run(_whole(self.store.put(key, text, ttl)))

    def clear(self, keys: Sequence[str], patterns: Sequence[Pattern]) -> None:
        self.runner.run(_whole(self.store.clear(keys, patterns)))


async def _whole(answer: Awaitable[_T]) -> _T:
    return await answer


@dataclass
class Caller:
    """Uses a cache, blocking or in an event loop, with functions that are written once."""

    cache: RequestCache
    runner: asyncio.Runner | None

    def decorate(self, decorator: Any, function: Callable[..., Any]) -> Callable[..., Any]:
        """Decorate a function, or an ``async`` one that does the same, for blocking use."""
        runner = self.runner
        if runner is None:
            decorated: Callable[..., Any] = decorator(function)
            return decorated

        async def awaited(**kwargs: Any) -> Any:
            return function(**kwargs)

        decorated = decorator(functools.wraps(function)(awaited))
        return lambda **kwargs: runner.run(decorated(**kwargs))

    def read(self, key: str, call: Callable[[], Any], **options: Any) -> Any:
        if self.runner is None:
            return self.cache.read(key, call, **options)
        return self.runner.run(self.cache.aread(key, _awaited(call), **options))

    def change(self, call: Callable[[], Any], **options: Any) -> Any:
        if self.runner is None:
            return self.cache.change(call, **options)
        return self.runner.run(self.cache.achange(_awaited(call), **options))

    def put(self, key: str, value: object, **options: Any) -> None:
        if self.runner is None:
            self.cache.put(key, value, **options)
        else:
            self.runner.run(self.cache.aput(key, value, **options))

    def clear(self, *args: Any) -> None:
        if self.runner is None:
            self.cache.clear(*args)
        else:
            self.runner.run(self.cache.aclear(*args))


def _awaited(call: Callable[[], Any]) -> Callable[[], Awaitable[Any]]:
    async def awaited() -> Any:
        return call()

    return awaited
