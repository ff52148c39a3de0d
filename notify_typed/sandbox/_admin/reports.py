"""Reports: spreadsheets of a service's messages, made in the background and kept as files."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin.call import as_id
from notify_typed.sandbox._admin.dates import created, moment_of, standard
from notify_typed.sandbox._admin.errors import no_result
from notify_typed.sandbox._admin.items import with_item
from notify_typed.sandbox._admin.members import find_user
from notify_typed.sandbox._admin.notification_views import Shown
from notify_typed.sandbox._admin.notify_service import built_service
from notify_typed.sandbox._admin.responses import enveloped
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._errors import AccidentalError, LegacyError
from notify_typed.sandbox._service.messages import kept, kept_since
from notify_typed.sandbox._store.messages import status_at
from notify_typed.sandbox._store.objects import REPORTS, Objects, StoredObject
from notify_typed.sandbox._store.tables import notifications
from notify_typed.sandbox._timekeeper import MICROSECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._world.model import Service

_FIELD = "reports"
_WANTED = ("notification_type", "notification_status")
_SENDING = ("created", "pending", "pending-virus-check", "sending")
_DELIVERED = ("delivered", "sent", "returned-letter")
_FAILED = (
    "failed",
    "technical-failure",
    "temporary-failure",
    "permanent-failure",
    "validation-failed",
    "virus-scan-failed",
)
_STATUSES = {
    "sending": _SENDING,
    "delivered": _DELIVERED,
    "failed": _FAILED,
    "all": (*_SENDING, *_DELIVERED, *_FAILED),
}
_COLUMNS = {
    "Recipient": "recipient",
    "Reference": "client_reference",
    "Template": "template_name",
    "Type": "template_type",
    "Sent by": "created_by_name",
    "Sent by email": "created_by_email_address",
    "Job": "job_name",
    "Status": "status",
    "Time": "created_at",
    "API key name": "api_key_name",
}
_ALL = 2**31
# Seconds after which somebody who asks again gets a new report.
_FRESH = 1800


def create_report(call: Call) -> Response:
    """Ask for a report; the same one again until it is there."""
    body = call.checked("CreateReportRequest")
    wanted = {name: body[name] for name in _WANTED if name in body}
    service = _service(call)
    if find_user(call.state, body["user_id"]) is None:
        raise AccidentalError("IntegrityError", "user_id: there is no user with this id")
    parameter: JsonObject = {name: wanted.get(name) for name in _WANTED}
    user_id = as_id(body["user_id"])
    for report in items(service, _FIELD):
        same = report["parameter"] == parameter and report["user_id"] == user_id
        if same and _is_fresh(call.state, report) and _status(call.state, report) != "stored":
            return enveloped(_view(call.state, service, report))
    new: JsonObject = {
        "id": str(uuid4()),
        "user_id": user_id,
        "parameter": parameter,
        "created_at": call.stamp(),
    }
    call.change_service(reports=with_item(items(service, _FIELD), new))
    return enveloped(_view(call.state, service, new), 201)


def get_report(call: Call) -> Response:
    """Show how far a report is; its file is made when it is told to be there."""
    service = call.service()
    wanted = call.path["report_id"]
    report = next((one for one in items(service, _FIELD) if one["id"] == wanted), None)
    if report is None:
        raise no_result()
    if _status(call.state, report) == "stored":
        _store(call.state, service, report)
    return enveloped(_view(call.state, service, report))


def _service(call: Call) -> JsonObject:
    try:
        return call.service()
    except LegacyError:
        raise AccidentalError("IntegrityError", "there is no service with this id") from None


def _is_fresh(state: State, report: JsonObject) -> bool:
    return state.clock.micros() - _made_at(state, report) < _FRESH * MICROSECONDS


def _made_at(state: State, report: JsonObject) -> int:
    return moment_of(state, report, "created_at") or state.loaded_at


def _done_at(state: State, report: JsonObject) -> int:
    return _made_at(state, report) + round(state.speed.processing * MICROSECONDS)


def _status(state: State, report: JsonObject) -> str:
    now = state.clock.micros()
    if now >= _done_at(state, report):
        return "stored"
    return "in progress" if now > _made_at(state, report) + MICROSECONDS // 10 else "pending"


def _view(state: State, service: JsonObject, report: JsonObject) -> JsonObject:
    status = _status(state, report)
    changed = {"stored": _done_at, "in progress": _made_at}.get(status)
    return {
        "id": report["id"],
        "user_id": report["user_id"],
        "service_id": service["id"],
        "report_type": "notifications",
        "status": status,
        "parameter": report["parameter"],
        "created_at": created(state, report),
        "updated_at": standard(changed(state, report)) if changed else None,
    }


def _store(state: State, service: JsonObject, report: JsonObject) -> None:
    objects = Objects(state.storage)
    key = f"notifications_report/{report['id']}.csv"
    built = built_service(state, str(service["id"]))
    if built is None or objects.get(REPORTS, key) is not None:
        return
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_rows(state, built, report))
    content = text.getvalue().encode()
    objects.put(StoredObject(REPORTS, key, "text/csv", {}, content, state.clock.micros()))


def _rows(state: State, service: Service, report: JsonObject) -> Iterator[list[JsonValue]]:
    parameter = report["parameter"]
    wanted = parameter if isinstance(parameter, dict) else {}
    table = notifications.c
    status = status_at(state.clock.micros())
    conditions = [
        table.service_id == service.id,
        table.key_type != "test",
        table.created_at >= kept_since(state, service),
        table.created_at <= _done_at(state, report),
        *kept(state, service),
        status.in_(_STATUSES[str(wanted.get("notification_status") or "all")]),
    ]
    if wanted.get("notification_type"):
        conditions.append(table.type == wanted["notification_type"])
    shown_messages = Shown(state, service)
    for message in state.messages.newest(*conditions, limit=_ALL):
        row = shown_messages.row(message)
        if message.type == "letter":
            row["recipient"] = str(row["recipient"]).split("\n", 1)[0]
        yield [row[name] or "" for name in _COLUMNS.values()]


_AT = "/service/{service_id:id}/report-request"
ROUTES: Routes = {
    _AT: {"POST": create_report},
    f"{_AT}/{{report_id:id}}": {"GET": get_report},
}
