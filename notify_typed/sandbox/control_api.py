"""The control API under `/_sandbox/`: what tests in other languages use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from notify_typed.sandbox.app import as_json

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from notify_typed.sandbox.server import SandboxServer


def control_routes(server: SandboxServer) -> list[Route]:
    """The routes of the control API."""

    async def health(_request: Request) -> Response:
        return as_json({"status": "ok", "base_url": server.base_url})

    return [Route("/_sandbox/health", health)]
