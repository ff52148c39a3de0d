"""The client's own connections: when they are kept, waited for, given up, and which way they go."""

from __future__ import annotations

import asyncio
import base64
import json
import select
import socket
import ssl
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import trustme
from client_world import CALLS, KEY, NO_WAIT, PDF, TEMPLATE
from httpx_aiohttp import AiohttpTransport
from patience import HANG
from raw_http import Wire, answer
from transports import OWN, TRANSPORTS, Reach, read_template, send_sms

from notify_typed import (
    AsyncNotifyClient,
    ClientClosed,
    NotifyClient,
    NotSent,
    OutcomeUnknown,
    Response,
    RetryPolicy,
)
from notify_typed._engine.answers import Answer, Headers
from notify_typed._engine.failures import LocalProtocolError
from notify_typed._engine.wire.idle import watch
from notify_typed._engine.wire.route import Hop, Route, lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ONCE = RetryPolicy(max_attempts=1)
TEMPLATE_BODY = CALLS["template"].response().content
MODULES = ("blocking", "awaiting")


@pytest.fixture(params=OWN)
def reach(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Reach:
    return Reach(request.param, monkeypatch)


def template(connection: socket.socket, _: bytes) -> bool:
    return answer(connection, "200 OK", TEMPLATE_BODY, "Content-Type: application/json")


def set_everywhere(monkeypatch: pytest.MonkeyPatch, name: str, value: float) -> None:
    for module in MODULES:
        monkeypatch.setattr(f"notify_typed._engine.wire.{module}.{name}", value)


@pytest.mark.parametrize("seconds", [1e-9, -1.0], ids=["when used", "when another is kept"])
def test_a_connection_that_waited_too_long_is_closed(
    reach: Reach, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    set_everywhere(monkeypatch, "KEEP_ALIVE", seconds)
    with Wire(template) as server:
        reach(server.url, *[read_template] * 3)
        assert server.connections == 3


def test_systems_without_poll_keep_connections_as_well(
    reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(select, "poll", raising=False)
    with Wire(template) as server:
        reach(server.url, *[read_template] * 3)
        assert server.connections == 1


class Gate:
    """Answers when it is let."""

    def __init__(self) -> None:
        self.arrived = threading.Event()
        self.opened = threading.Event()

    def __call__(self, connection: socket.socket, request: bytes) -> bool:
        self.arrived.set()
        self.opened.wait(HANG)
        return template(connection, request)


def test_waiting_for_a_connection_in_vain_means_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    set_everywhere(monkeypatch, "MOST_CONNECTIONS", 1)
    gate, found = Gate(), []
    timeout = httpx.Timeout(HANG, pool=0.1)
    with (
        Wire(gate) as server,
        NotifyClient(KEY, base_url=server.url, retries=ONCE, timeout=timeout) as client,
    ):
        first = threading.Thread(target=lambda: found.append(client.get_template(TEMPLATE)))
        first.start()
        gate.arrived.wait(HANG)
        with pytest.raises(NotSent, match="all connections were in use"):
            send_sms(client)
        gate.opened.set()
        first.join(HANG)
        assert client.get_template(TEMPLATE) == found[0]
    assert server.connections == 1


@pytest.mark.anyio
async def test_a_task_waits_for_a_connection_and_gives_up_as_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_everywhere(monkeypatch, "MOST_CONNECTIONS", 1)
    gate = Gate()
    timeout = httpx.Timeout(HANG, pool=0.1)
    with Wire(gate) as server:
        async with AsyncNotifyClient(
            KEY, base_url=server.url, retries=ONCE, timeout=timeout
        ) as client:
            first = asyncio.create_task(client.get_template(TEMPLATE))
            await asyncio.to_thread(gate.arrived.wait, HANG)
            with pytest.raises(NotSent, match="all connections were in use"):
                await send_sms(client)
            gate.opened.set()
            patient = client.with_options(timeout=HANG)
            both = await asyncio.gather(*(patient.get_template(TEMPLATE) for _ in range(3)))
            assert both == [await first] * 3
        assert server.connections == 1


def test_a_client_that_is_closed_in_use_still_gets_its_answer_and_keeps_nothing() -> None:
    gate = Gate()
    with Wire(gate) as server:
        client = NotifyClient(KEY, base_url=server.url, retries=NO_WAIT)
        found: list[Any] = []
        call = threading.Thread(target=lambda: found.append(client.get_template(TEMPLATE)))
        call.start()
        gate.arrived.wait(HANG)
        client.close()
        gate.opened.set()
        call.join(HANG)
        assert found[0].version
        with pytest.raises(ClientClosed):
            client.get_template(TEMPLATE)


@pytest.mark.anyio
async def test_an_async_client_that_is_closed_in_use_still_gets_its_answer() -> None:
    gate = Gate()
    with Wire(gate) as server:
        client = AsyncNotifyClient(KEY, base_url=server.url, retries=NO_WAIT)
        call = asyncio.create_task(client.get_template(TEMPLATE))
        await asyncio.to_thread(gate.arrived.wait, HANG)
        await client.aclose()
        gate.opened.set()
        assert (await call).version


@pytest.mark.anyio
async def test_a_task_that_is_cancelled_leaves_its_connection_to_nobody() -> None:
    gate = Gate()
    with Wire(gate) as server:
        async with AsyncNotifyClient(KEY, base_url=server.url, retries=NO_WAIT) as client:
            call = asyncio.create_task(client.get_template(TEMPLATE))
            await asyncio.to_thread(gate.arrived.wait, HANG)
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            gate.opened.set()
            assert (await client.get_template(TEMPLATE)).version
        assert server.connections == 2


@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6 on this system")
def test_an_address_of_the_newer_kind_will_do(reach: Reach) -> None:
    try:
        listener = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError:
        pytest.skip("no IPv6 on this machine")
    with listener:
        url = f"http://[::1]:{listener.getsockname()[1]}"
        thread = threading.Thread(target=serve_one, args=(listener,))
        thread.start()
        (found,) = reach(url, read_template)
        thread.join(HANG)
    assert found.version


def serve_one(listener: socket.socket) -> None:
    connection, _ = listener.accept()
    with connection:
        request = connection.recv(65536)
        assert b"\r\nHost: [::1]:" in request
        template(connection, request)


@pytest.fixture
def tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """The context of a server whose authority the environment names."""
    authority = trustme.CA()
    path = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    return context


def listening(tls: ssl.SSLContext) -> socket.socket:
    listener = socket.create_server(("127.0.0.1", 0))
    return tls.wrap_socket(listener, server_side=True, do_handshake_on_connect=False)


def test_connections_over_tls_are_kept(reach: Reach, tls: ssl.SSLContext) -> None:
    with Wire(template, listener=listening(tls)) as server:
        reach(server.url.replace("http://", "https://"), *[read_template] * 3)
        assert server.connections == 1
    assert b"Host: 127.0.0.1:" in server.requests[0]


@dataclass
class Waits:
    """Stands between connections and their waits for the other side."""

    wait: Callable[[int, bool], Callable[[float], bool]]
    for_room: threading.Event = field(default_factory=threading.Event)

    def __call__(self, number: int, *, for_room: bool = False) -> Callable[[float], bool]:
        wait = self.wait(number, for_room)

        def waits(seconds: float) -> bool:
            if for_room:
                self.for_room.set()
            return wait(seconds)

        return waits


def test_large_requests_and_answers_go_over_tls(
    tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = Waits(lambda number, for_room: watch(number, for_room=for_room))
    monkeypatch.setattr("notify_typed._engine.wire.blocking.watch", waits)
    letter = PDF + bytes(4_900_000)
    body = CALLS["precompiled letter"].response().content + b" " * 1_000_000

    def reads_late(connection: Any) -> bool:
        connection.do_handshake()
        return waits.for_room.wait(HANG)

    def created(connection: socket.socket, _: bytes) -> bool:
        return answer(connection, "201 Created", body)

    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2**16)
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    wrapped = tls.wrap_socket(listener, server_side=True, do_handshake_on_connect=False)
    with Wire(created, reads_late, listener=wrapped) as server:
        url = server.url.replace("http://", "https://")
        with NotifyClient(KEY, base_url=url, retries=ONCE) as client:
            assert client.send_precompiled_letter_notification("mine", letter).id
    content = json.loads(server.requests[0].partition(b"\r\n\r\n")[2])["content"]
    assert base64.b64decode(content) == letter


def test_a_wait_that_ends_with_nothing_to_read_is_gone_on_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits = Waits(lambda *_: lambda _: True)
    monkeypatch.setattr("notify_typed._engine.wire.blocking.watch", waits)
    with Wire(template) as server, NotifyClient(KEY, base_url=server.url) as client:
        assert client.get_template(TEMPLATE).version


def test_a_proxy_over_tls_is_reached_by_httpx(
    reach: Reach, tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Wire(template, listener=listening(tls)) as proxy:
        monkeypatch.setenv("http_proxy", f"https://user:word@127.0.0.1:{proxy.port}")
        reach("http://notify.example", read_template)
    assert proxy.requests[0].startswith(b"GET http://notify.example/v2/template/")


@pytest.mark.parametrize("target", ["/a b", "/a\r\nX: y", "/a\x7f", "/\t"])
def test_nothing_ends_the_target_of_a_request_before_its_time(target: str) -> None:
    with pytest.raises(LocalProtocolError):
        Route(Hop("notify.example", 443), None).request("GET", target, b"", lambda: "token", b"")


@pytest.mark.parametrize("value", [b"x\r\nX: y", b"\x00", b"\n", b"x\r", b"\x7f"])
def test_nothing_ends_a_line_of_a_request_before_its_time(value: bytes) -> None:
    for each in (b"X", value), (value, b"x"):
        with pytest.raises(LocalProtocolError):
            lines([(b"Y", b"y"), each])


def test_a_thread_that_cannot_be_started_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    def ending(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread at interpreter shutdown")

    # The server is there first: it has threads of its own.
    listener = socket.create_server(("127.0.0.1", 0))
    server = threading.Thread(target=serve, args=(listener,))
    server.start()
    monkeypatch.setattr(threading.Thread, "start", ending)
    with listener, httpx.Client() as http_client:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        client = NotifyClient(KEY, base_url=url, http_client=http_client, retries=ONCE)
        assert client.get_template(TEMPLATE).version
        server.join(HANG)


def serve(listener: socket.socket) -> None:
    connection, _ = listener.accept()
    with connection:
        template(connection, connection.recv(65536))


@pytest.mark.anyio
async def test_the_transport_of_aiohttp_tells_what_left_from_what_did_not() -> None:
    with Wire(lambda *_: None) as server:
        async with httpx.AsyncClient(transport=AiohttpTransport()) as http_client:
            client = AsyncNotifyClient(
                KEY, base_url=server.url, http_client=http_client, retries=ONCE
            )
            with pytest.raises(OutcomeUnknown):
                await send_sms(client)
            gone = AsyncNotifyClient(
                KEY, base_url="http://127.0.0.1:9", http_client=http_client, retries=ONCE
            )
            with pytest.raises(NotSent):
                await send_sms(gone)


@pytest.mark.parametrize("reach", TRANSPORTS, indirect=True)
def test_a_call_may_have_no_deadline(reach: Reach) -> None:
    with Wire(template) as server:
        (found,) = reach(server.url, read_template, retries=RetryPolicy(deadline=None))
    assert found.version


@pytest.mark.anyio
async def test_what_comes_unasked_ends_a_connection() -> None:
    read, spoken = threading.Event(), threading.Event()

    def speaks(connection: socket.socket, request: bytes) -> bool:
        template(connection, request)
        if not spoken.is_set():
            read.wait(HANG)
            connection.sendall(b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}")
            spoken.set()
        return True

    with Wire(speaks) as server:
        async with AsyncNotifyClient(KEY, base_url=server.url, retries=ONCE) as client:
            first = await client.get_template(TEMPLATE)
            read.set()
            await asyncio.to_thread(spoken.wait, HANG)
            assert await client.get_template(TEMPLATE) == first
        assert server.connections == 2


def test_what_users_see_of_an_answer_is_made_once() -> None:
    seen = httpx.Response(200)
    assert Response(parsed=None, http_response=seen).http_response is seen
    ours = Response(parsed=None, http_response=Answer(200, Headers([(b"X", b"y")]), b"{}"))
    assert ours.http_response is ours.http_response
    assert ours.http_response.json() == {}
    assert ours.http_response.headers["x"] == "y"
    assert "Answer(200)" in repr(Answer(200, Headers([]), b"secret"))
    strange: Any = object()
    with pytest.raises(TypeError, match="not an answer"):
        _ = Response(parsed=None, http_response=strange).http_response
