"""Received texts as the database holds them, and the queries for them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from notify_typed.sandbox._store.journal import RECEIVED
from notify_typed.sandbox._store.messages import PAGE_SIZE
from notify_typed.sandbox._store.tables import journal, received_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notify_typed.sandbox._store.database import Storage

_IN_JOURNAL = (
    select(journal.c.id, received_texts)
    .join(received_texts, journal.c.subject_id == received_texts.c.id)
    .where(journal.c.kind == RECEIVED)
)


@dataclass(frozen=True, slots=True)
class ReceivedText:
    """A stored text message that somebody sent to a service."""

    id: str
    service_id: str
    created_at: int
    notify_number: str
    user_number: str
    content: str


class ReceivedTexts:
    """The received texts in one storage."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def add_all(self, texts: Iterable[ReceivedText]) -> None:
        """Store received texts."""
        rows = [asdict(text) for text in texts]
        if rows:
            with self._storage.transaction() as connection:
                connection.execute(insert(received_texts), rows)

    def get(self, text_id: str) -> ReceivedText | None:
        """Return the received text with an id, of whatever service."""
        row = self._storage.reader.execute(
            select(received_texts).where(received_texts.c.id == text_id)
        ).first()
        return None if row is None else ReceivedText(*row)

    def after(self, number: int, *, up_to: int, limit: int) -> list[tuple[int, ReceivedText]]:
        """Return texts that any service received, with their numbers in the journal, oldest first.

        Args:
            number: The entry of the journal to begin after.
            up_to: The last entry that counts.
            limit: How many at most.
        """
        query = _IN_JOURNAL.where(journal.c.id > number, journal.c.id <= up_to)
        rows = self._storage.reader.execute(query.order_by(journal.c.id).limit(limit))
        return [(entry, ReceivedText(*row)) for entry, *row in rows]

    def newest(self, *, limit: int) -> list[ReceivedText]:
        """Return the texts that any service received last, without those of the world."""
        rows = self._storage.reader.execute(_IN_JOURNAL.order_by(journal.c.id.desc()).limit(limit))
        return [ReceivedText(*row) for _, *row in rows]

    def page(
        self, service_id: str, *, since: int, before: int | None, limit: int = PAGE_SIZE
    ) -> list[ReceivedText]:
        """Return the newest received texts of a service."""
        table = received_texts.c
        query = select(received_texts).where(
            table.service_id == service_id, table.created_at >= since
        )
        if before is not None:
            query = query.where(table.created_at < before)
        rows = self._storage.reader.execute(query.order_by(table.created_at.desc()).limit(limit))
        return [ReceivedText(*row) for row in rows]
