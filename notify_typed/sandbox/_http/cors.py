"""Which web pages may talk to a sandbox: those of this machine, and those that it was told of."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.responses import Response

from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._http.endpoint import header_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Receive, Scope, Send

_OWN = ("/_sandbox", "/outbox")
_DEFAULT_PORTS = {"http": 80, "https": 443}


class CORSMiddleware:
    """Answers browsers that ask whether a page may send a token, and keeps the control API closed.

    The real server answers such a question with a 401, as the browser asks it without a token, so
    that no page anywhere can use it. A sandbox says yes to pages of this machine, and to those of
    the sites that it was told of: its usual keys are known, and it may hold what should not be
    read by any site that somebody happens to visit.

    The control API takes no token, and says yes to no page. Its routes refuse requests that say
    they come from a page of another site.

    Args:
        app: The inner application.
        origins: The sites whose pages may send tokens, beside those of this machine.
    """

    def __init__(self, app: ASGIApp, origins: frozenset[str]) -> None:
        self._app = app
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        answer = self._answer(scope) if scope["type"] == "http" else None
        await (answer or self._app)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        if scope["path"].startswith(_OWN) or scope["method"] != "OPTIONS":
            return None
        if not header_of(scope, b"access-control-request-method"):
            return None
        if not self._allows(header_of(scope, b"origin") or ""):
            return None
        # The headers that every answer has say which methods and headers may be sent.
        answer = Response(status_code=204, headers={"vary": "Origin"})
        if header_of(scope, b"access-control-request-private-network") == "true":
            answer.headers["access-control-allow-private-network"] = "true"
        return answer

    def _allows(self, origin: str) -> bool:
        return origin in self._origins or _is_this_machine(_name(origin))


def read_origins(origins: Iterable[str]) -> frozenset[str]:
    """Check the sites that a sandbox is told of, and write them as browsers do.

    Raises:
        SandboxError: One is not `https://host` or `http://host:port`.
    """
    return frozenset(_origin(each) for each in origins)


def _origin(text: str) -> str:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise _not_an_origin(text) from None
    name = parts.hostname
    beyond = parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc
    if parts.scheme not in _DEFAULT_PORTS or not name or beyond:
        raise _not_an_origin(text)
    shown = f"[{name}]" if ":" in name else name
    usual = port in (None, _DEFAULT_PORTS[parts.scheme])
    return f"{parts.scheme}://{shown}" + ("" if usual else f":{port}")


def _not_an_origin(text: str) -> SandboxError:
    return SandboxError(f"{text!r} is not the address of a site, such as https://docs.example.org")


def _name(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_this_machine(name: str) -> bool:
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
