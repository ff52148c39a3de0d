"""Postal addresses: how Notify reads them from personalisation, and which ones it accepts."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from notify_typed._rules.countries import (
    Country,
    InternationalPostage,
    find_country,
)
from notify_typed._rules.postcodes import format_postcode
from notify_typed._rules.whitespace import normalise_whitespace, without_space_before_punctuation

MIN_LINES = 3
MAX_LINES = 7
TOO_FEW_LINES = f"Address must be at least {MIN_LINES} lines"
TOO_MANY_LINES = f"Address must be no more than {MAX_LINES} lines"
NOT_ALPHANUMERIC = (
    "The first 2 lines of the address must both include at least one alphanumeric character"
)
BFPO_WITH_COUNTRY = "The last line of a BFPO address must not be a country."
LAST_LINE = "Last line of address must be a real UK postcode or another country"
LAST_LINE_UK_ONLY = "Must be a real UK postcode"
# Notify prints a curly quote for the straight one it looks for, and leaves the tilde out.
BAD_FIRST_CHARACTER = (
    "Address lines must not start with any of the following characters: "
    "@ ( ) = [ ] \u201d \\ / , < >"
)
NOT_REAL = "Must be a real address"

_BAD_FIRST_CHARACTERS = tuple('@()=[]"\\/,<>~')
_BFPO = re.compile(r"bfpo\s*(?:c/o\s*)?(\d*)", re.IGNORECASE)
_ALPHANUMERIC = re.compile(r"[a-zA-Z0-9]")
_NO_FIXED_ABODE = re.compile(r"no fixed (?:abode|address)", re.IGNORECASE)


class AddressError(ValueError):
    """An address that Notify refuses.

    Attributes:
        message: Notify's text; address errors carry no field name.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class OnlyForcesNumberError(AddressError):
    """An address that holds a BFPO number alone, on which the real server fails."""


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """An address that Notify accepts.

    Attributes:
        lines: What is printed: postcode re-formatted or country in English last, BFPO number after
            it all.
        postage: The zone of a foreign address; None for one in the United Kingdom or BFPO.
        country: The foreign country's English name; None for the United Kingdom.
        is_bfpo: Whether it goes to the British Forces Post Office.
    """

    lines: tuple[str, ...]
    postage: InternationalPostage | None
    country: str | None
    is_bfpo: bool


@dataclass(frozen=True, slots=True)
class _Draft:
    """An address after clean-up, before it is judged."""

    lines: Sequence[str]
    postcode: str | None
    country: Country | None
    bfpo_number: str | None


def parse_address(
    personalisation: Mapping[str, object], *, allow_international: bool
) -> PostalAddress:
    """Read the address of a letter from `address_line_1` to `address_line_7`.

    The keys are read exactly as written here. `postcode` is the seventh line, unless the key
    `address_line_7` is present, were it empty. A value with line breaks gives several lines.

    Args:
        personalisation: The personalisation of the request.
        allow_international: Whether the service has the permission `international_letters`.

    Raises:
        AddressError: The address cannot be printed; the first rule broken is named.
    """
    draft = _clean(_address_text(personalisation))
    for is_broken, message in _CHECKS:
        if is_broken(draft):
            raise AddressError(message)
    is_foreign = draft.country is not None
    if not (draft.postcode or draft.bfpo_number or (is_foreign and allow_international)):
        raise AddressError(LAST_LINE if allow_international else LAST_LINE_UK_ONLY)
    for is_broken, message in _LATE_CHECKS:
        if is_broken(draft):
            raise AddressError(message)
    return PostalAddress(
        lines=tuple(draft.lines),
        postage=draft.country.postage if draft.country else None,
        country=draft.country.name if draft.country else None,
        is_bfpo=draft.bfpo_number is not None,
    )


def _address_text(personalisation: Mapping[str, object]) -> str:
    last = "address_line_7" if "address_line_7" in personalisation else "postcode"
    keys = [*(f"address_line_{number}" for number in range(1, MAX_LINES)), last]
    return "\n".join(str(personalisation.get(key) or "") for key in keys)


def _clean(text: str) -> _Draft:
    lines = [line for line in map(_clean_line, text.splitlines()) if line]
    forces = [match for line in lines if (match := _BFPO.fullmatch(line))]
    number = next((_digits(match[1]) for match in forces if match[1]), None)
    if number:
        lines = [line for line in lines if not _BFPO.fullmatch(line)]
        if not lines:
            raise OnlyForcesNumberError(TOO_FEW_LINES)
    country = find_country(lines[-1]) if lines else None
    postcode = None
    if country:
        del lines[-(_uk_names(lines) or 1) :]
    if country and country.postage:
        lines.append(country.name)
    elif lines and (postcode := format_postcode(lines[-1])):
        lines[-1] = postcode
    if number:
        lines.append(f"BFPO {number}")
    return _Draft(
        lines=lines,
        postcode=postcode,
        country=country if country and country.postage else None,
        bfpo_number=number,
    )


def _uk_names(lines: Sequence[str]) -> int:
    """Count the lines that name the United Kingdom or a part of it.

    Notify cuts as many lines off the end, wherever they stand below the last foreign country.
    """
    countries = (country for line in reversed(lines) if (country := find_country(line)))
    return sum(1 for _ in takewhile(lambda country: country.postage is None, countries))


def _digits(number: str) -> str:
    return "".join(str(unicodedata.digit(digit)) for digit in number).lstrip("0") or "0"


def _clean_line(line: str) -> str:
    return without_space_before_punctuation(normalise_whitespace(line).rstrip(", "))


def _is_not_real(draft: _Draft) -> bool:
    return any(line.upper() == "NFA" or _NO_FIXED_ABODE.search(line) for line in draft.lines)


_CHECKS: tuple[tuple[Callable[[_Draft], bool], str], ...] = (
    (lambda draft: len(draft.lines) < MIN_LINES, TOO_FEW_LINES),
    (lambda draft: len(draft.lines) > MAX_LINES, TOO_MANY_LINES),
    (
        lambda draft: not all(_ALPHANUMERIC.search(line) for line in draft.lines[:2]),
        NOT_ALPHANUMERIC,
    ),
    (lambda draft: bool(draft.bfpo_number and draft.country), BFPO_WITH_COUNTRY),
)
_LATE_CHECKS: tuple[tuple[Callable[[_Draft], bool], str], ...] = (
    (
        lambda draft: any(line.startswith(_BAD_FIRST_CHARACTERS) for line in draft.lines),
        BAD_FIRST_CHARACTER,
    ),
    (_is_not_real, NOT_REAL),
)
