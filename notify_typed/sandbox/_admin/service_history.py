"""The versions of a service's settings and of its keys, as they are kept in its entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.dates import created, shown, standard
from notify_typed.sandbox._admin.service_views import (
    creator,
    items,
    local_part,
    shown_limits,
)

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.state import State

_LIMITS = ("email_message_limit", "sms_message_limit", "letter_message_limit")


def with_version(
    state: State, before: JsonObject | None, after: JsonObject, now: str
) -> JsonObject:
    """Return a changed service, with its new version added to its versions.

    Args:
        state: The sandbox.
        before: The service as it was; None for a new one.
        after: The service as it is.
        now: When it changed.
    """
    versions = [] if before is None else service_versions(state, before)
    limits = shown_limits(after)
    version: JsonObject = {
        "id": after["id"],
        "name": after["name"],
        "created_at": created(state, after),
        "updated_at": None if before is None else now,
        "active": after.get("active", True),
        **{name: limits[name] for name in _LIMITS},
        "restricted": after.get("restricted", False),
        "custom_email_sender_name": after.get("custom_email_sender_name"),
        "email_sender_local_part": local_part(after),
        "created_by_id": creator(after),
        "version": len(versions) + 1,
    }
    return {**after, "versions": [*versions, version]}


def service_versions(state: State, service: JsonObject) -> list[JsonObject]:
    """Return the versions of a service, oldest first."""
    kept = items(service, "versions")
    if kept:
        return kept
    first = with_version(state, None, service, "")
    return items(first, "versions")


def expiry_date(state: State, key: JsonObject) -> str | None:
    """Return when a key was revoked: when the world was loaded, where a world file only says so."""
    loaded = standard(state.loaded_at) if key.get("revoked") else None
    return shown(state, key, "expiry_date") or loaded


def key_versions(state: State, service: JsonObject) -> list[JsonObject]:
    """Return the versions of a service's keys: as they are, and as they were before revocation."""
    versions: list[JsonObject] = []
    for key in items(service, "api_keys"):
        shown_key: JsonObject = {
            "id": key.get("id"),
            "name": key.get("name"),
            "service_id": service["id"],
            "created_at": created(state, key),
            "created_by_id": key.get("created_by") or creator(service),
            "updated_at": shown(state, key, "updated_at"),
            "expiry_date": expiry_date(state, key),
        }
        if key.get("version", 1) != 1:
            versions.append({**shown_key, "updated_at": None, "expiry_date": None})
        versions.append(shown_key)
    return versions
