# Made from notify_typed/_engine/_async/pages.py by scripts/make_sync.py; edit that.
"""Lists as iterators: pages are fetched as they are needed, and no more than one is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed._engine.operation import Operation
    from notify_typed._engine.pagination import Cursor

__all__ = ["PageIterator"]

PageT = TypeVar("PageT")
ItemT = TypeVar("ItemT")


class PageIterator(Iterator[ItemT], Generic[PageT, ItemT]):
    """Gives the items of a list one by one or with `pages` page by page.

    A page is asked for when its first item is wanted, with the client's retries. An iterator is
    used once and by one thread.
    """

    def __init__(
        self,
        cursor: Cursor[PageT, ItemT],
        fetch: Callable[[Operation[PageT]], PageT],
    ) -> None:
        self._cursor = cursor
        self._fetch = fetch
        self._items: Iterator[ItemT] = iter(())

    def __iter__(self) -> Self:
        """Give the iterator itself."""
        return self

    def __next__(self) -> ItemT:
        """Give the next item, from the next page if need be."""
        while True:
            for item in self._items:
                return item
            operation = self._cursor.next_operation
            if operation is None:
                raise StopIteration
            self._items = iter(self._cursor.accept(self._fetch(operation)))

    def pages(self) -> Iterator[PageT]:
        """Give whole pages, with their links; the last may be empty.

        Example:
            >>> for page in notify.get_all_notifications_iterator().pages():
            ...     print(len(page.notifications))
            1
            0
        """
        while (operation := self._cursor.next_operation) is not None:
            page = self._fetch(operation)
            self._cursor.accept(page)
            yield page
            del page  # the next one is fetched without it
