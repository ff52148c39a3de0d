"""What was done to a sandbox by hand: statuses, deletions, received texts, resets."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select

from notify_typed.sandbox._json import write_json
from notify_typed.sandbox._store.tables import journal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select

    from notify_typed.sandbox._store.database import Storage

_MOST = 10_000
_TIDY_EVERY = 100
_t = journal.c

STATUS = "status"
DELETED = "deleted"
RECEIVED = "received"
RESET = "reset"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the journal.

    Attributes:
        id: Counts up, entry by entry.
        kind: `status`, `deleted`, `received` or `reset`.
        subject_id: The message or the received text that it is about.
        at: When, in microseconds since 1970.
        detail: The status that a message got.
        before: When it had got its earlier statuses, and which.
    """

    id: int
    kind: str
    subject_id: str
    at: int
    detail: str
    before: Sequence[tuple[int, str]]


class Journal:
    """The journal in one storage; it keeps the newest entries.

    Args:
        storage: The database, which other workers may share.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def write(
        self,
        kind: str,
        at: int,
        *,
        subject_id: str = "",
        detail: str = "",
        before: Sequence[tuple[int, str]] = (),
    ) -> None:
        """Write an entry."""
        values = {
            "kind": kind,
            "subject_id": subject_id,
            "at": at,
            "detail": detail,
            "before": write_json([[when, status] for when, status in before]),
        }
        with self._storage.transaction() as connection:
            number = connection.execute(insert(journal).returning(_t.id), values).scalar_one()
            if number % _TIDY_EVERY == 0:
                connection.execute(delete(journal).where(_t.id <= number - _MOST))

    def after(self, number: int) -> list[Entry]:
        """Return the entries after one, oldest first."""
        query = select(journal).where(_t.id > number).order_by(_t.id)
        return self._read(query)

    def about(self, subject_id: str) -> list[Entry]:
        """Return the entries about a message, oldest first."""
        query = select(journal).where(_t.subject_id == subject_id).order_by(_t.id)
        return self._read(query)

    def last(self) -> int:
        """Return the number of the newest entry, or 0."""
        newest: int | None = self._storage.reader.execute(select(func.max(_t.id))).scalar()
        return newest or 0

    def _read(self, query: Select[*tuple[Any, ...]]) -> list[Entry]:
        return [
            Entry(
                number, kind, subject_id, at, detail, [(when, was) for when, was in json.loads(had)]
            )
            for number, kind, subject_id, at, detail, had in self._storage.reader.execute(query)
        ]
