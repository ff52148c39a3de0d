"""Receivers of callbacks that hang, break or never end, beside those that listen."""

from __future__ import annotations

import gzip
import socketserver
import threading
from typing import TYPE_CHECKING, Any

import pytest
from patience import HANG, wait_until
from receivers import Receiver, receiving
from sqlalchemy.exc import OperationalError

from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._service import callback_posting, callback_receivers
from notify_typed.sandbox._service.callback_queue import CallbackQueue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.end_to_end.sandbox.conftest import Api

TOKEN = "a-token-of-ours"
AT_ONCE = 20
MANY = 3 * AT_ONCE


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as known:
        yield known


@pytest.fixture
def hanging() -> Iterator[Receiver]:
    with receiving() as known:
        known.may_answer.clear()
        yield known


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No answer comes too late."""
    monkeypatch.setattr(callback_posting, "TIMEOUT_SECONDS", HANG)


def send(sandbox: Sandbox, count: int) -> None:
    for number in range(count):
        sandbox.receive_text(str(number))


@pytest.mark.every_database
@pytest.mark.usefixtures("patient")
def test_a_receiver_that_hangs_does_not_delay_another(
    sandbox: Sandbox, api: Api, receiver: Receiver, hanging: Receiver
) -> None:
    sandbox.clock.resume()
    sandbox.set_callback("inbound_sms", hanging.url, TOKEN)
    sandbox.set_callback("delivery_status", receiver.url, TOKEN)
    send(sandbox, MANY)
    api.send_sms()
    assert receiver.arrived.wait(HANG)
    assert wait_until(lambda: len(hanging.requests) >= AT_ONCE)
    assert len(hanging.requests) == AT_ONCE
    hanging.may_answer.set()
    assert wait_until(lambda: len(hanging.requests) == MANY)
    assert sorted(int(body["message"]) for body in hanging.bodies) == [*range(MANY)]


@pytest.mark.usefixtures("patient")
def test_the_clock_moves_on_without_receivers_that_hang(
    sandbox: Sandbox,
    api: Api,
    receiver: Receiver,
    hanging: Receiver,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(callback_receivers, "LONGEST_WAIT", 0.05)
    sandbox.set_callback("inbound_sms", hanging.url, TOKEN)
    sandbox.set_callback("delivery_status", receiver.url, TOKEN)
    send(sandbox, MANY)
    api.send_sms()
    sandbox.clock.advance(hours=1)
    assert receiver.arrived.wait(HANG)
    assert len(hanging.requests) <= AT_ONCE


def test_a_receiver_is_waited_for_until_it_is_late_once(
    sandbox: Sandbox, hanging: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = callback_posting.Poster.post
    begun = []

    async def first_one_short(*args: Any) -> Any:
        begun.append(args)
        answer = await post(*args)
        # From now on nothing is late: who waits, waits for ever.
        monkeypatch.setattr(callback_posting, "TIMEOUT_SECONDS", HANG)
        return answer

    monkeypatch.setattr(callback_posting, "TIMEOUT_SECONDS", 0.05)
    monkeypatch.setattr(callback_receivers, "LONGEST_WAIT", HANG)
    monkeypatch.setattr(callback_posting.Poster, "post", first_one_short)
    sandbox.set_callback("inbound_sms", hanging.url, TOKEN)
    sandbox.receive_text("Hello")
    sandbox.clock.advance(minutes=6)
    (late,) = sandbox.callbacks()
    assert (late.status, late.will_retry) == (None, True)
    assert late.problem == "no answer within 0.05 seconds"
    assert wait_until(lambda: len(begun) == 2)
    hanging.may_answer.set()
    assert wait_until(lambda: len(sandbox.callbacks()) == 2)
    assert sandbox.callbacks()[1].status == 200


@pytest.mark.every_database
def test_the_wrong_order_is_wrong_for_many_callbacks(sandbox: Sandbox, receiver: Receiver) -> None:
    sandbox.set_callback("inbound_sms", receiver.url, TOKEN)
    sandbox.hold_callbacks()
    send(sandbox, AT_ONCE + 5)
    sandbox.release_callbacks(newest_first=True)
    assert [int(body["message"]) for body in receiver.bodies] == [*reversed(range(AT_ONCE + 5))]


def test_a_redirect_is_followed_as_by_the_real_server(sandbox: Sandbox, receiver: Receiver) -> None:
    receiver.answers = [302, 200]
    receiver.headers = {"Location": "/elsewhere"}
    sandbox.set_callback("inbound_sms", receiver.url, TOKEN)
    sandbox.receive_text("Hello")
    sandbox.clock.advance()
    (told, asked) = receiver.requests
    assert (told[0], told[2]["message"]) == ("/told", "Hello")
    assert (asked[0], asked[2]) == ("/elsewhere", None)
    assert [attempt.status for attempt in sandbox.callbacks()] == [200]


@pytest.mark.usefixtures("patient")
def test_redirects_without_end_are_given_up(sandbox: Sandbox, receiver: Receiver) -> None:
    receiver.answers = [302] * 100
    receiver.headers = {"Location": "/told"}
    sandbox.set_callback("inbound_sms", receiver.url, TOKEN)
    sandbox.receive_text("Hello")
    sandbox.clock.advance()
    (attempt,) = sandbox.callbacks()
    assert (attempt.status, attempt.will_retry) == (None, True)
    assert attempt.problem == "ValueError: more than 30 redirects"


def test_an_answer_without_end_is_not_read_to_it(sandbox: Sandbox) -> None:
    given_up = threading.Event()

    class Endless(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(65536)
            self.request.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n")
            try:
                while True:
                    self.request.sendall(b"x" * 65536)
            except OSError:
                given_up.set()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Endless) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        try:
            host, port = server.server_address[:2]
            sandbox.set_callback("inbound_sms", f"http://{host!s}:{port}/", TOKEN)
            sandbox.receive_text("Hello")
            sandbox.clock.advance()
            assert [attempt.status for attempt in sandbox.callbacks()] == [200]
            assert given_up.wait(HANG)
        finally:
            server.shutdown()


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (lambda: gzip.compress(b"no " + b"x" * 10**8), "no " + "x" * 1997),
        (lambda: b"not gzip", ""),
    ],
    ids=["a bomb", "none"],
)
def test_of_a_compressed_answer_only_what_is_kept_is_decompressed(
    sandbox: Sandbox, receiver: Receiver, content: Callable[[], bytes], kept: str
) -> None:
    receiver.headers = {"Content-Encoding": "gzip"}
    receiver.content = content()
    sandbox.set_callback("inbound_sms", receiver.url, TOKEN)
    sandbox.receive_text("Hello")
    sandbox.clock.advance()
    (attempt,) = sandbox.callbacks()
    assert (attempt.status, attempt.answer) == (200, kept)


def test_what_came_of_a_callback_is_stored_when_it_can_be_without_sending_it_again(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    log = CallbackQueue.log
    refused: list[bool] = []

    def fail_three_times(queue: CallbackQueue, *args: Any, **columns: Any) -> None:
        if len(refused) < 3:
            refused.append(True)
            raise OperationalError("INSERT 07700900123", {}, Exception("disk is full"))
        log(queue, *args, **columns)

    monkeypatch.setattr(CallbackQueue, "log", fail_three_times)
    monkeypatch.setattr(callback_receivers, "_FIRST_PAUSE", 0.01)
    with Sandbox(outcomes="immediate") as sandbox:
        sandbox.set_callback("inbound_sms", receiver.url, TOKEN)
        sandbox.receive_text("Hello")
        assert wait_until(sandbox.callbacks)
        assert [attempt.status for attempt in sandbox.callbacks()] == [200]
    assert len(receiver.requests) == 1
    said = [record.getMessage() for record in caplog.records]
    assert said == ["callbacks could not be sent: OperationalError"]
