"""Team members' permissions: the five that people see, and what Notify stores for them.

Users and invites carry the stored names; methods that take permissions take both, and anything that
is neither goes to Notify as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "STORED_PERMISSIONS",
    "UI_PERMISSIONS",
    "UiPermission",
    "permissions_from_stored",
    "permissions_to_stored",
]

UiPermission: TypeAlias = Literal[
    "send_messages", "manage_service", "manage_templates", "manage_api_keys", "view_activity"
]

UI_PERMISSIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "send_messages": ("send_texts", "send_emails", "send_letters"),
    "manage_service": ("manage_users", "manage_settings"),
    "manage_templates": ("manage_templates",),
    "manage_api_keys": ("manage_api_keys",),
    "view_activity": ("view_activity",),
}
"""What is stored for each permission that people see."""

STORED_PERMISSIONS: Final = frozenset(
    stored for together in UI_PERMISSIONS.values() for stored in together
) | {"platform_admin"}
"""The names that Notify stores."""


def permissions_to_stored(permissions: Iterable[str]) -> frozenset[str]:
    """Translate what people see into what Notify stores; other names stay as they are.

    Example:
        >>> sorted(permissions_to_stored(["manage_service", "view_activity"]))
        ['manage_settings', 'manage_users', 'view_activity']
    """
    return frozenset(
        stored
        for permission in permissions
        for stored in UI_PERMISSIONS.get(permission, (permission,))
    )


def permissions_from_stored(stored: Iterable[str]) -> frozenset[str]:
    """Translate what Notify stores into what people see.

    A permission that stands for several stored ones shows when all of them are there; names that
    belong to none stay as they are.

    Example:
        >>> sorted(permissions_from_stored({"manage_settings", "view_activity", "other"}))
        ['other', 'view_activity']
    """
    given = frozenset(stored)
    seen = {name for name, together in UI_PERMISSIONS.items() if given.issuperset(together)}
    parts = {part for together in UI_PERMISSIONS.values() for part in together}
    return frozenset(seen | (given - parts))
