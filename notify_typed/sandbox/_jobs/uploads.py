"""Uploaded files: spreadsheets, checked against their template, and letters as PDFs."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import delete, insert, select

from notify_typed._rules.columns import Columns, Problem
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._jobs.rows import RowRefused, Rows
from notify_typed.sandbox._jobs.spreadsheet import MAX_ROWS, Spreadsheet, SpreadsheetError
from notify_typed.sandbox._state.apart import apart
from notify_typed.sandbox._store.tables import (
    jobs,
    spreadsheet_pieces,
    spreadsheets,
    uploaded_letters,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed.sandbox._store.database import Storage
    from notify_typed.sandbox._world.model import Service, Template

MAX_PROBLEMS = 100
"""How many problems of a file are told; all are counted."""
_PIECE_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file for a job, and the template and sender to use.

    Attributes:
        id: The id that its job will have.
        service: Who sends.
        template: The template to send.
        file_name: The name of the file.
        sender_id: The sender or the reply-to address to use; the service's default when None.
        data: The file.
    """

    id: str
    service: Service
    template: Template
    file_name: str
    sender_id: str | None
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class StoredSpreadsheet:
    """A spreadsheet that was taken in."""

    content_id: str
    template_id: str
    template_version: int
    file_name: str
    sender_id: str | None
    headings: list[str]
    rows: int
    foreign_rows: int
    is_valid: bool


@dataclass(slots=True)
class Findings:
    """The findings about a file.

    Attributes:
        rows: How many rows it has that are not empty.
        foreign_rows: How many of them are texts to other countries.
        problem_count: How many problems there are.
        problems: The first of them.
    """

    headings: list[str] = field(default_factory=list[str])
    rows: int = 0
    foreign_rows: int = 0
    problem_count: int = 0
    problems: list[Problem] = field(default_factory=list[Problem])

    @property
    def is_valid(self) -> bool:
        """Whether a job can be made of it."""
        return not self.problem_count

    def add(self, problems: list[Problem]) -> None:
        """Count problems, and keep them while there are few."""
        self.problem_count += len(problems)
        self.problems += problems[: MAX_PROBLEMS - len(self.problems)]


@apart
def inspect(upload: Upload) -> Findings:
    """Check a file, row by row: that may take long.

    Raises:
        SpreadsheetError: It cannot be read as CSV, or has too many rows.
    """
    sheet = Spreadsheet([upload.data])
    template = upload.template
    rows = Rows(upload.service, template, template.current)
    columns = Columns(sheet.headings, template.type, rows.names)
    findings = Findings(sheet.headings)
    findings.add(columns.problems)
    for number, cells in enumerate(sheet):
        row = columns.row(number, cells)
        if row is None:
            continue
        findings.rows += 1
        if findings.rows > MAX_ROWS:
            raise SpreadsheetError(f"the file has more than {MAX_ROWS:,} rows")
        if columns.problems:
            continue
        try:
            findings.foreign_rows += rows.prepare(row).is_foreign
        except RowRefused as refusal:
            findings.add(refusal.problems)
    if not findings.rows:
        findings.add([Problem(None, None, "the file has no rows below the headings")])
    return findings


def keep(storage: Storage, upload: Upload, findings: Findings) -> Iterator[None]:
    """Keep a file, one piece at each step.

    Raises:
        SandboxError: There is a job with its id already.
    """
    content_id = str(uuid4())
    for number, start in enumerate(range(0, len(upload.data), _PIECE_BYTES)):
        piece = upload.data[start : start + _PIECE_BYTES]
        with storage.transaction() as connection:
            connection.execute(
                insert(spreadsheet_pieces),
                {"content_id": content_id, "number": number, "content": piece},
            )
        yield
    with storage.transaction() as connection:
        check_is_new(storage, upload.id)
        forget(storage, upload.service.id, upload.id)
        connection.execute(
            insert(spreadsheets),
            {
                "id": upload.id,
                "service_id": upload.service.id,
                "content_id": content_id,
                "template_id": upload.template.id,
                "template_version": upload.template.current.version,
                "file_name": upload.file_name,
                "sender_id": upload.sender_id,
                "columns": json.dumps(findings.headings),
                "rows": findings.rows,
                "foreign_rows": findings.foreign_rows,
                "is_valid": findings.is_valid,
            },
        )


def check_is_new(storage: Storage, job_id: str) -> None:
    """Check that an id is not used by a job yet.

    Raises:
        SandboxError: There is one.
    """
    if storage.current.execute(select(jobs.c.id).where(jobs.c.id == job_id)).first() is not None:
        raise SandboxError("there is a job with this id already: upload the file with another one")


def forget(storage: Storage, service_id: str, upload_id: str) -> None:
    """Remove an earlier file with the id."""
    table = spreadsheets.c
    same = (table.service_id == service_id) & (table.id == upload_id)
    with storage.transaction() as connection:
        connection.execute(
            delete(spreadsheet_pieces).where(
                spreadsheet_pieces.c.content_id.in_(select(table.content_id).where(same))
            )
        )
        connection.execute(delete(spreadsheets).where(same))


def find(storage: Storage, service_id: str, upload_id: str) -> StoredSpreadsheet | None:
    """Return the spreadsheet that was uploaded with an id for a service."""
    table = spreadsheets.c
    found = storage.reader.execute(
        select(
            table.content_id,
            table.template_id,
            table.template_version,
            table.file_name,
            table.sender_id,
            table.columns,
            table.rows,
            table.foreign_rows,
            table.is_valid,
        ).where(table.service_id == service_id, table.id == upload_id)
    ).first()
    if found is None:
        return None
    return StoredSpreadsheet(*found[:5], json.loads(found[5]), *found[6:])


def pieces(storage: Storage, content_id: str) -> Iterator[bytes]:
    """Yield a file's content, read bit by bit as it is needed."""
    table = spreadsheet_pieces.c
    number = 0
    query = select(table.content).where(table.content_id == content_id)
    while True:
        piece: bytes | None = storage.current.execute(query.where(table.number == number)).scalar()
        if piece is None:
            return
        yield piece
        number += 1


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
    """Return the letter that was uploaded with an id for a service."""
    table = uploaded_letters.c
    row = storage.reader.execute(
        select(table.content, table.pages).where(
            table.id == file_id, table.service_id == service_id
        )
    ).first()
    return None if row is None else UploadedLetter(*row)
