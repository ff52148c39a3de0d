"""Settings of retries, and the budget for them.

Which failures are tried again is not a setting; `notify_typed._engine.policy` decides that.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import Factory, field, frozen

from notify_typed._engine.http_clients import as_timeout
from notify_typed._engine.inputs import flag, one_of, positive_integer, seconds
from notify_typed._engine.timeouts import timeouts_from
from notify_typed.errors import InvalidInput, MissingField, RateLimited, RequestError
from notify_typed_runtime.model import Leniency

if TYPE_CHECKING:
    from notify_typed._engine.auth import TokenAuth
    from notify_typed._engine.error_bodies import ReadDetails
    from notify_typed._engine.http_clients import HTTPTimeout
    from notify_typed._engine.timeouts import Timeouts

__all__ = [
    "Context",
    "OnRetry",
    "OnUnknown",
    "Options",
    "RetryBudget",
    "RetryEvent",
    "RetryPolicy",
]

OnUnknown: TypeAlias = Literal["raise", "reconcile"]


@frozen
class RetryEvent:
    """A retry that is about to happen, as an `on_retry` hook is told of it.

    Attributes:
        operation: The operation's name, such as `send_sms`.
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
    """Settings of retries.

    Which failures are tried again is not a setting; see `notify_typed.errors`.

    Attributes:
        max_attempts: The most times a request is sent for one call; 1 switches retries off, save
            the one after a token that was refused for its time.
        base_delay: The longest wait before the second attempt, in seconds; it doubles with each
            further attempt. The actual wait is chosen at random below it (full jitter).
        max_delay: The longest wait between two attempts, in seconds.
        deadline: How long a call goes on with its attempts and waits, in seconds; None for no
            limit. No attempt begins after it, and one that is under way then ends.
        reconcile_window: For `on_unknown="reconcile"`: how long a lost send may still turn up, in
            seconds. Notify stops working on a request after 30 seconds, so only after that does
            "not found" mean that it is not there.
        budget: How many retries the client as a whole may make before successes must make up for
            them, ten for each; None for no limit. A copy made by `with_options` shares it unless
            it is given another.
    """

    max_attempts: int = 4
    base_delay: float = 0.5
    max_delay: float = 8.0
    deadline: float | None = 120.0
    reconcile_window: float = 30.0
    budget: int | None = 50

    def __attrs_post_init__(self) -> None:
        """Refuse settings that cannot work."""
        positive_integer("max_attempts", self.max_attempts)
        for name in ("base_delay", "max_delay", "reconcile_window"):
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

        Example:
            >>> policy = RetryPolicy(base_delay=1, max_delay=60)
            >>> policy.delay(3, error, lambda: 0.5)
            3.0
        """
        longest = min(self.max_delay, self.base_delay * 2.0 ** min(attempt - 1, 30))
        if isinstance(error, RateLimited):
            return longest * (0.5 + 0.5 * rng())
        return longest * rng()


class RetryBudget:
    """Limits a client's retries as a whole, so that an outage does not multiply the load.

    A retry takes one from the budget, a success pays a tenth back; an empty budget means no
    retries. A rate limit is not an outage and takes a tenth. Safe to use from several threads.

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
    """Settings that all calls of a client share; `with_options` changes them in a copy.

    Attributes:
        timeouts: The time-outs of one attempt, in seconds.
        retries: How often and for how long a call is tried.
        on_unknown: What to do when a send's outcome is unknown.
        on_retry: Told before each further attempt.
        strict: Whether an answer that differs from the API's description is refused.
    """

    timeouts: Timeouts = field(alias="timeout", converter=timeouts_from)
    retries: RetryPolicy = field(factory=RetryPolicy)
    on_unknown: OnUnknown = "raise"
    on_retry: OnRetry | None = None
    strict: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse a word that is neither of the two, and a hook that cannot be called."""
        one_of("on_unknown", self.on_unknown, ("raise", "reconcile"))
        flag("strict", self.strict)
        if self.on_retry is not None and not callable(self.on_retry):
            raise InvalidInput("on_retry must be a function that takes a RetryEvent.")

    @property
    def timeout(self) -> HTTPTimeout:
        """The time-outs of one attempt, as an `httpx.Timeout`."""
        return as_timeout(self.timeouts)


def _random() -> float:
    import random  # noqa: PLC0415 - slow to import, and only for retries

    return random.random()  # noqa: S311 - nobody gains by guessing it


def _leniency(context: Context) -> Leniency | None:
    return None if context.options.strict else Leniency(context.server, MissingField)


@frozen
class Context:
    """What a policy works with beside the operation; tests put their own clock and dice in it."""

    options: Options
    auth: TokenAuth
    budget: RetryBudget
    read_details: ReadDetails
    clock: Callable[[], float] = time.monotonic
    rng: Callable[[], float] = _random
    server: str = ""
    warned: set[str] = field(factory=set[str], eq=False, repr=False)
    leniency: Leniency | None = field(
        default=Factory(_leniency, takes_self=True), init=False, eq=False, repr=False
    )
    """What answers are read with; None where they are held to the letter."""
