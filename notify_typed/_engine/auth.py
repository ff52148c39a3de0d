"""Short-lived tokens, which requests are signed with."""

from __future__ import annotations

import base64
import json
import logging
import time
from typing import TYPE_CHECKING, Protocol, TypeVar

from notify_typed._engine.dates import date_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from notify_typed._engine.http_clients import HTTPRequest, HTTPResponse

__all__ = ["TokenAuth"]

# A correction smaller than this cannot be what a token was refused for (Notify allows 30 s), and
# the Date header it comes from has no fractions of a second.
_SMALLEST_CORRECTION = 5.0
_HASH_LENGTH = 32  # bytes, of SHA-256

_log = logging.getLogger("notify_typed")


class _Headers(Protocol):
    def __setitem__(self, key: str, value: str, /) -> None: ...


class _Request(Protocol):
    @property
    def headers(self) -> _Headers: ...


RequestT = TypeVar("RequestT", bound=_Request)


class TokenAuth:
    """Signs every request with a token of its own second.

    Notify accepts a token within 30 seconds of its own clock, so a token is made when a request is
    about to leave, and never kept for longer than the second that it names.

    Args:
        issuer: Whose tokens these are: a service's id, or the name of an internal client.
        secret: What they are signed with.
        clock: Gives the time in seconds since the epoch; the machine's when left out.
    """

    def __init__(self, issuer: str, secret: str, clock: Callable[[], float] | None = None) -> None:
        self.issuer = issuer
        # HMAC fills a key up with zeros in any case, and PyJWT warns at every token of one that is
        # shorter; how long it is, is for the server's owner to decide.
        self._secret = secret.encode().ljust(_HASH_LENGTH, b"\0")
        self._clock = clock or _now
        self._offset = 0.0
        # One attribute, replaced whole: threads may make the same token twice, but never mix two.
        self._cached: tuple[int | None, str] = (None, "")

    def header(self) -> str:
        """Give the value of the `Authorization` header for a request that leaves now."""
        issued_at = int(self._clock() + self._offset)
        second, authorization = self._cached
        if second != issued_at:
            authorization = f"Bearer {self._signed(issued_at)}"
            self._cached = (issued_at, authorization)
        return authorization

    def _signed(self, issued_at: int) -> str:
        """Make a JSON Web Token.

        Of all that PyJWT can do this needs HMAC alone, and importing it takes longer than all else
        of a first call: it can fetch keys by HTTP.
        """
        import hmac  # noqa: PLC0415 - slow to import, and not before something is signed

        claims = _base64(_JSON.encode({"iss": self.issuer, "iat": issued_at}).encode())
        signature = _base64(hmac.digest(self._secret, _HEADER + claims, "sha256"))
        return (_HEADER + claims + b"." + signature).decode("ascii")

    def __call__(self, request: RequestT) -> RequestT:
        """Sign a request of httpx, or of another library whose clients take functions for this."""
        request.headers["Authorization"] = self.header()
        return request

    def auth_flow(self, request: HTTPRequest) -> Generator[HTTPRequest, HTTPResponse, None]:
        """Sign a request in the manner of an `httpx.Auth`."""
        yield self(request)

    def correct_clock(self, date_header: str | None) -> bool:
        """Take over the time of a `Date` header, and warn that the machine's clock is wrong.

        Args:
            date_header: The header of an answer that refused a token for its time.

        Returns:
            Whether new tokens will carry a noticeably different time; if not, trying again is
            pointless.
        """
        said = date_of(date_header)
        if said is None:
            return False
        theirs = said.timestamp()
        ours = self._clock()
        if abs(theirs - (ours + self._offset)) < _SMALLEST_CORRECTION:
            return False
        # Set anew, not added to: two threads may be told of the same wrong clock at once.
        self._offset = theirs - ours
        _log.warning(
            "Notify refused a token for its time: this machine's clock is about %.0f seconds %s."
            " Tokens are corrected for now; set the clock.",
            abs(self._offset),
            "slow" if self._offset > 0 else "fast",
        )
        return True


def _base64(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


_JSON = json.JSONEncoder(separators=(",", ":"))
_HEADER = _base64(b'{"alg":"HS256","typ":"JWT"}') + b"."


def _now() -> float:
    # Looked up at each call: tests replace it.
    return time.time()
