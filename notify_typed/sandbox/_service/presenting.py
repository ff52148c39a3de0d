"""Shows messages as the API does: as JSON values, and written out for long lists."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from notify_typed._rules.costs import letter_cost, sms_cost
from notify_typed._rules.placeholders import key
from notify_typed.sandbox._json import read_own, write_json, write_text
from notify_typed.sandbox._rendering.delivery import estimated_delivery
from notify_typed.sandbox._timekeeper import from_micros, timestamp, to_micros

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.records import Notification

COMPLETED = frozenset(
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
"""The statuses that are the end of a message."""
_NEVER_PRINTED = frozenset(
    {"cancelled", "technical-failure", "validation-failed", "virus-scan-failed"}
)
_LETTER_STATUSES = {
    "created": "accepted",
    "sending": "accepted",
    "delivered": "received",
    "returned-letter": "received",
}
LETTER_WORDS = {"accepted": "sending", "received": "delivered"}
"""The words that the API has for letters alone, and the stored statuses they stand for."""

_ADDRESS_KEYS = tuple((f"line_{line}", f"addressline{line}") for line in range(1, 7))
# How contents are stored.
_BODY = '{"body":'
_SUBJECT = ',"subject":'


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
            timestamp(changed_at) if changed_at is not None and status in COMPLETED else None
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
        "template": _template(base, message.template_id, message.template_version),
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
        return shown | _letter_costs(state, message, status, now)
    units = message.units if message.ready_at <= now else 0
    return shown | _costs(kind, status, units, message.multiplier, state.world.sms_rate)


def written(state: State, message: Notification, base: str, now: int) -> str:
    """Return a message as `present` does, in JSON: in a fraction of the time, as lists are long."""
    kind = message.type
    if kind == "letter":
        return write_json(present(state, message, base, now))
    status = message.status(now)
    body, subject = _parts(message.content)
    changed_at = message.changed_at(now)
    completed_at = changed_at if status in COMPLETED else None
    sent_at = message.sent_at
    recipient = write_text(message.recipient)
    template = _written_template(base, message.template_id, message.template_version)
    units = message.units if message.ready_at <= now else 0
    costs = _written_costs(kind, status, units, message.multiplier, state.world.sms_rate)
    return (
        f'{{"body":{body},"completed_at":{_written_time(completed_at)},'
        f'"created_at":{_written_time(message.created_at)},'
        f'"created_by_name":{write_text(message.created_by_name)},'
        f'"email_address":{recipient if kind == "email" else "null"},'
        f'"id":{write_text(message.id)},"line_1":null,"line_2":null,"line_3":null,"line_4":null,'
        f'"line_5":null,"line_6":null,'
        f'"one_click_unsubscribe_url":{write_text(message.unsubscribe_url)},'
        f'"phone_number":{recipient if kind == "sms" else "null"},'
        f'"postage":{write_text(message.postage)},"postcode":null,'
        f'"reference":{write_text(message.reference)},"scheduled_for":null,'
        f'"sent_at":{_written_time(sent_at if sent_at is None or sent_at <= now else None)},'
        f'"status":{write_text(status)},"subject":{subject},'
        f'"template":{template},"type":{write_text(kind)},{costs}}}'
    )


# The messages of a list are of few templates, and have few different costs.
@lru_cache(maxsize=256)
def _written_template(base: str, template_id: str, version: int) -> str:
    return write_json(_template(base, template_id, version))


def _template(base: str, template_id: str, version: int) -> JsonObject:
    return {
        "id": template_id,
        "uri": f"{base}/v2/template/{template_id}/version/{version}",
        "version": version,
    }


def _written_time(micros: int | None) -> str:
    return "null" if micros is None else f'"{timestamp(micros)}"'


def _parts(content: str) -> tuple[str, str]:
    """Return the body and the subject of a stored content, each in JSON."""
    # Neither can hold the mark between them: in a text it would have a backslash.
    body, mark, subject = content[len(_BODY) : -1].partition(_SUBJECT)
    if mark and content.startswith(f'{_BODY}"') and content.isascii():
        return body, subject
    read = read_own(content)
    parts = read if isinstance(read, dict) else {}
    return write_json(parts.get("body")), write_json(parts.get("subject"))


@lru_cache(maxsize=256)
def _written_costs(kind: str, status: str, units: int, multiplier: float, rate: float) -> str:
    return write_json(_costs(kind, status, units, multiplier, rate))[1:-1]


def _costs(kind: str, status: str, units: int, multiplier: float, rate: float) -> JsonObject:
    """Return what a text or an email costs."""
    is_open = status == "pending-virus-check" or (status == "created" and units == 0)
    if kind == "email" or is_open:
        return _shown_costs({}, 0.0 if kind == "email" else None)
    details: JsonObject = {
        "billable_sms_fragments": units,
        "international_rate_multiplier": multiplier,
        "sms_rate": rate,
    }
    return _shown_costs(details, sms_cost(units, multiplier, rate))


def _letter_costs(state: State, message: Notification, status: str, now: int) -> JsonObject:
    units = message.units if message.ready_at <= now else 0
    if status in _NEVER_PRINTED:
        details: JsonObject = {"billable_sheets_of_paper": 0, "postage": message.postage}
        return _shown_costs(details, 0.0)
    if status == "pending-virus-check" or (status == "created" and units == 0):
        return _shown_costs({}, None)
    cost = letter_cost(units, message.postage or "second", state.world.letter_rates)
    return _shown_costs({"billable_sheets_of_paper": units, "postage": message.postage}, cost)


def _shown_costs(details: JsonObject, cost: float | None) -> JsonObject:
    return {
        "cost_details": details,
        "cost_in_pounds": cost,
        "is_cost_data_ready": cost is not None,
    }
