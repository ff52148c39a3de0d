"""Shows messages as the admin API does: whole, or as rows of a spreadsheet."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from notify_typed._rules.phone import PhoneError, parse_phone_number
from notify_typed.sandbox._admin.dates import standard, uk_seconds
from notify_typed.sandbox._admin.members import find_user
from notify_typed.sandbox._admin.template_views import is_redacted, saved_version, template_entry
from notify_typed.sandbox._jobs.records import Jobs
from notify_typed.sandbox._json import parse_json
from notify_typed.sandbox._service.composition import find_sender

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.records import Notification
    from notify_typed.sandbox._world.model import Service

PROVIDERS = {"sms": "mmg", "email": "ses", "letter": "dvla"}
_LETTERS_AND_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_REFERENCE_LENGTH = 16
_STATUS_WORDS = {
    "email": {
        "created": "Sending",
        "sending": "Sending",
        "sent": "Delivered",
        "delivered": "Delivered",
        "failed": "Failed",
        "technical-failure": "Technical failure",
        "temporary-failure": "Inbox not accepting messages right now",
        "permanent-failure": "Email address doesn’t exist",  # noqa: RUF001 - Notify's own apostrophe
    },
    "sms": {
        "created": "Sending",
        "sending": "Sending",
        "sent": "Sent internationally",
        "delivered": "Delivered",
        "failed": "Failed",
        "technical-failure": "Technical failure",
        "temporary-failure": "Phone not accepting messages right now",
        "permanent-failure": "Phone number doesn’t exist",  # noqa: RUF001 - likewise
    },
    "letter": {
        "created": "Accepted",
        "sending": "Accepted",
        "delivered": "Received",
        "returned-letter": "Returned",
        "technical-failure": "Technical failure",
        "permanent-failure": "Permanent failure",
    },
}


class Shown:
    """Shows messages of one service, and looks up once the things that they share.

    Args:
        state: The sandbox.
        service: The service.
    """

    def __init__(self, state: State, service: Service) -> None:
        self._state = state
        self._service = service
        self._now = state.clock.micros()
        self._jobs = Jobs(state.storage)
        self._job_names: dict[str, str] = {}
        self._people: dict[str, JsonObject | None] = {}
        self._keys = {key.id: key.name for key in service.api_keys}

    def whole(self, message: Notification) -> JsonObject:
        """Return a message with all its fields."""
        now = self._now
        changed_at = message.changed_at(now)
        sent_at = message.sent_at
        is_sent = sent_at is not None and sent_at <= now
        kind = message.type
        is_seeded = message.stated is not None
        if changed_at is None and kind == "letter" and message.ready_at <= now and not is_seeded:
            # Its sheets have been counted.
            changed_at = message.ready_at
        shown: JsonObject = {
            "api_key": message.api_key_id,
            "billable_units": message.units if message.ready_at <= now else 0,
            "client_reference": message.reference,
            "created_at": standard(message.created_at),
            "created_by": self._person(message.created_by_id),
            "document_download_count": None,
            "id": message.id,
            "international": message.is_foreign,
            "job": self._job(message),
            "job_row_number": message.job_row,
            "key_name": self._keys.get(message.api_key_id or ""),
            "key_type": message.key_type,
            "normalised_to": message.normalised,
            "notification_type": kind,
            "personalisation": parse_json(message.personalisation),
            "phone_prefix": _phone_prefix(message) if kind == "sms" else None,
            "postage": message.postage,
            "rate_multiplier": message.multiplier if kind == "sms" else None,
            "reference": letter_reference(message.id) if kind == "letter" else None,
            "reply_to_text": self._reply_to(message),
            "sent_at": standard(sent_at) if is_sent and sent_at is not None else None,
            "sent_by": PROVIDERS[kind] if is_sent else None,
            "service": message.service_id,
            "status": message.status(now),
            "template": self._template(message),
            "to": message.recipient,
            "unsubscribe_link": message.unsubscribe_url,
            "updated_at": standard(changed_at) if changed_at is not None else None,
        }
        return {**shown, **_stated(message)}

    def row(self, message: Notification) -> JsonObject:
        """Return a message as one row of a spreadsheet."""
        template = self._service.templates.get(message.template_id)
        version = template.version(message.template_version) if template else None
        job = self._job(message)
        person = self._person(message.created_by_id)
        status = message.status(self._now)
        return {
            "api_key_name": self._keys.get(message.api_key_id or ""),
            "client_reference": message.reference or "",
            "created_at": uk_seconds(message.created_at),
            "created_by_email_address": person["email_address"] if person else None,
            "created_by_name": person["name"] if person else message.created_by_name,
            "id": message.id,
            "job_name": job["original_file_name"] if job else "",
            "recipient": message.recipient,
            "row_number": "" if message.job_row is None else message.job_row + 1,
            "status": _STATUS_WORDS[message.type].get(status, status),
            "template_name": version.name if version else "",
            "template_type": message.type,
        }

    def _job(self, message: Notification) -> JsonObject | None:
        if message.job_id is None:
            return None
        if message.job_id not in self._job_names:
            job = self._jobs.get(message.job_id)
            self._job_names[message.job_id] = job.file_name if job else ""
        return {"id": message.job_id, "original_file_name": self._job_names[message.job_id]}

    def _person(self, user_id: str | None) -> JsonObject | None:
        if user_id is None:
            return None
        if user_id not in self._people:
            user = find_user(self._state, user_id)
            self._people[user_id] = user and {
                "id": user_id,
                "name": user["name"],
                "email_address": user["email_address"],
            }
        return self._people[user_id]

    def _reply_to(self, message: Notification) -> JsonValue:
        if message.type != "letter":
            return message.sender
        template = self._service.templates.get(message.template_id)
        version = template.version(message.template_version) if template else None
        return self._service.contact_block(version) if version else None

    def _reply_to_now(self, message: Notification) -> JsonValue:
        if message.type == "letter":
            return self._reply_to(message)
        sender = find_sender(self._service, message.type, None)
        return sender.text if sender else None

    def _template(self, message: Notification) -> JsonObject:
        template = self._service.templates.get(message.template_id)
        version = template.version(message.template_version) if template else None
        is_letter = message.type == "letter"
        entry = template_entry(self._state, self._service.id, message.template_id)
        return {
            "content": version.content if version else "",
            "has_unsubscribe_link": version.has_unsubscribe_link if version else False,
            "id": message.template_id,
            "is_precompiled_letter": bool(template and template.hidden),
            "letter_attachment": saved_version(entry, message.template_version).get(
                "letter_attachment"
            ),
            "letter_languages": version.languages if version and is_letter else None,
            "letter_welsh_content": version.welsh_content if version else None,
            "letter_welsh_subject": version.welsh_subject if version else None,
            "name": version.name if version else "",
            "redact_personalisation": is_redacted(entry),
            "reply_to_text": self._reply_to_now(message),
            "service": message.service_id,
            "subject": version.subject if version else None,
            "template_type": message.type,
            "version": message.template_version,
        }


def _stated(message: Notification) -> JsonObject:
    """Return what a world file says of a message; of what it leaves out, nothing is made up."""
    stated = parse_json(message.stated) if message.stated is not None else None
    return stated if isinstance(stated, dict) else {}


def _phone_prefix(message: Notification) -> str | None:
    try:
        return str(parse_phone_number(message.recipient).country_code)
    except PhoneError:
        return None


def letter_reference(notification_id: str) -> str:
    """Return a letter's reference at the printer's: always the same for one letter."""
    digest = sha256(notification_id.encode()).digest()
    base = len(_LETTERS_AND_DIGITS)
    return "".join(_LETTERS_AND_DIGITS[byte % base] for byte in digest[:_REFERENCE_LENGTH])
