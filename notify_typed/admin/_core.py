"""The base of the admin clients: settings, who acts, and the flow of a call."""

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
    base_url_from,
    retries_from,
)
from notify_typed._engine.timeouts import timeouts_from
from notify_typed.admin._flow import answered
from notify_typed.admin._tracing import trace_headers
from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed._engine.flow import Flow
    from notify_typed._engine.http_clients import AnyTimeout, AnyURL
    from notify_typed._engine.operation import Operation
    from notify_typed._engine.retries import OnRetry, RetryPolicy
    from notify_typed._engine.settings import BaseURL
    from notify_typed.admin._tracing import TraceSource
    from notify_typed.admin.caching import RequestCache

__all__ = ["AdminCore"]

T = TypeVar("T")

ADMIN_BASE_URL_VARIABLE = "NOTIFY_ADMIN_BASE_URL"
ADMIN_SECRET_VARIABLE = "NOTIFY_ADMIN_SECRET"  # noqa: S105 - a name
ADMIN_CLIENT_ID_VARIABLE = "NOTIFY_ADMIN_CLIENT_ID"
_DEFAULT_CLIENT_ID = "notify-admin"


class AdminCore(BaseClient):
    """Settings and context of an admin client; the two clients add the I/O."""

    def __init__(
        self,
        base_url: AnyURL | None,
        *,
        secret: str | None,
        client_id: str | None,
        acting_user_id: UUID | str | None,
        admin_base_url: str | None,
        cache: RequestCache | None,
        trace: TraceSource | None,
        timeout: AnyTimeout,
        retries: RetryPolicy | None,
        on_retry: OnRetry | None,
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
            timeout=timeouts_from(timeout),
            retries=retries_from(retries),
            on_retry=on_retry,
            strict=True,
        )
        url, secret, client_id = _settings(base_url, secret, client_id)
        super().__init__(url, TokenAuth(client_id, secret), options, read_details)

    @property
    def client_id(self) -> str:
        """The name that requests are signed as."""
        return self._context.auth.issuer

    @property
    def acting_user_id(self) -> UUID | None:
        """On whose behalf the client acts."""
        return self._acting_user_id

    @property
    def admin_base_url(self) -> str | None:
        """Where the admin website is."""
        return self._admin_base_url

    def acting_as(self, user_id: UUID | str | None) -> Self:
        """Make a copy of the client that acts on behalf of another user.

        The copy shares the connections, so closing one closes both.

        Args:
            user_id: Who acts; None for nobody.

        Returns:
            The copy.

        Raises:
            InvalidInput: It is not a UUID.

        Example:
            >>> acting = admin.acting_as(user_id)
            >>> acting.acting_user_id == user_id
            True
        """
        return self._copy(_acting_user_id=_optional_user(user_id))

    def with_options(
        self,
        *,
        timeout: AnyTimeout | None = None,
        retries: RetryPolicy | None = None,
        on_retry: OnRetry | None = None,
    ) -> Self:
        """Make a copy of the client with some options changed; what is left out stays.

        The copy shares the connections, the corrected clock and the retry budget, so closing one
        closes both.

        Args:
            timeout: Seconds for each of connect, read, write and pool, or an `httpx.Timeout`.
            retries: How often and for how long a call is tried.
            on_retry: Told before each further attempt.

        Returns:
            The copy.

        Raises:
            InvalidInput: A value is not valid.

        Example:
            >>> patient = admin.with_options(timeout=60)
        """
        return self._copy_with_options(timeout=timeout, retries=retries, on_retry=on_retry)

    def __repr__(self) -> str:
        """Say who asks, for whom and where, without the secret."""
        actor = "" if self.acting_user_id is None else f", acting_user_id={self.acting_user_id}"
        return f"{type(self).__name__}({self.base_url!r}, client_id={self.client_id!r}{actor})"

    def _copy(self, **changed: object) -> Self:
        """Leave the groups behind, which belong to this client."""
        client = super()._copy(**changed)
        for name in [name for name in vars(client) if not name.startswith("_")]:
            delattr(client, name)
        return client

    def _flow(self, operation: Operation[T]) -> Flow[T]:
        """Make the flow of one call, with what it means for the cache."""
        addressed = self._addressed(operation)
        if self._cache is None:
            return answered(addressed, self._context)
        flow: Flow[T] = self._cache._flow(  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - for clients alone
            addressed, self._context
        )
        return flow

    def _counted(self, key: str) -> Flow[int]:
        """Make the flow that reads a number from the cache; 0 without one."""
        if self._cache is None:
            return 0
        return (yield from self._cache._number(key))  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - for clients alone

    def _addressed(self, operation: Operation[T]) -> Operation[T]:
        """Add the headers that say on whose behalf, and as part of which trace."""
        headers = trace_headers(None if self._trace is None else self._trace())
        if self._acting_user_id is not None:
            headers.append((b"X-Notify-User-Id", str(self._acting_user_id).encode("ascii")))
        if operation.content is None and not operation.idempotent:
            # The API breaks on a change without it, even where it wants no body.
            headers.append((b"Content-Type", b"application/json"))
        return evolve(operation, headers=tuple(headers))


def _settings(base_url: object, secret: object, client_id: object) -> tuple[BaseURL, str, str]:
    """Take what a client needs, or read it from the environment.

    Raises:
        InvalidInput: One of them is in neither, or is not valid.
    """
    if base_url is None:
        base_url = os.environ.get(ADMIN_BASE_URL_VARIABLE) or os.environ.get(BASE_URL_VARIABLE)
        if not base_url:
            raise InvalidInput(
                "No address of the admin API: give a base_url, or set the environment variable"
                f" {ADMIN_BASE_URL_VARIABLE} or {BASE_URL_VARIABLE}."
            )
    if secret is None:
        secret = os.environ.get(ADMIN_SECRET_VARIABLE)
        if not secret:
            raise InvalidInput(
                "No secret of the admin API: give a secret, or set the environment variable"
                f" {ADMIN_SECRET_VARIABLE}."
            )
    if client_id is None:
        client_id = os.environ.get(ADMIN_CLIENT_ID_VARIABLE) or _DEFAULT_CLIENT_ID
    url = base_url_from(text("base_url", str(base_url)))
    return url, _secret(secret), text("client_id", client_id)


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
