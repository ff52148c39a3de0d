"""Each worker gets what takes long first, and nothing is left out."""

from __future__ import annotations

from dealing import dealt
from hypothesis import given
from hypothesis import strategies as st


def test_two_workers_get_half_of_each_and_end_with_what_is_short() -> None:
    assert dealt(["A", "B", "C", "D"], ["e", "f"], 2) == ["A", "B", "e", "C", "D", "f"]


@given(st.lists(st.integers()), st.lists(st.integers()), st.integers(1, 5))
def test_every_test_is_there_once(long: list[int], short: list[int], hands: int) -> None:
    one = [("long", n, each) for n, each in enumerate(long)]
    other = [("short", n, each) for n, each in enumerate(short)]
    order = dealt(one, other, hands)
    assert [each for each in order if each[0] == "long"] == one
    assert [each for each in order if each[0] == "short"] == other
