"""The ways a client reaches a server: blocking, async over aiohttp, async over httpx alone."""

from __future__ import annotations

import asyncio
import importlib.util
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from client_world import KEY, NO_WAIT, TEMPLATE
from patience import HANG

from notify_typed import AsyncNotifyClient, NotifyClient

if TYPE_CHECKING:
    import pytest

TRANSPORTS = ("sync", "async over aiohttp", "async over httpx")
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
        if transport == "async over httpx":
            found = importlib.util.find_spec
            monkeypatch.setattr(
                importlib.util,
                "find_spec",
                lambda name, *more: None if name == "httpx_aiohttp" else found(name, *more),
            )

    def __call__(self, url: str, *calls: Call, **options: Any) -> list[Any]:
        """Make the calls and give their results."""
        options = {"base_url": url, "retries": NO_WAIT, "timeout": HANG, **options}
        if self.transport == "sync":
            with NotifyClient(KEY, **options) as client:
                return [call(client) for call in calls]
        return asyncio.run(self._await(calls, options))

    async def _await(self, calls: tuple[Call, ...], options: dict[str, Any]) -> list[Any]:
        async with AsyncNotifyClient(KEY, **options) as client:
            return [await call(client) for call in calls]
