"""Waits until a message has got somewhere: the policy, as in `notify_typed.retries`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from notify_typed.errors import InvalidInput, PDFNotReady, WaitTimeout
from notify_typed.inputs import several_of
from notify_typed.retries import Sleep, call_flow, within

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from notify_typed.calls import Operation, Response
    from notify_typed.retries import Context, Flow, Lookup
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

``sent`` is among them: an international text message may stay so for ever (facts 3.6).
"""

_GROWTH = 1.5
_LONGEST_PAUSE = 10.0


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
    lookup: Lookup,
    until: Collection[str],
    timing: tuple[float, float],
) -> Flow[Response[Notification]]:
    """Read a notification until its status is one of those wanted.

    Args:
        operation: Reads the notification.
        context: The client's.
        lookup: The client's.
        until: The statuses to wait for.
        timing: The deadline and the first pause between two looks, in seconds.

    Raises:
        WaitTimeout: The deadline came first.
        RequestError: Reading failed, in spite of retries.
    """
    pauses = _Pauses(context, timing)
    while True:
        answer = yield from call_flow(operation, pauses.context(), lookup)
        status = answer.parsed.status
        if status in until:
            return answer
        pause = pauses.next()
        if pause is None:
            raise WaitTimeout(
                f"After {timing[0]:g} s the status of {_last_part(operation)} is {status.value!r},"
                f" which is not among those waited for: {', '.join(sorted(until))}.",
                status.value,
            )
        yield Sleep(pause)


def wait_for_pdf_flow(
    operation: Operation[bytes], context: Context, lookup: Lookup, timing: tuple[float, float]
) -> Flow[Response[bytes]]:
    """Ask for a letter's PDF until it exists.

    Args:
        operation: Fetches the PDF.
        context: The client's.
        lookup: The client's.
        timing: The deadline and the first pause between two looks, in seconds.

    Raises:
        WaitTimeout: The deadline came first.
        RequestError: Notify refused for another reason, or reading failed, in spite of retries.
    """
    pauses = _Pauses(context, timing)
    while True:
        try:
            answer = yield from call_flow(operation, pauses.context(), lookup)
        except PDFNotReady as not_ready:
            pause = pauses.next()
            if pause is None:
                raise WaitTimeout(
                    f"After {timing[0]:g} s there is no PDF yet ({operation.path})."
                ) from not_ready
        else:
            return answer
        yield Sleep(pause)


class _Pauses:
    """The pauses between looks, growing, and never past the deadline."""

    def __init__(self, context: Context, timing: tuple[float, float]) -> None:
        timeout, pause = timing
        if not timeout > 0:
            raise InvalidInput(f"timeout must be more than 0 seconds; it is {timeout}.")
        if not pause > 0:
            raise InvalidInput(f"poll_interval must be more than 0 seconds; it is {pause}.")
        self._context = context
        self._end = context.clock() + timeout
        self._pause = pause

    def context(self) -> Context:
        """Give the context of one look: it gets no more time than is left for the whole."""
        return within(self._context, self._end)

    def next(self) -> float | None:
        """Give the next pause in seconds; None when the time is up."""
        left = self._end - self._context.clock()
        if left <= 0:
            return None
        pause = min(self._pause, left)
        self._pause = min(self._pause * _GROWTH, max(self._pause, _LONGEST_PAUSE))
        return pause


def _last_part(operation: Operation[T]) -> UUID | str:
    return operation.path.rsplit("/", 1)[-1]
