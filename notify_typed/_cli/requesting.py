"""Makes tokens and signed requests, for those who write a client of their own."""

from __future__ import annotations

import base64
import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import httpx

from notify_typed import NotifyAuth
from notify_typed._cli.connection import http_client, server_of
from notify_typed._cli.outcomes import Exit, Failure, NotDone, Unknown, WrongUse
from notify_typed._cli.safety import Leaving, ask_before_sending
from notify_typed._cli.text import count, safe, say
from notify_typed._cli.values import read_bytes

if TYPE_CHECKING:
    from notify_typed._cli.session import Session

__all__ = ["make_request", "print_token"]

_METHODS: Final = ("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS")
_SENDS: Final = "/v2/notifications/"
_PATIENCE: Final = httpx.Timeout(35.0, connect=10.0)
_ERROR: Final = 400
_SERVER: Final = 500
_OUTCOMES: Final = {404: Exit.NOT_FOUND, 429: Exit.LIMIT}


def print_token(session: Session, *, explain: bool) -> None:
    """Print a header, or what is in it."""
    key = session.key.api_key
    header = NotifyAuth(key).header()
    text = header.removeprefix("Bearer ")
    if not explain:
        session.output.text(
            text if session.output.mode == "ids" else f"Authorization: {header}",
            {"header": "Authorization", "value": header},
        )
        return
    head, claims = (_part(each) for each in text.split(".")[:2])
    made = datetime.fromtimestamp(claims["iat"], UTC)
    facts = {
        "header": f"Authorization: {header}",
        "first_part": head,
        "second_part": claims,
        "iss": "the service's id: characters 37 to 72 of the key, counted from its end",
        "iat": f"now, in whole seconds since 1970: {made:%Y-%m-%d %H:%M:%S} UTC",
        "signature": "HMAC-SHA256 over both parts, with the last 36 characters of the key as text",
        "valid": "30 seconds before and after iat, by Notify's clock; make one for each request",
    }
    session.output.one(facts, key="header")


def make_request(
    session: Session, method: str, path: str, data: str | None, *, include: bool, yes: bool
) -> None:
    """Make a request and print its answer.

    Raises:
        Failure: It cannot be made, or Notify did not do what it asks.
    """
    if method not in _METHODS:
        raise WrongUse(f"METHOD must be one of {', '.join(_METHODS)}, not {method!r}.")
    if not path.startswith("/") or path.startswith("//"):
        raise WrongUse(f"PATH must begin with one /, as in /v2/templates, not {path!r}.")
    content = _content(data)
    sends = method == "POST" and path.startswith(_SENDS)
    if sends:
        leaving = Leaving(f"1 request: POST {path}", _recipients(content))
        ask_before_sending(session, lambda: leaving, yes=yes)
    url = server_of(session)
    headers = {"Authorization": NotifyAuth(session.key.api_key).header()}
    if content is not None:
        headers["Content-Type"] = "application/json"
    try:
        with session.output.progress("Waiting for the answer"), http_client(url) as http:
            if sends:
                session.flight.leaving()
            answer = http.request(
                method, url + path, content=content, headers=headers, timeout=_PATIENCE
            )
    except (httpx.ConnectError, httpx.ConnectTimeout) as problem:
        raise NotDone(f"Notify was not reached at {url}: {type(problem).__name__}.") from None
    except httpx.HTTPError as problem:
        words = f"no answer came: {type(problem).__name__}."
        raise (NotDone if method in {"GET", "HEAD"} else Unknown)(words) from None
    if sends and answer.is_success:
        session.flight.taken()
    _print(session, answer, include=include)
    if answer.status_code >= _ERROR:
        raise _refusal(method, answer.status_code)


def _refusal(method: str, status: int) -> Failure:
    facts = {"status_code": status, "attempts": 1}
    words = f"the answer has the status {status}."
    if status < _SERVER:
        return Failure(words, _OUTCOMES.get(status, Exit.REFUSED), facts=facts)
    reads = method in {"GET", "HEAD"}
    return Failure(words, Exit.NOT_SENT if reads else Exit.UNKNOWN, facts=facts)


def _print(session: Session, answer: httpx.Response, *, include: bool) -> None:
    head = f"HTTP {answer.status_code} {answer.reason_phrase}".rstrip()
    if session.output.mode == "json":
        item = {
            "status_code": answer.status_code,
            "headers": dict(answer.headers),
            "body": _readable(answer),
        }
        say(json.dumps(item))
        return
    if include:
        for line in (head, *(f"{name}: {value}" for name, value in answer.headers.items()), ""):
            say(safe(line))
    else:
        session.output.note(head)
    if not sys.stdout.isatty():
        sys.stdout.flush()
        sys.stdout.buffer.write(answer.content)
        if not answer.content.endswith(b"\n") and "json" in answer.headers.get("Content-Type", ""):
            sys.stdout.buffer.write(b"\n")
        sys.stdout.buffer.flush()
        return
    body = _readable(answer)
    if body is None:
        session.output.note(f"{count(len(answer.content), 'byte')}, not text: > FILE")
    else:
        text = body if isinstance(body, str) else json.dumps(body, indent=2)
        for line in text.splitlines():
            say(safe(line))


def _readable(answer: httpx.Response) -> Any:  # noqa: ANN401 - JSON
    """Give a body as JSON or as text; None if it is neither."""
    try:
        return answer.json()
    except ValueError:
        pass
    try:
        return answer.content.decode()
    except UnicodeDecodeError:
        return None


def _content(data: str | None) -> bytes | None:
    if data is None:
        return None
    return read_bytes(data[1:]) if data.startswith("@") else data.encode()


def _recipients(content: bytes | None) -> list[str]:
    try:
        body: Any = json.loads(content or b"")
        return [body[name] for name in ("phone_number", "email_address") if name in body]
    except (ValueError, TypeError):
        return []


def _part(text: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
