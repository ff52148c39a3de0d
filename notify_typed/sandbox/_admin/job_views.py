"""Jobs as the admin API shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.call import as_id
from notify_typed.sandbox._admin.dates import standard
from notify_typed.sandbox._admin.errors import no_result
from notify_typed.sandbox._admin.members import find_user
from notify_typed.sandbox._admin.notify_service import built_service
from notify_typed.sandbox._admin.responses import enveloped
from notify_typed.sandbox._jobs.records import Job, Jobs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._world.model import Service


def find_job(call: Call, job_id: str) -> Job:
    """Return a job of the service in the path.

    Raises:
        LegacyError: 404, it does not have it.
    """
    job = Jobs(call.state.storage).get(as_id(job_id))
    if job is None or job.service_id != call.path["service_id"]:
        raise no_result()
    return job


def shown(call: Call, job: Job, *, with_statistics: bool = True) -> Response:
    """Answer with a job, and the progress of its messages."""
    statistics: Sequence[tuple[str, int]] = ()
    if with_statistics:
        now = call.state.clock.micros()
        statistics = Jobs(call.state.storage).statistics([job.id], now)[job.id]
    service = built_service(call.state, job.service_id)
    status = 200 if call.path.get("job_id") else 201
    return enveloped(view(call, service, job, statistics), status)


def view(
    call: Call, service: Service | None, job: Job, statistics: Sequence[tuple[str, int]]
) -> JsonObject:
    """Show a job, and how many of its messages have each status."""
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
