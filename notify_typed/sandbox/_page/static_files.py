"""The styles and scripts of the outbox."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import Response

from notify_typed.sandbox._page.endpoint import PageRefused

if TYPE_CHECKING:
    from starlette.requests import Request

_HERE = Path(__file__).parent / "static"
# Named one by one: a name from an address never becomes a path.
_KINDS = {
    "outbox.css": "text/css",
    "outbox.js": "text/javascript",
    "stream.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}


async def static_file(request: Request) -> Response:
    """Give a style or a script."""
    name = request.path_params["name"]
    if name not in _KINDS:
        raise PageRefused("There is no such file.", 404)
    return Response(_content(name), media_type=_KINDS[name])


@cache
def _content(name: str) -> bytes:
    return (_HERE / name).read_bytes()
