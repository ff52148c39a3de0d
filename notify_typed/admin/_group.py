"""What all groups of methods stand on: the client that carries their operations out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from notify_typed._engine._async.pages import AsyncPageIterator
from notify_typed._engine._sync.pages import PageIterator
from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed._engine.operation import Operation
    from notify_typed._engine.pagination import Cursor

__all__ = ["AsyncGroup", "AsyncPerform", "Group", "Perform"]

T = TypeVar("T")
PageT = TypeVar("PageT")
ItemT = TypeVar("ItemT")


class Perform(Protocol):
    """Carries an operation out, with what that means for the cache."""

    def __call__(
        self,
        operation: Operation[T],
    ) -> T:
        """Give the operation's result."""
        ...


class AsyncPerform(Protocol):
    """The same, awaited."""

    async def __call__(
        self,
        operation: Operation[T],
    ) -> T:
        """Give the operation's result."""
        ...


class _Acting:
    """Who acts, and for which website."""

    def __init__(self, acting_user_id: UUID | None, admin_base_url: str | None) -> None:
        self._acting_user_id = acting_user_id
        self._admin_base_url = admin_base_url

    @property
    def _actor(self) -> UUID:
        """The acting user, where Notify must be told.

        Raises:
            InvalidInput: The client was not told.
        """
        if self._acting_user_id is None:
            raise InvalidInput(
                "Notify keeps who did this: give the client an acting_user_id, or use"
                " client.acting_as(user_id)."
            )
        return self._acting_user_id

    @property
    def _website(self) -> str:
        """The website's address, which goes into links of emails.

        Raises:
            InvalidInput: The client was not told.
        """
        if self._admin_base_url is None:
            raise InvalidInput(
                "The email has a link to the admin website: give the client its admin_base_url."
            )
        return self._admin_base_url


class Group(_Acting):
    """Methods of one kind of thing, blocking."""

    def __init__(
        self, perform: Perform, acting_user_id: UUID | None, admin_base_url: str | None
    ) -> None:
        super().__init__(acting_user_id, admin_base_url)
        self._run = perform

    def _iterate(self, cursor: Cursor[PageT, ItemT]) -> PageIterator[PageT, ItemT]:
        return PageIterator(cursor, self._run)


class AsyncGroup(_Acting):
    """Methods of one kind of thing, awaited."""

    def __init__(
        self, perform: AsyncPerform, acting_user_id: UUID | None, admin_base_url: str | None
    ) -> None:
        super().__init__(acting_user_id, admin_base_url)
        self._run = perform

    def _iterate(self, cursor: Cursor[PageT, ItemT]) -> AsyncPageIterator[PageT, ItemT]:
        return AsyncPageIterator(cursor, self._run)
