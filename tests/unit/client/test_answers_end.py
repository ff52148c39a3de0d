"""An answer has a size and an end, over every transport, whatever the server does."""

from __future__ import annotations

import itertools
import socket
import threading
import zlib
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from client_world import CALLS, KINDS, PDF, TEMPLATE, Notify, Server, failure
from patience import HANG
from raw_http import Wire, answer
from transports import OWN, TRANSPORTS, Call, Reach, read_template, send_sms

from notify_typed import (
    NotSent,
    OutcomeUnknown,
    ReadFailed,
    Rejected,
    RetryPolicy,
    UnreadableResponse,
)
from notify_typed._engine.operation import MOST, MOST_OF_A_LIST

if TYPE_CHECKING:
    from collections.abc import Iterator

JSON = "Content-Type: application/json"
CREATED = b"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nX-B3-TraceId: abc\r\n"
ONCE = RetryPolicy(max_attempts=1)
# What a server can write that nobody reads: what the two sockets hold.
IN_BETWEEN = 16 * 2**20


@pytest.fixture(params=TRANSPORTS)
def reach(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Reach:
    return Reach(request.param, monkeypatch)


class Endless:
    """Answers on and on, and counts how much of it was taken."""

    def __init__(self, start: bytes, piece: bytes, *, drips: bool = False) -> None:
        self._start = start
        self._piece = piece
        self._drips = drips
        self.written = 0

    def __call__(self, connection: socket.socket, _: bytes) -> None:
        connection.sendall(self._start)
        while True:
            connection.sendall(self._piece)
            self.written += len(self._piece)
            if self._drips and has_gone(connection):
                return


def has_gone(connection: socket.socket) -> bool:
    """Wait for a moment, and tell whether the client hung up meanwhile."""
    connection.settimeout(0.01)
    try:
        return connection.recv(1) == b""
    except TimeoutError:
        return False
    finally:
        connection.settimeout(None)


@cache
def bomb() -> bytes:
    compressor = zlib.compressobj(9, wbits=31)
    return b"".join(compressor.compress(bytes(2**20)) for _ in range(50)) + compressor.flush()


EMPTY_BLOCKS = (
    CREATED + b"Content-Encoding: gzip\r\n\r\n" + zlib.compress(b"", wbits=31)[:10],
    b"\x00\x00\x00\xff\xff" * 9_999,
)
CHUNK = b"8000\r\n" + b" " * 2**15 + b"\r\n"
ENDLESS = {
    "up to the end": (CREATED + b"\r\n", b" " * 2**16),
    "in chunks": (CREATED + b"Transfer-Encoding: chunked\r\n\r\n", CHUNK),
    "100 MB": (CREATED + b"Content-Length: 100000000\r\n\r\n", b" " * 2**16),
    "empty blocks of gzip": EMPTY_BLOCKS,
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_send_whose_answer_does_not_end_is_unknown_and_not_repeated(
    reach: Reach, name: str
) -> None:
    endless = Endless(*ENDLESS[name])
    with Wire(endless) as server, pytest.raises(OutcomeUnknown, match="larger than") as caught:
        reach(server.url, send_sms)
    assert len(server.requests) == caught.value.attempts == 1
    assert (caught.value.status_code, caught.value.trace_id) == (201, "abc")
    assert endless.written < MOST + IN_BETWEEN


@pytest.mark.parametrize("name", ENDLESS)
def test_a_read_whose_answer_does_not_end_is_given_up_at_once(reach: Reach, name: str) -> None:
    endless = Endless(*ENDLESS[name])
    with Wire(endless) as server, pytest.raises(UnreadableResponse, match="larger than"):
        reach(server.url, read_template)
    assert len(server.requests) == 1
    assert endless.written < MOST + IN_BETWEEN


@pytest.mark.parametrize("call", [send_sms, read_template])
def test_a_small_answer_that_inflates_to_a_large_one_is_given_up(reach: Reach, call: Call) -> None:
    error = OutcomeUnknown if call is send_sms else UnreadableResponse
    compressed = ("201 Created", bomb(), JSON, "Content-Encoding: gzip")
    with (
        Wire(lambda c, _: answer(c, *compressed)) as server,
        pytest.raises(error, match="larger than"),
    ):
        reach(server.url, call)
    assert len(server.requests) == 1


DRIPPING = {
    "body": (CREATED + b"\r\n", b" "),
    "chunks": (CREATED + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "head": (CREATED + b"X: ", b"y"),
    "status line": (b"HTTP/1.1 201 ", b"y"),
    "announcements": (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
}


@pytest.mark.parametrize("call", [send_sms, read_template])
def test_a_call_ends_at_its_deadline_although_something_always_comes(
    reach: Reach, call: Call
) -> None:
    # It ends at all: without the deadline this would go on for as long as the server does.
    policy = RetryPolicy(max_attempts=3, base_delay=0, deadline=0.5)
    error = OutcomeUnknown if call is send_sms else ReadFailed

    def ends(name: str) -> tuple[str, int]:
        with Wire(Endless(*DRIPPING[name], drips=True)) as server, pytest.raises(error) as caught:
            reach(server.url, call, retries=policy)
        return caught.value.message.partition("time-out while reading")[1], len(server.requests)

    with ThreadPoolExecutor() as pool:
        assert set(pool.map(ends, DRIPPING)) == {("time-out while reading", 1)}


@pytest.mark.parametrize("reach", OWN, indirect=True)
def test_a_proxy_that_drips_means_not_sent_at_the_deadline(
    reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = RetryPolicy(max_attempts=1, deadline=0.5)
    with Wire(Endless(b"HTTP/1.1 200 ", b"y", drips=True)) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url)
        with pytest.raises(NotSent):
            reach("https://notify.example", send_sms, retries=policy)


def test_a_body_that_comes_in_time_is_whole_however_slowly(reach: Reach) -> None:
    body = CALLS["template"].response().content

    def drips(connection: socket.socket, _: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body))
        for start in range(0, len(body), 100):
            connection.sendall(body[start : start + 100])
            has_gone(connection)

    with Wire(drips) as server:
        (template,) = reach(server.url, read_template)
    assert template.version


def test_a_letter_may_be_larger_than_other_answers(reach: Reach) -> None:
    letter = PDF + bytes(MOST)
    with Wire(lambda c, _: answer(c, "200 OK", letter, "Content-Type: application/pdf")) as server:
        (found,) = reach(server.url, lambda client: client.get_pdf_for_letter(TEMPLATE))
    assert found == letter
    assert MOST_OF_A_LIST > 2 * MOST


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_that_was_read_before_it_came_here_has_a_limit_too(kind: str) -> None:
    body = CALLS["sms"].response().content + b" " * MOST
    server = Server.of(CALLS["sms"].response())
    with Notify(kind, lambda request: large(server(request), body)) as notify:
        call = CALLS["sms"]
        with pytest.raises(OutcomeUnknown, match="larger than"):
            notify(call.method, *call.args, **call.kwargs)


def large(response: httpx.Response, body: bytes) -> httpx.Response:
    return type(response)(response.status_code, content=body)


BAD = {
    "truncated": b'{"id": "740e58',
    "nested deeply": b"[" * 100_000,
    "nested deeply in objects": b'{"a":' * 100_000,
    "not UTF-8": b'{"id": "\xff\xfe"}',
    "UTF-16": '{"id": "x"}'.encode("utf-16"),
    "half a surrogate": b'"\\ud800"',
    "a number of many digits": b"9" * 100_000,
    "many keys": b"{%b}" % b",".join(b'"%d": 1' % number for number in range(20_000)),
    "an empty body": b"",
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_notifys_is_met_with_an_error_of_ours(reach: Reach, name: str) -> None:
    for status in ("201 Created", "200 OK", "400 Bad Request", "500 Oh"):
        with Wire(partial(answers, status, BAD[name])) as server:
            with pytest.raises(OutcomeUnknown):
                reach(server.url, send_sms, retries=ONCE)
            with pytest.raises((ReadFailed, Rejected)):
                reach(server.url, read_template, retries=ONCE)
        assert len(server.requests) == 2


def answers(status: str, body: bytes, connection: socket.socket, _: bytes) -> bool:
    return answer(connection, status, body, JSON)


def says(what: bytes, connection: socket.socket, _: bytes) -> None:
    connection.sendall(what)


@pytest.mark.parametrize("call", [send_sms, read_template])
def test_a_proxy_that_hangs_up_instead_of_making_a_tunnel_means_not_sent(
    reach: Reach, monkeypatch: pytest.MonkeyPatch, call: Call
) -> None:
    for said in (b"", b"HTTP/1.1 20", b"HTTP/1.1 200 OK\r\nX", b"what\r\n\r\n"):
        with Wire(partial(says, said)) as proxy:
            monkeypatch.setenv("https_proxy", proxy.url)
            with pytest.raises(NotSent):
                reach("https://notify.example", call, retries=ONCE)
        assert proxy.requests[0].startswith(b"CONNECT ")


@pytest.mark.parametrize("reach", OWN, indirect=True)
def test_a_connection_that_ended_while_it_waited_is_not_used_any_more(reach: Reach) -> None:
    ended = threading.Event()

    def once(connection: socket.socket, _: bytes) -> bool:
        answer(connection, "201 Created", CALLS["sms"].response().content, JSON)
        connection.shutdown(socket.SHUT_WR)
        ended.set()
        return False

    def after_its_end(client: Any) -> Any:
        ended.wait()
        return send_sms(client)

    with Wire(once) as server:
        reach(server.url, send_sms, after_its_end)
        assert server.connections == 2


@pytest.mark.parametrize("reach", OWN, indirect=True)
def test_what_comes_behind_an_answer_is_not_taken_for_the_next_one(reach: Reach) -> None:
    bodies: Iterator[bytes] = itertools.chain(
        [CALLS["sms"].response().content + b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}"],
        itertools.repeat(CALLS["sms"].response().content),
    )
    length = len(CALLS["sms"].response().content)

    def too_much(connection: socket.socket, _: bytes) -> bool:
        connection.sendall(CREATED + b"Content-Length: %d\r\n\r\n" % length + next(bodies))
        return True

    with Wire(too_much) as server:
        first, second = reach(server.url, send_sms, send_sms)
    assert first.id == second.id
    assert len(server.requests) == 2


@pytest.mark.parametrize("reach", OWN, indirect=True)
@pytest.mark.parametrize("letter", [PDF, PDF + bytes(3_000_000)], ids=["small", "large"])
def test_an_answer_may_come_before_the_request_was_read(reach: Reach, letter: bytes) -> None:
    refusal = failure(413, "TooLarge", "too much").content

    def refuses(connection: socket.socket) -> None:
        connection.recv(100)
        answer(connection, "413 Content Too Large", refusal, JSON)
        has_gone(connection)
        while not has_gone(connection):
            pass

    def sends(client: Any) -> Any:
        return client.send_precompiled_letter_notification("mine", letter)

    # The request is not read to its end, so what waits to be written has nowhere to go.
    timeout = httpx.Timeout(HANG, write=0.3)
    with Wire(lambda *_: None, refuses) as server:
        with pytest.raises(Rejected, match="too much"):
            reach(server.url, sends, timeout=timeout)
        assert server.connections == 1
