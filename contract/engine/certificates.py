"""The certificates that a server is believed by."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    import ssl


@functools.cache
def certificates() -> ssl.SSLContext:
    """Read them once: httpx reads them for each client, which takes longer than most requests."""
    return httpx.create_ssl_context(trust_env=False)
