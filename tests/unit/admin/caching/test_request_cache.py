"""What callers see of the cache, blocking and in an event loop, in memory and in Redis."""

from __future__ import annotations

import asyncio
import copy
import logging
import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from caching_world import Awaited, Caller, Clock, Unreliable
from hypothesis import given, settings
from hypothesis import strategies as st

from notify_typed.admin.caching import (
    CacheError,
    MemoryStore,
    NotInvalidated,
    PossiblyStale,
    RedisStore,
    RequestCache,
    StoreFailed,
    StoreTimedOut,
    key_for,
    pattern_for,
)
from notify_typed.errors import NotifyError, OutcomeUnknown, RequestSummary

SERVICE = "8a7d9e4c-0b1f-4c58-9a0e-5f3c2d1b6a70"
OTHER = "2c5a8f70-91d4-4a27-b3c2-7e0f6b9d1a52"
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@dataclass
class Notify:
    """Counts what it is asked."""

    name: str = "Appointments"
    asked: list[str] = field(default_factory=list)
    failure: Exception | None = None

    def get_service(self, service_id: str) -> dict[str, Any]:
        self.asked.append(f"get {service_id}")
        self._fail()
        return {"data": {"id": service_id, "name": self.name}}

    def update_service(self, service_id: str, **attributes: str) -> str:
        self.asked.append(f"update {service_id}")
        self._fail()
        self.name = attributes["name"]
        return "updated"

    def get_service_template(
        self, service_id: str, template_id: str, version: int | None = None
    ) -> list[str]:
        self.asked.append(f"get {template_id} {version}")
        return [service_id, template_id, str(version)]

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure


@pytest.fixture
def notify() -> Notify:
    return Notify()


def test_what_was_read_is_not_asked_for_again(caller: Caller, notify: Notify) -> None:
    get = caller.decorate(caller.cache.set("service-{service_id}"), notify.get_service)
    first = get(service_id=SERVICE)
    first["data"]["name"] = "changed by the caller"
    assert get(service_id=SERVICE.upper()) == {"data": {"id": SERVICE, "name": "Appointments"}}
    assert notify.asked == [f"get {SERVICE}"]
    assert get(service_id=OTHER)["data"]["id"] == OTHER


def test_a_default_is_a_part_of_the_key(caller: Caller, notify: Notify) -> None:
    get = caller.decorate(
        caller.cache.set("service-{service_id}-template-{template_id}-version-{version}"),
        notify.get_service_template,
    )
    assert get(service_id="1", template_id="2")[2] == "None"
    assert get(service_id="1", template_id="2", version=None)[2] == "None"
    assert get(service_id="1", template_id="2", version=3)[2] == "3"
    assert len(notify.asked) == 2


def test_nothing_is_a_value_too(caller: Caller) -> None:
    calls: list[None] = []
    for _ in range(2):
        assert caller.read("key", lambda: calls.append(None)) is None
    assert len(calls) == 1


@settings(deadline=None)
@given(JSON)
def test_a_kept_value_is_like_a_fresh_one(value: Any) -> None:
    cache = RequestCache(MemoryStore())
    assert cache.read("key", lambda: value) == value == cache.read("key", lambda: "other")


def test_a_fresh_value_is_what_a_kept_one_will_be(caller: Caller) -> None:
    assert caller.read("key", lambda: {1: ("a", "b")}) == {"1": ["a", "b"]}
    assert caller.read("key", lambda: None) == {"1": ["a", "b"]}


def test_typed_values_are_encoded_and_decoded(caller: Caller) -> None:
    for _ in range(2):
        value = caller.read("key", lambda: {3, 1}, encode=sorted, decode=set)
        assert value == {1, 3}
    assert caller.read("key", lambda: None) == [1, 3]


def test_values_that_json_cannot_hold_are_refused_and_hold_up_nobody(caller: Caller) -> None:
    values: tuple[object, ...] = (object(), float("nan"), {1, 2})
    for value in values:
        with pytest.raises(TypeError, match="Only JSON data"):
            caller.read("key", partial(copy.copy, value))
    assert caller.read("key", lambda: 1) == 1
    with pytest.raises(TypeError, match="Only JSON data"):
        caller.put("key", object())


