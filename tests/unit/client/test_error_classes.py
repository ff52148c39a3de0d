"""Which error an answer, or none, becomes: the class says what is known."""

from __future__ import annotations

import socket
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpx
import pytest
from cases import for_each
from client_world import (
    CALLS,
    KINDS,
    NUMBER,
    TEMPLATE,
    Answer,
    Notify,
    Server,
    error_examples,
    example,
    failure,
    wrong_clock,
)

from notify_typed import (
    AuthenticationFailed,
    BadRequest,
    ClockSkew,
    DailyLimitExceeded,
    NotFound,
    NotSent,
    OutcomeUnknown,
    PDFNotReady,
    PermissionDenied,
    RateLimited,
    ReadFailed,
    Rejected,
    RequestError,
    UnreadableResponse,
)
from notify_typed.models import ErrorDetail, QrCodeErrorDetail

if TYPE_CHECKING:
    from client_world import Connect

OPERATIONS = {
    "send_sms": "sms",
    "send_email": "email",
    "send_letter": "letter",
    "get_notification": "notification",
    "get_letter_pdf": "pdf",
    "list_notifications": "notifications",
    "list_received_texts": "received texts",
    "list_templates": "templates",
    "get_template": "template",
    "get_template_version": "template version",
    "preview_template": "preview",
}
BY_NAME: dict[str, type[RequestError]] = {
    "notReady": PDFNotReady,
    "clock": ClockSkew,
    "rateLimit": RateLimited,
    "dailyLimit": DailyLimitExceeded,
}
BY_STATUS: dict[int, type[RequestError]] = {
    400: BadRequest,
    401: AuthenticationFailed,
    403: AuthenticationFailed,
    404: NotFound,
}


@for_each(("operation", "status", "name"), list(error_examples()), ids=str)
def test_every_error_that_the_description_shows_has_its_class(
    connect: Connect, operation: str, status: int, name: str
) -> None:
    body = example(operation, status, name)
    call = CALLS[OPERATIONS[operation]]
    notify, _ = connect(httpx.Response(status, json=body, headers={"X-B3-TraceId": "t1"}))
    with pytest.raises(RequestError) as caught:
        notify(call.method, *call.args, **call.kwargs)
    error = caught.value
    expected = BY_NAME.get(name) or BY_STATUS.get(status)
    if expected is None:
        expected = OutcomeUnknown if operation.startswith("send_") else ReadFailed
    if status == 403 and name in {"teamKey", "trialMode"}:
        expected = PermissionDenied
    assert type(error) is expected
    assert (error.status_code, error.trace_id) == (status, "t1")
    assert str(error.request) == call.request
    assert [detail.to_dict() for detail in error.errors] == body.get("errors", [])
    by_field = body.get("message") if isinstance(body.get("message"), dict) else {}
    assert error.fields == {field: tuple(texts) for field, texts in by_field.items()}
    messages = [detail["message"] for detail in body.get("errors", [])]
    messages = messages or [text for texts in by_field.values() for text in texts]
    assert all(message in str(error) for message in messages or [body["message"]])


NO_CONNECTION: list[Answer] = [
    httpx.ConnectError("refused"),
    httpx.ConnectTimeout("slow"),
    httpx.PoolTimeout("busy"),
    httpx.ProxyError("no tunnel"),
    httpx.UnsupportedProtocol("gopher"),
]
LOST_ANSWER: list[Answer] = [
    httpx.ReadTimeout("slow"),
    httpx.WriteTimeout("slow"),
    httpx.ReadError("reset"),
    httpx.WriteError("reset"),
    httpx.CloseError("odd"),
    httpx.RemoteProtocolError("gone"),
    httpx.LocalProtocolError("odd"),
    httpx.DecodingError("not gzip"),
    httpx.TooManyRedirects("odd"),
    httpx.StreamClosed(),
    ConnectionResetError("reset"),
    TimeoutError("slow"),
]
NOT_NOTIFY: list[httpx.Response] = [
    httpx.Response(400, html="<h1>Bad request</h1>"),
    httpx.Response(400, json={"errors": [{"error": "A", "message": "one"}, [2]]}),
    httpx.Response(403, html="<h1>Forbidden</h1>"),
    httpx.Response(404, text="nginx"),
    httpx.Response(413),
    httpx.Response(418, json=["teapot"]),
    httpx.Response(429, html="slow down"),
    httpx.Response(204),
    httpx.Response(302, headers={"Location": "https://evil.example/"}),
    httpx.Response(304),
]
SERVER_ERROR: list[Answer] = [
    failure(500, "Exception", "Internal server error"),
    failure(504, "SoftEventletTimeout", "Timeout serving request"),
    httpx.Response(500, json={"result": "error", "message": "Internal server error"}),
    httpx.Response(502, html="<h1>Bad gateway</h1>"),
    httpx.Response(503),
    httpx.Response(599, content=b"\xff"),
]


