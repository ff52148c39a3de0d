"""Takes in the files of an email and keeps them for download."""

from __future__ import annotations

import base64
import re
import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import insert, select

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
from notify_typed.sandbox._store.objects import EMAIL_FILES, Objects, email_file_key
from notify_typed.sandbox._store.tables import uploads
from notify_typed.sandbox._timekeeper import MICROSECONDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed.sandbox._json import JsonValue
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._world.model import EmailFile, Service, TemplateVersion

ADMIN_URL = "https://www.notifications.service.gov.uk"
WEEK = 7 * 86_400 * MICROSECONDS
_ANY = "application/octet-stream"
_NOT_OF_KEYS = re.compile(r"[^A-Za-z0-9_-]")
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
        sender: The name of the service that sent it.
    """

    filename: str | None
    media_type: str
    content: bytes
    email_address: str | None
    expires_at: int
    sender: str


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
def _keep(
    state: State,
    service: Service,
    file: UploadedFile,
    recipient: str,
    stored_as: str | None = None,
) -> str:
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
                "stored_as": stored_as,
            },
        )
    return f"/d/{_short(UUID(service.id))}/{_short(document)}?key={key}"


def with_names(
    values: Mapping[str, JsonValue], version: TemplateVersion
) -> Mapping[str, JsonValue]:
    """Return values with the names of a template's files, which stand there for their links."""
    return {**values, **{file.filename: file.filename for file in version.files}}


def linked(
    state: State, service: Service, version: TemplateVersion, base: str, recipient: str
) -> dict[str, JsonValue]:
    """Return what stands in an email for its template's files: links for one recipient.

    Args:
        state: The sandbox.
        service: Who sends.
        version: The template version.
        base: Scheme and host that the links begin with, unless a setting says otherwise.
        recipient: Who may download, where that is to be confirmed.

    Raises:
        AccidentalError: The website has not stored a file, or no file is kept for so long.
    """
    return {file.filename: _link(state, service, file, base, recipient) for file in version.files}


@in_turn
def _link(state: State, service: Service, file: EmailFile, base: str, recipient: str) -> str:
    stored_as = email_file_key(service.id, file.id)
    if not 0 < file.weeks <= documents.MAX_RETENTION_WEEKS:
        raise AccidentalError(
            "DocumentDownloadError",
            f"{file.filename} can be kept for 1 to {documents.MAX_RETENTION_WEEKS} weeks, "
            f"not {file.weeks}",
        )
    if not Objects(state.storage).has(EMAIL_FILES, stored_as):
        raise AccidentalError(
            "S3ObjectNotFound",
            f"the file {file.filename} is not stored: "
            f"PUT /_sandbox/uploads/email-files/{stored_as} first",
        )
    served_as = documents.MIME_BY_EXTENSION.get(documents.extension_of(file.filename), _ANY)
    offered = UploadedFile(b"", file.filename, served_as, file.confirms_address, file.weeks)
    path = _keep(state, service, offered, recipient, stored_as)
    address = f"{state.file_links or base}{path}"
    return f"[{file.link_text}]({address})" if file.link_text else address


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
            table.stored_as,
        ).where(table.id == document_id, table.service_id == service_id)
    ).first()
    # A link at the end of a sentence may have its full stop: as the real service reads keys, what
    # no key has in it is left out.
    known = _NOT_OF_KEYS.sub("", key)
    if row is None or not secrets.compare_digest(str(row[0]).encode(), known.encode()):
        return None
    _, filename, media_type, content, address, expires_at, stored_as = row
    sender = state.world.services[service_id].name if service_id in state.world.services else ""
    found = StoredFile(filename, media_type, content, address, expires_at, sender)
    if stored_as is not None:
        stored = Objects(state.storage).get(EMAIL_FILES, str(stored_as))
        if stored is None:
            return None
        found = replace(found, content=stored.content)
    return found if state.clock.micros() < found.expires_at else None


def _short(identifier: UUID) -> str:
    return base64.urlsafe_b64encode(identifier.bytes).rstrip(b"=").decode()


def _long(text: str) -> str | None:
    try:
        return str(UUID(bytes=base64.urlsafe_b64decode(f"{text}==")))
    except ValueError:
        return None
