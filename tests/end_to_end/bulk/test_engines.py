"""Workers of Celery and Procrastinate send a run, are killed, and the next ones go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import pytest
from bulk_world import HERE, TEMPLATE, assert_true, environment, held, people
from redis_server import RedisServer, redis_server

from notify_typed.bulk import AsyncBulk, State
from notify_typed.sandbox import faults

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from postgres import Postgres

    from notify_typed.sandbox import Sandbox

__all__ = ["redis_server"]

pytestmark = pytest.mark.slow

CELERY = ("celery", "--app", "bulk_apps:celery", "worker", "--pool", "solo", "--beat")
PROCRASTINATE = ("procrastinate", "--app", "bulk_apps.procrastinate")


@pytest.fixture
def url(postgres: Postgres) -> str:
    return postgres.fresh()


@pytest.fixture
async def shared(sandbox: Sandbox, url: str) -> AsyncIterator[AsyncBulk]:
    async with AsyncBulk(url, api_key=sandbox.test_key, base_url=sandbox.base_url) as opened:
        yield opened


@contextmanager
def worker(words: tuple[str, ...], variables: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(  # noqa: S603 - installed for this
        [sys.executable, "-m", *words],
        env={**os.environ, **variables},
        cwd=HERE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGKILL)  # Celery's timer is a process of its own


def is_running(process: subprocess.Popen[bytes]) -> bool:
    """Tell whether a process runs, after a moment in which it has the machine for itself."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(0.1)
    return process.returncode is None


async def sent_by_workers(
    sandbox: Sandbox,
    bulk: AsyncBulk,
    words: tuple[str, ...],
    variables: dict[str, str],
    between: Callable[[], object],
) -> None:
    """Have a run sent by a worker that is killed in the middle, and by the next."""
    run = (await bulk.plan(people(260), template_id=TEMPLATE)).run
    sandbox.fail_every(1, faults.Delay(0.03), operation="sends")
    with worker(words, variables) as first:
        while len(sandbox.messages()) < 20:
            assert is_running(first)
    assert_true(sandbox, bulk, run)
    sandbox.clear_faults()
    with bulk._database.write() as connection:  # as if the time of its claims were over
        connection.exec_driver_sql("UPDATE notify_bulk_rows SET lease = 1")
    between()

    with worker(words, variables) as second:
        while bulk.counts(run)[State.SENT] < 260:
            assert is_running(second)
    assert set(held(sandbox).values()) == {1}
    assert_true(sandbox, bulk, run)


async def test_celery_s_workers_send_a_run_whatever_becomes_of_them_and_of_redis(
    sandbox: Sandbox, shared: AsyncBulk, url: str, redis_server: RedisServer, tmp_path: Path
) -> None:
    redis_server.empty()
    variables = {
        **environment(sandbox),
        "NOTIFY_LEDGER": url,
        "BULK_BROKER": redis_server.url.replace("unix://", "redis+socket://"),
    }
    words = (*CELERY, "--schedule", str(tmp_path / "beat"))

    def lose_all_tasks() -> None:
        redis_server.kill()
        redis_server.start()

    await sent_by_workers(sandbox, shared, words, variables, lose_all_tasks)


async def test_procrastinate_s_workers_send_a_run_whatever_becomes_of_them(
    sandbox: Sandbox, shared: AsyncBulk, url: str
) -> None:
    variables = {**environment(sandbox), "NOTIFY_LEDGER": url}

    def run_command(*words: str) -> None:
        command = [sys.executable, "-m", *PROCRASTINATE, *words]
        subprocess.run(command, env=variables, cwd=HERE, check=True, capture_output=True)  # noqa: S603 - ours

    def defer() -> None:  # as the app does every minute
        run_command("defer", "--ignore-already-enqueued", "notify_typed.bulk.work")

    run_command("schema", "--apply")
    defer()
    words = (*PROCRASTINATE, "worker", "--concurrency", "1")
    await sent_by_workers(sandbox, shared, words, variables, defer)
