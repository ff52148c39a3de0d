"""The way to a host: directly, through a proxy, or through a tunnel that a proxy makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen

from notify_typed._engine.failures import LocalProtocolError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable

__all__ = ["Hop", "Outgoing", "Route", "refusal_of"]

_WANTS_A_PASSWORD: Final = 407
_UNFIT: Final = bytes({*range(0x20), 0x7F} - {ord("\t")})
_FIT_IN_TARGET: Final = bytes(range(ord("!"), ord("~") + 1))


class Outgoing:
    """A request as it is written, with its token; nothing of it shows."""

    __slots__ = ("content", "head")

    def __init__(self, head: bytes, content: bytes = b"") -> None:
        self.head = head
        self.content = content

    def whole(self) -> memoryview:
        """Give all its bytes."""
        return memoryview(self.head + self.content)


class Hop(NamedTuple):
    """A machine to connect to."""

    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


@frozen
class Route:
    """How requests get to a host.

    Attributes:
        target: The host.
        tls: Checks its certificate; None for plain HTTP.
        proxy: The proxy to go through, over plain HTTP; None for no proxy.
        credentials: The value of the proxy's `Proxy-Authorization`.
    """

    target: Hop
    tls: ssl.SSLContext | None
    proxy: Hop | None = None
    credentials: bytes | None = field(default=None, repr=False)

    @property
    def first(self) -> Hop:
        """The machine that a connection is made to."""
        return self.proxy or self.target

    @property
    def via(self) -> str:
        """The proxy's host and port; empty for no proxy."""
        return str(self.proxy or "")

    @property
    def is_tunnel(self) -> bool:
        """Whether the proxy makes a tunnel, and sees nothing of the requests."""
        return self.proxy is not None and self.tls is not None

    def request(
        self,
        method: str,
        target: str,
        fields: Iterable[tuple[bytes, bytes]],
        authorization: Callable[[], str],
        content: bytes,
    ) -> Outgoing:
        """Write a request in HTTP/1.1.

        Args:
            method: The HTTP method.
            target: Path and query.
            fields: The fields beside `Host`, `Authorization` and what a proxy wants to see.
            authorization: Makes the token. It is called last, so that no refusal can show it.
            content: The body.

        Raises:
            LocalProtocolError: Something in it would end a line or the target before its time.
        """
        host, path = self._shown_host, target.encode("ascii")
        if self.proxy is not None and not self.is_tunnel:
            path = b"http://" + host + path
            fields = [*fields, *self._fields_for_proxy]
        head = _head(method.encode("ascii"), path, [(b"Host", host), *fields])
        line = b"Authorization: " + authorization().encode("ascii")
        return Outgoing(b"\r\n".join([head, line, b"", b""]), content)

    def tunnel(self) -> Outgoing:
        """Write the request for a tunnel."""
        fields = [(b"Host", self._authority), *self._fields_for_proxy]
        return Outgoing(_head(b"CONNECT", self._authority, fields) + b"\r\n\r\n")

    @property
    def _shown_host(self) -> bytes:
        usual = 80 if self.tls is None else 443
        return self._host if self.target.port == usual else self._authority

    @property
    def _host(self) -> bytes:
        host = self.target.host
        return (f"[{host}]" if ":" in host else host).encode("ascii")

    @property
    def _authority(self) -> bytes:
        return b"%b:%d" % (self._host, self.target.port)

    @property
    def _fields_for_proxy(self) -> list[tuple[bytes, bytes]]:
        return [] if self.credentials is None else [(b"Proxy-Authorization", self.credentials)]


def refusal_of(status: int) -> str:
    """Say in words that a proxy made no tunnel."""
    if status == _WANTS_A_PASSWORD:
        return f"the proxy wants another user name or password, status {status}"
    return f"the proxy answered with the status {status}"


def _head(method: bytes, target: bytes, fields: Iterable[tuple[bytes, bytes]]) -> bytes:
    lines = [b"%b %b HTTP/1.1" % (method, target), *map(b"%b: %b".__mod__, fields)]
    head = b"\r\n".join(lines)
    # Of what no line can have, there should be the line ends alone.
    left = len(head.translate(None, _UNFIT))
    if target.translate(None, _FIT_IN_TARGET) or left != len(head) - 2 * (len(lines) - 1):
        raise LocalProtocolError("the head of the request has a character that it cannot have")
    return head
