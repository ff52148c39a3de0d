"""The connection of a client and its copies: a sender of its own, made when first needed."""

from __future__ import annotations

import base64
import os
import sys
from typing import TYPE_CHECKING, Final, Generic, TypeVar
from urllib.parse import unquote

from attrs import field, frozen

from notify_typed._engine.http_clients import parsed_url
from notify_typed._engine.processes import PerProcess, check_owner
from notify_typed._engine.settings import LOOPBACK
from notify_typed._engine.tls import tls_context
from notify_typed._engine.wire.route import Hop, Route
from notify_typed.errors import ClientClosed, InvalidInput

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from notify_typed._engine.settings import BaseURL

__all__ = ["Connection", "OddRoute", "check_owner", "route"]

SenderT = TypeVar("SenderT")

_USUAL_PORTS: Final = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}


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


@frozen
class OddRoute:
    """A way that httpx goes better: by SOCKS, or to a proxy over TLS.

    Attributes:
        proxy: The proxy's URL, with its password.
        tls: Checks certificates; None for plain http.
        via: The proxy's host and port.
    """

    proxy: str = field(repr=False)
    tls: ssl.SSLContext | None
    via: str


def route(base_url: BaseURL, verify: ssl.SSLContext | None) -> Route | OddRoute:
    """Find whose certificates to trust on the way to a host, and through which proxy it goes.

    Raises:
        InvalidInput: The environment names a proxy or certificates that cannot be used.
    """
    target = Hop(base_url.raw_host, base_url.port)
    named = _proxy_for(base_url)
    if named is None:
        return Route(target, _tls(base_url.scheme, verify))
    try:
        proxy = parsed_url(named)
    except ValueError:
        proxy = None
    if proxy is None or proxy.scheme not in _USUAL_PORTS or not proxy.host:
        # Without the reason, which would quote the proxy's password.
        raise InvalidInput(
            f"The proxy that the environment names for {base_url.scheme} must be"
            " http://host:port or http://user:password@host:port,"
            " with @, : and / in a password written as %40, %3A and %2F."
        )
    hop = Hop(proxy.raw_host.decode("ascii"), proxy.port or _USUAL_PORTS[proxy.scheme])
    tls = _tls(base_url.scheme if proxy.scheme != "https" else "https", verify)
    if proxy.scheme != "http":
        return OddRoute(named, tls, str(hop))
    credentials = None
    if proxy.userinfo:
        user, _, password = (unquote(each) for each in proxy.userinfo.decode().partition(":"))
        credentials = b"Basic " + base64.b64encode(f"{user}:{password}".encode())
    return Route(target, tls, hop, credentials)


def _tls(scheme: str, verify: ssl.SSLContext | None) -> ssl.SSLContext | None:
    # Reading the certificates takes longer than anything else in making a client.
    if scheme != "https":
        return None
    return tls_context() if verify is None else verify


def _proxy_for(base_url: BaseURL) -> str | None:
    """Find the URL of the proxy that the environment names for a host."""
    # From a proxy's point of view a sandbox on this machine is somewhere else.
    if base_url.host in LOOPBACK or not _may_have_proxies():
        return None
    import urllib.request  # noqa: PLC0415 - slow to import

    if urllib.request.proxy_bypass(base_url.host):
        return None
    proxies = urllib.request.getproxies()
    url = proxies.get(base_url.scheme) or proxies.get("all")
    if not url:
        return None
    return url if "://" in url else f"http://{url}"


def _may_have_proxies() -> bool:
    """Tell whether to look for proxies: in the environment, or where else a system keeps them."""
    return sys.platform in {"darwin", "win32"} or any(
        name.lower().endswith("_proxy") for name in os.environ
    )
