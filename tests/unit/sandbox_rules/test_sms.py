"""Text messages: what is sent, how long it is, how many fragments are charged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed.sandbox._rendering.sms import render_sms, sms_fragments, sms_length


def rendered(text: str) -> str:
    return render_sms("((content))", {"content": text})


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("a\nb\r\nc\n\n\n\nd", "a\nb\nc\n\nd"),
        ("  a \t b  \n c ", "a b\nc"),
        ("a , b . c\t.", "a, b. c."),
        ("a\u00a0b\u202fc\u200bd\ufeff", "a b cd"),
        ("\u2011\u2013\u2014\u2212", "----"),
        ("wait\u2026", "wait..."),
        ("\u2018a\u2019 \u201cb\u201d \u201ec", '\'a\' "b" "c'),
        ("\u0141\u00f3d\u017a \u0142", "L\u00f3dz l"),
        ("\u00e7 \u00e3 \u012b", "c a i"),
        ("`\u2122\u00a9\u0153\u0416\U0001f600\x00", "???????"),
        ("\u0175\u0177\u00e1\u00ef", "\u0175\u0177\u00e1\u00ef"),
        ("^{}\\[~]|\u20ac", "^{}\\[~]|\u20ac"),
    ],
)
def test_text_is_brought_into_characters_that_phones_know(text: str, sent: str) -> None:
    assert rendered(text) == sent


def test_a_prefix_is_part_of_what_is_sent_only_when_asked_for() -> None:
    assert render_sms(" Hello", {}) == "Hello"
    assert render_sms("Hello", {}, prefix=" Main Service ") == "Main Service: Hello"


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("a" * 459, 3),
        ("a" * 460, 4),
        ("a" * 918, 6),
        ("a" * 919, 7),
        ("\u20ac" * 80, 1),
        ("\u20ac" * 81, 2),
        ("a" * 159 + "[", 2),
        ("\u0175" + "a" * 69, 1),
        ("\u0175" + "a" * 70, 2),
        ("\u0175" + "a" * 133, 2),
        ("\u0175" + "a" * 134, 3),
        ("\u0175" + "a" * 200, 3),
        ("\u0175" + "a" * 201, 4),
        ("\u00e9" * 160, 1),
        ("\u20ac\u0175" * 35, 1),
    ],
)
def test_fragments_at_their_boundaries(text: str, fragments: int) -> None:
    assert sms_fragments(text) == fragments


def test_length_counts_utf_16_code_units() -> None:
    assert sms_length("ab\U0001f600") == 4


@given(st.text())
def test_sanitising_twice_changes_nothing_more(text: str) -> None:
    once = rendered(text)

    assert rendered(once) == once
    assert sms_length(once) == len(once)


@given(st.text(max_size=400), st.text(max_size=40))
def test_more_text_never_costs_less(text: str, more: str) -> None:
    assert sms_fragments(text + more) >= sms_fragments(text)
