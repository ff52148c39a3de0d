"""What Notify, and others, are answered by the two receivers; both must agree."""

import asyncio
import json
import logging
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from wsgiref.validate import validator

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from patience import HANG

from notify_typed.errors import InvalidInput
from notify_typed.webhooks import (
    MAX_BODY_BYTES,
    ASGIReceiver,
    DeliveryReceipt,
    ReceivedTextMessage,
    ReturnedLetter,
    WSGIReceiver,
)

TOKEN = "a-long-random-token"
GOOD = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
Receiver = ASGIReceiver | WSGIReceiver
Make = Callable[..., Receiver]


def request(receiver: Receiver, method: str = "POST", **options: Any) -> httpx.Response:
    """Send one request through httpx's in-process transports; a handler's error must not show."""
    options.setdefault("headers", GOOD)
    url = "http://callbacks.test/notify"
    if isinstance(receiver, WSGIReceiver):
        with httpx.Client(transport=httpx.WSGITransport(app=receiver)) as client:
            return client.request(method, url, **options)

    async def send() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=receiver)) as client:
            return await client.request(method, url, **options)

    return asyncio.run(send())


@pytest.fixture(params=[ASGIReceiver, WSGIReceiver])
def make(request: pytest.FixtureRequest) -> Make:
    kind: Make = request.param
    return kind


def never(_: object) -> None:
    raise AssertionError("the handler ran")


def test_each_callback_goes_to_its_handler_and_is_answered_with_204(
    make: Make, bodies: Any
) -> None:
    seen: dict[str, list[object]] = {"receipt": [], "text": [], "letter": []}
    receiver = make(
        tokens=TOKEN,
        on_delivery_receipt=seen["receipt"].append,
        on_received_text=seen["text"].append,
        on_returned_letter=seen["letter"].append,
    )
    types = {"receipt": DeliveryReceipt, "text": ReceivedTextMessage, "letter": ReturnedLetter}
    for kind, body in bodies.items():
        answer = request(receiver, json=body)
        assert answer.status_code == 204
        assert answer.content == b""
        assert [type(callback) for callback in seen[kind]] == [types[kind]]


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_only_post_is_taken(make: Make, method: str, receipt_body: Any) -> None:
    receiver = make(tokens=TOKEN, on_delivery_receipt=never)
    answer = request(receiver, method, json=receipt_body)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": ""},
        {"Authorization": "Bearer wrong"},
        {"Authorization": f"Basic {TOKEN}"},
    ],
)
def test_without_the_token_the_answer_is_401(
    make: Make, headers: dict[str, str], receipt_body: Any
) -> None:
    receiver = make(tokens=TOKEN, on_delivery_receipt=never)
    answer = request(receiver, headers=headers, json=receipt_body)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_every_one_of_several_tokens_opens(make: Make, receipt_body: Any) -> None:
    seen: list[DeliveryReceipt] = []
    receiver = make(tokens=["old-token", "new-token"], on_delivery_receipt=seen.append)
    for token in ("old-token", "new-token"):
        headers = {"Authorization": f"Bearer {token}"}
        assert request(receiver, headers=headers, json=receipt_body).status_code == 204
    assert len(seen) == 2


def test_any_content_type_is_taken(make: Make, receipt_body: Any) -> None:
    seen: list[DeliveryReceipt] = []
    receiver = make(tokens=TOKEN, on_delivery_receipt=seen.append)
    content = json.dumps(receipt_body)
    for extra in ({"Content-Type": "text/plain"}, {"Content-Type": ""}):
        assert request(receiver, headers=GOOD | extra, content=content).status_code == 204
    assert len(seen) == 2


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"{}", b"[]", b"null", b'{"notification_type": "sms"}', b"{"]
)
def test_a_body_that_is_no_callback_is_answered_with_400(make: Make, content: bytes) -> None:
    receiver = make(tokens=TOKEN, on_delivery_receipt=never)
    answer = request(receiver, content=content)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.text


def test_a_callback_without_handler_is_answered_with_404(make: Make, bodies: Any) -> None:
    receiver = make(tokens=TOKEN, on_received_text=lambda _: None)
    assert request(receiver, json=bodies["receipt"]).status_code == 404
    assert request(receiver, json=bodies["letter"]).status_code == 404
    assert request(receiver, json=bodies["text"]).status_code == 204


def test_a_body_up_to_the_limit_is_read_and_no_further(make: Make, text_body: Any) -> None:
    body = json.dumps(text_body)
    receiver = make(tokens=TOKEN, on_received_text=lambda _: None, max_body=len(body))
    assert request(receiver, content=body).status_code == 204
    assert request(receiver, content=body + " ").status_code == 413


