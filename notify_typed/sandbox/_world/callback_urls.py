"""Addresses that callbacks can be sent to."""

from __future__ import annotations

import re

_NAME = re.compile(r"[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*\.?")
_HIGHEST_PORT = 65_535


def check_url(url: str) -> str | None:
    """Return the problem with a callback address, if any: a request to it must be possible."""
    import httpx  # noqa: PLC0415 - slow to import, and only needed by those who set callbacks

    try:
        parsed = httpx.URL(url)
        name = parsed.host  # decoded here, which fails for what looks like an encoded name
    except (httpx.InvalidURL, ValueError):
        return "is not a URL"
    if parsed.scheme not in ("http", "https") or not name:
        return "must begin with http:// or https:// and name a host"
    host = parsed.raw_host.decode("ascii")
    # Of numbers with colons httpx has seen already that they are an address.
    if ":" not in host and not _NAME.fullmatch(host):
        return "names a host that cannot be one"
    if parsed.port is not None and not 0 < parsed.port <= _HIGHEST_PORT:
        return f"must name a port between 1 and {_HIGHEST_PORT}"
    return None
