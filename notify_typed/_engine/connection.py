"""The connection of a client and its copies: a transport of its own, made when first needed."""

from __future__ import annotations

import threading
import urllib.request
from typing import TYPE_CHECKING, Generic, TypeVar

import httpx

from notify_typed._engine.settings import LOOPBACK
from notify_typed.errors import ClientClosed, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["KEEP_ALIVE", "LIMITS", "MOST_CONNECTIONS", "Connection", "proxy_for", "transport"]

SenderT = TypeVar("SenderT")

MOST_CONNECTIONS = 100
KEEP_ALIVE = 5.0  # seconds
LIMITS = httpx.Limits(
    max_connections=MOST_CONNECTIONS,
    max_keepalive_connections=MOST_CONNECTIONS,
    keepalive_expiry=KEEP_ALIVE,
)


class Connection(Generic[SenderT]):
    """Keeps the sender of a client and its copies.

    Args:
        make: Makes one when it is first needed.
        given: One that stands already.
    """

    def __init__(self, make: Callable[[], SenderT], given: SenderT | None) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._sender = given
        self._closed = False

    def sender(self) -> SenderT:
        """Give the sender.

        Raises:
            ClientClosed: The client is closed.
        """
        # Read once: another thread may close the client at any moment.
        sender = self._sender
        if sender is None:
            with self._lock:
                if self._closed:
                    raise ClientClosed("This client is closed; make a new one.")
                sender = self._sender
                if sender is None:
                    sender = self._sender = self._make()
        return sender

    def close(self) -> SenderT | None:
        """Give the sender to nobody any more, and return it if there is one to close."""
        with self._lock:
            sender, self._closed = self._sender, True
            self._sender = None
        return sender


def transport(base_url: httpx.URL) -> httpx.HTTPTransport:
    """Make a pool of connections to one host."""
    return httpx.HTTPTransport(verify=verify(base_url), limits=LIMITS, proxy=proxy_for(base_url))


def verify(base_url: httpx.URL) -> bool:
    """Tell whether there are certificates to check."""
    # Reading the certificates takes longer than anything else in making a client.
    return base_url.scheme == "https"


def proxy_for(base_url: httpx.URL) -> httpx.Proxy | None:
    """Find the proxy that the environment names for a host.

    Raises:
        InvalidInput: It is not the URL of a proxy.
    """
    # From a proxy's point of view a sandbox on this machine is somewhere else.
    if base_url.host in LOOPBACK or urllib.request.proxy_bypass(base_url.host):
        return None
    proxies = urllib.request.getproxies()
    url = proxies.get(base_url.scheme) or proxies.get("all")
    if not url:
        return None
    try:
        return httpx.Proxy(url if "://" in url else f"http://{url}")
    except (httpx.InvalidURL, ValueError):
        # The reason would quote the proxy's password.
        raise InvalidInput("The proxy that the environment names is not a URL of one.") from None