@pytest.mark.parametrize("half", [{"encode": str}, {"decode": str}], ids=str)
def test_what_encodes_and_what_decodes_are_given_together(caller: Caller, half: Any) -> None:
    with pytest.raises(TypeError, match="encode and decode go together"):
        caller.read("key", lambda: "value", **half)
    with pytest.raises(TypeError, match="encode and decode go together"):
        caller.cache.set("key", **half)


def test_a_change_is_seen_by_the_next_reader(caller: Caller, notify: Notify) -> None:
    get = caller.decorate(caller.cache.set("service-{service_id}"), notify.get_service)
    update = caller.decorate(
        caller.cache.delete("user-{service_id}", "service-{service_id}"), notify.update_service
    )
    get(service_id=SERVICE)
    assert update(service_id=SERVICE, name="Meetings") == "updated"
    assert get(service_id=SERVICE)["data"]["name"] == "Meetings"


def test_a_pattern_clears_what_matches_and_nothing_else(caller: Caller, notify: Notify) -> None:
    get = caller.decorate(
        caller.cache.set("service-{service_id}-template-{template_id}-version-{version}"),
        notify.get_service_template,
    )
    update = caller.decorate(
        caller.cache.delete_by_pattern("service-{service_id}-template*"), notify.update_service
    )
    for service in (SERVICE, OTHER, "*"):
        get(service_id=service, template_id="2")
    notify.asked.clear()
    update(service_id="*", name="hostile")
    assert get(service_id=SERVICE, template_id="2")
    assert notify.asked == ["update *"]
    update(service_id=SERVICE, name="Meetings")
    notify.asked.clear()
    for service in (SERVICE, OTHER):
        get(service_id=service, template_id="2")
    assert notify.asked == ["get 2 None"]


def test_a_failed_read_is_not_kept(caller: Caller, notify: Notify) -> None:
    notify.failure = NotifyError("Not now.")
    get = caller.decorate(caller.cache.set("service-{service_id}"), notify.get_service)
    with pytest.raises(NotifyError, match=r"Not now\."):
        get(service_id=SERVICE)
    notify.failure = None
    assert get(service_id=SERVICE)["data"]["name"] == "Appointments"


def test_what_is_known_can_be_put(caller: Caller) -> None:
    caller.put("has_jobs-1", value=True)
    assert caller.read("has_jobs-1", lambda: False) is True
    caller.clear(["has_jobs-1"])
    assert caller.read("has_jobs-1", lambda: False) is False


def test_a_read_ends_after_its_time(clock: Clock) -> None:
    cache = RequestCache(MemoryStore(clock=clock))
    assert cache.read("key", lambda: 1, ttl=60) == 1
    clock.now += 59
    assert cache.read("key", lambda: 2, ttl=60) == 1
    clock.now += 1
    assert cache.read("key", lambda: 3, ttl=60) == 3


@pytest.mark.parametrize("ttl", [0, -1, float("inf"), float("nan")])
def test_no_time_is_refused(ttl: float) -> None:
    cache = RequestCache(MemoryStore())
    with pytest.raises(ValueError, match="ttl must be"):
        cache.set("key", ttl=ttl)
    with pytest.raises(ValueError, match="ttl must be"):
        cache.read("key", lambda: 1, ttl=ttl)


@pytest.mark.parametrize(
    ("wrong", "cure"),
    [
        (5, "store must be a MemoryStore, .*; not of type int"),
        ({}, "store must be a MemoryStore, .*; not of type dict"),
        (MemoryStore, r"store must be an instance: MemoryStore\(\.\.\.\), not MemoryStore"),
    ],
    ids=repr,
)
def test_what_is_no_store_is_refused_and_not_passed_over_in_silence(wrong: Any, cure: str) -> None:
    with pytest.raises(TypeError, match=cure):
        RequestCache(wrong)


def test_without_a_store_every_call_is_made(notify: Notify) -> None:
    cache = RequestCache(None)
    get = cache.set("service-{service_id}")(notify.get_service)
    update = cache.delete("service-{service_id}")(notify.update_service)
    get(SERVICE)
    get(SERVICE)
    assert update(SERVICE, name="Meetings") == "updated"
    cache.clear(["service-1"])
    cache.put("key", 1)
    assert notify.asked == [f"get {SERVICE}"] * 2 + [f"update {SERVICE}"]


