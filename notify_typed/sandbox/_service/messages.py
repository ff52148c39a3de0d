"""Gives messages and received texts back: one by one, and in pages with links."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import and_, or_

from notify_typed._rules.costs import letter_cost, sms_cost
from notify_typed._rules.placeholders import key
from notify_typed.sandbox._clock import from_micros, timestamp, to_micros
from notify_typed.sandbox._description.formats import is_database_uuid, is_uuid
from notify_typed.sandbox._errors import no_result, not_a_database_id, validation_error
from notify_typed.sandbox._json import read_own
from notify_typed.sandbox._rendering.delivery import estimated_delivery
from notify_typed.sandbox._state.limits import DAY
from notify_typed.sandbox._store.records import Filters
from notify_typed.sandbox._store.tables import NEVER, notifications
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

_COMPLETED = frozenset(
    {
        "sent",
        "delivered",
        "failed",
        "technical-failure",
        "temporary-failure",
        "permanent-failure",
        "returned-letter",
        "cancelled",
        "validation-failed",
    }
)
_NEVER_PRINTED = frozenset(
    {"cancelled", "technical-failure", "validation-failed", "virus-scan-failed"}
)
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
_IN_USE = _COMPLETED.union(_FAILED, ("created", "sending", "pending", "pending-virus-check")) - {
    "failed"
}
_LETTER_STATUSES = {
    "created": "accepted",
    "sending": "accepted",
    "delivered": "received",
    "returned-letter": "received",
}
LETTER_WORDS = {"accepted": "sending", "received": "delivered"}
"""The words that the API has for letters alone, and the stored statuses they stand for."""

_ADDRESS_KEYS = tuple((f"line_{line}", f"addressline{line}") for line in range(1, 7))
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
) -> JsonObject:
    """Return a page of messages, as `GET /v2/notifications` shows it.

    Raises:
        ApiError: The query is not one the operation knows.
    """
    path = "/v2/notifications"
    query = state.validator.query(path, pairs)
    since = kept_since(state, caller.service)
    before: int | None = None
    messages: list[Notification] = []
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
    return {
        "links": links,
        "notifications": [present(state, message, base, now) for message in messages],
    }


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


def shown_status(kind: str, status: str) -> str:
    """Return a status by the name the API gives it: letters have words of their own."""
    return _LETTER_STATUSES.get(status, status) if kind == "letter" else status


def present(state: State, message: Notification, base: str, now: int) -> JsonObject:
    """Return a message as the API shows it at a time."""
    status = message.status(now)
    content = read_own(message.content)
    parts = content if isinstance(content, dict) else {}
    changed_at = message.changed_at(now)
    sent_at = message.sent_at
    kind = message.type
    shown: JsonObject = {
        "body": parts.get("body"),
        "completed_at": (
            timestamp(changed_at) if changed_at is not None and status in _COMPLETED else None
        ),
        "created_at": timestamp(message.created_at),
        "created_by_name": message.created_by_name,
        "email_address": message.recipient if kind == "email" else None,
        "id": message.id,
        "line_1": None,
        "line_2": None,
        "line_3": None,
        "line_4": None,
        "line_5": None,
        "line_6": None,
        "one_click_unsubscribe_url": message.unsubscribe_url,
        "phone_number": message.recipient if kind == "sms" else None,
        "postage": message.postage,
        "postcode": None,
        "reference": message.reference,
        "scheduled_for": None,
        "sent_at": timestamp(sent_at) if sent_at is not None and sent_at <= now else None,
        "status": status,
        "subject": parts.get("subject"),
        "template": {
            "id": message.template_id,
            "uri": f"{base}/v2/template/{message.template_id}/version/{message.template_version}",
            "version": message.template_version,
        },
        "type": kind,
    }
    if kind == "letter":
        values = read_own(message.personalisation)
        given = values if isinstance(values, dict) else {}
        by_name = {key(name): value for name, value in given.items()}
        for name, address_key in _ADDRESS_KEYS:
            shown[name] = by_name.get(address_key)
        shown["postcode"] = by_name.get("postcode")
        shown["status"] = shown_status(kind, status)
        estimate = estimated_delivery(from_micros(message.created_at), message.postage or "second")
        shown["estimated_delivery"] = timestamp(to_micros(estimate))
    _add_costs(state, message, status, now, shown)
    return shown


def _add_costs(
    state: State, message: Notification, status: str, now: int, shown: JsonObject
) -> None:
    units = message.units if message.ready_at <= now else 0
    kind = message.type
    details: JsonObject = {}
    cost: float | None = 0.0
    if kind == "letter" and status in _NEVER_PRINTED:
        details = {"billable_sheets_of_paper": 0, "postage": message.postage}
    elif kind != "email" and (
        status == "pending-virus-check" or (status == "created" and units == 0)
    ):
        cost = None
    elif kind == "sms":
        rate = state.world.sms_rate
        details = {
            "billable_sms_fragments": units,
            "international_rate_multiplier": message.multiplier,
            "sms_rate": rate,
        }
        cost = sms_cost(units, message.multiplier, rate)
    elif kind == "letter":
        postage = message.postage or "second"
        details = {"billable_sheets_of_paper": units, "postage": message.postage}
        cost = letter_cost(units, postage, state.world.letter_rates)
    shown["cost_details"] = details
    shown["cost_in_pounds"] = cost
    shown["is_cost_data_ready"] = cost is not None


def stored_statuses(statuses: Iterable[str]) -> list[str]:
    """Return the statuses, with the words that stand for several of them resolved.

    All that messages still get are taken for no filter at all: old messages may be `failed`.
    """
    found = [stored for status in statuses for stored in STORED_STATUSES.get(status, (status,))]
    return [*found, "failed"] if _IN_USE.issubset(found) else found


def _link(base: str, path: str, query: dict[str, list[str]]) -> str:
    encoded = urlencode(query, doseq=True, safe=_SAFE_IN_QUERY, errors="surrogatepass")
    return f"{base}{path}?{encoded}" if encoded else base + path
