"""A sandbox for each module, and clients of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from notify_typed import AsyncNotifyClient, NotifyClient
from notify_typed.sandbox import Sandbox


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(outcomes="immediate") as running:
        yield running


@pytest.fixture
def notify(sandbox: Sandbox) -> Iterator[NotifyClient]:
    sandbox.reset()
    with NotifyClient(sandbox.test_key, base_url=sandbox.base_url) as client:
        yield client


@pytest.fixture
async def anotify(sandbox: Sandbox) -> AsyncIterator[AsyncNotifyClient]:
    sandbox.reset()
    async with AsyncNotifyClient(sandbox.test_key, base_url=sandbox.base_url) as client:
        yield client


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"
