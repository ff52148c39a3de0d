"""Connections that end early, late or in between, on the client's own connections."""

from __future__ import annotations

import asyncio
import base64
import json
import select
import socket
import sys
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import httpx
import httpx2
import pytest
from client_world import CALLS, KEY, PDF, TEMPLATE
from patience import HANG
from raw_http import Wire, answer, reset
from transports import OWN, Reach, read_template, send_sms

from notify_typed import (
    AsyncNotifyClient,
    NotifyClient,
    NotSent,
    OutcomeUnknown,
    ReadFailed,
    RetryPolicy,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ONCE: Final = RetryPolicy(max_attempts=1)
JSON: Final = "Content-Type: application/json"
TEMPLATE_BODY: Final = CALLS["template"].response().content
READ: Final = 100.0
"""Seconds that an answer may keep a client waiting."""
PIECES: Final = 3
CONNECT: Final[Any] = asyncio.BaseEventLoop.create_connection


@pytest.fixture(params=OWN)
def reach(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Reach:
    return Reach(request.param, monkeypatch)


def template(connection: socket.socket, _: bytes) -> bool:
    return answer(connection, "200 OK", TEMPLATE_BODY, JSON)


def with_effect(factory: Callable[[], Any], method: str, then: Callable[[], object]) -> Any:
    """Make connections that do something whenever an event loop has called a method of theirs."""

    def made() -> Any:
        protocol = factory()
        real = getattr(protocol, method)

        def called(*given: Any) -> None:
            real(*given)
            then()

        setattr(protocol, method, called)
        return protocol

    return made


def when(monkeypatch: pytest.MonkeyPatch, method: str, then: Callable[[], object]) -> None:
    """Do something whenever an event loop has called a method of a connection."""

    async def create(loop: Any, factory: Callable[[], Any], *args: Any, **options: Any) -> Any:
        return await CONNECT(loop, with_effect(factory, method, then), *args, **options)

    monkeypatch.setattr(asyncio.BaseEventLoop, "create_connection", create)


def test_an_answer_without_a_length_goes_up_to_the_end_of_its_connection(reach: Reach) -> None:
    def says(connection: socket.socket, _: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + JSON.encode() + b"\r\n\r\n" + TEMPLATE_BODY)

    with Wire(says) as server:
        first, second = reach(server.url, read_template, read_template)
        assert server.connections == 2
    assert first == second


@dataclass
class Ending:
    """Has a connection ended by the other side between its making and its first use."""

    connected: threading.Event = field(default_factory=threading.Event)

    def greet(self, connection: socket.socket) -> None:
        self.connected.wait(HANG)
        reset(connection)

    def watch(self, number: int, **_: bool) -> Callable[[float], bool]:
        self.connected.set()
        select.select([number], [], [], HANG)
        return lambda _: True

    async def create(self, loop: Any, factory: Callable[[], Any], *args: Any, **named: Any) -> Any:
        over = asyncio.Event()
        made = await CONNECT(
            loop, with_effect(factory, "connection_lost", over.set), *args, **named
        )
        self.connected.set()
        await over.wait()
        return made


def test_a_connection_that_is_over_before_it_is_used_means_not_sent(
    reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    ending = Ending()
    monkeypatch.setattr("notify_typed._engine.wire.blocking.watch", ending.watch)

    async def create(loop: Any, *args: Any, **named: Any) -> Any:
        return await ending.create(loop, *args, **named)

    monkeypatch.setattr(asyncio.BaseEventLoop, "create_connection", create)
    with Wire(template, ending.greet) as server, pytest.raises(NotSent):
        reach(server.url, send_sms, retries=ONCE)
    assert server.requests == []


@dataclass
class Clock:
    """A clock that goes on when a test says so."""

    now: float = 1_000.0

    def monotonic(self) -> float:
        return self.now


@pytest.mark.parametrize("reach", ["sync"], indirect=True)
def test_an_answer_that_goes_on_behind_the_deadline_is_not_read(
    reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr("notify_typed._engine.wire.limits.time", clock)

    def too_late(connection: socket.socket, _: bytes) -> bool:
        clock.now += 61
        return answer(connection, "200 OK", TEMPLATE_BODY + b" " * 300_000, JSON)

    policy = RetryPolicy(max_attempts=1, deadline=60)
    with Wire(too_late) as server, pytest.raises(ReadFailed, match="time-out while reading"):
        reach(server.url, read_template, retries=policy)


@pytest.mark.anyio
async def test_each_piece_of_an_answer_has_its_own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    loop: Any = asyncio.get_running_loop()
    real, ahead, pieces = loop.time, [0.0], threading.Semaphore(0)
    monkeypatch.setattr(loop, "time", lambda: real() + sum(ahead))

    def let_time_pass() -> None:
        ahead.append(0.6 * READ if len(ahead) < PIECES else 2 * READ)
        # The next piece comes after the loop has looked at its timers.
        loop.call_soon(loop.call_soon, pieces.release)

    when(monkeypatch, "data_received", let_time_pass)

    def drips(connection: socket.socket, _: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")
        for _number in range(PIECES - 1):
            pieces.acquire(timeout=HANG)
            connection.sendall(b" ")
        connection.recv(1)

    with Wire(drips) as server:
        async with AsyncNotifyClient(
            KEY,
            base_url=server.url,
            timeout=READ,
            retries=RetryPolicy(max_attempts=1, deadline=None),
        ) as client:
            with pytest.raises(ReadFailed, match="time-out while reading"):
                await client.get_template(TEMPLATE)
    assert len(ahead) == 1 + PIECES


LETTER: Final = PDF + bytes(4_900_000)


def send_letter(client: Any) -> Any:
    return client.send_precompiled_letter_notification("mine", LETTER)


def with_little_room() -> socket.socket:
    """Listen for connections that cannot hold a large request."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2**16)
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    return listener


@pytest.mark.parametrize("reach", ["async"], indirect=True)
def test_a_large_request_waits_until_the_other_side_reads(
    reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = threading.Event()
    when(monkeypatch, "pause_writing", waits.set)
    body = CALLS["precompiled letter"].response().content

    def created(connection: socket.socket, _: bytes) -> bool:
        return answer(connection, "201 Created", body, JSON)

    with Wire(created, lambda _: waits.wait(HANG), listener=with_little_room()) as server:
        reach(server.url, send_letter)
    sent = json.loads(server.requests[0].partition(b"\r\n\r\n")[2])
    assert base64.b64decode(sent["content"]) == LETTER


def test_a_request_that_is_cut_off_in_the_middle_may_have_been_sent(
    reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = threading.Event()
    when(monkeypatch, "pause_writing", waits.set)

    def reads_a_little(connection: socket.socket) -> None:
        connection.recv(100)
        if reach.transport == "async":
            waits.wait(HANG)
        reset(connection)

    with (
        Wire(template, reads_a_little, listener=with_little_room()) as server,
        pytest.raises(OutcomeUnknown),
    ):
        reach(server.url, send_letter, retries=ONCE)
    assert server.connections == 1


@pytest.mark.parametrize("reach", ["async"], indirect=True)
def test_a_tunnel_that_ends_when_it_is_made_means_not_sent(
    reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ends(*_: object, **options: object) -> None:
        assert options == {"server_hostname": "notify.example"}

    monkeypatch.setattr(asyncio.BaseEventLoop, "start_tls", ends)
    with Wire(lambda c, _: answer(c, "200 Connection established", b"")) as proxy:
        address = proxy.url.removeprefix("http://")
        monkeypatch.setenv("https_proxy", proxy.url)
        with pytest.raises(NotSent, match=f"through the proxy {address}"):
            reach("https://notify.example", send_sms, retries=ONCE)
    assert [each.partition(b" ")[0] for each in proxy.requests] == [b"CONNECT"]


def test_whoever_stops_a_client_that_connects_leaves_no_socket_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[socket.socket] = []

    def stops(connection: socket.socket, _: object) -> None:
        made.append(connection)
        raise KeyboardInterrupt

    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        monkeypatch.setattr(socket.socket, "connect", stops)
        with NotifyClient(KEY, base_url=url) as client, pytest.raises(KeyboardInterrupt):
            read_template(client)
    assert [each.fileno() for each in made] == [-1]


def test_a_program_without_tls_is_told_why_it_cannot_connect(
    reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "ssl")
    with socket.create_server(("127.0.0.1", 0)) as gone:
        url = f"http://127.0.0.1:{gone.getsockname()[1]}"
    with pytest.raises(NotSent, match="connection refused"):
        reach(url, read_template, retries=ONCE)


@pytest.mark.parametrize("library", [httpx, httpx2])
def test_a_connection_that_comes_about_after_the_deadline_sends_nothing(
    monkeypatch: pytest.MonkeyPatch, library: Any
) -> None:
    gate, made = threading.Event(), threading.Event()
    connect: Any = socket.create_connection

    def connects_late(*args: Any, **options: Any) -> socket.socket:
        gate.wait(HANG)
        connection: socket.socket = connect(*args, **options)
        made.set()
        return connection

    monkeypatch.setattr(socket, "create_connection", connects_late)
    policy = RetryPolicy(max_attempts=1, deadline=0.2)
    with Wire(lambda c, _: answer(c, "201 Created", b"{}", JSON)) as server:
        with library.Client() as http_client:
            client = NotifyClient(KEY, base_url=server.url, http_client=http_client, retries=policy)
            with pytest.raises(NotSent):
                send_sms(client)
            [sending] = [each for each in threading.enumerate() if each.name == "notify-typed"]
            gate.set()
            sending.join(HANG)
        assert made.is_set()
    assert server.requests == []


class Foreign:
    """The transport of an event loop that has kinds of its own, as uvloop has."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)


@pytest.mark.parametrize("reach", ["async"], indirect=True)
def test_an_event_loop_may_have_transports_of_its_own(
    reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def create(loop: Any, factory: Callable[[], Any], *args: Any, **options: Any) -> Any:
        def made() -> Any:
            protocol = factory()
            real = protocol.connection_made
            protocol.connection_made = lambda transport: real(Foreign(transport))
            return protocol

        return await CONNECT(loop, made, *args, **options)

    monkeypatch.setattr(asyncio.BaseEventLoop, "create_connection", create)
    with Wire(template) as server:
        first, second = reach(server.url, read_template, read_template)
        assert server.connections == 1
    assert first == second
