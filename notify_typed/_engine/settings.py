"""Checks the settings of a client: base URL, time-outs, retries."""

from __future__ import annotations

import logging
import os
import re

import httpx

from notify_typed._engine.inputs import kind, seconds
from notify_typed._engine.retries import RetryPolicy
from notify_typed.errors import InvalidInput

__all__ = [
    "BASE_URL_VARIABLE",
    "DEFAULT_BASE_URL",
    "DEFAULT_TIMEOUT",
    "LOOPBACK",
    "base_url_from",
    "retries_from",
    "timeout_from",
]

DEFAULT_BASE_URL = "https://api.notifications.service.gov.uk"
BASE_URL_VARIABLE = "NOTIFY_BASE_URL"
# Notify answers 504 after 30 seconds; waiting a little longer turns a lost answer, which
# leaves a send unknown, into a received one.
DEFAULT_TIMEOUT = httpx.Timeout(connect=10.0, read=35.0, write=30.0, pool=30.0)

_PORTS = 2**16
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

_log = logging.getLogger("notify_typed")


def base_url_from(value: object) -> httpx.URL:
    """Take the URL of Notify, or of a server that stands in for it.

    Without one, the environment variable `NOTIFY_BASE_URL` is read; without that it is Notify's
    own. Plain http is meant for a sandbox, and is warned of beyond this machine.

    Raises:
        InvalidInput: It is not an http or https URL, or holds a query, a fragment or a password.
    """
    text = os.environ.get(BASE_URL_VARIABLE) or DEFAULT_BASE_URL if value is None else value
    if not isinstance(text, str | httpx.URL):
        raise InvalidInput(f"base_url must be a string, not of type {type(text).__name__}.")
    try:
        url = httpx.URL(text.strip() if isinstance(text, str) else text)
    except (httpx.InvalidURL, ValueError):
        # The reason would quote a part of it, and what was put here may have been the key.
        raise InvalidInput("base_url is not a URL.") from None
    if url.scheme not in {"http", "https"} or not url.host:
        raise InvalidInput("base_url must start with https:// (or http:// for a local sandbox).")
    if url.userinfo or "?" in str(url) or "#" in str(url):
        raise InvalidInput("base_url must be a plain URL, without user, query or fragment.")
    if url.path.rstrip("/").endswith("/v2"):
        raise InvalidInput("base_url must end before /v2, which every path begins with.")
    if not _is_host(url.raw_host.decode("ascii")) or not 0 < (url.port or 443) < _PORTS:
        raise InvalidInput("base_url has an impossible host or port.")
    if url.scheme == "http" and url.host not in LOOPBACK:
        _log.warning(
            "base_url is plain http beyond this machine: messages travel readable to %s", url.host
        )
    return url


def timeout_from(value: object) -> httpx.Timeout:
    """Take time-outs: seconds for each of connect, read, write and pool, or an httpx.Timeout.

    Raises:
        InvalidInput: It is something else, or not more than 0, or absurdly long. There is no "for
            ever".
    """
    if isinstance(value, httpx.Timeout):
        limits = list(value.as_dict().values())
    elif isinstance(value, int | float) and not isinstance(value, bool):
        limits = [value]
    else:
        given, instead = kind(value), ""
        if value is None:
            instead = " A call cannot wait for ever."
        elif isinstance(value, tuple):
            instead = " For (connect, read) write httpx.Timeout(read, connect=connect)."
        raise InvalidInput(
            f"timeout must be a number of seconds or an httpx.Timeout, not {given}.{instead}"
        )
    for limit in limits:
        seconds("each part of timeout", limit)
    return value if isinstance(value, httpx.Timeout) else httpx.Timeout(value)


def retries_from(value: object) -> RetryPolicy:
    """Take a retry policy, or the usual one.

    Raises:
        InvalidInput: It is something else.
    """
    if value is None:
        return RetryPolicy()
    if not isinstance(value, RetryPolicy):
        raise InvalidInput(f"retries must be a RetryPolicy, not of type {type(value).__name__}.")
    return value


def _is_host(host: str) -> bool:
    if ":" in host:
        return True  # an IPv6 address, which httpx.URL has looked at
    labels = host.removesuffix(".").split(".")
    return all(re.fullmatch(r"[A-Za-z0-9_-]{1,63}", label) for label in labels)
