"""Where files are uploaded that the real system takes from its own storage."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import UUID

from notify_typed.sandbox._control.routing import Refused, read_query
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._http.endpoint import read_body
from notify_typed.sandbox._jobs import uploads
from notify_typed.sandbox._jobs.spreadsheet import SpreadsheetError
from notify_typed.sandbox._jobs.uploads import Upload, UploadedLetter, keep_letter
from notify_typed.sandbox._service.composition import find_sender
from notify_typed.sandbox._service.pdf_checks import inspect_pdf
from notify_typed.sandbox._state.turns import beside
from notify_typed.sandbox._store.objects import (
    EMAIL_FILES,
    SPREADSHEETS,
    Objects,
    StoredObject,
    email_file_key,
)

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import Route

    from notify_typed.sandbox._control.routing import Routing
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._runtime import Runtime
    from notify_typed.sandbox._world.model import Service, Template

_WRONG: dict[str, str] = {
    "virus-scan-failed": "it did not pass the virus scan",
    "technical-failure": "it could not be scanned for viruses",
    "validation-failed": "it is not a PDF of up to 10 pages of A4",
}


def upload_routes(runtime: Runtime, route: Routing) -> list[Route]:
    """Return the routes for uploads."""
    api = UploadApi(runtime)
    return [
        route("/uploads/csv/{service_id}/{job_id}", PUT=api.put_spreadsheet),
        route("/uploads/letters/{service_id}/{file_id}", PUT=api.put_letter),
        route("/uploads/email-files/{service_id}/{file_id}", PUT=api.put_email_file),
    ]


class UploadApi:
    """The handlers of the routes for uploads, on one running sandbox."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._state = runtime.state

    async def put_spreadsheet(self, request: Request) -> JsonObject:
        """Take in the spreadsheet of a job."""
        job_id = _id(request, "job_id")
        service = self._service(request)
        query = read_query(request, "template_id", "original_file_name", "sender_id")
        template = _template(service, query.get("template_id"))
        sender_id = _sender_id(service, template, query.get("sender_id"))
        uploads.check_is_new(self._state.storage, job_id)
        upload = Upload(
            id=job_id,
            service=service,
            template=template,
            file_name=query.get("original_file_name") or "recipients.csv",
            sender_id=sender_id,
            data=await read_body(request.receive),
        )
        try:
            findings = await beside(lambda: uploads.inspect(upload), "files")
        except SpreadsheetError as problem:
            raise Refused(problem.message) from None
        await self._runtime.jobs.pace.run(uploads.keep(self._state.storage, upload, findings))
        if self._state.website.is_there:
            self._show_website(upload)
        problems: list[JsonValue] = [
            {"row": problem.row, "column": problem.column, "message": problem.message}
            for problem in findings.problems
        ]
        return {
            "id": job_id,
            "rows": findings.rows,
            "valid": findings.is_valid,
            "problem_count": findings.problem_count,
            "problems": problems,
        }

    def _show_website(self, upload: Upload) -> None:
        """Let the website find a spreadsheet, from which it tells what became of the rows."""
        metadata = {
            "template_id": upload.template.id,
            # Values of metadata travel in headers.
            "original_file_name": quote(upload.file_name),
        }
        stored = StoredObject(
            SPREADSHEETS,
            f"service-{upload.service.id}-notify/{upload.id}.csv",
            "text/csv",
            metadata,
            upload.data,
            self._state.clock.micros(),
        )
        Objects(self._state.storage).put(stored)

    async def put_letter(self, request: Request) -> JsonObject:
        """Take in the PDF of a letter."""
        file_id = _id(request, "file_id")
        service = self._service(request)
        read_query(request)
        content = await read_body(request.receive)
        findings = await beside(lambda: inspect_pdf(content))
        if findings.verdict is not None:
            raise Refused(f"the letter cannot be sent: {_WRONG[findings.verdict]}")
        letter = UploadedLetter(content, findings.pages)
        keep_letter(self._state.storage, service.id, file_id, letter)
        return {"id": file_id, "pages": findings.pages}

    async def put_email_file(self, request: Request) -> JsonObject:
        """Take in a file that the text of an email template links to."""
        file_id = _id(request, "file_id")
        service = self._service(request)
        read_query(request)
        content = await read_body(request.receive)
        key = email_file_key(service.id, file_id)
        now = self._state.clock.micros()
        stored = StoredObject(EMAIL_FILES, key, "application/octet-stream", {}, content, now)
        Objects(self._state.storage).put(stored)
        return {"id": file_id, "bytes": len(content)}

    def _service(self, request: Request) -> Service:
        service = self._state.world.services.get(_id(request, "service_id"))
        if service is None:
            raise Refused("there is no service with this id", 404)
        return service


def _id(request: Request, name: str) -> str:
    text = str(request.path_params[name])
    if not is_uuid(text):
        raise Refused(f"{name} must be a UUID")
    return str(UUID(text))


def _template(service: Service, text: str | None) -> Template:
    if text is None:
        raise Refused("say which template the file is for: ?template_id=...")
    template = service.templates.get(str(UUID(text))) if is_uuid(text) else None
    if template is None or template.hidden or template.archived:
        raise Refused("the service has no template with this id", 404)
    return template


def _sender_id(service: Service, template: Template, text: str | None) -> str | None:
    if not text:
        return None
    sender = find_sender(service, template.type, str(UUID(text)) if is_uuid(text) else text)
    if sender is None:
        raise Refused("the service has no sender with this id for the template's messages", 404)
    return sender.id
