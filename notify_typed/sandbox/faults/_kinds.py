"""The faults there are, as plain values: the server makes them happen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong with a call: the type that all faults have in common."""


@dataclass(frozen=True)
class NotifyError(Fault):
    """An error in Notify's own JSON instead of the call's answer; the call has no effect.

    Args:
        status: The HTTP status.
        error: The class of the error.
        message: Its text.
    """

    status: int = 400
    error: str = "BadRequestError"
    message: str = "The sandbox was asked to refuse this"


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
    """A 429 for sending too fast; `{key_type}` in its text is the type of the call's key."""

    status: int = 429
    error: str = "RateLimitError"
    message: str = "Exceeded rate limit for key type {key_type} of 3000 requests per 60 seconds"


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
        status: Its HTTP status, such as 502, 503 or 504.
        after_commit: Whether the call takes effect all the same.
    """

    status: int = 502
    after_commit: bool = False


@dataclass(frozen=True)
class Delay(Fault):
    """The answer takes its time.

    Args:
        seconds: How long, by the machine's clock.
        after_commit: Whether the call takes effect before the wait instead of after it.
    """

    seconds: float = 1.0
    after_commit: bool = False


@dataclass(frozen=True)
class ResetBeforeRead(Fault):
    """The connection breaks before the call takes effect."""


@dataclass(frozen=True)
class ResetAfterCommit(Fault):
    """The connection breaks when the call has taken effect: the maker of duplicates."""


@dataclass(frozen=True)
class TruncatedBody(Fault):
    """The answer stops half way; the call has taken effect."""


@dataclass(frozen=True)
class ClockSkew(Fault):
    """The server's clock is off, so that tokens with the right time are refused.

    Args:
        seconds: By how much it is ahead; behind when negative.
    """

    seconds: float = 120.0


FaultName: TypeAlias = Literal[
    "AuthError",
    "BadRequestError",
    "ClockSkew",
    "Delay",
    "NotifyError",
    "PDFNotReadyError",
    "RateLimitError",
    "ResetAfterCommit",
    "ResetBeforeRead",
    "RouterPage",
    "ServerError",
    "ServerTimeout",
    "TooManyRequestsError",
    "TruncatedBody",
    "ValidationError",
]
"""A fault by its name, with its usual settings."""

FAULTS: dict[str, type[Fault]] = {
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
