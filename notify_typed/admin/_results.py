"""What methods give where an answer alone would say too little."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Generic, NamedTuple, Self, TypeVar
from uuid import UUID

from attrs import field, frozen

__all__ = ["CodeCheck", "NewApiKey", "Page", "ServiceMonth"]

ItemT = TypeVar("ItemT")

_TEXTS = 4


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


class ServiceMonth(NamedTuple):
    """Messages of one kind that a service sent in a month, by what became of them.

    Attributes:
        month: The first day of the month.
        service_id: The service.
        service_name: Its name.
        notification_type: The kind of message: `email`, `sms` or `letter`.
        sending: How many are under way.
        delivered: How many arrived.
        technical_failure: How many failed within Notify.
        temporary_failure: How many failed for a time.
        permanent_failure: How many failed for good.
        sent: How many text messages were sent abroad, from where Notify hears no more.
    """

    month: date
    service_id: UUID
    service_name: str
    notification_type: str
    sending: int
    delivered: int
    technical_failure: int
    temporary_failure: int
    permanent_failure: int
    sent: int

    @classmethod
    def of(cls, row: Sequence[str | int]) -> Self:
        """Read a row.

        Raises:
            TypeError: It is not one.

        Example:
            >>> row = ["2026-11-01", str(service_id), "Register to vote", "sms", 0, 1, 0, 0, 0, 0]
            >>> ServiceMonth.of(row).delivered
            1
        """
        numbers = [count for count in row[_TEXTS:] if isinstance(count, int)]
        try:
            month, service_id, name, kind = map(str, row[:_TEXTS])
            return cls(date.fromisoformat(month), UUID(service_id), name, kind, *numbers)
        except ValueError as error:
            raise TypeError("the row has something else") from error


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
