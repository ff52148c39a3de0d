"""The policy of trying again: it decides, and never does.

`call_flow` is a generator in the manner of httpx's ``auth_flow``: it yields `Send` and `Sleep`, is
told what came of them, and returns the result. Two small drivers in `notify_typed.transport` carry
it out, one blocking, one not; the policy itself runs without any I/O and is tested so.

Notify has no idempotency key. So a send is repeated only when it is certain that the one before had
no effect, or when a look by its reference has shown that nothing arrived.
"""

from __future__ import annotations

import logging
import math
import random
import threading
import time
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeVar

import httpx
from attrs import evolve, field, frozen

from notify_typed.calls import Operation, Response
from notify_typed.errors import (
    ClockSkew,
    InvalidInput,
    NotifyError,
    NotSent,
    OutcomeUnknown,
    RateLimited,
    ReadFailed,
    RequestError,
    UnreadableResponse,
)
from notify_typed.inputs import one_of, positive_integer, seconds
from notify_typed.outcomes import no_answer, read_answer

if TYPE_CHECKING:
    from notify_typed.auth import NotifyAuth
    from notify_typed_v2.models import NotificationPage

__all__ = [
    "Flow",
    "OnRetry",
    "OnUnknown",
    "Options",
    "RetryBudget",
    "RetryEvent",
    "RetryPolicy",
    "Send",
    "Sleep",
    "call_flow",
    "within",
]

T = TypeVar("T")

OnUnknown: TypeAlias = Literal["raise", "reconcile"]

_log = logging.getLogger("notify_typed")

# Between two looks for a lost message, in seconds, however short the delays are set.
_SHORTEST_PAUSE = 0.1
_SHORTEST_TIMEOUT = 0.001


@frozen
class Send:
    """Ask the driver to send a request; it answers with a response or the exception raised.

    Attributes:
        operation: What to send; the driver signs it anew each time.
        timeout: The time-outs of this attempt.
    """

    operation: Operation[object]
    timeout: httpx.Timeout


@frozen
class Sleep:
    """Ask the driver to wait."""

    seconds: float


Answer: TypeAlias = httpx.Response | Exception | None
Flow: TypeAlias = Generator[Send | Sleep, Answer, T]


@frozen
class RetryEvent:
    """What an ``on_retry`` hook is told.

    Attributes:
        operation: The operation's name, such as ``send_sms``.
        attempt: Which attempt failed, counted from 1.
        error: What is known of it.
        delay: How long the client waits before the next attempt, in seconds.
    """

    operation: str
    attempt: int
    error: RequestError
    delay: float


OnRetry: TypeAlias = Callable[[RetryEvent], None]


@frozen(kw_only=True)
class RetryPolicy:
    """How often and for how long a call is tried.

    Which failures are tried again is not a setting; see `notify_typed.errors`.

    Attributes:
        max_attempts: The most times a request is sent for one call; 1 switches retries off, save
            the one after a token that was refused for its time.
        base_delay: The longest wait before the second attempt, in seconds; it doubles with each
            further attempt. The actual wait is chosen at random below it (full jitter).
        max_delay: The longest wait between two attempts, in seconds.
        deadline: The most a call may take with all its attempts and waits, in seconds; None for no
            limit. An attempt's own time-outs are cut down to what is left.
        settle: For ``on_unknown="reconcile"``: how long a lost send may still turn up, in seconds.
            Notify stops working on a request after 30 seconds, so only after that does "not found"
            mean that it is not there.
        budget: How many retries the client as a whole may make before successes must make up for
            them, ten for each; None for no limit. A copy made by `with_options` shares it unless
            it is given another.
    """

    max_attempts: int = 4
    base_delay: float = 0.5
    max_delay: float = 8.0
    deadline: float | None = 120.0
    settle: float = 30.0
    budget: int | None = 50

    def __attrs_post_init__(self) -> None:
        """Refuse settings that make no sense."""
        positive_integer("max_attempts", self.max_attempts)
        for name in ("base_delay", "max_delay", "settle"):
            seconds(name, getattr(self, name), above=None)
        if self.budget is not None:
            positive_integer("budget", self.budget)
        if self.deadline is not None:
            seconds("deadline", self.deadline)

    def delay(self, attempt: int, error: RequestError, rng: Callable[[], float]) -> float:
        """Choose the wait after a failed attempt, in seconds.

        Args:
            attempt: Which attempt failed, counted from 1.
            error: What it failed with. Rate limits are waited out from half the delay upwards:
                coming back at once would only meet the same limit.
            rng: Gives a number from 0 up to 1.
        """
        longest = min(self.max_delay, self.base_delay * 2.0 ** min(attempt - 1, 30))
        if isinstance(error, RateLimited):
            return longest * (0.5 + 0.5 * rng())
        return longest * rng()


class RetryBudget:
    """Limits a client's retries as a whole, so that an outage does not multiply the load.

    A retry takes one from the budget, a success pays a tenth back; an empty budget means no
    retries. Being rate-limited is no outage and takes a tenth. Safe to use from several threads.

    Args:
        capacity: How many retries it holds when full; None for no limit.
    """

    COST: Final = 1.0
    RATE_LIMIT_COST: Final = 0.1
    REFUND: Final = 0.1

    def __init__(self, capacity: float | None = 50.0) -> None:
        self._capacity = math.inf if capacity is None else capacity
        self._left = self._capacity
        self._lock = threading.Lock()

    @property
    def left(self) -> float:
        """How many retries are left."""
        return self._left

    def take(self, error: RequestError) -> bool:
        """Take the price of one retry; False when there is not enough left."""
        cost = self.RATE_LIMIT_COST if isinstance(error, RateLimited) else self.COST
        with self._lock:
            if self._left < cost:
                return False
            self._left -= cost
            return True

    def refund(self) -> None:
        """Pay back for a success."""
        # The full budget is the usual state, and is left without taking the lock.
        if self._left < self._capacity:
            with self._lock:
                self._left = min(self._capacity, self._left + self.REFUND)


