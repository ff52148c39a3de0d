"""Senders: each sends one request and gives its answer, with the body read.

Behind a client stand either connections of its own to the one host it talks to, or an HTTP client
that the caller brought along.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from notify_typed._engine.answers import Answer, Headers, RequestFacts
from notify_typed._engine.async_bounds import async_bounded
from notify_typed._engine.async_connection import async_check_owner
from notify_typed._engine.bodies import Body, codings
from notify_typed._engine.connection import OddRoute, route
from notify_typed._engine.failures import ReadTimeout, TooLarge
from notify_typed._engine.http_clients import (
    Watch,
    async_client_through,
    checked_client,
    is_network_error,
    module_of,
)
from notify_typed._engine.wire.awaiting import AsyncWire
from notify_typed._engine.wire.limits import Limits
from notify_typed.errors import ClientClosed

if TYPE_CHECKING:
    import ssl

    from notify_typed._engine.flow import Send
    from notify_typed._engine.requests import Requests

__all__ = ["AsyncClientSender", "AsyncSender", "AsyncWireSender", "async_sender"]

_SHOWN = ("http_version", "reason_phrase")


class AsyncSender(Protocol):
    """Sends one request and gives its answer, with the body read."""

    async def send(self, step: Send) -> Answer:
        """Send, or raise what went wrong."""
        ...

    async def aclose(self) -> None:
        """Close the connections that are this sender's own."""
        ...


def async_sender(requests: Requests, verify: ssl.SSLContext | None) -> AsyncSender:
    """Make a sender with connections of its own.

    Raises:
        InvalidInput: The environment names a proxy or certificates that cannot be used.
    """
    way = route(requests.base_url, verify)
    if isinstance(way, OddRoute):
        return AsyncClientSender(requests, async_client_through(way.proxy, way.tls), proxy=way.via)
    return AsyncWireSender(requests, AsyncWire(way))


class AsyncWireSender:
    """Sends over connections of the client's own."""

    def __init__(self, requests: Requests, wire: AsyncWire) -> None:
        self._requests = requests
        self._wire = wire

    async def send(self, step: Send) -> Answer:
        """Send, or raise what went wrong."""
        operation, requests = step.operation, self._requests
        started = time.perf_counter()
        limits = Limits(step.timeout, step.seconds)
        outgoing = requests.signed(operation, self._wire.route)
        incoming = await self._wire.exchange(outgoing, operation.most, limits)
        return Answer(
            incoming.status,
            incoming.headers,
            incoming.content,
            partial(requests.facts, operation),
            time.perf_counter() - started,
        )

    async def aclose(self) -> None:
        """Close the connections."""
        self._wire.close()


class AsyncClientSender:
    """Sends over an HTTP client: proxies, event hooks and certificates are its own.

    Args:
        requests: Makes the requests.
        client: The HTTP client.
        proxy: Host and port of the proxy that the client was made for, by this sender's maker;
            left out for a client of the caller's.
    """

    def __init__(self, requests: Requests, client: object, *, proxy: str = "") -> None:
        self._requests = requests
        self._client = checked_client(client, "AsyncClient")
        self._library = module_of(client)
        self._proxy = proxy

    async def send(self, step: Send) -> Answer:
        """Send, or raise what went wrong."""
        if self._client.is_closed:
            raise ClientClosed("The http_client that this client was given is closed.")
        async_check_owner(self._client)
        watch = Watch()
        try:
            return await async_bounded(step.seconds, self._exchange, step, watch)
        except Exception as error:
            if not is_network_error(error):
                raise
            failure = watch.failure(error)
            failure.proxy = self._proxy
        # Out here, as what was caught holds the request.
        raise failure

    async def aclose(self) -> None:
        """Close the client if it is this sender's own, and leave the caller's open."""
        if self._proxy:
            await self._client.aclose()

    async def _exchange(self, step: Send, watch: Watch) -> Answer:
        requests, operation = self._requests, step.operation
        started = time.perf_counter()
        request = self._client.build_request(
            operation.method,
            requests.url(operation),
            headers=requests.headers(operation),
            content=operation.content,
            timeout=self._library.Timeout(**step.timeout.as_dict()),
            extensions={"trace": watch.async_note},
        )
        response = await self._client.send(
            request, auth=requests.auth, follow_redirects=False, stream=True
        )
        watch.stream = response.extensions.get("network_stream", watch.stream)
        try:
            content = await self._content(response, step, started)
        finally:
            await response.aclose()
        headers = [each for each in request.headers.raw if each[0].lower() != b"authorization"]
        facts = RequestFacts(request.method, str(request.url), headers, operation.content or b"")
        return Answer(
            response.status_code,
            Headers(response.headers.raw),
            content,
            lambda: facts,
            time.perf_counter() - started,
            {key: response.extensions[key] for key in _SHOWN if key in response.extensions},
        )

    async def _content(self, response: Any, step: Send, started: float) -> bytes:  # noqa: ANN401 - of either library
        """Read the body, unless a hook has, or there was nothing to wait for."""
        is_read = response.is_stream_consumed
        coded = () if is_read else codings(response.headers.get("Content-Encoding", ""))
        try:
            body = Body(step.operation.most, coded)
            if is_read:
                body.add(await response.aread())
            else:
                async for piece in response.aiter_raw():
                    body.add(piece)
                    if step.seconds is not None and time.perf_counter() - started > step.seconds:
                        raise ReadTimeout
            return body.finish()
        except TooLarge as failure:
            failure.status_code = response.status_code
            failure.trace_id = response.headers.get("X-B3-TraceId")
            raise
