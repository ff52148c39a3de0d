"""How often the templates of a service are used, and its messages by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from notify_typed.sandbox._admin.call import as_id
from notify_typed.sandbox._admin.dates import standard
from notify_typed.sandbox._admin.errors import field_errors, no_result, refusal
from notify_typed.sandbox._admin.financial_years import month_bounds, months, read_year
from notify_typed.sandbox._admin.message_counts import by_status, by_template
from notify_typed.sandbox._admin.notify_service import built_service, known_service
from notify_typed.sandbox._admin.responses import enveloped, json
from notify_typed.sandbox._admin.statistics import since_days_ago, today
from notify_typed.sandbox._store.tables import notifications
from notify_typed.sandbox._world.model import NOTIFICATION_TYPES

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._errors import LegacyError
    from notify_typed.sandbox._json import JsonObject, JsonValue

_MOST_DAYS = 7


def get_template_statistics(call: Call) -> Response:
    """Count the messages of the last days by template and status."""
    days = _days(call)
    service_id = as_id(call.path["service_id"])
    since = since_days_ago(call.state, days)
    rows: list[JsonValue] = [
        {
            **_template(call, service_id, group.template_id, group.kind, "template_name"),
            "template_type": group.kind,
            "status": group.status,
            "count": group.number,
        }
        for group in by_template(call.state, service_id, since)
    ]
    return enveloped(rows)


def get_last_used(call: Call) -> Response:
    """Tell when a template was used last."""
    service = known_service(call.state, as_id(call.path["service_id"]))
    template_id = call.path["template_id"]
    if template_id not in service.templates:
        raise no_result()
    table = notifications.c
    query = select(func.max(table.created_at)).where(
        table.service_id == service.id,
        table.template_id == template_id,
        table.key_type != "test",
    )
    last: int | None = call.state.storage.reader.execute(query).scalar()
    return json({"last_date_used": None if last is None else standard(last)})


def get_monthly_template_usage(call: Call) -> Response:
    """Count the messages of each template by month."""
    year = read_year(call.argument("year"), _no_year, _no_year)
    service_id = call.path["service_id"]
    rows: list[JsonObject] = []
    for month in months(year):
        counts: dict[tuple[str, str], int] = {}
        for group in by_template(call.state, service_id, *month_bounds(month)):
            if group.status != "cancelled":
                which = group.template_id, group.kind
                counts[which] = counts.get(which, 0) + group.number
        in_month: list[JsonObject] = [
            {
                **_template(call, service_id, template_id, kind, "name"),
                "type": kind,
                "month": month.month,
                "year": month.year,
                "count": count,
            }
            for (template_id, kind), count in counts.items()
        ]
        rows += sorted(in_month, key=lambda row: str(row["name"]))
    return json({"stats": [*rows]})


def get_monthly_statistics(call: Call) -> Response:
    """Count a service's messages by month, kind and status."""
    year = read_year(call.argument("year"), _no_year)
    service = call.service()
    this_month = today(call.state).replace(day=1)
    found: JsonObject = {}
    for month in months(year):
        if month > this_month:
            break
        counts: dict[str, JsonObject] = {kind: {} for kind in NOTIFICATION_TYPES}
        for kind, status, count in by_status(call.state, str(service["id"]), *month_bounds(month)):
            counts[kind][status] = count
        found[f"{month:%Y-%m}"] = {**counts}
    return enveloped(found)


def _no_year() -> LegacyError:
    return refusal("Year must be a number")


def _days(call: Call) -> int:
    text = call.argument("whole_days")
    if text is None:
        text = call.argument("limit_days") or ""
    try:
        days = int(text)
    except ValueError:
        raise field_errors({"whole_days": [f"{text} is not an integer"]}) from None
    if not 0 <= days <= _MOST_DAYS:
        raise field_errors({"whole_days": [f"whole_days must be between 0 and {_MOST_DAYS}"]})
    return days


def _template(call: Call, service_id: str, template_id: str, kind: str, name: str) -> JsonObject:
    service = built_service(call.state, service_id)
    template = service.templates.get(template_id) if service else None
    return {
        "template_id": template_id,
        name: template.current.name if template else "",
        "is_precompiled_letter": bool(template and template.hidden and kind == "letter"),
    }


_AT = "/service/{service_id:id}/notifications"
ROUTES: Routes = {
    "/service/{service_id}/template-statistics": {"GET": get_template_statistics},
    "/service/{service_id}/template-statistics/last-used/{template_id:id}": {"GET": get_last_used},
    f"{_AT}/templates_usage/monthly": {"GET": get_monthly_template_usage},
    f"{_AT}/monthly": {"GET": get_monthly_statistics},
}
