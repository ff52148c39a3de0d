"""Checks what is set of a fault, so that a fault is what goes wrong, and not the sandbox."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from notify_typed.sandbox._arguments import number, text, whole_number
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox.faults._kinds import Delay

if TYPE_CHECKING:
    from notify_typed.sandbox.faults._kinds import Fault

# A test that fails by an error of this module shows its own line.
__tracebackhide__ = True

_MOST_SECONDS = 86400


def check_settings(fault: Fault) -> None:
    """Check what is set of a fault.

    Raises:
        SandboxError: Something has another type, or is out of range.
    """
    kind = type(fault).__name__
    for setting in fields(fault):
        value, name = getattr(fault, setting.name), f"{setting.name} of {kind}"
        if setting.name == "status":
            status = whole_number(value, name)
            if not 400 <= status <= 599:
                raise SandboxError(f"{name} must be from 400 to 599, not {status}")
        elif setting.name in ("error", "message"):
            text(value, name)
        elif setting.name == "seconds":
            least = 0 if isinstance(fault, Delay) else -_MOST_SECONDS
            if not least <= number(value, name) <= _MOST_SECONDS:
                raise SandboxError(f"{name} must be from {least} to {_MOST_SECONDS}, not {value}")
        elif setting.name == "after_commit" and not isinstance(value, bool):
            raise SandboxError(f"{name} must be True or False, not {value!r}")
