"""Share what modules of hooks need, whatever their API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import schemathesis
from schemathesis.core.parameters import ParameterLocation

if TYPE_CHECKING:
    from collections.abc import Callable

    from schemathesis import AuthContext, Case, HookContext
    from schemathesis.generation.meta import TestPhase

Body = dict[str, Any]


class Fitting(Protocol):
    """Changes requests, as little as can be, into ones that a server should accept."""

    def path(self, operation_id: str, parameters: Body, body: object) -> Body:
        """Choose path parameters that lead to something."""
        ...

    def query(self, operation_id: str, parameters: Body) -> Body:
        """Choose query parameters that ask for something."""
        ...

    def body(self, operation_id: str, body: Body, path: Body) -> Body:
        """Make a body of one that the description allows."""
        ...

    def wrong_body(self, operation_id: str, body: Body) -> Body:
        """Keep what is wrong in a body, and make everything else right."""
        ...


def sign(make_token: Callable[[], str]) -> None:
    """Sign each request with a token of its own."""

    # Without an interval the library would keep a token for 300 seconds, and Notify takes it for
    # 30.
    @schemathesis.auth(refresh_interval=None)
    class FreshToken:
        """A token for each request."""

        def get(self, _case: Case[Any], _context: AuthContext) -> str:
            """Make a token."""
            return make_token()

        def set(self, case: Case[Any], token: str, _context: AuthContext) -> None:
            """Sign a request."""
            case.headers["Authorization"] = f"Bearer {token}"


def operation_id(context: HookContext) -> str:
    """Name the operation that a hook is called for."""
    return str(context.operation.definition.raw["operationId"]) if context.operation else ""


def phase(case: Case[Any]) -> TestPhase | None:
    """Name the phase that a request was made up in."""
    return case.meta.phase.name if case.meta else None


def is_wrong(case: Case[Any], location: ParameterLocation) -> bool:
    """Tell whether a part of a request was made wrong on purpose."""
    return case.meta is not None and case.meta.is_negative_at(location)


def fit(
    context: HookContext, case: Case[Any], fitting: Fitting, *, is_path_kept: bool = False
) -> None:
    """Fit a request to a server; what was made wrong on purpose stays wrong.

    Args:
        context: The hook's.
        case: The request.
        fitting: Knows the server.
        is_path_kept: Whether the path leads where it should.
    """
    operation = operation_id(context)
    # Asked first: the library looks again at what was changed.
    wrong = {location: is_wrong(case, location) for location in ParameterLocation}
    if case.path_parameters and not is_path_kept and not wrong[ParameterLocation.PATH]:
        case.path_parameters = fitting.path(operation, dict(case.path_parameters), case.body)
    if case.query and not wrong[ParameterLocation.QUERY]:
        case.query = fitting.query(operation, dict(case.query))
    if not isinstance(case.body, dict):
        return
    if not wrong[ParameterLocation.BODY]:
        case.body = fitting.body(operation, dict(case.body), case.path_parameters or {})
        return
    fitted = fitting.wrong_body(operation, case.body)
    # What is set is looked at anew, by a library that does not know our formats.
    if fitted != case.body:
        case.body = fitted
