"""What can go wrong between two machines, and whether anything had left this one."""

from __future__ import annotations

import socket
import sys
from typing import Final, Self

__all__ = [
    "ConnectError",
    "ConnectTimeout",
    "DecodingError",
    "LocalProtocolError",
    "NetworkFailure",
    "NothingLeft",
    "PoolTimeout",
    "ProxyError",
    "ReadError",
    "ReadTimeout",
    "RemoteProtocolError",
    "TooLarge",
    "WriteError",
    "WriteTimeout",
    "reason",
]

_REASONS: Final[tuple[tuple[type[BaseException], str], ...]] = (
    (ConnectionRefusedError, "connection refused"),
    (socket.gaierror, "host name not found"),
    (ConnectionResetError, "connection reset"),
)


def reason(error: BaseException | None, handled: BaseException | None = None) -> str:
    """Say in words what this machine met; empty where it met nothing that it has words for.

    An exception's text is not looked at, as it may quote headers or addresses.

    Args:
        error: The exception, with what led to it.
        handled: What the caller was handling before, at whose end every chain comes out.
    """
    chain = _chain(error, handled)
    if (ssl := sys.modules.get("ssl")) is not None:  # slow to import, and not always needed
        if any(isinstance(link, ssl.SSLCertVerificationError) for link in chain):
            return "certificate not trusted"
        if any(isinstance(link, ssl.SSLError) for link in chain):
            return "TLS failed"
    for kind, words in _REASONS:
        if any(isinstance(link, kind) for link in chain):
            return words
    return ""


def _chain(error: BaseException | None, handled: BaseException | None) -> list[BaseException]:
    chain: list[BaseException] = []
    while error is not None and error is not handled and error not in chain:
        chain.append(error)
        error = error.__cause__ or error.__context__
    return chain


class NetworkFailure(Exception):
    """No answer came, or none that can be read. Its text holds nothing of either.

    Args:
        text: What is beside the name and the words.
        name: What the library that failed calls it; the class's own name when left out.
        words: What happened, in plain words; the class's own when left out.
        proxy: Host and port of the proxy that the client tried to connect through; empty for none.
    """

    words: str = ""

    def __init__(self, text: str = "", *, name: str = "", words: str = "", proxy: str = "") -> None:
        super().__init__(text)
        self._name = name or type(self).__name__
        self.words = words or self.words
        self.proxy = proxy

    @property
    def summary(self) -> str:
        """Name what happened, in plain words where there are some."""
        words = self.words or reason(self.__cause__)
        return f"{words}, {self._name}" if words else self._name

    def detached(self) -> Self:
        """Let go of the frames that it came through: they hold the request."""
        link: BaseException | None = self
        while link is not None:
            link.__traceback__ = link.__context__ = None
            link = link.__cause__
        return self


class NothingLeft(NetworkFailure):
    """Not a byte of the request has left this machine."""


class ConnectError(NothingLeft):
    """No connection came about, or it was gone before the request was written."""


class ConnectTimeout(NothingLeft):
    """No connection came about in time."""

    words = "time-out while connecting"


class PoolTimeout(NothingLeft):
    """No connection became free in time."""

    words = "time-out while all connections were in use"


class ProxyError(NothingLeft):
    """The proxy made no connection."""


class LocalProtocolError(NothingLeft):
    """The request cannot be written in HTTP/1.1."""


class ReadError(NetworkFailure):
    """The connection broke."""


class ReadTimeout(NetworkFailure):
    """The answer, or the next piece of it, did not come in time."""

    words = "time-out while reading"


class WriteError(NetworkFailure):
    """The connection broke while the request was written."""


class WriteTimeout(NetworkFailure):
    """The other side did not take the request in time."""

    words = "time-out while writing"


class RemoteProtocolError(NetworkFailure):
    """What came is not an answer in HTTP/1.1, or not a whole one."""


class DecodingError(NetworkFailure):
    """What came is not compressed in the way it says."""


class TooLarge(NetworkFailure):
    """The answer is larger than any answer to this request can be.

    Attributes:
        most: The most bytes that it may have, decompressed.
        status_code: Its status.
        trace_id: The name of the request at the server.
    """

    def __init__(self, most: int, status_code: int | None = None) -> None:
        super().__init__(f"more than {most:,} bytes")
        self.most = most
        self.status_code = status_code
        self.trace_id: str | None = None
