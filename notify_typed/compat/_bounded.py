"""Reads an answer up to a size and a time, as the engine does, and no further."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import httpx

from notify_typed._engine.bodies import Body, codings
from notify_typed._engine.failures import DecodingError, TooLarge
from notify_typed._engine.operation import MOST_OF_A_LIST

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["sent"]

_READ: Final = "read"


def sent(client: httpx.Client, request: httpx.Request) -> httpx.Response:
    """Send a request, and give its answer with the body read.

    The body may have 32 MB, compressed and inflated, and takes no longer to come than its first
    byte might have.

    Raises:
        httpx.HTTPError: No answer came, or it is too large, too slow or not what it says.
    """
    response = client.send(request, follow_redirects=False, stream=True)
    if response.is_stream_consumed:  # by a hook or a transport of the caller's own
        return response
    try:
        content = b"".join(_pieces(response, request))
    finally:
        response.close()
    whole = httpx.Response(
        response.status_code,
        headers=response.headers.raw,
        content=content,  # inflated again by this, and known not to be large then
        request=response.request,
        extensions=response.extensions,
        history=response.history,
    )
    whole.next_request = response.next_request
    whole.elapsed = response.elapsed
    return whole


def _pieces(response: httpx.Response, request: httpx.Request) -> Iterator[bytes]:
    seconds: float | None = request.extensions.get("timeout", {}).get(_READ)
    end = None if seconds is None else time.monotonic() + seconds
    try:
        body = Body(MOST_OF_A_LIST, codings(response.headers.get("Content-Encoding", "")))
        for piece in response.iter_raw():
            body.add(piece)
            yield piece
            if end is not None and time.monotonic() > end:
                raise httpx.ReadTimeout("The answer did not end in time.", request=request)
    except TooLarge:
        problem = f"The answer has more than {MOST_OF_A_LIST} bytes."
    except DecodingError:
        problem = "The answer is not compressed as it says."
    else:
        return
    raise httpx.ReadError(problem, request=request)
