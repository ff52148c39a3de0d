"""One path of the v2 API: whom it lets in, and how it writes a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from notify_typed.sandbox._errors import (
    HALF_A_CHARACTER,
    AccidentalError,
    ApiError,
    LegacyError,
    error,
)
from notify_typed.sandbox._http.endpoint import (
    Endpoint,
    as_json,
    base_of,
    header_of,
    internal_error,
    query_of,
    read_body,
    to_tell,
    with_head_and_options,
)
from notify_typed.sandbox._state.turns import beside, beside_if_long
from notify_typed.sandbox._store.failures import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.responses import Response
    from starlette.types import Receive, Scope

    from notify_typed.sandbox._state.authentication import Caller
    from notify_typed.sandbox._state.state import State


@dataclass(slots=True)
class V2Request:
    """A request to the v2 API.

    Attributes:
        caller: The service and key of its token.
        path: The variable parts of its path.
        query: The query's names and values, in order.
        body: Its bytes.
        base: The scheme and host by which the caller reached the sandbox.
    """

    caller: Caller
    path: Mapping[str, str]
    query: list[tuple[str, str]]
    body: bytes
    base: str


Handler: TypeAlias = "Callable[[V2Request], Response]"


class V2Endpoint(Endpoint["Caller"]):
    """One path of the v2 API.

    Args:
        state: The sandbox.
        handlers: The handlers by method.
        is_long: Whether its answers take long to make, whatever is asked.
    """

    def __init__(
        self, state: State, handlers: Mapping[str, Handler], *, is_long: bool = False
    ) -> None:
        super().__init__(with_head_and_options(handlers))
        self._state = state
        self._handlers = handlers
        self._is_long = is_long
        self.handled = frozenset(handlers)

    def authenticate(self, scope: Scope) -> Caller:
        """Find the service and key behind the token."""
        header = header_of(scope, b"authorization")
        caller = self._state.authenticator.caller(header, skew=scope.get("notify_skew", 0.0))
        scope["notify_caller"] = caller
        return caller

    async def answer(self, method: str, caller: Caller, scope: Scope, receive: Receive) -> Response:
        """Read a request and answer it."""
        body = await read_body(receive)
        request = _request(caller, scope, body)
        handler = self._handlers[method]
        if self._is_long:
            return await beside(lambda: handler(request))
        return await beside_if_long(len(body), lambda: handler(request))

    def respond(self, scope: Scope, body: bytes) -> Response:
        """Answer a request that is there as a whole, at once.

        Args:
            scope: The request; its method is one of `handled`.
            body: Its body.
        """
        try:
            return self.accept(self.authenticate(scope), scope, body)
        except Exception as problem:  # noqa: BLE001 - whatever a request does, the sandbox stays up
            return self.refuse(to_tell(problem))

    def accept(self, caller: Caller, scope: Scope, body: bytes) -> Response:
        """Answer a caller's request as `respond` does, or raise a refusal."""
        return self._handlers[scope["method"]](_request(caller, scope, body))

    def refuse(self, problem: Exception) -> Response:
        """Write a refusal in the shape that it has."""
        if isinstance(problem, UnicodeEncodeError):
            problem = AccidentalError("UnicodeEncodeError", HALF_A_CHARACTER)
        if isinstance(problem, AccidentalError):
            problem = problem.as_api_error(exact=self._state.is_exact)
        if isinstance(problem, StorageError):
            problem = error(problem.status, "StorageError", str(problem.message))
        if isinstance(problem, ApiError | LegacyError):
            return as_json(problem.body(), problem.status)
        return internal_error(problem)


def _request(caller: Caller, scope: Scope, body: bytes) -> V2Request:
    path: Mapping[str, str] = scope["path_params"]
    return V2Request(caller, path, query_of(scope), body, base_of(scope))
