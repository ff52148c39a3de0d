"""Over real connections that break at random, no message arrives twice.

Each reference is sent once by a client whose way is full of faults: connections reset before the
request is read and after it took effect, answers cut short, errors of the server and of a router in
front of it, and answers that come after the client has given up.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from notify_typed import (
    AsyncNotifyClient,
    NotifyClient,
    NotSent,
    OutcomeUnknown,
    Rejected,
    RequestError,
    RetryPolicy,
)
from notify_typed.sandbox import Sandbox, faults
from notify_typed.sandbox._world.default import SMS_TEMPLATE_ID, default_world

if TYPE_CHECKING:
    from uuid import UUID

MESSAGES = 600
IN_FLIGHT = 32
READ_TIMEOUT = 1.0
LATE = 1.5
# A delayed request takes effect much sooner than this, even where other work holds it up.
SETTLE = 3.0
POLICY = RetryPolicy(
    max_attempts=12,
    base_delay=0.001,
    max_delay=0.2,
    reconcile_window=SETTLE,
    deadline=None,
    budget=None,
)
FAULTS: list[tuple[float, faults.Fault | type[faults.Fault]]] = [
    (0.05, faults.ResetAfterCommit),
    (0.05, faults.ResetBeforeRead),
    (0.05, faults.ServerError),
    (0.04, faults.RouterPage(502, after_commit=True)),
    (0.02, faults.TruncatedBody),
    (0.02, faults.RateLimitError),
    (0.02, faults.Delay(LATE, after_commit=False)),
    (0.02, faults.Delay(LATE, after_commit=True)),
]
VALUES = {"name": "Amala", "date": "today"}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    world: Any = default_world()
    world["services"][0]["rate_limit"] = 1_000_000
    with Sandbox(world=world, outcomes="immediate") as running:
        for seed, (probability, fault) in enumerate(FAULTS):
            running.fail_randomly(probability, fault, seed=seed, operation="sends")
        yield running


def stored(sandbox: Sandbox) -> dict[str | None, list[UUID]]:
    """Give the ids of the messages that the sandbox holds, by reference."""
    held: dict[str | None, list[UUID]] = defaultdict(list)
    with NotifyClient(sandbox.live_key, base_url=sandbox.base_url) as notify:
        for notification in notify.get_all_notifications_iterator():
            held[notification.reference].append(notification.id)
    return held


def references() -> list[str]:
    return [f"message-{number}" for number in range(MESSAGES)]


def test_reconciling_makes_every_message_exactly_once(sandbox: Sandbox) -> None:
    with NotifyClient(
        sandbox.live_key,
        base_url=sandbox.base_url,
        timeout=READ_TIMEOUT,
        retries=POLICY,
        on_unknown="reconcile",
    ) as notify:

        def send(reference: str) -> UUID:
            return notify.send_sms_notification(
                "07700900456", SMS_TEMPLATE_ID, VALUES, reference
            ).id

        with ThreadPoolExecutor(IN_FLIGHT) as pool:
            ids = list(pool.map(send, references()))
    assert stored(sandbox) == {
        reference: [sent] for reference, sent in zip(references(), ids, strict=True)
    }


async def test_without_reconciling_no_message_is_made_twice_and_the_errors_tell_the_truth(
    sandbox: Sandbox,
) -> None:
    outcomes: dict[str, type[BaseException] | None] = {}
    gate = asyncio.Semaphore(IN_FLIGHT)
    async with AsyncNotifyClient(
        sandbox.live_key, base_url=sandbox.base_url, timeout=READ_TIMEOUT, retries=POLICY
    ) as notify:

        async def send(reference: str) -> None:
            async with gate:
                try:
                    await notify.send_sms_notification(
                        "07700900456", SMS_TEMPLATE_ID, VALUES, reference
                    )
                except RequestError as error:
                    outcomes[reference] = type(error)
                else:
                    outcomes[reference] = None

        await asyncio.gather(*map(send, references()))
    held = await asyncio.to_thread(stored, sandbox)
    assert max(map(len, held.values())) == 1
    unknown = 0
    unknown_but_made = 0
    for reference, outcome in outcomes.items():
        made = len(held[reference])
        if outcome is None:
            assert made == 1
        elif issubclass(outcome, NotSent | Rejected):
            assert made == 0
        else:
            assert outcome is OutcomeUnknown
            unknown += 1
            unknown_but_made += made
    assert 0 < unknown_but_made < unknown
