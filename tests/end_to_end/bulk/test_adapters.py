"""The tasks of Celery and Procrastinate, within this process."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import procrastinate
from bulk_world import FAST, TEMPLATE, held, people
from procrastinate.testing import InMemoryConnector

import notify_typed.bulk.celery
import notify_typed.bulk.procrastinate
from notify_typed.bulk import AsyncBulk, Bulk

if TYPE_CHECKING:
    from pathlib import Path

    from notify_typed.sandbox import Sandbox


# Its types are not there for a checker to see.
Celery: Any = import_module("celery").Celery


def test_a_task_of_celery_calls_for_the_next(sandbox: Sandbox, ledger: Path) -> None:
    with Bulk(ledger, api_key=sandbox.test_key, base_url=sandbox.base_url) as bulk:
        bulk.plan(people(210), template_id=TEMPLATE)
    app = Celery("mailings")
    app.conf.task_always_eager = True
    task = notify_typed.bulk.celery.add_task(
        app, str(ledger), options=FAST, api_key=sandbox.test_key, base_url=sandbox.base_url
    )

    assert task() == 200

    assert set(held(sandbox).values()) == {1}
    assert len(sandbox.messages()) == 210


async def test_a_job_of_procrastinate_defers_the_next(
    sandbox: Sandbox, bulk: AsyncBulk, ledger: Path
) -> None:
    await bulk.plan(people(210), template_id=TEMPLATE)
    app = procrastinate.App(connector=InMemoryConnector())
    task = notify_typed.bulk.procrastinate.add_task(
        app, str(ledger), options=FAST, api_key=sandbox.test_key, base_url=sandbox.base_url
    )
    async with app.open_async():
        await task.defer_async()
        await app.run_worker_async(wait=False, install_signal_handlers=False)

    assert set(held(sandbox).values()) == {1}
    assert len(sandbox.messages()) == 210
