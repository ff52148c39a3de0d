"""Very many messages at once, listeners that do not read, resets: pages and memory bear it."""

from __future__ import annotations

import socket
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed.sandbox import Sandbox
    from tests.end_to_end.sandbox.conftest import Api

pytestmark = pytest.mark.slow
MANY = 5_000
MOST_WAITING = 4 * 1024 * 1024


def burst(api: Api, count: int) -> None:
    """Store messages in one go, as a job or a world does."""
    first = api.send_sms().json()["id"]
    server = api.sandbox._server
    state = server.state

    def store() -> None:
        message = state.messages.get(first)
        assert message is not None
        state.messages.add_all(
            [
                replace(message, id=str(uuid4()), created_at=state.clock.stamp())
                for _ in range(count)
            ]
        )

    server.call(store)


def blocks(lines: Iterator[str]) -> Iterator[list[str]]:
    """Yield the events of a stream."""
    block: list[str] = []
    for line in lines:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def waiting(sandbox: Sandbox) -> int:
    """Return how much the sandbox keeps for those who do not read."""
    server = sandbox._server
    connections: set[Any] = server._server.server_state.connections
    return server.call(
        lambda: sum(each.transport._transport.get_write_buffer_size() for each in connections)
    )


def unread(api: Api, path: str) -> socket.socket:
    """Ask for a stream, and read nothing of it."""
    address = urlsplit(api.sandbox.base_url)
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    connection.connect((address.hostname, address.port))
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n".encode())
    return connection


def test_a_page_is_told_of_thousands_of_messages_in_one_event(api: Api) -> None:
    with api.http.stream("GET", "/outbox/stream") as answer:
        events = blocks(answer.iter_lines())
        assert "event: ready" in next(events)
        burst(api, MANY)
        told: set[str] = set()
        said = 0
        while "message" not in told:
            [kind, data] = next(events)
            assert kind == "event: changed"
            told |= set(data.removeprefix("data: ").split())
            said += len(data)
        assert said < 500


def test_a_reset_while_a_page_is_open_is_a_change_like_others(api: Api) -> None:
    with api.http.stream("GET", "/outbox/stream") as answer:
        events = blocks(answer.iter_lines())
        assert "event: ready" in next(events)
        burst(api, 10)
        api.sandbox.reset()
        seen = next(events)
        assert seen[0] == "event: changed"
        api.send_sms(reference="after")
        while "message" not in next(events)[1]:
            pass
    assert "after" in api.http.get("/outbox").text


@pytest.mark.parametrize("path", ["/_sandbox/events", "/outbox/stream"])
def test_nothing_is_kept_for_a_listener_that_does_not_read(api: Api, path: str) -> None:
    with closing(unread(api, path)):
        for _ in range(4):
            burst(api, MANY)
            assert api.send_sms().status_code == 201
            assert waiting(api.sandbox) < MOST_WAITING
        assert wait_until(lambda: api.http.get("/_sandbox/health").status_code == 200)
