"""The async admin client: the same groups of methods as `AdminClient`, to be awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from notify_typed._engine._async.client import AsyncAPIClient
from notify_typed._engine.settings import DEFAULT_TIMEOUT
from notify_typed.admin._core import DEFAULT_CLIENT_ID, AdminCore, environment
from notify_typed.admin._groups_async.catalogue import AsyncCatalogue
from notify_typed.admin._performing import AsyncPerformer

if TYPE_CHECKING:
    from uuid import UUID

    import httpx

    from notify_typed._engine.retries import OnRetry, RetryPolicy
    from notify_typed.admin._tracing import TraceSource
    from notify_typed.admin.caching import RequestCache

__all__ = ["AsyncAdminClient"]


class AsyncAdminClient(AdminCore, AsyncCatalogue, AsyncAPIClient):
    """The client of Notify's internal admin API for asyncio.

    It takes the same arguments as `AdminClient` and has the same groups with the same methods,
    which are awaited; lists are walked with ``async for``. Keep one client for as long as the event
    loop runs, and close it with ``await client.aclose()`` or an ``async with`` block.

    Args:
        http_client: An ``httpx.AsyncClient`` of your own.
    """

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
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        super().__init__(
            base_url,
            secret=secret,
            client_id=client_id,
            acting_user_id=acting_user_id,
            admin_base_url=admin_base_url,
            cache=cache,
            trace=trace,
            timeout=timeout,
            retries=retries,
            on_retry=on_retry,
        )
        self._connect(http_client)

    @classmethod
    def from_env(
        cls,
        *,
        acting_user_id: UUID | str | None = None,
        admin_base_url: str | None = None,
        cache: RequestCache | None = None,
    ) -> Self:
        """Make a client with what the environment says.

        Read are ``NOTIFY_ADMIN_BASE_URL``, or without it ``NOTIFY_BASE_URL``, and
        ``NOTIFY_ADMIN_SECRET``. `with_options` changes the rest.

        Args:
            acting_user_id: On whose behalf the client acts.
            admin_base_url: Where the admin website is.
            cache: Keeps services, people and templates.

        Raises:
            InvalidInput: One of them is not set, or makes no sense.
        """
        base_url, secret = environment()
        return cls(
            base_url,
            secret=secret,
            acting_user_id=acting_user_id,
            admin_base_url=admin_base_url,
            cache=cache,
        )

    @property
    def _perform(self) -> AsyncPerformer:
        return AsyncPerformer(self._send, self._addressed, self._cache)
