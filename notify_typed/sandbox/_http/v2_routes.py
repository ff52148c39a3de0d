"""The routes of the v2 API, and the answers of the real server's routing to all other paths."""

from __future__ import annotations

import asyncio
import re
from html import escape
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from starlette.convertors import Convertor, register_url_convertor
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route, Router

from notify_typed.sandbox._errors import NOT_FOUND, AccidentalError, LegacyError
from notify_typed.sandbox._http.endpoint import (
    ALL_METHODS,
    HTML,
    as_json,
    base_of,
    json_of,
    method_not_allowed,
)
from notify_typed.sandbox._http.v2_endpoint import Handler, V2Endpoint, V2Request
from notify_typed.sandbox._service import letter_files, letters, messages, sms_and_email, templates
from notify_typed.sandbox._state.turns import in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request
    from starlette.routing import BaseRoute
    from starlette.types import Receive, Scope, Send

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.authentication import Caller
    from notify_typed.sandbox._state.state import State


class _Digits(Convertor[int]):
    """A whole number in any script's digits, as Python reads them."""

    regex = r"\d+"

    def convert(self, value: str) -> int:
        return int(value)


register_url_convertor("digits", _Digits())

_V2 = ("/v2/", "/_status")
_SLASHES = re.compile(r"/{2,}")
_SAFE_IN_PATH = "/:@!$&'()*+,;=-._~"
_STATUS: JsonObject = {
    "build_time": "",
    "db_bulk_version": "sandbox",
    "db_version": "sandbox",
    "git_commit": "",
    "status": "ok",
}
_REDIRECT_PAGE = (
    "<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n"
    '<p>You should be redirected automatically to the target URL: <a href="{0}">{0}</a>. '
    "If not, click the link.\n"
)


MoreRoutes: TypeAlias = "Callable[[], Sequence[BaseRoute]]"


class NotFound:
    """Everything that is not a route: a 404, or a redirect where only a slash is doubled.

    Args:
        router: The routes that a tidied path is looked for in.
    """

    def __init__(self, router: Router) -> None:
        self._router = router

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        path = str(scope["path"])
        if path.startswith("//"):
            # Slashes doubled at the very beginning are one slash to the real server.
            await self._router({**scope, "path": f"/{path.lstrip('/')}"}, receive, send)
            return
        response = self._respond(scope)
        await response(scope, receive, send)

    def _respond(self, scope: Scope) -> Response:
        path = str(scope["path"])
        tidy = _SLASHES.sub("/", path)
        if tidy != path and self._is_route(tidy):
            target = base_of(scope) + quote(tidy, safe=_SAFE_IN_PATH)
            if scope["query_string"]:
                target += f"?{scope['query_string'].decode('latin-1')}"
            page = _REDIRECT_PAGE.format(escape(target))
            return Response(page, 308, media_type=HTML, headers={"location": target})
        return as_json(LegacyError(404, NOT_FOUND).body(), 404)

    def _is_route(self, path: str) -> bool:
        scope = {"type": "http", "path": path, "method": "GET", "root_path": ""}
        return any(route.matches(scope)[0].value for route in self._router.routes)


