"""Stores very many messages at once while pages are open, one of which never reads."""

from __future__ import annotations

import socket
from collections import Counter
from contextlib import ExitStack, closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import uuid4

from local_http import local_client

from attacks.attack import Attack, Effort, Figures, hold
from notify_typed import NotifyClient
from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._world.default import SMS_TEMPLATE_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

_PAGES = 5
_ALL = 100_000
_FEW = 2_000
_AT_ONCE = 1_000
_MOST_WAITING = 4 * 1024 * 1024
_MOST_SAID = 5_000


def open_pages(effort: Effort) -> Figures:
    """Keep pages open through bursts and resets."""
    figures: Figures = Counter()
    with Sandbox(outcomes="immediate") as sandbox, ExitStack() as stack:
        http = stack.enter_context(local_client(sandbox.base_url))
        pages = [_page(stack, http) for _ in range(_PAGES)]
        stack.enter_context(closing(_unread(sandbox, "/_sandbox/events")))
        for _ in effort.rounds():
            sandbox.reset()
            _burst(sandbox, _ALL if effort.most is None else _FEW)
            said = sum(_told(page) for page in pages)
            hold(said < _PAGES * _MOST_SAID, f"pages were told {said} bytes")
            kept = _waiting(sandbox)
            hold(kept < _MOST_WAITING, f"{kept} bytes are kept for one that does not read")
            hold(http.get("/outbox").status_code == 200, "the page is not shown")
            figures["messages"] += _ALL if effort.most is None else _FEW
            figures["bytes that open pages were told"] += said
            figures["bytes kept for one that does not read"] = max(
                kept, figures["bytes kept for one that does not read"]
            )
    return figures


def _page(stack: ExitStack, http: httpx.Client) -> Iterator[str]:
    answer = stack.enter_context(http.stream("GET", "/outbox/stream"))
    return answer.iter_lines()


def _told(lines: Iterator[str]) -> int:
    """Read until a page is told of messages; return how much it was told."""
    said = 0
    for line in lines:
        said += len(line)
        if line.startswith("data:") and "message" in line.split():
            return said
    raise AssertionError("a page was left alone")


def _unread(sandbox: Sandbox, path: str) -> socket.socket:
    address = urlsplit(sandbox.base_url)
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    connection.connect((address.hostname, address.port))
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n".encode())
    return connection


def _burst(sandbox: Sandbox, count: int) -> None:
    values = {"name": "Amala", "date": "1 May"}
    with NotifyClient(sandbox.test_key, base_url=sandbox.base_url) as notify:
        first = notify.send_sms_notification("07700900123", SMS_TEMPLATE_ID, values).id
    server = sandbox._server
    state = server.state

    def store() -> None:
        message: Any = state.messages.get(str(first))
        state.messages.add_all(
            [
                replace(message, id=str(uuid4()), created_at=state.clock.stamp())
                for _ in range(_AT_ONCE)
            ]
        )

    for _ in range(count // _AT_ONCE):
        server.call(store)


def _waiting(sandbox: Sandbox) -> int:
    server = sandbox._server
    connections: set[Any] = server._server.server_state.connections
    return server.call(
        lambda: sum(each.transport._transport.get_write_buffer_size() for each in connections)
    )


PAGES = Attack(
    "open-pages",
    "Very many messages at once, a listener that does not read and resets leave pages open and "
    "memory bounded.",
    "100,000 messages are stored while five pages are open and one listener does not read.",
    open_pages,
    short=1,
)
