"""The messages of a service: lists, search, one by one, counts, and cancelling letters."""

from __future__ import annotations

import heapq
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from sqlalchemy import or_

from notify_typed._rules.whitespace import ALL_WHITESPACE
from notify_typed.sandbox._admin.call import as_id
from notify_typed.sandbox._admin.dates import spaced
from notify_typed.sandbox._admin.endpoint import no_transaction
from notify_typed.sandbox._admin.errors import field_errors, no_result, refusal
from notify_typed.sandbox._admin.filters import (
    PAGE_SIZE,
    ListFilters,
    from_json,
    from_query,
    midnight_days_ago,
)
from notify_typed.sandbox._admin.notification_views import Shown
from notify_typed.sandbox._admin.notify_service import built_service
from notify_typed.sandbox._admin.responses import json
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._errors import NOT_FOUND, LegacyError
from notify_typed.sandbox._jobs.records import Jobs
from notify_typed.sandbox._service.messages import kept, kept_since
from notify_typed.sandbox._service.outcomes import LONDON, next_print_run
from notify_typed.sandbox._store.messages import status_at
from notify_typed.sandbox._store.tables import notifications
from notify_typed.sandbox._timekeeper import from_micros

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.records import Notification
    from notify_typed.sandbox._world.model import Service

NOT_THERE = "Notification not found"
_ONLY_LETTERS = "Notification cannot be cancelled - only letters can be cancelled"
_CANCELLED_ALREADY = "This letter has already been cancelled."
_CANCELLABLE = ("created", "pending-virus-check")
_PUNCTUATION = str.maketrans("", "", "()-./" + "".join(ALL_WHITESPACE))


def get_notifications_for_service(call: Call) -> Response:
    """List a page of messages, or those found by recipient or reference."""
    return _list_or_search(call, from_query(call.query))


@no_transaction
def search_notifications_for_service(call: Call) -> Response:
    """Search messages by recipient or reference; without one, list the page that GET gives."""
    given = call.json()
    if not isinstance(given, dict):
        raise field_errors({"_schema": ["Invalid input type."]})
    return _list_or_search(call, from_json(given))


def _list_or_search(call: Call, filters: ListFilters) -> Response:
    return _search(call, filters) if filters.to else _list(call, filters)


def get_notifications_for_service_for_csv(call: Call) -> Response:
    """List messages as rows of a spreadsheet; the next page begins after the last of this one."""
    filters = from_query(call.query)
    if filters.older_than is not None and not is_uuid(filters.older_than):
        raise field_errors({"older_than": ["Not a valid UUID."]})
    service = built_service(call.state, call.path["service_id"])
    messages: list[Notification] = []
    if service is not None:
        conditions = filters.conditions(call.state, service, filters.stored_statuses)
        if filters.older_than is not None:
            last = call.state.messages.get(as_id(filters.older_than))
            if last is None or last.service_id != service.id:
                raise no_result()
            conditions.append(notifications.c.created_at < last.created_at)
        messages = _newest(call.state, filters, conditions, 0, filters.page_size)
    shown = Shown(call.state, service) if service else None
    rows: list[JsonValue] = [shown.row(message) for message in messages] if shown else []
    return json({"notifications": rows, "page_size": filters.page_size})


def get_notifications_for_job(call: Call) -> Response:
    """List a page of a job's messages, in the order of its rows."""
    filters = from_query(call.query)
    service = built_service(call.state, call.path["service_id"])
    job_id = as_id(call.path["job_id"])
    conditions = [notifications.c.service_id == call.path["service_id"]]
    if filters.types:
        conditions.append(notifications.c.type.in_(filters.types))
    if filters.statuses:
        conditions.append(status_at(call.state.clock.micros()).in_(filters.stored_statuses))
    total = call.state.messages.count(notifications.c.job_id == job_id, *conditions)
    skipped = (filters.page - 1) * filters.page_size
    if filters.page > 1 and skipped >= total:
        raise LegacyError(404, NOT_FOUND)
    found = call.state.messages.of_job(job_id, *conditions, offset=skipped, limit=filters.page_size)
    shown = Shown(call.state, service) if service else None
    present = None if shown is None else shown.row if filters.for_csv else shown.whole
    path = f"/service/{call.path['service_id']}/job/{job_id}/notifications"
    return json(
        {
            "notifications": [present(message) for message in found] if present else [],
            "page_size": filters.page_size,
            "total": total,
            "links": page_links(path, filters.page, filters.page_size, total, _filters_of(call)),
        }
    )


