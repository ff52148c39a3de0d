"""Faults on request: errors, delays and broken connections, each for chosen calls.

::

    from notify_typed.sandbox import faults

    sandbox.fail_next(1, faults.ClockSkew(seconds=60))

Some have the names of errors that the clients raise; they are not exceptions.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def __getattr__(name: str) -> object:
    """Import the faults when one is first asked for: most sandboxes set none."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    return getattr(import_module(f"{__name__}._kinds"), name)


def __dir__() -> list[str]:
    return [*__all__]
