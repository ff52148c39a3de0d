"""People who do not want a service's emails any more, and the reports of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin.call import service_entry
from notify_typed.sandbox._admin.dates import (
    http_date,
    moment_of,
    read_loosely,
    shown,
    standard,
    uk_seconds,
)
from notify_typed.sandbox._admin.errors import no_result, refusal
from notify_typed.sandbox._admin.items import with_item
from notify_typed.sandbox._admin.notify_service import built_service
from notify_typed.sandbox._admin.responses import empty, json
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._admin.statistics import LONDON, day_start
from notify_typed.sandbox._errors import AccidentalError, LegacyError
from notify_typed.sandbox._jobs.records import Jobs
from notify_typed.sandbox._service.links import (
    UNSUBSCRIBE_LIFE,
    BadLinkError,
    ExpiredLinkError,
    read,
)
from notify_typed.sandbox._timekeeper import from_micros
from notify_typed.sandbox._world.lists import SERVICES

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

_REQUESTS = "unsubscribe_requests"
_REPORTS = "unsubscribe_reports"
_KEPT_WITHOUT_REPORT = timedelta(days=90)
_REPORT_KEPT = timedelta(days=7)
_NOT_A_LINK = "This is not a valid unsubscribe link."
_UNKNOWN_EMAIL = "This unsubscribe link is invalid or expired."
_NOTHING = "summary data needed to create an unsubscribe request report is missing"
_DONE: JsonObject = {"result": "success", "message": "Unsubscribe successful"}


def unsubscribe(call: Call) -> Response:
    """Take somebody off, by the link in an email."""
    take_off(call.state, call.path["notification_id"], call.path["token"])
    return json({**_DONE})


def take_off(state: State, notification_id: str, token: str) -> None:
    """Keep that the recipient of an email does not want any more.

    Raises:
        LegacyError: 404, the link is not right or too old, or the email is not known.
    """
    try:
        address = read(state, token, UNSUBSCRIBE_LIFE)
    except (BadLinkError, ExpiredLinkError):
        raise LegacyError(404, {"unsubscribe request": _NOT_A_LINK}) from None
    message = state.messages.get(notification_id)
    if message is None:
        raise LegacyError(404, {"unsubscribe request": _UNKNOWN_EMAIL})
    service = service_entry(state, message.service_id)
    processed = [report["id"] for report in items(service, _REPORTS) if _is_processed(report)]
    earlier = [
        request
        for request in items(service, _REQUESTS)
        if request["notification_id"] == notification_id
    ]
    if all(request.get("batch_id") in processed for request in earlier):
        request: JsonObject = {
            "id": str(uuid4()),
            "notification_id": notification_id,
            "email_address": address,
            "created_at": standard(state.clock.stamp()),
        }
        requests = with_item(items(service, _REQUESTS), request)
        state.put_entry(SERVICES, {**service, _REQUESTS: requests})


def get_statistics(call: Call) -> Response:
    """Tell how many people have unsubscribed; nothing where nobody ever has."""
    service = _service(call)
    requests = items(service, _REQUESTS)
    if not requests:
        return json({})
    processed = [report["id"] for report in items(service, _REPORTS) if _is_processed(report)]
    latest = max(_at(call.state, request) for request in requests)
    return json(
        {
            "unsubscribe_requests_count": sum(
                request.get("batch_id") not in processed for request in requests
            ),
            "datetime_of_latest_unsubscribe_request": http_date(latest),
        }
    )


def get_summary(call: Call) -> Response:
    """List what is in no report yet, and then the reports, the newest first."""
    service = _service(call)
    waiting = [one for one in items(service, _REQUESTS) if one.get("batch_id") is None]
    found: list[JsonValue] = []
    if waiting:
        times = [_at(call.state, request) for request in waiting]
        found.append(
            {
                "batch_id": None,
                "is_a_batched_report": False,
                "count": len(waiting),
                "earliest_timestamp": standard(min(times)),
                "latest_timestamp": standard(max(times)),
                "created_at": None,
                "processed_by_service_at": None,
                "will_be_archived_at": standard(_midnight_after(min(times), _KEPT_WITHOUT_REPORT)),
                "service_id": service["id"],
            }
        )
    now = call.state.clock.micros()
    for report in reversed(items(service, _REPORTS)):
        archived_at = _midnight_after(_at(call.state, report), _REPORT_KEPT)
        if archived_at > now:
            found.append(
                {
                    "batch_id": report["id"],
                    "is_a_batched_report": True,
                    "count": report["count"],
                    "earliest_timestamp": report["earliest_timestamp"],
                    "latest_timestamp": report["latest_timestamp"],
                    "created_at": standard(_at(call.state, report)),
                    "processed_by_service_at": shown(call.state, report, "processed_at"),
                    "will_be_archived_at": standard(archived_at),
                    "service_id": service["id"],
                }
            )
    return json(found)


def create_report(call: Call) -> Response:
    """Make a report of what is in none yet."""
    given = call.json()
    if not given:
        raise LegacyError(400, {"summary_data": _NOTHING})
    body = _period(given)
    service = call.service()
    report: JsonObject = {"id": str(uuid4()), "created_at": call.stamp(), **body}
    first, last = str(body["earliest_timestamp"]), str(body["latest_timestamp"])
    requests: list[JsonValue] = [
        {**one, "batch_id": report["id"]}
        if one.get("batch_id") is None and first <= str(one["created_at"]) <= last
        else one
        for one in items(service, _REQUESTS)
    ]
    reports: list[JsonValue] = [*items(service, _REPORTS), report]
    call.state.put_entry(SERVICES, {**service, _REQUESTS: requests, _REPORTS: reports})
    return json({"report_id": report["id"]}, 201)


def get_report(call: Call) -> Response:
    """Show a report; to another service, one without requests."""
    batch_id = call.path["batch_id"]
    owner, report = _find_report(call.state, batch_id)
    if owner is None or report is None:
        raise refusal(f"No report available for {batch_id}")
    rows: list[JsonObject] = []
    if owner["id"] == call.path["service_id"]:
        requests = items(owner, _REQUESTS)
        rows = [_row(call.state, owner, one) for one in requests if one.get("batch_id") == batch_id]
    rows.sort(key=lambda row: (str(row["template_name"]), str(row["original_file_name"])))
    return json(
        {
            "batch_id": batch_id,
            "earliest_timestamp": http_date(_moment(call.state, report, "earliest_timestamp")),
            "latest_timestamp": http_date(_moment(call.state, report, "latest_timestamp")),
            "unsubscribe_requests": [*reversed(rows)],
        }
    )


def process_report(call: Call) -> Response:
    """Say whether a report is dealt with."""
    given = call.json()
    if not given or not isinstance(given, dict):
        raise LegacyError(400, {"marked_as_completed": "missing data for required field"})
    if "report_has_been_processed" not in given:
        raise AccidentalError("KeyError", "report_has_been_processed is a required property")
    batch_id = call.path["batch_id"]
    service = _service(call)
    report = next((one for one in items(service, _REPORTS) if one["id"] == batch_id), None)
    if report is None:
        text = f"No UnsubscribeRequestReport found for id:{batch_id}"
        raise LegacyError(400, {"batch_id": text})
    processed_at = call.stamp() if given["report_has_been_processed"] else None
    changed: JsonObject = {**report, "processed_at": processed_at}
    call.change_service(unsubscribe_reports=with_item(items(service, _REPORTS), changed))
    return empty()


def _period(given: JsonValue) -> JsonObject:
    body = given if isinstance(given, dict) else {}
    names = ("count", "earliest_timestamp", "latest_timestamp")
    missing = next((name for name in names if name not in body), None)
    if missing is not None:
        raise AccidentalError("KeyError", f"{missing} is a required property")
    try:
        first, last = (read_loosely(str(body[name])) for name in names[1:])
    except ValueError:
        raise no_result() from None
    count = body["count"]
    if isinstance(count, bool) or not isinstance(count, int | float) or not 0 <= count < 2**31:
        raise no_result()
    return {"count": int(count), "earliest_timestamp": first, "latest_timestamp": last}


def _row(state: State, service: JsonObject, request: JsonObject) -> JsonObject:
    message = state.messages.get(str(request["notification_id"]))
    built = built_service(state, str(service["id"]))
    template = built.templates.get(message.template_id) if built and message else None
    job = Jobs(state.storage).get(message.job_id) if message and message.job_id else None
    sent_at = message.created_at if message else _at(state, request)
    return {
        "email_address": request["email_address"],
        "template_name": template.current.name if template else "",
        "original_file_name": job.file_name if job else "N/A",
        "template_sent_at": uk_seconds(sent_at),
        "unsubscribe_request_received_at": uk_seconds(_at(state, request)),
    }


def _service(call: Call) -> JsonObject:
    try:
        return call.service()
    except LegacyError:
        return {"id": call.path["service_id"]}


def _find_report(state: State, batch_id: str) -> tuple[JsonObject | None, JsonObject | None]:
    for service in state.lists.entries[SERVICES].values():
        for report in items(service, _REPORTS):
            if report["id"] == batch_id:
                return service, report
    return None, None


def _is_processed(report: JsonObject) -> bool:
    return report.get("processed_at") is not None


def _at(state: State, entry: JsonObject) -> int:
    return _moment(state, entry, "created_at")


def _moment(state: State, entry: JsonObject, name: str) -> int:
    return moment_of(state, entry, name) or state.loaded_at


def _midnight_after(micros: int, span: timedelta) -> int:
    return day_start(from_micros(micros).astimezone(LONDON).date() + span)


_AT = "/service/{service_id:id}"
ROUTES: Routes = {
    f"{_AT}/unsubscribe-request-statistics": {"GET": get_statistics},
    f"{_AT}/unsubscribe-request-reports-summary": {"GET": get_summary},
    f"{_AT}/create-unsubscribe-request-report": {"POST": create_report},
    f"{_AT}/unsubscribe-request-report/{{batch_id:id}}": {"GET": get_report},
    f"{_AT}/process-unsubscribe-request-report/{{batch_id:id}}": {"POST": process_report},
}
PUBLIC_ROUTES: Routes = {
    "/unsubscribe/{notification_id:id}/{token}": {"POST": unsubscribe},
}
