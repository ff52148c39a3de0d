"""When jobs begin."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed.sandbox._jobs.schedule import ScheduleRefused, picked_up_at, read_schedule
from notify_typed.sandbox._timekeeper import Timekeeper, from_micros, to_micros

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
WEEK = timedelta(days=7)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - the strategy adds the zone
def test_a_job_begins_at_a_quarter_of_an_hour_and_never_early(moment: datetime) -> None:
    begins = from_micros(picked_up_at(to_micros(moment)))
    assert moment <= begins < moment + timedelta(minutes=15)
    assert (begins.minute % 15, begins.second, begins.microsecond) == (0, 0, 0)


@given(st.timedeltas(timedelta(0), WEEK), st.sampled_from("T "))
def test_times_within_the_week_are_taken_in_utc(wait: timedelta, between: str) -> None:
    moment = NOON + wait
    text = moment.replace(tzinfo=None).isoformat(sep=between)
    assert read_schedule(text, Timekeeper(NOON, frozen=True)) == to_micros(moment)


@given(st.text() | st.none() | st.integers() | st.lists(st.text()))
def test_anything_else_is_refused(value: object) -> None:
    with pytest.raises(ScheduleRefused):
        read_schedule(value, Timekeeper(NOON, frozen=True))
