"""Endpoints of the outbox: whom they let in, and the headers that keep pages safe."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from notify_typed.sandbox._errors import ApiError, LegacyError, SandboxError
from notify_typed.sandbox._http.endpoint import (
    Endpoint,
    header_of,
    log_failure,
    read_body,
    with_head_and_options,
)
from notify_typed.sandbox._http.passwords import ASK, knows
from notify_typed.sandbox._page.templating import page

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.types import Receive, Scope

HOME = "/outbox"
"""Where the outbox is."""
Handler: TypeAlias = "Callable[[Request], Awaitable[Response]]"

MAX_FORM_BYTES = 256 * 1024
"""How large a form may be."""
_MAX_FIELDS = 200
_SAME = ("same-origin", "none")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "worker-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""What a page may load and do: what comes from the sandbox itself, and no inline scripts."""
FRAME_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
"""What a message shown as it looks may do: nothing. It has no origin, scripts or network."""


class PageRefused(Exception):
    """A request to the outbox that cannot be fulfilled.

    Args:
        message: Why.
        status: The HTTP status of the answer.
    """

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


class _NoPassword(Exception):
    """The request does not carry the page's password."""


class PageEndpoint(Endpoint[None]):
    """One path of the outbox.

    Args:
        handlers: Give the answers, by method.
        password: The password that everybody has to give, if there is one.
    """

    def __init__(self, handlers: Mapping[str, Handler], password: str | None) -> None:
        super().__init__(with_head_and_options(handlers))
        self._handlers = handlers
        self._password = password

    def authenticate(self, scope: Scope) -> None:
        """Refuse pages of other sites, and people without the password."""
        host = header_of(scope, b"host")
        origin = header_of(scope, b"origin")
        is_own = origin is not None and urlsplit(origin).netloc == host
        if scope["method"] == "POST" and not is_own:
            raise PageRefused("This form was not sent from a page of this sandbox.", 403)
        if origin is not None and not is_own:
            raise PageRefused("The outbox is not for pages of other sites.", 403)
        is_embedded = (header_of(scope, b"sec-fetch-site") or "none") not in _SAME and header_of(
            scope, b"sec-fetch-mode"
        ) not in (None, "navigate")
        if is_embedded or header_of(scope, b"sec-fetch-dest") in ("object", "embed"):
            raise PageRefused("The outbox is not for pages of other sites.", 403)
        if self._password is not None and not knows(scope, self._password):
            raise _NoPassword

    async def answer(self, method: str, caller: None, scope: Scope, receive: Receive) -> Response:  # noqa: ARG002 - nobody is told apart
        """Read a request and answer it."""
        return _guarded(await self._handlers[method](Request(scope, receive)))

    def refuse(self, problem: Exception) -> Response:
        """Say on a page what is wrong."""
        match problem:
            case _NoPassword():
                answer = _error("This page asks for a password", "The sandbox printed it.", 401)
                answer.headers["www-authenticate"] = ASK
            case PageRefused() | LegacyError():
                answer = _error("This cannot be done", str(problem.message), problem.status)
            case ApiError():
                said = "; ".join(str(each.get("message", "")) for each in problem.errors)
                answer = _error("The API refuses this", said, 400)
            case SandboxError() | ValueError():
                answer = _error("This cannot be done", str(problem), 400)
            case _:
                log_failure(problem)
                said = "The sandbox goes on. Its log says where the page failed."
                answer = _error("This page cannot be shown", said, 500)
        return _guarded(answer)


def route(path: str, password: str | None, **handlers: Handler) -> Route:
    """Make a route of the outbox.

    Args:
        path: The part after `/outbox`.
        password: The password that everybody has to give, if there is one.
        handlers: Give the answers, by method.
    """
    return Route(HOME + path, PageEndpoint(handlers, password))


async def read_form(request: Request, most: int = MAX_FORM_BYTES) -> dict[str, str]:
    """Read the fields of a form.

    Args:
        request: The request.
        most: How many bytes it may have.

    Raises:
        PageRefused: It is not one.
        LegacyError: 413, it is too large.
    """
    data = await read_body(request.receive, most)
    try:
        pairs = parse_qsl(data.decode(), keep_blank_values=True, max_num_fields=_MAX_FIELDS)
    except ValueError:
        raise PageRefused("That is not a form.") from None
    return dict(pairs)


def see(path: str) -> Response:
    """Lead to a page after a form was taken in."""
    return RedirectResponse(HOME + path, 303)


def _error(title: str, text: str, status: int) -> Response:
    return HTMLResponse(page("error.html", title=title, text=text), status)


def _guarded(response: Response) -> Response:
    response.headers.setdefault("content-security-policy", POLICY)
    # With none at all browsers would not say where a form comes from, not even to the same site.
    response.headers["referrer-policy"] = "same-origin"
    response.headers["cross-origin-opener-policy"] = "same-origin"
    response.headers["cross-origin-resource-policy"] = "same-origin"
    return response
