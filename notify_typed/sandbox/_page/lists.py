"""The lists of the outbox: messages, requests and received texts, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from notify_typed.sandbox._control.message_search import search_messages
from notify_typed.sandbox._control.requests import search_requests
from notify_typed.sandbox._json import parse_json
from notify_typed.sandbox._page.templating import moment
from notify_typed.sandbox._service.presenting import present
from notify_typed.sandbox._timekeeper import MICROSECONDS

if TYPE_CHECKING:
    from notify_typed.sandbox._control.requests import LoggedRequest
    from notify_typed.sandbox._json import JsonValue
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.records import Notification

PAGE = 50
"""How many rows a page has."""
KINDS = {"sms": "Text", "email": "Email", "letter": "Letter"}
KEYS = {"normal": "live", "team": "team", "test": "test"}
_BAD = frozenset(
    {
        "failed",
        "permanent-failure",
        "temporary-failure",
        "technical-failure",
        "validation-failed",
        "virus-scan-failed",
        "cancelled",
    }
)
_GOOD = frozenset({"delivered", "received", "sent"})
_SUMMARY = 70
_MINUTE = 60
_UNITS = ((86_400, "day"), (3600, "hour"), (_MINUTE, "minute"))


@dataclass(frozen=True, slots=True)
class Row:
    """A message in the list."""

    id: str
    kind: str
    recipient: str
    template: str
    summary: str
    status: str
    tone: str
    cost: str
    key: str
    at: str
    age: str
    reference: str
    service: str


def message_rows(state: State, query: str, older_than: str | None) -> tuple[list[Row], str | None]:
    """Return the rows of a page of messages, and the id at which the next page begins.

    Raises:
        SandboxError: The search cannot be read.
    """
    found = search_messages(state, query, limit=PAGE + 1, older_than=older_than)
    rows = [message_row(state, message) for message in found[:PAGE]]
    return rows, rows[-1].id if len(found) > PAGE else None


def message_row(state: State, message: Notification) -> Row:
    """Return a message as a row."""
    shown = present(state, message, "", state.clock.micros())
    status = str(shown["status"])
    service = state.world.services.get(message.service_id)
    return Row(
        id=message.id,
        kind=KINDS[message.type],
        recipient=one_line(message.recipient),
        template=template_name(state, message),
        summary=one_line(str(shown["subject"] or shown["body"] or "")),
        status=status,
        tone=tone(status),
        cost=money(shown["cost_in_pounds"]),
        key=KEYS[message.key_type],
        at=moment(message.created_at),
        age=age(message.created_at, state.clock.micros()),
        reference=one_line(message.reference or ""),
        service=service.name if service else message.service_id,
    )


def request_rows(
    state: State, query: str, older_than: int | None
) -> tuple[list[LoggedRequest], int | None]:
    """Return a page of requests, and the id at which the next page begins.

    Raises:
        SandboxError: The search cannot be read.
    """
    found = search_requests(state, query, limit=PAGE + 1, older_than=older_than)
    rows = found[:PAGE]
    return rows, rows[-1].id if len(found) > PAGE else None


def template_name(state: State, message: Notification) -> str:
    """Return the name that a message's template had when it was sent."""
    service = state.world.services.get(message.service_id)
    template = service.templates.get(message.template_id) if service else None
    version = template.version(message.template_version) if template else None
    return version.name if version else message.template_id


def content_of(message: Notification) -> tuple[str | None, str]:
    """Return the subject and the body of a message."""
    content = parse_json(message.content)
    parts = content if isinstance(content, dict) else {}
    subject = parts.get("subject")
    return (None if subject is None else str(subject)), str(parts.get("body", ""))


def tone(status: str) -> str:
    """Return whether a status is good, bad or neither."""
    return "bad" if status in _BAD else "good" if status in _GOOD else "open"


def money(cost: JsonValue) -> str:
    """Return a cost in pounds as people write it."""
    if not isinstance(cost, int | float):
        return "not known yet"
    return f"£{cost:.4f}".rstrip("0").rstrip(".") if cost else "free"


def one_line(text: str) -> str:
    """Return the beginning of a text, in one line."""
    words = " ".join(text[: 4 * _SUMMARY].split())
    return words if len(words) <= _SUMMARY else words[: _SUMMARY - 1] + "…"


def age(micros: int, now: int) -> str:
    """Return how long ago something was."""
    seconds = max(0, now - micros) // MICROSECONDS
    if seconds < _MINUTE:
        return "just now"
    size, word = next(unit for unit in _UNITS if seconds >= unit[0])
    count = seconds // size
    return f"{count} {word}{'' if count == 1 else 's'} ago"
