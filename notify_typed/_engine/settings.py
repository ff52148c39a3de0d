"""Checks the settings of a client: base URL and retries."""

from __future__ import annotations

import logging
import os
import re
from typing import Final

from attrs import frozen

from notify_typed._engine.http_clients import parsed_url
from notify_typed._engine.retries import RetryPolicy
from notify_typed.errors import InvalidInput

__all__ = [
    "BASE_URL_VARIABLE",
    "DEFAULT_BASE_URL",
    "LOOPBACK",
    "BaseURL",
    "base_url_from",
    "retries_from",
]

DEFAULT_BASE_URL = "https://api.notifications.service.gov.uk"
BASE_URL_VARIABLE = "NOTIFY_BASE_URL"
_WEBSITE: Final = "www.notifications.service.gov.uk"

_PORTS = 2**16
_USUAL_PORTS: Final = {"http": 80, "https": 443}
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

# As plain as nearly all are. For any other a library that knows all the rules is imported.
_PLAIN: Final = re.compile(r"(https?)://([a-z0-9._-]+)(?::([1-9]\d{0,4}))?((?:/[A-Za-z0-9._~-]*)*)")

# A key was given by mistake, or a part of one.
_SECRET: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}", re.IGNORECASE)
_MOST_SHOWN: Final = 60

_log = logging.getLogger("notify_typed")


@frozen
class BaseURL:
    """Where an API is.

    Attributes:
        scheme: `http` or `https`.
        host: The host, as people write it.
        raw_host: The same in ASCII.
        port: The port.
        path: What all paths begin with, behind a gateway; without a `/` at its end.
        text: All of it.
    """

    scheme: str
    host: str
    raw_host: str
    port: int
    path: str
    text: str

    @property
    def origin(self) -> str:
        """The URL without a path, in ASCII."""
        host = f"[{self.raw_host}]" if ":" in self.raw_host else self.raw_host
        port = "" if self.port == _USUAL_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    def __str__(self) -> str:
        return self.text


def base_url_from(value: object) -> BaseURL:
    """Take the URL of Notify, or of a server that stands in for it.

    Without one, the environment variable `NOTIFY_BASE_URL` is read; without that it is Notify's
    own. Plain http is meant for a sandbox, and is warned of beyond this machine.

    Raises:
        InvalidInput: It is not an http or https URL, or holds a query, a fragment or a password.
    """
    text = os.environ.get(BASE_URL_VARIABLE) or DEFAULT_BASE_URL if value is None else value
    if not isinstance(text, str):
        if type(text).__name__ != "URL":
            raise InvalidInput(f"base_url must be a string, not of type {type(text).__name__}.")
        text = str(text)  # of httpx, or of httpx2
    url = _taken_apart(text.strip())
    if url.host == _WEBSITE:
        raise InvalidInput(f"base_url must be the API, {DEFAULT_BASE_URL}, not Notify's website.")
    if url.path.endswith("/v2"):
        raise InvalidInput("base_url must end before /v2: the client adds that.")
    if not _is_host(url.raw_host) or not 0 < url.port < _PORTS:
        raise InvalidInput("base_url must have a host and a port that can exist.")
    if url.scheme == "http" and url.host not in LOOPBACK:
        _log.warning(
            "base_url is plain http beyond this machine: messages travel readable to %s", url.host
        )
    return url


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


def _taken_apart(text: str) -> BaseURL:
    plain = _PLAIN.fullmatch(text)
    if plain is not None and plain[3] not in {"80", "443"}:
        scheme, host, path = plain[1], plain[2], plain[4].rstrip("/")
        return BaseURL(scheme, host, host, int(plain[3] or _USUAL_PORTS[scheme]), path, text)
    try:
        url = parsed_url(text)
    except ValueError:
        # What was put here may have been the key.
        raise InvalidInput(
            "base_url must be a URL, such as https://notify.example.gov.uk."
        ) from None
    if url.scheme not in _USUAL_PORTS or not url.host:
        raise InvalidInput(
            f"base_url must start with https://, or http:// for a sandbox{_not(text)}."
        )
    if url.userinfo or "?" in str(url) or "#" in str(url):
        raise InvalidInput("base_url must be a plain URL, without user, query or fragment.")
    port = _USUAL_PORTS[url.scheme] if url.port is None else url.port
    path = url.raw_path.decode("ascii").rstrip("/")
    return BaseURL(url.scheme, url.host, url.raw_host.decode("ascii"), port, path, str(url))


def _not(text: str) -> str:
    """Show what was given instead, unless it may be a key or hold a password."""
    if not text or len(text) > _MOST_SHOWN or "@" in text or _SECRET.search(text):
        return ""
    return f", not {text!r}"


def _is_host(host: str) -> bool:
    if ":" in host:
        return True  # an IPv6 address, which has been looked at
    labels = host.removesuffix(".").split(".")
    return all(re.fullmatch(r"[A-Za-z0-9_-]{1,63}", label) for label in labels)
