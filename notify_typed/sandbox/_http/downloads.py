"""The pages on which recipients download the files that were emailed to them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from notify_typed.sandbox._clock import from_micros
from notify_typed.sandbox._errors import LegacyError
from notify_typed.sandbox._http.endpoint import Disconnected, read_body
from notify_typed.sandbox._rendering.documents import MIME_BY_EXTENSION
from notify_typed.sandbox._service.files import StoredFile, find_file

if TYPE_CHECKING:
    from starlette.requests import Request

    from notify_typed.sandbox._state.state import State

_GONE = "No longer available"
_NO_SCRIPTS = {"content-security-policy": "default-src 'none'; form-action 'self'"}
_EXTENSIONS = {media_type: name for name, media_type in MIME_BY_EXTENSION.items()}


def download_routes(state: State) -> list[Route]:
    """Return the routes of the download pages."""

    def found(request: Request) -> StoredFile | None:
        path = request.path_params
        key = request.query_params.get("key", "")
        return find_file(state, path["service"], path["document"], key)

    async def landing(request: Request) -> Response:
        file = found(request)
        if file is None:
            return page(_GONE, "<p>The file is no longer there, or the link is not right.</p>", 404)
        if request.method != "POST":
            return _offer(file)
        if file.email_address is None:
            return _file(file)
        try:
            form = parse_qs((await read_body(request.receive)).decode())
        except (Disconnected, LegacyError, UnicodeDecodeError):
            form = {}
        given = form.get("email_address", [""])[0].strip().lower()
        if given != file.email_address:
            return _offer(file, problem="This is not the email address the file was sent to.")
        return _file(file)

    return [
        Route("/d/{service}/{document}", landing, methods=["GET", "POST"]),
    ]


def _offer(file: StoredFile, problem: str | None = None) -> Response:
    until = from_micros(file.expires_at).strftime("%d %B %Y")
    kind = _EXTENSIONS.get(file.media_type, "file").upper()
    text = f"<p>{kind}, {len(file.content)} bytes, available until {until}.</p>"
    if problem:
        text += f'<p role="alert"><strong>{escape(problem)}</strong></p>'
    field = ""
    if file.email_address is not None:
        field = (
            '<p><label for="email_address">Confirm the email address it was sent to</label><br>'
            '<input id="email_address" name="email_address" type="email" autocomplete="email"></p>'
        )
    form = f'<form method="post">{field}<button>Download the file</button></form>'
    return page("You have a file to download", text + form, 400 if problem else 200)


def _file(file: StoredFile) -> Response:
    name = file.filename or f"document.{_EXTENSIONS.get(file.media_type, 'bin')}"
    plain = "".join(c if (c.isascii() and c.isalnum()) or c in "._- " else "_" for c in name)
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(
        file.content, media_type=file.media_type, headers={"content-disposition": disposition}
    )


def page(title: str, content: str, status: int = 200) -> Response:
    """Answer with a page for people; the content is HTML."""
    page = (
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n"
        f"{content}\n</main>\n</body>\n</html>\n"
    )
    return HTMLResponse(page, status, headers=_NO_SCRIPTS)
