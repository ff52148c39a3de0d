"""The page on which people unsubscribe where there is no website; programs are answered in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.endpoint import AdminEndpoint
from notify_typed.sandbox._admin.unsubscribing import PUBLIC_ROUTES, take_off
from notify_typed.sandbox._errors import LegacyError
from notify_typed.sandbox._http.downloads import page
from notify_typed.sandbox._http.endpoint import header_of

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import Receive, Scope, Send

    from notify_typed.sandbox._runtime import Runtime

_BROWSER = "text/html"
_ASK = '<form method="post"><button>Unsubscribe</button></form>'
_WRONG = "<p>The link is not right, or is too old.</p>"

((UNSUBSCRIBE_PATH, _HANDLERS),) = PUBLIC_ROUTES.items()


class UnsubscribeEndpoint:
    """Answers browsers with a page, and all others as the API does.

    Args:
        runtime: The sandbox at work.
    """

    def __init__(self, runtime: Runtime) -> None:
        self._state = runtime.state
        self._api = AdminEndpoint(runtime, None, _HANDLERS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        is_browser = _BROWSER in (header_of(scope, b"accept") or "")
        answer = self._page(scope) if is_browser else self._api
        await answer(scope, receive, send)

    def _page(self, scope: Scope) -> Response:
        if scope["method"] != "POST":
            return page("Unsubscribe from these emails", _ASK)
        path: dict[str, str] = scope["path_params"]
        try:
            with self._state.changing():
                take_off(self._state, path["notification_id"], path["token"])
        except LegacyError as refused:
            return page("There is a problem", _WRONG, refused.status)
        return page("Unsubscribed", "<p>You will not get these emails any more.</p>")
