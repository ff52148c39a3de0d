"""Phone numbers the sandbox accepts, refuses and derives things from."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from notify_typed._rules import phone
from notify_typed._rules.phone import PhoneError, PhoneNumber, parse_phone_number

NOT_VALID = "Number is not valid \u2013 double check the phone number you entered"


def message_for(text: str) -> str:
    with pytest.raises(PhoneError) as caught:
        parse_phone_number(text)
    return caught.value.message


def outcome_of(text: str) -> PhoneNumber | str:
    try:
        return parse_phone_number(text)
    except PhoneError as error:
        return error.message


@pytest.mark.parametrize(
    "text",
    [
        "07700900123",
        "+44 7700 900123",
        "+44(0)7700900123",
        "0044 7700 900 123",
        "447700900123",
        "7700900123",
        "(07700) 900-123",
        "00007700900123",
        "0+447700900123",
        "+07700900123",
        "07700\u00a0900123",
        "07700\u200b900123",
        " 07700900123\n",
        "07700\u2013900\u2014123",
        "07700\u2011900\u2212123",
        "+44\t7700900123",
        "+44\ufeff7700900123",
        "+44\u202f7700\u2028900123",
    ],
)
def test_a_uk_mobile_can_be_written_in_many_ways(text: str) -> None:
    number = parse_phone_number(text)

    assert number.normalised == "447700900123"
    assert number.country_code == 44
    assert not number.is_foreign
    assert not number.is_international
    assert not number.is_uk_landline
    assert number.multiplier == 1
    assert number.has_delivery_reports


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Not enough digits"),
        ("0777", "Not enough digits"),
        ("999", "Not enough digits"),
        ("+44", "Not enough digits"),
        ("88888", "Not enough digits"),
        ("+3361", "Not enough digits"),
        ("077009001234567", "Too many digits"),
        ("+4477009001234", "Too many digits"),
        ("+999123456789", "Too many digits"),
        ("0770090012a", "Must not contain letters or symbols"),
        ("07 700 900 123.", "Must not contain letters or symbols"),
        ("tel:07700900123", "Must not contain letters or symbols"),
        ("\uff10\uff17\uff17\uff10\uff10900123", "Must not contain letters or symbols"),
        ("+44\n7700900123", "Must not contain letters or symbols"),
        ("07700\u3000900123", "Must not contain letters or symbols"),
        ("+8501921234567", "Not a valid country prefix"),
        ("+29051234", "Not a valid country prefix"),
        ("+24762000", "Not a valid country prefix"),
        ("+688901234", "Not a valid country prefix"),
        ("+881612345678", "Not a valid country prefix"),
        ("+88234123456789", NOT_VALID),
        ("+979123456789", NOT_VALID),
        (" ", NOT_VALID),
        ("+447700", NOT_VALID),
        ("01632960001", NOT_VALID),
        ("08001234567", NOT_VALID),
        ("09098790000", NOT_VALID),
        ("07600123456", NOT_VALID),
        ("06012345678", NOT_VALID),
        ("+37212345678", NOT_VALID),
        ("+336123456789012345", NOT_VALID),
    ],
)
def test_a_refused_number_says_what_is_wrong(text: str, message: str) -> None:
    assert message_for(text) == message


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("+33612345678", "33612345678"),
        ("0033612345678", "33612345678"),
        ("33612345678", "33612345678"),
        ("+1 415 896 1600", "14158961600"),
        ("14158961600", "14158961600"),
        ("+38344123456", "38344123456"),
    ],
)
def test_a_foreign_number_needs_no_plus(text: str, normalised: str) -> None:
    number = parse_phone_number(text)

    assert number.normalised == normalised
    assert number.is_foreign
    assert number.is_international
    assert not number.is_uk_landline


@pytest.mark.parametrize(
    ("text", "multiplier", "has_reports"),
    [
        ("+14158961600", 1, False),
        ("+12423591234", 3, False),
        ("+12642351234", 6, True),
        ("+33612345678", 2, True),
        ("+79123456789", 10, True),
        ("+971501234567", 3, True),
        ("+8613123456789", 1, False),
    ],
)
def test_the_longest_known_prefix_says_what_a_text_costs_and_whether_it_is_reported(
    text: str,
    multiplier: int,
    has_reports: bool,  # noqa: FBT001  # pytest gives arguments by name
) -> None:
    number = parse_phone_number(text)

    assert number.multiplier == multiplier
    assert number.has_delivery_reports == has_reports


@pytest.mark.parametrize("text", ["07797300000", "07781100000", "07624300000"])
def test_mobiles_of_crown_dependencies_cost_more_but_need_no_permission(text: str) -> None:
    number = parse_phone_number(text)

    assert not number.is_foreign
    assert number.is_international
    assert not number.is_uk_landline
    assert number.multiplier == 2


@pytest.mark.parametrize("text", ["020 7946 0000", "0300 123 4567", "01481 712345", "01534 712345"])
def test_landlines_are_told_apart(text: str) -> None:
    assert parse_phone_number(text).is_uk_landline


def test_personal_numbers_are_no_landlines() -> None:
    assert not parse_phone_number("07012345678").is_uk_landline


def test_the_number_is_returned_as_it_was_sent_but_for_obscure_whitespace() -> None:
    assert parse_phone_number(" +(44) 77009\u00a0-00855\u200b ").raw == "+(44) 77009-00855"


@given(
    st.text(st.sampled_from("0123456789+-() \u00a0\u200b\ufeff\ta\u0660"), max_size=24) | st.text()
)
@example("+")
@example("0" * 300)
@example("+" * 300)
def test_any_text_is_either_a_number_or_refused(text: str) -> None:
    outcome = outcome_of(text)

    if isinstance(outcome, PhoneNumber):
        assert outcome.normalised.isdecimal()
        assert outcome.normalised.startswith(str(outcome.country_code))
    else:
        assert outcome in {
            "Not enough digits",
            "Too many digits",
            "Must not contain letters or symbols",
            "Not a valid country prefix",
            NOT_VALID,
        }


@given(st.from_regex(r"\A07[4-9][0-9]{8}\Z") | st.from_regex(r"\A\+336[0-9]{8}\Z"))
def test_a_normalised_number_is_accepted_again_and_means_the_same(text: str) -> None:
    number = outcome_of(text)

    if isinstance(number, PhoneNumber):
        assert parse_phone_number(number.normalised).normalised == number.normalised
        assert parse_phone_number(f"+{number.normalised}").normalised == number.normalised


@settings(max_examples=300, deadline=None)
@given(
    start=st.sampled_from(["07", "+447", "447", "0", "+44", "44", "7", "0044", "00447"]),
    rest=st.text("0123456789", min_size=7, max_size=11),
    gaps=st.lists(
        st.tuples(st.integers(0, 14), st.sampled_from([" ", "-", "(", "\u00a0"])), max_size=4
    ),
)
def test_the_short_way_to_read_a_mobile_number_comes_to_what_the_long_one_does(
    start: str, rest: str, gaps: list[tuple[int, str]]
) -> None:
    text = start + rest
    for place, gap in gaps:
        text = text[:place] + gap + text[place:]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phone, "_uk_mobile", lambda _: None)
        long_way = outcome(text)
    assert outcome(text) == long_way


def outcome(text: str) -> object:
    try:
        return parse_phone_number.__wrapped__(text)
    except PhoneError as error:
        return error.message
