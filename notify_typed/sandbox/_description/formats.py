"""The formats that the API description names, with the messages the real server gives for each."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from notify_typed._rules.email import EmailAddress, validate_email_address

if TYPE_CHECKING:
    from notify_typed.sandbox._timekeeper import Timekeeper

NOT_ISO_8601 = (
    "datetime format is invalid. It must be a valid ISO8601 date time format, "
    "https://en.wikipedia.org/wiki/ISO_8601"
)
IN_THE_PAST = "datetime can not be in the past"
TOO_FAR_AHEAD = "datetime can only be 24 hours in the future"

# Forms with less than a day, or without separators, count too.
_ISO_8601 = re.compile(
    r"(\d{4})(?:(?:-(?=\d{1,2}(?:-|$))|(?=\d{4}))(\d{1,2})(?:-?(\d{1,2})"
    r"(?:[ T](\d{2})(?::?(\d{2}))?(?::?(\d{1,2})(?:[.,]\d+)?)?"
    r"(?:Z|[+-]\d{2}:?(?:\d{2})?)?)?)?)?",
    re.ASCII,
)
_WEEK_DATE = re.compile(r"\d{4}-?W", re.ASCII)
_USUAL_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DATABASE_UUID = re.compile(r"(\{)?(?:[0-9a-fA-F]{4}-?){7}[0-9a-fA-F]{4}(?(1)\})")
_PERCENT = r"%[0-9A-Fa-f]{2}"
_NAME = rf"(?:[A-Za-z0-9\-._~!$&'()*+,;=]|{_PERCENT})"
_PATH = rf"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|{_PERCENT})"
_URI = re.compile(
    rf"[A-Za-z][A-Za-z0-9+.\-]*:"
    rf"(?://(?:(?:{_NAME}|:)*@)?(?:\[[0-9A-Fa-f:.]+\]|{_NAME}*)(?::[0-9]*)?(?:/{_PATH}*)?"
    rf"|(?!//){_PATH}*)"
    rf"(?:\?(?:{_PATH}|\?)*)?(?:#(?:{_PATH}|\?)*)?"
)


class ScheduleError(ValueError):
    """A time to send at is not one the server takes."""


def is_uuid(text: str) -> bool:
    """Return whether Python reads a text as a UUID, as the server does: with or without hyphens."""
    if _USUAL_UUID.fullmatch(text):
        return True
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def is_database_uuid(text: str) -> bool:
    """Return whether PostgreSQL reads a text as a UUID too; it takes fewer than Python."""
    return _DATABASE_UUID.fullmatch(text) is not None


def is_uri(text: str) -> bool:
    """Return whether a text is a URI of RFC 3986: ASCII, no spaces, percent signs well used."""
    return _URI.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def email_address(text: str) -> EmailAddress:
    """Return an email address checked; the last few thousand are remembered.

    Raises:
        EmailError: It is not one.
    """
    return validate_email_address(text)


def check_schedule(text: str, clock: Timekeeper) -> bool:
    """Return true for a `scheduled_for`: a time within the next day, whatever its offset says.

    Raises:
        ScheduleError: It is not a time, or not within the next day.
    """
    moment = _read_time(text)
    now = clock.now()
    if moment < now:
        raise ScheduleError(IN_THE_PAST)
    if moment > now + timedelta(hours=24):
        raise ScheduleError(TOO_FAR_AHEAD)
    return True


def _read_time(text: str) -> datetime:
    if _WEEK_DATE.match(text):
        try:
            return datetime.fromisoformat(text).replace(tzinfo=UTC)
        except ValueError as problem:
            raise ScheduleError(NOT_ISO_8601) from problem
    found = _ISO_8601.fullmatch(text)
    if found is None:
        raise ScheduleError(NOT_ISO_8601)
    year, month, day, hour, minute, second = (
        int(part) if part else least
        for part, least in zip(found.groups(), (1, 1, 1, 0, 0, 0), strict=True)
    )
    try:
        # The server drops the offset instead of applying it.
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError as problem:
        raise ScheduleError(NOT_ISO_8601) from problem
