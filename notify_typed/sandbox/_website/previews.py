"""Letters drawn for the website, and checks of uploaded files."""

from __future__ import annotations

from base64 import b64decode
from hmac import compare_digest
from typing import TYPE_CHECKING, TypeAlias

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from notify_typed.sandbox._errors import LegacyError, SandboxError
from notify_typed.sandbox._http.endpoint import Disconnected, read_body
from notify_typed.sandbox._json import parse_request
from notify_typed.sandbox._rendering.documents import scan
from notify_typed.sandbox._service.attachments import attachment_file
from notify_typed.sandbox._service.pdf_drawings import draw_alone, page_picture
from notify_typed.sandbox._service.pdf_files import page_count
from notify_typed.sandbox._service.virus_scan import scan_pdf
from notify_typed.sandbox._state.turns import beside
from notify_typed.sandbox._website.letters import checked_letter, template_letter

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.datastructures import QueryParams
    from starlette.requests import Request

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._runtime import Runtime
    from notify_typed.sandbox._state.state import State

PREVIEW_PATH = "/_website/template-preview"
DOWNLOAD_PATH = "/_website/document-download"
ANTIVIRUS_PATH = "/_website/antivirus"
PREVIEW_KEY = "my-secret-key"
"""What the website shows to the preview service; it is published as its setting in development."""

Handler: TypeAlias = "Callable[[State, QueryParams, bytes], Response]"

_MAX_BODY_BYTES = 12 * 1024 * 1024
_PNG = "image/png"
_PDF = "application/pdf"


def preview_routes(runtime: Runtime) -> list[Route]:
    """Return the routes of the services that the website asks about files."""
    state = runtime.state
    letters = {
        "preview.png": _picture_of_template,
        "preview.pdf": _template,
        "get-page-count": _page_count,
        "letter_attachment_preview.png": _attachment,
        "precompiled-preview.png": _first_page,
        "precompiled/overlay.png": _overlay,
        "precompiled/overlay.pdf": _overlay_pdf,
        "precompiled/sanitise": _sanitise,
    }
    check = f"{DOWNLOAD_PATH}/services/{{service_id}}/antivirus-and-mimetype-check"
    return [
        *(
            _route(state, f"{PREVIEW_PATH}/{name}", handler, PREVIEW_KEY)
            for name, handler in letters.items()
        ),
        _route(state, check, _check_file),
        _route(state, f"{ANTIVIRUS_PATH}/scan", _scan),
    ]


def _picture_of_template(state: State, query: QueryParams, body: bytes) -> Response:
    return _picture(template_letter(state, _json(body)).pdf, _page(query, "page"))


def _template(state: State, _query: QueryParams, body: bytes) -> Response:
    return Response(template_letter(state, _json(body)).pdf, media_type=_PDF)


def _page_count(state: State, _query: QueryParams, body: bytes) -> Response:
    letter = template_letter(state, _json(body))
    return JSONResponse(
        {
            "count": page_count(letter.pdf),
            "welsh_page_count": letter.welsh_pages,
            "attachment_page_count": letter.attached_pages,
        }
    )


def _first_page(_state: State, _query: QueryParams, body: bytes) -> Response:
    return _picture(b64decode(body), 1)


def _attachment(state: State, query: QueryParams, body: bytes) -> Response:
    wanted = _json(body)
    service, attachment = (str(wanted.get(name)) for name in ("service_id", "letter_attachment_id"))
    content = attachment_file(state, service, attachment)
    if content is None:
        raise LookupError("there is no such attachment")
    return _picture(content, _page(query, "page"))


def _overlay(_state: State, query: QueryParams, body: bytes) -> Response:
    # The website sends one page alone; which it was decides what may be printed where.
    is_attachment = query.get("is_an_attachment", "").lower() == "true"
    is_first = _page(query, "page_number") == 1 and not is_attachment
    return Response(draw_alone(body, is_first=is_first).png, media_type=_PNG)


def _overlay_pdf(_state: State, _query: QueryParams, body: bytes) -> Response:
    return Response(body, media_type=_PDF)


def _sanitise(_state: State, query: QueryParams, body: bytes) -> Response:
    is_abroad = query.get("allow_international_letters") == "true"
    is_attachment = query.get("is_an_attachment", "").lower() == "true"
    verdict = checked_letter(body, allow_international=is_abroad, is_attachment=is_attachment)
    return JSONResponse(verdict, 200 if verdict["message"] is None else 400)


def _check_file(_state: State, _query: QueryParams, body: bytes) -> Response:
    document = _json(body).get("document")
    if not isinstance(document, str) or scan(b64decode(document)) != "clean":
        return JSONResponse({"error": "File did not pass the virus scan"}, 400)
    return JSONResponse({})


def _scan(_state: State, _query: QueryParams, body: bytes) -> Response:
    return JSONResponse({"ok": scan_pdf(body) == "clean"})


def _route(state: State, path: str, handler: Handler, key: str | None = None) -> Route:
    async def answer(request: Request) -> Response:
        given = request.headers.get("authorization", "").encode()
        if key is not None and not compare_digest(given, f"Token {key}".encode()):
            return JSONResponse({"message": "the key is not the right one"}, 403)
        try:
            body = await read_body(request.receive, _MAX_BODY_BYTES)
            return await beside(lambda: handler(state, request.query_params, body))
        except (Disconnected, LegacyError, SandboxError, ValueError, LookupError) as problem:
            return JSONResponse({"message": type(problem).__name__}, 400)

    return Route(path, answer, methods=["POST"])


def _json(body: bytes) -> JsonObject:
    value = parse_request(body)
    return value if isinstance(value, dict) else {}


def _page(query: QueryParams, name: str) -> int:
    number = int(query.get(name, "1"))
    if number < 1:
        raise ValueError("pages are counted from 1")
    return number


def _picture(letter: bytes, number: int) -> Response:
    if number > page_count(letter):
        raise LookupError("there is no such page")
    return Response(page_picture(letter, number), media_type=_PNG)
