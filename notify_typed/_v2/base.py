"""The base of the v2 clients: an API key, and what to do when an outcome is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from notify_typed._details import read_details
from notify_typed._engine.base import BaseClient
from notify_typed._engine.retries import Options
from notify_typed._engine.settings import DEFAULT_TIMEOUT, base_url_from, retries_from, timeout_from
from notify_typed._v2.api_key import NotifyAuth, api_key_from

if TYPE_CHECKING:
    import httpx

    from notify_typed._engine.retries import OnRetry, OnUnknown, RetryPolicy
    from notify_typed._v2.api_key import ApiKey

__all__ = ["BaseNotifyClient"]


class BaseNotifyClient(BaseClient):
    """Settings and context of a v2 client; the two clients add the I/O."""

    def __init__(
        self,
        api_key: ApiKey | str | None = None,
        *,
        base_url: str | httpx.URL | None = None,
        timeout: float | httpx.Timeout = DEFAULT_TIMEOUT,
        retries: RetryPolicy | None = None,
        on_unknown: OnUnknown = "raise",
        on_retry: OnRetry | None = None,
    ) -> None:
        self._api_key = api_key_from(api_key)
        options = Options(
            timeout=timeout_from(timeout),
            retries=retries_from(retries),
            on_unknown=on_unknown,
            on_retry=on_retry,
        )
        auth = NotifyAuth(self._api_key)
        super().__init__(base_url_from(base_url), auth, options, read_details)

    @property
    def api_key(self) -> ApiKey:
        """The key that requests are signed with; its secret does not show when printed."""
        return self._api_key

    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | None = None,
        retries: RetryPolicy | None = None,
        on_unknown: OnUnknown | None = None,
        on_retry: OnRetry | None = None,
    ) -> Self:
        """Make a copy of the client with some options changed; what is left out stays.

        The copy shares the connections, the corrected clock and the retry budget, so closing one
        closes both.

        Args:
            timeout: Seconds for each of connect, read, write and pool, or an `httpx.Timeout`.
            retries: How often and for how long a call is tried.
            on_unknown: `"raise"`, or `"reconcile"`: look a send with an unknown outcome up by its
                reference, and repeat it only when it is not there. References must then be
                different for every message.
            on_retry: Told before each further attempt.

        Returns:
            The copy.

        Raises:
            InvalidInput: A value cannot be right.
        """
        return self._copy_with_options(
            timeout=timeout, retries=retries, on_unknown=on_unknown, on_retry=on_retry
        )

    def __repr__(self) -> str:
        """Say whose client it is and where it sends, without the secret."""
        return f"{type(self).__name__}({self.api_key!r}, base_url={self.base_url!r})"
