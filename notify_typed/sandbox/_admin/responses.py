"""The answers of the admin API: JSON with sorted names, plain or in an envelope, or empty."""

from __future__ import annotations

from json import JSONEncoder
from typing import TYPE_CHECKING

from starlette.responses import Response

from notify_typed.sandbox._http.endpoint import HTML, JSON

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonValue

_encode = JSONEncoder(separators=(",", ":"), sort_keys=True).encode


def json(value: JsonValue, status: int = 200, *, media_type: str = JSON) -> Response:
    """Answer with a value as it is."""
    return Response(_encode(value) + "\n", status, media_type=media_type)


def enveloped(value: JsonValue, status: int = 200) -> Response:
    """Answer with a value in the usual envelope, `{"data": …}`."""
    return json({"data": value}, status)


def empty(*, media_type: str = HTML) -> Response:
    """Answer without a body; its media type follows from how the real server makes it."""
    return Response(b"", 204, media_type=media_type)
