"""What all services must pay for. Messages of today count as soon as they are sent."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.allowances import free_allowance
from notify_typed.sandbox._admin.dates import moment_of
from notify_typed.sandbox._admin.days import days_of_one_year, report_days, span, year_of
from notify_typed.sandbox._admin.financial_years import APRIL, current_year
from notify_typed.sandbox._admin.notification_views import PROVIDERS
from notify_typed.sandbox._admin.organisation_views import find_organisation
from notify_typed.sandbox._admin.responses import json
from notify_typed.sandbox._admin.service_reading import all_services, live_services
from notify_typed.sandbox._admin.statistics import LONDON
from notify_typed.sandbox._admin.volumes import Volume, posted, volumes
from notify_typed.sandbox._timekeeper import from_micros

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.state import State

_POSTAGES = ("economy", "second", "first")
_UNSORTED = "unsorted"
"""The sandbox has no sorting office, in which letters become cheaper to send."""


def get_billing_report(call: Call) -> Response:
    """List what services must pay for."""
    state = call.state
    first, last = days_of_one_year(call)
    since, until = span(first, last)
    earlier = _by_service(volumes(state, _year_start(first), since))
    sold = _by_service(volumes(state, since, until))
    rows: list[tuple[tuple[bool, str, str], JsonObject]] = []
    for service in all_services(state):
        of_service = sold[str(service["id"])]
        free = free_allowance(service, year_of(first))
        used = _units(earlier[str(service["id"])])
        charged = max(0, used + _units(of_service) - free) - max(0, used - free)
        letters = [volume for volume in of_service if volume.kind == "letter"]
        if not letters and charged == 0:
            continue
        organisation = _organisation(state, service)
        row: JsonObject = {
            **organisation,
            "service_id": service["id"],
            "service_name": service["name"],
            "sms_cost": float(charged * _sms_rate(state)),
            "sms_chargeable_units": charged,
            "total_letters": sum(volume.messages for volume in letters),
            "letter_cost": _letter_cost(state, letters),
            "letter_breakdown": _breakdown(state, letters),
            "purchase_order_number": service.get("purchase_order_number"),
            "contact_names": service.get("billing_contact_names"),
            "contact_email_addresses": service.get("billing_contact_email_addresses"),
            "billing_reference": service.get("billing_reference"),
        }
        rows.append((_order(row), row))
    return json([row for _, row in sorted(rows, key=lambda one: one[0])])


def get_posted_letters(call: Call) -> Response:
    """List the letters that were posted, by day."""
    state = call.state
    letters: Counter[tuple[date, str, Decimal, int]] = Counter()
    for found in posted(state, *span(*days_of_one_year(call))):
        rate = _letter_rate(state, found.postage, found.sheets)
        letters[found.day, found.postage, rate, found.sheets] += found.letters
    return json(
        [
            {
                "date": f"{day}",
                "postage": postage,
                "cost_threshold": _UNSORTED,
                "sheets": sheets,
                "rate": float(rate),
                "letters": number,
                "cost": float(rate * number),
            }
            for (day, postage, rate, sheets), number in sorted(letters.items())
        ]
    )


def get_daily_volumes(call: Call) -> Response:
    """List how much all services sent, by day."""
    days: defaultdict[date, list[Volume]] = defaultdict(list)
    for found in volumes(call.state, *span(*report_days(call))):
        days[found.day].append(found)
    return json(
        [
            {
                "day": f"{day}",
                "sms_totals": _messages(sold, "sms"),
                "sms_fragment_totals": _fragments(sold, "sms"),
                "sms_chargeable_units": _units(sold),
                "email_totals": _messages(sold, "email"),
                "letter_totals": _messages(sold, "letter"),
                "letter_sheet_totals": _fragments(sold, "letter"),
            }
            for day, sold in sorted(days.items())
        ]
    )


def get_daily_provider_volumes(call: Call) -> Response:
    """List how many text messages the provider sent, by day."""
    days: defaultdict[date, list[Volume]] = defaultdict(list)
    for found in volumes(call.state, *span(*report_days(call))):
        if found.kind == "sms":
            days[found.day].append(found)
    return json(
        [
            {
                "day": f"{day}",
                "provider": PROVIDERS["sms"],
                "sms_totals": _messages(sold, "sms"),
                "sms_fragment_totals": _fragments(sold, "sms"),
                "sms_chargeable_units": _units(sold),
                "sms_cost": float(_units(sold) * _sms_rate(call.state)),
            }
            for day, sold in sorted(days.items())
        ]
    )


def get_volumes_by_service(call: Call) -> Response:
    """List how much each live service sent, if it was there already."""
    state = call.state
    first, last = report_days(call)
    sold = _by_service(volumes(state, *span(first, last)))
    year = min(last.year, current_year(state))
    rows: list[tuple[tuple[bool, str, str], JsonObject]] = []
    for service in live_services(state):
        made = moment_of(state, service, "created_at") or state.loaded_at
        if year_of(from_micros(made).astimezone(LONDON).date()) > last.year:
            continue
        of_service = sold[str(service["id"])]
        row: JsonObject = {
            "service_name": service["name"],
            "service_id": service["id"],
            **_organisation(state, service),
            "free_allowance": free_allowance(service, year),
            "sms_notifications": _messages(of_service, "sms"),
            "sms_chargeable_units": _units(of_service),
            "email_totals": _messages(of_service, "email"),
            "letter_totals": _messages(of_service, "letter"),
            "letter_sheet_totals": _fragments(of_service, "letter"),
            "letter_cost": _letter_cost(state, of_service),
        }
        rows.append((_order(row), row))
    return json([row for _, row in sorted(rows, key=lambda one: one[0])])


def _by_service(sold: Iterable[Volume]) -> defaultdict[str, list[Volume]]:
    found: defaultdict[str, list[Volume]] = defaultdict(list)
    for volume in sold:
        found[volume.service_id].append(volume)
    return found


def _messages(sold: Iterable[Volume], kind: str) -> int:
    return sum(volume.messages for volume in sold if volume.kind == kind)


def _fragments(sold: Iterable[Volume], kind: str) -> int:
    return sum(volume.fragments for volume in sold if volume.kind == kind)


def _units(sold: Iterable[Volume]) -> int:
    return sum(volume.units for volume in sold if volume.kind == "sms")


def _sms_rate(state: State) -> Decimal:
    return Decimal(str(state.world.sms_rate))


def _letter_rate(state: State, postage: str, sheets: int) -> Decimal:
    return Decimal(str(state.world.letter_rates[postage].get(sheets, 0)))


def _letter_cost(state: State, sold: Iterable[Volume]) -> float:
    costs = (
        volume.messages * _letter_rate(state, volume.postage, volume.sheets)
        for volume in sold
        if volume.kind == "letter"
    )
    return float(sum(costs, Decimal()))


def _breakdown(state: State, letters: Iterable[Volume]) -> str:
    kinds: Counter[tuple[int, Decimal]] = Counter()
    for volume in letters:
        is_abroad = volume.postage not in _POSTAGES
        order = len(_POSTAGES) if is_abroad else _POSTAGES.index(volume.postage)
        kinds[order, _letter_rate(state, volume.postage, volume.sheets)] += volume.messages
    names = (*(f"{postage} class" for postage in _POSTAGES), "international")
    return "".join(
        f"{number} {names[order]} letters at {_price(rate)}\n"
        for (order, rate), number in sorted(kinds.items())
    )


def _price(rate: Decimal) -> str:
    return f"£{rate:,.2f}" if rate >= 1 else f"{rate * 100:.0f}p"


def _organisation(state: State, service: JsonObject) -> JsonObject:
    found = find_organisation(state, service.get("organisation")) or {}
    return {f"organisation_{name}": found.get(name, "") for name in ("id", "name")}


def _order(row: JsonObject) -> tuple[bool, str, str]:
    """Return what rows are sorted by: those without an organisation come last."""
    name = str(row["organisation_name"])
    return name == "", name, str(row["service_name"])


def _year_start(day: date) -> int:
    start, _ = span(day.replace(year=max(1, year_of(day)), month=APRIL, day=1), day)
    return start


_AT = "/platform-stats"
ROUTES: Routes = {
    f"{_AT}/data-for-billing-report": {"GET": get_billing_report},
    f"{_AT}/data-for-dvla-billing-report": {"GET": get_posted_letters},
    f"{_AT}/daily-volumes-report": {"GET": get_daily_volumes},
    f"{_AT}/daily-sms-provider-volumes-report": {"GET": get_daily_provider_volumes},
    f"{_AT}/volumes-by-service": {"GET": get_volumes_by_service},
}
