"""Decides the life of a message when it is accepted: its statuses and their times."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from notify_typed.sandbox._store.tables import NEVER
from notify_typed.sandbox._timekeeper import MICROSECONDS, from_micros, to_micros

if TYPE_CHECKING:
    from notify_typed._rules.phone import PhoneNumber
    from notify_typed.sandbox._settings import Speed
    from notify_typed.sandbox._store.records import Notification

GIVEN_UP_AFTER = timedelta(hours=72) // timedelta(microseconds=1)
RECEIPT_STATUSES = frozenset(
    {"delivered", "permanent-failure", "temporary-failure", "technical-failure"}
)
"""The final statuses of texts and emails that services are told of."""

LONDON = ZoneInfo("Europe/London")
_LAST_PRINT_RUN = time(17, 30)
_DAY = 86_400 * MICROSECONDS
_STORED_STEPS = 3


@dataclass(slots=True)
class Plan:
    """The life of a message: its first status, then up to three later ones with their times.

    Attributes:
        first: The status it starts with.
        steps: The later statuses and when each begins.
        sent_at: When it is handed to a provider, if ever.
        updated_at: The time of its last change where no step says so.
        ready_at: When its billing is known, and a letter's PDF made.
        units: The fragments or sheets to pay for.
    """

    first: str
    steps: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    sent_at: int | None = None
    updated_at: int | None = None
    ready_at: int = 0
    units: int = 0

    def finish(self, created_at: int) -> Plan:
        """Fold steps that are over at once into the first status."""
        while self.steps and self.steps[0][0] <= created_at:
            at, self.first = self.steps.pop(0)
            self.updated_at = at
        return self

    def give(self, message: Notification) -> None:
        """Write the life into a message."""
        missing = [(NEVER, "")] * (_STORED_STEPS - len(self.steps))
        steps = [*self.steps, *missing]
        message.status_0 = self.first
        (message.at_1, message.status_1), (message.at_2, message.status_2), last = steps
        message.at_3, message.status_3 = last
        message.updated_at = self.updated_at
        message.sent_at = self.sent_at
        message.ready_at = self.ready_at
        message.units = self.units


def plan_sms(
    created_at: int, speed: Speed, *, key_type: str, number: PhoneNumber, units: int
) -> Plan:
    """Plan a text message."""
    plan = _plan_message(
        created_at,
        speed,
        key_type=key_type,
        final=_test_outcome(number.raw) if key_type == "test" else "delivered",
        under_way="sent" if number.is_international else "sending",
    )
    if number.is_international and not number.has_delivery_reports:
        # Networks there report nothing, so that it stays sent for ever.
        plan.steps = plan.steps[:1]
    # Fake receipts of test keys bring the fragments; real ones count when the text is handed over.
    plan.ready_at = plan.steps[-1][0] if key_type == "test" else plan.steps[0][0]
    plan.units = units
    return plan.finish(created_at)


def plan_email(created_at: int, speed: Speed, *, key_type: str, address: str) -> Plan:
    """Plan an email."""
    plan = _plan_message(
        created_at,
        speed,
        key_type=key_type,
        final=_test_email_outcome(address) if key_type == "test" else "delivered",
        under_way="sending",
    )
    plan.ready_at = created_at
    return plan.finish(created_at)


def _plan_message(
    created_at: int, speed: Speed, *, key_type: str, final: str, under_way: str
) -> Plan:
    handed_over = created_at + _micros(speed.sending)
    wait = speed.test_outcome if key_type == "test" else speed.live_outcome
    if speed.reads is not None:
        ends, status = NEVER, final
    elif _micros(wait) >= GIVEN_UP_AFTER:
        ends, status = created_at + GIVEN_UP_AFTER, "temporary-failure"
    else:
        ends, status = max(handed_over, created_at + _micros(wait)), final
    return Plan("created", [(handed_over, under_way), (ends, status)], sent_at=handed_over)


def plan_letter(created_at: int, speed: Speed, *, key_type: str, sheets: int | None) -> Plan:
    """Plan a letter made from a template.

    Args:
        created_at: When it was accepted.
        speed: How long things take.
        key_type: The type of the key it was sent with.
        sheets: The sheets of paper it takes, or None when it is too long to be printed.
    """
    ready = created_at + _micros(speed.processing)
    if key_type == "test":
        # Nothing is printed: the letter counts as despatched at once and costs nothing.
        return Plan("delivered", updated_at=created_at, ready_at=ready)
    if sheets is None:
        return Plan("created", [(ready, "validation-failed")], ready_at=ready).finish(created_at)
    plan = Plan("created", _printing(ready, created_at, speed), ready_at=ready, units=sheets)
    plan.sent_at = plan.steps[0][0]
    return plan.finish(created_at)


def plan_precompiled(
    created_at: int, speed: Speed, *, key_type: str, verdict: str | None, sheets: int
) -> Plan:
    """Plan a letter that came as a PDF.

    Args:
        created_at: When it was accepted.
        speed: How long things take.
        key_type: The type of the key it was sent with.
        verdict: The status in which its checks end, or None when it passes them.
        sheets: The sheets of paper it takes.
    """
    ready = created_at + _micros(speed.processing)
    plan = Plan("pending-virus-check", ready_at=ready)
    if verdict is not None:
        plan.steps = [(ready, verdict)]
        return plan.finish(created_at)
    plan.units = sheets
    if key_type == "test":
        plan.steps = [(ready, "delivered")]
        return plan.finish(created_at)
    plan.steps = [(ready, "created"), *_printing(ready, created_at, speed)]
    plan.sent_at = plan.steps[1][0]
    return plan.finish(created_at)


def _printing(ready: int, created_at: int, speed: Speed) -> list[tuple[int, str]]:
    if speed.reads is not None:
        return [(ready, "sending"), (NEVER, "delivered")]
    if speed.printing is not None:
        done = max(ready, created_at + _micros(speed.printing))
        return [(done, "sending"), (done, "delivered")]
    collected = next_print_run(ready)
    return [(collected, "sending"), (collected + _DAY, "delivered")]


def next_print_run(after: int) -> int:
    """Return when letters are next collected for printing: 17:30 in London, every day."""
    local = from_micros(after).astimezone(LONDON)
    run = datetime.combine(local.date(), _LAST_PRINT_RUN, LONDON)
    if run <= local:
        run = datetime.combine(local.date() + timedelta(days=1), _LAST_PRINT_RUN, LONDON)
    return to_micros(run)


def _test_outcome(recipient: str) -> str:
    # The stored text decides, not the normalised number.
    if recipient.endswith("7700900003"):
        return "temporary-failure"
    if recipient.endswith("7700900002"):
        return "permanent-failure"
    return "delivered"


def _test_email_outcome(address: str) -> str:
    return {
        "perm-fail@simulator.notify": "permanent-failure",
        "temp-fail@simulator.notify": "temporary-failure",
    }.get(address, "delivered")


@lru_cache(maxsize=64)
def _micros(seconds: float) -> int:
    return NEVER if seconds == float("inf") else round(seconds * MICROSECONDS)
