"""Readers and writers at the same time: one call for many, and nothing stale is ever kept."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest
from caching_world import Awaited, Unreliable
from hypothesis import given, settings
from hypothesis import strategies as st
from patience import HANG

from notify_typed.admin.caching import (
    Found,
    MemoryStore,
    Missing,
    NotInvalidated,
    Pattern,
    PossiblyStale,
    RedisStore,
    RequestCache,
    StoreFailed,
)

MANY = 12


@dataclass
class Slow:
    """A call that ends when it is told to."""

    begun: threading.Event = field(default_factory=threading.Event)
    end: threading.Event = field(default_factory=threading.Event)
    calls: int = 0

    def __call__(self) -> str:
        self.calls += 1
        self.begun.set()
        assert self.end.wait(HANG)
        return f"call {self.calls}"


def wait_until(true: Callable[[], bool], beat: threading.Event) -> None:
    """Wait for something, as often as the beat comes."""
    while not true():
        assert beat.wait(HANG)
        beat.clear()


@dataclass
class Watched(Unreliable):
    """A store that tells when it was read."""

    beat: threading.Event = field(default_factory=threading.Event)

    def _use(self, name: str) -> None:
        super()._use(name)
        self.beat.set()


def test_threads_that_miss_the_same_key_make_one_call() -> None:
    store = Watched(MemoryStore())
    cache = RequestCache(store)
    slow = Slow()
    with ThreadPoolExecutor(MANY) as pool:
        readers = [pool.submit(cache.read, "key", slow) for _ in range(MANY)]
        wait_until(lambda: store.uses.count("read") >= MANY, store.beat)
        slow.end.set()
        assert {reader.result(20) for reader in readers} == {"call 1"}
    assert slow.calls == 1


@pytest.mark.anyio
async def test_tasks_that_miss_the_same_key_make_one_call(unblocking: RequestCache) -> None:
    calls = 0

    async def slow() -> str:
        nonlocal calls
        calls += 1
        await asyncio.sleep(0)
        return f"call {calls}"

    results = await asyncio.gather(*(unblocking.aread("key", slow) for _ in range(MANY)))
    assert set(results) == {"call 1"}


def test_threads_of_several_processes_make_one_call(redis_url: str) -> None:
    slow = Slow()
    with ExitStack() as stack:
        # What a process has of its own are its connections and its cache.
        caches = [
            RequestCache(stack.enter_context(RedisStore.from_url(redis_url))) for _ in range(4)
        ]
        pool = stack.enter_context(ThreadPoolExecutor(8))
        first = pool.submit(caches[0].read, "key", slow)
        assert slow.begun.wait(HANG)
        others = [pool.submit(cache.read, "key", slow) for cache in caches * 2][1:]
        slow.end.set()
        assert {first.result(20), *(other.result(20) for other in others)} == {"call 1"}
    assert slow.calls == 1


def test_a_process_that_dies_while_it_fetches_holds_up_nobody_for_long(redis_url: str) -> None:
    with RedisStore.from_url(redis_url, lease=0.2) as store:
        assert store.read("key", "of the dead") == Missing()
        assert RequestCache(store).read("key", lambda: "fetched") == "fetched"
        assert RequestCache(store).read("key", lambda: "again") == "fetched"


@dataclass
class Hurrying:
    """A clock that nearly uses up the time for which a reader waits, so that the test does not."""

    now: float = 0.0

    def __call__(self) -> float:
        self.now += 4.99
        return self.now


def test_a_reader_who_has_waited_long_enough_makes_the_call() -> None:
    cache = RequestCache(MemoryStore(), clock=Hurrying())
    slow = Slow()
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(cache.read, "key", slow)
        assert slow.begun.wait(HANG)
        assert cache.read("key", lambda: "mine") == "mine"
        slow.end.set()
        assert first.result(HANG) == "call 1"
    assert cache.read("key", lambda: "again") == "call 1"


@pytest.mark.anyio
async def test_a_coroutine_that_has_waited_long_enough_makes_the_call() -> None:
    cache = RequestCache(Awaited(MemoryStore()), clock=Hurrying())
    begun, end = asyncio.Event(), asyncio.Event()

    async def slow() -> str:
        begun.set()
        await end.wait()
        return "call 1"

    async def mine() -> str:
        return "mine"

    first = asyncio.create_task(cache.aread("key", slow))
    await begun.wait()
    assert await cache.aread("key", mine) == "mine"
    end.set()
    assert await first == "call 1"
    assert await cache.aread("key", mine) == "call 1"


def test_if_the_one_who_fetches_fails_the_others_make_their_own_calls() -> None:
    store = Watched(MemoryStore())
    cache = RequestCache(store)
    slow = Slow()

    def failing() -> str:
        slow()
        raise RuntimeError("Not now.")

    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(cache.read, "key", failing)
        assert slow.begun.wait(HANG)
        others = [pool.submit(cache.read, "key", lambda: "mine") for _ in range(2)]
        wait_until(lambda: store.uses.count("read") >= 3, store.beat)
        slow.end.set()
        with pytest.raises(RuntimeError, match=r"Not now\."):
            first.result(20)
        assert [other.result(20) for other in others] == ["mine", "mine"]


@pytest.mark.anyio
async def test_a_cancelled_reader_leaves_the_others_their_turn() -> None:
    cache = RequestCache(MemoryStore())
    begun = asyncio.Event()

    async def never() -> str:
        begun.set()
        await asyncio.Event().wait()
        return "never"

    async def mine() -> str:
        return "mine"

    first = asyncio.create_task(cache.aread("key", never))
    await begun.wait()
    impatient = asyncio.create_task(cache.aread("key", mine))
    second = asyncio.create_task(cache.aread("key", mine))
    await asyncio.sleep(0)
    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert await second == "mine"


def test_a_call_that_reads_its_own_key_does_not_wait_for_itself(blocking: RequestCache) -> None:
    def outer() -> list[str]:
        return ["outer", blocking.read("key", lambda: "inner")]

    assert blocking.read("key", outer) == ["outer", "inner"]
    assert blocking.read("key", lambda: ["again"]) == ["outer", "inner"]


@pytest.mark.anyio
async def test_a_coroutine_that_reads_its_own_key_does_not_wait_for_itself(
    unblocking: RequestCache,
) -> None:
    async def inner() -> str:
        return "inner"

    async def outer() -> list[str]:
        # Children of the call belong to it.
        return await asyncio.gather(*(unblocking.aread("key", inner) for _ in range(2)))

    assert await unblocking.aread("key", outer) == ["inner", "inner"]


CHANGES = pytest.mark.parametrize(
    ("keys", "patterns"),
    [
        (["service-1"], []),
        ([], [Pattern(("service-", ""))]),
        ([], [Pattern(("", "ice-1"))]),
    ],
)


@CHANGES
def test_what_was_read_before_a_change_is_not_kept_after_it(
    blocking: RequestCache, keys: list[str], patterns: list[Pattern]
) -> None:
    name = ["old"]

    def rename() -> None:
        name[0] = "new"

    def read_while_it_changes() -> str:
        seen = name[0]
        blocking.change(rename, keys=keys, patterns=patterns)
        return seen

    assert blocking.read("service-1", read_while_it_changes) == "old"
    assert blocking.read("service-1", lambda: name[0]) == "new"


@CHANGES
def test_who_reads_after_a_change_does_not_get_what_was_being_read_before_it(
    blocking: RequestCache, keys: list[str], patterns: list[Pattern]
) -> None:
    slow = Slow()
    with ThreadPoolExecutor(1) as pool:
        before = pool.submit(blocking.read, "service-1", slow)
        assert slow.begun.wait(HANG)
        blocking.change(lambda: None, keys=keys, patterns=patterns)
        assert blocking.read("service-1", lambda: "new") == "new"
        slow.end.set()
        assert before.result(20) == "call 1"
    assert blocking.read("service-1", lambda: "newer") == "new"


@pytest.mark.anyio
@CHANGES
async def test_what_a_coroutine_read_before_a_change_is_not_kept_after_it(
    unblocking: RequestCache, keys: list[str], patterns: list[Pattern]
) -> None:
    name = ["old"]

    async def rename() -> None:
        name[0] = "new"

    async def read() -> str:
        return name[0]

    async def read_while_it_changes() -> str:
        seen = name[0]
        await unblocking.achange(rename, keys=keys, patterns=patterns)
        assert await unblocking.aread("service-1", read) == "new"
        return seen

    assert await unblocking.aread("service-1", read_while_it_changes) == "old"
    assert await unblocking.aread("service-1", read) == "new"


@settings(deadline=None)
@given(
    order=st.lists(st.integers(0, 11), min_size=60, max_size=60),
    failures=st.lists(st.sampled_from([None, None, None, StoreFailed("It failed.")]), max_size=12),
    work=st.lists(st.sampled_from(["read", "write"]), min_size=2, max_size=5),
)
def test_in_no_order_of_events_is_anything_stale_kept(
    order: list[int], failures: list[StoreFailed | None], work: list[str]
) -> None:
    """Readers and writers go step by step, each step chosen; then the cache is looked into."""
    asyncio.run(_interleaved(order, failures, work))


async def _interleaved(
    order: list[int], failures: list[StoreFailed | None], work: list[str]
) -> None:
    # A lease that could neither be used nor given back is waited for: not for long.
    story = Story(Unreliable(MemoryStore(lease=0.02), list(failures)))
    tasks = [asyncio.create_task(getattr(story, kind)()) for kind in work]
    choices = iter(order)
    while not all(task.done() for task in tasks):
        for _ in range(6):  # until everybody waits at a gate, or for somebody else
            await asyncio.sleep(0)
        if story.waiting:
            story.waiting.pop(next(choices, 0) % len(story.waiting)).set_result(None)
    await asyncio.gather(*tasks)
    kept = story.store.store.read("key", "looking")
    if isinstance(kept, Found) and not story.uncertain:
        assert kept.text == str(story.version)


@dataclass
class Story:
    """Something that changes, and who reads and changes it through a cache.

    Attributes:
        store: The cache's store.
        version: What it is now.
        done: What it was changed to by a change that has ended.
        uncertain: Whether a change has said that the cache may be stale.
        waiting: Those who are about to do something.
    """

    store: Unreliable
    version: int = 0
    done: int = 0
    uncertain: bool = False
    waiting: list[asyncio.Future[None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.cache = RequestCache(Awaited(self.store, self._gate))

    async def read(self) -> None:
        before = self.done
        assert await self.cache.aread("key", self._look) >= before or self.uncertain

    async def write(self) -> None:
        try:
            self.done = max(self.done, await self.cache.achange(self._change, keys=["key"]))
        except PossiblyStale:
            self.uncertain = True
        except NotInvalidated:
            pass

    async def _gate(self) -> None:
        turn = asyncio.get_running_loop().create_future()
        self.waiting.append(turn)
        await turn

    async def _look(self) -> int:
        await self._gate()
        seen = self.version
        await self._gate()
        return seen

    async def _change(self) -> int:
        await self._gate()
        self.version += 1
        mine = self.version
        await self._gate()
        return mine
