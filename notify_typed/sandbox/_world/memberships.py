"""Who belongs to which service, kept beside the world so that nobody has to look through it all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from notify_typed.sandbox._description.formats import is_uuid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from notify_typed.sandbox._json import JsonObject

ALL_PERMISSIONS = (
    "manage_users",
    "manage_templates",
    "manage_settings",
    "send_texts",
    "send_emails",
    "send_letters",
    "manage_api_keys",
    "view_activity",
)
"""The permissions of the user who creates a service, and of a world file's team members."""


def members_of(service: JsonObject) -> Iterator[JsonObject]:
    """Yield the team members in a service's entry."""
    listed = service.get("team_members")
    if isinstance(listed, list):
        yield from (member for member in listed if isinstance(member, dict))


def member_id(member: JsonObject) -> str:
    """Return the id of the user that a team member is.

    A world file may leave it out: then it follows from the email address, so that one person can
    be in several teams.
    """
    given = member.get("user_id")
    if isinstance(given, str) and is_uuid(given):
        return given.lower()
    known = member.get("email_address") or member.get("mobile_number") or member.get("name")
    return str(uuid5(NAMESPACE_URL, f"team-member-{str(known).lower()}"))


@dataclass(frozen=True, slots=True)
class Memberships:
    """The members of all services; a change makes a new one.

    Attributes:
        services_of: The ids of the services that a user belongs to, by the user's id.
        derived: Users that are known only as team members of a world file, by id.
    """

    services_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    derived: Mapping[str, JsonObject] = field(default_factory=dict[str, "JsonObject"], repr=False)

    @classmethod
    def of(cls, services: Mapping[str, JsonObject]) -> Memberships:
        """Read the memberships of a whole world."""
        services_of: dict[str, tuple[str, ...]] = {}
        derived: dict[str, JsonObject] = {}
        for service_id, service in services.items():
            _add(services_of, derived, service_id, service)
        return cls(services_of, derived)

    def changed(self, service_id: str, before: JsonObject | None, after: JsonObject) -> Memberships:
        """Return the memberships after one service has changed."""
        if before is not None and before.get("team_members") == after.get("team_members"):
            return self
        services_of = dict(self.services_of)
        derived = dict(self.derived)
        staying = {member_id(member) for member in members_of(after)}
        for member in members_of(before or {}):
            user_id = member_id(member)
            if user_id in staying:
                continue
            left = tuple(one for one in services_of.get(user_id, ()) if one != service_id)
            services_of[user_id] = left
            if not left:
                derived.pop(user_id, None)
        _add(services_of, derived, service_id, after)
        return Memberships(services_of, derived)


def _add(
    services_of: dict[str, tuple[str, ...]],
    derived: dict[str, JsonObject],
    service_id: str,
    service: JsonObject,
) -> None:
    for member in members_of(service):
        user_id = member_id(member)
        known = services_of.get(user_id, ())
        services_of[user_id] = known if service_id in known else (*known, service_id)
        if "user_id" not in member:
            derived.setdefault(user_id, _derived(user_id, member))


def _derived(user_id: str, member: JsonObject) -> JsonObject:
    email = member.get("email_address")
    return {
        "id": user_id,
        "name": member.get("name") or email or "Team member",
        "email_address": email or f"{user_id}@example.gov.uk",
        "mobile_number": member.get("mobile_number"),
        "auth_type": "sms_auth" if member.get("mobile_number") else "email_auth",
        "state": "active",
    }
