"""What cannot be used says so, and what fails on the way is gone on with."""

from __future__ import annotations

import asyncio
import os
import re
import sqlite3
import sys
import threading
import time
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from bulk_world import FAST, TEMPLATE, assert_true, held, people
from cases import for_each
from filelock import FileLock
from files import is_open_here
from patience import HANG

from notify_typed._install import install_line
from notify_typed.bulk import (
    AsyncBulk,
    Bulk,
    BulkError,
    InUse,
    NoSuchRun,
    SendOptions,
    State,
    Window,
    _database,
    _ledger,
    _messages,
    _report,
    _sending,
    _settling,
)
from notify_typed.bulk._claims import Claims
from notify_typed.bulk._messages import Fence, Messages
from notify_typed.errors import InvalidInput
from notify_typed.sandbox import faults
from notify_typed_v2.models import NotificationPage

if TYPE_CHECKING:
    from pathlib import Path

    from notify_typed.sandbox import Sandbox


_AT_NIGHT = datetime(2026, 1, 5, 3, tzinfo=UTC)


async def planned(bulk: AsyncBulk, count: int = 10) -> str:
    return (await bulk.plan(people(count), template_id=TEMPLATE)).run


@for_each(
    ("options", "said"),
    [
        ({"retention_days": float("nan")}, "retention_days must be more than 0 days .* not nan"),
        ({"retention_days": 0}, "retention_days must be more than 0 days"),
        ({"retention_days": "3"}, "retention_days must be a number of days, not of type str"),
        ({"settle": float("nan")}, "settle must be 0 seconds or more"),
        ({"settle": -1.0}, "settle must be 0 seconds or more"),
        ({"give_up_after": float("inf")}, "give_up_after must be 0 seconds or more"),
        ({"in_flight": 0}, "in_flight must be from 1"),
        ({"rate": 0}, "rate must be from 1"),
        ({"max_per_minute": 0.5}, "max_per_minute must be a whole number"),
        ({"most_refused": -1}, "most_refused must be from 1"),
    ],
)
def test_options_that_no_run_can_be_sent_by_are_refused(options: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        SendOptions(**options)


async def test_a_plan_that_would_spoil_the_ledger_is_not_made(bulk: AsyncBulk) -> None:
    wrong: dict[str, Any]
    for wrong in ({"forget_after_days": float("nan")}, {"forget_after_days": -1.0}, {"rate": 0}):
        with pytest.raises(InvalidInput, match=f"{next(iter(wrong))} must be"):
            await bulk.plan(people(1), template_id=TEMPLATE, **wrong)
    assert bulk.runs() == []


@for_each(
    ("ledger", "said"),
    [
        ("mysql+pymysql://x/y", "SQLite or PostgreSQL, not in mysql"),
        ("sqlite://", "is lost in a crash"),
        ("://", "must be a path, or a URL"),
        ("/nowhere/at/all/runs.db", "No such file"),
        ("/", "cannot|unable|Is a directory"),
        ("postgresql+nodriver://x/y", "nodriver|driver|plugin"),
        ("postgresql://bulk:secret@[::1/bulk", "the ledger: the URL of a database must be like"),
        ("sqlite:////tmp/runs.db?mode=ro", r"must end with the file, not with \?mode"),
    ],
)
def test_a_ledger_that_cannot_be_used_says_why(ledger: str, said: str) -> None:
    with pytest.raises(BulkError, match=said):
        Bulk(ledger)


def test_postgresql_needs_its_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(BulkError, match=re.escape(install_line("bulk,postgres"))):
        Bulk("postgres://bulk:secret@127.0.0.1:9/bulk")


def test_an_old_sqlite_is_told(monkeypatch: pytest.MonkeyPatch, ledger: Path) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 26, 0))
    with pytest.raises(BulkError, match=r"needs SQLite 3\.35 or newer"):
        Bulk(ledger)
    assert not ledger.exists()


