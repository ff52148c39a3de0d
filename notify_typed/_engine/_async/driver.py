"""Carries flows out: the only place where a client does anything."""

from __future__ import annotations

import asyncio
import inspect
from typing import TYPE_CHECKING, TypeVar

from notify_typed._engine.flow import Do, Send, Sleep
from notify_typed._engine.http_clients import is_network_error

if TYPE_CHECKING:
    from notify_typed._engine._async.sender import AsyncSender
    from notify_typed._engine.flow import Flow, Step

__all__ = ["async_drive"]

T = TypeVar("T")


async def async_drive(flow: Flow[T], sender: AsyncSender | None = None) -> T:
    """Carry a flow out, within the running event loop.

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
                answer = await _answer(step, sender)
            except BaseException as error:  # noqa: BLE001 - a flow cleans up after a cancelled call
                step = flow.throw(error)
            else:
                step = flow.send(answer)
    except StopIteration as stop:
        result: T = stop.value
        return result


async def _answer(step: Step, sender: AsyncSender | None) -> object:
    if isinstance(step, Send):
        if sender is None:
            raise TypeError("This flow makes requests, and the driver was given no sender.")
        try:
            return await sender.send(step)
        except Exception as error:
            if not is_network_error(error):
                raise
            return error
    if isinstance(step, Sleep):
        await asyncio.sleep(step.seconds)
        return None
    if isinstance(step, Do):
        result: object = step.run()
        return await result if inspect.isawaitable(result) else result
    return await step.flight.wait_async(step.seconds)
