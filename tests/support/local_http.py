"""A bare HTTP client for a server on this machine."""

from __future__ import annotations

import ssl
from typing import Any, Final

import httpx
from patience import HANG

# By default each client reads all certificates anew, which takes it longer than most tests.
NO_CERTIFICATES: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def local_client(base_url: str | httpx.URL, **options: Any) -> httpx.Client:
    """Make a client that waits until the server hangs, and goes past the environment's proxy."""
    return httpx.Client(
        base_url=base_url, timeout=HANG, trust_env=False, verify=NO_CERTIFICATES, **options
    )
