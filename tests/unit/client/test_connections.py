"""What goes wrong between two machines, over real sockets and every transport."""

from __future__ import annotations

import base64
import gc
import json
import logging
import socket
import sys
import time
import traceback
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from client_world import CALLS, MESSAGE, PDF, SECRET
from patience import HANG
from raw_http import Wire, answer, reset
from transports import OWN, TRANSPORTS, Call, Reach, read_template, send_sms

from notify_typed import (
    NotSent,
    OutcomeUnknown,
    ReadFailed,
    RequestError,
    RetryPolicy,
    UnreadableResponse,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ONCE = RetryPolicy(max_attempts=1)
JSON = "Content-Type: application/json"
# Only servers that keep silent make anybody wait, and they do not answer later either.
SOON = httpx.Timeout(HANG, read=0.15)


@pytest.fixture(params=TRANSPORTS)
def reach(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Reach:
    return Reach(request.param, monkeypatch)


def says(text: bytes) -> Callable[[socket.socket, bytes], None]:
    return lambda connection, _: connection.sendall(text)


def keeps_silent(connection: socket.socket, _: bytes) -> None:
    connection.recv(1)  # until the client goes away


CREATED = b"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n"
LOST: dict[str, Callable[[socket.socket, bytes], Any]] = {
    "hangs up": lambda *_: None,
    "resets": lambda connection, _: reset(connection),
    "keeps silent": keeps_silent,
    "half a status line": says(b"HTTP/1.1 201 Cre"),
    "half a header": says(CREATED + b"Content-Le"),
    "half a body": says(CREATED + b'Content-Length: 900\r\n\r\n{"id":'),
    "half a chunk": says(CREATED + b'Transfer-Encoding: chunked\r\n\r\n50\r\n{"id":'),
    "no chunk at all": says(CREATED + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}"),
    "another protocol": says(b"SSH-2.0-OpenSSH_9.6\r\n\r\n"),
    "a line that is not a header": says(CREATED + b"\xff\xfe bad\r\nContent-Length: 2\r\n\r\n{}"),
    "a length that is not a number": says(CREATED + b"Content-Length: many\r\n\r\n{}"),
    "a status of four digits": says(b"HTTP/1.1 2010 Created\r\nContent-Length: 2\r\n\r\n{}"),
    "an endless header": says(CREATED + b"X: " + b"a" * 300_000 + b"\r\n\r\n"),
    "no gzip": lambda connection, _: answer(
        connection, "201 Created", b"not gzip", "Content-Encoding: gzip", JSON
    ),
    "another protocol from here on": says(
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"
    ),
    "a router's page": lambda connection, _: answer(
        connection, "502 Bad Gateway", b"<h1>", "Content-Type: text/html"
    ),
    "a status line that is not text": says(b"HTTP/1.1 500 \xff\xfe\r\nContent-Length: 2\r\n\r\n{}"),
}


@pytest.mark.parametrize("name", LOST)
def test_a_send_whose_answer_is_lost_is_unknown_and_not_repeated(reach: Reach, name: str) -> None:
    with Wire(LOST[name]) as server:
        error = fails(reach, server.url, send_sms, timeout=SOON)
    assert type(error) is OutcomeUnknown
    assert len(server.requests) == error.attempts == 1


@pytest.mark.parametrize("name", LOST)
def test_a_read_whose_answer_is_lost_is_tried_again(reach: Reach, name: str) -> None:
    policy = RetryPolicy(max_attempts=2, base_delay=0)
    with Wire(LOST[name]) as server:
        error = fails(reach, server.url, read_template, retries=policy, timeout=SOON)
    assert isinstance(error, ReadFailed)
    # An upgrade nobody asked for is an answer for one library, and none for the other.
    if not isinstance(error, UnreadableResponse):
        assert error.attempts == 2
    # An attempt over a connection that the server is about to close may not get to it.
    assert 1 <= len(server.requests) <= error.attempts


def redirects(status: str, location: str, connection: socket.socket, _: bytes) -> bool:
    return answer(connection, status, b"", location)


@pytest.mark.parametrize("call", [send_sms, read_template])
def test_a_redirect_is_not_followed(reach: Reach, call: Call) -> None:
    with Wire(lambda connection, _: answer(connection, "200 OK", b"{}")) as elsewhere:
        location = f"Location: {elsewhere.url}/v2/notifications/sms"
        for status in ("301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"):
            with Wire(partial(redirects, status, location)) as server:
                error = fails(reach, server.url, call)
            assert len(server.requests) == 1
            assert type(error) is (OutcomeUnknown if call is send_sms else UnreadableResponse)
    assert elsewhere.requests == []


@pytest.mark.parametrize("call", [send_sms, read_template])
def test_a_refused_connection_means_not_sent(reach: Reach, call: Call) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    error = fails(reach, f"http://127.0.0.1:{port}", call)
    assert type(error) is NotSent
    assert error.attempts == 4
    assert "connection refused" in error.message


@pytest.mark.parametrize("call", [send_sms, read_template])
def test_a_host_that_is_not_known_means_not_sent(
    reach: Reach, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object, **__: object) -> NoReturn:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    error = fails(reach, "https://notify.example", call)
    assert type(error) is NotSent
    assert "host name not found" in error.message


@pytest.mark.parametrize("call", [send_sms, read_template])
@pytest.mark.parametrize("greeting", [b"", b"220 mail.example ESMTP\r\n"])
def test_a_server_that_does_not_speak_tls_means_not_sent(
    reach: Reach, call: Call, greeting: bytes
) -> None:
    def greet(connection: socket.socket) -> None:
        connection.sendall(greeting)
        connection.recv(65536)

    with Wire(keeps_silent, greet) as server:
        url = server.url.replace("http://", "https://")
        assert type(fails(reach, url, call, retries=ONCE)) is NotSent


@pytest.mark.parametrize("call", [send_sms, read_template])
def test_a_tls_handshake_that_takes_for_ever_means_not_sent(reach: Reach, call: Call) -> None:
    def greet(connection: socket.socket) -> None:
        while connection.recv(65536):
            pass

    with Wire(keeps_silent, greet) as server:
        url = server.url.replace("http://", "https://")
        error = fails(reach, url, call, retries=ONCE, timeout=0.2)
    assert type(error) is NotSent


@pytest.mark.skipif(sys.platform != "linux", reason="a full backlog is treated otherwise elsewhere")
@pytest.mark.parametrize("call", [send_sms, read_template])
def test_a_connection_that_takes_for_ever_means_not_sent(reach: Reach, call: Call) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        for each in waiting:
            each.settimeout(0)
            each.connect_ex(listener.getsockname())
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        error = fails(reach, url, call, retries=ONCE, timeout=0.2)
        for each in waiting:
            each.close()
    assert type(error) is NotSent


# aiohttp closes a connection only once it is written to its end.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_request_that_cannot_be_written_to_its_end_is_unknown(reach: Reach) -> None:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        letter = PDF + b" " * 5_000_000
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        error = fails(
            reach,
            url,
            lambda client: client.send_precompiled_letter_notification("mine", letter),
            timeout=httpx.Timeout(HANG, write=0.2, read=0.2),
        )
        gc.collect()
    assert type(error) is OutcomeUnknown


def test_a_connection_that_is_kept_and_breaks_does_not_repeat_a_send(reach: Reach) -> None:
    answers: Iterator[bool] = iter([True, False])

    def once(connection: socket.socket, _: bytes) -> bool:
        if next(answers):
            return answer(connection, "201 Created", CALLS["sms"].response().content, JSON)
        reset(connection)
        return False

    with Wire(once) as server:
        with pytest.raises(OutcomeUnknown):
            reach(server.url, send_sms, send_sms)
        assert server.connections == 1
    assert len(server.requests) == 2


@pytest.mark.parametrize("reach", OWN, indirect=True)
def test_connections_are_kept_and_cookies_are_not(reach: Reach) -> None:
    def template(connection: socket.socket, _: bytes) -> bool:
        body = CALLS["template"].response().content
        return answer(connection, "200 OK", body, JSON, "Set-Cookie: a=b; Path=/")

    with Wire(template) as server:
        # A name instead of an address, as cookies of addresses are not kept anyway.
        reach(server.url.replace("127.0.0.1", "localhost"), *[read_template] * 5)
        assert server.connections == 1
    assert len(server.requests) == 5
    assert all(b"cookie" not in request.lower() for request in server.requests)


def test_a_filter_arrives_as_it_was_given_over_every_transport(reach: Reach) -> None:
    reference = "".join(map(chr, range(1, 256))) + "%2F%20+ \u20ac\U0001f44b"
    body = b'{"notifications": [], "links": {"current": "x"}}'
    with Wire(lambda connection, _: answer(connection, "200 OK", body, JSON)) as server:
        reach(server.url, lambda client: client.get_all_notifications(reference=reference))
    target = server.requests[0].split(b" ")[1].decode("ascii")
    assert parse_qsl(urlsplit(target).query) == [("reference", reference)]


def test_a_large_file_arrives_whole(reach: Reach) -> None:
    letter = PDF + bytes(range(256)) * 18_000
    body = CALLS["precompiled letter"].response().content
    with Wire(lambda connection, _: answer(connection, "201 Created", body, JSON)) as server:
        reach(
            server.url, lambda client: client.send_precompiled_letter_notification("mine", letter)
        )
    sent = json.loads(server.requests[0].partition(b"\r\n\r\n")[2])
    assert base64.b64decode(sent["content"]) == letter


def test_the_answer_knows_how_long_it_took(reach: Reach) -> None:
    body = CALLS["template"].response().content
    with Wire(lambda connection, _: answer(connection, "200 OK", body, JSON)) as server:
        began = time.perf_counter()
        (raw,) = reach(
            server.url, lambda client: client.with_raw_response(client.get_template, MESSAGE)
        )
        whole = time.perf_counter() - began
    assert 0 < raw.http_response.elapsed.total_seconds() < whole
    assert raw.http_response.request.url.path.endswith(MESSAGE)


@pytest.mark.parametrize("reach", OWN, indirect=True)
def test_neither_logs_nor_errors_of_any_library_show_secrets_or_people(
    reach: Reach, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []
    with caplog.at_level(logging.DEBUG):
        for behave in LOST.values():
            with Wire(behave) as server:
                for call in (
                    send_sms,
                    lambda client: client.get_all_notifications(reference="my-reference"),
                ):
                    error = fails(reach, server.url, call, timeout=SOON, retries=ONCE)
                    shown += texts(error)
    shown += [record.getMessage() for record in caplog.records]
    for secret in (SECRET, "Bearer", "eyJ", "07700900123", "Amala Bird", "my-reference"):
        assert [text for text in shown if secret in text] == []


def texts(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        yield "".join(traceback.format_exception_only(error))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def fails(reach: Reach, url: str, call: Call, **options: Any) -> RequestError:
    with pytest.raises(RequestError) as caught:
        reach(url, call, **options)
    return caught.value