@pytest.mark.anyio
async def test_without_a_store_every_coroutine_is_awaited() -> None:
    cache = RequestCache(None)

    async def one() -> int:
        return 1

    assert await cache.aread("key", one) == 1
    assert await cache.achange(one, keys=["key"]) == 1


def test_decorated_functions_keep_their_names() -> None:
    def get_service(service_id: str) -> str:
        """Read a service."""
        return service_id

    decorated = RequestCache(None).set("service-{service_id}")(get_service)
    assert decorated.__name__ == "get_service"
    assert decorated.__doc__ == "Read a service."
    assert decorated("1") == "1"


def test_methods_and_coroutine_methods_of_a_class_of_ones_own() -> None:
    cache = RequestCache(MemoryStore())
    asked: list[str] = []

    class Services:
        @cache.set("service-{service_id}")
        def get_service(self, service_id: str) -> dict[str, str]:
            asked.append(service_id)
            return {"id": service_id}

        @cache.set("service-{service_id}")
        async def aget_service(self, service_id: str) -> dict[str, str]:
            asked.append(service_id)
            return {"id": service_id}

        @cache.delete("service-{service_id}")
        @cache.delete_by_pattern("service-{service_id}-template*")
        async def update_service(self, service_id: str) -> str:
            return service_id

    async def story() -> None:
        services = Services()
        assert services.get_service("1") == {"id": "1"}
        assert await services.aget_service(service_id="1") == {"id": "1"}
        assert await services.update_service("1") == "1"
        assert await services.aget_service("1") == {"id": "1"}

    asyncio.run(story())
    assert asked == ["1", "1"]


def test_a_store_of_the_wrong_colour_is_refused_when_decorating(redis_url: str) -> None:
    async def awaited() -> None: ...
    def called() -> None: ...

    with RedisStore.from_url(redis_url) as store:
        with pytest.raises(TypeError, match="would block the event loop"):
            RequestCache(store).set("key")(awaited)
        RequestCache(store).set("key")(called)
    asynchronous = RequestCache(Awaited(MemoryStore()))
    with pytest.raises(TypeError, match="is for asyncio"):
        asynchronous.delete("key")(called)
    with pytest.raises(TypeError, match="is for asyncio"):
        asynchronous.read("key", called)
    asynchronous.delete("key")(awaited)


# When the store fails


@pytest.mark.parametrize("failure", [StoreFailed("It failed."), StoreTimedOut("It was slow.")])
@pytest.mark.parametrize("use", [0, 1])
def test_a_read_goes_on_without_the_store(
    unlucky: Caller,
    unreliable: Unreliable,
    failure: StoreFailed,
    use: int,
    caplog: pytest.LogCaptureFixture,
) -> None:
    unreliable.failures = [*[None] * use, failure]
    with caplog.at_level(logging.DEBUG, "notify_typed"):
        assert unlucky.read("user-amala@example.gov.uk", lambda: "private") == "private"
    assert type(failure).__name__ in caplog.text
    assert "amala" not in caplog.text
    assert "private" not in caplog.text


def test_a_value_that_cannot_be_put_is_logged_and_asked_for_later(
    unlucky: Caller, unreliable: Unreliable, caplog: pytest.LogCaptureFixture
) -> None:
    unreliable.failures = [StoreFailed("It failed.")]
    with caplog.at_level(logging.WARNING, "notify_typed"):
        unlucky.put("key", "private")
    assert "not put into the cache (StoreFailed)" in caplog.text
    assert "private" not in caplog.text
    assert unlucky.read("key", lambda: "asked for") == "asked for"


def test_a_lease_that_cannot_be_given_back_is_logged(
    unlucky: Caller, unreliable: Unreliable, caplog: pytest.LogCaptureFixture
) -> None:
    unreliable.failures = [None, StoreFailed("It failed."), StoreFailed("And again.")]
    with caplog.at_level(logging.WARNING, "notify_typed"):
        assert unlucky.read("key", lambda: "value") == "value"
    assert unreliable.uses == ["read", "fill", "release"]
    assert "lease was not given back to the cache (StoreFailed)" in caplog.text


