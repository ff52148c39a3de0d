"""Many processes send from one ledger in PostgreSQL, and none sends what another has."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest
from bulk_world import FAST, KILLED, TEMPLATE, Mortals, assert_true, held, people
from patience import wait_until

from notify_typed.bulk import AsyncBulk, State
from notify_typed.bulk._messages import Messages
from notify_typed.sandbox import faults

MANY = 3_000

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from postgres import Postgres

    from notify_typed.bulk import Progress
    from notify_typed.sandbox import Sandbox


@pytest.fixture
def url(postgres: Postgres) -> str:
    return postgres.fresh()


@pytest.fixture
async def shared(sandbox: Sandbox, url: str) -> AsyncIterator[AsyncBulk]:
    async with AsyncBulk(url, api_key=sandbox.test_key, base_url=sandbox.base_url) as opened:
        yield opened


async def test_a_run_is_sent_from_postgresql(sandbox: Sandbox, shared: AsyncBulk) -> None:
    run = (await shared.plan(people(40), template_id=TEMPLATE)).run

    result = await shared.send(run, FAST)

    assert (result.ending, result.counts[State.SENT]) == ("done", 40)
    assert set(held(sandbox).values()) == {1}
    assert await shared.refresh(run) == 40
    assert {row.status for row in shared.rows(run)} == {"delivered"}
    assert shared.forget(run) == 40


async def test_rows_that_another_process_holds_are_waited_for(
    sandbox: Sandbox, shared: AsyncBulk
) -> None:
    run = (await shared.plan(people(2), template_id=TEMPLATE)).run
    told: list[str] = []

    def end_lease(progress: Progress) -> None:
        if progress.waiting is not None:
            told.append(progress.waiting)
            with shared._database.write() as connection:
                connection.exec_driver_sql("UPDATE notify_bulk_rows SET lease = 1")

    with shared._database.write() as connection:  # as another process would
        connection.exec_driver_sql(
            "UPDATE notify_bulk_rows SET state = 'claimed', attempt = 1, lease = 1e12"
            " WHERE number = 1"
        )
    result = await shared.send(run, FAST, tell=end_lease)

    assert told[0] == "another process holds 1"
    assert result.counts[State.SENT] == 2
    assert set(held(sandbox).values()) == {1}


async def test_what_another_worker_sends_meanwhile_is_not_taken_for_a_copy_s_work(
    sandbox: Sandbox, shared: AsyncBulk, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = (await shared.plan(people(2), template_id=TEMPLATE)).run
    look = Messages.look
    async with AsyncBulk(url, api_key=sandbox.test_key, base_url=sandbox.base_url) as other:

        async def late_look(self: Messages, *args: Any, **options: Any) -> Any:
            monkeypatch.setattr(Messages, "look", look)
            assert (await other.work(FAST)).sent == 2
            return await look(self, *args, **options)

        monkeypatch.setattr(Messages, "look", late_look)
        result = await shared.send(run, FAST)

    assert (result.ending, result.sent) == ("done", 0)
    assert set(held(sandbox).values()) == {1}


@pytest.mark.slow
async def test_postgresql_dies_while_four_processes_send_and_they_go_on_after_it(
    sandbox: Sandbox, postgres: Postgres, shared: AsyncBulk, url: str
) -> None:
    run = (await shared.plan(people(600), template_id=TEMPLATE)).run
    sandbox.fail_every(1, faults.Delay(0.02), operation="sends")

    with ExitStack() as stack, ThreadPoolExecutor(4) as pool:
        workers = [stack.enter_context(Mortals(sandbox)) for _ in range(4)]
        ends = [pool.submit(worker.send, url, "") for worker in workers]
        wait_until(lambda: len(sandbox.messages()) > 60)
        postgres.kill()
        assert all(each.result() != 0 for each in ends)  # none says that it is done
        sandbox.clear_faults()
        postgres.start()
        assert_true(sandbox, shared, run)
        assert shared.counts(run)[State.CLAIMED] > 0  # what was written is still there

    with shared._database.write() as connection:  # as if their time were over
        connection.exec_driver_sql("UPDATE notify_bulk_rows SET lease = 1")
    result = await shared.send(run, FAST)
    assert result.counts[State.SENT] == 600
    assert set(held(sandbox).values()) == {1}


@pytest.mark.slow
async def test_four_processes_share_a_run_and_two_of_them_die(
    sandbox: Sandbox, shared: AsyncBulk, url: str
) -> None:
    # So many that the last to start finds some left, and dies by its first claim.
    run = (await shared.plan(people(MANY), template_id=TEMPLATE)).run
    deaths = ("when a message was answered", "when a claim is written", "", "")

    def send(mortals: Mortals, point: str) -> int:
        return mortals.send(url, "", point, 1)

    with (
        Mortals(sandbox) as one,
        Mortals(sandbox) as two,
        Mortals(sandbox) as three,
        Mortals(sandbox) as four,
        ThreadPoolExecutor(4) as pool,
    ):
        ends = [*pool.map(send, (one, two, three, four), deaths)]

    assert ends == [KILLED, KILLED, 0, 0]
    assert_true(sandbox, shared, run)
    assert shared.counts(run)[State.CLAIMED] > 0
    with shared._database.write() as connection:  # as if their time were over
        connection.exec_driver_sql("UPDATE notify_bulk_rows SET lease = 1")
    result = await shared.send(run, FAST)
    assert result.counts[State.SENT] == MANY
    assert set(held(sandbox).values()) == {1}
    assert_true(sandbox, shared, run)
