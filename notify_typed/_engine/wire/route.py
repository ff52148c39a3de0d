"""The way to a host: directly, through a proxy, or through a tunnel that a proxy makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen

from notify_typed._engine.failures import LocalProtocolError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Sequence

__all__ = ["Hop", "Outgoing", "Route", "lines", "refusal_of"]

_WANTS_A_PASSWORD: Final = 407
_UNFIT: Final = bytes({*range(0x20), 0x7F} - {ord("\t")})
_UNFIT_FOR_A_HEAD: Final = "the head of the request has a character that it cannot have"


class Outgoing:
    """A request as it is written, with its token; nothing of it shows."""

    __slots__ = ("whole",)

    def __init__(self, whole: bytes) -> None:
        self.whole = whole


class Hop(NamedTuple):
    """A machine to connect to."""

    host: str
    port: int

    @property
    def shown(self) -> str:
        """The host as URLs have it."""
        return f"[{self.host}]" if ":" in self.host else self.host

    def __str__(self) -> str:
        return f"{self.shown}:{self.port}"


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
    _frame: tuple[str, bytes] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Write once what all requests have."""
        object.__setattr__(self, "_frame", self._framed())

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
        fields: bytes,
        authorization: Callable[[], str],
        content: bytes,
    ) -> Outgoing:
        """Write a request in HTTP/1.1.

        Args:
            method: The HTTP method.
            target: Path and query.
            fields: The fields beside `Host`, `Authorization` and what a proxy wants to see, as
                `lines` writes them.
            authorization: Makes the token. It is called last, so that no refusal can show it.
            content: The body.

        Raises:
            LocalProtocolError: Something in the target would end it before its time.
        """
        if not (target.isascii() and target.isprintable()) or " " in target:
            raise LocalProtocolError(_UNFIT_FOR_A_HEAD)
        before, behind = self._frame
        first = f"{method} {before}{target} HTTP/1.1\r\n".encode("ascii")
        if self.proxy is not None and self.tls is None:
            fields += self._fields_for_proxy
        last = f"Authorization: {authorization()}\r\n\r\n".encode("ascii")
        return Outgoing(b"".join((first, behind, fields, last, content)))

    def tunnel(self) -> Outgoing:
        """Write the request for a tunnel."""
        first = f"CONNECT {self.target} HTTP/1.1\r\n".encode("ascii")
        host = lines([(b"Host", str(self.target).encode("ascii"))])
        return Outgoing(first + host + self._fields_for_proxy + b"\r\n")

    def _framed(self) -> tuple[str, bytes]:
        """Give what stands in front of each target, and the field that follows it."""
        usual = 80 if self.tls is None else 443
        host = self.target.shown if self.target.port == usual else str(self.target)
        is_seen = self.proxy is not None and self.tls is None
        return f"http://{host}" if is_seen else "", lines([(b"Host", host.encode("ascii"))])

    @property
    def _fields_for_proxy(self) -> bytes:
        return (
            b"" if self.credentials is None else lines([(b"Proxy-Authorization", self.credentials)])
        )


def refusal_of(status: int) -> str:
    """Say in words that a proxy made no tunnel."""
    if status == _WANTS_A_PASSWORD:
        return f"the proxy wants another user name or password, status {status}"
    return f"the proxy answered with the status {status}"


def lines(fields: Sequence[tuple[bytes, bytes]]) -> bytes:
    """Write fields, each in a line of its own.

    Raises:
        LocalProtocolError: Something in them would end a line before its time.
    """
    written = b"".join(map(b"%b: %b\r\n".__mod__, fields))
    # Of what no line can have, there should be the line ends alone.
    if len(written.translate(None, _UNFIT)) != len(written) - 2 * len(fields):
        raise LocalProtocolError(_UNFIT_FOR_A_HEAD)
    return written
