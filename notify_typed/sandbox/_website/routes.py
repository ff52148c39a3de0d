"""All that the website is given beside the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._website.functional_tests import functional_test_routes
from notify_typed.sandbox._website.previews import preview_routes
from notify_typed.sandbox._website.storage import storage_routes

if TYPE_CHECKING:
    from starlette.routing import Route

    from notify_typed.sandbox._runtime import Runtime


def website_routes(runtime: Runtime, admin_secret: str) -> list[Route]:
    """Return the routes for the website; none where a sandbox was not told of one."""
    if not runtime.state.website.is_there:
        return []
    return [
        *storage_routes(runtime, admin_secret),
        *preview_routes(runtime),
        *functional_test_routes(runtime, admin_secret),
    ]
