"""The sandbox's clock, and what is counted by it."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Any

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed._rules.months import NEWEST
from notify_typed.sandbox._errors import ApiError
from notify_typed.sandbox._service.outcomes import next_print_run
from notify_typed.sandbox._state.authentication import Authenticator, Caller
from notify_typed.sandbox._state.counters import MemoryCounters
from notify_typed.sandbox._state.limits import Limits
from notify_typed.sandbox._state.worker_state import SharedTimekeeper
from notify_typed.sandbox._timekeeper import Timekeeper, from_micros, timestamp, to_micros
from notify_typed.sandbox._world.build import build_world
from notify_typed.sandbox._world.default import default_world

MOMENTS = st.integers(0, 7_000_000_000_000_000).map(from_micros)


@given(MOMENTS)
def test_times_are_stored_and_given_back_to_the_microsecond(moment: datetime) -> None:
    assert from_micros(to_micros(moment)) == moment
    assert timestamp(to_micros(moment)) == moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def test_a_frozen_clock_stands_still_until_moved() -> None:
    start = datetime(2030, 1, 1, tzinfo=UTC)
    clock = Timekeeper(start, frozen=True)
    assert clock.now() == clock.now() == start
    clock.advance(timedelta(minutes=5))
    assert clock.now() == start + timedelta(minutes=5)
    clock.resume()
    assert not clock.is_frozen
    assert clock.now() >= start + timedelta(minutes=5)
    clock.freeze(start + timedelta(days=1))
    assert clock.now() == start + timedelta(days=1)


def test_stamps_always_rise_and_never_lie_in_the_future() -> None:
    clock = Timekeeper(frozen=True)
    stamps = [clock.stamp() for _ in range(100)]
    assert stamps == sorted(set(stamps))
    assert clock.micros() >= stamps[-1]


def test_listeners_are_told_of_every_move() -> None:
    clock = Timekeeper()
    told: list[bool] = []
    clock.on_change(lambda: told.append(clock.is_frozen))
    clock.freeze()
    clock.advance(timedelta(1))
    clock.resume()
    assert told == [True, True, False]


def caller(rate_limit: int, key_type: str = "normal") -> Caller:
    document: Any = default_world()
    document["services"][0] |= {"rate_limit": rate_limit, "daily_limits": {"sms": 3}}
    service = next(iter(build_world(document, 0, NEWEST).services.values()))
    key = next(key for key in service.api_keys if key.type == key_type)
    return Caller(service, key)


@given(
    limit=st.integers(1, 5000),
    pauses=st.lists(st.sampled_from([0, 0, 0, 1, 10, 60]), min_size=1, max_size=60),
)
def test_no_more_pass_than_the_bucket_holds_and_gains(limit: int, pauses: list[int]) -> None:
    clock = Timekeeper(frozen=True)
    limits, who = Limits(clock), caller(limit)
    passed = 0
    for pause in pauses:
        clock.advance(timedelta(seconds=pause))
        with suppress(ApiError):
            limits.check_rate(who)
            passed += 1
    capacity = min(ceil(limit / 3) + 1, 1000)
    assert 1 <= passed <= capacity - 1 + sum(pauses) * limit / 60 + 1


@given(limit=st.integers(1, 6000))
def test_a_burst_passes_until_one_token_is_left(limit: int) -> None:
    limits, who = Limits(Timekeeper(frozen=True)), caller(limit)
    burst = min(ceil(limit / 3), 999)
    for _ in range(burst):
        limits.check_rate(who)
    with pytest.raises(ApiError):
        limits.check_rate(who)


def test_a_days_limit_holds_for_those_who_were_let_in_at_the_same_time() -> None:
    clock = Timekeeper(frozen=True)
    limits, who = Limits(clock), caller(100)
    for _ in range(5):
        limits.check_day(who, "sms")
    for _ in range(3):
        limits.count(who, "sms", clock.micros())
    with pytest.raises(ApiError, match="Exceeded send limits"):
        limits.count(who, "sms", clock.micros())


def test_a_job_that_another_worker_left_no_room_for_is_not_counted() -> None:
    class Late(MemoryCounters):
        """Counters that another worker has moved on since they were read."""

        def sent(self, service_id: str, kind: str, day: int) -> int:
            return 0 * super().sent(service_id, kind, day)

    clock = Timekeeper(frozen=True)
    limits, who = Limits(clock, Late()), caller(100)
    limits.count_job(who.service, {"sms": 2})
    with pytest.raises(ApiError, match="Exceeded send limits"):
        limits.count_job(who.service, {"sms": 2})
    limits.count_job(who.service, {"sms": 1})


def test_any_number_of_tokens_is_told_apart() -> None:
    who = caller(100)
    authenticator = Authenticator({who.service.id: who.service}, Timekeeper())
    now = int(time.time())
    tokens = [
        jwt.encode({"iss": who.service.id, "iat": now, "jti": str(number)}, who.key.secret)
        for number in range(1100)
    ]
    for token in [*tokens, *tokens[:9]]:
        assert authenticator.caller(f"Bearer {token}") == who
    with pytest.raises(ApiError):
        authenticator.caller(f"Bearer {tokens[0][:-3]}")


def test_days_turn_at_midnight_in_utc() -> None:
    clock = Timekeeper(datetime(2030, 7, 1, 23, 59, 59, tzinfo=UTC), frozen=True)
    limits, who = Limits(clock), caller(100)
    for _ in range(3):
        limits.check_day(who, "sms")
        limits.count(who, "sms", clock.micros())
    with pytest.raises(ApiError) as caught:
        limits.check_day(who, "sms")
    assert caught.value.errors[0]["message"] == "Exceeded send limits (sms: 3) for today"
    limits.check_day(caller(100, "test"), "sms")
    clock.advance(timedelta(seconds=1))
    limits.check_day(who, "sms")


@pytest.mark.parametrize(
    ("after", "run"),
    [
        ("2030-01-07T12:00", "2030-01-07T17:30"),
        ("2030-01-07T17:30", "2030-01-08T17:30"),
        ("2030-07-01T16:29", "2030-07-01T16:30"),
        ("2030-07-01T16:31", "2030-07-02T16:30"),
    ],
)
def test_letters_are_collected_at_half_past_five_in_london(after: str, run: str) -> None:
    given_at = to_micros(datetime.fromisoformat(after))
    assert next_print_run(given_at) == to_micros(datetime.fromisoformat(run))


def test_a_clock_of_workers_goes_like_any_other_before_there_are_any() -> None:
    clock = SharedTimekeeper(datetime(2030, 1, 1, tzinfo=UTC), frozen=True)
    clock.advance(timedelta(hours=1))
    assert clock.stamps(2) < clock.stamps(1)
    clock.restart()
    assert clock.now() == datetime(2030, 1, 1, tzinfo=UTC)
