"""How long the steps of an attempt may take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeGuard

from attrs import asdict, frozen

from notify_typed._engine.inputs import kind, seconds
from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DEFAULT_TIMEOUT", "Timeouts", "timeouts_from"]


class _Parts(Protocol):
    def as_dict(self) -> dict[str, float | None]: ...


@frozen
class Timeouts:
    """Seconds for each step of an attempt.

    Attributes:
        connect: For each step of making a connection.
        read: Between two pieces of the answer.
        write: For each piece of the request.
        pool: To wait for a free connection.
    """

    connect: float
    read: float
    write: float
    pool: float

    def as_dict(self) -> dict[str, float | None]:
        """Give them by their names, as an `httpx.Timeout` does."""
        parts: dict[str, float | None] = asdict(self)
        return parts


# Notify answers 504 after 30 seconds; waiting a little longer turns a lost answer, which
# leaves a send unknown, into a received one.
DEFAULT_TIMEOUT = Timeouts(connect=10.0, read=35.0, write=30.0, pool=30.0)


def timeouts_from(value: object) -> Timeouts:
    """Take time-outs: seconds for each of connect, read, write and pool, or an httpx.Timeout.

    Raises:
        InvalidInput: It is something else, or not more than 0, or absurdly long. There is no "for
            ever".
    """
    if isinstance(value, Timeouts):
        return value
    limits: Mapping[str, float | None]
    if _has_parts(value):
        limits = value.as_dict()
    elif isinstance(value, int | float) and not isinstance(value, bool):
        limits = dict.fromkeys(("connect", "read", "write", "pool"), value)
    else:
        given, instead = kind(value), ""
        if value is None:
            instead = " A call cannot wait for ever."
        elif isinstance(value, tuple):
            instead = " For (connect, read) write httpx.Timeout(read, connect=connect)."
        raise InvalidInput(
            f"timeout must be a number of seconds or an httpx.Timeout, not {given}.{instead}"
        )
    return Timeouts(
        **{name: seconds("each part of timeout", limit) for name, limit in limits.items()}
    )


def _has_parts(value: object) -> TypeGuard[_Parts]:
    return type(value).__name__ == "Timeout" and hasattr(value, "as_dict")
