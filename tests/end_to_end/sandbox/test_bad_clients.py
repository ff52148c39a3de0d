"""Callers that are slow, huge, silent, broken or hostile: they hurt nobody but themselves."""

from __future__ import annotations

import asyncio
import json
import resource
import select
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from patience import HANG, wait_until

from notify_typed.sandbox._http.protocol import PATIENCE
from notify_typed.sandbox._server.server import SandboxServer
from notify_typed.sandbox._state.state import State
from notify_typed.sandbox._timekeeper import Timekeeper
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed.sandbox import Sandbox
    from tests.end_to_end.sandbox.conftest import Api

MEGABYTES = 10_000_000
SMS = {
    "phone_number": "07700900123",
    "template_id": world.SMS_TEMPLATE_ID,
    "personalisation": {"name": "Amala", "date": "1 May"},
}
LIVE = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


class Timed:
    """A sandbox, as far as `Api` needs it, whose patience runs out only when a test lets it."""

    def __init__(self) -> None:
        self.clock = Timekeeper()
        self.server = SandboxServer(State(world.default_world(), self.clock))
        self.base_url = self.server.base_url
        services = self.server.state.world.services.values()
        self.test_key = next(
            service.key_text(key)
            for service in services
            for key in service.api_keys
            if key.type == "test"
        )

    def pass_time(self, seconds: float) -> None:
        """Let the server's event loop find that so much time has passed, and none but that."""

        async def passed() -> None:
            loop = asyncio.get_running_loop()
            now = loop.time() + seconds
            loop.time = lambda: now  # type: ignore[method-assign]
            for _ in range(5):  # what came in meanwhile, and then what is due
                await asyncio.sleep(0)

        self.server.run(passed())


def pass_time(api: Api, seconds: float) -> None:
    sandbox: object = api.sandbox
    assert isinstance(sandbox, Timed)
    sandbox.pass_time(seconds)


@pytest.fixture
def timed(connect: Any) -> Iterator[Api]:
    sandbox = Timed()
    sandbox.server.start()
    sandbox.pass_time(0)
    try:
        yield connect(sandbox)
    finally:
        sandbox.server.stop()


@pytest.fixture
def victim(timed: Api, caplog: pytest.LogCaptureFixture) -> Iterator[Api]:
    """A sandbox that must be well after the test, with its message, and nothing to complain of."""
    assert timed.send_sms(reference="kept").status_code == 201
    yield timed
    assert references(timed)[-1] == "kept"
    is_well(timed)
    assert [
        record.getMessage() for record in caplog.get_records("call") if record.levelname == "ERROR"
    ] == []


def references(api: Api) -> list[str | None]:
    found = api.http.get("/_sandbox/messages").json()["messages"]
    return [message["reference"] for message in found]


def is_well(api: Api) -> None:
    assert api.http.get("/_sandbox/health").status_code == 200
    assert api.send_sms(reference="after").status_code == 201
    assert api.get("/v2/notifications", params={"reference": "after"}).json()["notifications"]


def plug(api: Api) -> socket.socket:
    url = httpx.URL(api.sandbox.base_url)
    return socket.create_connection((url.host, url.port), timeout=HANG)


def everything(connection: socket.socket) -> bytes:
    """All that comes until the other end closes."""
    chunks = []
    with suppress(ConnectionResetError):
        while chunk := connection.recv(65_536):
            chunks.append(chunk)
    return b"".join(chunks)


def outlast(api: Api, connection: socket.socket) -> bytes:
    """Wait, as the server's clock goes, until it ends the connection; give all that came."""
    for _ in range(1_000):
        if select.select([connection], [], [], 0.01)[0]:
            return everything(connection)
        pass_time(api, PATIENCE)
    return pytest.fail("the connection was not ended")