def test_an_entry_that_nobody_can_read_or_delete_is_passed_over(
    unlucky: Caller, unreliable: Unreliable
) -> None:
    unreliable.store.put("key", "{", 60)
    unreliable.failures = [None, StoreFailed("It failed.")]
    assert unlucky.read("key", lambda: "fresh") == "fresh"
    assert unreliable.uses == ["read", "clear"]


def test_after_a_time_out_nothing_is_read_for_a_while_but_everything_cleared(
    unlucky: Caller, unreliable: Unreliable, clock: Clock
) -> None:
    unlucky.put("key", "old")
    unreliable.failures = [StoreTimedOut("It was slow.")]
    assert unlucky.read("key", lambda: "new") == "new"
    unreliable.uses.clear()
    assert unlucky.read("key", lambda: "newer") == "newer"
    assert unreliable.uses == []
    assert unlucky.change(lambda: "changed", keys=["key"]) == "changed"
    assert unreliable.uses == ["clear", "clear"]
    clock.now += 30
    assert unlucky.read("key", lambda: "newest") == "newest"
    assert unreliable.uses == ["clear", "clear", "read", "fill"]


def test_a_store_that_fails_at_once_is_read_again(unlucky: Caller, unreliable: Unreliable) -> None:
    unlucky.put("key", "old")
    unreliable.failures = [StoreFailed("It failed.")]
    assert unlucky.read("key", lambda: "new") == "new"
    assert unlucky.read("key", lambda: "new") == "old"


@pytest.mark.parametrize("failure", [StoreFailed("It failed."), StoreTimedOut("It was slow.")])
def test_a_change_is_not_made_if_the_store_cannot_be_cleared_before(
    unlucky: Caller, unreliable: Unreliable, notify: Notify, failure: StoreFailed
) -> None:
    unreliable.failures = [failure]
    update = unlucky.decorate(
        unlucky.cache.delete("user-{service_id}", "service-{service_id}"), notify.update_service
    )
    with pytest.raises(NotInvalidated, match="so the change was not made") as caught:
        update(service_id=SERVICE, name="Meetings")
    assert notify.asked == []
    assert caught.value.keys == (f"user-{SERVICE}", f"service-{SERVICE}")
    assert caught.value.__cause__ is failure
    assert SERVICE not in str(caught.value)


@pytest.mark.parametrize("failure", [StoreFailed("It failed."), StoreTimedOut("It was slow.")])
def test_a_change_after_which_the_store_cannot_be_cleared_says_so(
    unlucky: Caller, unreliable: Unreliable, notify: Notify, failure: StoreFailed
) -> None:
    get = unlucky.decorate(unlucky.cache.set("service-{service_id}-template"), notify.get_service)
    update = unlucky.decorate(
        unlucky.cache.delete_by_pattern("service-{service_id}-template*"), notify.update_service
    )
    unreliable.failures = [None, failure]
    with pytest.raises(PossiblyStale, match="The change was made, but") as caught:
        update(service_id=SERVICE, name="Meetings")
    assert notify.name == "Meetings"
    assert caught.value.result == "updated"
    assert caught.value.keys == ()
    assert caught.value.patterns == (pattern_for("service-{a}-template*", a=SERVICE),)
    assert caught.value.__cause__ is failure
    assert SERVICE not in str(caught.value)
    unlucky.put(key_for("service-{a}-template", a=SERVICE), "stale")
    unlucky.clear(caught.value.keys, caught.value.patterns)
    assert get(service_id=SERVICE)["data"]["name"] == "Meetings"


def test_a_failed_change_was_preceded_by_clearing_alone(
    unlucky: Caller, unreliable: Unreliable
) -> None:
    def fail() -> None:
        raise NotifyError("No.")

    with pytest.raises(NotifyError, match=r"No\."):
        unlucky.change(fail, keys=["key"])
    assert unreliable.uses == ["clear"]


@pytest.mark.parametrize("failures", [[], [None, StoreFailed("It failed.")]])
def test_a_change_that_may_have_taken_effect_is_followed_by_clearing_if_possible(
    unlucky: Caller, unreliable: Unreliable, failures: list[StoreFailed | None]
) -> None:
    def cut_off() -> None:
        raise OutcomeUnknown("Cut off.", request=RequestSummary("POST", "/service"))

    unreliable.failures = [*failures]
    with pytest.raises(OutcomeUnknown) as caught:
        unlucky.change(cut_off, keys=["key"])
    assert unreliable.uses == ["clear", "clear"]
    notes = "".join(getattr(caught.value, "__notes__", []))
    assert ("may be stale" in notes) == bool(failures)


