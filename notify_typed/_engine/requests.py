"""Makes signed HTTP requests of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from notify_typed._version import __version__

if TYPE_CHECKING:
    from notify_typed._engine.auth import TokenAuth
    from notify_typed._engine.flow import Send
    from notify_typed._engine.operation import Operation

__all__ = ["Requests"]

_HEADERS = (
    (b"Accept", b"application/json"),
    (b"Accept-Encoding", b"gzip, deflate"),
    (b"User-Agent", f"notify-typed/{__version__}".encode("ascii")),
)
_MOST_KEPT_URLS = 16


class Requests:
    """Makes signed httpx requests of operations, for one base URL.

    Args:
        base_url: Scheme, host and, behind a gateway, a path that all requests begin with.
        auth: Signs them.
    """

    def __init__(self, base_url: httpx.URL, auth: TokenAuth) -> None:
        self.base_url = base_url
        self.auth = auth
        self._prefix = base_url.raw_path.decode("ascii").rstrip("/")
        self._host = base_url.netloc
        self._kept: dict[str, httpx.URL] = {}

    def url(self, operation: Operation[object]) -> httpx.URL:
        """Give an operation's whole URL."""
        if operation.query:
            target = f"{self._prefix}{operation.path}?{operation.query}"
            return self.base_url.copy_with(raw_path=target.encode("ascii"))
        kept = self._kept.get(operation.path)
        if kept is not None:
            return kept
        url = self.base_url.copy_with(raw_path=f"{self._prefix}{operation.path}".encode("ascii"))
        if len(self._kept) < _MOST_KEPT_URLS and operation.sending is not None:
            # The few paths that messages are sent to; taking a URL apart costs as much as signing.
            self._kept[operation.path] = url
        return url

    def headers(self, operation: Operation[object]) -> list[tuple[bytes, bytes]]:
        """Give the headers that do not depend on who sends the request."""
        headers = [*_HEADERS, *operation.headers]
        if operation.content is not None:
            headers.append((b"Content-Type", b"application/json"))
        return headers

    def signed(self, step: Send) -> httpx.Request:
        """Make the whole request, with a fresh token."""
        operation = step.operation
        content = operation.content or b""
        headers = [
            (b"Host", self._host),
            *self.headers(operation),
            (b"Authorization", self.auth.header().encode("ascii")),
        ]
        if operation.content is not None:
            headers.append((b"Content-Length", b"%d" % len(content)))
        # With `stream` httpx adds no headers of its own; with `content` it looks for what to add,
        # which takes longer than all the rest.
        request = httpx.Request(
            operation.method,
            self.url(operation),
            headers=headers,
            stream=httpx.ByteStream(content),
            extensions={"timeout": step.timeout.as_dict()},
        )
        request.read()
        return request