@for_each("answer", NO_CONNECTION, ids=repr)
@for_each("call", ["sms", "template"])
def test_no_connection_means_not_sent_and_is_tried_again(
    connect: Connect, answer: Answer, call: str
) -> None:
    _fails(connect, call, answer, NotSent, attempts=4)


@for_each("answer", [*LOST_ANSWER, *NOT_NOTIFY, *SERVER_ERROR], ids=repr)
@for_each("call", ["sms", "email", "letter", "precompiled letter"])
def test_a_send_without_a_clear_answer_has_an_unknown_outcome_and_is_not_repeated(
    connect: Connect, answer: Answer, call: str
) -> None:
    error = _fails(connect, call, answer, OutcomeUnknown, attempts=1)
    assert "may have been sent" in error.message


@for_each("answer", [*LOST_ANSWER, *SERVER_ERROR], ids=repr)
@for_each("call", ["template", "preview", "notifications"])
def test_a_read_without_an_answer_is_tried_again(
    connect: Connect, answer: Answer, call: str
) -> None:
    _fails(connect, call, answer, ReadFailed, attempts=4)


NOT_NOTIFY_BY_STATUS: dict[int, type[RequestError]] = {
    400: BadRequest,
    403: PermissionDenied,
    404: NotFound,
    413: Rejected,
    418: Rejected,
}


@for_each("answer", [answer for answer in NOT_NOTIFY if answer.status_code != 429], ids=repr)
def test_a_read_with_an_answer_of_somebody_else_is_an_error_at_once_by_its_status(
    connect: Connect, answer: httpx.Response
) -> None:
    kind = NOT_NOTIFY_BY_STATUS.get(answer.status_code, UnreadableResponse)
    error = _fails(connect, "template", answer, kind, attempts=1)
    assert "not in Notify's own words" in error.message
    assert not error.in_own_words


def test_a_read_that_somebody_else_slows_down_is_tried_again(connect: Connect) -> None:
    _fails(connect, "template", httpx.Response(429, html="slow down"), RateLimited, attempts=4)


@for_each("status", [402, 405, 409, 410, 415, 422, 451])
def test_any_other_refusal_by_notify_is_rejected(connect: Connect, status: int) -> None:
    _fails(connect, "sms", failure(status, "New"), Rejected, attempts=1)
    legacy = httpx.Response(status, json={"result": "error", "message": {"token": ["no"]}})
    _fails(connect, "sms", legacy, Rejected, attempts=1)


@for_each("content", [b"", b"{}", b"[]", b"null", b"{", b"\xff", b'{"id": 1}'])
def test_a_success_that_cannot_be_read_is_never_taken_for_a_failure(
    connect: Connect, content: bytes
) -> None:
    error = _fails(connect, "sms", httpx.Response(201, content=content), OutcomeUnknown, attempts=1)
    assert "probably took the message" in error.message
    if b"id" not in content:
        answer = httpx.Response(200, content=content)
        _fails(connect, "template", answer, UnreadableResponse, attempts=1)


def test_the_other_kind_of_letter_in_the_answer_proves_that_it_was_sent(connect: Connect) -> None:
    for name, other in [("letter", "precompiled letter"), ("precompiled letter", "letter")]:
        call = CALLS[name]
        notify, server = connect(CALLS[other].response())
        sent = notify(call.method, *call.args, **call.kwargs)
        assert type(sent).__name__ == call.model
        assert str(sent.id) == CALLS[other].response().json()["id"]
        strict = notify.client.with_options(strict=True)
        with pytest.raises(OutcomeUnknown):
            notify.finish(getattr(strict, call.method)(*call.args, **call.kwargs))
        assert len(server.requests) == 2


