"""Carries the groups' operations out: with who asks for them, and with what a cache must know.

Keys, and what makes them wrong, are Notify's own, whose website and public API share one cache: a
change that went past it would stay unseen there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import httpx
from attrs import frozen

from notify_typed.admin._requests import reread
from notify_typed_runtime.errors import ResponseError
from notify_typed_runtime.types import decode_json, expect_object

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notify_typed._engine.operation import CacheEntry, Operation
    from notify_typed.admin.caching import Pattern, RequestCache

__all__ = ["AsyncPerformer", "Performer"]

T = TypeVar("T")


class Address(Protocol):
    """Adds the headers that say on whose behalf a request is made."""

    def __call__(self, operation: Operation[T], /) -> Operation[T]:
        """Give the operation with its headers."""
        ...


class Run(Protocol):
    """Carries an operation out."""

    def __call__(self, operation: Operation[T], /) -> T:
        """Give the operation's result."""
        ...


class AsyncRun(Protocol):
    """The same, awaited."""

    async def __call__(self, operation: Operation[T], /) -> T:
        """Give the operation's result."""
        ...


@frozen
class Performer:
    """Carries operations out, blocking."""

    _run: Run
    _address: Address
    _cache: RequestCache | None

    def __call__(
        self,
        operation: Operation[T],
    ) -> T:
        """Give the operation's result; `Perform` explains the arguments."""
        operation = self._address(operation)
        cache = self._cache
        cached, clears = operation.cache, operation.clears
        if cache is None:
            return self._run(operation)
        if cached is not None:
            codec = _Codec(operation, cached)
            return cache.read(
                cached.key,
                lambda: self._run(codec.operation),
                encode=codec.encode,
                decode=codec.decode,
            )[0]
        if not clears:
            result = self._run(operation)
        else:
            keys, patterns = _split(clears)
            result = cache.change(lambda: self._run(operation), keys=keys, patterns=patterns)
        for key, value in operation.stores:
            cache.put(key, value)
        return result


@frozen
class AsyncPerformer:
    """Carries operations out, awaited."""

    _run: AsyncRun
    _address: Address
    _cache: RequestCache | None

    async def __call__(
        self,
        operation: Operation[T],
    ) -> T:
        """Give the operation's result; `Perform` explains the arguments."""
        operation = self._address(operation)
        cache = self._cache
        cached, clears = operation.cache, operation.clears
        if cache is None:
            return await self._run(operation)
        if cached is not None:
            codec = _Codec(operation, cached)
            kept = await cache.aread(
                cached.key,
                lambda: self._run(codec.operation),
                encode=codec.encode,
                decode=codec.decode,
            )
            return kept[0]
        if not clears:
            result = await self._run(operation)
        else:
            keys, patterns = _split(clears)
            result = await cache.achange(lambda: self._run(operation), keys=keys, patterns=patterns)
        for key, value in operation.stores:
            await cache.aput(key, value)
        return result


class _Codec(Generic[T]):
    """Between an answer and what is kept of it; a result goes with the JSON it was read from."""

    def __init__(self, operation: Operation[T], cached: CacheEntry) -> None:
        self._parse = operation.parse
        self._part = cached.part
        self._result = cached.result
        self.operation = reread(operation, self._both)

    def encode(self, both: tuple[T, object]) -> object:
        """Give what is kept."""
        return both[1]

    def decode(self, kept: object) -> tuple[T, object]:
        """Read what was kept.

        Raises:
            ValueError: It is not what belongs there; others write into the same cache.
        """
        body = kept if self._part is None else {self._part: kept}
        try:
            return self._parse(httpx.Response(200, json=body)), kept
        except ResponseError as error:
            raise ValueError("what was kept is of another shape") from error

    def _both(self, response: httpx.Response) -> tuple[T, object]:
        parsed = self._parse(response)
        if self._result:
            return parsed, parsed
        body: object = decode_json(response.content)
        if self._part is not None:
            body = expect_object(body, "the body")[self._part]
        return parsed, body


def _split(clears: Sequence[str]) -> tuple[list[str], list[Pattern]]:
    from notify_typed.admin.caching import pattern_for  # noqa: PLC0415 - only with a cache

    # All that varies in them are UUIDs, so nobody can make one wider.
    return (
        [each for each in clears if not each.endswith("*")],
        [pattern_for(each) for each in clears if each.endswith("*")],
    )
