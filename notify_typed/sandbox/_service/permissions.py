"""Says whom a key may send to: anybody, or only the team and the guest list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._rules.phone import (
    NOT_A_UK_MOBILE,
    PhoneError,
    PhoneNumber,
    parse_phone_number,
)
from notify_typed.sandbox._errors import bad_request, error

if TYPE_CHECKING:
    from notify_typed.sandbox._state.authentication import Caller
    from notify_typed.sandbox._world.model import Service

SIMULATED = frozenset(
    {
        "447700900000",
        "447700900111",
        "447700900222",
        "simulate-delivered@notifications.service.gov.uk",
        "simulate-delivered-2@notifications.service.gov.uk",
        "simulate-delivered-3@notifications.service.gov.uk",
    }
)
"""Normalised recipients for smoke tests: everything is checked, nothing is kept."""

_NOUNS = {"sms": "text messages", "email": "emails", "letter": "letters"}
_TEAM_ONLY = "Can’t send to this recipient using a team-only API key"  # noqa: RUF001 - Notify's own quote
TRIAL_MODE = (
    "Can’t send to this recipient when service is in trial mode – "  # noqa: RUF001 - likewise
    "see https://www.notifications.service.gov.uk/trial-mode"
)


def check_may_send(service: Service, kind: str) -> None:
    """Check that a service sends a kind of message at all.

    Raises:
        ApiError: It does not.
    """
    if kind not in service.permissions:
        raise bad_request(f"Service is not allowed to send {_NOUNS[kind]}")


def check_recipient(caller: Caller, normalised: str) -> None:
    """Check that a key may send to a phone number or an email address.

    Raises:
        ApiError: The recipient is neither in the team nor on the guest list, and must be.
    """
    is_team_key = caller.key.type == "team"
    if caller.key.type == "test" or not (is_team_key or caller.service.restricted):
        return
    allowed = caller.service.team_recipients | caller.service.guest_recipients
    if normalised not in map(normalise, allowed):
        raise bad_request(_TEAM_ONLY if is_team_key else TRIAL_MODE)


def check_letters_allowed(caller: Caller) -> None:
    """Check that a key may send letters.

    Raises:
        ApiError: 403, it is a team key or the service is in trial mode.
    """
    if caller.key.type == "team":
        raise bad_request("Cannot send letters with a team api key", status=403)
    if caller.service.restricted and caller.key.type != "test":
        raise bad_request("Cannot send letters when service is in trial mode", status=403)


def check_number(service: Service, number: PhoneNumber) -> None:
    """Check that a service may text a kind of number.

    Raises:
        ApiError: It is abroad, or a landline, and the service has no permission for that.
    """
    if number.is_foreign and "international_sms" not in service.permissions:
        raise bad_request("Cannot send to international mobile numbers")
    if number.is_uk_landline and "sms_to_uk_landlines" not in service.permissions:
        raise error(400, "InvalidPhoneError", NOT_A_UK_MOBILE)


def normalise(recipient: str) -> str:
    """Return a phone number in digits alone, anything else in lower case."""
    try:
        return parse_phone_number(recipient).normalised
    except PhoneError:
        return recipient.strip().lower()
