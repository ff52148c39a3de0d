"""Examines the key, the clock and the way to Notify."""

from __future__ import annotations

import os
import socket
import ssl
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias
from urllib.parse import urlsplit

import httpx
from attrs import frozen

from notify_typed import NotifyAuth
from notify_typed._cli.connection import control_headers, http_client, is_sandbox, server_of
from notify_typed._cli.outcomes import Exit, Failure, NotDone, outcome_of
from notify_typed._cli.text import count
from notify_typed._engine.settings import DEFAULT_BASE_URL, LOOPBACK
from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed._cli.profiles import Kind
    from notify_typed._cli.session import Session
    from notify_typed._v2.api_key import ApiKey

__all__ = ["examine"]

Result: TypeAlias = Literal["ok", "warning", "failed"]
_COLUMNS: Final = ("check", "result", "found", "advice")
_ALLOWED: Final = 30
_NOTICEABLE: Final = 5
_OK: Final = 200
_KINDS: Final[dict[str, Kind]] = {"normal": "live", "team": "team", "test": "test"}
_CERTIFICATES: Final = ("SSL_CERT_FILE", "SSL_CERT_DIR")


@frozen
class _Finding:
    """What a check found.

    Attributes:
        check: What was looked at.
        result: How it is.
        found: What was seen.
        advice: What to do.
        outcome: How the command ends if this failed.
    """

    check: str
    result: Result
    found: str
    advice: str = ""
    outcome: Exit = Exit.NOT_SENT


def examine(session: Session) -> None:
    """Check everything, and print a line for each.

    Raises:
        Failure: Something failed.
    """
    with session.output.progress("Examining"):
        found = [*_findings(session)]
    rows = ({name: getattr(each, name) for name in _COLUMNS} for each in found)
    session.output.many(rows, columns=_COLUMNS, key="check")
    failed = [each for each in found if each.result == "failed"]
    if failed:
        raise Failure(f"{count(len(failed), 'check')} failed.", failed[0].outcome)


def _findings(session: Session) -> Iterator[_Finding]:
    try:
        key = session.key
        url = server_of(session)
    except Failure as problem:
        yield _Finding("key", "failed", problem.message, "", outcome_of(problem))
        return
    except InvalidInput as problem:
        yield _Finding("address", "failed", str(problem), "See --base-url.", Exit.USAGE)
        return
    name = key.api_key.name or "without a name"
    yield _Finding("key", "ok", f"{name}, of service {key.api_key.service_id}, from {key.source}")
    yield _kind(session, url)
    yield from _way(url)
    try:
        with http_client(url) as http:
            headers = {"Authorization": NotifyAuth(key.api_key).header()}
            answer = http.get(f"{url}/v2/templates", headers=headers)
    except httpx.HTTPError as problem:
        yield _unreached(url, problem)
        return
    yield _Finding("reached", "ok", f"{url} answers with the status {answer.status_code}")
    yield _clock(answer)
    yield _server(url, answer)
    yield _accepted(answer)
    yield _Finding("rate", "ok", "Notify does not say how much of it is left", _RATE)


_RATE: Final = (
    "Usual limits are 3,000 requests a minute for each type of key, and the day's messages that the"
    " service's settings show."
)


def _kind(session: Session, url: str) -> _Finding:
    kind = session.key.kind
    if kind is not None:
        return _Finding("kind", "ok", f"{kind}, as the profile says")
    told = _told_kind(session.key.api_key, url)
    if told is not None:
        return _Finding("kind", "ok", f"{told}, as the sandbox says")
    return _Finding(
        "kind",
        "ok",
        "not known, so treated as live",
        "To store it: notify-typed profile add NAME --kind test",
    )


