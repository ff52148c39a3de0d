"""Both admin clients, and those of the v2 API, over real HTTP, against a sandbox."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from admin_world import KINDS, Admin

from notify_typed.admin.caching import MemoryStore, RequestCache
from notify_typed.sandbox import Sandbox


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(outcomes="immediate", admin_secret="a-secret-of-the-tests") as running:
        yield running


@pytest.fixture(params=[*KINDS, *(f"{kind}, cached" for kind in KINDS)])
def admin(request: pytest.FixtureRequest, sandbox: Sandbox) -> Iterator[Admin]:
    """A client of each kind, without a cache and with one, with which nobody acts yet."""
    sandbox.reset()
    kind, _, cached = request.param.partition(", ")
    with Admin(
        kind,
        base_url=sandbox.base_url,
        secret=sandbox.admin_secret,
        acting_user_id=None,
        cache=RequestCache(MemoryStore()) if cached else None,
    ) as client:
        yield client
