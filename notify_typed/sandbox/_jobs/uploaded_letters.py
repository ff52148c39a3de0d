"""Keeps letters that were uploaded as PDFs until they are sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from notify_typed.sandbox._store.database import uploaded_letters

if TYPE_CHECKING:
    from notify_typed.sandbox._store.database import Storage


@dataclass(frozen=True, slots=True)
class UploadedLetter:
    """A letter that can be printed."""

    content: bytes = field(repr=False)
    pages: int


def keep_letter(storage: Storage, service_id: str, file_id: str, letter: UploadedLetter) -> None:
    """Keep a letter, in the place of an earlier one with its id."""
    table = uploaded_letters.c
    with storage.transaction() as connection:
        connection.execute(
            delete(uploaded_letters).where(table.id == file_id, table.service_id == service_id)
        )
        connection.execute(
            insert(uploaded_letters),
            {
                "id": file_id,
                "service_id": service_id,
                "content": letter.content,
                "pages": letter.pages,
            },
        )


def find_letter(storage: Storage, service_id: str, file_id: str) -> UploadedLetter | None:
    """The letter that was uploaded with an id for a service."""
    table = uploaded_letters.c
    row = storage.reader.execute(
        select(table.content, table.pages).where(
            table.id == file_id, table.service_id == service_id
        )
    ).first()
    return None if row is None else UploadedLetter(*row)
