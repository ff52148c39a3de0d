"""Both admin clients over answers of the test's choice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from admin_world import KINDS, Admin, Answer, Connect, Server


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(params=KINDS)
def connect(request: pytest.FixtureRequest) -> Iterator[Connect]:
    """Makes a client, once of each kind, over a server with the given answers."""
    with ExitStack() as stack:

        def connected(*answers: Answer, **options: Any) -> tuple[Admin, Server]:
            server = Server.of(*answers)
            return stack.enter_context(Admin(request.param, server, **options)), server

        yield connected