def test_the_longest_text_message_fits(make: Make, text_body: Any) -> None:
    seen: list[ReceivedTextMessage] = []
    receiver = make(tokens=TOKEN, on_received_text=seen.append)
    text_body["message"] = "\u20ac" * 255 * 67
    content = json.dumps(text_body)
    assert 100_000 < len(content) < MAX_BODY_BYTES
    assert request(receiver, content=content).status_code == 204
    assert seen[0].message == text_body["message"]


def test_a_failing_handler_makes_notify_call_again(
    make: Make, receipt_body: Any, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(receipt: DeliveryReceipt) -> None:
        raise LookupError(f"no user with the number {receipt.to}")

    with caplog.at_level(logging.DEBUG):
        answer = request(make(tokens=TOKEN, on_delivery_receipt=fail), json=receipt_body)
    assert answer.status_code == 500
    assert "LookupError" in caplog.text
    assert "in fail" in caplog.text, "the log says where"
    assert receipt_body["to"] not in caplog.text
    assert receipt_body["to"] not in answer.text


def test_a_handler_that_stops_an_iteration_fails_like_any_other(
    make: Make, receipt_body: Any
) -> None:
    receiver = make(tokens=TOKEN, on_delivery_receipt=lambda _: next(iter(())))
    assert request(receiver, json=receipt_body).status_code == 500


def test_nothing_personal_and_no_token_is_logged_or_shown(
    make: Make, bodies: Any, caplog: pytest.LogCaptureFixture
) -> None:
    receiver = make(tokens=TOKEN, on_received_text=lambda _: None)
    with caplog.at_level(logging.DEBUG):
        for body in (bodies["text"], bodies["receipt"], bodies["text"] | {"message": 5}):
            request(receiver, json=body)
            request(receiver, json=body, headers={"Authorization": "Bearer almost-the-token"})
        request(receiver, content=b'{"message": "Hello')
    shown = caplog.text + repr(receiver) + str(receiver)
    for secret in ("447700900123", "07700900855", "Hello", TOKEN, "almost-the-token"):
        assert secret not in shown
    levels = {record.levelname for record in caplog.records if record.name.startswith("notify")}
    assert levels == {"DEBUG", "WARNING"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"tokens": TOKEN}, "at least one of on_delivery_receipt"),
        ({"tokens": "", "on_received_text": never}, "empty"),
        ({"tokens": [], "on_received_text": never}, "empty"),
        ({"tokens": None, "on_received_text": never}, "tokens must be"),
        ({"tokens": TOKEN, "on_received_text": "never"}, "on_received_text must be a function"),
        ({"tokens": TOKEN, "on_received_text": never, "max_body": 0}, "max_body"),
        ({"tokens": TOKEN, "on_received_text": never, "max_body": None}, "max_body"),
        ({"tokens": TOKEN, "on_received_text": never, "max_body": float("nan")}, "max_body"),
    ],
)
def test_a_receiver_that_cannot_work_is_refused_at_once(
    make: Make, options: Any, message: str
) -> None:
    with pytest.raises(InvalidInput, match=message):
        make(**options)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    content=st.binary(),
    method=st.sampled_from(["POST", "GET", "BREW"]),
    headers=st.sampled_from([{}, GOOD]),
)
def test_any_request_is_answered_with_a_refusal(
    make: Make, content: bytes, method: str, headers: dict[str, str]
) -> None:
    receiver = make(tokens=TOKEN, on_delivery_receipt=never)
    answer = request(receiver, method, content=content, headers=headers)
    assert answer.status_code == (405 if method != "POST" else 400 if headers else 401)


# ASGI alone


class Connection:
    """One ASGI connection: hands events in, keeps what comes out."""

    def __init__(self, *events: dict[str, Any]) -> None:
        self.events: Iterator[dict[str, Any]] = iter(events)
        self.sent: list[dict[str, Any]] = []

    async def receive(self) -> dict[str, Any]:
        return next(self.events)

    async def send(self, event: dict[str, Any]) -> None:
        self.sent.append(event)

    def drive(self, receiver: ASGIReceiver, **scope: Any) -> list[dict[str, Any]]:
        asyncio.run(receiver(scope, self.receive, self.send))
        return self.sent


POST = {"type": "http", "method": "POST"}
AUTHORISED = [(b"authorization", f"Bearer {TOKEN}".encode())]


