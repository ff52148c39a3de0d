"""The search language: how a search is taken apart, and what it says of one that it cannot read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from notify_typed.sandbox import SandboxError
from notify_typed.sandbox._control.search import FILTERS, ids_of, read_moment, read_terms
from notify_typed.sandbox._timekeeper import to_micros

NOW = to_micros(datetime(2026, 12, 1, 12, tzinfo=UTC))
READ = {
    "": [],
    "   ": [],
    "hello world": ["hello", "world"],
    '"hello world"': ['"hello world"'],
    "to:07700900123": ["to:07700900123"],
    "TO:a@example.com": ["to:a@example.com"],
    '-status:delivered !type:sms reference:"my branch"': [
        "-status:delivered",
        "-type:sms",
        'reference:"my branch"',
    ],
    "https://example.com/a:b": ["https://example.com/a:b"],
    '"to:nobody"': ["to:nobody"],
    'reference:"never closed': ['reference:"never closed"'],
    "-": ["-"],
    "template:5a4db0c8-0000-4000-8000-000000000011": [
        "template:5a4db0c8-0000-4000-8000-000000000011"
    ],
}
REFUSED = {
    "recipient:x": "there is no filter 'recipient'",
    "to:": "to: needs a value, as in to:07700900123",
    'key:""': "key: needs a value",
    "x" * 1001: "must not be longer than 1000 characters",
}
MOMENTS = {
    "2026-11-30": datetime(2026, 11, 30, tzinfo=UTC),
    "2026-11-30T09:30": datetime(2026, 11, 30, 9, 30, tzinfo=UTC),
    "2026-11-30T09:30+01:00": datetime(2026, 11, 30, 8, 30, tzinfo=UTC),
    "10m": datetime(2026, 12, 1, 11, 50, tzinfo=UTC),
    "2H": datetime(2026, 12, 1, 10, tzinfo=UTC),
    "1w": datetime(2026, 11, 24, 12, tzinfo=UTC),
}


@for_each(("query", "terms"), READ.items())
def test_searches_are_read_as_people_write_them(query: str, terms: list[str]) -> None:
    assert [str(term) for term in read_terms(query)] == terms


@for_each(("query", "why"), REFUSED.items())
def test_a_search_that_cannot_be_read_is_told_what_is_wrong_with_it(query: str, why: str) -> None:
    with pytest.raises(SandboxError, match=why):
        read_terms(query)


@for_each(("value", "moment"), MOMENTS.items())
def test_moments_are_dates_times_and_ages(value: str, moment: datetime) -> None:
    assert read_moment(value, "after", NOW) == to_micros(moment)


@pytest.mark.parametrize("value", ["", "yesterday", "2026-13-01", "99999999d", "10 m"])
def test_what_is_no_moment_is_refused(value: str) -> None:
    with pytest.raises(SandboxError, match="must be a time"):
        read_moment(value, "before", NOW)


@given(st.text(max_size=60))
def test_any_text_is_a_search_or_is_refused(text: str) -> None:
    try:
        terms = read_terms(text)
    except SandboxError:
        return
    assert all(term.name in ("", *FILTERS) and term.value for term in terms)


def test_a_name_counts_before_a_part_of_one() -> None:
    known = [("1", "Reminder"), ("2", "Second reminder"), ("3", "Welcome")]
    assert ids_of("reminder", known) == ["1"]
    assert ids_of("REMIND", known) == ["1", "2"]
    assert ids_of("3", known) == ["3"]
    assert ids_of("x", known) == []
