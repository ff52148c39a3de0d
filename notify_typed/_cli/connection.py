"""How commands reach Notify."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from notify_typed._cli.outcomes import WrongUse
from notify_typed._engine.connection import transport
from notify_typed._engine.settings import DEFAULT_BASE_URL, LOOPBACK, base_url_from

if TYPE_CHECKING:
    from notify_typed import NotifyClient, RetryEvent
    from notify_typed._cli.flight import Flight
    from notify_typed._cli.session import Session

__all__ = ["connect", "http_client", "is_sandbox", "refuse_plain_http", "server_of"]

_PATIENCE = 5.0


def server_of(session: Session) -> httpx.URL:
    """Find out where Notify is: on the command line, with the key, in the environment.

    Raises:
        Failure: It is plain HTTP to another machine.
        InvalidInput: It is not a URL.
    """
    url = base_url_from(session.base_url or session.key.base_url)
    refuse_plain_http(str(url))
    return url


def http_client(session: Session, url: httpx.URL) -> httpx.Client:
    """Make an HTTP client that tells the session's flight what leaves, and is closed with it."""
    client = httpx.Client(transport=_Watched(transport(url, None), session.flight), trust_env=False)
    return session.resources.enter_context(client)


def connect(session: Session) -> NotifyClient:
    """Make a client with the key in use, that says so when it tries again."""
    from notify_typed import NotifyClient  # noqa: PLC0415 - takes a while to import

    url = server_of(session)

    def retried(event: RetryEvent) -> None:
        session.flight.retried(event)
        session.output.note(f"Trying again in {event.delay:.1f} s: {event.error}")

    return NotifyClient(
        session.key.api_key,
        base_url=url,
        on_retry=retried,
        http_client=http_client(session, url),
    )


def is_sandbox(url: httpx.URL) -> bool:
    """Tell whether a server is a sandbox, which reaches nobody. Notify itself is not asked."""
    if str(url).rstrip("/") == DEFAULT_BASE_URL:
        return False
    try:
        with httpx.Client(transport=transport(url, None), trust_env=False) as http:
            answer = http.get(f"{str(url).rstrip('/')}/_sandbox/health", timeout=_PATIENCE)
        body: object = answer.json()
    except (httpx.HTTPError, ValueError):
        return False
    return answer.status_code == httpx.codes.OK and isinstance(body, dict) and "base_url" in body


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


class _Watched(httpx.BaseTransport):
    """Tells when a message leaves, and when Notify has it."""

    def __init__(self, transport: httpx.BaseTransport, flight: Flight) -> None:
        self._transport = transport
        self._flight = flight

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.method != "POST" or "/v2/notifications/" not in request.url.path:
            return self._transport.handle_request(request)
        self._flight.leaving()
        try:
            response = self._transport.handle_request(request)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            self._flight.back()
            raise
        if response.is_success:
            self._flight.taken()
        return response

    def close(self) -> None:
        self._transport.close()
