"""Jobs: making them of uploaded files, watching and cancelling them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from notify_typed._rules.columns import Columns
from notify_typed.sandbox._admin.body_fields import MISSING
from notify_typed.sandbox._admin.contact_lists import known_contact_list
from notify_typed.sandbox._admin.dates import standard, with_offset
from notify_typed.sandbox._admin.endpoint import as_id, no_transaction
from notify_typed.sandbox._admin.errors import UnusualShapeError, field_errors, no_result, refusal
from notify_typed.sandbox._admin.filters import PAGE_SIZE, midnight_days_ago, read_whole
from notify_typed.sandbox._admin.members import find_user
from notify_typed.sandbox._admin.notifications import page_links
from notify_typed.sandbox._admin.notify_service import built_service, known_service
from notify_typed.sandbox._admin.responses import enveloped, json
from notify_typed.sandbox._admin.services import check_author
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._errors import NOT_FOUND, AccidentalError, LegacyError
from notify_typed.sandbox._jobs import uploads
from notify_typed.sandbox._jobs.records import (
    CANCELLED,
    FINISHED,
    PENDING,
    SCHEDULED,
    Job,
    Jobs,
)
from notify_typed.sandbox._jobs.schedule import ScheduleRefused, picked_up_at, read_schedule
from notify_typed.sandbox._service.outcomes import next_print_run
from notify_typed.sandbox._store.journal import STATUS
from notify_typed.sandbox._store.messages import status_at
from notify_typed.sandbox._store.records import ended
from notify_typed.sandbox._store.tables import notifications
from notify_typed.sandbox._world.content import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response

    from notify_typed.sandbox._admin.endpoint import Call, Routes
    from notify_typed.sandbox._jobs.uploads import StoredSpreadsheet
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._world.model import Service, Template

HIDDEN_FILES = ("Test message", "Report")
"""The names of files that the website makes itself, whose jobs no list shows."""

_NOT_LETTERS = "Only letter jobs can be cancelled through this endpoint. This is not a letter job."
_STILL_PROCESSING = "We are still processing these letters, please try again in 5 minutes."
_TOO_LATE = "It’s too late to cancel sending, these letters have already been sent."  # noqa: RUF001 - Notify's own apostrophe
_CANCELLABLE = ("created", "cancelled")


@no_transaction
def create_job(call: Call) -> Response:
    """Make a job of an uploaded file, at once or for later."""
    service = known_service(call.state, call.path["service_id"])
    if not service.active:
        raise refusal("Create job is not allowed: service is inactive ", 403)
    given = call.json()
    body: JsonObject = given if isinstance(given, dict) else {}
    if "id" not in body:
        raise field_errors({"id": [MISSING]})
    job_id = str(body["id"]).lower()
    if not is_uuid(job_id):
        raise field_errors({"id": ["Not a valid UUID."]})
    upload = uploads.find(call.state.storage, service.id, job_id)
    if upload is None:
        raise AccidentalError(
            "ClientError",
            "there is no uploaded file with this id: "
            f"PUT /_sandbox/uploads/csv/{service.id}/{job_id} first",
        )
    template = service.templates[upload.template_id]  # archived ones stay
    _check_allowed(service, template, upload)
    scheduled_for = _read(call, body)
    jobs = Jobs(call.state.storage)
    with call.state.storage.transaction():
        earlier = jobs.get(job_id)
        if earlier is None:
            jobs.add(_new_job(call, body, service, template, upload, scheduled_for))
        elif earlier.service_id != service.id:
            raise no_result()
        elif scheduled_for is not None:
            # A job that has begun goes on as it is: nothing is sent twice.
            jobs.change(
                job_id,
                Jobs.is_waiting(),
                status=SCHEDULED,
                scheduled_for=scheduled_for,
                due_at=picked_up_at(scheduled_for),
                updated_at=call.state.clock.micros(),
            )
        job = _find(call, job_id)
    response = _shown(call, job, with_statistics=earlier is not None)
    call.runtime.jobs.begin()
    return response


def get_job(call: Call) -> Response:
    """Show one job, and the progress of its messages."""
    return _shown(call, _find(call, call.path["job_id"]))


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
            "data": [_view(call, service, job, statistics.get(job.id, ())) for job in found],
            "page_size": PAGE_SIZE,
            "total": total,
            "links": page_links(path, page, PAGE_SIZE, total, []),
        }
    )


@no_transaction
def cancel_job(call: Call) -> Response:
    """Cancel a job that has not begun."""
    job = _find(call, call.path["job_id"])
    jobs = Jobs(call.state.storage)
    if not jobs.cancel(job.id, call.state.clock.micros()):
        raise no_result()
    return _shown(call, _find(call, job.id))


@no_transaction
def cancel_letter_job(call: Call) -> Response:
    """Cancel all letters of a job before they are printed."""
    job = _find(call, call.path["job_id"])
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


def _check_allowed(service: Service, template: Template, upload: StoredSpreadsheet) -> None:
    if template.type == "letter" and service.restricted:
        raise refusal("Create letter job is not allowed for service in trial mode ", 403)
    is_valid = upload.is_valid
    if template.current.version != upload.template_version:
        # The template may want other columns by now.
        wanted = names(template.type, template.current, service)
        is_valid = is_valid and not Columns(upload.headings, template.type, wanted).problems
    if not is_valid:
        raise refusal("File is not valid, can't create job")
    if template.archived:
        raise field_errors({"template": ["Template has been deleted"]})


def _read(call: Call, body: JsonObject) -> int | None:
    problems: dict[str, list[str]] = {}
    if "created_by" not in body:
        problems["created_by"] = [MISSING]
    elif not is_uuid(str(body["created_by"])):
        problems["created_by"] = ["Not a valid UUID."]
    scheduled_for = None
    accident = ""
    if "scheduled_for" in body:
        try:
            scheduled_for = read_schedule(body["scheduled_for"], call.state.clock)
        except ScheduleRefused as problem:
            if problem.is_accident:
                accident = f"scheduled_for: {problem.message}"
            else:
                problems["scheduled_for"] = [problem.message]
    if problems:
        raise field_errors(problems)
    if accident:
        raise AccidentalError("TypeError", accident)
    contact_list_id = body.get("contact_list_id")
    if contact_list_id is not None and not known_contact_list(
        call.state, str(contact_list_id).lower()
    ):
        raise AccidentalError("IntegrityError", "contact_list_id: there is no such contact list")
    check_author(call.state, body)
    return scheduled_for


def _new_job(
    call: Call,
    body: JsonObject,
    service: Service,
    template: Template,
    upload: StoredSpreadsheet,
    scheduled_for: int | None,
) -> Job:
    created_at = call.state.clock.stamp()
    soon = created_at + round(call.state.speed.sending * 1_000_000)
    return Job(
        id=str(body["id"]).lower(),
        service_id=service.id,
        template_id=template.id,
        template_version=template.current.version,
        type=template.type,
        file_name=upload.file_name,
        content_id=upload.content_id,
        sender_id=upload.sender_id,
        rows=upload.rows,
        foreign_rows=upload.foreign_rows,
        status=PENDING if scheduled_for is None else SCHEDULED,
        created_by_id=str(body["created_by"]).lower(),
        created_at=created_at,
        updated_at=None,
        scheduled_for=scheduled_for,
        due_at=soon if scheduled_for is None else picked_up_at(scheduled_for),
        started_at=None,
        finished_at=None,
        lines_done=0,
        contact_list_id=_lower(body.get("contact_list_id")),
    )


def _lower(value: JsonValue) -> str | None:
    return value.lower() if isinstance(value, str) else None


def _find(call: Call, job_id: str) -> Job:
    job = Jobs(call.state.storage).get(as_id(job_id))
    if job is None or job.service_id != call.path["service_id"]:
        raise no_result()
    return job


def _page(call: Call) -> int:
    text = call.argument("page")
    try:
        page = 1 if text is None else int(text)
    except ValueError:
        raise AccidentalError("ValueError", "page must be a number") from None
    if not 1 <= page < 2**31 // PAGE_SIZE:
        raise LegacyError(404, NOT_FOUND)
    return page


def _shown(call: Call, job: Job, *, with_statistics: bool = True) -> Response:
    statistics: Sequence[tuple[str, int]] = ()
    if with_statistics:
        now = call.state.clock.micros()
        statistics = Jobs(call.state.storage).statistics([job.id], now)[job.id]
    service = built_service(call.state, job.service_id)
    status = 200 if call.path.get("job_id") else 201
    return enveloped(_view(call, service, job, statistics), status)


def _view(
    call: Call, service: Service | None, job: Job, statistics: Sequence[tuple[str, int]]
) -> JsonObject:
    template = service.templates.get(job.template_id) if service else None
    version = template.version(job.template_version) if template else None
    user = find_user(call.state, job.created_by_id)
    counts: list[JsonValue] = [{"status": status, "count": count} for status, count in statistics]

    def moment(micros: int | None) -> str | None:
        return None if micros is None else standard(micros)

    return {
        "archived": False,
        "contact_list_id": job.contact_list_id,
        "created_at": standard(job.created_at),
        "created_by": {"id": job.created_by_id, "name": user["name"] if user else ""},
        "id": job.id,
        "job_status": job.status,
        "notification_count": job.rows,
        "original_file_name": job.file_name,
        "processing_finished": moment(job.finished_at),
        "processing_started": moment(job.started_at),
        "scheduled_for": moment(job.scheduled_for),
        "service": job.service_id,
        "service_name": {"name": service.name if service else ""},
        "statistics": counts,
        "template": job.template_id,
        "template_name": version.name if version else "",
        "template_type": job.type,
        "template_version": job.template_version,
        "updated_at": moment(job.updated_at),
    }


ROUTES: Routes = {
    "/service/{service_id:id}/job": {"GET": get_jobs, "POST": create_job},
    "/service/{service_id:id}/job/scheduled-job-stats": {"GET": get_scheduled_job_stats},
    "/service/{service_id:id}/job/{job_id}": {"GET": get_job},
    "/service/{service_id:id}/job/{job_id}/cancel": {"POST": cancel_job},
    "/service/{service_id:id}/job/{job_id}/cancel-letter-job": {"POST": cancel_letter_job},
}
