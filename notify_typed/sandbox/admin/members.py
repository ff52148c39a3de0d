"""Team members as they stand in a service's entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notify_typed.sandbox.jsonvalues import JsonObject


def team_member(user: JsonObject, permissions: Iterable[str]) -> JsonObject:
    """A user as a member of a service.

    The name, address and number stand there too: the v2 API looks for recipients there.
    """
    return {
        "user_id": user["id"],
        "name": user.get("name"),
        "email_address": user.get("email_address"),
        "mobile_number": user.get("mobile_number"),
        "permissions": [*permissions],
    }
