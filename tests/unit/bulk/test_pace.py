"""How fast a run goes, and in which hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from notify_typed.bulk import Window
from notify_typed.bulk._pace import Bucket, limit_in, tokens_for
from notify_typed.errors import InvalidInput


def test_a_bucket_has_the_size_of_notify_s_and_fills_by_the_minute() -> None:
    bucket = Bucket.of_server(3000, 0.0)
    bucket, taken = bucket.take(5000, 0.0)
    assert taken == 999
    assert bucket.wait() == pytest.approx(0.02)
    bucket, taken = bucket.take(5000, 10.0)
    assert taken == 500
    assert Bucket.of_server(30, 0.0).take(50, 0.0)[1] == 10


def test_a_letter_takes_two_tokens() -> None:
    assert [tokens_for(kind) for kind in ("sms", "email", "letter")] == [1, 1, 2]
    empty = Bucket.of_server(60, 0.0).emptied(0.0)
    assert (empty.wait(), empty.wait(2)) == (1.0, 2.0)


def test_an_even_bucket_lets_no_more_through_in_a_minute_than_it_says() -> None:
    bucket, total = Bucket.even(60, 0.0), 0
    for tenth in range(600):
        bucket, taken = bucket.take(50, tenth / 10)
        total += taken
    assert 59 <= total <= 61


@given(st.lists(st.tuples(st.floats(0, 1e4), st.integers(0, 2000)), max_size=30))
def test_a_clock_that_jumps_never_overfills_a_bucket(steps: list[tuple[float, int]]) -> None:
    bucket = Bucket.of_server(3000, 100.0)
    for now, wanted in steps:
        bucket, taken = bucket.take(wanted, now)
        assert 0 <= taken <= wanted
        assert bucket.tokens <= bucket.capacity


def test_an_empty_bucket_of_the_server_empties_the_mirror() -> None:
    bucket = Bucket.of_server(3000, 0.0).emptied(5.0)
    assert bucket.take(10, 5.0)[1] == 0
    assert bucket.take(10, 5.11)[1] == 5


def test_the_limit_is_read_from_notify_s_refusal() -> None:
    said = "Exceeded rate limit for key type LIVE of 1200 requests per 60 seconds"
    assert limit_in(said) == 1200
    assert limit_in("Exceeded rate limit") is None
    assert limit_in("of 0 requests per 60 seconds") is None


@for_each(
    ("window", "now", "opens"),
    [
        ("08:00-20:00", "2026-01-05T12:00", None),
        ("08:00-20:00", "2026-01-05T07:59", "2026-01-05T08:00"),
        ("08:00-20:00", "2026-01-05T20:00", "2026-01-06T08:00"),
        ("08:00-20:00 Europe/London", "2026-07-05T07:30", None),
        ("08:00-20:00 Europe/London", "2026-07-05T06:30", "2026-07-05T07:00"),
        ("08:00-20:00 America/New_York", "2026-01-05T12:00", "2026-01-05T13:00"),
        ("22:00-06:00", "2026-01-05T23:00", None),
        ("22:00-06:00", "2026-01-05T05:59", None),
        ("22:00-06:00", "2026-01-05T12:00", "2026-01-05T22:00"),
    ],
)
def test_a_window_opens_when_its_clocks_say(window: str, now: str, opens: str | None) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    expected = None if opens is None else datetime.fromisoformat(opens).replace(tzinfo=UTC)
    assert Window.parse(window).opens(at) == expected


@for_each(
    ("window", "changes", "longest"),
    [
        # The clocks go back and the hour of the window comes twice.
        ("01:15-01:45 Europe/London", "2026-10-25T00:00+00:00", 24),
        ("23:00-01:30 America/New_York", "2026-11-01T05:00+00:00", 23),
        # They go forward, and it does not come at all, or comes in part.
        ("01:15-01:45 Europe/London", "2026-03-29T00:00+00:00", 48),
        ("01:30-02:30 Europe/London", "2026-03-29T00:00+00:00", 24),
        ("00:10-00:20 Africa/Cairo", "2026-04-23T22:00+00:00", 48),
        # Half an hour, and a whole day.
        ("01:45-02:15 Australia/Lord_Howe", "2026-10-03T15:00+00:00", 24),
        ("08:00-20:00 Pacific/Apia", "2011-12-30T05:00+00:00", 16),
    ],
)
def test_a_window_that_is_told_to_open_opens_then_when_clocks_change(
    window: str, changes: str, longest: int
) -> None:
    hours = Window.parse(window)
    for minute in range(-720, 1440, 5):
        now = datetime.fromisoformat(changes) + timedelta(minutes=minute, seconds=7)
        opens = hours.opens(now)
        if opens is not None:
            assert now < opens <= now + timedelta(hours=longest), now
            assert hours.opens(opens) is None, now
            assert hours.opens(opens - timedelta(seconds=1)) is not None, now


@for_each(
    ("text", "said"),
    [
        ("always", "a window must be hours such as"),
        ("25:00-26:00", "within 00:00 and 23:59"),
        ("08:00-08:00", "must not end when it begins"),
        ("08:00-20:00 Narnia", "a time zone must be a name such as Europe/London, not 'Narnia'"),
        ("08:00-20:00 ../etc", "a time zone must be"),
    ],
)
def test_what_is_not_a_window_is_refused(text: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        Window.parse(text)
