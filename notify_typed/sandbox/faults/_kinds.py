"""Faults on request: errors, delays, broken connections, each for chosen calls.

Deterministic first: the next n calls, every k-th call; by chance only with a seed.
"""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from notify_typed.sandbox._errors import SandboxError

if TYPE_CHECKING:
    from notify_typed.sandbox._http.fault_middleware import FaultyCall
    from notify_typed.sandbox._json import JsonObject


class Fault(ABC):
    """Something that goes wrong with a call."""

    def settings(self) -> JsonObject:
        """What is set of it."""
        return {**vars(self)}

    @abstractmethod
    async def happen(self, call: FaultyCall) -> None:
        """Let it go wrong with a call."""


@dataclass(frozen=True)
class NotifyError(Fault):
    """An error in Notify's own JSON, instead of what the call would have got.

    Args:
        status: the HTTP status.
        error: the class of the error.
        message: its text.
    """

    status: int = 400
    error: str = "BadRequestError"
    message: str = "The sandbox was asked to refuse this"

    async def happen(self, call: FaultyCall) -> None:
        """Answer with the error; the call has no effect."""
        body: JsonObject = {
            "errors": [{"error": self.error, "message": self.message}],
            "status_code": self.status,
        }
        await call.answer_json(self.status, body)


@dataclass(frozen=True)
class BadRequestError(NotifyError):
    """A 400 of the usual kind."""


@dataclass(frozen=True)
class ValidationError(NotifyError):
    """A 400 for a request that is not well-formed."""

    error: str = "ValidationError"
    message: str = "template_id is not a valid UUID"


@dataclass(frozen=True)
class AuthError(NotifyError):
    """A 403 for a token."""

    status: int = 403
    error: str = "AuthError"
    message: str = "Invalid token: API key not found"


@dataclass(frozen=True)
class RateLimitError(NotifyError):
    """A 429 for sending too fast."""

    status: int = 429
    error: str = "RateLimitError"
    message: str = "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds"


@dataclass(frozen=True)
class TooManyRequestsError(NotifyError):
    """A 429 for having sent too much today."""

    status: int = 429
    error: str = "TooManyRequestsError"
    message: str = "Exceeded send limits (sms: 250000) for today"


@dataclass(frozen=True)
class PDFNotReadyError(NotifyError):
    """A 400 for a letter whose PDF is not made yet."""

    error: str = "PDFNotReadyError"
    message: str = "PDF not available yet, try again later"


@dataclass(frozen=True)
class ServerError(NotifyError):
    """A 500 in Notify's JSON."""

    status: int = 500
    error: str = "Exception"
    message: str = "Internal server error"


@dataclass(frozen=True)
class ServerTimeout(NotifyError):
    """A 504 in Notify's JSON: the server gave up after 30 seconds."""

    status: int = 504
    error: str = "SoftEventletTimeout"
    message: str = "Timeout serving request"


@dataclass(frozen=True)
class RouterPage(Fault):
    """The HTML page of a router in front of Notify.

    Args:
        status: its HTTP status, such as 502, 503 or 504.
        after_commit: whether the call takes effect all the same.
    """

    status: int = 502
    after_commit: bool = False

    async def happen(self, call: FaultyCall) -> None:
        """Answer with the page."""
        if self.after_commit:
            await call.run_unseen()
        await call.answer_page(self.status)


@dataclass(frozen=True)
class Delay(Fault):
    """The answer takes its time.

    Args:
        seconds: how long, by the machine's clock.
        after_commit: whether the call takes effect before the wait instead of after it.
    """

    seconds: float = 1.0
    after_commit: bool = False

    async def happen(self, call: FaultyCall) -> None:
        """Wait, and let the call go through."""
        await call.run_late(self.seconds, after_commit=self.after_commit)


@dataclass(frozen=True)
class ResetBeforeRead(Fault):
    """The connection breaks before the call takes effect."""

    async def happen(self, call: FaultyCall) -> None:
        """Break it."""
        await call.reset()


@dataclass(frozen=True)
class ResetAfterCommit(Fault):
    """The connection breaks when the call has taken effect: the maker of duplicates."""

    async def happen(self, call: FaultyCall) -> None:
        """Let the call through, and break the connection instead of answering."""
        await call.run_unseen()
        await call.reset()


@dataclass(frozen=True)
class TruncatedBody(Fault):
    """The answer stops half way; the call has taken effect."""

    async def happen(self, call: FaultyCall) -> None:
        """Send half of the answer."""
        await call.run_truncated()


