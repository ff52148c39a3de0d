"""The answers of the admin API: JSON with sorted names, in an envelope or bare, or nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from notify_typed.sandbox._http.endpoint import HTML, JSON

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonValue

_encode: Final = json.JSONEncoder(separators=(",", ":"), sort_keys=True).encode


def bare(value: JsonValue, status: int = 200, *, media_type: str = JSON) -> Response:
    """A value as it is."""
    return Response(_encode(value) + "\n", status, media_type=media_type)


def data(value: JsonValue, status: int = 200) -> Response:
    """A value in the usual envelope, `{"data": …}`."""
    return bare({"data": value}, status)


def nothing(status: int = 204) -> Response:
    """An answer without a body."""
    return Response(b"", status, media_type=HTML)
