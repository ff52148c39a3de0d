"""Shows a service's entry in the world as the admin API does."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from notify_typed.sandbox._admin.dates import moment_of, spaced
from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._world.memberships import member_id, members_of
from notify_typed.sandbox._world.model import DAILY_LIMITS, RATE_LIMIT

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

PLAIN_FIELDS: JsonObject = {
    "organisation": None,
    "organisation_type": None,
    "email_branding": None,
    "letter_branding": None,
    "custom_email_sender_name": None,
    "confirmed_email_sender_name": None,
    "confirmed_unique": False,
    "contact_link": None,
    "count_as_live": True,
    "go_live_user": None,
    "has_active_go_live_request": False,
    "consent_to_research": None,
    "notes": None,
    "purchase_order_number": None,
    "billing_contact_names": None,
    "billing_contact_email_addresses": None,
    "billing_reference": None,
    "volume_email": None,
    "volume_sms": None,
    "volume_letter": None,
    "active": True,
    "restricted": False,
    "prefix_sms": True,
    "rate_limit": RATE_LIMIT,
}
"""Fields that are shown as they stand in the entry, and their defaults."""

LIMITS = {
    "email_message_limit": "email",
    "sms_message_limit": "sms",
    "letter_message_limit": "letter",
    "international_sms_message_limit": "international_sms",
}
_SPACES = re.compile(r"\s+")
_DOTS = re.compile(r"\.{2,}")


def shown_service(state: State, service: JsonObject) -> JsonObject:
    """Return a service with all its fields."""
    go_live_at = moment_of(state, service, "go_live_at")
    return {
        **{name: service.get(name, usual) for name, usual in PLAIN_FIELDS.items()},
        **shown_limits(service),
        "id": service["id"],
        "name": service["name"],
        "created_by": creator(service),
        "permissions": service.get("permissions") or [],
        "email_sender_local_part": local_part(service),
        "go_live_at": None if go_live_at is None else spaced(go_live_at),
        "service_callback_api": [
            {"callback_id": callback_id(service, item), "callback_type": item.get("type")}
            for item in items(service, "callbacks")
        ],
    }


def shown_limits(service: JsonObject) -> JsonObject:
    """Return how many messages a service may send a day."""
    limits = service.get("daily_limits")
    given = limits if isinstance(limits, dict) else {}
    return {name: given.get(kind, DAILY_LIMITS[kind]) for name, kind in LIMITS.items()}


def with_limits(service: JsonObject, values: JsonObject) -> JsonObject:
    """Return the limits that a service's entry has once some have been changed."""
    limits = service.get("daily_limits")
    given = limits if isinstance(limits, dict) else {}
    changed = {kind: values[name] for name, kind in LIMITS.items() if name in values}
    return {**given, **changed}


def creator(service: JsonObject) -> JsonValue:
    """Return the id of the user who made a service, or changed it last."""
    given = service.get("created_by")
    if given is not None:
        return given
    return next((member_id(member) for member in members_of(service)), NOTIFY_USER_ID)


def local_part(service: JsonObject) -> str:
    """Return the part before the @ in the address that a service's emails come from."""
    given = service.get("email_sender_local_part")
    if isinstance(given, str):
        return given
    return safe_name(str(service.get("custom_email_sender_name") or service["name"]))


@lru_cache(maxsize=16_384)
def safe_name(name: str) -> str:
    """Return a name in the form that it has in email addresses, and in which names are compared."""
    plain = "".join(
        character
        for character in unicodedata.normalize("NFD", name)
        if unicodedata.category(character) != "Mn"
    )
    dotted = _SPACES.sub(".", plain.strip())
    kept = "".join(each.lower() for each in dotted if each.isalnum() or each == ".")
    return _DOTS.sub(".", kept).strip(".")


def items(entry: JsonObject, name: str) -> list[JsonObject]:
    """Return the objects in a list of an entry; none where it has no such list."""
    listed = entry.get(name)
    return [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []


def callback_id(service: JsonObject, callback: JsonObject) -> str:
    """Return the id of a callback; without one, it follows from service and type."""
    given = callback.get("id")
    if isinstance(given, str):
        return given.lower()
    return str(uuid5(NAMESPACE_URL, f"callback-{service['id']}-{callback.get('type')}"))
