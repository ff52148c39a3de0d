"""Gives messages and received texts back: one by one, and in pages with links."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import and_, or_

from notify_typed.sandbox._description.formats import is_database_uuid, is_uuid
from notify_typed.sandbox._errors import no_result, not_a_database_id, validation_error
from notify_typed.sandbox._json import write_json
from notify_typed.sandbox._service.presenting import COMPLETED, present, written
from notify_typed.sandbox._state.limits import DAY
from notify_typed.sandbox._store.messages import Filters
from notify_typed.sandbox._store.tables import NEVER, notifications
from notify_typed.sandbox._timekeeper import timestamp
from notify_typed.sandbox._world.model import NOTIFICATION_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.authentication import Caller
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.received_texts import ReceivedText
    from notify_typed.sandbox._store.records import Notification
    from notify_typed.sandbox._world.model import Service

_FAILED = (
    "technical-failure",
    "temporary-failure",
    "permanent-failure",
    "validation-failed",
    "virus-scan-failed",
    "returned-letter",
)
STORED_STATUSES = {
    "failed": _FAILED,
    "accepted": ("created", "sending"),
    "received": ("delivered",),
}
_IN_USE = COMPLETED.union(_FAILED, ("created", "sending", "pending", "pending-virus-check")) - {
    "failed"
}
# The real server leaves these unescaped in the addresses it builds.
_SAFE_IN_QUERY = "!$'()*,/:;?@"


def read_id(text: str, name: str) -> str:
    """Return an id from a path or a query.

    Raises:
        ApiError: 400, it is not a UUID, or 404, it is one to Python but not to the database.
    """
    if not is_uuid(text):
        raise validation_error([f"{name} is not a valid UUID"])
    if not is_database_uuid(text):
        raise not_a_database_id()
    return str(UUID(text))


def find_notification(state: State, service: Service, text: str) -> Notification:
    """Return a message of a service that is still kept.

    Raises:
        ApiError: The id is not a UUID, or the message does not exist.
    """
    message = state.messages.get(read_id(text, "notification_id"))
    if (
        message is None
        or message.service_id != service.id
        or message.created_at < kept_since(state, service, message.type)
    ):
        raise no_result()
    return message


def get_notification(state: State, caller: Caller, text: str, base: str) -> JsonObject:
    """Return one message, as `GET /v2/notifications/{id}` shows it.

    Raises:
        ApiError: The id is not a UUID, or the message does not exist.
    """
    message = find_notification(state, caller.service, text)
    if state.speed.reads is not None:
        message = count_read(state, message)
    return present(state, message, base, state.clock.micros())


def count_read(state: State, message: Notification) -> Notification:
    """Count a read, where it is reads that bring messages to their end."""
    waiting = next((n for n in (1, 2, 3) if getattr(message, f"at_{n}") == NEVER), None)
    status = getattr(message, f"status_{waiting}") if waiting else ""
    if not status:
        return message
    enough = state.speed.reads or 1
    # Together, so that no other worker sees the count without its effect.
    with state.storage.transaction():
        reads = state.reads.add(message.id)
        now = state.clock.stamp() if reads == enough else 0
        if reads == enough:
            state.reads.forget(message.id)
            state.messages.take_step(message, waiting or 0, now)
    if reads < enough:
        return message
    changed = state.messages.get(message.id) or message
    if reads == enough:
        for listener in state.on_final:
            listener(changed, now)
    return changed


def list_notifications(
    state: State, caller: Caller, pairs: Sequence[tuple[str, str]], base: str
) -> list[str]:
    """Return a page of messages in JSON, in parts, as `GET /v2/notifications` shows it.

    Raises:
        ApiError: The query is not one the operation knows.
    """
    path = "/v2/notifications"
    query = state.validator.query(path, pairs)
    since = kept_since(state, caller.service)
    before: int | None = None
    if "older_than" in query:
        last = state.messages.get(str(UUID(query["older_than"][0])))
        is_ours = last is not None and last.service_id == caller.service.id
        before = last.created_at if last and is_ours and last.created_at >= since else since
    statuses = query.get("status")
    now = state.clock.micros()
    messages = state.messages.page(
        caller.service.id,
        caller.key.type,
        Filters(
            statuses=stored_statuses(statuses) if statuses else None,
            types=query.get("template_type"),
            reference=query["reference"][0] if "reference" in query else None,
            include_jobs="include_jobs" in query,
        ),
        now=now,
        since=since,
        before=before,
        also=kept(state, caller.service),
    )
    links: JsonObject = {"current": _link(base, path, query)}
    if messages:
        links["next"] = _link(base, path, {**query, "older_than": [messages[-1].id]})
    parts = [f'{{"links":{write_json(links)},"notifications":[']
    for message in messages:
        parts += (written(state, message, base, now), ",")
    if messages:
        parts.pop()
    return [*parts, "]}"]


def list_received_texts(
    state: State, caller: Caller, pairs: Sequence[tuple[str, str]], base: str
) -> JsonObject:
    """Return a page of received texts, as `GET /v2/received-text-messages` shows it.

    Raises:
        ApiError: The query is not one the operation knows.
    """
    path = "/v2/received-text-messages"
    query = state.validator.query(path, pairs)
    since = kept_since(state, caller.service, "sms")
    before: int | None = None
    if "older_than" in query:
        last = state.received_texts.get(str(UUID(query["older_than"][0])))
        is_ours = last is not None and last.service_id == caller.service.id
        before = last.created_at if last and is_ours else since
    texts = state.received_texts.page(caller.service.id, since=since, before=before)
    links: JsonObject = {"current": base + path}
    if texts:
        links["next"] = _link(base, path, {"older_than": [texts[-1].id]})
    return {"links": links, "received_text_messages": [present_text(text) for text in texts]}


def present_text(text: ReceivedText) -> JsonObject:
    """Return a received text as the API shows it."""
    return {
        "content": text.content,
        "created_at": timestamp(text.created_at),
        "id": text.id,
        "notify_number": text.notify_number,
        "service_id": text.service_id,
        "user_number": text.user_number,
    }


def kept_since(state: State, service: Service, kind: str | None = None) -> int:
    """Return the time before which messages of a service are no longer kept.

    Args:
        state: The sandbox.
        service: The service.
        kind: The kind of message; the one that is kept longest when left out.
    """
    kinds = NOTIFICATION_TYPES if kind is None else (kind,)
    days = max(service.days_kept(each) for each in kinds)
    return min(max(state.clock.micros() - days * DAY, 0), NEVER)


def kept(state: State, service: Service) -> list[ColumnElement[bool]]:
    """Return the conditions on messages that are kept, beside `kept_since`."""
    table = notifications.c
    if len({service.days_kept(kind) for kind in NOTIFICATION_TYPES}) == 1:
        return []
    return [
        or_(
            *(
                and_(table.type == kind, table.created_at >= kept_since(state, service, kind))
                for kind in NOTIFICATION_TYPES
            )
        )
    ]


def stored_statuses(statuses: Iterable[str]) -> list[str]:
    """Return the statuses, with the words that stand for several of them resolved.

    All that messages still get are taken for no filter at all: old messages may be `failed`.
    """
    found = [stored for status in statuses for stored in STORED_STATUSES.get(status, (status,))]
    return [*found, "failed"] if _IN_USE.issubset(found) else found


def _link(base: str, path: str, query: dict[str, list[str]]) -> str:
    encoded = urlencode(query, doseq=True, safe=_SAFE_IN_QUERY, errors="surrogatepass")
    return f"{base}{path}?{encoded}" if encoded else base + path
