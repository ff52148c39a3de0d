"""Placeholders: which ones a template has, what is missing, what they become."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed._rules.placeholders import Style, fill, key, missing, placeholders


def test_names_are_listed_once_as_first_spelt() -> None:
    text = "((First Name)) ((ref??Your reference)) ((first_name)) ((FIRST-NAME)) ((ref))"

    assert placeholders(text) == ["First Name", "ref"]


@pytest.mark.parametrize("text", ["", "()", "((", "(())", "((a)", "(a))", "((a(b)))", "((a) )"])
def test_unbalanced_brackets_are_text(text: str) -> None:
    assert placeholders(text) == []
    assert fill(text, {"a": "x", "b": "y"}, style="inline") == text


@pytest.mark.parametrize("name", ["first_name", "FIRST-NAME", "First Name", " fir st-na_me "])
def test_spelling_of_names_makes_no_difference(name: str) -> None:
    assert fill("Dear ((First Name))", {name: "Bo"}, style="inline") == "Dear Bo"
    assert missing(["((First Name))"], {name: "Bo"}) == []


def test_of_names_that_collide_the_last_wins() -> None:
    assert fill("((name))", {"name": "one", "Name": "two"}, style="inline") == "two"


def test_missing_names_are_listed_in_the_order_of_the_parts() -> None:
    texts = ["Cond ((Ref No))", "((show??x)) ((First Name)) ((ref no))"]

    assert missing(texts, {}) == ["Ref No", "show", "First Name"]
    assert missing(texts, {"SHOW": "", "refno": None, "first_name": 0}) == ["Ref No"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("text", "text"),
        ("", ""),
        (1.5, "1.5"),
        (12345678901234567890, "12345678901234567890"),
        (True, "True"),
        (False, "False"),
        ({"a": 1}, "{'a': 1}"),
        ("((b))", "((b))"),
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", None, "", " ", "b", 3], "a, b and 3"),
        ([["a"], ["b"]], "['a'] and ['b']"),
        ([" a ", "b\u200b"], "a and b"),
    ],
)
def test_values_are_shown_as_python_prints_them_and_lists_as_prose(
    value: object, shown: str
) -> None:
    for style in ("inline", "sms"):
        assert fill("<((a))>", {"a": value, "b": "no"}, style=style) == f"<{shown}>"


def test_lists_in_a_body_are_bulleted() -> None:
    assert fill("x ((a)) y", {"a": ["b", " ", "c"]}, style="block") == "x \n\n* b\n* c y"
    assert fill("x ((a)) y", {"a": []}, style="block") == "x  y"


def test_extra_brackets_stay() -> None:
    assert fill("(((a)))", {"a": "v"}, style="inline") == "(v)"


@pytest.mark.parametrize("value", ["yes", "Y", "TRUE", "t", "1", 1, True, "include", "Show"])
def test_conditional_text_is_shown_verbatim(value: object) -> None:
    assert fill("a((x?? b ?? c))", {"x": value}, style="sms") == "a b ?? c"


@pytest.mark.parametrize("value", ["no", "on", "2", "", 0, False, "1.0", " yes", {"yes": 1}, []])
def test_conditional_text_is_hidden(value: object) -> None:
    assert fill("a((x?? b))", {"x": value}, style="sms") == "a"


def test_a_list_as_condition_depends_on_where_it_stands() -> None:
    assert fill("((x??shown))", {"x": ["yes"]}, style="inline") == "shown"
    assert fill("((x??shown))", {"x": ["yes"]}, style="block") == ""


def test_escaping_covers_values_and_text_alike() -> None:
    assert fill("a ((x)) ((y??b)) ((z))", {"x": "c", "y": 1}, style="inline", escape=str.upper) == (
        "A C B ((Z))"
    )


@given(st.text(), st.dictionaries(st.text(max_size=5), st.text() | st.integers() | st.none()))
def test_any_text_can_be_filled(text: str, values: Mapping[str, object]) -> None:
    styles: tuple[Style, ...] = ("sms", "inline", "block")
    for style in styles:
        filled = fill(text, values, style=style)
        if not placeholders(text):
            assert filled == text


@given(st.text(alphabet="aB (_-)?", max_size=30))
def test_a_name_is_missing_exactly_until_it_has_a_value(text: str) -> None:
    names = placeholders(text)

    assert missing([text], {}) == names
    assert missing([text], dict.fromkeys(names, "x")) == []
    assert len({key(name) for name in names}) == len(names)
