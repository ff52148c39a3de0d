"""Works runs off in Procrastinate workers, a small part in each job.

The engine starts jobs, and nothing depends on its promises: a job that it loses or runs twice finds
its rows in the ledger, claimed by another or free. The job is deferred every minute as well, so
that the work goes on after anything:

    app = procrastinate.App(connector=procrastinate.PsycopgConnector())
    work = add_task(app, "postgresql://localhost/bulk")
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from procrastinate.exceptions import AlreadyEnqueued

from notify_typed.bulk._async_bulk import AsyncBulk

if TYPE_CHECKING:
    from procrastinate import App

    from notify_typed.bulk._settings import SendOptions

__all__ = ["add_task"]

_ROWS = 200
_SECONDS = 20.0
_PAUSE = 5


def add_task(
    app: App,
    ledger: str,
    *,
    options: SendOptions | None = None,
    api_key: str | None = None,
    base_url: str | None = None,
    name: str = "notify_typed.bulk.work",
) -> Any:  # noqa: ANN401 - its type takes the arguments' types along
    """Add a task to an app that sends at most 200 rows, for 20 seconds, and defers the next.

    Args:
        app: The app.
        ledger: The URL of the PostgreSQL database that the ledger lies in, which may be the app's.
        options: How to send.
        api_key: The key to send with; left out, `NOTIFY_API_KEY` of the worker's environment.
        base_url: Where Notify is; left out, `NOTIFY_BASE_URL`, and without that Notify itself.
        name: What Procrastinate calls the task.

    Returns:
        The task. `task.defer()` starts the work, after `Bulk.plan` for example.
    """
    bulk: AsyncBulk | None = None

    async def work(timestamp: int = 0) -> None:  # noqa: ARG001 - periodic tasks are told the time
        nonlocal bulk
        if bulk is None:  # kept, as it knows since when rows are unknown
            bulk = AsyncBulk(ledger, api_key=api_key, base_url=base_url)
        worked = await bulk.work(options, max_rows=_ROWS, max_seconds=_SECONDS)
        if worked.left:
            pause = 0 if worked.sent else _PAUSE
            with suppress(AlreadyEnqueued):
                await task.configure(
                    queueing_lock=name, schedule_in={"seconds": pause}
                ).defer_async()

    task = app.task(name=name, queueing_lock=name)(work)
    return app.periodic(cron="* * * * *")(task)
