"""Senders: each sends one request and gives its answer, with the body read.

Behind a client stands either a transport of its own to the one host it talks to, or an httpx client
that the caller brought along.
"""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

import httpx

from notify_typed._engine.async_connection import async_check_owner
from notify_typed.errors import ClientClosed, InvalidInput

if TYPE_CHECKING:
    from notify_typed._engine.flow import Send
    from notify_typed._engine.requests import Requests

__all__ = ["AsyncClientSender", "AsyncSender", "AsyncTransportSender"]


class AsyncSender(Protocol):
    """Sends one request and gives its answer, with the body read."""

    async def send(self, step: Send) -> httpx.Response:
        """Send, or raise what the HTTP library raises."""
        ...

    async def aclose(self) -> None:
        """Close the connections that are this sender's own."""
        ...


class AsyncTransportSender:
    """Sends over a transport of the client's own.

    All requests go to one host, follow no redirects and keep no cookies, so httpx's transport is
    used without the client around it, whose work would go unused.
    """

    def __init__(self, requests: Requests, transport: httpx.AsyncBaseTransport) -> None:
        self._requests = requests
        self._transport = transport

    async def send(self, step: Send) -> httpx.Response:
        """Send, or raise what the HTTP library raises."""
        request = self._requests.signed(step)
        started = time.perf_counter()
        response = await self._transport.handle_async_request(request)
        response.request = request
        try:
            await response.aread()
        finally:
            await response.aclose()
        response.elapsed = timedelta(seconds=time.perf_counter() - started)
        return response

    async def aclose(self) -> None:
        """Close the connections."""
        await self._transport.aclose()


class AsyncClientSender:
    """Sends over the caller's httpx client: proxies, event hooks and certificates are its own."""

    def __init__(self, requests: Requests, client: object) -> None:
        if not isinstance(client, httpx.AsyncClient):
            raise InvalidInput(
                f"http_client must be an httpx.AsyncClient, not of type {type(client).__name__}."
            )
        self._requests = requests
        self._client = client

    async def send(self, step: Send) -> httpx.Response:
        """Send, or raise what the HTTP library raises."""
        if self._client.is_closed:
            raise ClientClosed("The http_client that this client was given is closed.")
        async_check_owner(self._client)
        requests, operation = self._requests, step.operation
        request = self._client.build_request(
            operation.method,
            requests.url(operation),
            headers=requests.headers(operation),
            content=operation.content,
            timeout=step.timeout,
        )
        return await self._client.send(request, auth=requests.auth, follow_redirects=False)

    async def aclose(self) -> None:
        """Leave the client open: it is the caller's."""
