"""A faithful local GOV.UK Notify, for tests and demonstrations.

::

    with Sandbox() as sandbox:
        client = NotifyClient(sandbox.api_key, base_url=sandbox.base_url)
"""

import notify_typed.sandbox.extra as libraries  # first: says it in plain words when one lacks
from notify_typed.sandbox.clock import Clock
from notify_typed.sandbox.entries import WorldError
from notify_typed.sandbox.errors import SandboxError
from notify_typed.sandbox.faults import (
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
from notify_typed.sandbox.handle import Sandbox
from notify_typed.sandbox.sandbox_clock import SandboxClock
from notify_typed.sandbox.service.callbacks import Attempt
from notify_typed.sandbox.settings import AfterReads, Speed
from notify_typed.sandbox.views import Message, ReceivedMessage

__all__ = [
    "AfterReads",
    "Attempt",
    "AuthError",
    "BadRequestError",
    "Clock",
    "ClockSkew",
    "Delay",
    "Fault",
    "Message",
    "NotifyError",
    "PDFNotReadyError",
    "RateLimitError",
    "ReceivedMessage",
    "ResetAfterCommit",
    "ResetBeforeRead",
    "RouterPage",
    "Sandbox",
    "SandboxClock",
    "SandboxError",
    "ServerError",
    "ServerTimeout",
    "Speed",
    "TooManyRequestsError",
    "TruncatedBody",
    "ValidationError",
    "WorldError",
]

del libraries
