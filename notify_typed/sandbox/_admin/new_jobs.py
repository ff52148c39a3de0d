"""Making jobs of uploaded files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._rules.columns import Columns
from notify_typed.sandbox._admin.body_fields import MISSING
from notify_typed.sandbox._admin.contact_lists import known_contact_list
from notify_typed.sandbox._admin.endpoint import no_transaction
from notify_typed.sandbox._admin.errors import field_errors, no_result, refusal
from notify_typed.sandbox._admin.job_views import find_job, shown
from notify_typed.sandbox._admin.notify_service import known_service
from notify_typed.sandbox._admin.services import check_author
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._errors import AccidentalError
from notify_typed.sandbox._jobs import uploads
from notify_typed.sandbox._jobs.records import PENDING, SCHEDULED, Job, Jobs
from notify_typed.sandbox._jobs.schedule import ScheduleRefused, picked_up_at, read_schedule
from notify_typed.sandbox._world.content import names

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._jobs.uploads import StoredSpreadsheet
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._world.model import Service, Template


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
        job = find_job(call, job_id)
    response = shown(call, job, with_statistics=earlier is not None)
    call.runtime.jobs.begin()
    return response


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
