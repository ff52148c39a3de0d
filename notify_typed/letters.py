"""Letters' addresses: checked lines in, the keys of Notify's personalisation out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final, TypeGuard

from attrs import frozen

from notify_typed._engine.inputs import text
from notify_typed._rules.countries import find_country
from notify_typed.errors import InvalidAddress, InvalidInput

__all__ = ["Address", "InvalidAddress", "letter_personalisation"]

_MIN_LINES: Final = 3
_MAX_LINES: Final = 7

_FORBIDDEN_STARTS = '@()=[]"\\/,<>~'
_INVISIBLE = dict.fromkeys(map(ord, "\u180e\u200b\u200c\u200d\u2060\ufeff"))
_NO_FIXED_ABODE = re.compile(r"no fixed (?:abode|address)", re.IGNORECASE)
_ADDRESS_KEY = re.compile(r"addressline[1-7]|postcode")


@frozen(init=False, repr=False)
class Address:
    """The address of a letter, 3 to 7 lines.

    Blank lines are dropped, so optional parts can be passed as None or "". White space is
    tidied, and a comma at the end of a line is removed, as Notify does before it prints the letter.
    The last line must be a UK postcode, a BFPO number or, where the service may send letters
    abroad, a country. Notify judges that, because only it knows the service and its lists of
    postcodes and countries. The rest is checked here: the number of lines, a letter or digit in
    each of the first two, characters that no line may start with, and "no fixed abode".

    An address does not show itself in its `repr`, which would be in the next log.

    Attributes:
        lines: The lines as they will be sent.

    Raises:
        InvalidAddress: The address cannot be posted to; the message names the line by its number.

    Example:
        >>> Address("Amala Bird", "123 High Street", None, "Richmond upon Thames", "SW14 6BF")
        Address(<4 lines>)
    """

    lines: tuple[str, ...]

    def __init__(self, *lines: str | None) -> None:
        cleaned = tuple(_cleaned(lines))
        # Never when a foreign country stands before it: Notify would send the letter there.
        while (
            len(cleaned) > _MAX_LINES and _is_in_the_uk(cleaned[-1]) and not _is_abroad(cleaned[-2])
        ):
            cleaned = cleaned[:-1]
        _check(cleaned)
        object.__setattr__(self, "lines", cleaned)  # the class is frozen from here on

    @classmethod
    def from_lines(cls, lines: str | Iterable[str | None]) -> Address:
        r"""Make an address of one text with line breaks, or of a list of lines.

        Raises:
            InvalidAddress: As for the class.

        Example:
            >>> Address.from_lines("Amala Bird\n123 High Street\nSW14 6BF").lines
            ('Amala Bird', '123 High Street', 'SW14 6BF')
        """
        if isinstance(lines, str):
            return cls(lines)
        if not _is_ordered(lines):
            raise InvalidAddress(
                f"An address must be text or a list of lines, not of type {type(lines).__name__}."
            )
        return cls(*lines)

    def to_personalisation(self) -> dict[str, str]:
        """Give the address under the keys that Notify reads it from.

        The keys are `address_line_1` to `address_line_6`. A seventh line goes under
        `postcode`: Notify prints it in the same place as `address_line_7`, but shows only
        `postcode` again when the letter is read back with `get_notification_by_id`.

        Example:
            >>> Address("Amala Bird", "123 High Street", "SW14 6BF").to_personalisation()
            {'address_line_1': 'Amala Bird', 'address_line_2': '123 High Street', ...}
        """
        keys = [*(f"address_line_{number}" for number in range(1, _MAX_LINES)), "postcode"]
        return dict(zip(keys, self.lines, strict=False))

    def __repr__(self) -> str:
        return f"Address(<{len(self.lines)} lines>)"


def letter_personalisation(
    personalisation: Mapping[str, object] | None, address: Address | None
) -> dict[str, object]:
    """Put a letter's address and its other personalisation together.

    Args:
        personalisation: The values of the template's placeholders. Without `address` it holds
            the address too, as `address_line_1` ... `address_line_7` or `postcode`, and is
            passed on as it is.
        address: The address, if it is not in `personalisation`.

    Returns:
        A new dict.

    Raises:
        InvalidAddress: The address is missing, or given twice: a key of an address stands in
            `personalisation` beside `address`, in whatever spelling.
        InvalidInput: An argument has the wrong type.

    Example:
        >>> home = Address("Amala Bird", "123 High Street", "SW14 6BF")
        >>> sorted(letter_personalisation({"name": "Amala"}, home))
        ['address_line_1', 'address_line_2', 'address_line_3', 'name']
    """
    if personalisation is not None and not _is_mapping(personalisation):
        raise InvalidInput(
            "personalisation must be a mapping of names to values,"
            f" not of type {type(personalisation).__name__}."
        )
    if address is None:
        if personalisation is None:
            raise InvalidAddress("A letter needs an address, or personalisation that holds one.")
        return dict(personalisation)
    if not _is_address(address):
        raise InvalidInput(
            f"address must be an Address, not of type {type(address).__name__};"
            " Address.from_lines(...) makes one of text or of a list."
        )
    merged: dict[str, object] = dict(personalisation or {})
    for key in merged:
        if _is_address_key(key):
            raise InvalidAddress(
                f"personalisation holds {key!r} as well as the address; give the address only once."
            )
    return merged | address.to_personalisation()


def _cleaned(lines: Iterable[object]) -> Iterable[str]:
    for number, line in enumerate(lines, 1):
        if line is None:
            continue
        if not isinstance(line, str):
            raise InvalidAddress(
                f"Line {number} of the address must be a string, not of type {type(line).__name__}."
            )
        for part in line.splitlines():  # as Notify does, at more than \\n
            tidied = " ".join(part.translate(_INVISIBLE).split()).rstrip(" ,")
            if tidied:
                yield tidied


def _check(lines: tuple[str, ...]) -> None:
    counted = _without_uk_names(lines)
    if len(counted) < _MIN_LINES:
        raise InvalidAddress(
            f"An address must have at least {_MIN_LINES} lines; this one has {len(counted)}"
            " (blank lines and a UK country at the end do not count)."
        )
    if len(lines) > _MAX_LINES:
        raise InvalidAddress(
            f"An address must have no more than {_MAX_LINES} lines; this one has {len(lines)}."
        )
    for number, line in enumerate(lines[:2], 1):
        if not re.search("[a-zA-Z0-9]", line):
            raise InvalidAddress(f"Line {number} of the address has no letter and no digit.")
    for number, line in enumerate(lines, 1):
        if line[0] in _FORBIDDEN_STARTS:
            raise InvalidAddress(
                f"Line {number} of the address starts with {line[0]}; a line must not start"
                f" with any of {' '.join(_FORBIDDEN_STARTS)}"
            )
        text(f"Line {number} of the address", line)
    if any(line.upper() == "NFA" or _NO_FIXED_ABODE.search(line) for line in lines):
        raise InvalidAddress("Notify takes no letter to somebody of no fixed abode.")


def _without_uk_names(lines: tuple[str, ...]) -> tuple[str, ...]:
    while lines and _is_in_the_uk(lines[-1]):
        lines = lines[:-1]
    return lines


def _is_in_the_uk(line: str) -> bool:
    """Tell whether Notify drops a line from the end of an address before it counts lines."""
    country = find_country(line)
    return country is not None and country.postage is None


def _is_abroad(line: str) -> bool:
    country = find_country(line)
    return country is not None and country.postage is not None


def _is_address_key(key: object) -> bool:
    # Notify ignores case, spaces, hyphens and underscores when it fills placeholders.
    return isinstance(key, str) and bool(_ADDRESS_KEY.fullmatch(re.sub(r"[\s_-]", "", key).lower()))


def _is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, Mapping)


def _is_ordered(value: object) -> TypeGuard[Iterable[str | None]]:
    return isinstance(value, Iterable) and not isinstance(value, bytes | Mapping | AbstractSet)


def _is_address(value: object) -> TypeGuard[Address]:
    return isinstance(value, Address)
