"""The ways a client reaches a server: by its own connections, or by a client that it is given."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import httpx
import httpx2
from client_world import KEY, NO_WAIT, TEMPLATE
from local_http import NO_CERTIFICATES
from patience import HANG

from notify_typed import AsyncNotifyClient, NotifyClient

if TYPE_CHECKING:
    import pytest

GIVEN: Final[dict[str, Callable[[], Any]]] = {
    "sync over httpx": partial(httpx.Client, verify=NO_CERTIFICATES),
    "sync over httpx2": partial(httpx2.Client, verify=NO_CERTIFICATES),
    "async over httpx": partial(httpx.AsyncClient, verify=NO_CERTIFICATES),
    "async over httpx2": partial(httpx2.AsyncClient, verify=NO_CERTIFICATES),
}
OWN: Final = ("sync", "async")
TRANSPORTS: Final = (*OWN, *GIVEN)
PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")

Call = Callable[[Any], Any]


def send_sms(client: Any) -> Any:
    values = {"name": "Amala Bird"}
    return client.send_sms_notification("07700900123", TEMPLATE, values, "my-reference")


def read_template(client: Any) -> Any:
    return client.get_template(TEMPLATE)


class Reach:
    """Makes calls with a client of its own connections, one after the other, and closes them."""

    def __init__(self, transport: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.transport = transport
        for name in PROXIES:
            monkeypatch.delenv(name, raising=False)
            monkeypatch.delenv(name.upper(), raising=False)

    def __call__(self, url: str, *calls: Call, **options: Any) -> list[Any]:
        """Make the calls and give their results."""
        options = {"base_url": url, "retries": NO_WAIT, "timeout": HANG, **options}
        if self.transport.startswith("async"):
            return asyncio.run(self._await(calls, options))
        if self.transport not in GIVEN:
            with NotifyClient(KEY, **options) as client:
                return [call(client) for call in calls]
        with GIVEN[self.transport]() as http_client:
            client = NotifyClient(KEY, http_client=http_client, **options)
            return [call(client) for call in calls]

    async def _await(self, calls: tuple[Call, ...], options: dict[str, Any]) -> list[Any]:
        if self.transport not in GIVEN:
            async with AsyncNotifyClient(KEY, **options) as client:
                return [await call(client) for call in calls]
        async with GIVEN[self.transport]() as http_client:
            client = AsyncNotifyClient(KEY, http_client=http_client, **options)
            return [await call(client) for call in calls]
