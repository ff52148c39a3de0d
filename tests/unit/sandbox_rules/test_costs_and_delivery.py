"""What messages cost, and when letters should arrive."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed._rules.costs import letter_cost, letter_sheets, sms_cost
from notify_typed.sandbox._rendering.delivery import (
    bank_holidays,
    estimated_delivery,
    is_working_day,
)

NOON = datetime(2026, 8, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("created_at", "postage", "arrival"),
    [
        (NOON, "first", datetime(2026, 8, 22, 15, tzinfo=UTC)),
        (NOON + timedelta(hours=5), "first", datetime(2026, 8, 25, 15, tzinfo=UTC)),
        (NOON, "second", datetime(2026, 8, 28, 15, tzinfo=UTC)),
        (NOON, "economy", datetime(2026, 9, 2, 15, tzinfo=UTC)),
        (NOON, "europe", datetime(2026, 9, 1, 15, tzinfo=UTC)),
        (NOON, "rest-of-world", datetime(2026, 9, 3, 15, tzinfo=UTC)),
    ],
)
def test_estimates_observed_at_the_real_server(
    created_at: datetime, postage: str, arrival: datetime
) -> None:
    assert estimated_delivery(created_at, postage) == arrival


def test_estimates_are_in_utc_and_follow_the_clocks_of_london() -> None:
    in_winter = estimated_delivery(datetime(2026, 11, 17, 9, tzinfo=UTC), "second")

    assert in_winter.isoformat() == "2026-11-25T16:00:00+00:00"
    assert estimated_delivery(NOON, "second").hour == 15


def test_the_cut_off_is_half_past_five_in_london() -> None:
    before = datetime(2026, 8, 20, 16, 29, 59, tzinfo=UTC)

    assert estimated_delivery(before, "first") < estimated_delivery(
        before + timedelta(seconds=1), "first"
    )


def test_a_time_without_zone_is_utc_and_other_zones_are_understood() -> None:
    elsewhere = NOON.astimezone(timezone(timedelta(hours=9)))

    assert estimated_delivery(NOON.replace(tzinfo=None), "first") == estimated_delivery(
        elsewhere, "first"
    )


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2020, "0101 0410 0413 0508 0525 0831 1225 1228"),
        (2021, "0101 0402 0405 0503 0531 0830 1227 1228"),
        (2022, "0103 0415 0418 0502 0602 0603 0829 0919 1226 1227"),
        (2023, "0102 0407 0410 0501 0508 0529 0828 1225 1226"),
        (2026, "0101 0403 0406 0504 0525 0831 1225 1228"),
        (2027, "0101 0326 0329 0503 0531 0830 1227 1228"),
        (2028, "0103 0414 0417 0501 0529 0828 1225 1226"),
    ],
)
def test_bank_holidays_of_england_and_wales(year: int, days: str) -> None:
    assert {f"{day:%m%d}" for day in bank_holidays(year)} == set(days.split())


@given(st.integers(1990, 2200))
def test_every_bank_holiday_falls_on_a_weekday(year: int) -> None:
    assert all(day.weekday() < 5 for day in bank_holidays(year))
    assert len(bank_holidays(year)) >= 8


@given(
    st.integers(0, 70 * 365 * 24).map(lambda hours: NOON + timedelta(hours=hours)),
    st.sampled_from(["first", "second", "economy", "europe", "rest-of-world"]),
)
def test_letters_arrive_on_working_days_and_faster_post_arrives_no_later(
    created_at: datetime, postage: str
) -> None:
    arrival = estimated_delivery(created_at, postage)
    day = date(arrival.year, arrival.month, arrival.day)

    assert arrival.hour in {15, 16}
    assert is_working_day(day) or (postage == "first" and day.weekday() == 5)
    assert estimated_delivery(created_at, "first") <= arrival
    assert created_at + timedelta(days=1) < arrival < created_at + timedelta(days=30)


@pytest.mark.parametrize(("pages", "sheets"), [(0, 0), (1, 1), (2, 1), (3, 2), (9, 5), (10, 5)])
def test_letters_are_printed_on_both_sides(pages: int, sheets: int) -> None:
    assert letter_sheets(pages) == sheets


def test_letters_cost_by_sheets_and_postage() -> None:
    assert letter_cost(1, "second") == 0.73
    assert letter_cost(5, "rest-of-world") == 1.96
    assert letter_cost(0, "first") == 0.0
    assert letter_cost(1, "first", {"first": {1: 2.5}}) == 2.5
    with pytest.raises(KeyError):
        letter_cost(6, "first")


def test_texts_cost_by_fragment_and_country_rounded_as_binary_numbers_are() -> None:
    assert sms_cost(1, 1.0) == 0.024
    assert sms_cost(1, 2.0) == 0.048
    assert sms_cost(3, 1) == 0.07200000000000001
    assert sms_cost(2, 3, 0.0233) == 0.1398
    assert sms_cost(0, 2) == 0.0
