"""Makes signed HTTP requests of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.answers import RequestFacts
from notify_typed._engine.wire.route import lines
from notify_typed._version import __version__

if TYPE_CHECKING:
    from notify_typed._engine.auth import TokenAuth
    from notify_typed._engine.operation import Operation
    from notify_typed._engine.settings import BaseURL
    from notify_typed._engine.wire.route import Outgoing, Route

__all__ = ["Requests"]

_HEADERS = (
    (b"Accept", b"application/json"),
    (b"Accept-Encoding", b"gzip, deflate"),
    (b"User-Agent", f"notify-typed/{__version__}".encode("ascii")),
)
_LINES = lines(_HEADERS)


class Requests:
    """Makes requests of operations, for one base URL.

    Args:
        base_url: Scheme, host and, behind a gateway, a path that all requests begin with.
        auth: Signs them.
    """

    def __init__(self, base_url: BaseURL, auth: TokenAuth) -> None:
        self.base_url = base_url
        self.auth = auth

    def target(self, operation: Operation[object]) -> str:
        """Give an operation's whole path, with its query."""
        query = f"?{operation.query}" if operation.query else ""
        return f"{self.base_url.path}{operation.path}{query}"

    def url(self, operation: Operation[object]) -> str:
        """Give an operation's whole URL."""
        return f"{self.base_url.origin}{self.target(operation)}"

    def headers(self, operation: Operation[object]) -> list[tuple[bytes, bytes]]:
        """Give the headers that do not depend on who sends the request."""
        headers = [*_HEADERS, *operation.headers]
        if operation.content is not None:
            headers.append((b"Content-Type", b"application/json"))
        return headers

    def facts(self, operation: Operation[object]) -> RequestFacts:
        """Give what is asked, without the token."""
        return RequestFacts(
            operation.method,
            self.url(operation),
            self.headers(operation),
            operation.content or b"",
        )

    def signed(self, operation: Operation[object], route: Route) -> Outgoing:
        """Write the whole request, with a fresh token."""
        content, fields = operation.content, _LINES
        if operation.headers:
            fields += lines(operation.headers)
        if content is None:
            content = b""
        else:
            fields += b"Content-Type: application/json\r\nContent-Length: %d\r\n" % len(content)
        target = self.target(operation)
        return route.request(operation.method, target, fields, self.auth.header, content)
