"""Tells a program's telemetry what calls do. Where it has none, nothing is imported for it."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager
    from uuid import UUID

    from notify_typed._engine.flow import Flow
    from notify_typed._engine.operation import Operation, Response

__all__ = ["callback", "rows_moved", "watched"]

T = TypeVar("T")


def watched(flow: Flow[Response[T]], operation: Operation[T], server: str) -> Flow[Response[T]]:
    """Give the flow of a call that tells of itself, or the flow as it is where nobody listens.

    Args:
        flow: The flow.
        operation: What is asked.
        server: Whom it is asked.
    """
    if "opentelemetry.trace" not in sys.modules:
        return flow
    from notify_typed._engine.opentelemetry import watched_call  # noqa: PLC0415 - only where it is used

    return watched_call(flow, operation, server)


def callback(kind: str, notification_id: UUID | None) -> AbstractContextManager[object]:
    """Watch a callback while it is handled.

    Args:
        kind: What it is, such as `delivery receipt`.
        notification_id: The message that it is about, if any.
    """
    if "opentelemetry.trace" not in sys.modules:
        return nullcontext()
    from notify_typed._engine.opentelemetry import handling  # noqa: PLC0415 - likewise

    return handling(kind, notification_id)


def rows_moved(kind: str, states: Mapping[str, int]) -> None:
    """Count rows of bulk runs that have come to a state.

    Args:
        kind: What their messages are: `sms`, `email` or `letter`.
        states: How many have come to each state.
    """
    if "opentelemetry.trace" not in sys.modules:
        return
    from notify_typed._engine.opentelemetry import count_rows  # noqa: PLC0415 - likewise

    count_rows(kind, states)
