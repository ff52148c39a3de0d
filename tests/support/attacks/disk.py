"""Fills the disk of a sandbox's database while messages are sent, and makes room again."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from attacks.attack import Attack, Effort, Figures, hold
from notify_typed import NotifyClient, RequestError, RetryPolicy
from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._world.default import SMS_TEMPLATE_ID, default_world

VALUES = {"name": "Amala", "date": "today"}
ONCE = RetryPolicy(max_attempts=1)
ROOM = 10**6


def limit_disk(sandbox: Sandbox, more: int) -> None:
    """Let the database's file become so many pages larger."""
    server = sandbox._server
    reader = server.state.storage.reader

    def limit() -> None:
        used = reader.exec_driver_sql("PRAGMA page_count").scalar()
        reader.exec_driver_sql(f"PRAGMA max_page_count = {used + more}")

    server.call(limit)


def fill_the_disk(effort: Effort) -> Figures:
    """Send until nothing can be stored, read meanwhile, make room, and go on."""
    figures: Figures = Counter()
    acknowledged: dict[str, str] = {}
    document: Any = default_world()
    document["services"][0]["rate_limit"] = ROOM
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'sandbox.db'}"
        with (
            Sandbox(world=document, database_url=url, outcomes="immediate") as sandbox,
            NotifyClient(sandbox.test_key, base_url=sandbox.base_url, retries=ONCE) as notify,
        ):
            for number in effort.rounds():
                limit_disk(sandbox, effort.random.randint(0, 20))
                for each in range(effort.random.randint(20, 40)):
                    reference = f"{number}-{each}-" + "r" * effort.random.randint(0, 900)
                    try:
                        sent = notify.send_sms_notification(
                            "07700900123", SMS_TEMPLATE_ID, VALUES, reference=reference
                        )
                    except RequestError as problem:
                        hold(problem.status_code == 507, f"a full disk is a {problem.status_code}")
                        figures["messages refused for want of room"] += 1
                        found = notify.get_all_notifications(reference=reference)
                        hold(not found.notifications, "a message that was refused is stored")
                    else:
                        acknowledged[str(sent.id)] = reference
                limit_disk(sandbox, ROOM)
            stored = {str(one.id) for one in notify.get_all_notifications_iterator()}
    figures["messages acknowledged"] = len(acknowledged)
    figures["lost"] = len(acknowledged.keys() - stored)
    hold(stored == acknowledged.keys(), "what is stored is not what was acknowledged")
    return figures


DISK = Attack(
    "full-disk",
    "A full disk fails the requests that want to store something, each with an answer that says "
    "so, and no other.",
    "The database's file may not grow while messages are sent and read, then it may again.",
    fill_the_disk,
    short=3,
)
