"""Connections that are kept between requests, as the official client has them from requests.

Redirects are followed as requests follows them, with two limits: another server gets neither the
token nor any header of ours, and never the body of a message.
"""

from __future__ import annotations

import os
import weakref
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, NoReturn, Protocol, Self, TypedDict

import httpx

from notify_typed._engine.processes import PerProcess, check_owner
from notify_typed._engine.settings import LOOPBACK
from notify_typed._engine.tls import tls_context, verify_from
from notify_typed.compat._bounded import sent
from notify_typed.compat._settings import (
    merged_headers,
    no_such_setting,
    proxy_mounts,
    refuse_setting,
)
from notify_typed.compat._wire import header_fields, httpx_timeout, url_with_params
from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Mapping, MutableMapping
    from types import TracebackType
    from typing import NotRequired, Unpack

    from notify_typed._engine.tls import Verify
    from notify_typed.compat._wire import Headers, Params, Timeout

__all__ = ["RequestKwargs", "RequestSession", "Session", "SessionOfRequests"]

_LIMITS = httpx.Limits(max_connections=None, max_keepalive_connections=100)
_MOST_REDIRECTS = 30
# No proxy reaches this machine on our behalf, whatever the environment says: a sandbox runs here.
_NO_PROXY: Mapping[str, None] = {
    f"all://[{host}]" if ":" in host else f"all://{host}": None for host in LOOPBACK
}
# Redirects that ask for the same request again, body included.
_IN_FULL = {307, 308}
# All that a server we were redirected to gets to know of the request.
_HEADERS_FOR_ANYBODY = {"accept", "accept-encoding", "connection", "user-agent"}
_HEADERS_OF_ONE_REQUEST = {"host", "content-length", "cookie", "transfer-encoding"}


class RequestKwargs(TypedDict):
    """What a request is made with, beside method and URL.

    Attributes:
        headers: Header fields; those that are None are left out.
        timeout: Seconds, or a pair for connecting and for reading; None waits for ever.
        data: The body.
        params: What to add to the URL's query.
    """

    headers: Headers
    timeout: Timeout
    data: NotRequired[str | bytes]
    params: NotRequired[Params]


class RequestSession(Protocol):
    """Sends a request; what `BaseAPIClient.request_session` must be able to do."""

    def request(self, method: str, url: str, **kwargs: Unpack[RequestKwargs]) -> httpx.Response:
        """Send, and give the answer with its body read, whatever its status."""
        ...


class SessionOfRequests(Protocol):
    """A session of requests, which takes and gives types of its own."""

    @property
    def request(self) -> Callable[..., Any]:
        """Send, and give the answer."""
        ...


