# Made from notify_typed/_engine/_async/driver.py by scripts/make_sync.py; edit that.
"""Carries flows out: the only place where a client does anything."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from notify_typed._engine.flow import Do, Send, Sleep
from notify_typed._engine.http_clients import is_network_error

if TYPE_CHECKING:
    from notify_typed._engine._sync.sender import Sender
    from notify_typed._engine.flow import Flow, Step

__all__ = ["drive"]

T = TypeVar("T")


def drive(flow: Flow[T], sender: Sender | None = None) -> T:
    """Carry a flow out, blocking.

    Args:
        flow: The flow.
        sender: Sends its requests; None for a flow that makes none.

    Returns:
        What the flow returns.
    """
    try:
        step = next(flow)
        while True:
            try:
                answer = _answer(step, sender)
            except BaseException as error:  # noqa: BLE001 - a flow cleans up after a cancelled call
                step = flow.throw(error)
            else:
                step = flow.send(answer)
    except StopIteration as stop:
        result: T = stop.value
        return result


def _answer(step: Step, sender: Sender | None) -> object:
    if isinstance(step, Send):
        if sender is None:
            raise TypeError("This flow makes requests, and the driver was given no sender.")
        try:
            return sender.send(step)
        except Exception as error:
            if not is_network_error(error):
                raise
            return error
    if isinstance(step, Sleep):
        time.sleep(step.seconds)
        return None
    if isinstance(step, Do):
        return step.run()
    return step.flight.wait(step.seconds)
