"""How commands reach Notify.

What it takes is imported when a command needs it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from notify_typed._cli.outcomes import NotDone, WrongUse

if TYPE_CHECKING:
    import httpx

    from notify_typed import NotifyClient, RetryEvent
    from notify_typed._cli.session import Session

__all__ = ["connect", "http_client", "is_sandbox", "refuse_plain_http", "server_of"]

_PATIENCE: Final = 5.0
_OK: Final = 200


def server_of(session: Session) -> str:
    """Find out where Notify is: on the command line, with the key, in the environment.

    Raises:
        Failure: It is plain HTTP to another machine.
        InvalidInput: It is not a URL.
    """
    from notify_typed._engine.settings import base_url_from  # noqa: PLC0415 - see above

    url = str(base_url_from(session.base_url or session.key.base_url)).rstrip("/")
    refuse_plain_http(url)
    return url


def connect(session: Session) -> NotifyClient:
    """Make a client with the key in use, that says so when it tries again."""
    from notify_typed._cli.watched import WatchedClient  # noqa: PLC0415 - see above

    def retried(event: RetryEvent) -> None:
        session.flight.retried(event)
        session.output.note(f"Trying again in {event.delay:.1f} s: {event.error}")

    client = WatchedClient(session.key.api_key, base_url=server_of(session), on_retry=retried)
    client.watched_by(session.flight)
    return session.resources.enter_context(client)


def http_client(url: str) -> httpx.Client:
    """Make an HTTP client for requests that are not Notify's v2 API.

    Args:
        url: Where it leads; no proxy of the environment leads to this machine itself.
    """
    import httpx  # noqa: PLC0415 - see above

    from notify_typed._engine.settings import LOOPBACK  # noqa: PLC0415 - see above
    from notify_typed._engine.tls import tls_context  # noqa: PLC0415 - see above

    parts = urlsplit(url)
    return httpx.Client(
        base_url=url,
        trust_env=parts.hostname not in LOOPBACK,
        verify=tls_context() if parts.scheme == "https" else False,
        timeout=_PATIENCE,
    )


def control_headers(url: str) -> dict[str, str]:
    """Return the headers with the password of a sandbox's control API, where one is known.

    Args:
        url: Where the sandbox is.
    """
    from notify_typed._running import password_of  # noqa: PLC0415 - see above

    password = os.environ.get("NOTIFY_PAGE_PASSWORD") or password_of(url)
    return {"Authorization": f"Bearer {password}"} if password else {}


def is_sandbox(url: str) -> bool:
    """Tell whether a server is a sandbox, which reaches nobody. Notify itself is not asked.

    Raises:
        NotDone: Nothing answers there.
    """
    from notify_typed._engine.settings import DEFAULT_BASE_URL  # noqa: PLC0415 - see above

    if url.rstrip("/") == DEFAULT_BASE_URL:
        return False
    import httpx  # noqa: PLC0415 - see above

    try:
        with http_client(url) as http:
            answer = http.get("/_sandbox/health")
        body: object = answer.json()
    except httpx.ConnectError as problem:
        raise NotDone(
            f"nothing answers at {url}. Start a sandbox there, or correct --base-url or"
            " NOTIFY_BASE_URL. Nothing was sent."
        ) from problem
    except (httpx.HTTPError, ValueError):
        return False
    return answer.status_code == _OK and isinstance(body, dict) and "base_url" in body


def refuse_plain_http(base_url: str) -> None:
    """Refuse plain HTTP beyond loopback.

    Raises:
        Failure: The URL is plain HTTP to another machine.
    """
    from notify_typed._engine.settings import LOOPBACK  # noqa: PLC0415 - see above

    try:
        url = urlsplit(base_url.strip())
    except ValueError:
        return  # which the client says better
    if url.scheme == "http" and url.hostname not in LOOPBACK:
        raise WrongUse(
            "the address must start with https:// unless it is on this machine: plain http shows"
            " messages and tokens to others on the way."
        )
