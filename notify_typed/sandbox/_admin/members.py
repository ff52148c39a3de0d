"""Memberships: finding them, showing them, and keeping their copies in services up to date."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING
from uuid import UUID

from notify_typed.sandbox._admin.dates import created, moment_of, shown, spaced
from notify_typed.sandbox._admin.notify_service import (
    NOTIFY_SERVICE,
    NOTIFY_SERVICE_ID,
    NOTIFY_USER,
    NOTIFY_USER_ID,
    built_in,
)
from notify_typed.sandbox._admin.organisation_views import organisations_of
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._errors import AccidentalError
from notify_typed.sandbox._world.lists import SERVICES, USERS
from notify_typed.sandbox._world.memberships import ALL_PERMISSIONS, member_id, members_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

_COPIED = ("name", "email_address", "mobile_number")
_GOVERNMENT = (
    "gov.uk",
    "gov.scot",
    "gov.wales",
    "llyw.cymru",
    "judiciary.uk",
    "mod.uk",
    "nhs.net",
    "nhs.uk",
    "parliament.scot",
    "parliament.uk",
    "police.uk",
    "senedd.wales",
)


def team_member(user: JsonObject, permissions: Iterable[str]) -> JsonObject:
    """Return a user as a member of a service.

    The name, address and number stand there too: the v2 API looks for recipients there.
    """
    copied: JsonObject = {name: user.get(name) for name in _COPIED}
    return {"user_id": user["id"], **copied, "permissions": [*permissions]}


def permissions_of(member: JsonObject) -> list[str]:
    """Return a team member's permissions; all of them where a world file does not say."""
    listed = member.get("permissions")
    if not isinstance(listed, list):
        return [*ALL_PERMISSIONS]
    return [str(name) for name in listed]


def find_member(service: JsonObject, user_id: str) -> JsonObject | None:
    """Return a user as a member of a service, or None."""
    return next((one for one in members_of(service) if member_id(one) == user_id), None)


def service_ids(state: State, user_id: str) -> list[str]:
    """Return the ids of all services that a user is a member of."""
    found = [*state.memberships.services_of.get(user_id, ())]
    if user_id == NOTIFY_USER_ID and state.lists.get(SERVICES, NOTIFY_SERVICE_ID) is None:
        found.append(NOTIFY_SERVICE_ID)
    return found


def services_of(state: State, user_id: str) -> Iterator[JsonObject]:
    """List the active services that a user is a member of."""
    for service_id in service_ids(state, user_id):
        service = state.lists.get(SERVICES, service_id) or NOTIFY_SERVICE
        if service.get("active", True):
            yield service


def all_users(state: State) -> Iterator[JsonObject]:
    """Yield all users, those first who were there before any signed up."""
    named = state.lists.entries[USERS]
    others = chain([(NOTIFY_USER_ID, NOTIFY_USER)], state.memberships.derived.items())
    yield from (user for user_id, user in others if user_id not in named)
    yield from named.values()


def find_user(state: State, user_id: JsonValue) -> JsonObject | None:
    """Return the user with an id, or None; also one that is known only as a team member."""
    if not isinstance(user_id, str) or not is_uuid(user_id):
        return None
    known = str(UUID(user_id))
    return (
        state.lists.get(USERS, known)
        or state.memberships.derived.get(known)
        or built_in(USERS, known)
    )


def user_by_email(state: State, email: str) -> JsonObject | None:
    """Return the user with an email address, in any case of letters, or None.

    Raises:
        AccidentalError: Several users have it, in different cases of letters.
    """
    wanted = email.lower()
    found = [user for user in all_users(state) if str(user.get("email_address")).lower() == wanted]
    if len(found) > 1:
        raise AccidentalError("MultipleResultsFound", "email: several users have this address")
    return found[0] if found else None


def put_user(state: State, user: JsonObject) -> None:
    """Store a user, and update the services that they are a member of."""
    user_id = str(user["id"])
    state.put_entry(USERS, user)
    for service_id in state.memberships.services_of.get(user_id, ()):
        service = state.lists.entries[SERVICES][service_id]
        member = find_member(service, user_id)
        if member is not None and any(member.get(name) != user.get(name) for name in _COPIED):
            replace_member(state, service, {**member, **team_member(user, permissions_of(member))})


def replace_member(state: State, service: JsonObject, member: JsonObject) -> None:
    """Put a member in the place of the one with its id, or at the end."""
    user_id = member_id(member)
    members: list[JsonValue] = [*members_of(service)]
    for position, one in enumerate(members_of(service)):
        if member_id(one) == user_id:
            members[position] = member
            break
    else:
        members.append(member)
    state.put_entry(SERVICES, {**service, "team_members": members})


def is_active(user: JsonObject) -> bool:
    """Return whether a user has signed up, and was not archived."""
    return user.get("state", "active") == "active"


def is_of_government(user: JsonObject) -> bool:
    """Return whether a user has an email address of the public sector."""
    domain = str(user.get("email_address")).rpartition("@")[2].lower()
    return any(domain == known or domain.endswith(f".{known}") for known in _GOVERNMENT)


def shown_user(state: State, user: JsonObject) -> JsonObject:
    """Return a user with all fields."""
    user_id = str(user["id"])
    services = [*services_of(state, user_id)]
    permissions: JsonObject = {}
    for service in services:
        member = find_member(service, user_id)
        granted = permissions_of(member) if member is not None else []
        if granted:
            permissions[str(service["id"])] = [*granted]
    ids: list[JsonValue] = [service["id"] for service in services]
    organisations = {str(one["id"]): granted for one, granted in organisations_of(state, user_id)}
    made = created(state, user)
    changed = moment_of(state, user, "password_changed_at")
    auth_type = user.get("auth_type", "email_auth")
    is_admin = user.get("platform_admin", False)
    return {
        "id": user_id,
        "name": user["name"],
        "email_address": user["email_address"],
        "mobile_number": user.get("mobile_number"),
        "auth_type": auth_type,
        "state": user.get("state", "active"),
        "platform_admin": is_admin,
        "can_use_webauthn": bool(is_admin)
        or auth_type == "webauthn_auth"
        or NOTIFY_SERVICE_ID in ids,
        "created_at": made,
        "email_access_validated_at": shown(state, user, "email_access_validated_at") or made,
        "logged_in_at": shown(state, user, "logged_in_at"),
        "password_changed_at": spaced(
            changed or moment_of(state, user, "created_at") or state.loaded_at
        ),
        "current_session_id": user.get("current_session_id"),
        "failed_login_count": user.get("failed_login_count", 0),
        "organisations": [*organisations],
        "services": ids,
        "permissions": permissions,
        "organisation_permissions": {name: [*granted] for name, granted in organisations.items()},
        "take_part_in_research": user.get("take_part_in_research", True),
        "receives_new_features_email": user.get("receives_new_features_email", True),
    }
