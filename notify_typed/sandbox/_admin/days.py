"""Days of queries, each with its way of saying that a text is not one."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.errors import refusal
from notify_typed.sandbox._admin.financial_years import APRIL
from notify_typed.sandbox._admin.statistics import day_start, today
from notify_typed.sandbox._errors import AccidentalError, validation_error

if TYPE_CHECKING:
    from notify_typed.sandbox._admin.call import Call

_NAMES = ("start_date", "end_date")
_FORM = "%Y-%m-%d"


def days_of(call: Call) -> tuple[date, date]:
    """Return the first and the last day of a query; today, where it has none.

    Raises:
        ApiError: 400, a text is not a day: shape C.
    """
    now = today(call.state)
    found: list[date] = []
    problems: list[str] = []
    for name in _NAMES:
        text = call.argument(name)
        try:
            found.append(now if text is None else date.fromisoformat(text))
        except ValueError:
            problems.append(f"{name} {text} is not a date")
    if problems:
        raise validation_error(problems)
    first, last = found
    return first, last


def given_days(call: Call, wrong: Exception) -> tuple[date, date]:
    """Return the first and the last day of a query that must have both.

    Args:
        call: The request.
        wrong: The refusal of a text that is not a day.

    Raises:
        AccidentalError: One is missing.
        Exception: One is not a day: the refusal.
    """
    found: list[date] = []
    for name in _NAMES:
        text = call.argument(name)
        if text is None:
            raise AccidentalError("TypeError", f"{name} must be a date")
        try:
            found.append(datetime.strptime(text, _FORM).date())  # noqa: DTZ007 - a day has no zone
        except ValueError:
            raise wrong from None
    first, last = found
    return first, last


def report_days(call: Call) -> tuple[date, date]:
    """Return the first and the last day of a report.

    Raises:
        LegacyError: 400, one is not a day.
        AccidentalError: One is missing.
    """
    return given_days(call, refusal("Input must be a date in the format: YYYY-MM-DD"))


def days_of_one_year(call: Call) -> tuple[date, date]:
    """Return the first and the last day of a report on one financial year.

    Raises:
        LegacyError: 400, one is not a day, or they are not of one year, or the last comes first.
        AccidentalError: One is missing.
    """
    first, last = report_days(call)
    if last < first:
        raise refusal("Start date must be before end date")
    if year_of(first) != year_of(last):
        raise refusal("Date must be in a single financial year.")
    return first, last


def year_of(day: date) -> int:
    """Return the financial year of a day."""
    return day.year - (day.month < APRIL)


def span(first: date, last: date) -> tuple[int, int]:
    """Return the midnights in London around some days, in microseconds since 1970."""
    return day_start(first), day_start(last, after=True)
