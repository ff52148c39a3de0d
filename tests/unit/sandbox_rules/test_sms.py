"""Text messages: what is sent, how long it is, how many fragments are charged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed._rules.months import NEWEST, Rules
from notify_typed._rules.sms import render_sms, sms_fragments, sms_length
from notify_typed.sandbox import SandboxError
from notify_typed.sandbox._rendering.rules import read_rules

AUGUST = Rules("2026-08")
BOTH = st.sampled_from([AUGUST, NEWEST])


def rendered(text: str, rules: Rules = AUGUST) -> str:
    return render_sms("((content))", {"content": text}, rules)


@pytest.mark.parametrize("rules", [AUGUST, NEWEST])
@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("a\nb\r\nc\n\n\n\nd", "a\nb\nc\n\nd"),
        ("  a \t b  \n c ", "a b\nc"),
        ("a , b . c\t.", "a, b. c."),
        ("a\x1f.", "a ."),
        ("a\u00a0b\u202fc\u200bd\ufeff", "a b cd"),
        ("\u2011\u2013\u2014\u2212", "----"),
        ("wait\u2026", "wait..."),
        ("\u2018a\u2019 \u201cb\u201d \u201ec", '\'a\' "b" "c'),
        ("\u0175\u0177\u00e1\u00ef", "\u0175\u0177\u00e1\u00ef"),
        ("^{}\\[~]|\u20ac", "^{}\\[~]|\u20ac"),
    ],
)
def test_likenesses_stand_for_characters_that_cost_more(text: str, sent: str, rules: Rules) -> None:
    assert rendered(text, rules) == sent


@pytest.mark.parametrize(
    ("text", "in_august", "today"),
    [
        ("\u0141\u00f3d\u017a \u0142", "L\u00f3dz l", "L\u00f3d\u017a l"),
        ("\u00e7 \u00e3 \u012b", "c a i", "\u00e7 \u00e3 \u012b"),
        ("`\u2122\u0416\U0001f600", "????", "`\u2122\u0416\U0001f600"),
        ("\u0439\u03ac", "??", "\u0439\u03ac"),
        ("\u0645\u0631\u062d\u0628\u0627", "?????", "\u0645\u0631\u062d\u0628\u0627"),
    ],
)
def test_texts_keep_every_character_since_september_2026(
    text: str, in_august: str, today: str
) -> None:
    assert rendered(text, AUGUST) == in_august
    assert rendered(text, NEWEST) == today


@pytest.mark.parametrize("month", ["2026-09", "2027-01"])
def test_later_months_have_the_newest_rules_known(month: str) -> None:
    assert rendered("\u00e7", read_rules(month)) == "\u00e7"


@pytest.mark.parametrize("month", ["2026-07", "2026-13", "2026", "", "newest", "2026-8"])
def test_a_month_that_cannot_be_is_refused(month: str) -> None:
    with pytest.raises(SandboxError, match="rules must be"):
        read_rules(month)


def test_a_prefix_is_part_of_what_is_sent_only_when_asked_for() -> None:
    assert render_sms(" Hello", {}, NEWEST) == "Hello"
    assert render_sms("Hello", {}, NEWEST, prefix=" M\u0101 ") == "M\u0101: Hello"
    assert render_sms("Hello", {}, AUGUST, prefix=" M\u0101 ") == "Ma: Hello"


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
        ("\U0001f600" * 35, 1),
        ("\U0001f600" * 36, 2),
        ("\u0416" * 71, 2),
    ],
)
def test_fragments_at_their_boundaries(text: str, fragments: int) -> None:
    assert sms_fragments(text) == fragments


def test_a_character_takes_one_place_or_two_or_makes_the_whole_text_dearer() -> None:
    outside = {chr(code) for code in range(32)} - {"\n", "\r", "\x1b"} | {"`", "\x7f"}
    for character in map(chr, range(128)):
        single = 70 if character in outside else 80 if character in "^{}\\[~]|" else 160
        assert sms_fragments(character * single) == 1, character
        assert sms_fragments(character * (single + 1)) == 2, character


def test_length_counts_utf_16_code_units() -> None:
    assert sms_length("ab\U0001f600") == 4


# Notify too makes a unit separator a space after it has taken the spaces before full stops out.
@given(st.text(st.characters(exclude_characters="\x1f")), BOTH)
def test_sanitising_twice_changes_nothing_more(text: str, rules: Rules) -> None:
    once = rendered(text, rules)

    assert rendered(once, rules) == once
    assert sms_length(once) == len(once.encode("utf-16-le", "surrogatepass")) // 2


@given(st.text(max_size=400), st.text(max_size=40))
def test_more_text_never_costs_less(text: str, more: str) -> None:
    assert sms_fragments(text + more) >= sms_fragments(text)
