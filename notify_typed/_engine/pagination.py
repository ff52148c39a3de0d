"""Walks through lists, page by page, keeping no more than one page.

Notify gives at most 250 items, newest first, and a next page is asked for with the last item's id
as `older_than`. A list ends with an empty page, or with one that has no `next` link, as
docs/explanation/what-the-api-does.md#reading says. Other lists are asked for by the page's number.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from attrs import frozen

from notify_typed.errors import MissingField, RepeatedPage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from notify_typed._engine.operation import Operation

__all__ = ["Cursor", "ListOf", "NumberedCursor", "PageCursor"]

PageT = TypeVar("PageT")
ItemT = TypeVar("ItemT")
ItemT_co = TypeVar("ItemT_co", covariant=True)

# New items push others on to the next page, so a page may repeat, but not for ever.
_MOST_REPEATS = 3


class Cursor(Protocol[PageT, ItemT_co]):
    """Decides which page comes next, without any I/O."""

    @property
    def next_operation(self) -> Operation[PageT] | None:
        """The operation for the next page; None at the end."""
        ...

    def accept(self, page: PageT) -> Sequence[ItemT_co]:
        """Take a page in and give its items.

        Raises:
            RepeatedPage: The list does not get to its end.
        """
        ...


@frozen
class ListOf(Generic[PageT, ItemT]):
    """How to walk one list.

    Attributes:
        operation: Gives the operation for the page after an id; None stands for the first page.
        items: Takes the items out of a page.
        item_id: Takes the id out of an item.
        has_next: Tells whether a page links to a next one.
    """

    operation: Callable[[UUID | None], Operation[PageT]]
    items: Callable[[PageT], Sequence[ItemT]]
    item_id: Callable[[ItemT], UUID]
    has_next: Callable[[PageT], bool]


class PageCursor(Generic[PageT, ItemT]):
    """Decides which page comes next, without any I/O.

    A server that gives pages in a circle is noticed by Brent's method: one remembered page, moved
    on after 1, 2, 4, 8... pages, so memory stays the same however long the list is.
    """

    def __init__(self, walked: ListOf[PageT, ItemT], older_than: UUID | None) -> None:
        self._list = walked
        self._next: Operation[PageT] | None = walked.operation(older_than)
        self._remembered = older_than
        self._pages = 0
        self._move_on_at: int = 1

    @property
    def next_operation(self) -> Operation[PageT] | None:
        """The operation for the next page; None at the end."""
        return self._next

    def accept(self, page: PageT) -> Sequence[ItemT]:
        """Take a page in and give its items.

        Raises:
            RepeatedPage: The list goes round in a circle.
        """
        items = self._list.items(page)
        if not items or not self._list.has_next(page):
            self._next = None
            return items
        last = self._last_id(items)
        if last == self._remembered:
            self._next = None
            raise RepeatedPage(
                f"The list gave the page that ends with {last} a second time; it would never end."
            )
        self._pages += 1
        if self._pages == self._move_on_at:
            self._remembered = last
            self._move_on_at *= 2
        self._next = self._list.operation(last)
        return items

    def _last_id(self, items: Sequence[ItemT]) -> UUID:
        """Give the id of the last item that has one.

        Raises:
            MissingField: None has.
        """
        for item in reversed(items[1:]):
            with suppress(MissingField):
                return self._list.item_id(item)
        return self._list.item_id(items[0])


class NumberedCursor(Generic[PageT, ItemT]):
    """Decides which page comes next, where pages are asked for by number, from 1.

    An item that came before may come again, when new ones have pushed it on to the next page.

    Args:
        operation: Gives the operation for the page with a number.
        items: Takes the items out of a page.
        item_id: Takes the id out of an item.
        has_next: Tells whether a page links to a next one.
    """

    def __init__(
        self,
        operation: Callable[[int], Operation[PageT]],
        *,
        items: Callable[[PageT], Sequence[ItemT]],
        item_id: Callable[[ItemT], UUID],
        has_next: Callable[[PageT], bool],
    ) -> None:
        self._operation = operation
        self._items = items
        self._item_id = item_id
        self._has_next = has_next
        self._number = 1
        self._last: UUID | None = None
        self._repeats = 1
        self._next: Operation[PageT] | None = operation(1)

    @property
    def next_operation(self) -> Operation[PageT] | None:
        """The operation for the next page; None at the end."""
        return self._next

    def accept(self, page: PageT) -> Sequence[ItemT]:
        """Take a page in and give its items.

        Raises:
            RepeatedPage: The same page came several times on end.
        """
        items = self._items(page)
        if not items or not self._has_next(page):
            self._next = None
            return items
        last = self._item_id(items[-1])
        self._repeats = self._repeats + 1 if last == self._last else 1
        self._last = last
        if self._repeats == _MOST_REPEATS:
            self._next = None
            raise RepeatedPage(
                f"The list gave the page that ends with {last} {_MOST_REPEATS} times on end; it"
                " would never end."
            )
        self._number += 1
        self._next = self._operation(self._number)
        return items