@dataclass(frozen=True)
class ClockSkew(Fault):
    """The server's clock is off, so that tokens with the right time are refused.

    Args:
        seconds: by how much it is ahead; behind when negative.
    """

    seconds: float = 120.0

    async def happen(self, call: FaultyCall) -> None:
        """Let the call go through at the wrong time."""
        await call.run_skewed(self.seconds)


FAULTS: Final[dict[str, type[Fault]]] = {
    kind.__name__: kind
    for kind in (
        AuthError,
        BadRequestError,
        ClockSkew,
        Delay,
        NotifyError,
        PDFNotReadyError,
        RateLimitError,
        ResetAfterCommit,
        ResetBeforeRead,
        RouterPage,
        ServerError,
        ServerTimeout,
        TooManyRequestsError,
        TruncatedBody,
        ValidationError,
    )
}
"""The faults there are, by name."""


SENDS: Final = "sends"
"""Stands for the three operations that send."""
READS: Final = "reads"
"""Stands for all the other operations."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a call is about, as far as faults can be aimed at it."""

    operation: str | None
    recipient: str | None = field(default=None, repr=False)
    template_id: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """Which calls a fault is for; what is None does not matter."""

    operation: str | None = None
    recipient: str | None = field(default=None, repr=False)
    template_id: str | None = None
    reference: str | None = None

    @property
    def looks_inside(self) -> bool:
        """Whether a call's body has to be read to know."""
        return not (self.recipient is self.template_id is self.reference is None)

    def fits(self, subject: Subject) -> bool:
        """Whether it is for a call."""
        return self._is_operation(subject.operation or "") and all(
            wanted is None or wanted == given
            for wanted, given in (
                (self.recipient, subject.recipient),
                (self.template_id, subject.template_id),
                (self.reference, subject.reference),
            )
        )

    def _is_operation(self, name: str) -> bool:
        if self.operation in (SENDS, READS):
            return name.startswith("send_") == (self.operation == SENDS)
        return self.operation in (None, name)


@dataclass(slots=True)
class Rule:
    """A fault, the calls it is for, and which of those it strikes.

    Args:
        fault: what goes wrong.
        aim: the calls it is for.
        times: how many of these it strikes, counted from now; all when None.
        every: strikes the k-th of these, the 2k-th and so on.
        probability: strikes each of these with this probability.
        seed: where the chance begins, so that a run can be had again.
    """

    fault: Fault
    aim: Aim = field(default_factory=Aim)
    times: int | None = None
    every: int = 1
    probability: float = 1.0
    seed: int = 0
    seen: int = 0
    struck: int = 0
    _chance: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if self.times is not None and self.times < 1:
            raise SandboxError("a fault strikes at least once")
        if self.every < 1:
            raise SandboxError("a fault strikes every first call or fewer")
        if not 0 <= self.probability <= 1:
            raise SandboxError("a probability lies between 0 and 1")
        self._chance = random.Random(self.seed)  # noqa: S311 - chance that can be repeated

    @property
    def is_spent(self) -> bool:
        """Whether it has struck as often as it was to."""
        return self.times is not None and self.struck >= self.times

    def catch_up(self, seen: int, struck: int) -> None:
        """Go on from where another copy of this rule has got to."""
        for _ in range(self.seen // self.every, seen // self.every):
            self._chance.random()
        self.seen = seen
        self.struck = struck

    def strikes(self, subject: Subject) -> bool:
        """Whether it strikes a call; counts it if it is for it."""
        if self.is_spent or not self.aim.fits(subject):
            return False
        self.seen += 1
        if self.seen % self.every or self._chance.random() >= self.probability:
            return False
        self.struck += 1
        return True


class Faults:
    """The faults that are set for one sandbox."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []

    def add(self, rule: Rule) -> None:
        """Set a fault."""
        self.rules.append(rule)

    def clear(self) -> None:
        """Let everything go well again."""
        self.rules.clear()

    def reload(self) -> None:
        """See what else is set; here nobody else sets anything."""

    @property
    def look_inside(self) -> bool:
        """Whether a call's body has to be read to know what strikes it."""
        return any(rule.aim.looks_inside for rule in self.rules)

    def pick(self, subject: Subject) -> Fault | None:
        """The fault that strikes a call, if one does."""
        struck = next((rule for rule in self.rules if rule.strikes(subject)), None)
        self.rules = [rule for rule in self.rules if not rule.is_spent]
        return struck.fault if struck else None
