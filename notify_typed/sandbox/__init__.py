"""A faithful local GOV.UK Notify, for tests and demonstrations.

::

    with Sandbox() as sandbox:
        client = NotifyClient(sandbox.api_key, base_url=sandbox.base_url)
"""

# First: it says in plain words when a library is missing.
import notify_typed.sandbox._dependencies as libraries
from notify_typed.sandbox._clock import Clock
from notify_typed.sandbox._control.views import Message, ReceivedMessage
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._handle import Sandbox
from notify_typed.sandbox._sandbox_clock import SandboxClock
from notify_typed.sandbox._service.callbacks import Attempt
from notify_typed.sandbox._settings import AfterReads, Speed
from notify_typed.sandbox._world.reader import WorldError
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
