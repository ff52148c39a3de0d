"""Jobs: watching and cancelling them, and their routes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from notify_typed.sandbox._admin.call import as_id
from notify_typed.sandbox._admin.dates import with_offset
from notify_typed.sandbox._admin.endpoint import no_transaction
from notify_typed.sandbox._admin.errors import UnusualShapeError, no_result
from notify_typed.sandbox._admin.filters import PAGE_SIZE, midnight_days_ago, read_whole
from notify_typed.sandbox._admin.job_views import find_job, shown, view
from notify_typed.sandbox._admin.new_jobs import create_job
from notify_typed.sandbox._admin.notifications import page_links
from notify_typed.sandbox._admin.notify_service import built_service
from notify_typed.sandbox._admin.responses import json
from notify_typed.sandbox._errors import NOT_FOUND, AccidentalError, LegacyError
from notify_typed.sandbox._jobs.records import CANCELLED, FINISHED, Jobs
from notify_typed.sandbox._service.outcomes import next_print_run
from notify_typed.sandbox._store.journal import STATUS
from notify_typed.sandbox._store.messages import status_at
from notify_typed.sandbox._store.records import ended
from notify_typed.sandbox._store.tables import notifications

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes

HIDDEN_FILES = ("Test message", "Report")
"""The names of files that the website makes itself, whose jobs no list shows."""

_NOT_LETTERS = "Only letter jobs can be cancelled through this endpoint. This is not a letter job."
_STILL_PROCESSING = "We are still processing these letters, please try again in 5 minutes."
_TOO_LATE = "It’s too late to cancel sending, these letters have already been sent."  # noqa: RUF001 - Notify's own apostrophe
_CANCELLABLE = ("created", "cancelled")


def get_job(call: Call) -> Response:
    """Show one job, and the progress of its messages."""
    return shown(call, find_job(call, call.path["job_id"]))


def get_jobs(call: Call) -> Response:
    """List a page of jobs."""
    page = _page(call)
    limit_days = read_whole(call.argument("limit_days"), "limit_days")
    now = call.state.clock.micros()
    statuses = call.argument("statuses")
    contact_list_id = call.argument("contact_list_id")
    jobs = Jobs(call.state.storage)
    found, total = jobs.page(
        call.path["service_id"],
        since=None if limit_days is None else midnight_days_ago(now, limit_days),
        statuses=statuses.split(",") if statuses else None,
        contact_list_id=as_id(contact_list_id) if contact_list_id else None,
        hidden=HIDDEN_FILES,
        offset=(page - 1) * PAGE_SIZE,
        limit=PAGE_SIZE,
    )
    if page > 1 and not found:
        raise LegacyError(404, NOT_FOUND)
    begun = [job.id for job in found if job.started_at is not None]
    statistics = jobs.statistics(begun, now) if begun else {}
    service = built_service(call.state, call.path["service_id"])
    path = f"/service/{call.path['service_id']}/job"
    return json(
        {
            "data": [view(call, service, job, statistics.get(job.id, ())) for job in found],
            "page_size": PAGE_SIZE,
            "total": total,
            "links": page_links(path, page, PAGE_SIZE, total, []),
        }
    )


@no_transaction
def cancel_job(call: Call) -> Response:
    """Cancel a job that has not begun."""
    job = find_job(call, call.path["job_id"])
    jobs = Jobs(call.state.storage)
    if not jobs.cancel(job.id, call.state.clock.micros()):
        raise no_result()
    return shown(call, find_job(call, job.id))


@no_transaction
def cancel_letter_job(call: Call) -> Response:
    """Cancel all letters of a job before they are printed."""
    job = find_job(call, call.path["job_id"])
    if job.type != "letter":
        raise UnusualShapeError(400, _NOT_LETTERS)
    state = call.state
    now = state.clock.micros()
    table = notifications.c
    ours = table.job_id == job.id
    if job.status != FINISHED or state.messages.count(ours) < job.rows:
        raise UnusualShapeError(400, _STILL_PROCESSING)
    earliest = state.storage.reader.execute(select(func.min(table.created_at)).where(ours))
    is_printed = next_print_run(earliest.scalar() or now) <= now
    gone = state.messages.count(ours, status_at(now).not_in(_CANCELLABLE))
    if is_printed or gone:
        raise UnusualShapeError(400, _TOO_LATE)
    with state.storage.transaction() as connection:
        changed = connection.execute(
            update(notifications)
            .where(ours, status_at(now) == "created")
            .values(**ended(None, "cancelled", state.clock.stamp()))
            .returning(table.id)
        ).scalars()
        cancelled = [*changed]
        for message_id in cancelled:
            state.journal.write(STATUS, now, subject_id=message_id, detail="cancelled")
        Jobs(state.storage).change(job.id, status=CANCELLED, updated_at=now)
    return json(len(cancelled))


def get_scheduled_job_stats(call: Call) -> Response:
    """Count the scheduled jobs, and say when the next begins."""
    count, soonest = Jobs(call.state.storage).scheduled(call.path["service_id"])
    shown = None if soonest is None else with_offset(soonest)
    return json({"count": count, "soonest_scheduled_for": shown})


def _page(call: Call) -> int:
    text = call.argument("page")
    try:
        page = 1 if text is None else int(text)
    except ValueError:
        raise AccidentalError("ValueError", "page must be a number") from None
    if not 1 <= page < 2**31 // PAGE_SIZE:
        raise LegacyError(404, NOT_FOUND)
    return page


ROUTES: Routes = {
    "/service/{service_id:id}/job": {"GET": get_jobs, "POST": create_job},
    "/service/{service_id:id}/job/scheduled-job-stats": {"GET": get_scheduled_job_stats},
    "/service/{service_id:id}/job/{job_id}": {"GET": get_job},
    "/service/{service_id:id}/job/{job_id}/cancel": {"POST": cancel_job},
    "/service/{service_id:id}/job/{job_id}/cancel-letter-job": {"POST": cancel_letter_job},
}
