"""Faults on request: errors, delays and broken connections, each for chosen calls.

::

    from notify_typed.sandbox import faults

    sandbox.faults.add(faults.ClockSkew(seconds=60))
"""

from notify_typed.sandbox.faults._kinds import (
    AuthError,
    BadRequestError,
    ClockSkew,
    Delay,
    Fault,
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
