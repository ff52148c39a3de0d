"""The pages on which recipients download the files that were emailed to them."""

from __future__ import annotations

from hashlib import sha256
from hmac import compare_digest
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlencode

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from notify_typed.sandbox._errors import LegacyError
from notify_typed.sandbox._http.endpoint import Disconnected, read_body
from notify_typed.sandbox._rendering.documents import MIME_BY_EXTENSION
from notify_typed.sandbox._service.files import StoredFile, find_file
from notify_typed.sandbox._timekeeper import from_micros

if TYPE_CHECKING:
    from starlette.requests import Request

    from notify_typed.sandbox._state.state import State

_GONE = "No longer available"
_NO_SCRIPTS = {"content-security-policy": "default-src 'none'; form-action 'self'"}
_EXTENSIONS = {media_type: name for name, media_type in MIME_BY_EXTENSION.items()}
_NOT_THE_ADDRESS = "This is not the email address the file was sent to."
_AT = "/d/{service}/{document}"


def download_routes(state: State) -> list[Route]:
    """Return the routes of the download pages.

    As on the real pages, a link leads to a page that says who sent the file, from there to one
    that asks for the email address where that is wanted, and to one that offers the file. A program
    can have the file at once: it posts to the link.
    """
    pages = _Downloads(state)
    both = ["GET", "POST"]
    return [
        Route(_AT, pages.landing, methods=both),
        Route(f"{_AT}/confirm-email-address", pages.confirm, methods=both),
        Route(f"{_AT}/download", pages.offer, methods=["GET"]),
        Route(f"{_AT}/file/{{name}}", pages.file, methods=["GET"]),
    ]


class _Downloads:
    def __init__(self, state: State) -> None:
        self._state = state

    async def landing(self, request: Request) -> Response:
        file = self._found(request)
        if file is None:
            return _gone()
        if request.method == "POST":
            is_right = await _is_confirmed(request, file)
            return _file(file) if is_right else _landing(request, file, _NOT_THE_ADDRESS)
        return _landing(request, file)

    async def confirm(self, request: Request) -> Response:
        file = self._found(request)
        if file is None:
            return _gone()
        if request.method != "POST":
            return _question(request)
        if not await _is_confirmed(request, file):
            return _question(request, _NOT_THE_ADDRESS)
        return RedirectResponse(_place(request, "download", file), 303)

    async def offer(self, request: Request) -> Response:
        file = self._found(request)
        if file is None:
            return _gone()
        if not _has_proof(request, file):
            return RedirectResponse(_place(request, "confirm-email-address"), 303)
        return _offer(request, file)

    async def file(self, request: Request) -> Response:
        file = self._found(request)
        return _file(file) if file is not None and _has_proof(request, file) else _gone()

    def _found(self, request: Request) -> StoredFile | None:
        path = request.path_params
        return find_file(self._state, path["service"], path["document"], _key(request))


def _key(request: Request) -> str:
    return request.query_params.get("key", "")


def _place(request: Request, name: str, confirmed: StoredFile | None = None) -> str:
    """Return the path of another page of the same file, for whoever has come so far."""
    path = request.path_params
    query = {"key": _key(request)}
    if confirmed is not None and confirmed.email_address is not None:
        query["confirmed"] = _proof(request, confirmed.email_address)
    return f"/d/{quote(path['service'])}/{quote(path['document'])}/{name}?{urlencode(query)}"


def _proof(request: Request, address: str) -> str:
    """Return what only those can know who know the address, and does not tell it."""
    return sha256(f"{_key(request)}:{address}".encode()).hexdigest()


def _has_proof(request: Request, file: StoredFile) -> bool:
    if file.email_address is None:
        return True
    given = request.query_params.get("confirmed", "")
    return compare_digest(given.encode(), _proof(request, file.email_address).encode())


async def _is_confirmed(request: Request, file: StoredFile) -> bool:
    if file.email_address is None:
        return True
    try:
        form = parse_qs((await read_body(request.receive)).decode())
    except (Disconnected, LegacyError, UnicodeDecodeError):
        return False
    return form.get("email_address", [""])[0].strip().lower() == file.email_address


def _gone() -> Response:
    return page(_GONE, "<p>The file is no longer there, or the link is not right.</p>", 404)


def _landing(request: Request, file: StoredFile, problem: str | None = None) -> Response:
    text = f"<p>{escape(file.sender)} sent you a file to download.</p>"
    next_page = "download"
    if file.email_address is not None:
        text += "<p>Confirm the email address that it was sent to first.</p>"
        next_page = "confirm-email-address"
    link = escape(_place(request, next_page))
    text += f'<p><a class="govuk-button" href="{link}">Continue</a></p>'
    status = 400 if problem else 200
    return page("You have a file to download", text + _summary(problem), status)


def _question(request: Request, problem: str | None = None) -> Response:
    action = escape(_place(request, "confirm-email-address"))
    form = (
        f'<form method="post" action="{action}"><p><label for="email_address">'
        "The email address that the file was sent to</label><br>"
        '<input id="email_address" name="email_address" type="email" autocomplete="email"></p>'
        '<button class="govuk-button">Continue</button></form>'
    )
    status = 400 if problem else 200
    return page("Confirm your email address", _summary(problem) + form, status)


def _summary(problem: str | None) -> str:
    if problem is None:
        return ""
    return f'<p class="govuk-error-summary" role="alert"><strong>{escape(problem)}</strong></p>'


def _offer(request: Request, file: StoredFile) -> Response:
    until = from_micros(file.expires_at)
    day = f"{until.day} {until.strftime('%B %Y')}"
    kind = _EXTENSIONS.get(file.media_type, "file").upper()
    link = escape(_place(request, f"file/{quote(_plain_name(file), safe='')}", file))
    text = (
        f'<p><a href="{link}">Download this {kind} file ({len(file.content)} bytes)</a></p>'
        f"<p>This file is available to download until {day}.</p>"
    )
    return page("Download your file", text)


def _name(file: StoredFile) -> str:
    return file.filename or f"document.{_EXTENSIONS.get(file.media_type, 'bin')}"


def _plain_name(file: StoredFile) -> str:
    return "".join(c if (c.isascii() and c.isalnum()) or c in "._- " else "_" for c in _name(file))


def _file(file: StoredFile) -> Response:
    name = quote(_name(file), safe="")
    disposition = f"attachment; filename=\"{_plain_name(file)}\"; filename*=UTF-8''{name}"
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