def test_an_async_handler_is_awaited(receipt_body: Any) -> None:
    seen: list[DeliveryReceipt] = []

    async def save(receipt: DeliveryReceipt) -> None:
        await asyncio.to_thread(seen.append, receipt)

    class Saver:
        async def __call__(self, receipt: DeliveryReceipt) -> None:
            await save(receipt)

    for handler in (save, Saver(), partial(save), Saver().__call__):
        receiver = ASGIReceiver(tokens=TOKEN, on_delivery_receipt=handler)
        assert request(receiver, json=receipt_body).status_code == 204
    assert len(seen) == 4


def test_an_async_handler_that_fails_makes_notify_call_again(receipt_body: Any) -> None:
    async def fail(_: DeliveryReceipt) -> None:
        raise OSError

    receiver = ASGIReceiver(tokens=TOKEN, on_delivery_receipt=fail)
    assert request(receiver, json=receipt_body).status_code == 500


def test_an_ordinary_handler_does_not_block_the_event_loop(receipt_body: Any) -> None:
    async def scenario() -> int:
        loop = asyncio.get_running_loop()

        async def work() -> None:
            """Run on the loop, which it only can while the handler waits for it."""

        def handler(_: DeliveryReceipt) -> None:
            asyncio.run_coroutine_threadsafe(work(), loop).result(timeout=HANG)

        receiver = ASGIReceiver(tokens=TOKEN, on_delivery_receipt=handler)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=receiver)) as client:
            answer = await client.post("http://x/", json=receipt_body, headers=GOOD)
            return answer.status_code

    assert asyncio.run(scenario()) == 204


def test_a_body_in_pieces_is_put_together(receipt_body: Any) -> None:
    content = json.dumps(receipt_body).encode()
    connection = Connection(
        {"type": "http.request", "body": content[:20], "more_body": True},
        {"type": "http.request", "more_body": True},
        {"type": "http.request", "body": content[20:]},
    )
    receiver = ASGIReceiver(tokens=TOKEN, on_delivery_receipt=lambda _: None)
    assert connection.drive(receiver, **POST, headers=AUTHORISED)[0]["status"] == 204


def test_an_endless_body_is_not_read_to_its_end() -> None:
    piece = {"type": "http.request", "body": bytes(1000), "more_body": True}
    connection = Connection(*[piece] * 10)
    receiver = ASGIReceiver(tokens=TOKEN, on_delivery_receipt=never, max_body=2500)
    assert connection.drive(receiver, **POST, headers=AUTHORISED)[0]["status"] == 413
    assert len(list(connection.events)) == 7


@pytest.mark.parametrize("length", [b"200000", b"9" * 5000])
def test_a_body_announced_too_large_is_not_read_at_all(length: bytes) -> None:
    receiver = ASGIReceiver(tokens=TOKEN, on_delivery_receipt=never)
    headers = [*AUTHORISED, (b"content-length", length)]
    assert Connection().drive(receiver, **POST, headers=headers)[0]["status"] == 413


def test_an_unauthorised_body_is_not_read_at_all() -> None:
    receiver = ASGIReceiver(tokens=TOKEN, on_delivery_receipt=never)
    assert Connection().drive(receiver, **POST, headers=[])[0]["status"] == 401


def test_two_authorization_headers_are_refused() -> None:
    receiver = ASGIReceiver(tokens=TOKEN, on_delivery_receipt=never)
    headers = [*AUTHORISED, (b"authorization", b"Bearer other")]
    assert Connection().drive(receiver, **POST, headers=headers)[0]["status"] == 401


def test_a_connection_that_breaks_is_not_handled_and_not_answered(receipt_body: Any) -> None:
    content = json.dumps(receipt_body).encode()
    connection = Connection(
        {"type": "http.request", "body": content, "more_body": True}, {"type": "http.disconnect"}
    )
    receiver = ASGIReceiver(tokens=TOKEN, on_delivery_receipt=never)
    assert connection.drive(receiver, **POST, headers=AUTHORISED) == []


def test_a_receiver_can_be_the_whole_application() -> None:
    receiver = ASGIReceiver(tokens=TOKEN, on_delivery_receipt=never)
    connection = Connection({"type": "lifespan.startup"}, {"type": "lifespan.shutdown"})
    assert connection.drive(receiver, type="lifespan") == [
        {"type": "lifespan.startup.complete"},
        {"type": "lifespan.shutdown.complete"},
    ]
    assert Connection().drive(receiver, type="websocket") == [{"type": "websocket.close"}]


# WSGI alone


class Stream:
    """A connection that gives a few bytes at a time, and breaks where it is told to."""

    def __init__(self, content: bytes, error: Exception | None = None) -> None:
        self.content = content
        self.error = error
        self.given = 0

    def read(self, size: int) -> bytes:
        piece = self.content[self.given : self.given + min(size, 7)]
        self.given += len(piece)
        if not piece and self.error:
            raise self.error
        return piece


