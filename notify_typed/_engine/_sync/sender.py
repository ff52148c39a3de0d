# Made from notify_typed/_engine/_async/sender.py by scripts/make_sync.py; edit that.
"""Senders: each sends one request and gives its answer, with the body read.

Behind a client stands either a transport of its own to the one host it talks to, or an httpx client
that the caller brought along.
"""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

import httpx

from notify_typed._engine.connection import check_owner
from notify_typed.errors import ClientClosed, InvalidInput

if TYPE_CHECKING:
    from notify_typed._engine.flow import Send
    from notify_typed._engine.requests import Requests

__all__ = ["ClientSender", "Sender", "TransportSender"]


class Sender(Protocol):
    """Sends one request and gives its answer, with the body read."""

    def send(self, step: Send) -> httpx.Response:
        """Send, or raise what the HTTP library raises."""
        ...

    def close(self) -> None:
        """Close the connections that are this sender's own."""
        ...


class TransportSender:
    """Sends over a transport of the client's own.

    All requests go to one host, follow no redirects and keep no cookies, so httpx's transport is
    used without the client around it, whose work would go unused.
    """

    def __init__(self, requests: Requests, transport: httpx.BaseTransport) -> None:
        self._requests = requests
        self._transport = transport

    def send(self, step: Send) -> httpx.Response:
        """Send, or raise what the HTTP library raises."""
        request = self._requests.signed(step)
        started = time.perf_counter()
        response = self._transport.handle_request(request)
        response.request = request
        try:
            response.read()
        finally:
            response.close()
        response.elapsed = timedelta(seconds=time.perf_counter() - started)
        return response

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()


class ClientSender:
    """Sends over the caller's httpx client: proxies, event hooks and certificates are its own."""

    def __init__(self, requests: Requests, client: object) -> None:
        if not isinstance(client, httpx.Client):
            raise InvalidInput(
                f"http_client must be an httpx.Client, not of type {type(client).__name__}."
            )
        self._requests = requests
        self._client = client

    def send(self, step: Send) -> httpx.Response:
        """Send, or raise what the HTTP library raises."""
        if self._client.is_closed:
            raise ClientClosed("The http_client that this client was given is closed.")
        check_owner(self._client)
        requests, operation = self._requests, step.operation
        request = self._client.build_request(
            operation.method,
            requests.url(operation),
            headers=requests.headers(operation),
            content=operation.content,
            timeout=step.timeout,
        )
        return self._client.send(request, auth=requests.auth, follow_redirects=False)

    def close(self) -> None:
        """Leave the client open: it is the caller's."""
