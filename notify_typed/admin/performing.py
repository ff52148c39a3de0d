"""Carries the groups' operations out, with who asks for them and what a cache is to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notify_typed.calls import Operation

__all__ = ["AsyncPerformer", "Performer"]

T = TypeVar("T")


class Address(Protocol):
    """Adds the headers that say on whose behalf a request is made."""

    def __call__(self, operation: Operation[T], /) -> Operation[T]:
        """Give the operation with its headers."""
        ...


class Run(Protocol):
    """Carries an operation out."""

    def __call__(self, operation: Operation[T], /) -> T:
        """Give the operation's result."""
        ...


class AsyncRun(Protocol):
    """The same, awaited."""

    async def __call__(self, operation: Operation[T], /) -> T:
        """Give the operation's result."""
        ...


@frozen
class Performer:
    """Carries operations out, blocking."""

    _run: Run
    _address: Address

    def __call__(
        self,
        operation: Operation[T],
        *,
        cached: str | None = None,
        clears: Sequence[str] = (),
        stores: Mapping[str, object] | None = None,
    ) -> T:
        """Give the operation's result; `Perform` explains the arguments."""
        return self._run(self._address(operation))


@frozen
class AsyncPerformer:
    """Carries operations out, awaited."""

    _run: AsyncRun
    _address: Address

    async def __call__(
        self,
        operation: Operation[T],
        *,
        cached: str | None = None,
        clears: Sequence[str] = (),
        stores: Mapping[str, object] | None = None,
    ) -> T:
        """Give the operation's result; `Perform` explains the arguments."""
        return await self._run(self._address(operation))
