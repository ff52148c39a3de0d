"""How commands reach Notify."""

from __future__ import annotations

import httpx

from notify_typed._cli.outcomes import WrongUse
from notify_typed._engine.settings import LOOPBACK

__all__ = ["refuse_plain_http"]


def refuse_plain_http(base_url: str) -> None:
    """Refuse plain HTTP beyond loopback.

    Raises:
        Failure: The URL is plain HTTP to another machine.
    """
    try:
        url = httpx.URL(base_url.strip())
    except httpx.InvalidURL:
        return  # which the client says better
    if url.scheme == "http" and url.host not in LOOPBACK:
        raise WrongUse(
            "plain http beyond this machine would show every request and its token to others on the"
            " way: use https."
        )
