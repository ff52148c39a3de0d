"""What a user sees when a letter is addressed."""

import pickle
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from notify_typed._rules.address import (
    BFPO_WITH_COUNTRY,
    LAST_LINE,
    AddressError,
    PostalAddress,
    parse_address,
)
from notify_typed.errors import InvalidInput
from notify_typed.letters import Address, InvalidAddress, letter_personalisation

SEVEN = ("A", "B", "C", "D", "E", "F", "SW1A 1AA")


def test_lines_become_the_keys_that_notify_reads() -> None:
    address = Address("Amala Bird", "123 High Street", "Richmond upon Thames", "SW14 6BF")
    assert address.to_personalisation() == {
        "address_line_1": "Amala Bird",
        "address_line_2": "123 High Street",
        "address_line_3": "Richmond upon Thames",
        "address_line_4": "SW14 6BF",
    }


def test_a_seventh_line_goes_under_the_key_that_notify_shows_again() -> None:
    sent = Address(*SEVEN).to_personalisation()
    assert list(sent.values()) == list(SEVEN)
    assert sent["postcode"] == "SW1A 1AA"
    assert "address_line_7" not in sent


@pytest.mark.parametrize(
    "address",
    [
        Address("Amala Bird", None, "1 Road", "", "SW14 6BF"),
        Address("  Amala\tBird ,", "1 Road,", " \u200b ", "SW14\xa06BF "),
        Address("Amala Bird\n1 Road\r\n\r\nSW14 6BF"),
        Address.from_lines("Amala Bird\r1 Road\nSW14 6BF\n"),
        Address.from_lines(["Amala Bird", "1 Road\nSW14 6BF"]),
        Address.from_lines(line for line in ("Amala Bird", "1 Road", None, "SW14 6BF")),
    ],
)
def test_every_way_to_write_an_address_gives_the_same(address: Address) -> None:
    assert address.lines == ("Amala Bird", "1 Road", "SW14 6BF")
    assert address == Address("Amala Bird", "1 Road", "SW14 6BF")
    assert hash(address) == hash(Address("Amala Bird", "1 Road", "SW14 6BF"))


def test_a_comma_within_a_line_does_not_split_it() -> None:
    assert Address("A, B", "C", "SW1A 1AA").lines[0] == "A, B"


def test_an_address_does_not_show_itself() -> None:
    address = Address("Amala Bird", "1 Road", "SW14 6BF")
    for shown in (repr(address), str(address), f"{address}", repr([address])):
        assert "Address(<3 lines>)" in shown
        assert "Amala" not in shown


def test_an_address_cannot_be_changed_and_can_be_pickled() -> None:
    address = Address(*SEVEN)
    with pytest.raises(AttributeError):
        address.lines = ()  # type: ignore[misc] # the mistake under test
    assert pickle.loads(pickle.dumps(address)) == address  # noqa: S301 (made here)


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("A",),
        ("A", "SW1A 1AA"),
        ("A", "", None, " , ", "\u200b", "SW1A 1AA"),
        ("A", "BFPO 12", "United Kingdom"),
        ("A", "SW1A 1AA", "ENGLAND", "United Kingdom"),
    ],
)
def test_too_few_lines_are_refused(lines: tuple[str | None, ...]) -> None:
    with pytest.raises(InvalidAddress, match="at least 3 lines"):
        Address(*lines)


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(InvalidAddress, match="no more than 7 lines; this one has 8"):
        Address("X", *SEVEN)
    with pytest.raises(InvalidAddress, match="no more than 7 lines"):
        Address.from_lines("x\n" * 100_000)


def test_a_uk_country_that_notify_would_drop_may_be_the_eighth_line() -> None:
    assert Address(*SEVEN, "United Kingdom").lines == SEVEN
    assert Address("A", "B", "SW1A 1AA", "Wales").lines == ("A", "B", "SW1A 1AA", "Wales")


