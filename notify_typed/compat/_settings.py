"""Settings of a session of requests: those that work here, and what to write for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    import ssl
    from collections.abc import Mapping

    from notify_typed.compat._wire import Headers

__all__ = ["merged_headers", "no_such_setting", "proxy_mounts", "refuse_setting"]

_OWN_CLIENT = "set the client's request_session to an httpx.Client"
_INSTEAD = {
    "adapters": f"{_OWN_CLIENT}(transport=...)",
    "auth": f"{_OWN_CLIENT}(event_hooks=...); requests to Notify itself carry only a token",
    "cert": (
        "make an ssl.SSLContext, give it the certificate by load_cert_chain(certificate, key), and"
        " set verify to it"
    ),
    "hooks": f"{_OWN_CLIENT}(event_hooks=...)",
    "max_redirects": "leave it out: at most 30 redirects are followed",
    "mount": (
        f"{_OWN_CLIENT}(transport=httpx.HTTPTransport(retries=2)), which tries again to connect and"
        " sends nothing twice; notify_typed.NotifyClient tries again wherever that is safe"
    ),
    "params": f"{_OWN_CLIENT}(params=...)",
    "stream": "leave it out: an answer is always read whole",
    "trust_env": f"{_OWN_CLIENT}(trust_env=False)",
}


def refuse_setting(name: str) -> None:
    """Refuse a setting that would silently have no effect.

    Raises:
        AttributeError: It is one.
    """
    if name in _INSTEAD:
        raise no_such_setting(name)


def no_such_setting(name: str) -> AttributeError:
    """Make the error for an attribute that is not there, with what to write instead."""
    text = f"'Session' object has no attribute {name!r}"
    return AttributeError(f"{text}; {_INSTEAD[name]}" if name in _INSTEAD else text)


def merged_headers(always: Mapping[str, str], own: Headers) -> Headers:
    """Put the headers of a session beside those of a request, which win."""
    names = {name.lower() for name in own}
    rest = {name: value for name, value in always.items() if name.lower() not in names}
    return {**rest, **own}


def proxy_mounts(
    proxies: Mapping[str, str | None], tls: ssl.SSLContext, limits: httpx.Limits
) -> dict[str, httpx.BaseTransport | None]:
    """Make the transports that lead through proxies, by the addresses that go through them.

    Args:
        proxies: As requests has them: `"https"`, `"all"` or `"https://host"` to a proxy's URL.
        tls: Whose certificates to trust.
        limits: Of each transport's connections.

    Raises:
        InvalidInput: One of them cannot be used. The message shows no URL: it may have a password.
    """
    mounts: dict[str, httpx.BaseTransport | None] = {}
    for key, url in proxies.items():
        scheme, _, host = key.partition("://")
        if scheme not in {"http", "https", "all"}:
            raise InvalidInput(
                'The keys of proxies must be "http", "https", "all" or such as "https://host".'
            )
        mounts[f"{scheme}://{host}"] = _through(url, tls, limits) if url else None
    return mounts


def _through(url: str, tls: ssl.SSLContext, limits: httpx.Limits) -> httpx.HTTPTransport:
    try:
        proxy = httpx.Proxy(url if "://" in url else f"http://{url}")
        if proxy.url.scheme == "https":
            proxy = httpx.Proxy(proxy.url, auth=proxy.auth, ssl_context=tls)
        return httpx.HTTPTransport(verify=tls, limits=limits, proxy=proxy)
    except (httpx.InvalidURL, ValueError, ImportError):
        raise InvalidInput(
            "A value of proxies must be the URL of an HTTP proxy, such as http://proxy:8080."
        ) from None