def _told_kind(key: ApiKey, url: str) -> Kind | None:
    """Ask a sandbox on this machine what kind of key it is; the key is not sent for that."""
    if urlsplit(url).hostname not in LOOPBACK:
        return None
    try:
        if not is_sandbox(url):
            return None
        with http_client(url) as http:
            said: Any = http.get("/_sandbox/world", headers=control_headers(url)).json()
        return next(
            _KINDS[each["type"]]
            for service in said["world"]["services"]
            if service["id"].lower() == str(key.service_id)
            for each in service["api_keys"]
            if each["secret"].lower() == key.secret.lower()
        )
    except (
        NotDone,
        httpx.HTTPError,
        ValueError,
        AttributeError,
        LookupError,
        StopIteration,
        TypeError,
    ):
        return None  # the sandbox does not know the key, or is of a version that answers otherwise


def _way(url: str) -> Iterator[_Finding]:
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    proxy = _proxy(parts.scheme, host)
    yield _Finding("proxy", "ok", proxy or "none")
    if proxy is None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as problem:
            yield _Finding(
                "DNS",
                "failed",
                f"{host} is not known: {problem.strerror}",
                "Check the network, or set HTTPS_PROXY if there is a proxy.",
            )
        else:
            addresses = sorted({str(each[4][0]) for each in found})
            yield _Finding("DNS", "ok", f"{host} is {', '.join(addresses)}")
    if parts.scheme == "https":
        named = next((name for name in _CERTIFICATES if os.environ.get(name)), None)
        yield _Finding("certificates", "ok", f"those of {named}" if named else "the usual ones")


def _proxy(scheme: str, host: str) -> str | None:
    """Name the proxy of the environment, without its password."""
    import urllib.request  # noqa: PLC0415 - for this alone

    if host in LOOPBACK or urllib.request.proxy_bypass(host):
        return None
    proxies = urllib.request.getproxies()
    named = proxies.get(scheme) or proxies.get("all")
    return None if not named else named.rpartition("@")[2]


def _unreached(url: str, problem: httpx.HTTPError) -> _Finding:
    cause: BaseException | None = problem
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, ssl.SSLError):
        return _Finding(
            "certificates",
            "failed",
            f"{url} has one that is not trusted: {getattr(cause, 'verify_message', cause)}",
            "Behind a proxy that replaces them, set SSL_CERT_FILE to its certificate.",
        )
    return _Finding(
        "reached",
        "failed",
        f"{url} does not answer: {type(problem).__name__}",
        "Check the address, the network and the proxy.",
    )


def _clock(answer: httpx.Response) -> _Finding:
    try:
        theirs = parsedate_to_datetime(answer.headers.get("Date", "")).timestamp()
    except (ValueError, OverflowError):
        return _Finding("clock", "warning", "the server does not tell the time")
    import time  # noqa: PLC0415 - for this alone

    off = time.time() - theirs
    found = f"{abs(off):.0f} s {'ahead of' if off > 0 else 'behind'} the server's"
    if abs(off) < _NOTICEABLE:
        return _Finding("clock", "ok", "agrees with the server's")
    advice = "Set the clock of this machine, or have it set by NTP."
    return _Finding("clock", "failed" if abs(off) > _ALLOWED else "warning", found, advice)


def _server(url: str, answer: httpx.Response) -> _Finding:
    if url == DEFAULT_BASE_URL:
        return _Finding("server", "ok", "GOV.UK Notify")
    if is_sandbox(url):
        return _Finding("server", "ok", "a sandbox: nothing reaches a real person")
    try:
        body: object = answer.json()
    except ValueError:
        body = None
    if isinstance(body, dict) and ({"templates", "errors"} & body.keys()):
        return _Finding("server", "ok", "another server, which answers as Notify does")
    return _Finding(
        "server",
        "failed",
        "what answers is not Notify",
        "A proxy or a gateway may answer instead: check --base-url.",
    )


def _accepted(answer: httpx.Response) -> _Finding:
    if answer.status_code == _OK:
        return _Finding("accepted", "ok", "Notify takes the key")
    try:
        body: Any = answer.json()
        said = str(body["errors"][0]["message"])
    except (ValueError, LookupError, TypeError):
        said = f"the status is {answer.status_code}"
    return _Finding(
        "accepted",
        "failed",
        said,
        "Make a new key on Notify's API integration page if this one is gone.",
        Exit.REFUSED,
    )
