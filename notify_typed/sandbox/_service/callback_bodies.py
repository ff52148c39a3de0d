"""Bodies of callbacks: delivery receipts, received texts, returned letters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from notify_typed.sandbox._service.outcomes import RECEIPT_STATUSES
from notify_typed.sandbox._store.tables import NEVER
from notify_typed.sandbox._timekeeper import timestamp

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.received_texts import ReceivedText
    from notify_typed.sandbox._store.records import Notification


def receipt_due(message: Notification) -> int | None:
    """Return when the delivery receipt of a message is due, if ever."""
    steps = [
        (at, status)
        for at, status in (
            (message.at_3, message.status_3),
            (message.at_2, message.status_2),
            (message.at_1, message.status_1),
        )
        if status
    ]
    at, status = steps[0] if steps else (message.updated_at, message.status_0)
    return at if status in RECEIPT_STATUSES and at is not None and at < NEVER else None


def write_body(body: JsonObject) -> str:
    """Return a callback's JSON, spaced as the real one's."""
    return json.dumps(body)


def receipt_body(message: Notification, now: int) -> JsonObject:
    """Return the delivery receipt of a text or an email."""
    changed_at = message.changed_at(now)
    return {
        "id": message.id,
        "reference": message.reference,
        "to": message.recipient,
        "status": message.status(now),
        "created_at": timestamp(message.created_at),
        "completed_at": timestamp(changed_at) if changed_at is not None else None,
        "sent_at": timestamp(message.sent_at) if message.sent_at is not None else None,
        "notification_type": message.type,
        "template_id": message.template_id,
        "template_version": message.template_version,
    }


def received_text_body(text: ReceivedText) -> JsonObject:
    """Return the callback about a received text."""
    return {
        "id": text.id,
        "source_number": text.user_number,
        "destination_number": text.notify_number,
        "message": text.content,
        "date_received": timestamp(text.created_at),
    }


def returned_letter_body(state: State, message: Notification) -> JsonObject:
    """Return the callback about a returned letter."""
    service = state.world.services[message.service_id]
    template = service.templates.get(message.template_id)
    version = template.version(message.template_version) if template else None
    is_precompiled = template is None or template.hidden
    return {
        "notification_id": message.id,
        "reference": message.reference,
        "date_sent": timestamp(message.created_at),
        "sent_by": message.created_by_name or "API",
        "template_name": None if is_precompiled or version is None else version.name,
        # The real server writes the word where there is nothing.
        "template_id": "None" if is_precompiled else message.template_id,
        "template_version": None if is_precompiled else message.template_version,
        "spreadsheet_file_name": None,
        "spreadsheet_row_number": message.job_row + 2 if message.job_row is not None else None,
        "upload_letter_file_name": None,
    }
