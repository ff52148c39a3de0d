"""Lists within a service's entry: senders, addresses, contacts, callbacks, folders, templates."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from notify_typed.sandbox._admin.errors import no_result

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notify_typed.sandbox._json import JsonObject, JsonValue


def find(listed: Iterable[JsonObject], item_id: str) -> JsonObject:
    """Return the item with an id.

    Raises:
        LegacyError: 404, it does not exist.
    """
    for item in listed:
        if item.get("id") == item_id:
            return item
    raise no_result()


def usable(listed: Iterable[JsonObject]) -> list[JsonObject]:
    """Return the items that are not archived, the default first."""
    shown = [item for item in listed if not item.get("archived")]
    return sorted(shown, key=lambda item: not item.get("is_default"))


def with_item(listed: Iterable[JsonObject], changed: JsonObject) -> list[JsonValue]:
    """Return the list with an item added, or put in the place of the one with its id."""
    kept = [*listed]
    if any(item.get("id") == changed["id"] for item in kept):
        return [changed if item.get("id") == changed["id"] else item for item in kept]
    return [*kept, changed]


def with_default(listed: Iterable[JsonObject], changed: JsonObject) -> list[JsonValue]:
    """Return the same; where the item is the default, no other stays it."""
    others: list[JsonObject] = [
        {**item, "is_default": False} if changed["is_default"] and item.get("is_default") else item
        for item in listed
    ]
    return with_item(others, changed)


def derived_id(*parts: str) -> str:
    """Return the id of an item without one in a world file, derived from its content."""
    return str(uuid5(NAMESPACE_URL, "-".join(parts)))
