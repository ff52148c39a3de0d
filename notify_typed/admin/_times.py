"""Checks of days and times, and how the admin API writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from notify_typed.errors import InvalidInput

__all__ = ["day", "naive_utc", "spaced_utc", "utc"]

_SPACED = "%Y-%m-%d %H:%M:%S.%f"


def day(name: str, value: object) -> str:
    """Write a day as `2026-11-21`.

    Args:
        name: The argument's name.
        value: A date, or text in that form.

    Raises:
        InvalidInput: It is something else.
    """
    try:
        moment = date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise InvalidInput(f"{name} must be a day such as 2026-11-21.") from None
    if not isinstance(moment, date) or isinstance(moment, datetime):
        raise InvalidInput(f"{name} must be a date or its text, not {type(value).__name__}.")
    return moment.isoformat()


def naive_utc(name: str, value: object) -> str:
    """Write a time as the API wants a job's: UTC, without saying so.

    Args:
        name: The argument's name.
        value: A datetime with its offset, or text in ISO 8601; text without an offset is UTC.

    Raises:
        InvalidInput: It is something else, or a datetime without an offset, which may mean any
            time.
    """
    return _utc(name, value).replace(tzinfo=None).isoformat()


def utc(name: str, value: object) -> str:
    """Write a time in UTC, with six decimals and a `Z`.

    Args:
        name: The argument's name.
        value: As for `naive_utc`.

    Raises:
        InvalidInput: As for `naive_utc`.
    """
    return _utc(name, value).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def spaced_utc(name: str, value: object) -> str:
    """Write a time as the API keeps some: with a space, six decimals, and without an offset.

    Args:
        name: The argument's name.
        value: As for `naive_utc`.

    Raises:
        InvalidInput: As for `naive_utc`.
    """
    return _utc(name, value).strftime(_SPACED)


def _utc(name: str, value: object) -> datetime:
    try:
        return _moment(name, value).astimezone(UTC)
    except OverflowError:
        raise InvalidInput(f"{name} must be from the year 1 to the year 9999 in UTC.") from None


def _moment(name: str, value: object) -> datetime:
    if isinstance(value, str):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise InvalidInput(
                f"{name} must be a date and time such as 2026-11-21T09:30:00Z."
            ) from None
        return moment.replace(tzinfo=moment.tzinfo or UTC)
    if not isinstance(value, datetime):
        raise InvalidInput(
            f"{name} must be a datetime or its text, not of type {type(value).__name__}."
        )
    if value.utcoffset() is None:
        raise InvalidInput(f"{name} must have a time zone, as datetime.now(UTC) has.")
    return value
