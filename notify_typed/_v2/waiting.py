"""Waits for a status or a PDF: policies, as in `notify_typed._engine.policy`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from notify_typed._engine.flow import Sleep
from notify_typed._engine.inputs import seconds, several_of
from notify_typed._engine.policy import call_flow, within
from notify_typed.errors import (
    ClockSkew,
    NotSent,
    PDFNotReady,
    ReadFailed,
    RequestError,
    StatusMissed,
    UnreadableResponse,
    WaitTimeout,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from notify_typed._engine.flow import Flow
    from notify_typed._engine.operation import Operation, Response
    from notify_typed._engine.retries import Context
    from notify_typed_v2.models import Notification

__all__ = ["FINAL_STATUSES", "target_statuses", "wait_for_pdf_flow", "wait_for_status_flow"]

T = TypeVar("T")

FINAL_STATUSES = frozenset(
    {
        "cancelled",
        "delivered",
        "failed",
        "permanent-failure",
        "received",
        "returned-letter",
        "sent",
        "technical-failure",
        "temporary-failure",
        "validation-failed",
        "virus-scan-failed",
    }
)
"""Statuses after which nothing more need come.

`sent` is among them, as a text abroad may stay so: docs/explanation/what-the-api-does.md#statuses.
"""

_GROWTH = 1.5
_LONGEST_PAUSE = 10.0
# What is kept for the last look, so that it is a real one.
_LONGEST_LAST_LOOK = 1.0
# Timers may go off a little early.
_CLOCK_TICK = 0.02


def target_statuses(until: object) -> Collection[str]:
    """Take the statuses to wait for; None stands for any final one.

    Raises:
        InvalidInput: A status that Notify does not have.
    """
    from notify_typed_v2.models import NotificationStatus  # noqa: PLC0415 - lazy

    if until is None:
        return FINAL_STATUSES
    return frozenset(several_of("until", until, NotificationStatus))


def wait_for_status_flow(
    operation: Operation[Notification],
    context: Context,
    until: Collection[str],
    timing: tuple[float, float],
) -> Flow[Response[Notification]]:
    """Read a notification until its status is one of those wanted.

    Args:
        operation: Reads the notification.
        context: The client's.
        until: The statuses to wait for.
        timing: The deadline and the first pause between two looks, in seconds.

    Raises:
        StatusMissed: The message has another status, which is final.
        WaitTimeout: The deadline came first.
        RequestError: Reading failed, in spite of retries.
    """
    pauses = _Pauses(context, timing)
    last: str | None = None
    lost: RequestError | None = None
    while (look := pauses.look()) is not None:
        try:
            answer = yield from call_flow(operation, look)
        except (NotSent, ReadFailed) as failure:
            lost = pauses.without_time(failure)
            break
        last = answer.parsed.status.value
        if last in until:
            return answer
        if last in FINAL_STATUSES and last != "sent":
            raise StatusMissed(
                f"The status of {_last_part(operation)} is {last!r}, and will not be any of those"
                f" waited for: {', '.join(sorted(until))}.",
                last,
            )
        yield Sleep(pauses.next())
    seen = "was not to be seen" if last is None else f"is {last!r}"
    raise WaitTimeout(
        f"After {timing[0]:g} s the status of {_last_part(operation)} {seen}; waited for:"
        f" {', '.join(sorted(until))}.",
        last,
    ) from lost


def wait_for_pdf_flow(
    operation: Operation[bytes], context: Context, timing: tuple[float, float]
) -> Flow[Response[bytes]]:
    """Ask for a letter's PDF until it exists.

    Args:
        operation: Fetches the PDF.
        context: The client's.
        timing: The deadline and the first pause between two looks, in seconds.

    Raises:
        WaitTimeout: The deadline came first.
        RequestError: Notify refused for another reason, or reading failed, in spite of retries.
    """
    pauses = _Pauses(context, timing)
    why: RequestError | None = None
    while (look := pauses.look()) is not None:
        try:
            return (yield from call_flow(operation, look))
        except PDFNotReady as not_ready:
            why = not_ready
        except (NotSent, ReadFailed) as failure:
            why = pauses.without_time(failure)
            break
        yield Sleep(pauses.next())
    raise WaitTimeout(f"After {timing[0]:g} s there is no PDF yet ({operation.path}).") from why


class _Pauses:
    """The pauses between looks: they grow, and the last ends at the deadline, for one more look."""

    def __init__(self, context: Context, timing: tuple[float, float]) -> None:
        self._context = context
        self._deadline = context.clock() + seconds("timeout", timing[0])
        self._end = self._deadline + _LONGEST_LAST_LOOK
        self._pause = seconds("poll_interval", timing[1])
        self._over = False

    def look(self) -> Context | None:
        """Give the context of one look, with the time that is left; None after the last."""
        now = self._context.clock()
        if self._over or now >= self._end:
            return None
        self._over = now >= self._deadline
        return within(self._context, self._end)

    def next(self) -> float:
        """Give the next pause in seconds."""
        pause = min(self._pause, max(self._deadline - self._context.clock(), 0.0))
        self._pause = min(self._pause * _GROWTH, max(self._pause, _LONGEST_PAUSE))
        return pause

    def without_time(self, failure: RequestError) -> RequestError:
        """Take a look that failed because its time was cut short; raise any other.

        Raises:
            RequestError: It failed with time to spare, or waiting does not help.
        """
        timely = self._context.clock() < self._end - _CLOCK_TICK
        lasting = isinstance(failure, ClockSkew | UnreadableResponse)
        if lasting or (timely and not self._over):
            raise failure
        return failure


def _last_part(operation: Operation[T]) -> UUID | str:
    return operation.path.rsplit("/", 1)[-1]
