"""What methods give where an answer alone would say too little."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from attrs import field, frozen

__all__ = ["CodeCheck", "NewApiKey", "Page"]

ItemT = TypeVar("ItemT")


@frozen
class NewApiKey:
    """A key that was just made. Its secret is given this once; it does not show when printed.

    Attributes:
        secret: What tokens are signed with.
        key: The whole key, as `NotifyClient` takes it.
    """

    secret: str = field(repr=False)
    key: str = field(repr=False)


class CodeCheck(NamedTuple):
    """What became of a code, or of a security key's answer.

    Attributes:
        accepted: Whether it was right.
        message: Why it was not; empty when it was.
    """

    accepted: bool
    message: str


@frozen(kw_only=True)
class Page(Generic[ItemT]):
    """A page of a list; `for item in page` walks it.

    Attributes:
        items: What is on it.
        page_size: The most that a page holds; None where Notify does not say.
        total: How many items all pages have; None where Notify does not count them.
        has_previous: Whether there is a page before it.
        has_next: Whether there is a page after it.
    """

    items: Sequence[ItemT]
    page_size: int | None = None
    total: int | None = None
    has_previous: bool = False
    has_next: bool = False

    def __iter__(self) -> Iterator[ItemT]:
        """Walk the page's items."""
        return iter(self.items)

    def __len__(self) -> int:
        """Count the page's items."""
        return len(self.items)
