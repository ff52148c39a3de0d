"""Faults in answers: their statuses, media types, headers and bodies."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from contract.engine.faults import Fault, another_media_type, replaced, with_field, without
from contract.v2 import world
from contract.v2.api import plant

if TYPE_CHECKING:
    from contract.engine.proxy import Answer, Request

_FIELDS: Final = "a message has the fields of its kind"
_TEMPLATE: Final = "a deleted template can be read and not sent"
_ONE: Final = "get_notification"
_ANOTHER: Final = "/v2/notifications/00000000-0000-4000-8000-000000000000"


def _no_trace(_request: Request, answer: Answer) -> Answer:
    return replace(answer, headers=tuple(e for e in answer.headers if e[0] != b"x-b3-traceid"))


def _legacy_errors(_request: Request, answer: Answer) -> Answer:
    if answer.status != 400:
        return answer
    message = json.loads(answer.body)["errors"][0]["message"]
    return replace(answer, body=json.dumps({"result": "error", "message": message}).encode())


def _first_error_only(_request: Request, answer: Answer) -> Answer:
    if answer.status != 400:
        return answer
    body = json.loads(answer.body)
    return replace(answer, body=json.dumps(body | {"errors": body["errors"][:1]}).encode())


def _fails_on_long_texts(request: Request, answer: Answer) -> Answer:
    is_long = plant.operation(request) == "send_sms" and len(request.body) > 1000
    body = b'{"status_code": 500, "errors": [{"error": "DataError", "message": "x"}]}'
    return replace(answer, status=500, body=body) if is_long else answer


def _any_method(request: Request) -> Request:
    is_other = request.method in ("PUT", "DELETE", "PATCH")
    return replace(request, method="GET", body=b"") if is_other else request


def _forgotten(request: Request) -> Request:
    """Read another id than the one asked for, unless it has long been there."""
    known = (world.SMS_ID, world.EMAIL_ID, world.LETTER_ID)
    is_id = re.fullmatch("/v2/notifications/[0-9a-f]{8}-[0-9a-f-]{27}", request.path)
    is_new = request.method == "GET" and is_id and not request.path.endswith(known)
    return replace(request, path=_ANOTHER) if is_new else request


def _no_statuses(page: Any) -> Any:
    return page | {"notifications": [without("status")(each) for each in page["notifications"]]}


FAULTS: Final = (
    Fault(
        "a text that was sent is answered with 200",
        "sending twice sends two",
        after=plant.another_status("send_sms", 201, 200),
    ),
    Fault(
        "a list is answered with 202",
        "version 0 is the present one",
        after=plant.another_status("list_templates", 200, 202),
    ),
    Fault(
        "an unknown message gives 400",
        "an unknown message is not found",
        after=plant.another_status(_ONE, 404, 400),
    ),
    Fault(
        "an unknown message gives 410",
        "an unknown message is not found",
        after=plant.another_status(_ONE, 404, 410),
    ),
    Fault(
        "a malformed id gives 404",
        "a malformed id is refused",
        after=plant.another_status(_ONE, 400, 404),
    ),
    Fault(
        "JSON is called text/plain",
        "version 0 is the present one",
        after=another_media_type(b"application/json", b"text/plain"),
    ),
    Fault(
        "a PDF is called application/octet-stream",
        "a letter has a pdf and other messages have none",
        after=another_media_type(b"application/pdf", b"application/octet-stream"),
    ),
    Fault("answers have no trace id", "an unknown message is not found", after=_no_trace),
    Fault(
        "a long text is answered with 500",
        "a template that is not there is a bad request",
        after=_fails_on_long_texts,
    ),
    Fault(
        "other methods are answered", "a method that is not there is refused", before=_any_method
    ),
    Fault(
        "a message has no reference field",
        _FIELDS,
        after=plant.in_answers(_ONE, without("reference")),
    ),
    Fault(
        "a list's messages have no status",
        "statuses are filtered as they are shown",
        after=plant.in_answers("list_notifications", _no_statuses),
    ),
    Fault(
        "a message's text is null", _FIELDS, after=plant.in_answers(_ONE, with_field("body", None))
    ),
    Fault(
        "a message has an unknown status",
        _FIELDS,
        after=plant.in_answers(_ONE, with_field("status", "held")),
    ),
    Fault(
        "a message has an undescribed field",
        _FIELDS,
        after=plant.in_answers(_ONE, with_field("colour", "red")),
    ),
    Fault(
        "times have no microseconds",
        _FIELDS,
        after=plant.in_answers(_ONE, replaced("created_at", lambda time: time[:19] + "Z")),
    ),
    Fault(
        "a time is in a 13th month",
        _TEMPLATE,
        after=plant.in_answers(
            "get_template", replaced("created_at", lambda t: f"{t[:5]}13{t[7:]}")
        ),
    ),
    Fault(
        "times have an offset for the Z",
        _TEMPLATE,
        after=plant.in_answers("get_template", replaced("created_at", lambda t: t[:-1] + "+00:00")),
    ),
    Fault("ids are in capitals", _FIELDS, after=plant.in_answers(_ONE, replaced("id", str.upper))),
    Fault(
        "a template's version is text",
        _TEMPLATE,
        after=plant.in_answers("get_template", replaced("version", str)),
    ),
    Fault(
        "a sent email says nothing of sanitising",
        "sanitising is told",
        after=plant.in_answers("send_email", without("sanitised_content"), 201),
    ),
    Fault("errors have the older shape", "a malformed id is refused", after=_legacy_errors),
    Fault(
        "only the first violation is told",
        "everything wrong is told at once",
        after=_first_error_only,
    ),
    Fault("a message that was sent is not there", "what was sent can be read", before=_forgotten),
)
