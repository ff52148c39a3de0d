"""The blocking admin client: its groups of methods, and the I/O behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from notify_typed._engine._sync.client import SyncAPIClient
from notify_typed._engine.settings import DEFAULT_TIMEOUT
from notify_typed.admin._core import DEFAULT_CLIENT_ID, AdminCore, environment
from notify_typed.admin._groups.catalogue import Catalogue
from notify_typed.admin._performing import Performer

if TYPE_CHECKING:
    from uuid import UUID

    import httpx

    from notify_typed._engine.retries import OnRetry, RetryPolicy
    from notify_typed.admin._tracing import TraceSource
    from notify_typed.admin.caching import RequestCache

__all__ = ["AdminClient"]


class AdminClient(AdminCore, Catalogue, SyncAPIClient):
    """A client of Notify's internal admin API.

    Whoever has the secret may do anything, for any service: this is for those who run Notify or a
    sandbox of it. Programs that send messages for a service use `NotifyClient`.

    Safe to use from several threads at once; make one and keep it, as it keeps its connections.
    Close it, or use it in a ``with`` block. A change is made once: it is tried again only where it
    is certain that nothing was done, and is otherwise reported as `OutcomeUnknown`.

    Args:
        base_url: Where the API is, such as ``http://localhost:6011``.
        secret: What tokens are signed with.
        client_id: The name that the secret belongs to.
        acting_user_id: On whose behalf the client acts. Notify keeps it with most changes.
        admin_base_url: Where the admin website is; it goes into links of the emails that some
            methods send.
        cache: Keeps services, people and templates, as Notify's own website does; none when left
            out. What shares a cache with a Notify must use this client for every change.
        trace: Gives the trace that the work in hand belongs to; it is passed on to Notify.
        timeout: Seconds for each of connect, read, write and pool, or an ``httpx.Timeout``.
        retries: How often and for how long a call is tried.
        on_retry: Told before each further attempt.
        http_client: An ``httpx.Client`` of your own; see `NotifyClient`. httpx logs the addresses
            of requests at level INFO; that of `Invites.check_token` holds the token.

    Raises:
        InvalidInput: An argument makes no sense.

    Every method that talks to Notify raises `InvalidInput` for arguments that cannot be right,
    before anything is sent, and a `RequestError` that says what is known when a request fails.

    Example:
        ::

            with AdminClient("http://localhost:6011", secret=secret) as admin:
                user = admin.users.get_user_by_email("amala.bird@example.com")
                admin = admin.acting_as(user.id)
                key = admin.api_keys.create_api_key(service_id, "For tests", "test")
                notify = NotifyClient(key.key, base_url=admin.base_url)
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
        http_client: httpx.Client | None = None,
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
    def _perform(self) -> Performer:
        return Performer(self._send, self._addressed, self._cache)