def get_notification(call: Call) -> Response:
    """Show one message."""
    service, message = _find(call, "No result found")
    return json(Shown(call.state, service).whole(message))


def update_notification_to_cancelled(call: Call) -> Response:
    """Cancel a letter before it is printed."""
    service, message = _find(call, NOT_THERE)
    if message.type != "letter":
        raise refusal(_ONLY_LETTERS)
    now = call.state.clock.micros()
    if not can_cancel(message, now):
        raise refusal(_why_not(message, now))
    call.state.messages.finish(message, "cancelled", call.state.clock.stamp())
    changed = call.state.messages.get(message.id) or message
    return json(Shown(call.state, service).whole(changed))


def get_notification_count_for_job_id(call: Call) -> Response:
    """Count the messages that a job has made."""
    job_id = as_id(call.path["job_id"])
    jobs = Jobs(call.state.storage)
    job = jobs.get(job_id)
    if job is None or job.service_id != call.path["service_id"]:
        raise no_result()
    count = jobs.message_count(job.service_id, job_id)
    return json({"count": count})


def get_notifications_count_for_service(call: Call) -> Response:
    """Count the messages of a kind; those of today are not counted yet."""
    filters = from_query(call.query)
    service = built_service(call.state, call.path["service_id"])
    count = 0
    if service is not None:
        today = midnight_days_ago(call.state.clock.micros(), 0)
        conditions = filters.conditions(call.state, service, ())
        count = call.state.messages.count(
            *conditions,
            notifications.c.key_type != "test",
            notifications.c.created_at < today,
        )
    return json({"notifications_sent_count": count})


def can_cancel(message: Notification, now: int) -> bool:
    """Return whether a letter is not on its way to the printer yet."""
    return message.status(now) in _CANCELLABLE and now < next_print_run(message.created_at)