@pytest.mark.parametrize(
    "country",
    [
        "UK",
        "GB",
        "Great Britain",
        "U.K.",
        "N. Ireland",
        "Channel Islands",
        "Yr Alban",
    ],
)
def test_every_name_that_notify_has_for_the_uk_counts_as_none(country: str) -> None:
    assert Address(*SEVEN, country).lines == SEVEN
    assert Address(*SEVEN, "England", country.upper()).lines == SEVEN
    with pytest.raises(InvalidAddress, match="at least 3 lines"):
        Address("A", "SW1A 1AA", country)


def test_a_country_abroad_counts() -> None:
    with pytest.raises(InvalidAddress, match="no more than 7 lines; this one has 8"):
        Address(*SEVEN, "France")


@pytest.mark.parametrize(
    "end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"]
)
def test_a_line_ends_wherever_notify_ends_it(end: str) -> None:
    address = Address.from_lines(end.join(["Amala Bird", "1 Road", "SW14 6BF"]))
    assert address.lines == ("Amala Bird", "1 Road", "SW14 6BF")


@pytest.mark.parametrize("lines", [("-", "B", "SW1A 1AA"), ("A", "...", "SW1A 1AA")])
def test_the_first_two_lines_need_a_letter_or_digit(lines: tuple[str, ...]) -> None:
    with pytest.raises(InvalidAddress, match="no letter and no digit"):
        Address(*lines)


@pytest.mark.parametrize("character", '@()=[]"\\/,<>~')
def test_a_line_that_starts_with_a_forbidden_character_is_refused(character: str) -> None:
    with pytest.raises(InvalidAddress, match="Line 2 of the address starts with"):
        Address("A", f" {character}B", "SW1A 1AA")
    assert Address("A", f"B{character}C", "SW1A 1AA").lines[1] == f"B{character}C"


@pytest.mark.parametrize("line", ["#B", "”B", "'B", "N.F.A", "nfa house"])
def test_a_line_that_notify_takes_is_taken(line: str) -> None:
    assert Address("A", line, "SW1A 1AA").lines[1] == line


def test_words_of_no_fixed_abode_on_two_lines_are_an_address_to_notify() -> None:
    assert Address("No fixed", "abode", "SW1A 1AA").lines[:2] == ("No fixed", "abode")


@pytest.mark.parametrize("line", ["NFA", "nfa", "of No fixed ABODE", "no fixed address"])
def test_no_fixed_abode_is_refused(line: str) -> None:
    with pytest.raises(InvalidAddress, match="no fixed abode"):
        Address("A", line, "SW1A 1AA")


@pytest.mark.parametrize("value", [5, True, 1.5, float("nan"), b"A", ["A"], {"a": "b"}, object()])
def test_a_line_of_another_type_is_refused(value: Any) -> None:
    with pytest.raises(InvalidAddress, match="Line 2 of the address must be a string"):
        Address("A", value, "SW1A 1AA")


@pytest.mark.parametrize(
    "value", [None, 5, b"A\nB\nSW1A 1AA", {"address_line_1": "A"}, {"A", "B"}, object()]
)
def test_lines_of_another_type_are_refused(value: Any) -> None:
    with pytest.raises(InvalidAddress, match="must be text or a list of lines"):
        Address.from_lines(value)


def test_text_that_cannot_be_encoded_is_refused() -> None:
    with pytest.raises(InvalidInput, match="surrogate"):
        Address("A", "B\ud800", "SW1A 1AA")


def test_an_error_names_the_line_and_never_shows_it() -> None:
    with pytest.raises(InvalidAddress) as caught:
        Address("Amala Bird", "(Flat 4)", "SW14 6BF")
    assert "Line 2" in str(caught.value)
    assert "Flat" not in str(caught.value)
    assert "Amala" not in str(caught.value)


# What Address leaves to Notify: the last line, and BFPO numbers.
LEFT_TO_NOTIFY = {LAST_LINE, BFPO_WITH_COUNTRY}
ODD = ["A", "B,", "(C)", "NFA", "no fixed", "abode", "France", "SW1A 1AA"]
ODD += ["BFPO 12", "a\x0bb", "a\u2028\x85b", " , ", "\u200b", "1 \u00a0 Road", "-"]


