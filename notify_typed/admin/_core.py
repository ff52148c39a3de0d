"""What the blocking and the async admin client have in common: settings, and who is acting."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Self, TypeVar

from attrs import evolve

from notify_typed._details import read_details
from notify_typed._engine.auth import TokenAuth
from notify_typed._engine.base import BaseClient
from notify_typed._engine.inputs import text, uuid
from notify_typed._engine.retries import Options
from notify_typed._engine.settings import (
    BASE_URL_VARIABLE,
    DEFAULT_TIMEOUT,
    base_url_from,
    retries_from,
    timeout_from,
)
from notify_typed.admin._tracing import trace_headers
from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    from uuid import UUID

    import httpx

    from notify_typed._engine.operation import Operation
    from notify_typed._engine.retries import OnRetry, RetryPolicy
    from notify_typed.admin._tracing import TraceSource
    from notify_typed.admin.caching import RequestCache

__all__ = [
    "ADMIN_BASE_URL_VARIABLE",
    "ADMIN_SECRET_VARIABLE",
    "DEFAULT_CLIENT_ID",
    "AdminCore",
    "environment",
]

T = TypeVar("T")

ADMIN_BASE_URL_VARIABLE = "NOTIFY_ADMIN_BASE_URL"
ADMIN_SECRET_VARIABLE = "NOTIFY_ADMIN_SECRET"  # noqa: S105 - a name
DEFAULT_CLIENT_ID = "notify-admin"


class AdminCore(BaseClient):
    """Settings and context of an admin client; the two clients add the I/O."""

    def __init__(
        self,
        base_url: str | httpx.URL,
        *,
        secret: str,
        client_id: str = DEFAULT_CLIENT_ID,
        acting_user_id: UUID | str | None = None,
        admin_base_url: str | None = None,
        cache: RequestCache | None = None,
        trace: TraceSource | None = None,
        timeout: float | httpx.Timeout = DEFAULT_TIMEOUT,
        retries: RetryPolicy | None = None,
        on_retry: OnRetry | None = None,
    ) -> None:
        if cache is not None:
            _refuse_others(cache)
        if trace is not None and not callable(trace):
            raise InvalidInput("trace must be a function that gives a Trace or None.")
        self._acting_user_id = _optional_user(acting_user_id)
        self._admin_base_url = (
            None if admin_base_url is None else str(base_url_from(admin_base_url)).rstrip("/")
        )
        self._cache = cache
        self._trace = trace
        options = Options(
            timeout=timeout_from(timeout), retries=retries_from(retries), on_retry=on_retry
        )
        auth = TokenAuth(text("client_id", client_id), _secret(secret))
        super().__init__(
            base_url_from(text("base_url", str(base_url))), auth, options, read_details
        )

    @property
    def client_id(self) -> str:
        """The name that requests are signed as."""
        return self._context.auth.issuer

    @property
    def acting_user_id(self) -> UUID | None:
        """On whose behalf the client acts."""
        return self._acting_user_id

    def acting_as(self, user_id: UUID | str | None) -> Self:
        """Make a copy of the client that acts on behalf of another user.

        The copy shares the connections, so closing one closes both.

        Args:
            user_id: Who acts; None for nobody in particular.

        Raises:
            InvalidInput: It is no UUID.
        """
        return self._copy(_acting_user_id=_optional_user(user_id))

    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | None = None,
        retries: RetryPolicy | None = None,
        on_retry: OnRetry | None = None,
    ) -> Self:
        """Make a copy of the client with some options changed; what is left out stays.

        The copy shares the connections, the corrected clock and the retry budget, so closing one
        closes both.

        Args:
            timeout: Seconds for each of connect, read, write and pool, or an ``httpx.Timeout``.
            retries: How often and for how long a call is tried.
            on_retry: Told before each further attempt.

        Raises:
            InvalidInput: A value makes no sense.
        """
        return self._copy_with_options(timeout=timeout, retries=retries, on_retry=on_retry)

    def __repr__(self) -> str:
        """Say who asks, for whom and where, without the secret."""
        actor = "" if self.acting_user_id is None else f", acting_user_id={self.acting_user_id}"
        return f"{type(self).__name__}({self.base_url!r}, client_id={self.client_id!r}{actor})"

    def _addressed(self, operation: Operation[T]) -> Operation[T]:
        """Add the headers that say on whose behalf, and as part of which trace."""
        headers = trace_headers(None if self._trace is None else self._trace())
        if self._acting_user_id is not None:
            headers.append((b"X-Notify-User-Id", str(self._acting_user_id).encode("ascii")))
        if operation.content is None and not operation.idempotent:
            # The API breaks on a change without it, even where it wants no body.
            headers.append((b"Content-Type", b"application/json"))
        return evolve(operation, headers=tuple(headers))


def environment() -> tuple[str, str]:
    """Read base URL and secret from the environment.

    Raises:
        InvalidInput: One of them is not there.
    """
    base_url = os.environ.get(ADMIN_BASE_URL_VARIABLE) or os.environ.get(BASE_URL_VARIABLE)
    if not base_url:
        raise InvalidInput(
            f"No address of the admin API: set the environment variable {ADMIN_BASE_URL_VARIABLE}"
            f" or {BASE_URL_VARIABLE}."
        )
    secret = os.environ.get(ADMIN_SECRET_VARIABLE)
    if not secret:
        raise InvalidInput(f"No secret: set the environment variable {ADMIN_SECRET_VARIABLE}.")
    return base_url, secret


def _optional_user(value: UUID | str | None) -> UUID | None:
    return None if value is None else uuid("acting_user_id", value)


def _secret(value: object) -> str:
    secret = text("secret", value)
    if secret != secret.strip() or not secret.isprintable():
        raise InvalidInput("secret has white space around it or inside; it was not copied cleanly.")
    return secret


def _refuse_others(cache: object) -> None:
    from notify_typed.admin.caching import RequestCache  # noqa: PLC0415 - only with a cache

    if not isinstance(cache, RequestCache):
        raise InvalidInput(f"cache must be a RequestCache, not of type {type(cache).__name__}.")