@pytest.mark.anyio
async def test_a_cancelled_change_is_followed_by_clearing(unreliable: Unreliable) -> None:
    cache = RequestCache(Awaited(unreliable))
    begun = asyncio.Event()

    async def change() -> None:
        begun.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(cache.achange(change, keys=["key"]))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert unreliable.uses == ["clear", "clear"]


@pytest.mark.parametrize(
    ("failures", "keys"),
    [
        ([None, None, StoreFailed("inner")], ("inner-1",)),
        ([None, None, None, StoreFailed("outer")], ("outer-1",)),
        ([None, None, StoreFailed("inner"), StoreFailed("outer")], ("outer-1", "inner-1")),
    ],
)
def test_of_stacked_decorators_none_is_skipped_because_another_failed(
    unreliable: Unreliable, failures: list[StoreFailed | None], keys: tuple[str, ...]
) -> None:
    cache = RequestCache(unreliable)

    @cache.delete("outer-{number}")
    @cache.delete("inner-{number}")
    def change(number: int) -> str:
        return f"changed {number}"

    unreliable.failures = failures
    with pytest.raises(PossiblyStale) as caught:
        change(1)
    assert caught.value.result == "changed 1"
    assert caught.value.keys == keys
    assert unreliable.uses == ["clear"] * 4


def test_a_change_is_told_of_whatever_the_store_raises_after_it(unreliable: Unreliable) -> None:
    failures: list[Any] = [None, OSError("not in the store's own words")]
    unreliable.failures = failures
    with pytest.raises(PossiblyStale) as caught:
        RequestCache(unreliable).change(lambda: "changed", keys=["key"])
    assert caught.value.result == "changed"


@pytest.mark.parametrize("given", ["text", False, b"", 5], ids=repr)
def test_a_store_that_reads_in_a_way_of_its_own_is_not_asked_for_ever(given: Any) -> None:
    store: Any = MemoryStore()
    store.read = lambda _key, _lease: given
    with pytest.raises(TypeError, match="read must give Found, Missing or Busy, not of type"):
        RequestCache(store).read("key", lambda: 1)


def test_a_stacked_decorator_that_cannot_clear_before_stops_the_change(
    unreliable: Unreliable,
) -> None:
    cache = RequestCache(unreliable)
    unreliable.failures = [None, StoreFailed("inner")]
    change = cache.delete("outer")(cache.delete("inner")(lambda: pytest.fail("It was made.")))
    with pytest.raises(NotInvalidated):
        change()
    assert unreliable.uses == ["clear", "clear"]


@pytest.mark.parametrize("text", ["", "{", "\ufffd", "[1", '"kept'])
def test_an_entry_that_nobody_can_read_is_replaced(text: str) -> None:
    store = MemoryStore()
    cache = RequestCache(store)
    store.put("key", text, 60)
    assert cache.read("key", lambda: "fresh") == "fresh"
    assert cache.read("key", lambda: "fresher") == "fresh"


def test_an_entry_of_another_version_of_the_program_is_replaced(caller: Caller) -> None:
    caller.put("key", {"name": "Appointments"})

    def decode(data: dict[str, str]) -> str:
        return data["title"]

    def read(title: str) -> Any:
        return caller.read("key", lambda: title, encode=lambda text: {"title": text}, decode=decode)

    assert read("Meetings") == "Meetings"
    assert read("asked again") == "Meetings"


@pytest.mark.parametrize(
    "make",
    [
        lambda: NotInvalidated(("service-1",), (pattern_for("service-{a}*", a="*"),)),
        lambda: PossiblyStale({"id": 1}, ("service-1",), ()),
        lambda: StoreTimedOut("It was slow."),
    ],
)
def test_errors_survive_pickling_and_show_nothing(make: Callable[[], CacheError]) -> None:
    error = make()
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - made here
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert vars(copy) == vars(error)
    assert "service-1" not in repr(error) + str(error)
    assert isinstance(error, NotifyError)