def page_links(
    path: str, page: int, page_size: int, total: int, query: list[tuple[str, str]]
) -> JsonObject:
    """Return the addresses of the pages before and after one, and of the last."""
    last = -(-total // page_size)

    def link(number: int) -> str:
        return f"{path}?{urlencode([('page', number), *query])}"

    links: JsonObject = {}
    if page > 1:
        links["prev"] = link(page - 1)
    if page < last:
        links["next"] = link(page + 1)
        links["last"] = link(last)
    return links


def _list(call: Call, filters: ListFilters) -> Response:
    service = built_service(call.state, call.path["service_id"])
    if service is None:
        if filters.page > 1:
            raise LegacyError(404, NOT_FOUND)
        return json({"notifications": [], "page_size": filters.page_size, "links": {}})
    conditions = filters.conditions(call.state, service, filters.stored_statuses)
    skipped = (filters.page - 1) * filters.page_size
    found = _newest(call.state, filters, conditions, skipped, filters.page_size + 1)
    if filters.page > 1 and not found:
        raise LegacyError(404, NOT_FOUND)
    links: JsonObject = {}
    if filters.count_pages and filters.page > 1:
        links["prev"] = True
    if filters.count_pages and len(found) > filters.page_size:
        links["next"] = True
    shown = Shown(call.state, service)
    present: Callable[[Notification], JsonObject] = shown.row if filters.for_csv else shown.whole
    return json(
        {
            "notifications": [present(message) for message in found[: filters.page_size]],
            "page_size": filters.page_size,
            "links": links,
        }
    )


def _search(call: Call, filters: ListFilters) -> Response:
    service = built_service(call.state, call.path["service_id"])
    found: list[Notification] = []
    if service is not None:
        table = notifications.c
        text = _search_text(filters)
        conditions = [
            table.service_id == service.id,
            table.created_at >= kept_since(call.state, service),
            *kept(call.state, service),
            or_(
                table.normalised.contains(text, autoescape=True),
                table.reference.icontains(filters.to or "", autoescape=True),
            ),
        ]
        if filters.types:
            conditions.append(table.type == filters.types[0])
        if filters.statuses:
            now = call.state.clock.micros()
            conditions.append(status_at(now).in_(filters.statuses))
        found = _newest(call.state, ListFilters(), conditions, 0, PAGE_SIZE + 1)
    links: JsonObject = {"next": True} if len(found) > PAGE_SIZE else {}
    shown = Shown(call.state, service) if service else None
    return json(
        {
            "notifications": [shown.whole(one) for one in found[:PAGE_SIZE]] if shown else [],
            "links": links,
        }
    )


def _search_text(filters: ListFilters) -> str:
    """Return the text to look for in recipients, in the form in which they are stored."""
    kind = filters.types[0] if filters.types else None
    text = (filters.to or "").lower()
    if kind == "sms":
        return text.translate(_PUNCTUATION).lstrip("+0")
    if kind == "email":
        return text.strip()
    return "".join(text.split())


def _newest(
    state: State,
    filters: ListFilters,
    conditions: list[ColumnElement[bool]],
    skipped: int,
    wanted: int,
) -> list[Notification]:
    # By key type, as the database can then read them in their order.
    lists = [
        state.messages.times(
            notifications.c.key_type == key_type, *conditions, limit=skipped + wanted
        )
        for key_type in filters.key_types
    ]
    merged = [*heapq.merge(*lists, reverse=True)]
    return state.messages.of_ids([found for _, found in merged[skipped : skipped + wanted]])


def _find(call: Call, problem: str) -> tuple[Service, Notification]:
    service = built_service(call.state, call.path["service_id"])
    text = call.path["notification_id"]
    message = call.state.messages.get(text) if is_uuid(text) else None
    is_ours = service is not None and message is not None and message.service_id == service.id
    if service is None or message is None or not is_ours:
        raise refusal(problem, 404)
    if message.created_at < kept_since(call.state, service, message.type):
        raise refusal(problem, 404)
    return service, message


def _filters_of(call: Call) -> list[tuple[str, str]]:
    return [(name, value) for name, value in call.query if name != "page"]


def _why_not(message: Notification, now: int) -> str:
    """Say why a letter can no longer be cancelled."""
    status = message.status(now)
    if now >= next_print_run(message.created_at):
        return (
            "It’s too late to cancel this letter. "  # noqa: RUF001 - Notify's own apostrophe
            f"Printing started {_printing_day(message, now)} at 5.30pm"
        )
    if status == "cancelled":
        return _CANCELLED_ALREADY
    created_at = spaced(message.created_at)
    return f"We could not cancel this letter. Letter status: {status}, created_at: {created_at}"


def _printing_day(message: Notification, now: int) -> str:
    day = from_micros(next_print_run(message.created_at)).astimezone(LONDON).date()
    today = from_micros(now).astimezone(LONDON).date()
    if day >= today:
        return "today"
    if day == today - timedelta(days=1):
        return "yesterday"
    return f"on {day.day} {day:%B}"


ROUTES: Routes = {
    "/service/{service_id:id}/notifications": {
        "GET": get_notifications_for_service,
        "POST": search_notifications_for_service,
    },
    "/service/{service_id:id}/notifications/csv": {"GET": get_notifications_for_service_for_csv},
    "/service/{service_id:id}/notifications/count": {"GET": get_notifications_count_for_service},
    "/service/{service_id:id}/notifications/{notification_id:id}": {"GET": get_notification},
    "/service/{service_id:id}/notifications/{notification_id:id}/cancel": {
        "POST": update_notification_to_cancelled
    },
    "/service/{service_id:id}/job/{job_id}/notifications": {"GET": get_notifications_for_job},
    "/service/{service_id:id}/job/{job_id}/notification_count": {
        "GET": get_notification_count_for_job_id
    },
}
