"""A sandbox for each module, and clients of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator

import pytest
from postgres import Postgres, postgres

from notify_typed import AsyncNotifyClient, NotifyClient
from notify_typed.sandbox import Sandbox

__all__ = ["postgres"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is marked `every_database` on both kinds of database, and the rest on SQLite."""
    if "new_database_url" in metafunc.fixturenames and metafunc.definition.get_closest_marker(
        "every_database"
    ):
        metafunc.parametrize("new_database_url", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture(scope="module")
def new_database_url(request: pytest.FixtureRequest) -> Callable[[], str]:
    """Gives empty databases, of the kind that the test is for."""
    if getattr(request, "param", "sqlite") == "sqlite":
        return lambda: "sqlite://"
    server: Postgres = request.getfixturevalue("postgres")
    return server.fresh


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
