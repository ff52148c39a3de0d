"""What `sanitise_content_for` does to a value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed.sandbox._rendering.sanitise import sanitise, sanitise_values


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("Amala", "Amala"),
        ("https://evil.link and www.evil.link", r" and www\. evil\. link"),
        ("joe@example.com", r"joe@example\.com"),
        ("joe.bloggs@example.com", r"joe\.bloggs@example\.com"),
        ("a_b.com", ""),
        ("Mr.Smith", r"Mr\. Smith"),
        ("http://localhost", "http://localhost"),
        ("1.5", r"1\.5"),
        ("foo.com:8080/path", r"foo\. com:8080/path"),
        ("evil.com?x=1 y", " y"),
        ("evil.com#x", ""),
        ("[click](https://evil.example.com)", r"\[click\]\(\)"),
        ("`*_(){}[]<>#+-.!|" + "\\", r"\`\*\_\(\)\{\}\[\]\<\>\#\+\-\.\!\|" + "\\\\"),
    ],
)
def test_links_and_markdown_lose_their_effect(text: str, harmless: str) -> None:
    assert sanitise(text) == harmless


def test_sanitised_text_is_escaped_again() -> None:
    assert sanitise(sanitise("a-b")) == r"a\\\-b"


def test_only_named_values_change_and_changes_are_reported_by_the_callers_spelling() -> None:
    values, changed = sanitise_values(
        {"First Name": "a-b", "other": "c-d", "plain": "x"}, ["first_name", "plain", "absent"]
    )

    assert values == {"First Name": r"a\-b", "other": "c-d", "plain": "x"}
    assert changed == {"First Name": ("a-b", r"a\-b")}


@pytest.mark.parametrize("value", [5, None, True, ["a"], {"file": "x"}])
def test_only_text_can_be_sanitised(value: object) -> None:
    with pytest.raises(TypeError):
        sanitise_values({"name": value}, ["NAME"])


@given(st.text())
def test_every_markdown_character_ends_up_behind_a_backslash(text: str) -> None:
    harmless = sanitise(text)
    position = 0
    while position < len(harmless):
        if harmless[position] == "\\":
            assert harmless[position + 1] in "`*_(){}[]<>#+-.!|\\"
            position += 2
        else:
            assert harmless[position] not in "`*_(){}[]<>#+-.!|\\"
            position += 1
