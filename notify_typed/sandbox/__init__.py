"""A faithful local GOV.UK Notify, for tests and demonstrations.

::

    with Sandbox() as sandbox:
        client = NotifyClient(sandbox.api_key, base_url=sandbox.base_url)
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

# First: it says in plain words when a library is missing.
import notify_typed.sandbox._dependencies as libraries

if TYPE_CHECKING:
    from collections.abc import Generator

    from notify_typed.sandbox import faults
    from notify_typed.sandbox._clock import Clock, SandboxClock
    from notify_typed.sandbox._control.events import Event, EventKind
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

# Where names live. They are imported when first asked for: a look at the command's help needs none.
_HOMES = {
    "Attempt": "_service.callback_queue",
    "AfterReads": "_settings",
    "CallbackType": "_handle",
    "Clock": "_clock",
    "Event": "_control.events",
    "EventKind": "_control.events",
    "LoggedRequest": "_control.requests",
    "Message": "_control.views",
    "Outcomes": "_settings",
    "Quirks": "_settings",
    "ReceivedMessage": "_control.views",
    "Refusal": "_control.requests",
    "Sandbox": "_handle",
    "SandboxClock": "_clock",
    "SandboxError": "_errors",
    "Speed": "_settings",
    "World": "_handle",
    "WorldError": "_world.reader",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name == "faults":
        return import_module(f"{__name__}.faults")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    with _nothing_collected():
        value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


@contextmanager
def _nothing_collected() -> Generator[None]:
    """Import without looking for garbage: what is imported stays, and there is much of it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if hasattr(gc, "freeze") and not gc.get_freeze_count():  # PyPy has neither
            # This makes it old, so that the next look is not at all of it.
            gc.freeze()
            gc.unfreeze()
        if was_enabled:
            gc.enable()


def __dir__() -> list[str]:
    return [*__all__]
