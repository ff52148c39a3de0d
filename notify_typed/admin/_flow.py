"""The flow of one call, which gives the result alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from notify_typed._engine.base import remember
from notify_typed._engine.policy import call_flow

if TYPE_CHECKING:
    from notify_typed._engine.flow import Flow
    from notify_typed._engine.operation import Operation
    from notify_typed._engine.retries import Context

__all__ = ["answered"]

T = TypeVar("T")


def answered(operation: Operation[T], context: Context) -> Flow[T]:
    """Make one call, and keep its answer for `with_raw_response`.

    Args:
        operation: What to do.
        context: The client's.

    Raises:
        RequestError: The call failed.
    """
    return remember((yield from call_flow(operation, context)))
