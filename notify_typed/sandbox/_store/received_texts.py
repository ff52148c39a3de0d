"""Received texts as the database holds them, and the queries for them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from notify_typed.sandbox._store.records import PAGE_SIZE
from notify_typed.sandbox._store.tables import received_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notify_typed.sandbox._store.database import Storage


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

    def after(self, moment: int, *, limit: int) -> list[ReceivedText]:
        """Return the texts received after a moment by any service, oldest first."""
        table = received_texts.c
        query = select(received_texts).where(table.created_at > moment)
        rows = self._storage.reader.execute(query.order_by(table.created_at).limit(limit))
        return [ReceivedText(*row) for row in rows]

    def newest(self, *, since: int, limit: int) -> list[ReceivedText]:
        """Return the newest texts received by any service."""
        table = received_texts.c
        query = select(received_texts).where(table.created_at > since)
        rows = self._storage.reader.execute(query.order_by(table.created_at.desc()).limit(limit))
        return [ReceivedText(*row) for row in rows]

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
