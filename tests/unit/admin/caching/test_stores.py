"""All stores keep what a plain model of a store keeps."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from caching_world import Clock, Unwaited
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from notify_typed.admin.caching import (
    AsyncRedisStore,
    Busy,
    Found,
    MemoryStore,
    Missing,
    Pattern,
    RedisStore,
    Store,
)

KEYS = st.sampled_from(["service-1", "service-1-template-2", "service-1-templates", "user-[1]"])
TEXTS = st.text(st.characters(codec="utf-8"))
PATTERNS = st.sampled_from(
    [
        ("service-1",),
        ("service-1-", ""),
        ("", "-templates"),
        ("", "e-", "2"),
        ("user-[1]",),
        ("", ""),
    ]
).map(Pattern)
LEASE = 10.0
NEVER = 1_000_000.0


class Model(RuleBasedStateMachine):
    """What a store should do, beside what it does."""

    leases = Bundle("leases")
    make: Callable[[Clock], Store]

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.entries: dict[str, tuple[str, float]] = {}
        self.held: dict[str, tuple[str, float]] = {}
        self.count = 0

    @initialize()
    def start(self) -> None:
        self.store = type(self).make(self.clock)

    @rule(target=leases, key=KEYS)
    def read(self, key: str) -> object:
        self.count += 1
        lease = f"lease {self.count}"
        answer = self.store.read(key, lease)
        if self._entry(key) is not None:
            assert answer == Found(self.entries[key][0])
        elif self._holder(key) is not None:
            assert answer == Busy(self.held[key][0])
        else:
            assert answer == Missing()
            self.held[key] = (lease, self.clock() + LEASE)
            return (key, lease)
        return multiple()

    @rule(given=leases, text=TEXTS)
    def fill(self, given: tuple[str, str], text: str) -> None:
        self._fill(given, text, NEVER)

    @rule(given=consumes(leases))
    def release(self, given: tuple[str, str]) -> None:
        key, lease = given
        self.store.release(key, lease)
        if self._holder(key) == lease:
            del self.held[key]

    @rule(key=KEYS, text=TEXTS)
    def put(self, key: str, text: str) -> None:
        self._put(key, text, NEVER)

    @rule(keys=st.lists(KEYS, max_size=3), patterns=st.lists(PATTERNS, max_size=2))
    def clear(self, keys: list[str], patterns: list[Pattern]) -> None:
        self.store.clear(keys, patterns)
        for key in {*self.entries, *self.held}:
            if key in keys or any(pattern.matches(key) for pattern in patterns):
                self.entries.pop(key, None)
                self.held.pop(key, None)

    def _fill(self, given: tuple[str, str], text: str, ttl: float) -> None:
        key, lease = given
        expected = self._holder(key) == lease
        assert self.store.fill(key, text, ttl, lease) == expected
        if expected:
            self.entries[key] = (text, self.clock() + ttl)
            del self.held[key]

    def _put(self, key: str, text: str, ttl: float) -> None:
        self.store.put(key, text, ttl)
        self.entries[key] = (text, self.clock() + ttl)
        self.held.pop(key, None)

    def _entry(self, key: str) -> str | None:
        text, ends = self.entries.get(key, (None, 0.0))
        return text if self.clock() < ends else None

    def _holder(self, key: str) -> str | None:
        lease, ends = self.held.get(key, (None, 0.0))
        return lease if self.clock() < ends else None


class TimedModel(Model):
    """The same, with time going by."""

    @rule(seconds=st.sampled_from([0.5, 1.0, LEASE, 60.0]))
    def go_by(self, seconds: float) -> None:
        self.clock.now += seconds

    @rule(given=Model.leases, text=TEXTS, ttl=st.sampled_from([1.0, 60.0]))
    def fill_for(self, given: tuple[str, str], text: str, ttl: float) -> None:
        self._fill(given, text, ttl)

    @rule(key=KEYS, text=TEXTS, ttl=st.sampled_from([1.0, 60.0]))
    def put_for(self, key: str, text: str, ttl: float) -> None:
        self._put(key, text, ttl)

    @invariant()
    def nothing_is_shown(self) -> None:
        if self.entries:
            assert "service" not in repr(self.store)


@pytest.fixture
def redis_stores(redis_url: str) -> Iterator[dict[str, Store]]:
    with ExitStack() as stack:
        blocking = stack.enter_context(RedisStore.from_url(redis_url, lease=LEASE))
        runner = stack.enter_context(asyncio.Runner())
        store = AsyncRedisStore.from_url(redis_url, lease=LEASE)
        stack.callback(lambda: runner.run(store.aclose()))
        yield {"blocking": blocking, "asyncio": Unwaited(store, runner)}


def test_memory_keeps_what_it_should() -> None:
    class OfMemory(TimedModel):
        make = staticmethod(lambda clock: MemoryStore(lease=LEASE, clock=clock))

    run_state_machine_as_test(OfMemory, settings=settings(deadline=None))


@pytest.mark.parametrize("kind", ["blocking", "asyncio"])
def test_redis_keeps_what_it_should(redis_stores: dict[str, Store], kind: str) -> None:
    def emptied(_clock: Clock) -> Store:
        redis_stores[kind].clear((), (Pattern(("", "")),))
        return redis_stores[kind]

    class OfRedis(Model):
        make = staticmethod(emptied)

    run_state_machine_as_test(
        OfRedis,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.booleans()), max_size=60))
def test_memory_is_bounded_and_drops_what_was_not_used_for_longest(
    uses: list[tuple[str, bool]],
) -> None:
    store = MemoryStore(max_entries=3)
    recent: list[str] = []
    for key, reads in uses:
        if reads:
            found = store.read(key, "lease")
            assert isinstance(found, Found) == (key in recent)
        else:
            store.put(key, key, NEVER)
        if not reads or key in recent:
            recent = [*(each for each in recent if each != key), key][-3:]
        assert len(store) <= 3


def test_memory_does_not_keep_the_leases_of_the_dead(clock: Clock) -> None:
    store = MemoryStore(max_entries=2, lease=LEASE, clock=clock)
    for number in range(10):
        assert store.read(f"key {number}", "lease") == Missing()
        clock.now += LEASE
    assert len(store._leases) <= 2


@pytest.mark.parametrize("options", [{"max_entries": 0}, {"lease": 0.0}, {"lease": -1.0}])
def test_memory_of_no_size_is_refused(options: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"must be"):
        MemoryStore(**options)  # type: ignore[arg-type] # of two types
