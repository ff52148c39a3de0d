"""A test of many cases fails with the name of each case that does, and is one test to pytest."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import pytest
from cases import CasesFailed, for_each
from hypothesis import given
from hypothesis import strategies as st


def test_every_case_is_tried_and_each_that_fails_is_named() -> None:
    tried = []

    @for_each("number", [1, 2, pytest.param(3, id="three"), 4])
    def check(number: int) -> None:
        tried.append(number)
        assert number % 2 == 0, "odd"

    with pytest.raises(CasesFailed) as caught:
        check()
    assert tried == [1, 2, 3, 4]
    assert [name for name, _ in caught.value.failures] == ["1", "three"]
    assert "2 cases failed" in str(caught.value)
    assert "[three] AssertionError: odd" in str(caught.value)


def test_cases_multiply() -> None:
    @for_each(("left", "right"), [("a", "b"), ("c", "d")])
    @for_each("last", ["e", "f"], ids=str)
    def check(left: str, right: str, last: str) -> None:
        assert left + right + last == "abe"

    with pytest.raises(CasesFailed) as caught:
        check()
    names = [name for name, _ in caught.value.failures]
    assert names == ["'a'-'b'-f", "'c'-'d'-e", "'c'-'d'-f"]


def test_an_expected_error_that_does_not_come_is_a_failure() -> None:
    @for_each("text", ["1", "x"], ids=str)
    def check(text: str) -> None:
        with pytest.raises(ValueError, match="x"):
            int(text)

    with pytest.raises(CasesFailed, match=r"\[1\] Failed: DID NOT RAISE"):
        check()


def test_fixtures_are_asked_for_and_cases_are_not() -> None:
    @for_each("number", [1])
    def check(number: int, tmp_path: str) -> None:
        assert (number, tmp_path) == (1, "here")

    assert list(inspect.signature(check).parameters) == ["tmp_path"]
    check(tmp_path="here")


def test_hypothesis_tries_each_case() -> None:
    @for_each("limit", [5, 50])
    @given(number=st.integers(0, 9))
    def check(limit: int, number: int) -> None:
        assert number < limit

    with pytest.raises(CasesFailed, match="number=") as caught:
        check()
    assert [name for name, _ in caught.value.failures] == ["5"]


def test_no_cases_at_all_are_refused() -> None:
    with pytest.raises(ValueError, match="no case of number"):
        for_each("number", [])


def test_cases_may_be_made_when_the_test_runs() -> None:
    made = []

    def numbers() -> Iterator[int]:
        made.append("now")
        yield from (1, 2)

    @for_each("number", numbers)
    def check(number: int) -> None:
        assert number == 1

    @for_each("number", list)
    def check_none(number: int) -> None: ...

    assert made == []
    with pytest.raises(CasesFailed, match=r"\[2\]"):
        check()
    with pytest.raises(ValueError, match="no case of number"):
        check_none()
