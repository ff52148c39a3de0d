"""Takes in the files of an email and keeps them for download."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import insert, select

from notify_typed.sandbox._clock import MICROSECONDS
from notify_typed.sandbox._errors import AccidentalError, ApiError, bad_request, validation_error
from notify_typed.sandbox._rendering import documents
from notify_typed.sandbox._rendering.documents import (
    FileError,
    UploadedFile,
    is_file_object,
    schema_errors,
)
from notify_typed.sandbox._state.apart import apart
from notify_typed.sandbox._state.turns import in_turn
from notify_typed.sandbox._store.tables import uploads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed.sandbox._json import JsonValue
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._world.model import Service

ADMIN_URL = "https://www.notifications.service.gov.uk"
WEEK = 7 * 86_400 * MICROSECONDS
_FAILS_ON_OBJECTS = ("file", "confirm_email_before_download", "retention_period")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that waits to be downloaded.

    Attributes:
        filename: The name it was given, if any.
        media_type: The media type it is served with.
        content: Its bytes.
        email_address: Who has to say that they are this recipient first; None for nobody.
        expires_at: Until when it is kept, in microseconds since 1970.
    """

    filename: str | None
    media_type: str
    content: bytes
    email_address: str | None
    expires_at: int


def is_file(value: JsonValue) -> bool:
    """Return whether a value of the personalisation is a file."""
    return is_file_object(value)


def upload(
    state: State,
    service: Service,
    values: Mapping[str, JsonValue],
    base: str,
    *,
    recipient: str,
    is_simulated: bool,
) -> dict[str, JsonValue]:
    """Put the addresses of downloads in the place of files.

    Args:
        state: The sandbox.
        service: Who sends.
        values: The personalisation.
        base: Scheme and host that the addresses begin with, unless a setting says otherwise.
        recipient: Who may download, where that is to be confirmed.
        is_simulated: Whether to check everything and keep nothing.

    Raises:
        ApiError: A file is malformed or unwanted, or the service is not set up for files.
        AccidentalError: Part of a file is an object where the real server fails on objects.
    """
    base = state.file_links or base
    files = {name: value for name, value in values.items() if isinstance(value, dict)}
    files = {name: value for name, value in files.items() if is_file(value)}
    if not files:
        return {**values}
    for value in files.values():
        _check_form(value)
    if service.contact_link is None:
        raise bad_request(
            "Send files by email has not been set up - add contact details for your service at "
            f"{ADMIN_URL}/services/{service.id}/service-settings/send-files-by-email"
        )
    filled = {**values}
    for name, value in files.items():
        if is_simulated:
            filled[name] = f"{base}/services/{service.id}/documents/test-document"
            continue
        outcome = _read_file(value)
        if isinstance(outcome, FileError):
            raise ApiError(400, [{"error": outcome.error, "message": outcome.message}])
        filled[name] = base + _keep(state, service, outcome, recipient)
    return filled


@apart
def _read_file(file: Mapping[str, JsonValue]) -> UploadedFile | FileError:
    return documents.read_file(file)


def _check_form(file: Mapping[str, JsonValue]) -> None:
    for name in _FAILS_ON_OBJECTS:
        if isinstance(file.get(name), dict):
            raise AccidentalError("TypeError", f"{name} must not be an object")
    problems = schema_errors(file)
    if problems:
        raise validation_error(problem.message for problem in problems)


@in_turn
def _keep(state: State, service: Service, file: UploadedFile, recipient: str) -> str:
    document = uuid4()
    key = secrets.token_urlsafe(32)
    now = state.clock.micros()
    with state.storage.transaction() as connection:
        connection.execute(
            insert(uploads),
            {
                "id": str(document),
                "service_id": service.id,
                "key": key,
                "filename": file.filename,
                "media_type": file.mime_type,
                "content": file.content,
                "email_address": recipient if file.confirm_email else None,
                "created_at": now,
                "expires_at": now + file.retention_weeks * WEEK,
            },
        )
    return f"/d/{_short(UUID(service.id))}/{_short(document)}?key={key}"


def find_file(state: State, service: str, document: str, key: str) -> StoredFile | None:
    """Return the file at a download address, if the address is right and the time is not over."""
    service_id, document_id = _long(service), _long(document)
    if service_id is None or document_id is None:
        return None
    table = uploads.c
    row = state.storage.reader.execute(
        select(
            table.key,
            table.filename,
            table.media_type,
            table.content,
            table.email_address,
            table.expires_at,
        ).where(table.id == document_id, table.service_id == service_id)
    ).first()
    if row is None or not secrets.compare_digest(str(row[0]).encode(), key.encode()):
        return None
    found = StoredFile(*row[1:])
    return found if state.clock.micros() < found.expires_at else None


def _short(identifier: UUID) -> str:
    return base64.urlsafe_b64encode(identifier.bytes).rstrip(b"=").decode()


def _long(text: str) -> str | None:
    try:
        return str(UUID(bytes=base64.urlsafe_b64decode(f"{text}==")))
    except ValueError:
        return None
