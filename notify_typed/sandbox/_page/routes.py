"""The routes of the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from starlette.responses import HTMLResponse, Response

from notify_typed.sandbox._arguments import one_of
from notify_typed.sandbox._control import operations as control
from notify_typed.sandbox._control.requests import view_request
from notify_typed.sandbox._control.search import FILTERS, read_terms
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._page.changes import Changes
from notify_typed.sandbox._page.endpoint import FRAME_POLICY, PageRefused, read_form, route, see
from notify_typed.sandbox._page.lists import message_rows, request_rows
from notify_typed.sandbox._page.message import email_frame, letter_page, message_page
from notify_typed.sandbox._page.panels import Panels
from notify_typed.sandbox._page.static_files import static_file
from notify_typed.sandbox._page.stream import page_stream
from notify_typed.sandbox._page.templating import common, page
from notify_typed.sandbox._service.letter_files import letter_file
from notify_typed.sandbox._state.turns import beside
from notify_typed.sandbox._store.seeds import STATUSES

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import Route

    from notify_typed.sandbox._control.requests import LoggedRequest
    from notify_typed.sandbox._page.lists import Row
    from notify_typed.sandbox._runtime import Runtime
    from notify_typed.sandbox._store.records import Notification

_NO_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="794" height="1123"><rect width="794" '
    'height="1123" fill="#fff"/><text x="40" y="80" font-family="sans-serif" font-size="24">'
    "This page of the PDF cannot be drawn.</text></svg>\n"
)
_LONGEST_NUMBER = 18
_CALLBACKS = ("again", "twice", "hold", "release", "newest-first")
_STATUSES = tuple(status for status in STATUSES if status != "failed")


def page_routes(runtime: Runtime, password: str | None = None) -> list[Route]:
    """Return the routes of the outbox.

    Args:
        runtime: The sandbox at work.
        password: The password that everybody has to give, if there is one.
    """
    outbox = Outbox(runtime)
    panels = Panels(runtime)
    changes = Changes(runtime)
    one = "/messages/{id}"

    return [
        route("", password, GET=outbox.messages),
        route("/", password, GET=outbox.messages),
        route("/stream", password, GET=outbox.stream),
        route("/static/{name}", password, GET=static_file),
        route(one, password, GET=outbox.message, POST=outbox.change),
        route(f"{one}/email", password, GET=outbox.email),
        route(f"{one}/letter.pdf", password, GET=outbox.letter),
        route(f"{one}/pages/{{number}}", password, GET=outbox.letter_page),
        route("/requests", password, GET=outbox.requests),
        route("/requests/{number}", password, GET=outbox.request),
        route("/received", password, GET=panels.received, POST=panels.receive),
        route("/services", password, GET=panels.services),
        route("/templates/{service}/{id}", password, GET=panels.template, POST=panels.send),
        route("/services/{service}/templates", password, POST=changes.make),
        route("/templates/{service}/{id}/versions", password, POST=changes.save),
        route("/world", password, POST=changes.replace_world),
        route("/sandbox", password, GET=panels.sandbox, POST=panels.change),
    ]


class Outbox:
    """The pages of messages and requests, on one running sandbox.

    Args:
        runtime: The sandbox at work.
    """

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._state = runtime.state

    async def messages(self, request: Request) -> Response:
        """Show the messages that fit a search."""
        query = request.query_params.get("q", "")
        problem = ""
        rows: list[Row] = []
        older: str | None = None
        try:
            if any(term.name == "is" and term.value == "refused" for term in read_terms(query)):
                return see(f"/requests?{request.url.query}")
            rows, older = message_rows(self._state, query, request.query_params.get("older_than"))
        except SandboxError as said:
            problem = str(said)
        return self._page(
            "messages.html",
            rows=rows,
            older=older,
            problem=problem,
            query=query,
            is_first="older_than" not in request.query_params,
            filters=FILTERS,
            has_services=len(self._state.world.services) > 1,
        )

    async def message(self, request: Request) -> Response:
        """Show a message."""
        message = self._find(request)
        return self._page(
            "message.html",
            statuses=_STATUSES,
            is_holding=self._state.is_holding,
            **await beside(lambda: message_page(self._runtime, message)),
        )

    async def change(self, request: Request) -> Response:
        """Do to a message what a button says."""
        message = self._find(request)
        form = await read_form(request)
        match form.get("action"):
            case "status":
                control.set_status(self._runtime, message.id, form.get("status", ""))
            case "return":
                control.return_letter(self._runtime, message.id)
            case "delete":
                control.delete_message(self._runtime, message.id)
                return see("")
            case "callbacks":
                await self._change_callbacks(message, form.get("how", ""))
            case "reply":
                content = form.get("content", "")
                control.receive_text(self._runtime, content, sender=message.recipient, to=None)
                return see("/received")
            case _:
                raise PageRefused("There is no such button.")
        return see(f"/messages/{message.id}#timeline")

    async def email(self, request: Request) -> Response:
        """Show an email as it looks, for a frame."""
        message = self._find(request)
        html = await beside(lambda: email_frame(self._state, message))
        return HTMLResponse(html, headers={"content-security-policy": FRAME_POLICY})

    async def letter(self, request: Request) -> Response:
        """Give the PDF of a letter, to be kept rather than shown."""
        message = self._find(request)
        name = f'attachment; filename="letter-{message.id}.pdf"'
        return Response(
            await beside(lambda: letter_file(self._state, message)),
            media_type="application/pdf",
            headers={"content-disposition": name},
        )

    async def letter_page(self, request: Request) -> Response:
        """Give a page of a letter as a picture."""
        number = _whole(request.path_params["number"])
        message = self._find(request)
        try:
            drawing = await beside(lambda: letter_page(self._state, message, number))
        except SandboxError:
            # Browsers show it in the picture's place, whatever the status.
            return Response(_NO_PICTURE, 400, media_type="image/svg+xml")
        return Response(drawing.png, media_type="image/png")

    async def requests(self, request: Request) -> Response:
        """Show the requests that fit a search."""
        query = request.query_params.get("q", "")
        older_than = request.query_params.get("older_than")
        problem = ""
        rows: list[LoggedRequest] = []
        older: int | None = None
        try:
            number = None if older_than is None else _whole(older_than)
            rows, older = request_rows(self._state, query, number)
        except SandboxError as said:
            problem = str(said)
        return self._page(
            "requests.html",
            rows=rows,
            older=older,
            problem=problem,
            query=query,
            is_first=older_than is None,
        )

    async def request(self, request: Request) -> Response:
        """Show a request."""
        stored = self._state.requests.get(_whole(request.path_params["number"]))
        if stored is None:
            raise PageRefused("There is no such request, or it is no longer kept.", 404)
        return self._page("request.html", request=view_request(self._state, stored))

    async def stream(self, _request: Request) -> Response:
        """Tell of changes for as long as the page is open."""
        return page_stream(self._runtime)

    async def _change_callbacks(self, message: Notification, how: str) -> None:
        callbacks = self._runtime.callbacks
        match one_of(how, _CALLBACKS, "button"):
            case "again":
                callbacks.replay(message.id)
            case "twice":
                callbacks.replay(message.id)
                callbacks.replay(message.id)
            case "hold":
                callbacks.hold()
            case _:
                await callbacks.release(newest_first=how == "newest-first")

    def _find(self, request: Request) -> Notification:
        text = request.path_params["id"]
        message = self._state.messages.get(str(UUID(text))) if is_uuid(text) else None
        if message is None:
            raise PageRefused("There is no such message, or it was deleted.", 404)
        return message

    def _page(self, name: str, **values: object) -> Response:
        return HTMLResponse(page(name, **common(self._runtime), **values))


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER):
        raise PageRefused("There is no such page.", 404)
    return int(text)
