"""Programs that send from workers of Celery and of Procrastinate."""

from __future__ import annotations

import os
from typing import Any

from bulk_dying import FAST

LEDGER = os.environ.get("NOTIFY_LEDGER", "")
BROKER = os.environ.get("BULK_BROKER", "")


def celery_app() -> Any:
    """Make the app for `celery --app bulk_apps:celery worker`."""
    from celery import Celery  # noqa: PLC0415 - one of two

    from notify_typed.bulk.celery import add_task  # noqa: PLC0415 - likewise

    app = Celery("mailings", broker=BROKER)
    app.conf.broker_connection_retry_on_startup = True
    task = add_task(app, LEDGER, options=FAST)
    app.conf.beat_schedule = {"bulk": {"task": task.name, "schedule": 1.0}}
    return app


def procrastinate_app() -> Any:
    """Make the app for `procrastinate --app bulk_apps.procrastinate worker`."""
    from procrastinate import App, PsycopgConnector  # noqa: PLC0415 - one of two

    from notify_typed.bulk.procrastinate import add_task  # noqa: PLC0415 - likewise

    conninfo = LEDGER.replace("postgresql+psycopg://", "postgresql://")
    app = App(connector=PsycopgConnector(conninfo=conninfo))
    add_task(app, LEDGER, options=FAST)
    return app


if BROKER:
    celery = celery_app()
elif LEDGER:
    procrastinate = procrastinate_app()
