"""How many messages all services sent. Those of today count as soon as they are sent."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.days import days_of, given_days, span
from notify_typed.sandbox._admin.errors import no_result
from notify_typed.sandbox._admin.responses import json
from notify_typed.sandbox._admin.service_reading import all_services
from notify_typed.sandbox._admin.volumes import outcomes
from notify_typed.sandbox._world.model import NOTIFICATION_TYPES

if TYPE_CHECKING:
    from datetime import date

    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonValue

_FAILURES = ("permanent-failure", "technical-failure", "temporary-failure", "virus-scan-failed")
_MONTHLY = (
    ("sending", "pending"),
    ("delivered",),
    ("technical-failure", "failed"),
    ("temporary-failure",),
    ("permanent-failure",),
    ("sent",),
)


def get_platform_stats(call: Call) -> Response:
    """Count the messages of all services."""
    counts: Counter[tuple[str, str]] = Counter()
    for found in outcomes(call.state, *span(*days_of(call))):
        counts[found.kind, "test-key" if found.is_test else "total"] += found.number
        if not found.is_test:
            counts[found.kind, found.status] += found.number
    return json(
        {
            kind: {
                "failures": {status: counts[kind, status] for status in _FAILURES},
                "test-key": counts[kind, "test-key"],
                "total": counts[kind, "total"],
            }
            for kind in NOTIFICATION_TYPES
        }
    )


def get_monthly_data(call: Call) -> Response:
    """Count the messages of each live service, by month and kind."""
    state = call.state
    names = {
        str(service["id"]): str(service["name"])
        for service in all_services(state)
        if service.get("active", True) and not service.get("restricted", False)
    }
    counts: defaultdict[tuple[date, str, str], Counter[str]] = defaultdict(Counter)
    for found in outcomes(state, *span(*given_days(call, no_result()))):
        if found.service_id in names and not found.is_test and found.status != "created":
            of = found.day.replace(day=1), found.service_id, found.kind
            counts[of][found.status] += found.number
    rows: list[JsonValue] = [
        [
            *(f"{month}", service_id, names[service_id], kind),
            *(sum(of[status] for status in statuses) for statuses in _MONTHLY),
        ]
        for (month, service_id, kind), of in sorted(counts.items())
    ]
    return json(rows)


ROUTES: Routes = {
    "/platform-stats": {"GET": get_platform_stats},
    "/service/monthly-data-by-service": {"GET": get_monthly_data},
}
