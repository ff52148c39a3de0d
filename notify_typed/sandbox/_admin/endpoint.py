"""Endpoints of the admin API: whom they let in, and how their handlers run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from notify_typed.sandbox._admin.call import Call
from notify_typed.sandbox._admin.errors import INTERNAL, UnusualShapeError, as_refusal
from notify_typed.sandbox._admin.responses import json
from notify_typed.sandbox._description.spec import admin_description
from notify_typed.sandbox._errors import HALF_A_CHARACTER, AccidentalError, ApiError, LegacyError
from notify_typed.sandbox._http.endpoint import (
    Endpoint,
    base_of,
    header_of,
    log_failure,
    query_of,
    read_body,
    with_head_and_options,
)
from notify_typed.sandbox._state.turns import LONG_BODY, beside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.responses import Response
    from starlette.types import Receive, Scope

    from notify_typed.sandbox._runtime import Runtime


Handler: TypeAlias = "Callable[[Call], Response]"

Routes: TypeAlias = "dict[str, dict[str, Handler]]"
"""Paths, with a handler for each method: `{"/service/{service_id:id}": {"GET": get_service}}`."""


def no_transaction(handler: Handler) -> Handler:
    """Let a handler of another method than GET run without keeping the world to itself.

    For handlers that send messages or only look: they must not change the world.
    """
    _WITHOUT_TRANSACTION.add(handler)
    return handler


_WITHOUT_TRANSACTION: set[Handler] = set()


def long_work(handler: Handler) -> Handler:
    """Let a handler that only looks run beside the event loop; it looks in turn."""
    _LONG.add(handler)
    return handler


_LONG: set[Handler] = set()
_MAX_BODY_BYTES = 8 * 1024 * 1024
"""How large a body may be: files are uploaded elsewhere."""


class Authenticator(Protocol):
    """Lets callers in."""

    def check(self, header: str | None) -> None:
        """Let a request pass by its `Authorization`, or raise a refusal."""


class AdminEndpoint(Endpoint[None]):
    """One path of the admin API.

    The changes that a handler of any method but GET makes to the world are stored as a whole or not
    at all, and no other worker changes the world meanwhile. A refusal that is raised undoes all of
    it; one that is returned does not.

    Args:
        runtime: The sandbox at work.
        authenticator: Lets the callers in; everybody is let in without one.
        handlers: The handlers by method.
    """

    def __init__(
        self,
        runtime: Runtime,
        authenticator: Authenticator | None,
        handlers: Mapping[str, Handler],
    ) -> None:
        super().__init__(with_head_and_options(handlers))
        self._runtime = runtime
        self._authenticator = authenticator
        self._handlers = handlers

    def authenticate(self, scope: Scope) -> None:
        """Let the admin app in."""
        if self._authenticator is not None:
            self._authenticator.check(header_of(scope, b"authorization"))

    async def answer(self, method: str, caller: None, scope: Scope, receive: Receive) -> Response:  # noqa: ARG002 - there is one caller
        """Read a request and answer it."""
        media_type = (header_of(scope, b"content-type") or "").partition(";")[0].strip().lower()
        path: Mapping[str, str] = scope["path_params"]
        body = await read_body(receive, _MAX_BODY_BYTES)
        call = Call(self._runtime, path, query_of(scope), body, media_type, base_of(scope))
        handler = self._handlers[method]
        if not admin_description.cache_info().currsize:
            await beside(admin_description)
        if handler in _LONG:
            return await beside(lambda: handler(call))
        if len(body) > LONG_BODY:
            await beside(call.decode)
        if method == "GET" or handler in _WITHOUT_TRANSACTION:
            return handler(call)
        with call.state.changing():
            return handler(call)

    def refuse(self, problem: Exception) -> Response:
        """Write a refusal in the shape that it has."""
        if isinstance(problem, UnicodeEncodeError):
            problem = AccidentalError("UnicodeEncodeError", HALF_A_CHARACTER)
        if isinstance(problem, AccidentalError):
            problem = as_refusal(problem, exact=self._runtime.state.is_exact)
        if isinstance(problem, ApiError | LegacyError | UnusualShapeError):
            return json(problem.body(), problem.status)
        log_failure(problem)
        return json(LegacyError(500, INTERNAL).body(), 500)