class Session:
    """Sends requests over connections that are kept; safe to use from several threads.

    Proxies and certificates are taken from the environment: `HTTPS_PROXY`, `NO_PROXY` and so
    on; `REQUESTS_CA_BUNDLE` and `CURL_CA_BUNDLE` as requests does, `SSL_CERT_FILE` and
    `SSL_CERT_DIR` as httpx does. This machine itself is reached without a proxy. `proxies`,
    `verify` and `headers` can be set as on a session of requests; other settings of it are refused
    with what to write instead. Nothing is ever sent twice.

    httpx logs the URL of every request, its query included, at level INFO under the name `httpx`.

    Args:
        http_client: Where requests go through; it stays the caller's to close. Without it a client
            is made when the first request leaves, and closed with the session.
        verify: The path of a file or a folder of authorities' certificates, or an
            `ssl.SSLContext`; left out, what the environment names.

    Attributes:
        headers: Sent with every request, where the client does not set them itself.
        proxies: Proxies by what goes through them: `"https"`, `"http"`, `"all"` or
            `"https://host"`; None for none. Where there are any, those of the environment are not
            used.
    """

    headers: MutableMapping[str, str]
    proxies: dict[str, str | None]

    def __init__(
        self, http_client: httpx.Client | None = None, *, verify: Verify | None = None
    ) -> None:
        self._given = http_client
        self._verify = verify_from(verify)
        self._own = PerProcess[_Own]()
        self.headers = httpx.Headers()
        self.proxies = {}

    @property
    def verify(self) -> ssl.SSLContext | Literal[True]:
        """Whose certificates to trust; True for what the environment names.

        May be set to the path of a file or a folder of certificates, an `ssl.SSLContext`, or True.
        """
        return self._verify or True

    @verify.setter
    def verify(self, value: Verify | Literal[True]) -> None:
        if isinstance(value, bool) and not value:
            raise InvalidInput(
                "verify=False would give messages and tokens to anybody on the way: name the"
                " certificate that is missing, as in verify='company.pem'."
            )
        self._refuse_for_own_client("verify")
        self._verify = None if value is True else verify_from(value)

    def request(self, method: str, url: str, **kwargs: Unpack[RequestKwargs]) -> httpx.Response:
        """Send a request and give its answer, whatever its status.

        Args:
            method: The HTTP method.
            url: The whole URL.
            **kwargs: See `RequestKwargs`.

        Raises:
            InvalidInput: One of the arguments makes no request.
            ClientClosed: The caller's httpx client was used before this process was forked.
            httpx.HTTPStatusError: There were more than 30 redirects, or one that would have taken
                the body to another server.
            httpx.HTTPError: No answer came.
            httpx.InvalidURL: The text is not a URL.

        Example:
            >>> session = Session()
            >>> url = f"{base_url}/_sandbox/health"
            >>> session.request("GET", url, headers={}, timeout=5).status_code
            200
            >>> session.close()
        """
        client = self._client()
        fields = header_fields(merged_headers(self.headers, kwargs["headers"]))
        body = kwargs.get("data") or None
        if not body and method.upper() not in {"GET", "HEAD"}:
            fields.append((b"Content-Length", b"0"))
        first = client.build_request(
            method,
            url_with_params(url, kwargs.get("params")),
            content=body,
            headers=fields,
            timeout=httpx_timeout(kwargs["timeout"]),
        )
        response = sent(client, first)
        for _ in range(_MOST_REDIRECTS):
            if response.next_request is None:
                return response
            request = _redirected(client, response, response.next_request)
            response = sent(client, request)
        if response.next_request is None:
            return response
        raise httpx.HTTPStatusError(
            "Too many redirects.", request=_bare(response.request), response=response
        )

    def close(self) -> None:
        """Close the connections; the next request opens new ones.

        Example:
            >>> session = Session()
            >>> session.close()
        """
        own = self._own.take()
        if own is not None:
            own.close()

    def __enter__(self) -> Self:
        """Give the session itself."""
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the connections."""
        self.close()

    def __reduce__(self) -> tuple[object, ...]:
        """Copy and pickle as a new session: connections cannot be handed on."""
        if self._given is not None or self._verify is not None:
            raise TypeError(
                "A session with an httpx.Client or certificates of its own cannot be pickled."
            )
        return _copied, (dict(self.headers), self.proxies)

    def __getattr__(self, name: str) -> NoReturn:
        """Say what to write for a setting of requests' Session."""
        raise no_such_setting(name)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse settings of requests' Session that would silently have no effect."""
        refuse_setting(name)
        super().__setattr__(name, value)

    def _client(self) -> httpx.Client:
        if self._given is not None:
            check_owner(self._given)
            if self.proxies:
                self._refuse_for_own_client("proxies")
            return self._given
        own = self._own.get(self._opened)
        if own.settings != self._settings():
            # Set since it was opened; who still waits for an answer keeps the old one open.
            self._own.take()
            own = self._own.get(self._opened)
        return own.client

    def _settings(self) -> tuple[object, ...]:
        return self._verify, *sorted(self.proxies.items())

    def _refuse_for_own_client(self, name: str) -> None:
        if self._given is not None:
            raise InvalidInput(f"{name} belongs to the httpx.Client that this session stands on.")

    def _opened(self) -> _Own:
        tls = tls_context() if self._verify is None else self._verify
        mounts = {**proxy_mounts(self.proxies, tls, _LIMITS), **_NO_PROXY}
        client = httpx.Client(verify=tls, limits=_LIMITS, mounts=mounts, trust_env=not self.proxies)
        # The official interface has no close(): connections end with the session, which must not
        # be kept alive by what closes them.
        close = weakref.finalize(self, _close_in, os.getpid(), client)
        return _Own(client, close, self._settings())


class _Own(NamedTuple):
    client: httpx.Client
    close: Callable[[], object]
    settings: tuple[object, ...]


def _copied(headers: dict[str, str], proxies: dict[str, str | None]) -> Session:
    session = Session()
    session.headers.update(headers)
    session.proxies.update(proxies)
    return session


def _close_in(process: int, client: httpx.Client) -> None:
    if process == os.getpid():
        client.close()


def _redirected(
    client: httpx.Client, response: httpx.Response, following: httpx.Request
) -> httpx.Request:
    """Make the request that a redirect asks for, so that another server learns nothing."""
    request = response.request
    in_full = response.status_code in _IN_FULL
    body = request.read() if in_full else b""
    left_out = _HEADERS_OF_ONE_REQUEST if in_full else _HEADERS_OF_ONE_REQUEST | {"content-type"}
    headers = [(k, v) for k, v in request.headers.items() if k.lower() not in left_out]
    if not _same_server(request.url, following.url):
        if body:
            raise httpx.HTTPStatusError(
                "A redirect would have taken the message to another server.",
                request=_bare(request),
                response=response,
            )
        headers = [(k, v) for k, v in headers if k.lower() in _HEADERS_FOR_ANYBODY]
    return client.build_request(
        following.method,
        following.url,
        headers=headers,
        content=body or None,
        extensions=request.extensions,
    )


def _same_server(url: httpx.URL, other: httpx.URL) -> bool:
    if url.host != other.host:
        return False
    if (url.scheme, url.port, other.scheme, other.port) == ("http", None, "https", None):
        return True
    return url.scheme == other.scheme and url.port == other.port


def _bare(request: httpx.Request) -> httpx.Request:
    """Keep method and path of a request, and nothing secret."""
    return httpx.Request(request.method, request.url.copy_with(query=None))