@given(
    st.lists(st.sampled_from(ODD), max_size=10),
    st.lists(st.sampled_from(["England", "U.K."]), max_size=2),
)
@example(address=["A", "A", "a\x0bb", "a\x0bb", "France"], end=["England"])
def test_notify_agrees_on_what_is_checked_before(address: list[str], end: list[str]) -> None:
    lines = address + end
    typed = dict(zip([*(f"address_line_{n}" for n in range(1, 8))], lines, strict=False))
    try:
        sent = Address(*lines).to_personalisation()
    except InvalidAddress:
        # Notify takes a BFPO number out of the lines before it counts them.
        if len(lines) <= len(SEVEN) and "BFPO 12" not in lines:
            assert isinstance(read(typed), str)
        return
    if read(sent) in LEFT_TO_NOTIFY or "BFPO 12" in lines:
        return
    assert not isinstance(read(sent), str)
    if len(lines) <= len(SEVEN):
        assert read(sent) == read(typed)


def read(personalisation: dict[str, str]) -> PostalAddress | str:
    """What Notify makes of an address, or why it does not take it."""
    try:
        return parse_address(personalisation, allow_international=True)
    except AddressError as refused:
        return refused.message


LINE = st.sampled_from(["A", "1 Road,", "England", "B\nC"]) | st.none() | st.text(max_size=12)


@given(st.lists(LINE, max_size=9) | st.lists(LINE | st.integers() | st.floats(), max_size=9))
def test_any_lines_give_an_address_of_three_to_seven_lines_or_an_error_of_ours(
    lines: list[Any],
) -> None:
    try:
        address = Address(*lines)
    except InvalidInput:
        return
    sent = address.to_personalisation()
    assert 3 <= len(sent) <= 7
    assert tuple(sent.values()) == address.lines
    assert all(line and line == " ".join(line.split()) for line in address.lines)
    assert Address(*address.lines) == address


ADDRESS = Address("A", "B", "SW1A 1AA")


def test_address_and_other_personalisation_are_put_together() -> None:
    values = {"name": "Amala", "date": None}
    merged = letter_personalisation(values, ADDRESS)
    assert merged == {**values, **ADDRESS.to_personalisation()}
    assert values == {"name": "Amala", "date": None}
    assert letter_personalisation(None, ADDRESS) == ADDRESS.to_personalisation()


def test_a_plain_dict_is_passed_on_as_it_is() -> None:
    values: dict[str, object] = {"address_line_1": "A", "address_line_7": "", "postcode": "B"}
    merged = letter_personalisation(values, None)
    assert merged == values
    assert merged is not values
    assert letter_personalisation({}, None) == {}


@pytest.mark.parametrize(
    "key",
    ["address_line_1", "address_line_7", "postcode", "Address Line 3", "POST-CODE", "addressline2"],
)
def test_an_address_given_twice_is_refused(key: str) -> None:
    with pytest.raises(InvalidAddress, match="only once"):
        letter_personalisation({key: "A"}, ADDRESS)


def test_a_key_that_merely_looks_like_an_address_is_kept() -> None:
    merged = letter_personalisation({"address_line_8": "x", "old postcode": "y"}, ADDRESS)
    assert merged["address_line_8"] == "x"
    assert merged["old postcode"] == "y"


def test_a_letter_without_address_is_refused() -> None:
    with pytest.raises(InvalidAddress, match="needs an address"):
        letter_personalisation(None, None)


@pytest.mark.parametrize("value", ["A\nB", ["A", "B"], {"address_line_1": "A"}, 5, False])
def test_an_address_of_another_type_is_refused_with_advice(value: Any) -> None:
    with pytest.raises(InvalidInput, match="from_lines"):
        letter_personalisation({}, value)


@pytest.mark.parametrize("value", ["text", ["a"], 5, False, b"x"])
def test_personalisation_of_another_type_is_refused(value: Any) -> None:
    with pytest.raises(InvalidInput, match="must be a mapping"):
        letter_personalisation(value, ADDRESS)
