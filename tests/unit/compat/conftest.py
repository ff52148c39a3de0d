"""A stub server, and a client of ours that talks to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from notify_typed.compat import NotificationsAPIClient
from tests.unit.compat.stub_server import API_KEY, Reply, StubServer


@pytest.fixture(scope="session")
def one_server() -> Iterator[StubServer]:
    with StubServer().running() as server:
        yield server


@pytest.fixture
def server(one_server: StubServer) -> StubServer:
    one_server.forget()
    one_server.reply(Reply())
    return one_server


@pytest.fixture
def client(server: StubServer) -> NotificationsAPIClient:
    return NotificationsAPIClient(API_KEY, base_url=server.url)
