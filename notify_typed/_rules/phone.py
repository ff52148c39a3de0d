"""Phone numbers: which ones Notify accepts, and what it derives from them.

Which prefixes exist and how numbers are built comes from `phonenumbers`; Notify's own leniency and
its own messages are added here. Whether a *service* may text a number is decided by the caller,
from `PhoneNumber.is_foreign` and `PhoneNumber.is_uk_landline`.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType, ValidationResult

from notify_typed._rules.ascii import to_ascii
from notify_typed._rules.phone_rates import UK_CODE, find_prefix
from notify_typed._rules.whitespace import ALL_WHITESPACE, without_obscure_whitespace

TOO_SHORT = "Not enough digits"
TOO_LONG = "Too many digits"
UNKNOWN_CHARACTER = "Must not contain letters or symbols"
UNSUPPORTED_PREFIX = "Not a valid country prefix"
NOT_VALID = "Number is not valid \u2013 double check the phone number you entered"
NOT_A_UK_MOBILE = "Not a UK mobile number"

_ALLOWED_CHARACTERS = ALL_WHITESPACE | frozenset("0123456789()-+")
_DRAMA = "7700"
_SPACING = str.maketrans("", "", " -")
_LANDLINE_TYPES = frozenset(
    {PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE, PhoneNumberType.UAN}
)
_ALLOWED_TYPES = _LANDLINE_TYPES | {PhoneNumberType.MOBILE, PhoneNumberType.PERSONAL_NUMBER}
_MESSAGE_BY_RESULT = {
    ValidationResult.TOO_LONG: TOO_LONG,
    ValidationResult.TOO_SHORT: TOO_SHORT,
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: TOO_SHORT,
    ValidationResult.INVALID_COUNTRY_CODE: UNSUPPORTED_PREFIX,
}


class PhoneError(ValueError):
    """A phone number that Notify refuses.

    Attributes:
        message: Notify's text, without the field name in front of it.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A phone number that Notify accepts.

    Attributes:
        raw: What the caller sent, without outer or obscure whitespace; the API returns this.
        normalised: E.164 without the plus, such as `447700900123`.
        country_code: The calling code, such as 44.
        is_international: What Notify stores as `international`. Crown dependencies count.
        is_foreign: Whether the calling code is another than 44; asks for international permission.
        is_uk_landline: Whether it is a landline under 44; asks for landline permission.
        multiplier: How many times the UK rate one fragment costs.
        has_delivery_reports: Whether networks there report what became of a text.
    """

    raw: str
    normalised: str
    country_code: int
    is_international: bool
    is_foreign: bool
    is_uk_landline: bool
    multiplier: int
    has_delivery_reports: bool


@lru_cache(maxsize=4096)
def parse_phone_number(text: str) -> PhoneNumber:
    """Read a phone number as Notify does when everything is allowed.

    A number that cannot be read as it stands is tried again without pluses and leading zeros, and
    with hyphens for dashes. Whether Notify sends to its country is looked at last.

    Args:
        text: What the caller sent.

    Raises:
        PhoneError: The number is unusable for any service.
    """
    if (mobile := _uk_mobile(text)) is not None:
        return mobile
    try:
        number = _parse(text)
    except PhoneError:
        number = _parse(to_ascii(text.replace("+", "").lstrip("0")))
    normalised = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)[1:]
    code = number.country_code or 0
    prefix = find_prefix(code, normalised)
    if prefix is None:
        raise PhoneError(UNSUPPORTED_PREFIX)
    is_international = not (
        phonenumbers.region_code_for_number(number) == "GB" or _is_drama_number(number)
    )
    is_foreign = code != UK_CODE
    return PhoneNumber(
        raw=without_obscure_whitespace(text),
        normalised=normalised,
        country_code=code,
        is_international=is_international,
        is_foreign=is_foreign,
        is_uk_landline=not is_foreign and phonenumbers.number_type(number) in _LANDLINE_TYPES,
        multiplier=prefix.multiplier if is_international else 1,
        has_delivery_reports=prefix.has_delivery_reports,
    )


def _uk_mobile(text: str) -> PhoneNumber | None:
    """Read a UK mobile number in a usual spelling: nearly all are, and `phonenumbers` is slow."""
    found = _uk_mobile_pattern().fullmatch(text.translate(_SPACING))
    if found is None:
        return None
    return PhoneNumber(
        raw=without_obscure_whitespace(text),
        normalised=f"{UK_CODE}{found[1]}",
        country_code=UK_CODE,
        is_international=False,
        is_foreign=False,
        is_uk_landline=False,
        multiplier=1,
        has_delivery_reports=_uk_has_delivery_reports(),
    )


@cache
def _uk_mobile_pattern() -> re.Pattern[str]:
    metadata: Any = phonenumbers.PhoneMetadata.metadata_for_region("GB")
    return re.compile(
        rf"(?:\+?44|0)((?:{metadata.mobile.national_number_pattern})|{_DRAMA}\d{{6}})", re.ASCII
    )


@cache
def _uk_has_delivery_reports() -> bool:
    prefix = find_prefix(UK_CODE, str(UK_CODE))
    return prefix is not None and prefix.has_delivery_reports


def _parse(text: str) -> phonenumbers.PhoneNumber:
    if not _ALLOWED_CHARACTERS.issuperset(text):
        raise PhoneError(UNKNOWN_CHARACTER)
    if not text:
        raise PhoneError(TOO_SHORT)
    try:
        number = phonenumbers.parse(text, "GB")
    except NumberParseException:
        raise PhoneError(NOT_VALID) from None
    result = phonenumbers.is_possible_number_with_reason(number)
    if result != ValidationResult.IS_POSSIBLE:
        international = _read_as_international(text)
        if international is None:
            raise PhoneError(_MESSAGE_BY_RESULT.get(result, NOT_VALID))
        number = international
    if _is_drama_number(number):
        return number
    if (
        not phonenumbers.is_valid_number(number)
        or phonenumbers.number_type(number) not in _ALLOWED_TYPES
    ):
        raise PhoneError(NOT_VALID)
    return number


def _read_as_international(text: str) -> phonenumbers.PhoneNumber | None:
    # Spreadsheets drop the plus and the zeros before a country code.
    try:
        number = phonenumbers.parse(f"+{text}")
    except NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None


def _is_drama_number(number: phonenumbers.PhoneNumber) -> bool:
    # Ofcom keeps 07700 900xxx for drama: invalid to phonenumbers, used in Notify's own examples.
    # Notify looks at the digits after the calling code alone, whatever the country.
    national = str(number.national_number)
    return national.startswith(_DRAMA) and len(national) > len(_DRAMA)
