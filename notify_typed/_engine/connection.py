"""The connection of a client and its copies: a transport of its own, made when first needed."""

from __future__ import annotations

import urllib.request
from typing import TYPE_CHECKING, Generic, TypeVar

import httpx

from notify_typed._engine.processes import PerProcess, check_owner
from notify_typed._engine.settings import LOOPBACK
from notify_typed._engine.tls import tls_context
from notify_typed.errors import ClientClosed, InvalidInput

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

__all__ = [
    "KEEP_ALIVE",
    "LIMITS",
    "MOST_CONNECTIONS",
    "Connection",
    "check_owner",
    "route",
    "transport",
]

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
        make: Makes one when it is first needed, and after a fork another.
        given: One that stands already.
    """

    def __init__(self, make: Callable[[], SenderT], given: SenderT | None) -> None:
        self._make = make
        self._given = given
        self._kept = PerProcess[SenderT]()
        self._closed = False

    def sender(self) -> SenderT:
        """Give the sender.

        Raises:
            ClientClosed: The client is closed.
        """
        return self._kept.get(self._open)

    def close(self) -> SenderT | None:
        """Give the sender to nobody any more, and return it if there is one to close."""
        self._closed = True
        return self._kept.take()

    def _open(self) -> SenderT:
        if self._closed:
            raise ClientClosed("This client is closed; make a new one.")
        return self._make() if self._given is None else self._given


def transport(base_url: httpx.URL, verify: ssl.SSLContext | None) -> httpx.HTTPTransport:
    """Make a pool of connections to one host."""
    tls, proxy = route(base_url, verify)
    return httpx.HTTPTransport(verify=tls, limits=LIMITS, proxy=proxy)


def route(
    base_url: httpx.URL, verify: ssl.SSLContext | None
) -> tuple[ssl.SSLContext | bool, httpx.Proxy | None]:
    """Find whose certificates to trust on the way to a host, and through which proxy it goes.

    Raises:
        InvalidInput: The environment names a proxy or certificates that cannot be used.
    """
    proxy = _proxy_for(base_url)
    by_tls = proxy is not None and proxy.url.scheme == "https"
    if base_url.scheme != "https" and not by_tls:
        # Reading the certificates takes longer than anything else in making a client.
        return False, proxy
    tls = tls_context() if verify is None else verify
    if proxy is not None and by_tls:
        proxy = httpx.Proxy(proxy.url, auth=proxy.auth, ssl_context=tls)
    return tls, proxy


def _proxy_for(base_url: httpx.URL) -> httpx.Proxy | None:
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
