"""What a service has used in a financial year, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.allowances import FIRST_YEAR, free_allowance, with_allowance
from notify_typed.sandbox._admin.body_schemas import whole
from notify_typed.sandbox._admin.errors import NOT_JSON, no_result, refusal
from notify_typed.sandbox._admin.financial_years import (
    current_year,
    month_bounds,
    months,
    read_year,
)
from notify_typed.sandbox._admin.message_counts import sold
from notify_typed.sandbox._admin.responses import json
from notify_typed.sandbox._errors import AccidentalError, LegacyError
from notify_typed.sandbox._world.lists import SERVICES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

_NO_YEAR = "No valid year provided"
_LETTERS_SINCE = {
    "economy": "2026-06-30T23:00:00",
    "second": "2026-01-05T00:00:00",
    "first": "2026-04-06T23:00:00",
    "europe": "2026-05-02T23:00:00",
    "rest-of-world": "2026-05-02T23:00:00",
}
_SMS_SINCE = "2026-03-31T23:00:00"


@dataclass(slots=True)
class Usage:
    """Messages of one kind at one price.

    Attributes:
        kind: The kind of message.
        rate: What a unit costs, in pounds.
        postage: How they travel, if they are letters.
        messages: How many there are.
        units: Fragments times multipliers, or letters.
        free: How many units were free.
    """

    kind: str
    rate: float
    postage: str
    messages: int = 0
    units: int = 0
    free: int = 0

    def shown(self) -> JsonObject:
        """Return it as the API does."""
        charged = self.units - self.free
        return {
            "notification_type": self.kind,
            "notifications_sent": self.messages,
            "chargeable_units": self.units,
            "charged_units": charged,
            "rate": self.rate,
            "cost": charged * self.rate,
            "free_allowance_used": self.free,
        }


def monthly(state: State, service: JsonObject, year: int) -> Iterator[tuple[date, list[Usage]]]:
    """Yield a financial year's months, and what was used in each: emails, letters, texts."""
    left = free_allowance(service, year)
    for month in months(year):
        usages = _usages(state, str(service["id"]), *month_bounds(month))
        for usage in usages:
            if usage.kind == "sms":
                usage.free = min(usage.units, left)
                left -= usage.free
        yield month, usages


def yearly(state: State, service: JsonObject, year: int) -> list[Usage]:
    """Return what was used in a financial year, one item for each kind of message and price."""
    sums: dict[tuple[str, float], Usage] = {}
    for _, usages in monthly(state, service, year):
        for usage in usages:
            total = sums.setdefault(
                (usage.kind, usage.rate), Usage(usage.kind, usage.rate, usage.postage)
            )
            total.messages += usage.messages
            total.units += usage.units
            total.free += usage.free
    return [usage for _, usage in sorted(sums.items())]


def get_annual_usage(call: Call) -> Response:
    """Sum up what a service used in a year."""
    year = _year(call)
    service = _service(call)
    found = yearly(call.state, service, year) if service else []
    return json([usage.shown() for usage in found])


def get_monthly_usage(call: Call) -> Response:
    """Sum up what a service used in each month."""
    year = _year(call)
    service = _service(call)
    rows: list[JsonValue] = [
        {**usage.shown(), "month": month.strftime("%B"), "postage": usage.postage}
        for month, usages in (monthly(call.state, service, year) if service else ())
        for usage in usages
        if usage.kind != "email"
    ]
    return json(rows)


def get_free_sms_fragment_limit(call: Call) -> Response:
    """Show how many text messages are free in a year."""
    this_year = current_year(call.state)
    text = call.argument("financial_year_start")
    try:
        year = int(text) if text else this_year
    except ValueError:
        raise no_result() from None
    if not FIRST_YEAR <= year <= this_year:
        raise refusal(NOT_JSON)
    service = _service(call)
    if service is None:
        raise AccidentalError("NoResultFound", "there is no service with this id")
    number = free_allowance(service, year)
    return json({"free_sms_fragment_limit": number, "financial_year_start": year})


def set_free_sms_fragment_limit(call: Call) -> Response:
    """Set how many text messages are free this year."""
    body = call.checked("CreateOrUpdateFreeSmsFragmentLimitRequest")
    year = current_year(call.state)
    number = whole(body["free_sms_fragment_limit"])
    call.state.put_entry(SERVICES, with_allowance(call.service(), year, number))
    return json(body, 201)


def get_sms_rate(call: Call) -> Response:
    """Show the price of text messages."""
    return json({"rate": call.state.world.sms_rate, "valid_from": _SMS_SINCE})


def get_letter_rates(call: Call) -> Response:
    """List the prices of letters."""
    rates = sorted(
        (sheets, price, postage)
        for postage, by_sheets in call.state.world.letter_rates.items()
        for sheets, price in by_sheets.items()
    )
    return json(
        [
            {
                "sheet_count": sheets,
                "post_class": postage,
                "rate": f"{price:g}",
                "start_date": _LETTERS_SINCE.get(postage, _SMS_SINCE),
            }
            for sheets, price, postage in rates
        ]
    )


def _usages(state: State, service_id: str, since: int, until: int) -> list[Usage]:
    found: dict[tuple[str, float, str], Usage] = {}
    world = state.world
    for group in sold(state, service_id, since, until):
        rate, units, postage = 0.0, 0, "none"
        if group.kind == "sms":
            rate, units = world.sms_rate, group.units
        elif group.kind == "letter":
            postage = group.postage or "second"
            rate = world.letter_rates[postage].get(group.sheets, 0.0)
            units = group.messages
        which = group.kind, rate, postage
        usage = found.setdefault(which, Usage(*which))
        usage.messages += group.messages
        usage.units += units
    return [usage for _, usage in sorted(found.items())]


def _service(call: Call) -> JsonObject | None:
    try:
        return call.service()
    except LegacyError:
        return None


def _year(call: Call) -> int:
    text = call.argument("year")
    if text is None:
        raise refusal(_NO_YEAR)
    return read_year(text, lambda: AccidentalError("ValueError", "year must be a number"))


_AT = "/service/{service_id:id}/billing"
ROUTES: Routes = {
    f"{_AT}/free-sms-fragment-limit": {
        "GET": get_free_sms_fragment_limit,
        "POST": set_free_sms_fragment_limit,
    },
    f"{_AT}/yearly-usage-summary": {"GET": get_annual_usage},
    f"{_AT}/monthly-usage": {"GET": get_monthly_usage},
    "/sms-rate": {"GET": get_sms_rate},
    "/sms-rate/": {"GET": get_sms_rate},
    "/letter-rates": {"GET": get_letter_rates},
    "/letter-rates/": {"GET": get_letter_rates},
}
