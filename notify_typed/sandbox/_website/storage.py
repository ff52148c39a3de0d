"""A small storage for the website's files: the calls of Amazon's S3 that it makes, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote
from uuid import UUID
from xml.sax.saxutils import escape

from starlette.responses import Response
from starlette.routing import Route

from notify_typed._rules.costs import MAX_PAGES
from notify_typed.sandbox._admin.dates import http_date, standard
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._errors import LegacyError, SandboxError
from notify_typed.sandbox._http.endpoint import ALL_METHODS, Disconnected, read_body
from notify_typed.sandbox._jobs import uploads
from notify_typed.sandbox._jobs.spreadsheet import SpreadsheetError
from notify_typed.sandbox._jobs.uploads import Upload, UploadedLetter, keep_letter
from notify_typed.sandbox._service.composition import find_sender
from notify_typed.sandbox._state.turns import beside
from notify_typed.sandbox._store.objects import (
    EMAIL_FILES,
    SPREADSHEETS,
    UPLOADED_LETTERS,
    Objects,
    StoredObject,
)
from notify_typed.sandbox._timekeeper import from_micros
from notify_typed.sandbox._website.chunks import decoded
from notify_typed.sandbox._website.signatures import (
    SignatureRefused,
    SignedRequest,
    check,
    secret_access_key,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from notify_typed.sandbox._runtime import Runtime

PATH = "/_website/s3"
BUCKETS = (
    "development-notifications-csv-upload",
    "development-contact-list",
    "development-transient-uploaded-letters",
    "development-letters-precompiled-originals-backup",
    "development-letter-attachments",
    EMAIL_FILES,
    "development-report-requests-download",
    "public-logos-tools",
    "notify.tools-mou",
)
"""The buckets of the website in development."""

_MAX_BODY_BYTES = 12 * 1024 * 1024
_LONGEST_KEY = 1024
_PAGES = tuple(map(str, range(1, MAX_PAGES + 1)))
_META = "x-amz-meta-"
_COPY = "x-amz-copy-source"
_XML = "application/xml"


class _Refused(Exception):
    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(status, code, message)
        self.status = status
        self.code = code
        self.message = message


def storage_routes(runtime: Runtime, admin_secret: str) -> list[Route]:
    """Return the routes of the storage."""
    storage = _Storage(runtime, secret_access_key(admin_secret))
    return [Route(PATH + "/{bucket}/{key:path}", storage.answer, methods=ALL_METHODS)]


class _Storage:
    def __init__(self, runtime: Runtime, secret: str) -> None:
        self._runtime = runtime
        self._state = runtime.state
        self._secret = secret
        self._objects = Objects(runtime.state.storage)

    async def answer(self, request: Request) -> Response:
        """Answer a request."""
        try:
            return await self._answer(request)
        except _Refused as refused:
            body = (
                '<?xml version="1.0" encoding="UTF-8"?>\n<Error>'
                f"<Code>{refused.code}</Code><Message>{escape(refused.message)}</Message></Error>"
            )
            # An answer to HEAD has no body to tell the reason with.
            content = "" if request.method == "HEAD" else body
            return Response(content, refused.status, media_type=_XML)
        except (Disconnected, LegacyError):
            return Response(status_code=400)

    async def _answer(self, request: Request) -> Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        raw: bytes = request.scope["raw_path"]
        query: bytes = request.scope["query_string"]
        path = raw.partition(b"?")[0].decode("latin-1")
        signed = SignedRequest(request.method, path, query.decode("latin-1"), headers)
        try:
            check(signed, self._secret, from_micros(self._state.clock.micros()))
        except SignatureRefused as refused:
            raise _Refused(403, refused.code, refused.message) from None
        bucket, key = request.path_params["bucket"], request.path_params["key"]
        _check_place(bucket, key)
        if request.method == "PUT":
            body = await read_body(request.receive, _MAX_BODY_BYTES)
            return await self._put(bucket, key, headers, body)
        if request.method == "DELETE":
            self._objects.delete(bucket, key)
            return Response(status_code=204)
        if request.method not in {"GET", "HEAD"}:
            raise _Refused(405, "MethodNotAllowed", "The storage has GET, HEAD, PUT and DELETE.")
        return _shown(self._found(bucket, key), with_content=request.method == "GET")

    def _found(self, bucket: str, key: str) -> StoredObject:
        found = self._objects.get(bucket, key)
        if found is None:
            raise _Refused(404, "NoSuchKey", "The specified key does not exist.")
        return found

    async def _put(
        self, bucket: str, key: str, headers: Mapping[str, str], body: bytes
    ) -> Response:
        media_type = headers.get("content-type") or "binary/octet-stream"
        metadata = {
            name.removeprefix(_META): value
            for name, value in headers.items()
            if name.startswith(_META)
        }
        source = headers.get(_COPY)
        if source is None:
            try:
                content = decoded(headers, body)
            except ValueError:
                raise _Refused(400, "IncompleteBody", "The body is cut off.") from None
        else:
            copied = self._copied(source)
            content = copied.content
            if headers.get("x-amz-metadata-directive") != "REPLACE":
                media_type, metadata = copied.media_type, dict(copied.metadata)
        stored = StoredObject(
            bucket, key, media_type, metadata, content, self._state.clock.micros()
        )
        self._objects.put(stored)
        await self._take_in(stored)
        if source is None:
            return Response(headers={"etag": f'"{stored.etag}"'})
        body_text = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<CopyObjectResult>'
            f"<LastModified>{standard(stored.stored_at)}</LastModified>"
            f"<ETag>&quot;{stored.etag}&quot;</ETag></CopyObjectResult>"
        )
        return Response(body_text, media_type=_XML)

    def _copied(self, source: str) -> StoredObject:
        bucket, _, key = unquote(source).lstrip("/").partition("/")
        _check_place(bucket, key)
        return self._found(bucket, key)

    async def _take_in(self, stored: StoredObject) -> None:
        """Give what the website has uploaded to those who send it."""
        if stored.bucket == SPREADSHEETS and "template_id" in stored.metadata:
            await self._take_spreadsheet(stored)
        if stored.bucket == UPLOADED_LETTERS and stored.metadata.get("status") == "valid":
            self._take_letter(stored)

    def _take_letter(self, stored: StoredObject) -> None:
        service_id, file_id = _owner(stored.key, "service-", ".pdf")
        pages = stored.metadata.get("page_count", "1")
        if pages in _PAGES:
            letter = UploadedLetter(stored.content, int(pages))
            keep_letter(self._state.storage, service_id, file_id, letter)

    async def _take_spreadsheet(self, stored: StoredObject) -> None:
        service_id, upload_id = _owner(stored.key.replace("-notify/", "/"), "service-", ".csv")
        service = self._state.world.services.get(service_id)
        template = service.templates.get(stored.metadata["template_id"]) if service else None
        if service is None or template is None:
            return
        sender = find_sender(service, template.type, stored.metadata.get("sender_id"))
        upload = Upload(
            id=upload_id,
            service=service,
            template=template,
            file_name=unquote(stored.metadata.get("original_file_name", "recipients.csv")),
            sender_id=sender.id if sender and "sender_id" in stored.metadata else None,
            data=stored.content,
        )
        try:
            uploads.check_is_new(self._state.storage, upload_id)
            findings = await beside(lambda: uploads.inspect(upload), "files")
            await self._runtime.jobs.pace.run(uploads.keep(self._state.storage, upload, findings))
        except (SandboxError, SpreadsheetError):
            # The website looks at the file itself, and does not make a job of one that is wrong.
            return


def _check_place(bucket: str, key: str) -> None:
    if bucket not in BUCKETS:
        raise _Refused(404, "NoSuchBucket", "The specified bucket does not exist.")
    if not key or len(key) > _LONGEST_KEY or ".." in key.split("/") or "\x00" in key:
        raise _Refused(400, "InvalidURI", "Couldn't parse the specified URI.")


def _owner(key: str, before: str, after: str) -> tuple[str, str]:
    """Return the service and the file that a key names; ids of nobody where it names none."""
    service_id, _, file_id = key.removeprefix(before).removesuffix(after).partition("/")
    if not is_uuid(service_id) or not is_uuid(file_id):
        return "", ""
    return str(UUID(service_id)), str(UUID(file_id))


def _shown(stored: StoredObject, *, with_content: bool) -> Response:
    headers = {
        **{f"{_META}{name}": value for name, value in stored.metadata.items()},
        "etag": f'"{stored.etag}"',
        "last-modified": http_date(stored.stored_at),
        "content-length": str(len(stored.content)),
    }
    content = stored.content if with_content else b""
    return Response(content, headers=headers, media_type=stored.media_type)
