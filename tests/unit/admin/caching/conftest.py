"""A cache on every kind of store, for blocking callers and for asyncio."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack

import pytest
from caching_world import Awaited, Caller, Clock, Unreliable
from redis_server import RedisServer, redis_server

from notify_typed.admin.caching import (
    AsyncRedisStore,
    MemoryStore,
    RedisStore,
    RequestCache,
)

__all__ = ["redis_server"]

KINDS = ("memory", "memory-asyncio", "redis", "redis-asyncio")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def redis_url(redis_server: RedisServer) -> str:
    """The address of an empty Redis."""
    redis_server.empty()
    return redis_server.url


@pytest.fixture(params=KINDS)
def caller(request: pytest.FixtureRequest) -> Iterator[Caller]:
    """Somebody who uses a cache, once of each kind."""
    with ExitStack() as stack:
        kind: str = request.param
        runner = stack.enter_context(asyncio.Runner()) if kind.endswith("asyncio") else None
        if kind.startswith("memory"):
            yield Caller(RequestCache(MemoryStore()), runner)
            return
        url: str = request.getfixturevalue("redis_url")
        if runner is None:
            yield Caller(RequestCache(stack.enter_context(RedisStore.from_url(url))), None)
            return
        store = AsyncRedisStore.from_url(url)
        yield Caller(RequestCache(store), runner)
        runner.run(store.aclose())


@pytest.fixture(params=["memory", "redis"])
def blocking(request: pytest.FixtureRequest) -> Iterator[RequestCache]:
    """A cache for blocking callers."""
    if request.param == "memory":
        yield RequestCache(MemoryStore())
        return
    with RedisStore.from_url(request.getfixturevalue("redis_url")) as store:
        yield RequestCache(store)


@pytest.fixture(params=["memory", "redis"])
async def unblocking(request: pytest.FixtureRequest) -> AsyncIterator[RequestCache]:
    """A cache for asyncio."""
    if request.param == "memory":
        yield RequestCache(MemoryStore())
        return
    async with AsyncRedisStore.from_url(request.getfixturevalue("redis_url")) as store:
        yield RequestCache(store)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def unreliable() -> Unreliable:
    return Unreliable(MemoryStore())


@pytest.fixture(params=["blocking", "asyncio"])
def unlucky(
    request: pytest.FixtureRequest, unreliable: Unreliable, clock: Clock
) -> Iterator[Caller]:
    """Somebody whose store is unreliable."""
    if request.param == "blocking":
        yield Caller(RequestCache(unreliable, clock=clock), None)
        return
    with asyncio.Runner() as runner:
        yield Caller(RequestCache(Awaited(unreliable), clock=clock), runner)