def written(api: Api, body: bytes, *more: str, length: int | None = None) -> bytes:
    """A request to send a text."""
    lines = [
        "POST /v2/notifications/sms HTTP/1.1",
        "Host: sandbox",
        f"Authorization: Bearer {api.token()}",
        f"Content-Length: {len(body) if length is None else length}",
        *more,
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


def is_error_of_notify(answer: httpx.Response) -> bool:
    body = answer.json()
    if set(body) == {"result", "message"}:
        return body["result"] == "error"
    entries = body["errors"]
    return (
        body["status_code"] == answer.status_code
        and len(entries) > 0
        and all(isinstance(entry["error"] + entry["message"], str) for entry in entries)
    )


# Huge


# Made when it is sent: every worker collects every test.
HUGE = {
    "no JSON": lambda: b"x" * MEGABYTES,
    "nested": lambda: b"[" * MEGABYTES,
    "one number": lambda: b"1" * MEGABYTES,
    "one text": lambda: json.dumps("x" * MEGABYTES).encode(),
    "number": lambda: json.dumps({**SMS, "phone_number": "7" * MEGABYTES}).encode(),
    "reference": lambda: json.dumps({**SMS, "reference": "x" * MEGABYTES}).encode(),
    "template": lambda: json.dumps({**SMS, "template_id": "0" * MEGABYTES}).encode(),
    "value": lambda: json.dumps(
        SMS | {"personalisation": {"name": "x" * MEGABYTES, "date": ""}}
    ).encode(),
    "values": lambda: json.dumps(
        SMS | {"personalisation": {"name": ["((" * 100] * 40_000}}
    ).encode(),
    "fields": lambda: json.dumps(SMS | dict.fromkeys(map(str, range(700_000)), 1)).encode(),
}


@pytest.mark.parametrize("name", HUGE)
def test_a_body_of_ten_megabytes_is_refused(victim: Api, name: str) -> None:
    answer = victim.post("/v2/notifications/sms", content=HUGE[name]())
    assert answer.status_code == 400
    assert is_error_of_notify(answer)
    assert references(victim) == ["kept"]


@pytest.mark.parametrize("field", ["email_address", "name"])
def test_ten_megabytes_in_an_email_are_refused(victim: Api, field: str) -> None:
    body: dict[str, Any] = {
        "email_address": "amala@example.com",
        "template_id": world.EMAIL_TEMPLATE_ID,
        "personalisation": {"name": "Amala", "reference": "R1"},
    }
    place = body if field in body else body["personalisation"]
    place[field] = "<a *b* " * (MEGABYTES // 7)
    answer = victim.post("/v2/notifications/email", body)
    assert answer.status_code == 400
    assert is_error_of_notify(answer)


def test_a_body_that_is_announced_as_too_large_is_refused(victim: Api) -> None:
    answer = victim.post("/v2/notifications/sms", content=b"x" * 51 * 1024 * 1024)
    assert answer.status_code == 413


@pytest.mark.parametrize("with_fault", [False, True])
def test_more_than_any_request_can_be_is_refused(victim: Api, *, with_fault: bool) -> None:
    if with_fault:
        fault = {"fault": "ServerError", "recipient": "07700900999"}
        assert victim.http.post("/_sandbox/faults", json=fault).status_code == 201

    def pieces() -> Iterator[bytes]:
        for _ in range(60):
            yield b" " * 1_000_000

    try:
        answer = victim.post("/v2/notifications/sms", content=pieces())
    except httpx.NetworkError:
        return  # refused before all of it was sent
    assert answer.status_code == 413
    assert is_error_of_notify(answer)


def test_endless_headers_are_refused(victim: Api) -> None:
    with plug(victim) as connection:
        with suppress(OSError):
            connection.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * MEGABYTES)
        answer = everything(connection)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 4")


# Slow


def test_slow_requests_hold_nobody_up_and_are_ended(victim: Api) -> None:
    with ExitStack() as stack:
        slow = [stack.enter_context(plug(victim)) for _ in range(50)]
        for connection in slow:
            connection.sendall(b"POST /v2/notifications/sms HTTP/1.1\r\nHost: sand")
        is_well(victim)
        for connection in slow:
            head, _, body = outlast(victim, connection).partition(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 408 ")
            assert json.loads(body)["result"] == "error"


def test_dripping_does_not_win_time(victim: Api) -> None:
    drops = 0
    with plug(victim) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX: ")
        while not select.select([connection], [], [], 0.01)[0]:
            connection.sendall(b"x")
            pass_time(victim, PATIENCE / 10)
            drops += 1
            assert drops < 200
        assert everything(connection).startswith(b"HTTP/1.1 408 ")
    assert drops > 2


@pytest.mark.parametrize("with_fault", [False, True])
def test_a_body_that_never_ends_is_not_taken_for_a_message(
    victim: Api, *, with_fault: bool
) -> None:
    if with_fault:
        fault = {"fault": "ServerError", "recipient": "07700900999"}
        assert victim.http.post("/_sandbox/faults", json=fault).status_code == 201
    body = json.dumps(SMS).encode()
    with plug(victim) as connection:
        connection.sendall(written(victim, body, length=len(body) + 1))
        assert outlast(victim, connection).startswith(b"HTTP/1.1 408 ")
    assert references(victim) == ["kept"]


def test_an_unfinished_body_of_a_refused_request_is_not_waited_for(victim: Api) -> None:
    with plug(victim) as connection:
        connection.sendall(
            b"POST /v2/notifications/sms HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n"
        )
        assert connection.recv(65_536).startswith(b"HTTP/1.1 401 ")


def test_a_silent_connection_is_ended(victim: Api) -> None:
    with plug(victim) as connection:
        assert outlast(victim, connection) == b""


def test_a_caller_that_does_not_read_is_cut_off(victim: Api) -> None:
    with plug(victim) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(0)
        ask = b"GET /_sandbox/openapi.json HTTP/1.1\r\nHost: sandbox\r\n\r\n" * 1000
        with suppress(BlockingIOError):
            while True:
                connection.send(ask)
        is_well(victim)
        broken = select.poll()
        broken.register(connection.fileno(), select.POLLERR)
        for _ in range(1_000):
            pass_time(victim, PATIENCE)
            if broken.poll(10):
                break
        else:
            pytest.fail("the connection was not ended")


def test_a_caller_that_reads_late_gets_all_of_it_and_goes_on(victim: Api) -> None:
    server = victim.sandbox.server  # type: ignore[attr-defined]
    # Much more than connections hold that nobody reads.
    large = {"name": "A", "date": "B", "unused": "x" * 1_000_000}
    for _ in range(10):
        assert victim.send_sms(personalisation=large).status_code == 201
    with plug(victim) as connection:
        connection.sendall(b"GET /_sandbox/messages HTTP/1.1\r\nHost: sandbox\r\n\r\n")
        assert wait_until(
            lambda: any(one.flow.write_paused for one in server._server.server_state.connections)
        )
        answer = connection.makefile("rb")
        assert answer.readline().startswith(b"HTTP/1.1 200 ")
        headers = dict(line.split(b": ") for line in iter(answer.readline, b"\r\n"))
        body = json.loads(answer.read(int(headers[b"content-length"])))
        assert len(body["messages"]) == 11
        wait = b"GET /_sandbox/messages/wait?reference=%s&timeout=300 HTTP/1.1\r\nHost: a\r\n\r\n"
        listeners = server.state.on_message
        before = len(listeners)
        connection.sendall(wait % b"after")
        assert wait_until(lambda: len(listeners) > before)
        pass_time(victim, PATIENCE)
        assert victim.send_sms(reference="after").status_code == 201
        assert answer.readline().startswith(b"HTTP/1.1 200 ")


# Many


def test_a_thousand_idle_connections_leave_room_for_others(sandbox: Sandbox, api: Api) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < 3000:
        if hard < 3000:
            pytest.skip("this process may not open 3,000 files")
        resource.setrlimit(resource.RLIMIT_NOFILE, (3000, hard))
    try:
        with ExitStack() as stack:
            idle = [stack.enter_context(plug(api)) for _ in range(1000)]
            is_well(api)
            # The last one was let in, and is answered.
            idle[-1].sendall(
                b"GET /_sandbox/health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            )
            assert everything(idle[-1]).startswith(b"HTTP/1.1 200 ")
        is_well(api)
        assert len(sandbox.messages()) == 2
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_process_out_of_files_recovers() -> None:
    process = subprocess.Popen(
        [
            "/bin/sh",
            "-c",
            'ulimit -n 40; exec "$@"',
            "sh",
            sys.executable,
            "-m",
            "notify_typed.sandbox",
            "--port",
            "0",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        assert process.stdout is not None
        try:
            url = httpx.URL(process.stdout.readline().split()[-1])
            with ExitStack() as stack:
                for _ in range(60):
                    stack.enter_context(
                        socket.create_connection((url.host, url.port), timeout=HANG)
                    )
            with httpx.Client(base_url=url, timeout=HANG, trust_env=False) as http:
                assert http.get("/_sandbox/health").status_code == 200
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=HANG)
    assert process.returncode == 0


# Broken

NO_HTTP = [
    pytest.param(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500), id="TLS"),
    pytest.param(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", id="HTTP/2"),
    pytest.param(b"\r\n" * 1000, id="blank lines"),
    pytest.param(b"GET\r\n\r\n", id="half a line"),
    pytest.param(b"GET / HTTP/1.1\r\n\r\n", id="no host"),
    pytest.param(b"GET /%ff%00 HTTP/1.1\r\nHost: a\r\n\r\n", id="odd path"),
    pytest.param(b"GET http://[ HTTP/1.1\r\nHost: [\r\n\r\n", id="odd host"),
    pytest.param(b"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", id="CONNECT"),
    pytest.param(b"GET / HTTP/1.1\r\nHost: a\r\nA: \x00\r\n\r\n", id="NUL"),
    pytest.param(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", id="length"),
    pytest.param(
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        id="two lengths",
    ),
    pytest.param(
        b"POST /v2/templates HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        id="chunk",
    ),
    pytest.param(
        b"POST /_sandbox/reset HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\nzz\r\n",
        id="coding",
    ),
    pytest.param(
        b"GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n",
        id="websocket",
    ),
]


@pytest.mark.parametrize("garbage", NO_HTTP)
def test_anything_but_http_is_refused_or_dropped(victim: Api, garbage: bytes) -> None:
    with plug(victim) as connection:
        connection.sendall(garbage)
        connection.shutdown(socket.SHUT_WR)
        answer = everything(connection)
    assert answer == b"" or answer.startswith(b"HTTP/1.")
    assert not answer.startswith(b"HTTP/1.1 5")
    assert references(victim) == ["kept"]


def test_a_broken_chunk_ends_the_request_it_belongs_to(victim: Api) -> None:
    request = written(victim, b"").replace(b"Content-Length: 0", b"Transfer-Encoding: chunked")
    with plug(victim) as connection:
        connection.sendall(request + b'5\r\n{"a":\r\n')
        connection.sendall(b"no chunk\r\n")
        assert everything(connection).startswith(b"HTTP/1.1 400 ")


def test_a_broken_chunk_behind_an_answer_that_has_begun_ends_it(victim: Api) -> None:
    request = b"GET /_sandbox/events HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    with plug(victim) as connection:
        connection.sendall(request)
        assert connection.recv(65_536).startswith(b"HTTP/1.1 200 ")
        connection.sendall(b"no chunk\r\n")
        assert b"HTTP/1.1 400 " not in everything(connection)


@given(garbage=st.binary(max_size=200) | st.binary(max_size=60).map(b"GET / HTTP/1.1\r\n".__add__))
@LIVE
def test_any_bytes_are_survived(api: Api, garbage: bytes) -> None:
    with plug(api) as connection:
        connection.sendall(garbage)
        connection.shutdown(socket.SHUT_WR)
        answer = everything(connection)
    assert answer == b"" or answer.startswith(b"HTTP/1.")
    assert api.http.get("/_sandbox/health").status_code == 200


def test_a_caller_that_has_finished_speaking_is_still_answered(victim: Api) -> None:
    with plug(victim) as connection:
        connection.sendall(written(victim, json.dumps({**SMS, "reference": "half"}).encode()))
        connection.shutdown(socket.SHUT_WR)
        assert everything(connection).startswith(b"HTTP/1.1 201 ")
    assert references(victim) == ["half", "kept"]


def test_a_caller_that_stops_in_the_middle_sends_nothing(victim: Api) -> None:
    body = json.dumps(SMS).encode()
    with plug(victim) as connection:
        connection.sendall(written(victim, body, length=len(body) + 1))
        connection.shutdown(socket.SHUT_WR)
        assert everything(connection).startswith(b"HTTP/1.1 400 ")
    assert references(victim) == ["kept"]


def test_half_a_request_to_the_control_api_is_no_accident(victim: Api) -> None:
    with plug(victim) as connection:
        connection.sendall(
            b"POST /_sandbox/clock HTTP/1.1\r\nHost: a\r\nContent-Length: 20\r\n\r\n{"
        )
    is_well(victim)


# Hostile: the control API

CONTROL_ROUTES = [
    ("PUT", "world"),
    ("POST", "reset"),
    ("GET", "messages"),
    ("GET", "messages/wait"),
    ("GET", "messages/{id}"),
    ("DELETE", "messages/{id}"),
    ("GET", "requests"),
    ("GET", "requests/{id}"),
    ("GET", "received-texts"),
    ("POST", "messages/{id}/status"),
    ("POST", "messages/{id}/return"),
    ("POST", "received-texts"),
    ("GET", "faults"),
    ("POST", "faults"),
    ("DELETE", "faults"),
    ("GET", "clock"),
    ("POST", "clock"),
    ("GET", "callbacks"),
    ("PUT", "callbacks"),
    ("POST", "callbacks/replay"),
    ("POST", "callbacks/hold"),
    ("POST", "callbacks/release"),
]
TEXT = st.text(max_size=20) | st.sampled_from(["", "\x00", "\ud800", "é", "%00", "test", "sms"])
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**18, -(10**18), 10**400, 1e308, -1e308, 0.5, -1, 0])
    | st.floats()
    | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
CONTROL_FIELDS = {
    "advance": VALUES,
    "freeze": VALUES,
    "fault": st.sampled_from(["ServerError", "Delay", "ClockSkew", "RateLimitError", "x"]),
    "settings": st.dictionaries(
        st.sampled_from(["seconds", "status", "message", "after_commit", "self"]), VALUES
    ),
    "operation": st.sampled_from(["send_sms", "send", "read", "x"]) | VALUES,
    "recipient": st.just("07700900123") | VALUES,
    "template_id": st.just(world.SMS_TEMPLATE_ID) | VALUES,
    "reference": VALUES,
    "times": VALUES,
    "every": VALUES,
    "probability": VALUES,
    "seed": VALUES,
    "status": st.sampled_from(["delivered", "created", "x"]) | VALUES,
    "content": VALUES,
    "sender": VALUES,
    "to": st.just(world.INBOUND_NUMBER) | VALUES,
    "id": VALUES,
    "newest_first": VALUES,
    "service_id": st.just(world.SERVICE_ID) | VALUES,
    "type": st.sampled_from(["delivery_status", "inbound_sms"]) | VALUES,
    "url": VALUES,
    "bearer_token": st.just("a long enough token") | VALUES,
    "format": st.just(1) | VALUES,
    "services": VALUES,
}
# What each route wants, and things that it does not.
WANTED = {
    "clock": ["advance", "freeze"],
    "faults": [
        "fault", "settings", "operation", "recipient", "template_id", "reference", "times",
        "every", "probability", "seed",
    ],
    "received-texts": ["content", "sender", "to"],
    "messages/{id}/status": ["status"],
    "callbacks": ["service_id", "type", "url", "bearer_token"],
    "callbacks/replay": ["id"],
    "callbacks/release": ["newest_first"],
    "world": ["format", "services"],
}  # fmt: skip
QUERY = st.dictionaries(
    st.sampled_from(
        ["recipient", "reference", "template_id", "type", "status", "q", "limit", "older_than", "x"]
    ),
    TEXT.map(lambda text: text.encode(errors="replace").decode()),
    max_size=3,
)


@st.composite
def control_calls(draw: st.DrawFn) -> tuple[str, str, dict[str, str], bytes]:
    method, route = draw(st.sampled_from(CONTROL_ROUTES))
    names = WANTED.get(route, [])
    fields = st.fixed_dictionaries({}, optional={name: CONTROL_FIELDS[name] for name in names})
    body = draw(fields.map(json.dumps).map(str.encode) | VALUES.map(json.dumps).map(str.encode)
                | st.binary(max_size=50))  # fmt: skip
    query = draw(QUERY)
    if route == "messages/wait":
        query["timeout"] = draw(st.sampled_from(["0", "x", "-1", "nan", "inf", "1e999", "", "301"]))
    return method, route, query, body


@pytest.mark.every_database
@given(call=control_calls(), bad_id=st.sampled_from(["x", "%00", "%ff", "%F0%9F", "..", "%2F"]))
@settings(LIVE, max_examples=300)
def test_the_control_api_never_fails(
    api: Api, call: tuple[str, str, dict[str, str], bytes], bad_id: str
) -> None:
    method, route, query, body = call
    with_body: dict[str, Any] = {} if method == "GET" else {"content": body}
    path = f"/_sandbox/{route.format(id=bad_id)}"
    answer = api.http.request(method, path, params=query, **with_body)
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        assert answer.json()["message"]
    health = api.http.get("/_sandbox/health")
    assert health.status_code == 200


@pytest.mark.every_database
@given(advance=st.lists(st.floats(0, 1e12) | st.integers(0, 10**12), max_size=3), end=VALUES)
@settings(LIVE, max_examples=25)
def test_the_api_answers_at_any_time_that_the_clock_can_be_set_to(
    api: Api, advance: list[float], end: Any
) -> None:
    api.sandbox.reset()
    for seconds in [*advance, end]:
        answer = api.http.post("/_sandbox/clock", content=json.dumps({"advance": seconds}))
        assert answer.status_code in (200, 400), answer.text
    assert api.send_sms().status_code == 201
    assert api.send_letter().status_code == 201
    assert api.get("/v2/notifications").status_code == 200
    assert api.http.get("/_sandbox/messages").status_code == 200
    assert api.http.get("/_sandbox/clock").status_code == 200


# Hostile: the v2 API

IDS = st.sampled_from(
    [world.SMS_TEMPLATE_ID, world.SERVICE_ID, "sms", "x", "%00", "%ff", "%ED%A0%80", "0" * 5000]
) | st.uuids().map(str)
PATHS = st.sampled_from(
    [
        "/v2/notifications",
        "/v2/notifications/sms",
        "/v2/notifications/email",
        "/v2/notifications/letter",
        "/v2/notifications/{id}",
        "/v2/notifications/{id}/pdf",
        "/v2/received-text-messages",
        "/v2/templates",
        "/v2/template/{id}",
        "/v2/template/{id}/version/{version}",
        "/v2/template/{id}/preview",
        "/v2//notifications",
        "/v2/{id}",
    ]
)
LATIN = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"))
HEADERS = st.dictionaries(
    st.sampled_from(
        ["content-type", "accept", "accept-encoding", "origin", "cookie", "x-b3-traceid"]
    ),
    LATIN.map(lambda text: text.strip().encode("latin-1")),
    max_size=3,
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "phone_number": st.just("07700900123") | VALUES,
        "email_address": st.just("amala@example.com") | VALUES,
        "template_id": st.sampled_from(
            [world.SMS_TEMPLATE_ID, world.EMAIL_TEMPLATE_ID, world.FILE_TEMPLATE_ID]
        )
        | VALUES,
        "personalisation": st.fixed_dictionaries(
            {}, optional=dict.fromkeys(["name", "date", "reference", "link_to_file"], VALUES)
        )
        | VALUES,
        "reference": VALUES,
        "sms_sender_id": VALUES,
        "email_reply_to_id": VALUES,
        "one_click_unsubscribe_url": VALUES,
        "sanitise_content_for": VALUES,
        "scheduled_for": VALUES,
        "postage": VALUES,
        "content": VALUES,
        "x": VALUES,
    },
)
BODIES = (FIELDS | VALUES).map(json.dumps).map(str.encode) | st.binary(max_size=60)
V2_QUERY = st.lists(
    st.tuples(
        st.sampled_from(
            ["older_than", "status", "template_type", "reference", "include_jobs", "type", "x"]
        ),
        TEXT.map(lambda text: text.encode(errors="replace").decode()) | st.uuids().map(str),
    ),
    max_size=3,
)


@pytest.mark.every_database
@given(
    method=st.sampled_from(["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"]),
    path=PATHS,
    ids=IDS,
    version=st.sampled_from(["1", "0", "9" * 50, "x", "-1"]),
    query=V2_QUERY,
    headers=HEADERS,
    body=BODIES,
)
@settings(LIVE, max_examples=250)
def test_no_request_makes_the_api_fail(  # noqa: PLR0917 - each is drawn on its own
    api: Api,
    method: str,
    path: str,
    ids: str,
    version: str,
    query: list[tuple[str, str]],
    headers: dict[str, bytes],
    body: bytes,
) -> None:
    full = path.format(id=ids, version=version)
    answer = api.request(method, full, params=query, headers=headers, content=body)
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400 and method != "HEAD":
        assert is_error_of_notify(answer)


CLAIMS = st.fixed_dictionaries({}, optional=dict.fromkeys(["iss", "iat", "exp", "nbf"], VALUES))


@given(header=LATIN | LATIN.map("Bearer ".__add__), claims=CLAIMS, is_signed=st.booleans())
@settings(LIVE, max_examples=100)
def test_no_token_makes_the_api_fail(
    api: Api, header: str, claims: dict[str, Any], *, is_signed: bool
) -> None:
    if is_signed:
        claims = {name: value for name, value in claims.items() if name != "iss"}
        try:
            header = f"Bearer {api.token(**claims)}"
        except (TypeError, ValueError):
            return  # PyJWT does not make such a token
    given_header = {b"Authorization": header.strip().encode("latin-1")}
    answer = api.http.get("/v2/templates", headers=given_header)
    assert answer.status_code in (200, 401, 403)
    assert answer.status_code == 200 or is_error_of_notify(answer)
