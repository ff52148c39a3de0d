"""`Bulk` keeps its connections within its block, for the thread that opened it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bulk_world import FAST, TEMPLATE, held, people

from notify_typed import AsyncNotifyClient
from notify_typed.bulk import Bulk, BulkError, _calls
from notify_typed.bulk._database import Database
from notify_typed.bulk._schema import VERSION, about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed.sandbox import Sandbox


@pytest.fixture
def blocking(sandbox: Sandbox, ledger: Path) -> Iterator[Bulk]:
    with Bulk(ledger, api_key=sandbox.test_key, base_url=sandbox.base_url) as opened:
        yield opened


@pytest.fixture
def clients(monkeypatch: pytest.MonkeyPatch) -> list[AsyncNotifyClient]:
    """The clients that were made; each has connections of its own."""
    made: list[AsyncNotifyClient] = []

    def noted(*args: Any, **options: Any) -> AsyncNotifyClient:
        made.append(AsyncNotifyClient(*args, **options))
        return made[-1]

    monkeypatch.setattr(_calls, "AsyncNotifyClient", noted)
    return made


def test_one_client_does_for_all_parts(
    sandbox: Sandbox, blocking: Bulk, clients: list[AsyncNotifyClient]
) -> None:
    blocking.plan(people(6), template_id=TEMPLATE)
    for _ in range(3):
        assert blocking.work(FAST, max_rows=2).sent == 2

    assert len(clients) == 1
    assert set(held(sandbox).values()) == {1}


def test_another_thread_has_its_own(
    sandbox: Sandbox, blocking: Bulk, clients: list[AsyncNotifyClient]
) -> None:
    blocking.plan(people(4), template_id=TEMPLATE)
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(blocking.work, FAST, max_rows=2).result().sent == 2
    assert blocking.work(FAST).sent == 2

    assert len(clients) == 2
    assert set(held(sandbox).values()) == {1}


def test_each_call_has_its_own_where_there_is_no_block(
    sandbox: Sandbox, ledger: Path, clients: list[AsyncNotifyClient]
) -> None:
    bulk = Bulk(ledger, api_key=sandbox.test_key, base_url=sandbox.base_url)
    bulk.plan(people(2), template_id=TEMPLATE)
    assert bulk.work(FAST).sent == 2
    bulk.close()

    assert len(clients) == 2


def test_a_block_in_which_nothing_is_asked_ends(blocking: Bulk) -> None:
    assert not blocking.runs()


def test_a_workbook_is_not_written_to_a_stream(sandbox: Sandbox, tmp_path: Path) -> None:
    with Bulk(tmp_path / "r.db", api_key=sandbox.test_key, base_url=sandbox.base_url) as bulk:
        run = bulk.plan(people(1), template_id=TEMPLATE).run
        with pytest.raises(BulkError, match="a workbook needs a file: say path="):
            bulk.report(run, form="xlsx")


def test_what_fails_within_a_transaction_is_taken_back_as_a_whole(url: str) -> None:
    database = Database(url)
    with suppress(ZeroDivisionError), database.write() as connection:
        connection.execute(about.update().values(version=VERSION + 1))
        1 / 0  # noqa: B018 - what fails
    with database.read() as connection:
        assert connection.execute(about.select()).one().version == VERSION
    assert database.holds(Path("program.db")) is False
    database.close()
