"""Brings a worker up to date with the others before it answers a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from notify_typed.sandbox._http.endpoint import internal_error

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from notify_typed.sandbox._state.state import State


class Freshness:
    """Lets requests through when this worker knows what the others know.

    Args:
        app: what answers.
        state: this worker's sandbox.
    """

    def __init__(self, app: ASGIApp, state: State) -> None:
        self._app = app
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        try:
            self._refresh()
        except SQLAlchemyError as problem:
            await internal_error(problem)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _refresh(self) -> None:
        try:
            self._state.refresh()
        except SQLAlchemyError:
            # The database may have been restarted; the second time there is a new connection.
            self._state.refresh()
