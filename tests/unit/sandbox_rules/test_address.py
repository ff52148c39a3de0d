"""Postal addresses the sandbox accepts, prints and refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed._rules.address import AddressError, PostalAddress, parse_address
from notify_typed._rules.countries import find_country
from notify_typed._rules.tables import rows

SPELLINGS = {
    spelling: name
    for name, _, spellings in rows("countries.tsv")
    for spelling in spellings.split("|")
}
POSTCODE_OR_COUNTRY = "Last line of address must be a real UK postcode or another country"
ALPHANUMERIC = (
    "The first 2 lines of the address must both include at least one alphanumeric character"
)
FIRST_CHARACTER = (
    "Address lines must not start with any of the following characters: "
    "@ ( ) = [ ] \u201d \\ / , < >"
)


def address_of(*lines: object, allow_international: bool = True) -> PostalAddress:
    personalisation = {f"address_line_{number}": line for number, line in enumerate(lines, 1)}
    return parse_address(personalisation, allow_international=allow_international)


def message_for(*lines: object, allow_international: bool = True) -> str:
    with pytest.raises(AddressError) as caught:
        address_of(*lines, allow_international=allow_international)
    return caught.value.message


def test_a_uk_address_is_cleaned_up_for_printing() -> None:
    address = address_of(
        "  Amala\u00a0\u00a0 Bird , ", "123\tHigh  Street .", "", None, "sw14  6bf ,"
    )

    assert address.lines == ("Amala Bird", "123 High Street.", "SW14 6BF")
    assert address.postage is None
    assert address.country is None
    assert not address.is_bfpo


@pytest.mark.parametrize(
    ("last_line", "country", "postage"),
    [
        ("France", "France", "europe"),
        ("deutschland", "Germany", "europe"),
        ("Holland", "Netherlands", "europe"),
        ("\u00d6sterreich", "Austria", "europe"),
        ("REPUBLIC OF IRELAND", "Ireland", "europe"),
        ("Bosnia & Herzegovina", "Bosnia and Herzegovina", "europe"),
        ("Yr Almaen", "Germany", "europe"),
        ("U.S.A.", "United States", "rest-of-world"),
        ("C\u00f4te d\u2019Ivoire", "Ivory Coast", "rest-of-world"),
        ("Saint Lucia", "St Lucia", "rest-of-world"),
        ("New Zealand", "New Zealand", "rest-of-world"),
        ("DE", "Germany", "europe"),
        ("FR", "France", "europe"),
        ("\u65e5\u672c", "Japan", "rest-of-world"),
        ("Belguim", "Belgium", "europe"),
        ("Gambia", "The Gambia", "rest-of-world"),
        ("Cura\u00e7ao", "Cura\u00e7ao", "rest-of-world"),
        ("\u00c5land Islands", "\u00c5land Islands", "rest-of-world"),
    ],
)
def test_a_country_is_recognised_and_printed_in_english(
    last_line: str, country: str, postage: str
) -> None:
    address = address_of("A", "B", last_line)

    assert address.lines == ("A", "B", country)
    assert address.country == country
    assert address.postage == postage


@pytest.mark.parametrize(
    "country",
    [
        "United Kingdom",
        "England",
        "Wales",
        "Cymru",
        "Northern Ireland",
        "Jersey",
        "Isle of Man",
        "Alderney",
        "Sark",
    ],
)
def test_the_united_kingdom_and_its_islands_are_not_printed_and_count_for_no_line(
    country: str,
) -> None:
    assert address_of("A", "B", "SW1A 1AA", country).lines == ("A", "B", "SW1A 1AA")
    assert message_for("A", "SW1A 1AA", country) == "Address must be at least 3 lines"


@pytest.mark.parametrize("name", ["Mallorca", "Bosnia", "The Netherlands", "Northern Cyprus"])
def test_a_name_that_notify_does_not_know_is_refused(name: str) -> None:
    assert message_for("A", "B", "C", name) == POSTCODE_OR_COUNTRY


@given(st.sampled_from([*SPELLINGS]), st.data())
def test_every_known_name_is_taken_whatever_its_capitals_blanks_and_dots(
    name: str, data: st.DataObject
) -> None:
    written = "".join(
        data.draw(st.sampled_from([letter, f"{letter} ", f".{letter}"])) for letter in name
    )
    for line in (written, written.upper()) if written.isascii() else (written,):
        country = find_country(line)
        assert country
        assert country.name == SPELLINGS[name]


def test_every_name_of_the_united_kingdom_at_the_end_goes() -> None:
    lines = ("A", "B", "SW1A 1AA")

    assert address_of(*lines, "England", "United Kingdom").lines == lines
    assert address_of(*lines, "UK", "Y Deyrnas Unedig", "GB").lines == lines


def test_a_name_of_the_united_kingdom_above_costs_a_line_at_the_end() -> None:
    assert message_for("A", "B", "England", "SW1A 1AA", "United Kingdom") == POSTCODE_OR_COUNTRY
    assert address_of("A", "Wales", "B", "SW1A 1AA", "C", "UK").lines == (
        "A",
        "Wales",
        "B",
        "SW1A 1AA",
    )
    assert address_of("A", "England", "B", "SW1A 1AA").lines == ("A", "England", "B", "SW1A 1AA")
    assert address_of("A", "England", "B", "France").lines == ("A", "England", "B", "France")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((), "Address must be at least 3 lines"),
        (("A", "SW1A 1AA"), "Address must be at least 3 lines"),
        (("A\nB\nC\nD\nE\nF\nG", "SW1A 1AA"), "Address must be no more than 7 lines"),
        (("-", "B", "SW1A 1AA"), ALPHANUMERIC),
        (("A", "...", "SW1A 1AA"), ALPHANUMERIC),
        (("BFPO 12",), "Address must be at least 3 lines"),
        (("A", "b", "e", "BFPO 5"), "The last line of a BFPO address must not be a country."),
        (("A", "BFPO 12", "USA"), "The last line of a BFPO address must not be a country."),
        (("A", "BFPO 12", "United Kingdom"), "Address must be at least 3 lines"),
        (("A", "B", "Frnace"), POSTCODE_OR_COUNTRY),
        (("A", "B", "SW1A 1CC"), POSTCODE_OR_COUNTRY),
        (("A", "B", "SW1A OAA"), POSTCODE_OR_COUNTRY),
        (("A", "B", "GIR 0AA"), POSTCODE_OR_COUNTRY),
        (("A", "B", "ZZ1 1AA"), POSTCODE_OR_COUNTRY),
        (("A", "B", "SW1A 1AA."), POSTCODE_OR_COUNTRY),
        (("A", "B", "BFPO"), POSTCODE_OR_COUNTRY),
        (("A", "~B", "SW1A 1AA"), FIRST_CHARACTER),
        (('"A"', "B", "SW1A 1AA"), FIRST_CHARACTER),
        (("A", "(B)", "C", "SW1A 1AA"), FIRST_CHARACTER),
        (("A", "nfa", "SW1A 1AA"), "Must be a real address"),
        (("A", "of No Fixed Abode now", "SW1A 1AA"), "Must be a real address"),
        (("no fixed address", "B", "SW1A 1AA"), "Must be a real address"),
    ],
)
def test_the_first_rule_broken_is_named(lines: tuple[str, ...], message: str) -> None:
    assert message_for(*lines) == message


def test_rules_are_checked_in_their_order() -> None:
    assert message_for("@A", "NFA", "nowhere") == POSTCODE_OR_COUNTRY
    assert message_for("@A", "NFA", "SW1A 1AA") == FIRST_CHARACTER


def test_a_service_may_be_kept_to_the_united_kingdom() -> None:
    assert message_for("A", "B", "France", allow_international=False) == (
        "Must be a real UK postcode"
    )
    assert address_of("A", "B", "JE2 4WS", allow_international=False).country is None


def test_a_postcode_above_a_foreign_country_is_part_of_the_foreign_address() -> None:
    address = address_of("A", "B", "SW1A 1AA", "France")

    assert address.lines == ("A", "B", "SW1A 1AA", "France")
    assert address.postage == "europe"


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        (("A", "B", "BFPO 1234"), ("A", "B", "BFPO 1234")),
        (("A", "B", "bfpo c/o 12"), ("A", "B", "BFPO 12")),
        (("A", "BFPO 12", "B"), ("A", "B", "BFPO 12")),
        (("A", "BFPO 12", "bf1 1aa"), ("A", "BF1 1AA", "BFPO 12")),
    ],
)
def test_the_forces_number_moves_to_the_end_and_needs_no_postcode(
    lines: tuple[str, ...], printed: tuple[str, ...]
) -> None:
    address = address_of(*lines)

    assert address.lines == printed
    assert address.is_bfpo
    assert address.postage is None


def test_the_postcode_key_is_the_last_line_unless_there_is_a_seventh() -> None:
    base = {"address_line_1": "A", "address_line_2": "B", "postcode": "SW1A 1AA"}

    assert parse_address(base, allow_international=True).lines[-1] == "SW1A 1AA"
    with pytest.raises(AddressError, match="at least 3 lines"):
        parse_address({**base, "address_line_7": ""}, allow_international=True)


@pytest.mark.parametrize("spelling", ["ADDRESS_LINE_{}", "address line {}", "address-line-{}"])
def test_keys_of_another_spelling_are_no_address(spelling: str) -> None:
    personalisation = {spelling.format(number): "SW1A 1AA" for number in range(1, 8)}

    with pytest.raises(AddressError, match="at least 3 lines"):
        parse_address(personalisation, allow_international=True)


def test_values_that_are_no_text_are_printed_as_python_prints_them() -> None:
    assert address_of("A", 1.5, {"x": 1}, 0, "SW1A 1AA").lines == (
        "A",
        "1.5",
        "{'x': 1}",
        "SW1A 1AA",
    )


LINES = st.sampled_from(
    [
        "A",
        "1 High Street",
        "SW1A 1AA",
        "France",
        "England",
        "BFPO 12",
        "NFA",
        "@",
        "-",
        ",",
        "\n",
        "",
    ]
)


@given(
    lines=st.lists(LINES | st.text(max_size=12) | st.none() | st.integers(), max_size=7),
    allow_international=st.booleans(),
)
def test_any_address_is_either_printed_in_three_to_seven_lines_or_refused(
    *, lines: list[object], allow_international: bool
) -> None:
    try:
        address = address_of(*lines, allow_international=allow_international)
    except AddressError:
        return
    assert 3 <= len(address.lines) <= 7
    assert all(line == line.strip() and line for line in address.lines)
    assert (address.country is None) == (address.postage is None)
    again = address_of(*address.lines, allow_international=allow_international)
    assert again == address
