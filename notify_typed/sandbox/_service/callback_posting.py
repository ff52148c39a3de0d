"""One callback request over the network, and what came of it."""

from __future__ import annotations

import asyncio
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

    from notify_typed.sandbox._world.model import Callback

HEADERS = {
    "Content-Type": "application/json",
    "Accept": "*/*",
    "User-Agent": "notify-typed-sandbox",
}
"""What every callback says in its head, beside the bearer token."""
TIMEOUT_SECONDS = 5.0
"""How long a receiver has for its answer, redirects and all."""
_MOST_REDIRECTS = 30
_MOST_READ = 64 * 1024
"""A connection is used again when this much of an answer is the whole of it."""
KEPT_OF_ANSWER = 2_000
"""How many characters of an answer are kept."""
_LONGEST_CHARACTER = 4
_GZIP_OR_ZLIB = 47
_TOO_MANY_REQUESTS = 429
_SERVER_ERROR = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a callback.

    Attributes:
        status: Its HTTP status, if one came.
        problem: The problem, if none came.
        is_late: Whether nothing came in time.
        text: The beginning of its body.
    """

    status: int | None = None
    problem: str | None = None
    is_late: bool = False
    text: str = field(default="", repr=False)

    @property
    def is_passing(self) -> bool:
        """Whether the callback may succeed later."""
        status = self.status
        return status is None or status == _TOO_MANY_REQUESTS or status >= _SERVER_ERROR


class Poster:
    """Posts callbacks; as many at once as it is asked for."""

    def __init__(self) -> None:
        self._client: httpx.AsyncClient | None = None

    async def post(self, callback: Callback, body: str) -> Answer:
        """Post a body, and say what came of it."""
        import httpx  # noqa: PLC0415 - slow to import, and only needed by those who set callbacks

        headers = {**HEADERS, "Authorization": f"Bearer {callback.bearer_token}"}
        try:
            async with asyncio.timeout(TIMEOUT_SECONDS):
                client = self._open()
                request = client.build_request("POST", callback.url, content=body, headers=headers)
                return await _follow(client, request)
        except (TimeoutError, httpx.TimeoutException):
            return Answer(problem=f"no answer within {TIMEOUT_SECONDS:g} seconds", is_late=True)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as problem:
            text = f"{type(problem).__name__}: {problem}"
            # What a receiver says may be no text that a database can keep.
            return Answer(problem=text.encode(errors="replace").decode())

    async def close(self) -> None:
        """Let go of the connections."""
        if self._client is not None:
            await self._client.aclose()

    def _open(self) -> httpx.AsyncClient:
        import httpx  # noqa: PLC0415 - see above

        if self._client is None:
            # One receiver must not wait for the connections of another.
            limits = httpx.Limits(max_connections=None, max_keepalive_connections=20)
            self._client = httpx.AsyncClient(
                timeout=TIMEOUT_SECONDS, trust_env=False, limits=limits
            )
        return self._client


async def _follow(client: httpx.AsyncClient, request: httpx.Request) -> Answer:
    """Send a request and those that it is redirected to; return the last answer."""
    for _ in range(_MOST_REDIRECTS + 1):
        response = await client.send(request, stream=True)
        try:
            read = b""
            async for chunk in response.aiter_raw():
                read += chunk
                if len(read) > _MOST_READ:
                    break
        finally:
            await response.aclose()
        if response.next_request is None:
            return Answer(response.status_code, text=_text(response, read))
        request = response.next_request
    raise ValueError(f"more than {_MOST_REDIRECTS} redirects")


def _text(response: httpx.Response, body: bytes) -> str:
    """Return the beginning of an answer's body, however much its compressed form would become."""
    if "content-encoding" in response.headers:
        try:
            decompressor = zlib.decompressobj(_GZIP_OR_ZLIB)
            body = decompressor.decompress(body, KEPT_OF_ANSWER * _LONGEST_CHARACTER)
        except zlib.error:
            return ""
    return body.decode(response.encoding or "utf-8", "replace")[:KEPT_OF_ANSWER]
