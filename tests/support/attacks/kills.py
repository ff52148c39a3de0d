"""Ends the sandbox and its workers with signal 9 while messages are sent."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import httpx
from bulk_world import fast_world
from local_http import local_client
from patience import HANG, wait_until
from postgres import running_postgres
from sandbox_command import workers_of

from attacks.attack import Attack, Effort, Figures, hold
from notify_typed import NotifyClient, NotSent, Rejected, RequestError, RetryPolicy
from notify_typed.sandbox._world.default import SMS_TEMPLATE_ID

CALLERS = 4
POLICY = RetryPolicy(max_attempts=4, base_delay=0.01, max_delay=0.05, budget=None)
VALUES = {"name": "Amala", "date": "today"}


@dataclass
class Sent:
    """What senders were told of their messages, by reference."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    not_sent: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    is_over: threading.Event = field(default_factory=threading.Event)
    _numbers: Iterator[int] = field(default_factory=count)

    def send(self, key: str, base_url: str) -> None:
        """Send messages until it is over."""
        with NotifyClient(key, base_url=base_url, retries=POLICY) as notify:
            while not self.is_over.is_set():
                reference = f"message-{next(self._numbers)}"
                try:
                    sent = notify.send_sms_notification(
                        "07700900123", SMS_TEMPLATE_ID, VALUES, reference=reference
                    )
                except (NotSent, Rejected):
                    self.not_sent.add(reference)
                except RequestError:
                    self.unknown.add(reference)
                else:
                    self.acknowledged[reference] = str(sent.id)

    def hold_against(self, stored: dict[str, list[str]]) -> Figures:
        """See that what senders were told is true of what is stored, and count it."""
        for reference, ids in stored.items():
            hold(len(ids) == 1, f"{reference} was sent {len(ids)} times")
        for reference, message_id in self.acknowledged.items():
            hold(stored.get(reference) == [message_id], f"{reference} was acknowledged and is lost")
        for reference in self.not_sent:
            hold(reference not in stored, f"{reference} was said not to be sent, and is stored")
        return Counter(
            {
                "messages acknowledged": len(self.acknowledged),
                "messages of unknown outcome": len(self.unknown),
                "messages not sent": len(self.not_sent),
                "lost": len(self.acknowledged.keys() - stored.keys()),
                "sent twice": sum(len(ids) > 1 for ids in stored.values()),
            }
        )


@contextmanager
def sending(key: str, base_url: str) -> Iterator[Sent]:
    """Send over several connections for as long as the block lasts."""
    sent = Sent()
    with ThreadPoolExecutor(CALLERS) as pool:
        callers = [pool.submit(sent.send, key, base_url) for _ in range(CALLERS)]
        try:
            yield sent
        finally:
            sent.is_over.set()
        for caller in callers:
            caller.result(HANG)


def stored_messages(key: str, base_url: str) -> dict[str, list[str]]:
    """Return the ids of all stored messages, by reference."""
    stored: dict[str, list[str]] = defaultdict(list)
    with NotifyClient(key, base_url=base_url) as notify:
        for message in notify.get_all_notifications_iterator():
            stored[str(message.reference)].append(str(message.id))
    return stored


def start(*arguments: str) -> tuple[subprocess.Popen[str], str, str]:
    """Start the command; returns it, its address and its live key."""
    with tempfile.TemporaryDirectory() as folder:
        # Refused sends take tokens too: callers who try again at once would never be let through.
        world = Path(folder) / "world.json"
        world.write_text(json.dumps(fast_world()), encoding="utf-8")
        process = subprocess.Popen(  # noqa: S603 - our own command
            [
                *(sys.executable, "-m", "notify_typed.sandbox", "--outcomes", "immediate"),
                *("--world", str(world), *arguments),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert process.stdout
        first = process.stdout.readline()
    hold("ready at" in first, "the sandbox does not start again after it was killed")
    address = first.split()[-1]
    with local_client(address) as http:
        key = http.get("/_sandbox/world").json()["api_keys"]["test"]
    return process, address, key


def kill_the_sandbox(effort: Effort) -> Figures:
    """Kill a sandbox that keeps its messages in a file, and start it again."""
    figures: Figures = Counter()
    with tempfile.TemporaryDirectory() as folder:
        database = ("--database", f"sqlite:///{Path(folder) / 'sandbox.db'}")
        process, address, key = start("--port", "0", *database)
        port = str(httpx.URL(address).port)
        try:
            with sending(key, address) as sent:
                for _ in effort.rounds():
                    enough = len(sent.acknowledged) + effort.random.randint(5, 60)
                    hold(wait_until(lambda: len(sent.acknowledged) >= enough), "nothing is sent")  # noqa: B023 - waited for at once
                    process.kill()
                    process.communicate()
                    figures["times killed"] += 1
                    process, address, key = start("--port", port, *database)
            figures.update(sent.hold_against(stored_messages(key, address)))
        finally:
            process.kill()
            process.communicate()
    return figures


def kill_workers(effort: Effort) -> Figures:
    """Kill one worker after the other of a sandbox on PostgreSQL."""
    figures: Figures = Counter()
    with running_postgres() as postgres:
        process, address, key = start(
            *("--port", "0", "--workers", "2", "--database", postgres.fresh())
        )
        try:
            with sending(key, address) as sent:
                for _ in effort.rounds():
                    enough = len(sent.acknowledged) + effort.random.randint(5, 60)
                    hold(wait_until(lambda: len(sent.acknowledged) >= enough), "nothing is sent")  # noqa: B023 - waited for at once
                    workers = workers_of(process)
                    os.kill(effort.random.choice(workers), signal.SIGKILL)
                    figures["times killed"] += 1
                    hold(wait_until(lambda: len(workers_of(process)) == 2), "no worker came back")
            figures.update(sent.hold_against(stored_messages(key, address)))
        finally:
            process.terminate()
            process.communicate()
    return figures


SANDBOX = Attack(
    "kill-sandbox",
    "What a sandbox on a file has acknowledged is there when it starts again, and nothing is there "
    "twice.",
    "The sandbox is killed with signal 9 while four clients send, and started again.",
    kill_the_sandbox,
    short=2,
)
WORKERS = Attack(
    "kill-workers",
    "A worker that dies takes no acknowledged message with it, and another comes in its place.",
    "One of two workers on PostgreSQL is killed with signal 9 while four clients send.",
    kill_workers,
    short=1,
)
