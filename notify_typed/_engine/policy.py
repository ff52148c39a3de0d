"""The retry policy: it decides what is tried again, and does no I/O.

`call_flow` is a generator in the manner of httpx's `auth_flow`: it yields `Send` and `Sleep`, is
told what came of them, and returns the result. A driver carries it out; the policy itself runs
without any I/O and is tested so.

Notify has no idempotency key. So a send is repeated only when it is certain that the one before had
no effect, or when a look by its reference has shown that nothing arrived.
"""

from __future__ import annotations

import logging
import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar, cast

from attrs import evolve

from notify_typed._engine.dates import date_of
from notify_typed._engine.flow import Send, Sleep
from notify_typed._engine.http_clients import as_failure
from notify_typed._engine.operation import Response
from notify_typed._engine.outcomes import check_whose, doubt, no_answer, read_answer
from notify_typed._engine.retries import RetryEvent
from notify_typed._engine.telemetry import watched
from notify_typed._engine.timeouts import Timeouts
from notify_typed.errors import (
    ClockSkew,
    InvalidInput,
    NotSent,
    OutcomeUnknown,
    RateLimited,
    ReadFailed,
    RequestError,
    UnreadableResponse,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notify_typed._engine.flow import Answer, Flow
    from notify_typed._engine.operation import Candidate, Operation, Sending
    from notify_typed._engine.retries import Context
    from notify_typed_runtime.types import HTTPAnswer

__all__ = ["call_flow", "within"]

T = TypeVar("T")

_log = logging.getLogger("notify_typed")

# Between two looks for a lost message, in seconds, however short the delays are set.
_SHORTEST_PAUSE = 0.1
_SHORTEST_TIMEOUT = 0.001
# The machine that answers a list and the one that stored the message may not agree on the time.
_CLOCKS_DIFFER = timedelta(seconds=30)


def call_flow(operation: Operation[T], context: Context) -> Flow[Response[T]]:
    """Carry one call through its attempts, and tell the program's telemetry of it.

    Args:
        operation: What to do.
        context: Options, token maker, budget and clock of the client.

    Returns:
        The result with the answer it came from.

    Raises:
        RequestError: The last attempt's error, with the number of attempts made.
    """
    return watched(_call(operation, context), operation, context.server)


def _call(operation: Operation[T], context: Context) -> Flow[Response[T]]:
    progress = _Progress()
    try:
        return (yield from _attempts(operation, context, progress))
    except (Exception, GeneratorExit):
        raise
    except BaseException as stopped:
        if progress.is_in_doubt:
            stopped.add_note(f"{operation.name} was stopped on its way. {doubt(operation)}")
        raise


class _Progress:
    """How far a call has got.

    Attributes:
        is_in_doubt: Whether it may have had an effect that nobody has heard of.
    """

    def __init__(self) -> None:
        self.is_in_doubt = False


def _attempts(operation: Operation[T], context: Context, progress: _Progress) -> Flow[Response[T]]:
    policy = context.options.retries
    started = context.clock()
    end = None if policy.deadline is None else started + policy.deadline
    corrected = False
    attempt = 0
    while True:
        attempt += 1
        sent = context.clock()
        progress.is_in_doubt = not operation.idempotent
        answer: Answer = yield _to_send(operation, context, sent, end)
        try:
            result = _read(operation, answer, attempt, context)
        except RequestError as failure:
            error = failure
            _note(operation, answer, type(error).__name__, sent, context)
        else:
            context.budget.refund()
            _note(operation, answer, "done", sent, context)
            return result
        progress.is_in_doubt = isinstance(error, OutcomeUnknown)
        if isinstance(error, ClockSkew):
            # Notify checks the token before anything else, so another try cannot send twice. It is
            # worth it without a correction too: a token also ages while a request waits its turn.
            late = _is_over(context, end)
            if corrected or late or answer is None or isinstance(answer, Exception):
                raise error
            corrected = True
            context.auth.correct_clock(answer.headers.get("Date"))
            _tell(operation, attempt, error, 0.0, context)
            continue
        sending = _to_be_looked_up(operation, error, context)
        if sending is not None:
            found = yield from _reconcile(sending, error, context, (started, end))
            if found is not None:
                return found
        elif not _worth_another_try(operation, error):
            raise error
        yield from _pause(operation, attempt, error, context, end)


def _note(
    operation: Operation[T], answer: Answer, outcome: str, sent: float, context: Context
) -> None:
    """Log an attempt, with nothing in it that could be personal."""
    if not _log.isEnabledFor(logging.DEBUG):
        return
    took = context.clock() - sent
    status, trace = "no answer", None
    if answer is not None and not isinstance(answer, Exception):
        status, trace = str(answer.status_code), answer.headers.get("X-B3-TraceId")
    _log.debug(
        "%s: %s, %s, %s, %.0f ms, trace %s",
        *(operation.name, operation.summary, status, outcome, took * 1000, trace),
    )


def _read(operation: Operation[T], answer: Answer, attempt: int, context: Context) -> Response[T]:
    if answer is None:
        raise TypeError("a driver must answer Send with a response or an exception")
    if isinstance(answer, Exception):
        failure = as_failure(answer, sys.exception()).detached()
        raise no_answer(operation, failure, attempt, context.server) from failure
    parsed = read_answer(operation, answer, attempt, context)
    check_whose(operation, parsed, answer, attempt, context)
    return Response(parsed=parsed, http_response=answer, attempts=attempt)


def _pause(
    operation: Operation[T],
    attempt: int,
    error: RequestError,
    context: Context,
    end: float | None,
) -> Flow[None]:
    """Wait before the next attempt, or raise the error when there is to be none."""
    policy = context.options.retries
    delay = policy.delay(attempt, error, context.rng)
    if (
        attempt >= policy.max_attempts
        or _is_over(context, end, in_seconds=delay)
        or not context.budget.take(error)
    ):
        raise error
    _tell(operation, attempt, error, delay, context)
    yield Sleep(delay)
    if _is_over(context, end):
        # Overslept. A send without time would only turn "not sent" into "unknown".
        raise error


def _worth_another_try(operation: Operation[T], error: RequestError) -> bool:
    if isinstance(error, NotSent):
        return True
    if isinstance(error, RateLimited):
        # Others may say so after Notify has taken the message.
        return operation.idempotent or error.in_own_words
    # A strange answer to a read will be as strange the next time; a missing one may not be missing.
    return operation.idempotent and (
        isinstance(error, ReadFailed) and not isinstance(error, UnreadableResponse)
    )


def _to_be_looked_up(
    operation: Operation[T], error: RequestError, context: Context
) -> Sending[T] | None:
    if not isinstance(error, OutcomeUnknown) or context.options.on_unknown != "reconcile":
        return None
    if operation.sending is None or not operation.sending.reference:
        error.add_note("It was sent without a reference, so it could not be looked up.")
        return None
    return operation.sending


def _reconcile(
    sending: Sending[T],
    error: RequestError,
    context: Context,
    span: tuple[float, float | None],
) -> Flow[Response[T] | None]:
    """Look for the message until it is found, or could no longer turn up (None).

    Raises the original error when looking does not work, the deadline leaves no certainty, or
    another message has the reference.
    """
    began, end = span
    policy = context.options.retries
    settled = context.clock() + policy.reconcile_window
    looks = 0
    while True:
        looks += 1
        last_look = context.clock() >= settled
        try:
            page = yield from call_flow(sending.lookup(), within(context, end))
        except (RequestError, InvalidInput) as failure:
            error.add_note(f"Looking it up by its reference failed as well: {failure}")
            raise error from failure
        found = page.parsed
        if found:
            if not _is_ours(found, _stamp(page.http_response, context.clock() - began)):
                error.add_note(
                    "Another message has the same reference, so looking it up did not help; give"
                    " every message a reference of its own."
                )
                raise error
            return evolve(
                cast("Response[T]", page),
                parsed=found[0].result,
                attempts=error.attempts,
                reconciled=True,
            )
        if last_look:
            return None
        # Without jitter: waits that came out too short would make for needless looks.
        pause = max(policy.delay(looks, error, lambda: 1.0), _SHORTEST_PAUSE)
        pause = min(pause, settled - context.clock())
        if _is_over(context, end, in_seconds=pause):
            error.add_note("It was not found by its reference so far, but may still turn up.")
            raise error
        yield Sleep(max(pause, 0.0))


def _is_ours(found: Sequence[Candidate[T]], not_before: datetime | None) -> bool:
    """Tell whether what has the reference is the message in question, and that alone."""
    return len(found) == 1 and (
        found[0].is_same and (not_before is None or found[0].created_at >= not_before)
    )


def _stamp(response: HTTPAnswer, seconds_ago: float) -> datetime | None:
    """Say by the server's clock when something began; None when it does not tell the time."""
    now = date_of(response.headers.get("Date"))
    return None if now is None else now - timedelta(seconds=seconds_ago) - _CLOCKS_DIFFER


def _is_over(context: Context, end: float | None, in_seconds: float = 0.0) -> bool:
    return end is not None and context.clock() + in_seconds >= end


def _to_send(operation: Operation[T], context: Context, now: float, end: float | None) -> Send:
    """Ask for an attempt, its time-outs cut down to the time that is left for the call."""
    timeouts = context.options.timeouts
    if end is None:
        return Send(operation, timeouts)
    left = max(end - now, _SHORTEST_TIMEOUT)
    limits = (timeouts.connect, timeouts.read, timeouts.write, timeouts.pool)
    if max(limits) > left:
        timeouts = Timeouts(*(min(limit, left) for limit in limits))
    return Send(operation, timeouts, left)


def within(context: Context, end: float | None) -> Context:
    """Give a call that is part of a longer one no more time than is left of that.

    Args:
        context: The longer call's.
        end: When that must be over, by the context's clock; None for no limit.
    """
    if end is None:
        return context
    retries = context.options.retries
    left = max(end - context.clock(), _SHORTEST_TIMEOUT)
    if retries.deadline is not None and retries.deadline <= left:
        return context
    options = evolve(context.options, retries=evolve(retries, deadline=left))
    return evolve(context, options=options)


def _tell(
    operation: Operation[T], attempt: int, error: RequestError, delay: float, context: Context
) -> None:
    _log.info(
        "%s: attempt %d ended in %s (status %s), next in %.2f s",
        operation.name,
        attempt,
        type(error).__name__,
        error.status_code,
        delay,
    )
    if context.options.on_retry is not None:
        context.options.on_retry(RetryEvent(operation.name, attempt, error, delay))
