"""Files that the website keeps, by bucket and key, with their metadata."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import md5
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from notify_typed.sandbox._json import parse_json, write_json
from notify_typed.sandbox._store.tables import stored_objects

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed.sandbox._store.database import Storage

CONTACT_LISTS = "development-contact-list"
SPREADSHEETS = "development-notifications-csv-upload"
ATTACHMENTS = "development-letter-attachments"
UPLOADED_LETTERS = "development-transient-uploaded-letters"
EMAIL_FILES = "development-template-email-files"
REPORTS = "development-report-requests-download"


@dataclass(frozen=True, slots=True)
class StoredObject:
    """A file; the time is in microseconds since 1970."""

    bucket: str
    key: str
    media_type: str
    metadata: Mapping[str, str]
    content: bytes = field(repr=False)
    stored_at: int

    @property
    def etag(self) -> str:
        """The mark of its content."""
        return md5(self.content, usedforsecurity=False).hexdigest()


class Objects:
    """The files in one storage."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def put(self, stored: StoredObject) -> None:
        """Keep a file, in the place of one with its key."""
        with self._storage.transaction() as connection:
            self.delete(stored.bucket, stored.key)
            connection.execute(
                insert(stored_objects),
                {
                    "bucket": stored.bucket,
                    "key": stored.key,
                    "media_type": stored.media_type,
                    "metadata": write_json({**stored.metadata}),
                    "content": stored.content,
                    "stored_at": stored.stored_at,
                },
            )

    def get(self, bucket: str, key: str) -> StoredObject | None:
        """Return the file with a key."""
        table = stored_objects.c
        row = self._storage.current.execute(
            select(table.media_type, table.metadata, table.content, table.stored_at).where(
                table.bucket == bucket, table.key == key
            )
        ).first()
        if row is None:
            return None
        read = parse_json(str(row[1]))
        said = {name: str(value) for name, value in read.items()} if isinstance(read, dict) else {}
        return StoredObject(bucket, key, str(row[0]), said, bytes(row[2]), int(row[3]))

    def has(self, bucket: str, key: str) -> bool:
        """Return whether there is a file with a key."""
        table = stored_objects.c
        query = select(table.key).where(table.bucket == bucket, table.key == key)
        return self._storage.current.execute(query).first() is not None

    def delete(self, bucket: str, key: str) -> None:
        """Remove the file with a key, if there is one."""
        table = stored_objects.c
        with self._storage.transaction() as connection:
            connection.execute(
                delete(stored_objects).where(table.bucket == bucket, table.key == key)
            )


def email_file_key(service_id: str, file_id: str) -> str:
    """Return the key of a file of an email template."""
    return f"{service_id}/{file_id}"


def spreadsheet_key(service_id: str, upload_id: str) -> str:
    """Return the key of a spreadsheet or a contact list."""
    return f"service-{service_id}-notify/{upload_id}.csv"
