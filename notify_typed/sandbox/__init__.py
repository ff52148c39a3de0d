"""A faithful local GOV.UK Notify, for tests and demonstrations.

::

    with Sandbox() as sandbox:
        client = NotifyClient(sandbox.api_key, base_url=sandbox.base_url)
"""

# First: it says in plain words when a library is missing.
import notify_typed.sandbox._dependencies as libraries
from notify_typed.sandbox import faults
from notify_typed.sandbox._clock import Clock, SandboxClock
from notify_typed.sandbox._control.feed import Event, EventKind
from notify_typed.sandbox._control.requests import LoggedRequest, Refusal
from notify_typed.sandbox._control.views import Message, ReceivedMessage
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._handle import CallbackType, Sandbox, World
from notify_typed.sandbox._service.callback_queue import Attempt
from notify_typed.sandbox._settings import AfterReads, Outcomes, Quirks, Speed
from notify_typed.sandbox._world.reader import WorldError

__all__ = [
    "AfterReads",
    "Attempt",
    "CallbackType",
    "Clock",
    "Event",
    "EventKind",
    "LoggedRequest",
    "Message",
    "Outcomes",
    "Quirks",
    "ReceivedMessage",
    "Refusal",
    "Sandbox",
    "SandboxClock",
    "SandboxError",
    "Speed",
    "World",
    "WorldError",
    "faults",
]

del libraries


def __dir__() -> list[str]:
    return [*__all__]
