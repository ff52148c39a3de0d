"""What people uploaded: spreadsheets, and letters by the day of their printing."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, TypeVar

from notify_typed.sandbox._admin.dates import seconds
from notify_typed.sandbox._admin.errors import NOT_JSON, refusal
from notify_typed.sandbox._admin.filters import PAGE_SIZE
from notify_typed.sandbox._admin.jobs import HIDDEN_FILES
from notify_typed.sandbox._admin.notification_views import Shown
from notify_typed.sandbox._admin.notifications import page_links
from notify_typed.sandbox._admin.notify_service import built_service
from notify_typed.sandbox._admin.responses import json
from notify_typed.sandbox._admin.statistics import since_days_ago
from notify_typed.sandbox._errors import NOT_FOUND, LegacyError
from notify_typed.sandbox._jobs.records import CANCELLED, SCHEDULED, Jobs
from notify_typed.sandbox._service.messages import kept_since
from notify_typed.sandbox._service.outcomes import LONDON, next_print_run
from notify_typed.sandbox._store.messages import status_at
from notify_typed.sandbox._store.tables import jobs, notifications
from notify_typed.sandbox._timekeeper import to_micros

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._jobs.records import Job
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._world.model import Service

_DAY = 86_400_000_000
_Item = TypeVar("_Item")
_ALL = 2**31


def get_uploads(call: Call) -> Response:
    """List a page of uploads, the latest first."""
    state = call.state
    service = built_service(state, call.path["service_id"])
    page = _page(call)
    days = _whole(call, "limit_days")
    found: list[tuple[int, JsonObject]] = []
    if service is not None:
        found = [*_jobs(state, service, days), *_letter_days(state, service, days)]
    found.sort(key=lambda item: item[0], reverse=True)
    shown: list[JsonValue] = [upload for _, upload in _cut(found, page)]
    path = f"/service/{call.path['service_id']}/upload"
    return json(
        {
            "data": shown,
            "page_size": PAGE_SIZE,
            "total": len(found),
            "links": page_links(path, page, PAGE_SIZE, len(found), []),
        }
    )


def get_letters_of_day(call: Call) -> Response:
    """List a page of the uploaded letters that are printed on a day."""
    text = call.path["letter_print_day"]
    try:
        day = date.fromisoformat(text) if len(text) == len("2026-01-31") else None
    except ValueError:
        day = None
    if day is None:
        raise refusal(NOT_JSON)
    state = call.state
    service = built_service(state, call.path["service_id"])
    page = _page(call)
    letters = []
    if service is not None:
        printed_at = _printing_of(day)
        conditions = [
            *_uploaded(state, service),
            notifications.c.created_at >= printed_at - 2 * _DAY,
            notifications.c.created_at < printed_at,
        ]
        candidates = state.messages.newest(*conditions, limit=_ALL)
        letters = [one for one in candidates if next_print_run(one.created_at) == printed_at]
    shown = Shown(state, service) if service else None
    path = f"/service/{call.path['service_id']}/upload/uploaded-letters/{day.isoformat()}"
    return json(
        {
            "notifications": [shown.whole(one) for one in _cut(letters, page)] if shown else [],
            "page_size": PAGE_SIZE,
            "total": len(letters),
            "links": page_links(path, page, PAGE_SIZE, len(letters), []),
        }
    )


def _jobs(state: State, service: Service, days: int | None) -> list[tuple[int, JsonObject]]:
    table = jobs.c
    stored = Jobs(state.storage)
    found = stored.select(
        table.service_id == service.id,
        table.status.not_in((SCHEDULED, CANCELLED)),
        table.file_name.not_in(HIDDEN_FILES),
        table.contact_list_id.is_(None),
        table.created_at >= (0 if days is None else since_days_ago(state, days)),
    )
    kept = [job for job in found if job.created_at >= kept_since(state, service, job.type)]
    statistics = stored.statistics([job.id for job in kept], state.clock.micros())
    return [_job(job, statistics[job.id]) for job in kept]


def _job(job: Job, statistics: list[tuple[str, int]]) -> tuple[int, JsonObject]:
    at = job.scheduled_for or job.created_at
    return (job.started_at or at), {
        "upload_type": "job",
        "id": job.id,
        "original_file_name": job.file_name,
        "notification_count": job.rows,
        "template_type": job.type,
        "created_at": seconds(at),
        "statistics": [{"status": status, "count": count} for status, count in statistics],
        "recipient": None,
    }


def _letter_days(state: State, service: Service, days: int | None) -> list[tuple[int, JsonObject]]:
    since = 0 if days is None else since_days_ago(state, days)
    counts: dict[int, int] = {}
    conditions = [*_uploaded(state, service), notifications.c.created_at >= since]
    for created_at, _ in state.messages.times(*conditions):
        printed_at = next_print_run(created_at)
        counts[printed_at] = counts.get(printed_at, 0) + 1
    return [
        (
            printed_at,
            {
                "upload_type": "letter_day",
                "id": None,
                "original_file_name": "Uploaded letters",
                "notification_count": count,
                "template_type": "letter",
                "created_at": seconds(printed_at),
                "statistics": [],
                "recipient": None,
            },
        )
        for printed_at, count in counts.items()
    ]


def _uploaded(state: State, service: Service) -> list[ColumnElement[bool]]:
    """Return the conditions on letters that a person uploaded one by one."""
    table = notifications.c
    hidden = [template.id for template in service.templates.values() if template.hidden]
    return [
        table.service_id == service.id,
        table.type == "letter",
        table.template_id.in_(hidden),
        table.api_key_id.is_(None),
        table.job_id.is_(None),
        table.created_at >= kept_since(state, service, "letter"),
        status_at(state.clock.micros()) != "cancelled",
    ]


def _printing_of(day: date) -> int:
    """Return when the letters of a day are collected, in microseconds since 1970."""
    return next_print_run(to_micros(datetime.combine(day, time(12), LONDON)))


def _page(call: Call) -> int:
    page = _whole(call, "page")
    if page is None and call.argument("page") is not None:
        raise LegacyError(404, NOT_FOUND)
    return 1 if page is None else page


def _whole(call: Call, name: str) -> int | None:
    text = call.argument(name)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def _cut(items: list[_Item], page: int) -> list[_Item]:
    """Return a page of a list.

    Raises:
        LegacyError: 404, there is no such page.
    """
    skipped = (page - 1) * PAGE_SIZE
    if page < 1 or (page > 1 and skipped >= len(items)):
        raise LegacyError(404, NOT_FOUND)
    return items[skipped : skipped + PAGE_SIZE]


ROUTES: Routes = {
    "/service/{service_id:id}/upload": {"GET": get_uploads},
    "/service/{service_id:id}/upload/uploaded-letters/{letter_print_day}": {
        "GET": get_letters_of_day
    },
}
