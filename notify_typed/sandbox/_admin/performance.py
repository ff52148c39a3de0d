"""What Notify shows everybody of its work: figures of the days that are over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from notify_typed.sandbox._admin.days import days_of
from notify_typed.sandbox._admin.organisation_views import find_organisation
from notify_typed.sandbox._admin.responses import json
from notify_typed.sandbox._admin.service_reading import live_services
from notify_typed.sandbox._admin.statistics import LONDON, day_start, today
from notify_typed.sandbox._admin.volumes import HOUR
from notify_typed.sandbox._store.tables import notifications
from notify_typed.sandbox._timekeeper import from_micros

if TYPE_CHECKING:
    from datetime import date

    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

_QUICK = 10_000_000
_WORDS = {"email": "emails", "sms": "sms", "letter": "letters"}


@dataclass(slots=True)
class Day:
    """The messages of a day, test keys' left out.

    Attributes:
        counts: How many there are of each kind.
        timed: How many emails and texts came by a key.
        quick: How many of those were sent within ten seconds.
    """

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_WORDS, 0))
    timed: int = 0
    quick: int = 0


def get_performance_dashboard(call: Call) -> Response:
    """Show the figures."""
    state = call.state
    first, last = days_of(call)
    days = _days(state)
    between = {day: found for day, found in sorted(days.items()) if first <= day <= last}
    totals = {kind: sum(day.counts[kind] for day in days.values()) for kind in _WORDS}
    services = _services(state)
    return json(
        {
            "total_notifications": sum(totals.values()),
            **{f"{kind}_notifications": number for kind, number in totals.items()},
            "notifications_by_type": [
                {"date": f"{day}", **{_WORDS[kind]: count for kind, count in found.counts.items()}}
                for day, found in between.items()
            ],
            "processing_time": [
                {
                    "date": f"{day}",
                    "percentage_under_10_seconds": 100.0 * found.quick / found.timed,
                }
                for day, found in between.items()
                if found.timed
            ],
            "live_service_count": len(services),
            "services_using_notify": services,
        }
    )


def _days(state: State) -> dict[date, Day]:
    table = notifications.c
    hour = (table.created_at // HOUR).label("hour")
    is_timed = (table.type != "letter") & table.api_key_id.is_not(None)
    is_quick = is_timed & (table.sent_at - table.created_at <= _QUICK)
    query = (
        select(
            *(hour, table.type, func.count()),
            func.sum(case((is_timed, 1), else_=0)),
            func.sum(case((is_quick, 1), else_=0)),
        )
        .where(table.key_type != "test", table.created_at < day_start(today(state)))
        .group_by(hour, table.type)
    )
    days: dict[date, Day] = {}
    for number, kind, count, timed, quick in state.storage.reader.execute(query):
        day = from_micros(int(number) * HOUR).astimezone(LONDON).date()
        found = days.setdefault(day, Day())
        found.counts[str(kind)] += int(count)
        found.timed += int(timed)
        found.quick += int(quick)
    return days


def _services(state: State) -> list[JsonValue]:
    named: list[tuple[tuple[bool, str, str], JsonObject]] = []
    for service in live_services(state):
        organisation = find_organisation(state, service.get("organisation")) or {}
        # Those without an organisation come last, as a database sorts them.
        name = organisation.get("name")
        order = name is None, str(name), str(service["name"])
        shown: JsonObject = {
            "service_id": service["id"],
            "service_name": service["name"],
            "organisation_id": organisation.get("id"),
            "organisation_name": name,
        }
        named.append((order, shown))
    return [shown for _, shown in sorted(named, key=lambda found: found[0])]


ROUTES: Routes = {"/performance-dashboard": {"GET": get_performance_dashboard}}
