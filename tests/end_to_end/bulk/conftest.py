"""A fast sandbox, and ledgers for it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING

import pytest
from bulk_world import fast_world
from postgres import Postgres, postgres

from notify_typed.bulk import AsyncBulk
from notify_typed.sandbox import Sandbox

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["postgres"]


@pytest.fixture(scope="module")
def running_sandbox() -> Iterator[Sandbox]:
    with Sandbox(outcomes="immediate", world=fast_world()) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    running_sandbox.reset()
    return running_sandbox


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "runs.db"


@pytest.fixture
async def bulk(sandbox: Sandbox, ledger: Path) -> AsyncIterator[AsyncBulk]:
    async with AsyncBulk(ledger, api_key=sandbox.test_key, base_url=sandbox.base_url) as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'program.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.fresh()
