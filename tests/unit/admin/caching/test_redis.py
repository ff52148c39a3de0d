"""A real Redis: shared with other software, hung, killed, and full of keys."""

from __future__ import annotations

import asyncio
import builtins
import json
import logging
import re
import socket
import socketserver
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import redis
from redis_server import RedisServer, running_redis

from notify_typed._install import install_line
from notify_typed.admin.caching import (
    AsyncRedisStore,
    MemoryStore,
    NotInvalidated,
    PossiblyStale,
    RedisStore,
    RequestCache,
    StoreTimedOut,
    key_for,
    pattern_for,
)
from notify_typed.errors import InvalidInput

SERVICE = "8a7d9e4c-0b1f-4c58-9a0e-5f3c2d1b6a70"
SECRET = "opensesame"


@pytest.fixture
def mortal() -> Iterator[RedisServer]:
    """A server of the test's own, to be killed."""
    with running_redis() as server:
        yield server


@pytest.fixture
def deaf() -> Iterator[str]:
    """The address of something that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"redis://:{SECRET}@127.0.0.1:{listener.getsockname()[1]}"


def test_entries_look_as_other_software_expects_them(redis_url: str) -> None:
    with (
        RedisStore.from_url(redis_url) as store,
        redis.Redis.from_url(redis_url, decode_responses=True) as other,
    ):
        cache = RequestCache(store)
        cache.read(key_for("service-{a}", a=SERVICE), lambda: {"data": {"name": "Käse"}})
        assert other.keys("*") == [f"service-{SERVICE}"]
        assert json.loads(other.get(f"service-{SERVICE}")) == {"data": {"name": "Käse"}}
        assert 2_419_190 <= other.ttl(f"service-{SERVICE}") <= 2_419_200
        other.set("service-1", json.dumps({"data": 1}))
        assert cache.read("service-1", lambda: None) == {"data": 1}


@pytest.mark.parametrize("foreign", [b"\xff\xfe", b"{", b""])
def test_an_entry_of_other_software_that_is_no_json_is_replaced(
    redis_url: str, foreign: bytes
) -> None:
    with RedisStore.from_url(redis_url) as store, redis.Redis.from_url(redis_url) as other:
        other.set("key", foreign)
        cache = RequestCache(store)
        assert cache.read("key", lambda: "fresh") == "fresh"
        assert cache.read("key", lambda: "fresher") == "fresh"


def test_a_key_of_another_kind_does_not_stop_a_read(redis_url: str) -> None:
    with RedisStore.from_url(redis_url) as store, redis.Redis.from_url(redis_url) as other:
        other.rpush("key", "not ours")
        assert RequestCache(store).read("key", lambda: "fresh") == "fresh"


def test_other_software_that_deletes_by_pattern_ends_leases_too(redis_url: str) -> None:
    with RedisStore.from_url(redis_url) as store, redis.Redis.from_url(redis_url) as other:

        def read_while_it_changes() -> str:
            other.delete(*other.keys("service-1-template*"))
            return "old"

        cache = RequestCache(store)
        assert cache.read("service-1-template-2", read_while_it_changes) == "old"
        assert cache.read("service-1-template-2", lambda: "new") == "new"


@pytest.mark.parametrize("count", [0, 1, 4_999, 5_000, 12_345])
def test_any_number_of_keys_is_deleted_at_once(redis_url: str, count: int) -> None:
    with RedisStore.from_url(redis_url) as store, redis.Redis.from_url(redis_url) as other:
        other.mset({"another": "1", **{f"service-{each}": "1" for each in range(count)}})
        RequestCache(store).clear([], [pattern_for("service-*")])
        assert other.keys("*") == [b"another"]


def test_more_keys_than_a_script_can_hold_at_once_can_be_named(redis_url: str) -> None:
    keys = [f"service-{each}" for each in range(9_000)]
    with RedisStore.from_url(redis_url) as store, redis.Redis.from_url(redis_url) as other:
        other.mset(dict.fromkeys(keys, "1"))
        RequestCache(store).clear(keys)
        assert other.dbsize() == 0


@pytest.mark.parametrize("kind", ["blocking", "asyncio"])
def test_a_redis_that_dies_in_the_middle_of_a_change(mortal: RedisServer, kind: str) -> None:
    made: list[str] = []

    def change() -> str:
        mortal.kill()
        made.append("change")
        return "changed"

    if kind == "blocking":
        with RedisStore.from_url(mortal.url) as store:
            cache = RequestCache(store)
            cache.put("service-1", "old")
            with pytest.raises(PossiblyStale, match="The change was made") as caught:
                cache.change(change, keys=["service-1"])
            with pytest.raises(NotInvalidated):
                cache.change(change, keys=["service-1"])
            assert cache.read("service-1", lambda: "new") == "new"
    else:
        with pytest.raises(PossiblyStale, match="The change was made") as caught:
            asyncio.run(_die_in_the_middle(mortal, change))
    assert caught.value.result == "changed"
    assert caught.value.keys == ("service-1",)
    assert made == ["change"]


async def _die_in_the_middle(server: RedisServer, change: Any) -> None:
    async def awaited() -> Any:
        return change()

    async def read() -> str:
        return "new"

    async with AsyncRedisStore.from_url(server.url) as store:
        cache = RequestCache(store)
        await cache.aput("service-1", "old")
        try:
            await cache.achange(awaited, keys=["service-1"])
        finally:
            with pytest.raises(NotInvalidated):
                await cache.achange(awaited, keys=["service-1"])
            assert await cache.aread("service-1", read) == "new"


@pytest.fixture(params=[b"+OK\r\n", b":7\r\n", b"*1\r\n:7\r\n"], ids=["text", "number", "list"])
def parrot(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of something that answers every command in the same way."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            while head := self.rfile.readline():
                for _ in range(int(head[1:])):
                    length = int(self.rfile.readline()[1:])
                    self.rfile.read(length + 2)
                self.wfile.write(request.param)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"redis://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("protocol", [2, 3])
def test_what_is_not_a_redis_is_passed_over(
    parrot: str, protocol: int, caplog: pytest.LogCaptureFixture
) -> None:
    address = f"{parrot}?protocol={protocol}"
    with RedisStore.from_url(address) as store, caplog.at_level(logging.WARNING, "notify_typed"):
        assert RequestCache(store).read("key", lambda: "fresh") == "fresh"
    assert "The cache was not read (" in caplog.text


def test_a_redis_whose_address_asks_for_text_is_read_as_well(redis_url: str) -> None:
    with RedisStore.from_url(f"{redis_url}?decode_responses=yes") as store:
        cache = RequestCache(store)
        assert [cache.read("key", lambda: "Käse"), cache.read("key", lambda: "x")] == ["Käse"] * 2


def test_a_redis_that_comes_back_is_used_again(mortal: RedisServer) -> None:
    with RedisStore.from_url(mortal.url) as store:
        cache = RequestCache(store)
        cache.put("key", 1)
        mortal.kill()
        assert cache.read("key", lambda: 2) == 2
        mortal.start()
        assert cache.read("key", lambda: 3) == 3
        assert cache.read("key", lambda: 4) == 3


def test_a_redis_that_hangs_is_asked_once_and_then_left_alone(deaf: str) -> None:
    with RedisStore.from_url(deaf, timeout=0.05) as store:
        cache = RequestCache(store)
        assert [cache.read("key", lambda: "fresh") for _ in range(50)] == ["fresh"] * 50
        with pytest.raises(NotInvalidated) as caught:
            cache.change(lambda: pytest.fail("It was made."), keys=["key"])
    assert isinstance(caught.value.__cause__, StoreTimedOut)
    assert SECRET not in str(caught.value.__cause__) + repr(store) + repr(cache)


@pytest.mark.anyio
async def test_an_asyncio_redis_that_hangs_is_asked_once_and_then_left_alone(deaf: str) -> None:
    async def fresh() -> str:
        return "fresh"

    async with AsyncRedisStore.from_url(deaf, timeout=0.05) as store:
        cache = RequestCache(store)
        assert [await cache.aread("key", fresh) for _ in range(50)] == ["fresh"] * 50
        with pytest.raises(NotInvalidated) as caught:
            await cache.achange(fresh, keys=["key"])
    assert isinstance(caught.value.__cause__, StoreTimedOut)
    assert SECRET not in str(caught.value.__cause__) + repr(store) + repr(cache)


@pytest.mark.parametrize("make", [RedisStore.from_url, AsyncRedisStore.from_url])
@pytest.mark.parametrize(
    "url", ["", f"http://:{SECRET}@localhost", f"redis://:{SECRET}/x@y:z", f"//{SECRET}"]
)
def test_an_invalid_address_is_refused_without_being_shown(make: Any, url: str) -> None:
    with pytest.raises(InvalidInput, match="address of the Redis") as caught:
        make(url)
    error: BaseException | None = caught.value
    assert SECRET not in str(error)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("make", [RedisStore.from_url, AsyncRedisStore.from_url])
@pytest.mark.parametrize("options", [{"timeout": 0}, {"lease": 0}, {"lease": float("inf")}])
def test_times_that_make_no_sense_are_refused(make: Any, options: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="must be a number of seconds"):
        make("redis://localhost", **options)


@pytest.mark.parametrize("make", [RedisStore.from_url, AsyncRedisStore.from_url])
def test_without_redis_py_it_says_what_to_install(
    make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "redis"]:
        monkeypatch.delitem(sys.modules, name)
    real = builtins.__import__

    def lacking(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.partition(".")[0] == "redis":
            raise ModuleNotFoundError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", lacking)
    with pytest.raises(ImportError, match=re.escape(install_line("redis"))):
        make("redis://localhost")
    assert RequestCache(MemoryStore()).read("key", lambda: 1) == 1
