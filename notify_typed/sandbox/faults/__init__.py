"""Faults on request: errors, delays and broken connections, each for chosen calls.

::

    from notify_typed.sandbox import faults

    sandbox.fail_next(1, faults.ClockSkew(seconds=60))

Some have the names of errors that the clients raise; they are not exceptions.
"""

from notify_typed.sandbox.faults._kinds import (
    AuthError,
    BadRequestError,
    ClockSkew,
    Delay,
    Fault,
    FaultName,
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

__all__ = [
    "AuthError",
    "BadRequestError",
    "ClockSkew",
    "Delay",
    "Fault",
    "FaultName",
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


def __dir__() -> list[str]:
    return [*__all__]
