"""Tells a program's telemetry what calls do. Where it has none, nothing is imported for it."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING, Final, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager
    from uuid import UUID

    from notify_typed._engine.flow import Answer
    from notify_typed._engine.operation import Operation

__all__ = ["Attempt", "Watcher", "callback", "rows_moved", "watcher"]


class Attempt(Protocol):
    """One attempt of a call, while it is entered."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: object, error: BaseException | None, frames: object, /) -> None: ...

    def answered(self, answer: Answer, /) -> None:
        """Take what came of it."""
        ...


class Watcher(Protocol):
    """One call, while it is entered."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: object, error: BaseException | None, frames: object, /) -> None: ...

    def attempt(self, number: int, /) -> Attempt:
        """Watch an attempt, counted from 1."""
        ...

    def done(self, result: object, /) -> None:
        """Take the call's result."""
        ...


class _Silence:
    """Watches nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def attempt(self, _: int, /) -> Self:
        return self

    def answered(self, _: object, /) -> None:
        pass

    def done(self, _: object, /) -> None:
        pass


_SILENCE: Final = _Silence()


def watcher(operation: Operation[object], server: str) -> Watcher:
    """Give what watches a call.

    Args:
        operation: What is asked.
        server: Whom it is asked.
    """
    if "opentelemetry.trace" not in sys.modules:
        return _SILENCE
    from notify_typed._engine.opentelemetry import Call  # noqa: PLC0415 - only where it is used

    return Call(operation, server)


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
