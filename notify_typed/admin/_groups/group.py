# Made from notify_typed/admin/_groups_async/group.py by scripts/make_sync.py; edit that.
"""The base of all groups: it makes their calls through the client."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from notify_typed._engine._sync.pages import PageIterator
from notify_typed.admin._group import BaseGroup

if TYPE_CHECKING:
    from notify_typed._engine.pagination import Cursor
    from notify_typed.admin._client import AdminClient

__all__ = ["Group"]

PageT = TypeVar("PageT")
ItemT = TypeVar("ItemT")


class Group(BaseGroup):
    """Methods of one kind of thing."""

    def __init__(self, client: AdminClient) -> None:
        super().__init__(client)
        # A group is a part of its client.
        self._send = client._send  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
        self._count = client._count  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]

    def _iterate(self, cursor: Cursor[PageT, ItemT]) -> PageIterator[PageT, ItemT]:
        return PageIterator(cursor, self._send)