class V2Router(Router):
    """Finds the routes of the v2 API soon, and makes the others when one is asked for.

    Args:
        routes: Those of the v2 API.
        more: Makes the others, which takes time, and many a sandbox needs none.

    Attributes:
        fixed: The endpoints of the v2 API by path, where that has no variable part.
    """

    def __init__(self, routes: Sequence[BaseRoute], more: MoreRoutes) -> None:
        super().__init__(routes, redirect_slashes=False)
        self.default = NotFound(self)
        self._more: MoreRoutes | None = more
        self._first = routes
        # What has no variable part is found without trying all patterns.
        self.fixed = {
            route.path: route.app
            for route in routes
            if isinstance(route, Route) and isinstance(route.app, V2Endpoint)
            if "{" not in route.path
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        endpoint = self.fixed.get(scope["path"])
        if endpoint is None:
            if not scope["path"].startswith(_V2):
                await self._complete()
            await super().__call__(scope, receive, send)
        else:
            scope["path_params"] = {}
            await endpoint(scope, receive, send)

    async def _complete(self) -> None:
        if self._more is not None:
            # In a thread, as it imports much: others are answered meanwhile. If one of them asks
            # for such a route too, it makes the same.
            more = await asyncio.to_thread(self._more)
            self.routes = [*self._first, *more]
            self._more = None


def build_router(state: State, more: MoreRoutes = tuple) -> V2Router:
    """Put all routes of one sandbox together.

    Args:
        state: The sandbox.
        more: Makes the routes beside those of the v2 API, when one of them is first asked for.
    """
    return V2Router(v2_routes(state), more)


def v2_routes(state: State) -> list[Route]:
    """Make the routes of the v2 API and of the two status pages beside it."""
    api = _Handlers(state)

    def route(path: str, **handlers: Handler) -> Route:
        return Route(path, V2Endpoint(state, handlers))

    return [
        route("/v2/notifications/sms", POST=api.send(sms_and_email.send_sms), GET=api.named("sms")),
        route(
            "/v2/notifications/email",
            POST=api.send(sms_and_email.send_email),
            GET=api.named("email"),
        ),
        route(
            "/v2/notifications/letter", POST=api.send(letters.send_letter), GET=api.named("letter")
        ),
        route("/v2/notifications", GET=api.list_notifications),
        route(
            "/v2/notifications/{notification_id}",
            GET=api.get_notification,
            POST=api.send_unknown_type,
        ),
        Route(
            "/v2/notifications/{notification_id}/pdf",
            V2Endpoint(state, {"GET": api.get_letter_pdf}, is_long=True),
        ),
        route("/v2/received-text-messages", GET=api.list_received_texts),
        route("/v2/templates", GET=api.list_templates),
        route("/v2/template/{template_id}", GET=api.get_template),
        route("/v2/template/{template_id}/version/{version:digits}", GET=api.get_template),
        route("/v2/template/{template_id}/preview", POST=api.preview_template),
        Route("/", status_page, methods=ALL_METHODS),
        Route("/_status", status_page, methods=ALL_METHODS),
    ]


class _Handlers:
    """The handlers of the v2 API: from a request to the function that answers it."""

    def __init__(self, state: State) -> None:
        self._state = state

    def send(self, accept: Callable[[State, Caller, bytes, str], JsonObject]) -> Handler:
        def handler(request: V2Request) -> Response:
            answer = accept(self._state, request.caller, request.body, request.base)
            return as_json(answer, 201)

        return handler

    def send_unknown_type(self, request: V2Request) -> Response:
        self._state.limits.check_rate(request.caller)
        if self._state.is_exact:
            raise AccidentalError("KeyError", request.path["notification_id"])
        raise LegacyError(404, NOT_FOUND)

    def get_notification(self, request: V2Request) -> Response:
        return self._get_notification(request, request.path["notification_id"])

    def named(self, text: str) -> Handler:
        """Read a message by a word in the place of its id, as in `/v2/notifications/sms`."""
        return lambda request: self._get_notification(request, text)

    def _get_notification(self, request: V2Request, text: str) -> Response:
        return as_json(messages.get_notification(self._state, request.caller, text, request.base))

    def get_letter_pdf(self, request: V2Request) -> Response:
        text = request.path["notification_id"]
        find = in_turn(messages.find_notification)
        message = find(self._state, request.caller.service, text)
        return Response(
            letter_files.letter_file(self._state, message), media_type="application/pdf"
        )

    def list_notifications(self, request: V2Request) -> Response:
        caller, query = request.caller, request.query
        return json_of(messages.list_notifications(self._state, caller, query, request.base))

    def list_received_texts(self, request: V2Request) -> Response:
        caller, query = request.caller, request.query
        return as_json(messages.list_received_texts(self._state, caller, query, request.base))

    def list_templates(self, request: V2Request) -> Response:
        return as_json(templates.list_templates(self._state, request.caller, request.query))

    def get_template(self, request: V2Request) -> Response:
        version = int(request.path.get("version", 0))
        return as_json(templates.get_template(request.caller, request.path["template_id"], version))

    def preview_template(self, request: V2Request) -> Response:
        text = request.path["template_id"]
        return as_json(templates.preview(self._state, request.caller, text, request.body))


def _is_browser(request: Request) -> bool:
    """Return whether it is a person who looks: browsers ask for a page first, programs do not."""
    wanted, _, _ = request.headers.get("accept", "").partition(",")
    return wanted.strip().lower() == "text/html"


async def status_page(request: Request) -> Response:
    """Answer the page by which the real server's own monitoring sees that it is up."""
    allowed = ("GET", "HEAD", "OPTIONS") if request.url.path == "/" else ("GET", "HEAD", "POST")
    if request.method not in allowed:
        return method_not_allowed(allowed)
    if request.url.path == "/" and request.method != "OPTIONS" and _is_browser(request):
        return RedirectResponse("/outbox", 303, headers={"vary": "Accept"})
    return as_json({"status": "ok"} if request.query_params.get("simple") else _STATUS)