def test_the_password_of_a_ledger_is_not_shown() -> None:
    pytest.importorskip("psycopg")
    for url in (
        "postgresql://bulk:opensesame@127.0.0.1:9/bulk",
        "postgresql://127.0.0.1:9/bulk?user=bulk&password=opensesame",
        "postgresql://bulk:p@ss:opensesame/x@127.0.0.1:9/bulk",
        "postgresql://bulk:p@ss/opensesame@127.0.0.1:9/bulk",
    ):
        with pytest.raises(BulkError) as caught:
            Bulk(url)
        assert "opensesame" not in str(caught.value), url


def test_a_file_that_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("milk, bread" * 100)
    with pytest.raises(BulkError, match="not a database") as caught:
        Bulk(note)
    assert not is_open_here(note), caught
    other = tmp_path / "other.db"
    sqlite3.connect(other).close()
    with pytest.raises(NoSuchRun, match="does not hold a ledger"):
        Bulk(other, create=False)


def test_a_ledger_of_another_version_is_refused(ledger: Path) -> None:
    Bulk(ledger).close()
    connection = sqlite3.connect(ledger)
    connection.execute("UPDATE notify_bulk SET version = 99")
    connection.commit()
    connection.close()
    with pytest.raises(BulkError, match="its form is 99, this one reads 1") as caught:
        Bulk(ledger)
    assert not is_open_here(ledger), caught


def test_a_ledger_that_others_can_read_is_closed_to_them(ledger: Path) -> None:
    Bulk(ledger).close()
    ledger.chmod(0o644)
    Bulk(ledger).close()
    assert ledger.stat().st_mode & 0o077 == 0


async def test_a_part_of_a_run_is_as_large_as_was_asked(
    bulk: AsyncBulk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_sending, "_TOGETHER", 0.0)  # it looks again meanwhile
    await planned(bulk, 180)
    parts = [await bulk.work(FAST, max_rows=30) for _ in range(6)]
    assert [part.sent for part in parts] == [30] * 6


