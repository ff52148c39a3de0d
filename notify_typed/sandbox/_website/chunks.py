"""Bodies that newer clients of S3 send in chunks of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_STREAMING = "STREAMING-"
_LINE_END = b"\r\n"


def decoded(headers: Mapping[str, str], body: bytes) -> bytes:
    """Return the content of a body; signatures and checksums of chunks are not looked at.

    Args:
        headers: The headers of the request, by names in small letters.
        body: The body as it was sent.

    Raises:
        ValueError: It is not in chunks, although it says so.
    """
    if not headers.get("x-amz-content-sha256", "").startswith(_STREAMING):
        return body
    content = bytearray()
    at = 0
    while True:
        end = body.index(_LINE_END, at)
        size = int(body[at:end].partition(b";")[0], 16)
        at = end + len(_LINE_END)
        if size == 0:
            return bytes(content)
        if at + size > len(body):
            raise ValueError("a chunk is cut off")
        content += body[at : at + size]
        at += size + len(_LINE_END)
