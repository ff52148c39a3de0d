"""Services as they are read: one, many, found by name, with counts, with their history."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from notify_typed.sandbox._admin import statistics
from notify_typed.sandbox._admin.body_fields import MISSING
from notify_typed.sandbox._admin.call import as_id
from notify_typed.sandbox._admin.dates import created, http_date, moment_of, shown
from notify_typed.sandbox._admin.errors import field_errors
from notify_typed.sandbox._admin.filters import whole_number
from notify_typed.sandbox._admin.members import service_ids
from notify_typed.sandbox._admin.notify_service import NOTIFY_SERVICE, NOTIFY_SERVICE_ID
from notify_typed.sandbox._admin.organisation_views import is_live
from notify_typed.sandbox._admin.responses import enveloped
from notify_typed.sandbox._admin.service_history import key_versions, service_versions
from notify_typed.sandbox._admin.service_views import items, shown_service
from notify_typed.sandbox._errors import AccidentalError, LegacyError
from notify_typed.sandbox._world.lists import SERVICES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

_TRUE = "True"
_USUAL_DAYS = 7
_NOT_IN_DETAIL = (
    "created_by",
    "permissions",
    "rate_limit",
    "email_branding",
    "email_message_limit",
    "sms_message_limit",
    "letter_message_limit",
)


def get_services(call: Call) -> Response:
    """List all services, or those of one person."""
    state = call.state
    only_active = call.argument("only_active") == _TRUE
    user_id = call.argument("user_id")
    wanted = {*service_ids(state, as_id(user_id))} if user_id else None
    if wanted is None and call.argument("detailed") == _TRUE:
        return _detailed_list(call)
    found = [
        service
        for service in all_services(state)
        if (service.get("active", True) or not only_active)
        and (wanted is None or service["id"] in wanted)
    ]
    return enveloped([shown_service(state, service) for service in found])


def get_service(call: Call) -> Response:
    """Show one service, with counts on request."""
    service = call.service()
    if call.argument("detailed") != _TRUE:
        return enveloped(shown_service(call.state, service))
    is_today = call.argument("today_only") == _TRUE
    since = statistics.since_days_ago(call.state, 0 if is_today else _USUAL_DAYS)
    service_id = str(service["id"])
    counts = statistics.count(call.state, since, service_id=service_id)
    kept = {
        name: value
        for name, value in shown_service(call.state, service).items()
        if name not in _NOT_IN_DETAIL
    }
    nothing: list[JsonValue] = []
    return enveloped(
        {
            **kept,
            "go_live_at": shown(call.state, service, "go_live_at"),
            "created_at": created(call.state, service),
            "updated_at": shown(call.state, service, "updated_at"),
            "statistics": counts.get(service_id, statistics.no_messages()),
            "letter_contacts": [item.get("id") for item in items(service, "letter_contacts")],
            "complaints": nothing,
            "data_retention": nothing,
            "unsubscribe_request_reports": nothing,
            "unsubscribe_requests": nothing,
        }
    )


def get_service_statistics(call: Call) -> Response:
    """Count the messages that a service sent in the last days; 0 if the service is unknown."""
    days = _USUAL_DAYS
    text = call.argument("limit_days")
    if text is not None:
        days = whole_number(text, "limit_days")
    if call.argument("today_only") == _TRUE:
        days = 0
    service_id = call.path["service_id"]
    since = statistics.since_days_ago(call.state, days)
    counts = statistics.count(call.state, since, service_id=service_id)
    return enveloped(counts.get(service_id, statistics.no_messages()))


def find_services_by_name(call: Call) -> Response:
    """List the services whose name contains a text."""
    wanted = call.argument("service_name")
    if not wanted:
        raise field_errors({"service_name": [MISSING]})
    return enveloped(
        [
            {
                "id": service["id"],
                "name": service["name"],
                "active": service.get("active", True),
                "restricted": service.get("restricted", False),
            }
            for service in all_services(call.state)
            if wanted.lower() in str(service["name"]).lower()
        ]
    )


def get_service_history(call: Call) -> Response:
    """Show the versions of a service and of its keys; none where there is no such service."""
    try:
        service = call.service()
    except LegacyError:
        return enveloped({"service_history": [], "api_key_history": []})
    return enveloped(
        {
            "service_history": [*service_versions(call.state, service)],
            "api_key_history": [*key_versions(call.state, service)],
        }
    )


def live_counts(state: State) -> JsonObject:
    """Return how many services are live, and how many organisations have one."""
    live = live_services(state)
    organisations = {
        str(service["organisation"]) for service in live if service.get("organisation")
    }
    return {"organisations": len(organisations), "services": len(live)}


def live_services(state: State) -> list[JsonObject]:
    """Return all services that count as live ones."""
    return [service for service in all_services(state) if is_live(service)]


def all_services(state: State) -> Iterator[JsonObject]:
    """Yield every service, oldest first: the one of Notify itself was there before all others."""
    named = state.lists.entries[SERVICES]
    if NOTIFY_SERVICE_ID not in named:
        yield NOTIFY_SERVICE
    yield from named.values()


def _detailed_list(call: Call) -> Response:
    state = call.state
    today = statistics.today(state)
    first = _day(call.argument("start_date"), "start_date") or today
    last = _day(call.argument("end_date"), "end_date") or today
    counts = statistics.count(
        state,
        statistics.day_start(first),
        until=statistics.day_start(last, after=True),
        with_test_keys=call.argument("include_from_test_key") != "False",
    )
    if first == today:
        only_active = call.argument("only_active") == _TRUE
        services = [
            one for one in all_services(state) if one.get("active", True) or not only_active
        ]
    else:
        # Days that are over are counted already, and what is counted names services that sent.
        is_over = not first <= today <= last
        services = [one for one in all_services(state) if not is_over or str(one["id"]) in counts]
    return enveloped(
        [
            {
                "id": service["id"],
                "name": service["name"],
                "notification_type": _first_type(counts.get(str(service["id"]), {})),
                "restricted": service.get("restricted", False),
                "active": service.get("active", True),
                "created_at": http_date(moment_of(state, service, "created_at") or state.loaded_at),
                "statistics": counts.get(str(service["id"]), statistics.no_messages()),
            }
            for service in sorted(services, key=lambda service: str(service["id"]))
        ]
    )


def _first_type(counts: JsonObject) -> str | None:
    """Return the first type of messages, by its name, that were counted; None without any."""
    found = (kind for kind, of_kind in sorted(counts.items()) if of_kind != statistics.NOTHING)
    return next(found, None)


def _day(text: str | None, name: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise AccidentalError("ValueError", f"{name} is not a date") from None


ROUTES: Routes = {
    "/service": {"GET": get_services},
    "/service/find-services-by-name": {"GET": find_services_by_name},
    "/service/{service_id:id}": {"GET": get_service},
    "/service/{service_id:id}/statistics": {"GET": get_service_statistics},
    "/service/{service_id:id}/history": {"GET": get_service_history},
}