async def test_a_full_disk_stops_sending_and_nothing_is_lost(
    sandbox: Sandbox, bulk: AsyncBulk, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = await planned(bulk, 60)
    turn, turns = Claims.turn, 0

    def full(self: Claims, *args: Any) -> Any:
        nonlocal turns
        turns += 1
        if turns > 2:
            raise BulkError("database or disk is full")
        return turn(self, *args)

    with monkeypatch.context() as patch:
        patch.setattr(Claims, "turn", full)
        with pytest.raises(BulkError, match="disk is full"):
            await bulk.send(run, FAST)

    assert_true(sandbox, bulk, run)
    assert (await bulk.send(run, FAST)).counts[State.SENT] == 60
    assert set(held(sandbox).values()) == {1}


@pytest.mark.skipif(os.name != "posix", reason="Windows does not delete files that are open")
@pytest.mark.parametrize("then", ["it is gone", "a copy is there"])
async def test_a_ledger_that_disappears_stops_sending(
    sandbox: Sandbox, bulk: AsyncBulk, ledger: Path, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    run = await planned(bulk, 300)
    turn, turns = Claims.turn, 0

    def gone(self: Claims, *args: Any) -> Any:
        nonlocal turns
        turns += 1
        if turns == 3:
            ledger.rename(ledger.with_name("elsewhere.db"))
            if then == "a copy is there":
                ledger.write_bytes(ledger.with_name("elsewhere.db").read_bytes())
        return turn(self, *args)

    monkeypatch.setattr(Claims, "turn", gone)
    with pytest.raises(BulkError, match="was moved, replaced or deleted while it was used"):
        await bulk.send(run, FAST)

    assert len(sandbox.messages()) < 300
    names = {each.name for each in await asyncio.to_thread(lambda: [*ledger.parent.iterdir()])}
    # Nothing makes an empty one in its place.
    assert ("runs.db" in names) == (then == "a copy is there")


async def test_a_message_that_is_answered_while_others_are_written_down_ends_the_run_at_once(
    bulk: AsyncBulk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_sending, "_TOGETHER", 0.01)
    turn, send = Claims.turn, Messages.send
    loop, writing, answered = asyncio.get_running_loop(), asyncio.Event(), threading.Event()
    written = 0

    def slow_turn(self: Claims, run: Any, moved: Any, *rest: Any) -> Any:
        nonlocal written
        written += len(moved)
        if written == 5:
            monkeypatch.setattr(_sending, "_TOGETHER", 10 * HANG)
            loop.call_soon_threadsafe(writing.set)
            answered.wait(HANG)
        return turn(self, run, moved, *rest)

    async def last_send(self: Messages, claim: Any, fence: Fence) -> Any:
        if claim.number == 6:
            await writing.wait()
        message = await send(self, claim, fence)
        if claim.number == 6:
            loop.call_soon(answered.set)
        return message

    monkeypatch.setattr(Claims, "turn", slow_turn)
    monkeypatch.setattr(Messages, "send", last_send)
    run = await planned(bulk, 6)

    async with asyncio.timeout(HANG):
        assert (await bulk.send(run, FAST)).sent == 6


async def test_rows_that_are_claimed_while_a_send_is_cancelled_are_given_back(
    sandbox: Sandbox, bulk: AsyncBulk, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn, cancelled = Claims.turn, threading.Event()
    loop = asyncio.get_running_loop()

    def slow_turn(self: Claims, *args: Any) -> Any:
        if not cancelled.is_set():
            loop.call_soon_threadsafe(task.cancel)
            loop.call_soon_threadsafe(cancelled.set)
            cancelled.wait(HANG)
        return turn(self, *args)

    monkeypatch.setattr(Claims, "turn", slow_turn)
    run = await planned(bulk, 6)
    task = asyncio.ensure_future(bulk.send(run, FAST))
    with pytest.raises(asyncio.CancelledError):
        await task

    assert bulk.counts(run)[State.PLANNED] == 6
    assert not sandbox.messages()


async def test_a_ledger_that_lacks_a_table_says_so(bulk: AsyncBulk, ledger: Path) -> None:
    run = await planned(bulk, 1)
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("DROP TABLE notify_bulk_pace")

    with pytest.raises(BulkError, match=r"runs\.db: no such table: notify_bulk_pace"):
        await bulk.send(run, FAST)


async def test_a_request_that_comes_too_late_does_not_leave(
    sandbox: Sandbox, bulk: AsyncBulk, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = await planned(bulk, 3)
    late = Fence(time.monotonic() - 60.0, time.time())
    jumped = Fence(time.monotonic(), time.time() + 60.0)
    fences = iter([late, jumped])
    send = Messages.send

    async def slow(self: Messages, claim: Any, fence: Fence) -> Any:
        return await send(self, claim, next(fences, fence))

    monkeypatch.setattr(Messages, "send", slow)
    result = await bulk.send(run, FAST)

    assert result.counts[State.SENT] == 3
    assert set(held(sandbox).values()) == {1}


async def test_requests_that_come_too_late_say_nothing_of_notify(
    sandbox: Sandbox, bulk: AsyncBulk, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = await planned(bulk, 20)
    fences = iter([Fence(time.monotonic() - 60.0, time.time())] * 20)
    send, told = Messages.send, list[str | None]()

    async def slow(self: Messages, claim: Any, fence: Fence) -> Any:
        return await send(self, claim, next(fences, fence))

    monkeypatch.setattr(Messages, "send", slow)
    options = evolve(FAST, give_up_after=None)
    result = await bulk.send(run, options, tell=lambda progress: told.append(progress.waiting))

    assert result.counts[State.SENT] == 20
    assert set(told) <= {None}
    assert set(held(sandbox).values()) == {1}


async def test_requests_that_all_come_too_late_end_sending(
    sandbox: Sandbox, bulk: AsyncBulk, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = await planned(bulk)
    monkeypatch.setattr(_messages, "START_WITHIN", 0.0)

    result = await bulk.send(run, evolve(FAST, give_up_after=0.1))

    assert (result.ending, result.counts[State.PLANNED]) == ("stopped", 10)
    assert "too late" in str(result.error)
    assert not sandbox.messages()


async def test_a_wrong_clock_is_corrected_within_the_time_of_a_claim(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    run = await planned(bulk, 3)
    sandbox.fail_next(2, faults.ClockSkew(300), operation="sends")

    assert (await bulk.send(run, FAST)).counts[State.SENT] == 3
    assert set(held(sandbox).values()) == {1}


async def test_a_wrong_clock_is_not_corrected_after_it(
    sandbox: Sandbox, bulk: AsyncBulk, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = await planned(bulk, 3)
    sandbox.fail_next(1, faults.ClockSkew(300), operation="sends")
    is_open = iter([True, False])
    monkeypatch.setattr(Fence, "is_open", property(lambda _: next(is_open, True)))

    assert (await bulk.send(run, evolve(FAST, in_flight=1))).counts[State.SENT] == 3
    assert max(row.number for row in bulk.rows(run)) == 3
    assert set(held(sandbox).values()) == {1}


async def test_looks_that_fail_are_made_again(sandbox: Sandbox, bulk: AsyncBulk) -> None:
    run = await planned(bulk, 3)
    sandbox.fail_next(1, faults.ResetAfterCommit(), operation="sends")
    sandbox.fail_next(8, faults.ServerError(), operation="list_notifications")

    result = await bulk.send(run, evolve(FAST, give_up_after=60.0))

    assert result.counts[State.SENT] == 3
    assert set(held(sandbox).values()) == {1}


async def test_looks_that_fail_for_long_end_sending(sandbox: Sandbox, bulk: AsyncBulk) -> None:
    run = await planned(bulk, 10)
    sandbox.fail_next(8, faults.ResetAfterCommit(), operation="sends")
    sandbox.fail_every(1, faults.BadRequestError(), operation="list_notifications")

    result = await bulk.send(run, evolve(FAST, give_up_after=0.1))

    sandbox.clear_faults()
    assert result.ending == "stopped"
    assert result.counts[State.UNKNOWN] > 0
    assert (await bulk.send(run, FAST)).counts[State.SENT] == 10
    assert set(held(sandbox).values()) == {1}


async def test_another_message_with_a_row_s_reference_is_not_taken_for_it(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    row, other = ({**each, "reference": "case-1"} for each in people(2))
    first = (await bulk.plan([other], template_id=TEMPLATE)).run
    await bulk.send(first, FAST)
    second = (await bulk.plan([row], template_id=TEMPLATE)).run
    sandbox.fail_next(1, faults.ResetBeforeRead(), operation="sends")

    result = await bulk.send(second, FAST)

    assert result.counts[State.UNKNOWN] == 1
    [found] = bulk.rows(second)
    assert found.problem == "Notify has another message with its reference"


async def test_a_closed_window_is_waited_for(
    bulk: AsyncBulk, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = await planned(bulk, 2)
    window = Window.parse("08:00-20:00")
    told: list[str] = []
    opens = Window.opens
    closed = [opens(window, _AT_NIGHT)] * 3
    monkeypatch.setattr(Window, "opens", lambda _, __: closed.pop() if closed else None)

    result = await bulk.send(
        run, evolve(FAST, window=window), tell=lambda each: told.append(each.waiting or "")
    )

    assert result.counts[State.SENT] == 2
    assert any("messages may leave from 08:00 UTC" in each for each in told)
    closed.append(opens(window, _AT_NIGHT))
    other = await planned(bulk, 2)
    assert (await bulk.work(evolve(FAST, window=window))).left == 2
    assert bulk.counts(other)[State.PLANNED] == 2


async def test_the_day_s_limit_is_waited_for(sandbox: Sandbox, bulk: AsyncBulk) -> None:
    run = await planned(bulk, 2)
    sandbox.fail_next(1, faults.TooManyRequestsError(), operation="sends")
    told: list[str] = []

    def tell(progress: Any) -> None:
        told.append(progress.waiting or "")
        if "the day's limit is used up; it goes on at 00:00 UTC" in told[-1]:
            with bulk._database.write() as connection:  # midnight
                connection.exec_driver_sql("UPDATE notify_bulk_runs SET resumes_at = 1")

    assert (await bulk.send(run, evolve(FAST, in_flight=1), tell=tell)).counts[State.SENT] == 2
    assert any(told)


async def test_a_worker_pauses_a_run_whose_template_was_changed(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    run, outdated = await planned(bulk, 2), await planned(bulk, 2)
    with bulk._database.write() as connection:
        change = "SET template = json_set(template, '$.version', 77) WHERE id = ?"
        connection.exec_driver_sql(f"UPDATE notify_bulk_runs {change}", (outdated,))
    with pytest.raises(BulkError, match=r"was changed since .* now 1\): plan it again"):
        await bulk.send(outdated, FAST)

    assert (await bulk.work(FAST)).sent == 2
    assert (await bulk.work(FAST)).sent == 0

    assert bulk.counts(run)[State.SENT] == 2
    assert "was changed since" in (bulk.run(outdated).pause_reason or "")
    assert len(sandbox.messages()) == 2


async def test_a_run_that_was_not_planned_to_its_end_is_not_sent(bulk: AsyncBulk) -> None:
    run = await planned(bulk, 2)
    bulk._ledger.set_state(bulk.run(run), "planning")
    with pytest.raises(BulkError, match="not planned to its end"):
        await bulk.send(run, FAST)
    with pytest.raises(BulkError, match="not planned to its end"):
        bulk.pause(run)
    assert (await bulk.work(FAST)).sent == 0
    assert bulk.forget(run) == 0
    with pytest.raises(NoSuchRun):
        bulk.run(run)


async def test_what_is_to_be_forgotten_is_when_its_time_has_come(
    bulk: AsyncBulk,
) -> None:
    run = (await bulk.plan(people(2), template_id=TEMPLATE, forget_after_days=1e-9)).run
    kept = (await bulk.plan(people(2), template_id=TEMPLATE, forget_after_days=30)).run
    await bulk.send(run, FAST)
    await bulk.send(kept, FAST)

    await bulk.work(FAST)

    assert all(row.cells is None for row in bulk.rows(run))
    assert all(row.cells is not None for row in bulk.rows(kept))


async def test_a_changed_template_has_nobody_plan_again_what_was_sent(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    run = await planned(bulk, 4)
    sandbox.fail_next(1, faults.BadRequestError(), operation="sends")
    assert (await bulk.send(run, FAST)).counts[State.SENT] == 3
    with bulk._database.write() as connection:
        change = "SET template = json_set(template, '$.version', 77)"
        connection.exec_driver_sql(f"UPDATE notify_bulk_runs {change}")
    # It is not needed where nothing is left to be sent.
    assert (await bulk.send(run, FAST)).ending == "done"

    assert bulk.retry_refused(run) == 1
    with pytest.raises(BulkError, match=f"notify-typed bulk report {run} --only planned -o rest"):
        await bulk.send(run, FAST)


async def test_what_is_forgotten_is_in_no_file_or_that_is_said(
    bulk: AsyncBulk, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def holds() -> bool:
        files = [each for each in ledger.parent.iterdir() if each.name.startswith(ledger.name)]
        return any(b"Person 0" in each.read_bytes() for each in files)

    run = (await bulk.plan(people(2), template_id=TEMPLATE)).run
    await bulk.send(run, FAST)
    monkeypatch.setattr(_database, "_WIPE_MS", 0)
    with closing(sqlite3.connect(ledger)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM notify_bulk_rows").fetchone()
        with pytest.raises(InUse, match="so its files still have what was deleted"):
            bulk.forget(run)
        assert holds()
    assert bulk.forget(run) == 0
    assert not holds()


async def test_a_stop_before_a_send_ends_it_at_once(sandbox: Sandbox, bulk: AsyncBulk) -> None:
    run = await planned(bulk, 2)
    bulk.stop()

    assert (await bulk.send(run, FAST)).ending == "interrupted"
    assert bulk.is_stopped
    assert not sandbox.messages()
    assert (await bulk.work(FAST)).sent == 0


async def test_an_answer_that_takes_too_long_is_unknown_and_looked_up(
    sandbox: Sandbox, bulk: AsyncBulk, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = await planned(bulk, 2)
    sandbox.fail_next(1, faults.Delay(1.0, after_commit=True), operation="sends")
    monkeypatch.setattr(_messages, "_LONGEST_CALL", 0.2)

    assert (await bulk.send(run, FAST)).counts[State.SENT] == 2
    assert set(held(sandbox).values()) == {1}


async def test_all_rows_that_nobody_can_settle_are_seen(
    sandbox: Sandbox, bulk: AsyncBulk, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = await planned(bulk, 5)
    sandbox.fail_next(5, faults.ResetBeforeRead(), operation="sends")
    monkeypatch.setattr(_settling, "_PAGE", 2)

    result = await bulk.send(run, evolve(FAST, trust_looks=False))

    assert result.counts[State.UNKNOWN] == 5
    assert all("may store messages late" in (row.problem or "") for row in bulk.rows(run))


async def test_a_list_without_its_links_proves_nothing(
    sandbox: Sandbox, bulk: AsyncBulk, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = await planned(bulk, 1)
    sandbox.fail_next(1, faults.ResetBeforeRead(), operation="sends")
    monkeypatch.setattr(NotificationPage, "has", lambda _, __: False)

    result = await bulk.send(run, evolve(FAST, give_up_after=0.1))

    assert result.counts[State.UNKNOWN] == 1
    assert not sandbox.messages()


async def test_what_is_forgotten_is_not_sent_again(sandbox: Sandbox, bulk: AsyncBulk) -> None:
    run = await planned(bulk, 2)
    sandbox.fail_next(1, faults.BadRequestError(), operation="sends")
    await bulk.send(run, FAST)
    bulk.forget(run)

    assert bulk.retry_refused(run) == 0
    bulk.resume(run)
    assert await bulk.refresh(run) == 1
    sandbox.reset()
    assert await bulk.refresh(run) == 0


async def test_a_lock_that_cannot_be_made_says_why(bulk: AsyncBulk, ledger: Path) -> None:
    run = await planned(bulk, 1)
    ledger.with_name("runs.db.lock").mkdir()
    with pytest.raises(BulkError, match=r"cannot lock the ledger|in use"):
        await bulk.send(run, FAST)


async def test_a_holder_that_does_not_say_who_it_is_is_another_process(
    bulk: AsyncBulk, ledger: Path
) -> None:
    run = await planned(bulk, 1)
    with FileLock(ledger.with_name("runs.db.lock")), pytest.raises(InUse, match="another process"):
        await bulk.send(run, FAST)


async def test_long_runs_are_reported_whole(
    bulk: AsyncBulk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_ledger, "_BATCH", 3)
    monkeypatch.setattr(_report, "_PAGE", 3)
    run = await planned(bulk, 7)
    await bulk.send(run, FAST)

    assert await bulk.refresh(run) == 7
    assert [row.number for row in bulk.rows(run)] == [*range(1, 8)]
