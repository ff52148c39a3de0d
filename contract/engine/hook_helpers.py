"""What the modules with hooks share, whatever description they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import schemathesis

if TYPE_CHECKING:
    from collections.abc import Callable

    from schemathesis import AuthContext, Case, HookContext
    from schemathesis.core.parameters import ParameterLocation
    from schemathesis.generation.meta import TestPhase


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
    """The operation that a hook is called for."""
    return str(context.operation.definition.raw["operationId"]) if context.operation else ""


def phase(case: Case[Any]) -> TestPhase | None:
    """The phase that a request was made up in."""
    return case.meta.phase.name if case.meta else None


def is_wrong(case: Case[Any], location: ParameterLocation) -> bool:
    """Whether a part of a request was made wrong on purpose."""
    # Asked for anew each time: the library looks again at what was changed.
    return case.meta is not None and case.meta.is_negative_at(location)
