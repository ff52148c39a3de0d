"""Works runs off in Celery workers, a small part in each task.

The engine starts tasks, and nothing depends on its promises: a task that it loses or runs twice
finds its rows in the ledger, claimed by another or free. Let Celery's beat start the task now and
then, and it goes on after anything:

    app = Celery("mailings", broker="redis://localhost")
    work = add_task(app, "postgresql://localhost/bulk")
    app.conf.beat_schedule = {"bulk": {"task": work.name, "schedule": 30.0}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notify_typed.bulk._bulk import Bulk

if TYPE_CHECKING:
    from notify_typed.bulk._settings import SendOptions

__all__ = ["add_task"]

_ROWS = 200
_SECONDS = 20.0
_PAUSE = 5


def add_task(
    app: Any,  # noqa: ANN401 - Celery has no types
    ledger: str,
    *,
    options: SendOptions | None = None,
    api_key: str | None = None,
    base_url: str | None = None,
    name: str = "notify_typed.bulk.work",
) -> Any:  # noqa: ANN401 - likewise
    """Add a task to an app that sends at most 200 rows, for 20 seconds, and calls for the next.

    Args:
        app: The `Celery` app.
        ledger: The URL of the PostgreSQL database that the ledger lies in.
        options: How to send.
        api_key: The key to send with; left out, `NOTIFY_API_KEY` of the worker's environment.
        base_url: Where Notify is; left out, `NOTIFY_BASE_URL`, and without that Notify itself.
        name: What Celery calls the task.

    Returns:
        The task. `task.delay()` starts the work, after `Bulk.plan` for example.
    """
    bulk: Bulk | None = None

    def work() -> int:
        nonlocal bulk
        if bulk is None:  # kept, as it knows since when rows are unknown
            bulk = Bulk(ledger, api_key=api_key, base_url=base_url)
        worked = bulk.work(options, max_rows=_ROWS, max_seconds=_SECONDS)
        if worked.left:
            task.apply_async(countdown=0 if worked.sent else _PAUSE)
        return worked.sent

    task = app.task(name=name, ignore_result=True)(work)
    return task