def call(receiver: WSGIReceiver, **environ: Any) -> str:
    answers: list[str] = []

    def start_response(status: str, _headers: object, _: object = None) -> Any:
        answers.append(status)

    environ.setdefault("REQUEST_METHOD", "POST")
    environ.setdefault("HTTP_AUTHORIZATION", f"Bearer {TOKEN}")
    b"".join(receiver(environ, start_response))
    return answers[0]


def test_a_body_that_comes_in_little_pieces_is_put_together(receipt_body: Any) -> None:
    content = json.dumps(receipt_body).encode()
    receiver = WSGIReceiver(tokens=TOKEN, on_delivery_receipt=lambda _: None)
    environ: dict[str, Any] = {"wsgi.input": Stream(content), "CONTENT_LENGTH": str(len(content))}
    assert call(receiver, **environ) == "204 No Content"
    environ = {"wsgi.input": Stream(content), "wsgi.input_terminated": True}
    assert call(receiver, **environ) == "204 No Content"


def test_a_body_that_ends_too_early_makes_notify_call_again() -> None:
    receiver = WSGIReceiver(tokens=TOKEN, on_delivery_receipt=never)
    for error in (None, ConnectionResetError()):
        environ: dict[str, Any] = {"wsgi.input": Stream(b"{}", error), "CONTENT_LENGTH": "100"}
        assert call(receiver, **environ).startswith("503 ")


def test_a_request_without_length_is_not_waited_for() -> None:
    receiver = WSGIReceiver(tokens=TOKEN, on_delivery_receipt=never)
    for environ in ({}, {"CONTENT_LENGTH": ""}):
        stream = Stream(b"{}")
        assert call(receiver, **environ, **{"wsgi.input": stream}).startswith("411 ")
        assert stream.given == 0


def test_an_endless_wsgi_body_is_not_read_to_its_end() -> None:
    receiver = WSGIReceiver(tokens=TOKEN, on_delivery_receipt=never, max_body=100)
    stream = Stream(bytes(1000))
    environ: dict[str, Any] = {"wsgi.input": stream, "wsgi.input_terminated": True}
    assert call(receiver, **environ).startswith("413 ")
    assert stream.given == 101


@pytest.mark.parametrize("length", ["200000", "9" * 5000])
def test_a_wsgi_body_announced_too_large_is_not_read_at_all(length: str) -> None:
    receiver = WSGIReceiver(tokens=TOKEN, on_delivery_receipt=never)
    stream = Stream(bytes(1000))
    environ: dict[str, Any] = {"wsgi.input": stream, "CONTENT_LENGTH": length}
    assert call(receiver, **environ).startswith("413 ")
    assert stream.given == 0


@pytest.mark.parametrize("length", ["-1", "abc", "٣"])
def test_a_length_that_is_no_number_is_answered_with_400(length: str) -> None:
    receiver = WSGIReceiver(tokens=TOKEN, on_delivery_receipt=never)
    environ: dict[str, Any] = {"wsgi.input": Stream(b"{}"), "CONTENT_LENGTH": length}
    assert call(receiver, **environ).startswith("400 ")


def test_an_async_handler_is_refused_by_the_wsgi_receiver(receipt_body: Any) -> None:
    async def save(_: DeliveryReceipt) -> None:
        raise AssertionError

    with pytest.raises(InvalidInput, match="must not be async"):
        WSGIReceiver(tokens=TOKEN, on_delivery_receipt=save)

    class Hidden:
        async def __call__(self, receipt: DeliveryReceipt) -> None:
            await save(receipt)

    hidden = WSGIReceiver(tokens=TOKEN, on_delivery_receipt=Hidden())
    assert request(hidden, json=receipt_body).status_code == 500


@pytest.mark.parametrize("method", ["POST", "GET"])
@pytest.mark.parametrize("token", [TOKEN, "wrong"])
def test_the_wsgi_receiver_keeps_to_the_standard(
    receipt_body: Any, method: str, token: str
) -> None:
    app = validator(WSGIReceiver(tokens=TOKEN, on_delivery_receipt=lambda _: None))
    with httpx.Client(transport=httpx.WSGITransport(app=app)) as client:
        headers = {"Authorization": f"Bearer {token}"}
        answer = client.request(method, "http://x/", json=receipt_body, headers=headers)
    expected = 405 if method == "GET" else 204 if token == TOKEN else 401
    assert answer.status_code == expected
