"""Let nothing through to a live server but reads, previews and sends to simulated recipients.

A request is not passed on when it looks harmless: a new one is made from the few parts that were
checked. What is not on the list is held back, whatever it is.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Final
from urllib.parse import unquote

from contract.engine.proxy import Answer, Forward, Request
from contract.strategies import SIMULATED_EMAILS, SIMULATED_NUMBERS

HELD_BACK: Final = "x-contract-held-back"
UNKNOWN_PROPERTY: Final = "contract_unknown"
_HEADERS: Final = (b"authorization", b"content-type", b"accept", b"user-agent", b"host")
_READS: Final = re.compile(r"/v[0-9]/[A-Za-z0-9._~{}:%/-]*")
_CLIMBS: Final = re.compile(r"(^|[/\\])\.\.?([/\\]|$)")
_PREVIEW: Final = re.compile(r"/v2/template/[0-9A-Za-z-]{1,64}/preview")
_SENDS: Final = {
    "/v2/notifications/sms": ("phone_number", frozenset(SIMULATED_NUMBERS)),
    "/v2/notifications/email": ("email_address", frozenset(SIMULATED_EMAILS)),
}
_PROPERTIES: Final = {
    *("reference", "template_id", "personalisation", "scheduled_for", "sms_sender_id"),
    *("email_reply_to_id", "one_click_unsubscribe_url", "sanitise_content_for", UNKNOWN_PROPERTY),
}
_NO_LETTERS: Final = "letters are never sent"
# Headers of an answer that would lead the caller past the proxy, or stay with it.
_LEADS_ELSEWHERE: Final = (b"location", b"refresh", b"set-cookie")
_NOT_FOLLOWED: Final = "a redirect to elsewhere, not followed"


class HeldBack(Exception):
    """A request that does not go on; the text says why."""


def admit(request: Request) -> Request:
    """Make the request that may go on, of one that came in.

    Raises:
        HeldBack: None may.
    """
    headers = tuple(each for each in request.headers if each[0] in _HEADERS)
    if request.method == "GET":
        if not _READS.fullmatch(request.path) or _climbs(request.path):
            raise HeldBack("a path outside the API")
        return replace(request, headers=headers, body=b"")
    if request.method != "POST":
        raise HeldBack("a method that may change something")
    if _PREVIEW.fullmatch(request.path):
        return replace(request, headers=headers, query="")
    if request.path.startswith("/v2/notifications/letter"):
        raise HeldBack(_NO_LETTERS)
    if request.path not in _SENDS or request.query:
        raise HeldBack("a POST that is neither a send nor a preview")
    body = _simulated(request.body, *_SENDS[request.path])
    return replace(request, headers=headers, query="", body=json.dumps(body).encode())


def _climbs(path: str) -> bool:
    """Tell whether a path has steps to another one, however often it is unquoted on its way."""
    while (plain := unquote(path)) != path:
        path = plain
    return _CLIMBS.search(path) is not None


def _simulated(content: bytes, field: str, recipients: frozenset[str]) -> dict[str, Any]:
    try:
        body: Any = json.loads(content.decode(), object_pairs_hook=_distinct)
    except (ValueError, RecursionError):
        raise HeldBack("a send that can be read in two ways, or in none") from None
    if not isinstance(body, dict):
        raise HeldBack("a send that is not an object")
    recipient = body.get(field)
    if not isinstance(recipient, str) or recipient not in recipients:
        raise HeldBack("a send to nobody or to somebody who is real")
    if not body.keys() <= _PROPERTIES | {field}:
        raise HeldBack("a send with properties of no known meaning")
    values = body.get("personalisation")
    if isinstance(values, dict) and any(_is_file(each) for each in values.values()):
        raise HeldBack("a send with a file")
    return body


def _is_file(value: object) -> bool:
    return isinstance(value, dict) and "file" in value


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a name comes twice")
    return dict(pairs)


class SafeProxy:
    """Stands before a live server: holds back, paces and counts, also answers of limits.

    Args:
        per_minute: The most requests a minute.
        most_sends: The most messages in all.
        now: The time in seconds; the event loop's if left out.
        sleep: Waits so many seconds; asyncio's if left out.
    """

    def __init__(
        self,
        per_minute: float,
        most_sends: int,
        *,
        now: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.passed: Counter[str] = Counter()
        self.held_back: Counter[str] = Counter()
        self.limited = 0
        self._pause = 60 / per_minute
        self._sends_left = most_sends
        self._now = now
        self._sleep = sleep
        self._next_at = 0.0

    async def __call__(self, request: Request, forward: Forward) -> Answer:
        """Pass a request on, or answer that it was held back."""
        try:
            admitted = admit(request)
            if request.path in _SENDS:
                self._count_send()
        except HeldBack as why:
            self.held_back[str(why)] += 1
            return _answer(str(why))
        self.passed[_kind(admitted)] += 1
        await self._wait_for_turn()
        answer = await forward(admitted)
        self.limited += answer.status == 429
        if 300 <= answer.status < 400:
            self.held_back[_NOT_FOLLOWED] += 1
        kept = tuple(each for each in answer.headers if each[0] not in _LEADS_ELSEWHERE)
        return replace(answer, headers=kept)

    def _count_send(self) -> None:
        if self._sends_left <= 0:
            raise HeldBack("a send beyond the number agreed")
        self._sends_left -= 1

    async def _wait_for_turn(self) -> None:
        now = self._now() if self._now else asyncio.get_running_loop().time()
        at = max(now, self._next_at)
        self._next_at = at + self._pause
        if at > now:
            await self._sleep(at - now)


def _kind(request: Request) -> str:
    if request.method == "GET":
        return "reads"
    return "previews" if _PREVIEW.fullmatch(request.path) else "sends to simulated recipients"


def _answer(why: str) -> Answer:
    """Refuse in the description's own form, so that nobody takes offence at it."""
    error = {"error": "AuthError", "message": f"held back: {why}"}
    body = json.dumps({"status_code": 403, "errors": [error]}).encode()
    headers = (
        (b"content-type", b"application/json"),
        (b"x-b3-traceid", b"held-back"),
        (HELD_BACK.encode(), b"1"),
    )
    return Answer(403, headers, body)
