"""Turns what a client is given into checked settings: base URL, time-outs, options."""

from __future__ import annotations

import logging
import os

import httpx

from notify_typed.auth import ApiKey
from notify_typed.errors import InvalidInput

__all__ = [
    "BASE_URL_VARIABLE",
    "DEFAULT_BASE_URL",
    "DEFAULT_TIMEOUT",
    "api_key_from",
    "base_url_from",
    "timeout_from",
]

DEFAULT_BASE_URL = "https://api.notifications.service.gov.uk"
BASE_URL_VARIABLE = "NOTIFY_BASE_URL"
# Notify answers 504 by itself after 30 seconds; waiting a little longer turns a lost answer, which
# leaves a send unknown, into a received one.
DEFAULT_TIMEOUT = httpx.Timeout(connect=10.0, read=35.0, write=30.0, pool=30.0)

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}

_log = logging.getLogger("notify_typed")


def api_key_from(value: ApiKey | str | None) -> ApiKey:
    """Take an API key as it is, take its text apart, or read it from the environment.

    Raises:
        InvalidApiKey: There is none, or it has not the form of one.
    """
    if value is None:
        return ApiKey.from_environment()
    return value if isinstance(value, ApiKey) else ApiKey.parse(value)


def base_url_from(value: object) -> httpx.URL:
    """Take the URL of Notify, or of a server that stands in for it.

    Without one, the environment variable ``NOTIFY_BASE_URL`` is read; without that it is Notify's
    own. Plain http is meant for a sandbox, and is warned of beyond this machine.

    Raises:
        InvalidInput: It is no http or https URL, or holds a query, a fragment or a password.
    """
    text = os.environ.get(BASE_URL_VARIABLE) or DEFAULT_BASE_URL if value is None else value
    if not isinstance(text, str | httpx.URL):
        raise InvalidInput(f"base_url must be a string, not of type {type(text).__name__}.")
    try:
        url = httpx.URL(text.strip() if isinstance(text, str) else text)
    except httpx.InvalidURL as error:
        raise InvalidInput(f"base_url is not a URL: {error}.") from None
    if url.scheme not in {"http", "https"} or not url.host:
        raise InvalidInput("base_url must start with https:// (or http:// for a local sandbox).")
    if url.userinfo or url.query or url.fragment:
        raise InvalidInput("base_url must be a plain URL, without user, query or fragment.")
    if url.scheme == "http" and url.host not in _LOOPBACK:
        _log.warning(
            "base_url is plain http beyond this machine: messages travel readable to %s", url.host
        )
    return url


def timeout_from(value: object) -> httpx.Timeout:
    """Take time-outs: seconds for each of connect, read, write and pool, or an httpx.Timeout.

    Raises:
        InvalidInput: It is something else, or not more than 0. There is no "for ever".
    """
    if isinstance(value, httpx.Timeout):
        seconds = list(value.as_dict().values())
    elif isinstance(value, int | float) and not isinstance(value, bool):
        seconds = [value]
    else:
        raise InvalidInput(
            "timeout must be a number of seconds or an httpx.Timeout, not of type"
            f" {type(value).__name__}."
        )
    if not all(limit is not None and 0 < limit < float("inf") for limit in seconds):
        raise InvalidInput("timeout must be more than 0 seconds, and finite, in each of its parts.")
    return value if isinstance(value, httpx.Timeout) else httpx.Timeout(value)