def test_a_web_page_is_not_taken_for_a_pdf(connect: Connect) -> None:
    page = httpx.Response(200, html="<h1>Sign in</h1>")
    _fails(connect, "pdf", page, UnreadableResponse, attempts=1)


def test_errors_are_typed_and_keep_what_the_qr_code_error_adds(connect: Connect) -> None:
    body = example("send_letter", 400, "qrCode")
    error = _fails(connect, "letter", httpx.Response(400, json=body), BadRequest, attempts=1)
    (detail,) = error.errors
    assert isinstance(detail, QrCodeErrorDetail)
    assert detail.max_bytes == body["errors"][0]["max_bytes"]
    assert error.error_types == ("ValidationError",)
    two = {
        "status_code": 400,
        "errors": [{"error": "A", "message": "one"}, {"error": "B", "message": "two"}],
    }
    error = _fails(connect, "letter", httpx.Response(400, json=two), BadRequest, attempts=1)
    assert all(type(detail) is ErrorDetail for detail in error.errors)
    assert error.error_types == ("A", "B")
    assert error.message == "A: one; B: two"


def test_a_daily_limit_says_when_it_ends() -> None:
    late = {"Date": "Sat, 31 Jan 2026 23:59:59 GMT"}
    for kind in KINDS:
        server = Server.of(failure(429, "TooManyRequestsError", "Exceeded send limits", **late))
        with Notify(kind, server) as notify, pytest.raises(DailyLimitExceeded) as caught:
            notify("send_sms_notification", NUMBER, TEMPLATE)
        assert caught.value.resets_at == datetime(2026, 2, 1, tzinfo=UTC)


def test_a_rate_limit_is_waited_out(connect: Connect) -> None:
    limited = failure(429, "RateLimitError")
    notify, server = connect(limited, limited, CALLS["sms"].response())
    notify("send_sms_notification", NUMBER, TEMPLATE)
    assert len(server.requests) == 3
    assert len({bytes(request.content) for request in server.requests}) == 1


def test_the_error_tells_how_often_it_was_tried(connect: Connect) -> None:
    error = _fails(connect, "sms", failure(429, "RateLimitError"), RateLimited, attempts=4)
    assert str(error) == (
        "429 RateLimitError: no (POST /v2/notifications/sms, 4 attempts, trace abc123)"
    )
    once = _fails(connect, "sms", failure(400, "ValidationError"), BadRequest, attempts=1)
    assert str(once) == "400 ValidationError: no (POST /v2/notifications/sms, trace abc123)"


def test_a_wrong_clock_is_certain_not_to_have_sent() -> None:
    assert issubclass(ClockSkew, NotSent)
    assert not issubclass(ClockSkew, Rejected)
    with Notify("sync", Server.of(wrong_clock())) as notify, pytest.raises(NotSent):
        notify("send_sms_notification", NUMBER, TEMPLATE)


def test_a_bug_in_a_transport_of_the_callers_own_is_not_hidden(connect: Connect) -> None:
    notify, _ = connect(ZeroDivisionError("bug"))
    with pytest.raises(ZeroDivisionError):
        notify("send_sms_notification", NUMBER, TEMPLATE)


def _fails(
    connect: Connect, name: str, answer: Answer, kind: type[RequestError], *, attempts: int
) -> RequestError:
    call = CALLS[name]
    notify, server = connect(answer)
    with pytest.raises(RequestError) as caught:
        notify(call.method, *call.args, **call.kwargs)
    assert type(caught.value) is kind
    assert caught.value.attempts == len(server.requests) == attempts
    return caught.value


def test_what_the_caller_was_handling_is_not_taken_for_the_reason(connect: Connect) -> None:
    notify, _ = connect(httpx.RemoteProtocolError("gone"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = listener.getsockname()
    try:
        socket.create_connection(address)
    except ConnectionRefusedError:
        with pytest.raises(OutcomeUnknown) as caught:
            notify("send_sms_notification", NUMBER, TEMPLATE)
    assert "refused" not in str(caught.value)
