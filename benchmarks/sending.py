"""Measures sending: one text message after the other, and fifty at once."""

from __future__ import annotations

import asyncio
import json
import socket
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx
from httpx_aiohttp import AiohttpTransport
from notifications_python_client.authentication import create_jwt_token
from notifications_python_client.notifications import NotificationsAPIClient

from benchmarks.answers import API_KEY, SENT_ID, TEMPLATE_ID
from benchmarks.report import Results, Table, at_least, at_most, microseconds
from benchmarks.rounds import in_process, in_turns
from notify_typed import AsyncNotifyClient, NotifyClient

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from benchmarks.rounds import Comparison, Contender, Limits

IN_FLIGHT = 50

OURS = "notify-typed"
# What any client of this server has to wait for: one write, one read, and a look at the length.
FLOOR = "bare socket"
OFFICIAL = "official client"
HTTPX = "bare httpx"
HTTPX_AIOHTTP = "bare httpx over aiohttp"

_PATH = "/v2/notifications/sms"
_NUMBER = "07700 900123"
_REFERENCE = "appointment-4711"
_PERSONALISATION = {"name": "Amala", "day": "Tuesday 24 November", "time": "10:15am"}
_BODY = {
    "phone_number": _NUMBER,
    "template_id": TEMPLATE_ID,
    "personalisation": _PERSONALISATION,
    "reference": _REFERENCE,
}


def _bare_headers() -> dict[str, str]:
    """Give one token for all requests: bare httpx is what any client can at best reach."""
    token = create_jwt_token(API_KEY[-36:], API_KEY[-73:-37])
    return {"Authorization": f"Bearer {token}"}


def _expect(got: object) -> None:
    if str(got) != SENT_ID:
        raise RuntimeError(f"a contender read the id {got!r}, not {SENT_ID}")


def _whole(host: str, authorization: str) -> bytes:
    """Give a whole request."""
    body = json.dumps(_BODY).encode()
    head = (
        f"POST {_PATH} HTTP/1.1\r\nHost: {host}\r\nAuthorization: {authorization}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _answer(connection: socket.socket) -> bytes:
    """Read the body of an answer."""
    received = b""
    while True:
        received += connection.recv(2**16)
        head, end, body = received.partition(b"\r\n\r\n")
        if end and len(body) == int(head.lower().partition(b"content-length:")[2].split()[0]):
            return body


def blocking(url: str, times: int, limits: Limits, tick: Callable[[], None]) -> Results:
    """Compare the blocking clients."""
    headers = _bare_headers()
    with ExitStack() as stack:
        notify = stack.enter_context(NotifyClient(API_KEY, base_url=url))
        bare = stack.enter_context(httpx.Client(base_url=url))
        official = NotificationsAPIClient(API_KEY, base_url=url)
        stack.callback(official.request_session.close)
        at = urlsplit(url)
        floor = stack.enter_context(closing(socket.create_connection((at.hostname, at.port))))
        floor.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        whole = _whole(at.netloc, headers["Authorization"])

        def with_ours(times: int) -> None:
            for _ in range(times):
                sent = notify.send_sms_notification(
                    _NUMBER, TEMPLATE_ID, _PERSONALISATION, _REFERENCE
                )
            _expect(sent.id)

        def with_official(times: int) -> None:
            for _ in range(times):
                sent = official.send_sms_notification(
                    _NUMBER, TEMPLATE_ID, _PERSONALISATION, _REFERENCE
                )
            _expect(sent["id"])

        def with_httpx(times: int) -> None:
            for _ in range(times):
                sent = bare.post(_PATH, json=_BODY, headers=headers).json()
            _expect(sent["id"])

        def with_socket(times: int) -> None:
            for _ in range(times):
                floor.sendall(whole)
                answer = _answer(floor)
            _expect(json.loads(answer)["id"])

        contenders = {
            OFFICIAL: with_official,
            HTTPX: with_httpx,
            OURS: with_ours,
            FLOOR: with_socket,
        }
        measure = in_process(contenders, dict.fromkeys(contenders, times))
        costs = in_turns(contenders, measure, limits, tick)
    table = _table("Sending text messages one after the other", costs, contenders, OFFICIAL)
    return Results(
        table,
        [
            at_least(
                "sync send: requests per second, to the official client's",
                1 / costs.wall_ratio(OURS, OFFICIAL),
                5,
            ),
            at_most(
                "sync send: CPU per request, to the official client's",
                costs.cpu_ratio(OURS, OFFICIAL),
                0.2,
            ),
        ],
    )


def concurrent(url: str, times: int, limits: Limits, tick: Callable[[], None]) -> Results:
    """Compare the async clients with fifty requests in flight.

    httpx on its own connections is shown as well; it is slow enough for a tenth of the requests.
    """
    headers = _bare_headers()
    with asyncio.Runner() as runner:
        notify = AsyncNotifyClient(API_KEY, base_url=url)
        limit = httpx.Limits(max_connections=100, max_keepalive_connections=100)
        carried = httpx.AsyncClient(base_url=url, transport=AiohttpTransport(limits=limit))
        bare = httpx.AsyncClient(base_url=url, limits=limit)

        async def with_ours() -> object:
            sent = await notify.send_sms_notification(
                _NUMBER, TEMPLATE_ID, _PERSONALISATION, _REFERENCE
            )
            return sent.id

        async def with_carried() -> object:
            return (await carried.post(_PATH, json=_BODY, headers=headers)).json()["id"]

        async def with_bare() -> object:
            return (await bare.post(_PATH, json=_BODY, headers=headers)).json()["id"]

        def together(send: Callable[[], Awaitable[object]]) -> Contender:
            return lambda times: runner.run(_in_flight(send, times))

        contenders = {
            HTTPX: together(with_bare),
            HTTPX_AIOHTTP: together(with_carried),
            OURS: together(with_ours),
        }
        counts = {HTTPX: max(times // 10, IN_FLIGHT), HTTPX_AIOHTTP: times, OURS: times}
        costs = in_turns(contenders, in_process(contenders, counts), limits, tick)
        runner.run(notify.aclose())
        runner.run(carried.aclose())
        runner.run(bare.aclose())
    title = f"Sending text messages, {IN_FLIGHT} in flight"
    return Results(
        _table(title, costs, contenders, HTTPX_AIOHTTP),
        [
            at_least(
                f"async send, {IN_FLIGHT} in flight: requests per second, to bare httpx's over"
                " aiohttp",
                1 / costs.wall_ratio(OURS, HTTPX_AIOHTTP),
                2.5,
            )
        ],
    )


async def _in_flight(send: Callable[[], Awaitable[object]], times: int) -> None:
    left = iter(range(times))

    async def sender() -> None:
        for _ in left:
            _expect(await send())

    await asyncio.gather(*(sender() for _ in range(IN_FLIGHT)))


def _table(title: str, costs: Comparison, names: Iterable[str], against: str) -> Table:
    rows = [
        (
            name,
            f"{1 / costs.wall(name):,.0f}",
            microseconds(costs.wall(name)),
            microseconds(costs.cpu(name)),
            f"{1 / costs.wall_ratio(name, against):.2f}x",
            f"{costs.cpu_ratio(name, against):.2f}x",
        )
        for name in names
    ]
    heads = ("Client", "requests/s", "a request", "its CPU", "requests/s, ratio", "CPU, ratio")
    return Table(title, heads, rows, note=f"Ratios to {against}; {costs.rounds} rounds")
