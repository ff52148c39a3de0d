"""Makes the answers that a stand-in gives: what a test says of them, the rest as Notify has it."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast
from uuid import UUID, uuid4

import httpx

from notify_typed import errors
from notify_typed._engine.inputs import is_mapping
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import is_array, is_object

if TYPE_CHECKING:
    from notify_typed.testing._calls import Call

__all__ = ["Answer", "answer_to", "checked_answer", "refusal"]

Answer: TypeAlias = (
    Mapping[str, object] | Model | bytes | httpx.Response | Exception | type[errors.RequestError]
)
"""What a call is answered with.

* a mapping: the fields that matter, such as `{"status": "delivered"}`; the others are made up
* a model of `notify_typed.models`: as it is
* bytes: the PDF of a letter
* a class of error, such as `RateLimited`: what makes the client raise it
* an `httpx.Response`, also one made by `refusal`: as it is
* another exception, such as `httpx.ReadTimeout("late")`: raised where a network would fail
"""

_AT: Final = "2026-11-30T09:00:00.000000Z"
_SERVICE: Final = "8a7d9e4c-0b1f-4c58-9a0e-5f3c2d1b6a70"
_TEMPLATE: Final = "1f1c4a36-6f0b-4c7e-8f6d-3d1d0a4b8e21"
_API: Final = "https://api.notifications.service.gov.uk"
_REFUSALS: Final[Mapping[type[errors.RequestError], tuple[int, str, str]]] = {
    errors.BadRequest: (400, "BadRequestError", "Can't send to this recipient"),
    errors.PDFNotReady: (400, "PDFNotReadyError", "PDF not available yet, try again later"),
    errors.AuthenticationFailed: (403, "AuthError", "Invalid token: API key not found"),
    errors.PermissionDenied: (403, "BadRequestError", "Service is not allowed to send this"),
    errors.NotFound: (404, "NoResultFound", "No result found"),
    errors.Rejected: (413, "BadRequestError", "Request entity too large"),
    errors.RateLimited: (
        429,
        "RateLimitError",
        "Exceeded rate limit for key type TEST of 3000 requests per 60 seconds",
    ),
    errors.DailyLimitExceeded: (
        429,
        "TooManyRequestsError",
        "Exceeded send limits (sms: 250000) for today",
    ),
}
_LOST: Final[Mapping[type[errors.RequestError], type[httpx.TransportError]]] = {
    errors.NotSent: httpx.ConnectError,
    errors.OutcomeUnknown: httpx.ReadTimeout,
    errors.ReadFailed: httpx.ReadTimeout,
}


def refusal(status_code: int, message: str, error: str | None = None) -> httpx.Response:
    """Make an error as Notify answers it.

    Args:
        status_code: The HTTP status, such as 400.
        message: What Notify says, such as `"Missing personalisation: name"`.
        error: The name of the error; the usual one of the status when left out.

    Returns:
        The answer, to be given to `FakeNotify.add`.

    Raises:
        ValueError: The status is not that of an error.

    Example:
        >>> refusal(400, "Missing personalisation: name").json()["errors"]
        [{'error': 'BadRequestError', 'message': 'Missing personalisation: name'}]
    """
    if not 400 <= status_code < 600:
        raise ValueError(f"status_code must be that of an error, 400 to 599, not {status_code}.")
    usual = {403: "AuthError", 404: "NoResultFound", 429: "RateLimitError"}
    name = error or usual.get(status_code, "BadRequestError" if status_code < 500 else "Exception")
    body = {"errors": [{"error": name, "message": message}], "status_code": status_code}
    return httpx.Response(status_code, json=body)


def checked_answer(answer: object) -> Answer:
    """Take what a test gives as an answer.

    Raises:
        TypeError: It cannot be one.
    """
    if isinstance(answer, type):
        if answer not in {*_REFUSALS, *_LOST}:
            known = ", ".join(sorted(kind.__name__ for kind in (*_REFUSALS, *_LOST)))
            raise TypeError(f"A class that is an answer must be one of {known}.")
    elif not isinstance(answer, Mapping | Model | bytes | httpx.Response | Exception):
        raise TypeError(
            "An answer must be a mapping of fields, a model, bytes, a class of error, an exception"
            f" or an httpx.Response, not of type {type(answer).__name__}."
        )
    return cast("Answer", answer)


def answer_to(call: Call, answer: Answer) -> httpx.Response:
    """Answer a call.

    Raises:
        Exception: The one that was given as the answer.
    """
    if isinstance(answer, type):
        if answer in _LOST:
            raise _LOST[answer]("made up by FakeNotify")
        status, name, message = _REFUSALS[answer]
        return refusal(status, message, name)
    if isinstance(answer, Exception):
        raise answer
    if isinstance(answer, httpx.Response):
        # A copy: one answer may be given several times.
        headers = answer.headers.multi_items()
        return httpx.Response(answer.status_code, headers=headers, content=answer.content)
    if isinstance(answer, bytes) or call.method == "get_pdf_for_letter":
        pdf = answer if isinstance(answer, bytes) else b"%PDF-1.7 made up by FakeNotify"
        return httpx.Response(200, content=pdf, headers={"Content-Type": "application/pdf"})
    status = HTTPStatus.CREATED if call.method.startswith("send_") else HTTPStatus.OK
    if isinstance(answer, Model):
        return httpx.Response(status, json=cast("Any", answer).to_dict())
    return httpx.Response(status, json=_filled(_usual(call), answer))


def _filled(usual: Any, said: Any) -> Any:  # noqa: ANN401 - any JSON
    """Put what a test says over what is usual; items of lists stand for those of the test."""
    if is_object(usual) and is_mapping(said):
        return {**usual, **{str(key): _filled(usual.get(str(key)), said[key]) for key in said}}
    if is_array(usual) and is_array(said):
        return [_filled(usual[0], item) for item in said]
    return str(said) if isinstance(said, UUID) else said


def _usual(call: Call) -> dict[str, Any]:
    given = call.arguments
    match call.method:
        case "send_precompiled_letter_notification":
            postage = given.get("postage", "second")
            return {"id": str(uuid4()), "reference": given.get("reference"), "postage": postage}
        case "send_sms_notification" | "send_email_notification" | "send_letter_notification":
            return _sent(call)
        case "get_notification_by_id":
            return {**_notification(), "id": given["notification_id"]}
        case "get_all_notifications":
            return {"notifications": [_notification()], "links": {"current": str(call.request.url)}}
        case "get_received_texts":
            return {
                "received_text_messages": [_received_text()],
                "links": {"current": str(call.request.url)},
            }
        case "get_all_templates":
            return {"templates": [_template()]}
        case "post_template_preview":
            return _preview(given["template_id"])
        case _:
            wanted = {"id": given["template_id"], "version": given.get("version", 1)}
            return {**_template(), **wanted}


def _sent(call: Call) -> dict[str, Any]:
    message, template = str(uuid4()), call.arguments["template_id"]
    contents: dict[str, dict[str, Any]] = {
        "send_sms_notification": {"from_number": "GOVUK"},
        "send_email_notification": {
            "subject": "FakeNotify fills in no templates",
            "from_email": "fake@notifications.service.gov.uk",
            "one_click_unsubscribe_url": call.arguments.get("one_click_unsubscribe_url"),
        },
        "send_letter_notification": {"subject": "FakeNotify fills in no templates"},
    }
    sent: dict[str, Any] = {
        "id": message,
        "reference": call.arguments.get("reference"),
        "content": {"body": "FakeNotify fills in no templates", **contents[call.method]},
        "uri": f"{_API}/v2/notifications/{message}",
        "template": {
            "id": template,
            "version": 1,
            "uri": f"{_API}/services/{_SERVICE}/templates/{template}",
        },
        "scheduled_for": None,
    }
    if call.method == "send_email_notification":
        sent["sanitised_content"] = {}
    return sent


def _notification() -> dict[str, Any]:
    absent = ("email_address", *(f"line_{number}" for number in range(1, 7)), "postcode", "postage")
    return {
        "id": str(uuid4()),
        "reference": None,
        **dict.fromkeys(absent),
        "phone_number": "07700 900123",
        "type": "sms",
        "status": "delivered",
        "template": {
            "id": _TEMPLATE,
            "version": 1,
            "uri": f"{_API}/v2/template/{_TEMPLATE}/version/1",
        },
        "body": "FakeNotify fills in no templates",
        "subject": None,
        "created_at": _AT,
        "created_by_name": None,
        "sent_at": _AT,
        "completed_at": _AT,
        "scheduled_for": None,
        "one_click_unsubscribe_url": None,
        "is_cost_data_ready": True,
        "cost_in_pounds": 0.0,
        "cost_details": {
            "billable_sms_fragments": 0,
            "international_rate_multiplier": 1.0,
            "sms_rate": 0.0,
        },
    }


def _received_text() -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "created_at": _AT,
        "service_id": _SERVICE,
        "notify_number": "07700900500",
        "user_number": "447700900123",
        "content": "Can I move my appointment?",
    }


def _template() -> dict[str, Any]:
    return {
        "id": _TEMPLATE,
        "name": "A template",
        "type": "sms",
        "created_at": _AT,
        "updated_at": None,
        "created_by": "somebody@example.gov.uk",
        "version": 1,
        "body": "Hello ((name))",
        "subject": None,
        "personalisation": {"name": {"required": True}},
        "postage": None,
        "letter_contact_block": None,
    }


def _preview(template_id: str) -> dict[str, Any]:
    return {
        "id": template_id,
        "type": "sms",
        "version": 1,
        "body": "FakeNotify fills in no templates",
        "html": None,
        "subject": None,
        "postage": None,
    }