@frozen(kw_only=True)
class Options:
    """What a client's calls share; `with_options` makes a copy with some of it changed.

    Attributes:
        timeout: The time-outs of one attempt, in seconds.
        retries: How often and for how long a call is tried.
        on_unknown: What to do when a send's outcome is unknown.
        on_retry: Told before each further attempt.
    """

    timeout: httpx.Timeout
    retries: RetryPolicy = field(factory=RetryPolicy)
    on_unknown: OnUnknown = "raise"
    on_retry: OnRetry | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a word that is neither of the two, and a hook that cannot be called."""
        one_of("on_unknown", self.on_unknown, ("raise", "reconcile"))
        if self.on_retry is not None and not callable(self.on_retry):
            raise InvalidInput("on_retry must be a function that takes a RetryEvent.")


@frozen
class Context:
    """What the policy needs beside the call itself; tests put their own clock and dice in it."""

    options: Options
    auth: NotifyAuth
    budget: RetryBudget
    clock: Callable[[], float] = time.monotonic
    rng: Callable[[], float] = random.random


Lookup: TypeAlias = Callable[[str, str], "Operation[NotificationPage]"]


def call_flow(operation: Operation[T], context: Context, lookup: Lookup) -> Flow[Response[T]]:
    """Carry one call through its attempts.

    Args:
        operation: What to do.
        context: Options, token maker, budget and clock of the client.
        lookup: Gives the operation that lists the messages with a reference, of a type.

    Returns:
        The result with the answer it came from.

    Raises:
        RequestError: The last attempt's error, with the number of attempts made.
    """
    policy = context.options.retries
    started = context.clock()
    end = None if policy.deadline is None else started + policy.deadline
    corrected = False
    attempt = 0
    while True:
        attempt += 1
        answer = yield Send(operation, _timeout(context, end))
        try:
            result = _read(operation, answer, attempt)
        except RequestError as failure:
            error = failure
        else:
            context.budget.refund()
            return result
        if isinstance(error, ClockSkew):
            # Notify checks the token before anything else, so another try cannot send twice. It is
            # worth it without a correction too: a token also ages while a request waits its turn.
            late = _is_over(context, end)
            if corrected or late or not isinstance(answer, httpx.Response):
                raise error
            corrected = True
            context.auth.correct_clock(answer.headers.get("Date"))
            _tell(operation, attempt, error, 0.0, context)
            continue
        if _can_be_looked_up(operation, error, context):
            found = yield from _reconcile(operation, error, context, lookup, end)
            if found is not None:
                return found
        elif not _worth_another_try(operation, error):
            raise error
        yield from _pause(operation, attempt, error, context, end)


def _read(operation: Operation[T], answer: Answer, attempt: int) -> Response[T]:
    if isinstance(answer, httpx.Response):
        parsed = read_answer(operation, answer, attempt)
        return Response(parsed=parsed, http_response=answer, attempts=attempt)
    if answer is None:
        raise TypeError("a driver must answer Send with a response or an exception")
    raise no_answer(operation, answer, attempt) from answer


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
    if isinstance(error, NotSent | RateLimited):
        return True
    # A strange answer to a read will be as strange the next time; a missing one may not be missing.
    return operation.sending is None and (
        isinstance(error, ReadFailed) and not isinstance(error, UnreadableResponse)
    )


def _can_be_looked_up(operation: Operation[T], error: RequestError, context: Context) -> bool:
    return (
        isinstance(error, OutcomeUnknown)
        and context.options.on_unknown == "reconcile"
        and operation.sending is not None
        and bool(operation.sending.reference)
    )


def _reconcile(
    operation: Operation[T],
    error: RequestError,
    context: Context,
    lookup: Lookup,
    end: float | None,
) -> Flow[Response[T] | None]:
    """Look for the message until it is found, or could no longer turn up (None).

    Raises the original error when looking does not work or the deadline leaves no certainty.
    """
    sending = operation.sending
    if sending is None or not sending.reference:
        raise error
    policy = context.options.retries
    settled = context.clock() + policy.settle
    looks = 0
    while True:
        looks += 1
        last_look = context.clock() >= settled
        try:
            page = yield from call_flow(
                lookup(sending.reference, sending.template_type), within(context, end), lookup
            )
        except NotifyError as failure:
            error.add_note(f"Looking it up by its reference failed as well: {failure}")
            raise error from failure
        listed = page.parsed.notifications
        found = [message for message in listed if message.reference == sending.reference]
        if listed and not found:
            error.add_note("Looking it up by its reference gave messages of other references.")
            raise error
        if found:
            if len(found) > 1:
                _log.warning(
                    "%d messages carry the reference of one %s", len(found), operation.name
                )
            return Response(
                parsed=sending.recover(found[0]),
                http_response=page.http_response,
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


def _is_over(context: Context, end: float | None, in_seconds: float = 0.0) -> bool:
    return end is not None and context.clock() + in_seconds >= end


def _timeout(context: Context, end: float | None) -> httpx.Timeout:
    """Cut the time-outs down to the time that is left for the call."""
    timeout = context.options.timeout
    if end is None:
        return timeout
    seconds_left = end - context.clock()
    limits = timeout.as_dict()
    if all(limit is not None and limit <= seconds_left for limit in limits.values()):
        return timeout
    left = max(seconds_left, _SHORTEST_TIMEOUT)
    return httpx.Timeout(
        **{name: left if limit is None else min(limit, left) for name, limit in limits.items()}
    )


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
