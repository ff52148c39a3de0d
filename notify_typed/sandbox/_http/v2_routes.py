"""The routes of the v2 API, and how the real server's routing answers what is no route of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from starlette.responses import Response
from starlette.routing import Route, Router

from notify_typed.sandbox._errors import NOT_FOUND, LegacyError
from notify_typed.sandbox._http.endpoint import (
    HTML,
    Exchange,
    Handler,
    Resource,
    as_json,
    base_of,
    method_not_allowed,
)
from notify_typed.sandbox._service import acceptance as accepting
from notify_typed.sandbox._service import letters, sms_and_email, templates
from notify_typed.sandbox._service import messages as reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.authentication import Caller
    from notify_typed.sandbox._state.state import State

_SLASHES: Final = re.compile(r"/{2,}")
_ALL_METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_SAFE_IN_PATH: Final = "/:@!$&'()*+,;=-._~"
_STATUS: Final[JsonObject] = {
    "build_time": "",
    "db_bulk_version": "sandbox",
    "db_version": "sandbox",
    "git_commit": "",
    "status": "ok",
}


class NotFound:
    """Everything that is no route: a 404, or a redirect where only a slash is doubled.

    Args:
        router: the routes that a tidied path is looked for in.
    """

    def __init__(self, router: Router) -> None:
        self._router = router

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        response = self._respond(scope)
        await response(scope, receive, send)

    def _respond(self, scope: Scope) -> Response:
        path = str(scope["path"])
        tidy = _SLASHES.sub("/", path)
        if tidy != path and self._is_route(tidy):
            target = base_of(scope) + quote(tidy, safe=_SAFE_IN_PATH)
            if scope["query_string"]:
                target += f"?{scope['query_string'].decode('latin-1')}"
            return Response(REDIRECT_PAGE, 308, media_type=HTML, headers={"location": target})
        return as_json(LegacyError(404, NOT_FOUND).body(), 404)

    def _is_route(self, path: str) -> bool:
        scope = {"type": "http", "path": path, "method": "GET", "root_path": ""}
        return any(route.matches(scope)[0].value for route in self._router.routes)


REDIRECT_PAGE: Final = (
    "<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n"
    "<p>You should be redirected automatically to the target URL.\n"
)


def v2_routes(state: State) -> list[Route]:
    """The routes of the v2 API and the two status pages beside it."""

    def read(handler: Callable[[Exchange], JsonObject]) -> Handler:
        return lambda exchange: as_json(handler(exchange))

    def write(handler: Callable[[State, Caller, bytes, str], JsonObject]) -> Handler:
        return lambda exchange: as_json(
            handler(state, exchange.caller, exchange.body, exchange.base), 201
        )

    def unknown_kind(exchange: Exchange) -> Response:
        accepting.check_limits(state, exchange.caller, exchange.path["notification_id"])
        raise LegacyError(404, NOT_FOUND)

    def letter_pdf(exchange: Exchange) -> Response:
        message = reading.find_notification(
            state, exchange.caller.service, exchange.path["notification_id"]
        )
        return Response(letters.letter_file(state, message), media_type="application/pdf")

    one = read(
        lambda exchange: reading.get_notification(
            state, exchange.caller, exchange.path["notification_id"], exchange.base
        )
    )
    template = read(
        lambda exchange: templates.get_template(
            exchange.caller,
            exchange.path["template_id"],
            int(exchange.path.get("version", 0)),
        )
    )

    def resource(path: str, **handlers: Handler) -> Route:
        return Route(path, Resource(state, handlers))

    def sends(kind: str, handler: Callable[[State, Caller, bytes, str], JsonObject]) -> Route:
        def by_id(exchange: Exchange) -> Response:
            path = {"notification_id": kind}
            return one(
                Exchange(exchange.caller, path, exchange.query, exchange.body, exchange.base)
            )

        return resource(f"/v2/notifications/{kind}", POST=write(handler), GET=by_id)

    return [
        sends("sms", sms_and_email.send_sms),
        sends("email", sms_and_email.send_email),
        sends("letter", letters.send_letter),
        resource(
            "/v2/notifications",
            GET=read(
                lambda exchange: reading.list_notifications(
                    state, exchange.caller, exchange.query, exchange.base
                )
            ),
        ),
        resource("/v2/notifications/{notification_id}", GET=one, POST=unknown_kind),
        resource("/v2/notifications/{notification_id}/pdf", GET=letter_pdf),
        resource(
            "/v2/received-text-messages",
            GET=read(
                lambda exchange: reading.list_received_texts(
                    state, exchange.caller, exchange.query, exchange.base
                )
            ),
        ),
        resource(
            "/v2/templates",
            GET=read(
                lambda exchange: templates.list_templates(state, exchange.caller, exchange.query)
            ),
        ),
        resource("/v2/template/{template_id}", GET=template),
        resource("/v2/template/{template_id}/version/{version:int}", GET=template),
        resource(
            "/v2/template/{template_id}/preview",
            POST=read(
                lambda exchange: templates.preview(
                    state, exchange.caller, exchange.path["template_id"], exchange.body
                )
            ),
        ),
        Route("/", status_page, methods=_ALL_METHODS),
        Route("/_status", status_page, methods=_ALL_METHODS),
    ]


async def status_page(request: Request) -> Response:
    """The page by which the real server's own monitoring sees that it is up."""
    allowed = ("GET", "HEAD", "OPTIONS") if request.url.path == "/" else ("GET", "HEAD", "POST")
    if request.method not in allowed:
        return method_not_allowed(allowed)
    return as_json({"status": "ok"} if request.query_params.get("simple") else _STATUS)
