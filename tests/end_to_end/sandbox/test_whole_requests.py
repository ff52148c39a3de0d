"""Requests are answered alike, whether they are read at once or by h11, whole or in pieces."""

from __future__ import annotations

import asyncio
import json
import re
import socket
from dataclasses import asdict
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from cases import for_each
from patience import HANG

from notify_typed.sandbox import faults
from notify_typed.sandbox._server.server import SandboxServer
from notify_typed.sandbox._state.state import State
from notify_typed.sandbox._timekeeper import Timekeeper
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox.conftest import Api

EMAIL = json.dumps(
    {
        "email_address": "amala@example.com",
        "template_id": world.EMAIL_TEMPLATE_ID,
        "personalisation": {"name": "Amala", "reference": "R1"},
    }
)
SEND = json.dumps(
    {
        "phone_number": "07700900123",
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "Amala", "date": "1 May"},
    }
)
REQUESTS = [
    ("POST /v2/notifications/sms", SEND),
    ("POST /v2/notifications/sms", "{}"),
    ("POST /v2/notifications/sms", SEND + " " * 5_000),
    ("POST /v2/notifications/sms?a=b", '{"personalisation": "\\ud800"}'),
    ("POST /v2/notifications/email", EMAIL),
    ("POST /v2/notifications/letter", EMAIL),
    ("POST /v2/notifications/sms", ""),
    ("GET /v2/notifications", ""),
    ("GET /v2/notifications", "{}"),
    ("GET /v2/notifications?status=sent", ""),
    ("GET /v2/notifications?status=sont&%zz", ""),
    ("PUT /v2/notifications/sms", ""),
    ("GET /v2/received-text-messages", ""),
    ("GET /v2/templates", ""),
    ("OPTIONS /v2/templates", ""),
    ("DELETE /v2/templates", ""),
    ("GET /v2//templates", ""),
    ("GET /outbox", ""),
    ("GET /outbox/nowhere", ""),
    ("POST /_sandbox/callbacks/hold", ""),
]
# They differ from answer to answer.
_VARYING = re.compile(
    rb"(?<=date: )[^\r]+|(?<=id: )[0-9a-f]{16}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    rb"|\d{4}-\d\d-\d\dT[0-9:.]+Z|nonce-[^']+|nonce=\"[^\"]+"
)


def written(
    api: Api, request: str, body: str = "", line_end: str = "\r\n", host: str = "localhost"
) -> bytes:
    lines = [f"{request} HTTP/1.1", f"Host: {host}", f"Authorization: Bearer {api.token()}"]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    return (line_end.join([*lines, "", ""]) + body).encode()


class Line:
    """A connection to a sandbox over which bytes go as a test wants."""

    def __init__(self, api: Api) -> None:
        address = urlsplit(api.sandbox.base_url)
        self._api = api
        self._socket = socket.create_connection((address.hostname, address.port), HANG)
        self._file = self._socket.makefile("rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._socket.close()

    def send(self, data: bytes) -> None:
        """Send data, and wait until the sandbox has read it before any more comes."""
        self._socket.sendall(data)
        for _ in range(2):  # the first answer may be given in the turn in which the data is read
            assert self._api.http.get("/_status").status_code == 200

    def end(self) -> None:
        """Say that no more will come."""
        self._socket.shutdown(socket.SHUT_WR)

    def answer(self) -> bytes:
        """Read the next answer, without what varies."""
        head = b"".join(iter(self._file.readline, b"\r\n"))
        length = re.search(rb"content-length: (\d+)", head)
        return _VARYING.sub(b"*", head + self._file.read(int(length[1]) if length else 0))

    def rest(self) -> bytes:
        """Read to the end of the connection."""
        return self._file.read()


def answer_to(api: Api, *pieces: bytes) -> bytes:
    with Line(api) as line:
        for piece in pieces:
            line.send(piece)
        return line.answer()


@for_each(("request", "body"), REQUESTS)
def test_answers_are_those_of_h11(request: str, body: str, api: Api) -> None:
    whole = answer_to(api, written(api, request, body))
    by_h11 = answer_to(api, written(api, request, body, line_end="\n"))
    head, mark, rest = written(api, request, body).partition(b"\r\n\r\n")
    in_two = answer_to(api, head + mark, rest) if rest else whole
    in_three = answer_to(api, head[:9], head[9:] + mark + rest[:3], rest[3:]) if rest else whole
    assert whole.startswith(b"HTTP/1.1 ")
    assert whole == by_h11 == in_two == in_three


@for_each("host", ["", "foreign.example", "localhost:6011"])
def test_a_host_is_judged_alike(host: str, api: Api) -> None:
    whole = answer_to(api, written(api, "POST /v2/notifications/sms", SEND, host=host))
    by_h11 = answer_to(api, written(api, "POST /v2/notifications/sms", SEND, "\n", host))
    assert whole == by_h11


def test_requests_are_kept_alike(api: Api) -> None:
    kept: list[list[dict[str, object]]] = []
    for line_end in ("\r\n", "\n"):
        api.sandbox.reset()
        api.sandbox.clock.freeze()
        for request, body in REQUESTS:
            answer_to(api, written(api, request, body, line_end))
        found = [asdict(one) for one in api.sandbox.requests() if one.path.startswith("/v2/")]
        for one in found:
            one["answer"] = _VARYING.sub(b"*", str(one["answer"]).encode())
            for name in ("id", "at", "seconds", "message_id"):
                del one[name]
        kept.append(found)
    assert kept[0] == kept[1] != []


PREVIEW = f"POST /v2/template/{world.SMS_TEMPLATE_ID}/preview"
"""It takes another way through the sandbox than a send."""


@for_each(("request", "status"), [("POST /v2/notifications/sms", 201), (PREVIEW, 200)])
def test_a_body_may_come_in_many_pieces(request: str, status: int, api: Api) -> None:
    data = written(api, request, SEND)
    start = data.index(b"{")
    pieces = [data[:start], data[start : start + 5], data[start + 5 : -1], data[-1:]]
    assert answer_to(api, *pieces).startswith(b"HTTP/1.1 %d " % status)
    assert len(api.sandbox.messages()) == (1 if status == 201 else 0)
    api.sandbox.reset()


def test_a_wrong_token_is_refused_before_the_body_is_there(api: Api) -> None:
    head, mark, _ = written(api, "POST /v2/notifications/sms", SEND).partition(b"\r\n\r\n")
    bearer = f"Bearer {api.token()}".encode()
    for wrong, status in ((b"Bearer nonsense", 403), (b"nonsense", 401)):
        with Line(api) as line:
            line.send(head.replace(bearer, wrong) + mark)
            assert line.answer().startswith(b"HTTP/1.1 %d " % status)


def test_requests_that_come_together_are_answered_in_turn(api: Api) -> None:
    send = written(api, "POST /v2/notifications/sms", SEND)
    look = written(api, "GET /v2/templates")
    with Line(api) as line:
        line.send(send + look + send[:-4])
        line.send(send[-4:] + look)
        answers = [line.answer() for _ in range(4)]
        line.send(send)
        answers.append(line.answer())
    assert [answer[9:12] for answer in answers] == [b"201", b"200", b"201", b"200", b"201"]
    assert len(api.sandbox.messages()) == 3


def test_a_request_that_comes_before_an_answer_waits_for_it(api: Api) -> None:
    api.sandbox.fail_next(1, faults.Delay(seconds=0.2))
    with Line(api) as line:
        line.send(written(api, "POST /v2/notifications/sms", SEND))
        line.send(written(api, "GET /v2/templates"))
        assert line.answer().startswith(b"HTTP/1.1 201 ")
        assert line.answer().startswith(b"HTTP/1.1 200 ")


@for_each(("request", "status"), [("POST /v2/notifications/sms", 201), (PREVIEW, 200)])
def test_more_than_the_length_says_is_the_next_request(request: str, status: int, api: Api) -> None:
    send = written(api, request, SEND)
    with Line(api) as line:
        line.send(send[:-5])
        line.send(send[-5:] + b"nonsense\r\n\r\n")
        assert line.answer().startswith(b"HTTP/1.1 %d " % status)
        assert line.answer().startswith(b"HTTP/1.1 400 ")
        assert line.rest() == b""


def test_an_answer_comes_though_the_caller_says_that_no_more_will(api: Api) -> None:
    api.sandbox.fail_next(1, faults.Delay(seconds=0.2))
    with Line(api) as line:
        line.send(written(api, "POST /v2/notifications/sms", SEND))
        line.end()
        assert line.answer().startswith(b"HTTP/1.1 201 ")
        assert line.rest() == b""


@for_each("request", ["POST /v2/notifications/sms", PREVIEW])
def test_a_body_that_ends_too_soon_is_refused(request: str, api: Api) -> None:
    with Line(api) as line:
        line.send(written(api, request, SEND)[:-1])
        line.end()
        assert line.answer().startswith(b"HTTP/1.1 400 ")
    assert api.sandbox.messages() == []


def test_a_caller_that_goes_before_its_body_is_there_sends_nothing(api: Api) -> None:
    with Line(api) as line:
        line.send(written(api, "POST /v2/notifications/sms", SEND)[:-1])
    assert api.send_sms(reference="next").status_code == 201
    assert [each.reference for each in api.sandbox.messages()] == ["next"]


async def test_a_connection_ends_when_nothing_has_come_for_five_seconds() -> None:
    loop = asyncio.get_running_loop()
    server = SandboxServer(State(world.default_world(), Timekeeper()))
    ready = asyncio.Event()
    serving = asyncio.create_task(server.serve(on_ready=ready.set))
    await ready.wait()
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    moment = loop.time()

    def move_to(seconds: float) -> None:
        loop.time = lambda: moment + seconds  # type: ignore[method-assign]

    async def exchange(*pieces: bytes) -> bytes:
        for piece in pieces:
            writer.write(piece)
            # Everything that is due happens now.
            for _ in range(9):
                await asyncio.sleep(0)
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(int(head.partition(b"content-length: ")[2].split()[0]))
        return head[9:12]

    look = b"GET /v2/templates HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody"
    move_to(0)
    assert await exchange(look) == b"401"
    move_to(4)
    assert await exchange(look) == b"401"
    move_to(8)  # more than 5 after the first, and less after the second
    assert await exchange(b"", look) == b"401"
    move_to(12)
    send = b"POST /v2/notifications/sms HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n"
    writer.write(send)
    for _ in range(9):
        await asyncio.sleep(0)
    move_to(20)  # more than 5 after the third, but something has come
    assert await exchange(b"", b"body") == b"401"
    move_to(24)
    assert await exchange(look) == b"401"
    move_to(30)
    assert await reader.read() == b""
    writer.close()
    server.ask_to_stop()
    await serving
