"""A run is sent, goes on, ends, and says truly what became of each row."""

from __future__ import annotations

import asyncio
import shutil
import stat
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from bulk_world import FAST, TEMPLATE, assert_true, held, people

from notify_typed.bulk import (
    AsyncBulk,
    Bulk,
    BulkError,
    InUse,
    LedgerCopied,
    NoSuchRun,
    SendOptions,
    State,
)
from notify_typed.errors import AuthenticationFailed, DailyLimitExceeded
from notify_typed.sandbox import faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from notify_typed.bulk import Progress
    from notify_typed.sandbox import Sandbox


async def planned(bulk: AsyncBulk, count: int = 10) -> str:
    return (await bulk.plan(people(count), template_id=TEMPLATE)).run


async def until(condition: Callable[[], bool]) -> None:
    while not condition():  # noqa: ASYNC110 - what is waited for happens in a thread
        await asyncio.sleep(0)


async def test_each_row_is_sent_once_with_a_reference_of_its_own(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    run = await planned(bulk)
    told: list[Progress] = []

    result = await bulk.send(run, FAST, tell=told.append)
    again = await bulk.send(run, FAST)

    assert (result.ending, result.sent, result.error) == ("done", 10, None)
    assert (again.ending, again.sent) == ("done", 0)
    assert held(sandbox) == {f"{run}-{number}": 1 for number in range(1, 11)}
    row = next(bulk.rows(run))
    message = sandbox.messages(reference=row.reference)[0]
    assert row.notification_id == str(message.id)
    assert message.body == "Hello Person 0, your appointment is on 3 December."
    assert told


async def test_a_user_s_reference_is_kept_where_it_is_unique(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    rows = [
        {**row, "Reference": reference}
        for row, reference in zip(people(4), ("case-1", "case-2", "case-2", ""), strict=True)
    ]
    plan = await bulk.plan(rows, template_id=TEMPLATE)

    await bulk.send(plan.run, FAST)

    assert plan.shared_references == 2
    assert set(held(sandbox)) == {"case-1", f"{plan.run}-2", f"{plan.run}-3", f"{plan.run}-4"}


async def test_what_notify_refuses_is_refused_and_can_be_tried_again(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    run = await planned(bulk)
    sandbox.fail_next(2, faults.BadRequestError(message="No, thank you"), operation="sends")

    result = await bulk.send(run, FAST)
    assert (result.counts[State.SENT], result.counts[State.REFUSED]) == (8, 2)
    assert_true(sandbox, bulk, run)
    problems = {row.problem for row in bulk.rows(run) if row.state is State.REFUSED}
    assert problems == {"No, thank you"}

    assert bulk.retry_refused(run) == 2
    result = await bulk.send(run, FAST)
    assert result.counts[State.SENT] == 10


async def test_a_run_stops_when_everything_is_refused(sandbox: Sandbox, bulk: AsyncBulk) -> None:
    run = await planned(bulk, 60)
    sandbox.fail_every(1, faults.BadRequestError(), operation="sends")

    result = await bulk.send(run, evolve(FAST, most_refused=5))

    sandbox.clear_faults()
    assert result.ending == "stopped"
    assert result.counts[State.REFUSED] < 40
    assert result.counts[State.PLANNED] > 20


async def test_a_refused_key_stops_the_run_and_refuses_no_row(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    run = await planned(bulk)
    sandbox.fail_every(1, faults.AuthError(), operation="sends")

    result = await bulk.send(run, FAST)

    sandbox.clear_faults()
    assert isinstance(result.error, AuthenticationFailed)
    assert (result.ending, result.counts[State.PLANNED]) == ("stopped", 10)
    assert (await bulk.send(run, FAST)).counts[State.SENT] == 10


async def test_lost_answers_are_looked_up_and_nothing_is_sent_twice(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    run = await planned(bulk)
    sandbox.fail_next(3, faults.ResetAfterCommit(), operation="sends")
    sandbox.fail_next(3, faults.ResetBeforeRead(), operation="sends")

    result = await bulk.send(run, FAST)

    assert result.counts[State.SENT] == 10
    assert set(held(sandbox).values()) == {1}
    assert_true(sandbox, bulk, run)


async def test_without_trust_in_looks_a_lost_answer_is_for_a_person(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    run = await planned(bulk)
    sandbox.fail_next(1, faults.ResetBeforeRead(), operation="sends")

    result = await bulk.send(run, evolve(FAST, trust_looks=False))

    assert (result.counts[State.SENT], result.counts[State.UNKNOWN]) == (9, 1)
    [row] = [row for row in bulk.rows(run) if row.state is State.UNKNOWN]
    assert "may store messages late" in (row.problem or "")
    assert bulk.declare(run, sent=False, rows=[row.number]) == 1
    assert (await bulk.send(run, FAST)).counts[State.SENT] == 10
    assert_true(sandbox, bulk, run)


async def test_a_look_with_another_key_is_no_proof(sandbox: Sandbox, bulk: AsyncBulk) -> None:
    run = await planned(bulk)
    sandbox.fail_next(1, faults.ResetBeforeRead(), operation="sends")
    first = bulk.send(run, evolve(FAST, settle=3600.0))
    task = asyncio.ensure_future(first)
    await until(lambda: bulk.counts(run)[State.SENT] == 9)
    bulk.stop()
    assert (await task).counts[State.UNKNOWN] == 1

    async with AsyncBulk(
        bulk_path(bulk), api_key=sandbox.live_key, base_url=sandbox.base_url
    ) as other:
        result = await other.send(run, FAST)

    assert result.counts[State.UNKNOWN] == 1
    [row] = [row for row in bulk.rows(run) if row.state is State.UNKNOWN]
    assert "sent with another one" in (row.problem or "")


def bulk_path(bulk: AsyncBulk) -> str:
    return bulk._database.name


async def test_another_rate_is_taken_from_notify_s_refusals(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    run = await planned(bulk)
    message = "Exceeded rate limit for key type TEST of 6000 requests per 60 seconds"
    sandbox.fail_next(2, faults.RateLimitError(message=message), operation="sends")

    result = await bulk.send(run, FAST)

    assert result.counts[State.SENT] == 10
    with bulk._database.read() as connection:
        rates = connection.exec_driver_sql("SELECT rate FROM notify_bulk_pace").scalars().all()
    assert rates == [6000]


async def test_the_day_s_limit_pauses_the_run_until_midnight(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    run = await planned(bulk)
    sandbox.fail_every(1, faults.TooManyRequestsError(), operation="sends")

    result = await bulk.send(run, evolve(FAST, wait_for_limit=False))

    sandbox.clear_faults()
    assert isinstance(result.error, DailyLimitExceeded)
    assert (result.ending, result.counts[State.PLANNED]) == ("limit", 10)
    info = bulk.run(run)
    assert info.state == "paused"
    assert info.resumes_at == result.error.resets_at.timestamp()
    bulk.resume(run)
    assert (await bulk.send(run, FAST)).counts[State.SENT] == 10


async def test_a_server_that_is_gone_ends_sending_and_loses_nothing(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    run = await planned(bulk)
    sandbox.fail_every(1, faults.RouterPage(status=502), operation="sends")

    result = await bulk.send(run, evolve(FAST, give_up_after=0.5))

    sandbox.clear_faults()
    assert result.ending == "stopped"
    assert_true(sandbox, bulk, run)
    assert (await bulk.send(run, FAST)).counts[State.SENT] == 10
    assert_true(sandbox, bulk, run)


async def test_two_cannot_send_from_one_file(sandbox: Sandbox, bulk: AsyncBulk) -> None:
    run = await planned(bulk, 50)
    sandbox.fail_every(1, faults.Delay(0.05), operation="sends")
    task = asyncio.ensure_future(bulk.send(run, FAST))
    await until(lambda: bulk.counts(run)[State.CLAIMED] > 0)

    async with AsyncBulk(
        bulk_path(bulk), api_key=sandbox.test_key, base_url=sandbox.base_url
    ) as other:
        with pytest.raises(InUse, match=r"in use by process \d+ on .+, since 20"):
            await other.send(run, FAST)

    assert (await task).counts[State.SENT] == 50
    sandbox.clear_faults()


async def test_a_copy_of_a_ledger_is_found_out(
    sandbox: Sandbox, bulk: AsyncBulk, ledger: Path, tmp_path: Path
) -> None:
    run = await planned(bulk)
    copy = tmp_path / "copy.db"
    bulk.close()
    shutil.copy(ledger, copy)
    await bulk.send(run, FAST)

    async with AsyncBulk(copy, api_key=sandbox.test_key, base_url=sandbox.base_url) as other:
        with pytest.raises(LedgerCopied, match="row 1 of run-"):
            await other.send(run, FAST)
        assert other.check_before_sending(run) == 10
        assert (await other.send(run, FAST)).counts[State.SENT] == 10

    assert set(held(sandbox).values()) == {1}


async def test_a_stop_ends_after_the_messages_in_hand(sandbox: Sandbox, bulk: AsyncBulk) -> None:
    run = await planned(bulk, 60)
    sandbox.fail_every(1, faults.Delay(0.02), operation="sends")

    result = await bulk.send(run, FAST, tell=lambda _: bulk.stop())

    sandbox.clear_faults()
    assert result.ending == "interrupted"
    assert result.counts[State.CLAIMED] == result.counts[State.UNKNOWN] == 0
    assert result.counts[State.SENT] + result.counts[State.PLANNED] == 60
    assert result.counts[State.PLANNED] > 0
    assert_true(sandbox, bulk, run)


async def test_a_cancelled_send_calls_what_was_on_its_way_unknown(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    run = await planned(bulk, 60)
    sandbox.fail_every(1, faults.Delay(0.5, after_commit=True), operation="sends")
    task = asyncio.ensure_future(bulk.send(run, FAST))
    await until(lambda: bool(sandbox.messages()))

    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    sandbox.clear_faults()
    counts = bulk.counts(run)
    assert counts[State.UNKNOWN] > 0
    assert counts[State.CLAIMED] == 0
    assert_true(sandbox, bulk, run)
    assert (await bulk.send(run, FAST)).counts[State.SENT] == 60
    assert set(held(sandbox).values()) == {1}


async def test_a_paused_run_is_not_sent_until_it_is_resumed(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    run = await planned(bulk, 60)
    result = await bulk.send(run, FAST, tell=lambda _: bulk.pause(run))
    assert result.ending in {"paused", "done"}
    bulk.pause(run)
    with pytest.raises(BulkError, match="is paused"):
        await bulk.send(run, FAST)
    bulk.resume(run)
    assert (await bulk.send(run, FAST)).counts[State.SENT] == 60
    assert_true(sandbox, bulk, run)


async def test_a_run_belongs_to_its_service_and_server(bulk: AsyncBulk, ledger: Path) -> None:
    run = await planned(bulk)
    key = "other-5a4db0c8-0000-4000-8000-00000000dead-5a4db0c8-0000-4000-8000-00000000beef"
    async with AsyncBulk(ledger, api_key=key, base_url="http://127.0.0.1:9") as other:
        with pytest.raises(BulkError, match="was planned for service"):
            await other.send(run, FAST)


async def test_statuses_are_joined_onto_the_rows(bulk: AsyncBulk) -> None:
    rows = [*people(3), {**people(1)[0], "phone number": "07700900003"}]
    run = (await bulk.plan(rows, template_id=TEMPLATE)).run
    await bulk.send(run, FAST)

    assert await bulk.refresh(run) == 4

    statuses = [row.status for row in bulk.rows(run)]
    assert statuses == ["delivered"] * 3 + ["temporary-failure"]
    assert all(row.status_at is not None for row in bulk.rows(run))


async def test_forgetting_deletes_recipients_and_keeps_the_facts(
    bulk: AsyncBulk, ledger: Path
) -> None:
    run = await planned(bulk)
    await bulk.send(run, FAST)

    assert bulk.forget(run) == 10

    assert all(row.cells is None and row.notification_id for row in bulk.rows(run))
    bulk.close()
    for file in ledger.parent.glob("runs.db*"):
        assert b"07700" not in file.read_bytes()
        assert b"Person" not in file.read_bytes()


def test_a_ledger_is_its_owner_s_alone(sandbox: Sandbox, ledger: Path) -> None:
    with Bulk(ledger, api_key=sandbox.test_key, base_url=sandbox.base_url) as bulk:
        plan = bulk.plan(people(3), template_id=TEMPLATE)
        assert bulk.send(plan.run, FAST).counts[State.SENT] == 3
        assert bulk.work(FAST).left == 0
        assert bulk.refresh(plan.run) == 3
        for file in ledger.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0, file
    with pytest.raises(NoSuchRun):
        Bulk(ledger.with_name("other.db"), create=False)


async def test_work_sends_a_part_of_all_runs(sandbox: Sandbox, bulk: AsyncBulk) -> None:
    first, second = await planned(bulk), await planned(bulk)

    worked = await bulk.work(FAST, max_rows=15)
    assert (worked.sent, worked.left) == (15, 5)
    worked = await bulk.work(FAST)
    assert (worked.sent, worked.left) == (5, 0)

    assert bulk.counts(first)[State.SENT] == bulk.counts(second)[State.SENT] == 10
    assert set(held(sandbox).values()) == {1}


async def test_a_window_and_a_slow_pace_are_kept(bulk: AsyncBulk) -> None:
    run = await planned(bulk, 5)
    slow = SendOptions(max_per_minute=60_000, in_flight=2, settle=0.5)

    assert (await bulk.send(run, slow)).counts[State.SENT] == 5
