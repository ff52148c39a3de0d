"""Breaks connections under every form of the client, and compares what both ends know."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections import Counter
from collections.abc import Callable

import httpx
from raw_http import Wire

from attacks.attack import Attack, Effort, Figures, hold
from notify_typed import AsyncNotifyClient, NotifyClient, NotSent, RequestError, RetryPolicy, compat
from notify_typed.sandbox._world.default import SERVICE_ID, SMS_TEMPLATE_ID

KEY = f"attack-{SERVICE_ID}-{SMS_TEMPLATE_ID}"
POLICY = RetryPolicy(max_attempts=3, base_delay=0.001, max_delay=0.002, budget=None)
TIMEOUT = 0.2
NUMBER = "07700900123"
ERROR = json.dumps({"errors": [{"error": "E", "message": "m"}], "status_code": 500}).encode()


def answer(status: int, body: bytes = b"", *headers: bytes, length: int | None = None) -> bytes:
    """Write an answer."""
    size = len(body) if length is None else length
    head = [f"HTTP/1.1 {status} X".encode(), f"Content-Length: {size}".encode(), *headers]
    return b"\r\n".join([*head, b"", body])


def reset(connection: socket.socket) -> None:
    """End a connection as a machine on the way does."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def says(content: bytes) -> Callable[[socket.socket, bytes], bool | None]:
    """Answer with some bytes, and end the connection."""

    def behave(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(content)

    return behave


# After the whole request has come in, the server may have done what it asks.
AFTER: dict[str, Callable[[socket.socket, bytes], bool | None]] = {
    "reset": lambda connection, _: reset(connection),
    "closed": lambda _connection, _: None,
    "silent": lambda _connection, _: True,
    "half a status line": says(b"HTTP/1.1 20"),
    "half the headers": says(b"HTTP/1.1 201 Created\r\nContent-Le"),
    "half a body": says(answer(201, b'{"id": "', length=500)),
    "not HTTP": says(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "not JSON": says(answer(201, b"<html>")),
    "no body": says(answer(201)),
    "an error": says(answer(500, ERROR)),
    "a router's page": says(answer(502, b"<html>", b"Content-Type: text/html")),
    "a redirect": says(answer(307, b"", b"Location: /v2/notifications/sms")),
    "a length that is none": says(b"HTTP/1.1 201 X\r\nContent-Length: -5\r\n\r\n{}"),
    "two lengths": says(b"HTTP/1.1 201 X\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}"),
    "chunks that break": says(b"HTTP/1.1 201 X\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
    "a compressed body that is none": says(answer(201, b"\x1f\x8bxx", b"Content-Encoding: gzip")),
}
GREETINGS: dict[str, Callable[[socket.socket], bool | None]] = {
    "reset at once": reset,
    "closed at once": lambda _connection: None,
}


def send_sync(base_url: str, reference: str) -> None:
    with NotifyClient(KEY, base_url=base_url, retries=POLICY, timeout=TIMEOUT) as notify:
        notify.send_sms_notification(NUMBER, SMS_TEMPLATE_ID, reference=reference)


def send_own_httpx(base_url: str, reference: str) -> None:
    with (
        httpx.Client(trust_env=False) as http,
        NotifyClient(
            KEY, base_url=base_url, retries=POLICY, timeout=TIMEOUT, http_client=http
        ) as notify,
    ):
        notify.send_sms_notification(NUMBER, SMS_TEMPLATE_ID, reference=reference)


def send_async(base_url: str, reference: str) -> None:
    async def send() -> None:
        async with AsyncNotifyClient(
            KEY, base_url=base_url, retries=POLICY, timeout=TIMEOUT
        ) as notify:
            await notify.send_sms_notification(NUMBER, SMS_TEMPLATE_ID, reference=reference)

    asyncio.run(send())


def send_compat(base_url: str, reference: str) -> None:
    client = compat.NotificationsAPIClient(KEY, base_url=base_url, timeout=TIMEOUT)
    client.send_sms_notification(NUMBER, SMS_TEMPLATE_ID, reference=reference)


FORMS = {
    "sync": send_sync,
    "sync, over an httpx client": send_own_httpx,
    "async": send_async,
    "drop-in": send_compat,
}


def break_connections(effort: Effort) -> Figures:
    """Let each form of the client meet each fault, in an order of chance."""
    figures: Figures = Counter({"sent twice": 0, "said not to be sent, and arrived": 0})
    for number in effort.rounds():
        meetings = [(form, fault) for form in FORMS for fault in (*AFTER, *GREETINGS)]
        effort.random.shuffle(meetings)
        for form, fault in meetings:
            if (form, fault) != ("drop-in", "a redirect"):  # it follows them, as what it replaces
                _meet(form, fault, f"{number}-{form}-{fault}", figures)
    return figures


def _meet(form: str, fault: str, reference: str, figures: Figures) -> None:
    behave = AFTER.get(fault, AFTER["closed"])
    with Wire(behave, GREETINGS.get(fault, lambda _: True)) as wire:
        try:
            FORMS[form](wire.url, reference)
        except NotSent:
            outcome = "not sent"
        except (RequestError, compat.HTTPError, compat.InvalidResponse):
            outcome = "unknown"
        else:
            outcome = "sent"
    arrived = len(wire.requests)
    figures["faults met"] += 1
    figures["requests that arrived"] += arrived
    figures["sent twice"] += arrived > 1
    figures["said not to be sent, and arrived"] += outcome == "not sent" and arrived > 0
    said = f"{form} meets {fault}"
    hold(arrived <= 1, f"{said}: {arrived} requests arrived for one message")
    hold(outcome != "not sent" or not arrived, f"{said}: said not to be sent, and arrived")
    hold(outcome != "sent", f"{said}: said to be sent, without an answer that says so")


SOCKETS = Attack(
    "broken-connections",
    "A message whose request has arrived is not sent again, and is not said to be unsent.",
    "Each form of the client meets resets, silence, half answers and what is not HTTP.",
    break_connections,
    short=1,
)
