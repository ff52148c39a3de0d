"""The routes of the v2 API, and how the real server's routing answers what is no route of it."""

from __future__ import annotations

import logging
import re
import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route, Router

from notify_typed.sandbox.errors import (
    NOT_ALLOWED,
    NOT_FOUND,
    AccidentalError,
    ApiError,
    LegacyError,
    error,
)
from notify_typed.sandbox.jsonvalues import JsonObject, write_json
from notify_typed.sandbox.service import accepting, letters, reading, sending, templates
from notify_typed.sandbox.service.authentication import MISSING, Caller

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.types import Receive, Scope, Send

    from notify_typed.sandbox.state import State

_LOGGER = logging.getLogger("notify_typed.sandbox")

JSON: Final = "application/json"
HTML: Final = "text/html; charset=utf-8"
MAX_BODY_BYTES: Final = 50 * 1024 * 1024
TOO_LARGE: Final = "The data value transmitted exceeds the capacity limit."

_ADMIN_ONLY: Final = "Unauthorized: not allowed to perform this action"
_SLASHES: Final = re.compile(r"/{2,}")
_STATUS: Final[JsonObject] = {
    "build_time": "",
    "db_bulk_version": "sandbox",
    "db_version": "sandbox",
    "git_commit": "",
    "status": "ok",
}


@dataclass(slots=True)
class Exchange:
    """One request on its way through the sandbox.

    Attributes:
        caller: whose token it came with.
        path: what stood in the path's variable places.
        query: the query's names and values, in order.
        body: the request's bytes.
        base: scheme and host by which the caller reached the sandbox.
    """

    caller: Caller
    path: Mapping[str, str]
    query: list[tuple[str, str]]
    body: bytes
    base: str


Handler: TypeAlias = "Callable[[Exchange], Response]"


@dataclass(frozen=True)
class Resource:
    """What lies at one path: a handler for each method, behind authentication.

    Args:
        state: the sandbox.
        handlers: the handlers, by method.
    """

    state: State
    handlers: Mapping[str, Handler]
    methods: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        methods = {*self.handlers, "OPTIONS"}
        if "GET" in methods:
            methods.add("HEAD")
        object.__setattr__(self, "methods", tuple(sorted(methods)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        request = Request(scope, receive)
        try:
            response = await self.respond(request)
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def respond(self, request: Request) -> Response:
        """The answer to a request, refusals included."""
        if request.method not in self.methods:
            return method_not_allowed(self.methods)
        try:
            caller = self._caller(request)
            if request.method == "OPTIONS":
                return Response(media_type=HTML, headers={"allow": ", ".join(self.methods)})
            exchange = Exchange(
                caller=caller,
                path=request.path_params,
                query=read_query(request),
                body=await read_bytes(request),
                base=base_of(request),
            )
            handler = self.handlers["GET" if request.method == "HEAD" else request.method]
            response = handler(exchange)
        except (ApiError, LegacyError) as refusal:
            response = as_json(refusal.body(), refusal.status)
        except AccidentalError as accident:
            failure = accident.as_api_error(exact=self.state.is_exact)
            response = as_json(failure.body(), failure.status)
        except ClientDisconnect:
            raise
        except Exception as problem:  # noqa: BLE001 - whatever a request does, the sandbox stays up
            response = internal_error(problem)
        if request.method == "HEAD":
            length = response.headers.get("content-length", "0")
            response.body = b""
            response.headers["content-length"] = length
        return response

    def _caller(self, request: Request) -> Caller:
        skew: float = request.scope.get("notify_skew", 0.0)
        header = request.headers.get("authorization")
        return self.state.authenticator.caller(header, skew=skew)


class NotFound:
    """Everything that is no route: a 404, or a redirect where only a slash is doubled.

    Args:
        router: the routes that a tidied path is looked for in.
    """

    def __init__(self, router: Router) -> None:
        self._router = router

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        response = self._respond(Request(scope))
        await response(scope, receive, send)

    def _respond(self, request: Request) -> Response:
        path = str(request.scope["path"])
        tidy = _SLASHES.sub("/", path)
        if tidy != path and self._is_route(tidy):
            target = base_of(request) + tidy
            if request.url.query:
                target += f"?{request.url.query}"
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
        sends("sms", sending.send_sms),
        sends("email", sending.send_email),
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
        Route("/", status_page),
        Route("/_status", status_page),
        Route("/service/{rest:path}", admin_only, methods=["GET", "POST", "PUT", "DELETE"]),
    ]


async def status_page(_request: Request) -> Response:
    """The page by which the real server's own monitoring sees that it is up."""
    return as_json(_STATUS)


async def admin_only(request: Request) -> Response:
    """What a service's key gets from the internal API."""
    text = _ADMIN_ONLY if request.headers.get("authorization") else MISSING
    return as_json(LegacyError(401, {"token": [text]}).body(), 401)


def as_json(body: JsonObject, status: int = 200) -> Response:
    """A JSON answer, written as the real server writes it."""
    return Response(write_json(body) + "\n", status, media_type=JSON)


def internal_error(failure: Exception) -> Response:
    """A 500 as the real server words it; the log says where, and nothing of the request."""
    place = traceback.extract_tb(failure.__traceback__)[-1]
    name = type(failure).__name__
    _LOGGER.error("%s at %s:%s", name, place.filename, place.lineno)
    return as_json(error(500, name, "Internal server error").body(), 500)


def method_not_allowed(methods: tuple[str, ...]) -> Response:
    """A 405: the real server calls this JSON HTML."""
    body = write_json(LegacyError(405, NOT_ALLOWED).body()) + "\n"
    return Response(body, 405, media_type=HTML, headers={"allow": ", ".join(methods)})


def base_of(request: Request) -> str:
    """Scheme and host by which a request reached the sandbox."""
    host = request.headers.get("host")
    if not host:
        server = request.scope.get("server") or ("127.0.0.1", 80)
        host = f"{server[0]}:{server[1]}"
    return f"{request.scope['scheme']}://{host}"


def read_query(request: Request) -> list[tuple[str, str]]:
    """The names and values of a query, in order, empty ones too."""
    text = request.scope["query_string"].decode("latin-1")
    return parse_qsl(text, keep_blank_values=True) if text else []


async def read_bytes(request: Request) -> bytes:
    """The body of a request.

    Raises:
        LegacyError: 413, it is larger than any request can be.
    """
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MAX_BODY_BYTES:
            raise LegacyError(413, TOO_LARGE)
        chunks.append(chunk)
    return b"".join(chunks)
