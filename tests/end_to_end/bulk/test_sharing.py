"""Workers that share a run in PostgreSQL do not stand in each other's way, nor in their own."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from bulk_world import FAST, TEMPLATE, held, people
from patience import HANG, wait_until
from sqlalchemy import create_engine

from notify_typed.bulk import AsyncBulk, State, Worked
from notify_typed.bulk._moving import claim_planned
from notify_typed.bulk._speed import Speed

if TYPE_CHECKING:
    from collections.abc import Generator

    from postgres import Postgres
    from sqlalchemy import Connection

    from notify_typed.sandbox import Sandbox


@pytest.fixture
def url(postgres: Postgres) -> str:
    return postgres.fresh()


def opened(url: str, sandbox: Sandbox) -> AsyncBulk:
    return AsyncBulk(url, api_key=sandbox.test_key, base_url=sandbox.base_url)


@contextmanager
def connected(url: str) -> Generator[Connection]:
    engine = create_engine(url)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def rows_read(url: str) -> int:
    """How many rows the server has read from the ledger, once all have let go of it."""
    with connected(url) as connection:
        others = (
            "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND state > ''"
        )
        assert wait_until(lambda: connection.exec_driver_sql(others).scalar() == 0)
    with connected(url) as connection:
        found = connection.exec_driver_sql(
            "SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) FROM pg_stat_user_tables"
            " WHERE relname = 'notify_bulk_rows' AND schemaname = current_schema()"
        )
        return int(found.scalar() or 0)


async def test_a_worker_that_stands_still_within_its_claim_holds_nobody_up(
    sandbox: Sandbox, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, stands, goes_on = "notify_typed.bulk._claims.claim_planned", Event(), Event()

    def standing_claim(*args: Any, **options: Any) -> Any:
        monkeypatch.setattr(name, claim_planned)
        claimed = claim_planned(*args, **options)
        stands.set()
        assert goes_on.wait(HANG)
        return claimed

    async with opened(url, sandbox) as bulk, opened(url, sandbox) as other:
        await bulk.plan(people(60), template_id=TEMPLATE)
        monkeypatch.setattr(name, standing_claim)
        standing = asyncio.create_task(other.work(FAST))
        try:
            assert await asyncio.to_thread(stands.wait, HANG)
            worked = await bulk.work(FAST)
        finally:
            goes_on.set()
        stood = await standing

    assert stood.sent > 0
    assert worked.sent + stood.sent == 60
    assert set(held(sandbox).values()) == {1}


async def test_a_worker_does_not_read_what_is_sent_of_a_run(sandbox: Sandbox, url: str) -> None:
    async with opened(url, sandbox) as bulk:
        await bulk.plan(people(1_100), template_id=TEMPLATE)
    with connected(url) as connection:  # it believes from then on that all are planned
        connection.exec_driver_sql("ANALYZE notify_bulk_rows")
        connection.exec_driver_sql(
            "UPDATE notify_bulk_rows SET state = 'sent' WHERE number NOT IN"
            " (SELECT number FROM notify_bulk_rows ORDER BY number DESC LIMIT 100)"
        )
    before = rows_read(url)
    async with opened(url, sandbox) as bulk:
        assert (await bulk.work(FAST)).sent == 100

    assert rows_read(url) - before < 1_000


async def test_a_worker_asks_nothing_where_another_holds_the_rest(
    sandbox: Sandbox, url: str
) -> None:
    hold = "UPDATE notify_bulk_rows SET state = 'claimed', attempt = 1, lease = {}"
    async with opened(url, sandbox) as bulk:
        run = (await bulk.plan(people(3), template_id=TEMPLATE)).run
        with connected(url) as connection:  # as another process would
            connection.exec_driver_sql(hold.format("1e12"))
        await bulk.work(FAST)  # it has seen by now that the template is the same
        asked = len(sandbox.requests())
        assert await bulk.work(FAST) == Worked(sent=0, left=3)
        assert len(sandbox.requests()) == asked

        with connected(url) as connection:
            connection.exec_driver_sql(hold.format("1"))
        await bulk.work(FAST)
        assert bulk.counts(run)[State.UNKNOWN] == 3


async def test_a_worker_sends_nothing_that_was_planned_for_another_server(
    sandbox: Sandbox, url: str
) -> None:
    elsewhere = sandbox.base_url.replace("127.0.0.1", "localhost")
    async with opened(url, sandbox) as bulk:
        await bulk.plan(people(3), template_id=TEMPLATE)
    async with AsyncBulk(url, api_key=sandbox.test_key, base_url=elsewhere) as bulk:
        assert await bulk.work(FAST) == Worked(sent=0, left=0)
    assert not sandbox.messages()


async def test_a_worker_keeps_its_connections_for_the_next_part(
    sandbox: Sandbox, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = asyncio.get_running_loop()
    connect, made = loop.create_connection, [0]

    async def counting(*args: Any, **options: Any) -> Any:
        made[0] += 1
        return await connect(*args, **options)

    monkeypatch.setattr(loop, "create_connection", counting)
    async with opened(url, sandbox) as bulk:
        await bulk.plan(people(120), template_id=TEMPLATE)
        assert (await bulk.work(FAST, max_rows=40)).sent == 40
        first, made[0] = made[0], 0
        assert (await bulk.work(FAST, max_rows=40)).sent == 40
        assert (await bulk.work(FAST)).sent == 40

    assert first > 0
    assert made[0] < first  # none, unless a machine that stands still lets some grow old


async def test_a_worker_knows_from_the_last_part_how_fast_it_sends(
    sandbox: Sandbox, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Speed] = []
    ahead = Speed.ahead

    def noted(self: Speed, *args: Any) -> int:
        asked.append(self)
        return ahead(self, *args)

    monkeypatch.setattr(Speed, "ahead", noted)
    async with opened(url, sandbox) as bulk:
        await bulk.plan(people(4), template_id=TEMPLATE)
        for left in (2, 0):
            assert await bulk.work(FAST, max_rows=2) == Worked(sent=2, left=left)

    assert len(set(asked)) == 1


async def test_a_worker_does_not_read_runs_that_are_done(sandbox: Sandbox, url: str) -> None:
    async with opened(url, sandbox) as bulk:
        for _ in range(2):
            await bulk.plan(people(1_500), template_id=TEMPLATE)
        with connected(url) as connection:
            connection.exec_driver_sql("UPDATE notify_bulk_rows SET state = 'sent'")
        await bulk.plan(people(10), template_id=TEMPLATE)
    before = rows_read(url)
    async with opened(url, sandbox) as bulk:
        assert (await bulk.work(FAST)).sent == 10

    assert rows_read(url) - before < 1_000


async def test_what_a_connection_has_prepared_is_kept_from_part_to_part(
    sandbox: Sandbox, url: str
) -> None:
    async with opened(url, sandbox) as bulk:
        await bulk.plan(people(60), template_id=TEMPLATE)
        for _ in range(6):
            assert (await bulk.work(FAST, max_rows=10)).sent == 10
        with bulk._database.read() as connection:
            prepared = (
                "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%%planned%%'"
            )
            assert connection.exec_driver_sql(prepared).scalar()


async def test_a_connection_that_the_server_has_closed_is_made_anew(
    sandbox: Sandbox, url: str
) -> None:
    async with opened(url, sandbox) as bulk:
        await bulk.plan(people(3), template_id=TEMPLATE)
        with connected(url) as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND state > ''"
            )
        assert (await bulk.work(FAST)).sent == 3
