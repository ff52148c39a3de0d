"""The base of all groups: it makes their calls through the client."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from notify_typed._engine._async.pages import AsyncPageIterator
from notify_typed.admin._group import BaseGroup

if TYPE_CHECKING:
    from notify_typed._engine.pagination import Cursor
    from notify_typed.admin._async_client import AsyncAdminClient

__all__ = ["AsyncGroup"]

PageT = TypeVar("PageT")
ItemT = TypeVar("ItemT")


class AsyncGroup(BaseGroup):
    """Methods of one kind of thing, which are awaited."""

    def __init__(self, client: AsyncAdminClient) -> None:
        super().__init__(client)
        # A group is a part of its client.
        self._send = client._send  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
        self._count = client._count  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]

    def _iterate(self, cursor: Cursor[PageT, ItemT]) -> AsyncPageIterator[PageT, ItemT]:
        return AsyncPageIterator(cursor, self._send)
