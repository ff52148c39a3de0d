"""The members of a service and their permissions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.call import as_id, service_entry, user_entry
from notify_typed.sandbox._admin.errors import no_result, refusal
from notify_typed.sandbox._admin.members import (
    find_member,
    find_user,
    is_active,
    is_of_government,
    permissions_of,
    put_user,
    replace_member,
    shown_user,
    team_member,
)
from notify_typed.sandbox._admin.responses import empty, enveloped
from notify_typed.sandbox._admin.service_views import items, shown_service
from notify_typed.sandbox._http.endpoint import JSON
from notify_typed.sandbox._world.lists import SERVICES, USERS
from notify_typed.sandbox._world.memberships import ALL_PERMISSIONS, member_id, members_of

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

USER_PERMISSIONS = (*ALL_PERMISSIONS[:-1], "platform_admin", ALL_PERMISSIONS[-1])
"""The permissions of users, in the order in which the API lists them."""

MANAGE_SETTINGS = "manage_settings"
_TOO_FEW = "Cannot change user permissions - service would have too few users with manage_settings"
_CANNOT_LEAVE = "User cannot be removed from the service"
_ONE = 1
_TWO = 2


def get_users(call: Call) -> Response:
    """List the active members of a service."""
    found: list[JsonValue] = []
    for member in members_of(call.service()):
        user = find_user(call.state, member_id(member))
        if user is not None and is_active(user):
            found.append(shown_user(call.state, user))
    return enveloped(found)


def add_user(call: Call) -> Response:
    """Add a member to a service."""
    service = call.service()
    user = user_entry(call.state, call.path["user_id"])
    if find_member(service, str(user["id"])) is not None:
        raise refusal(f"User id: {user['id']} already part of service id: {service['id']}")
    body = call.checked("AddUserToServiceRequest")
    let_in(call.state, service, user, _permissions(body), body)
    return enveloped(shown_service(call.state, service_entry(call.state, str(service["id"]))), 201)


def set_permissions(call: Call) -> Response:
    """Set a member's permissions."""
    user = call.user()
    service = call.service()
    member = find_member(service, str(user["id"]))
    if member is None:
        raise no_result()
    body = call.checked("SetUserPermissionsRequest")
    wanted = [item.get("permission") for item in items(body, "permissions")]
    if MANAGE_SETTINGS not in wanted and _is_needed(call.state, service, user):
        raise refusal(_TOO_FEW)
    permissions = _permissions(body)
    let_in(call.state, service, user, permissions, body)
    return empty(media_type=JSON)


def let_in(
    state: State,
    service: JsonObject,
    user: JsonObject,
    permissions: list[str],
    body: JsonObject,
) -> None:
    """Make somebody a member of a service, or a member with other permissions.

    Args:
        state: The sandbox.
        service: The service.
        user: The person.
        permissions: What they may do from now on.
        body: A request's, which may say in `folder_permissions` which folders they see.
    """
    _keep(state, user)
    replace_member(state, service, team_member(user, permissions))
    _let_into_folders(state, str(service["id"]), str(user["id"]), body)


def remove_user(call: Call) -> Response:
    """Remove a member."""
    service = call.service()
    user = user_entry(call.state, call.path["user_id"])
    if find_member(service, str(user["id"])) is None:
        raise refusal("User not found", 404)
    check_may_leave(call.state, service, user, _CANNOT_LEAVE)
    _keep(call.state, user)
    take_out(call.state, service, str(user["id"]))
    return empty(media_type=JSON)


def check_may_leave(state: State, service: JsonObject, user: JsonObject, text: str) -> None:
    """Check that enough of a team is left without a user.

    Args:
        state: The sandbox.
        service: The service that the team belongs to.
        user: Who is to leave.
        text: The refusal.

    Raises:
        LegacyError: 400, it is not.
    """
    if len(_active(state, service)) == _ONE or _is_needed(state, service, user):
        raise refusal(text)


def take_out(state: State, service: JsonObject, user_id: str) -> None:
    """Take a user out of a service's team and folders."""
    members: list[JsonValue] = [
        member for member in members_of(service) if member_id(member) != user_id
    ]
    changed: JsonObject = {**service, "team_members": members}
    state.put_entry(SERVICES, _with_folders(changed, user_id, ()))


def _is_needed(state: State, service: JsonObject, user: JsonObject) -> bool:
    """Return whether too few could manage the settings without this user."""
    managers = [
        str(one["id"])
        for member, one in _active(state, service)
        if MANAGE_SETTINGS in permissions_of(member) and is_of_government(one)
    ]
    if user["id"] not in managers:
        return False
    is_trial = service.get("restricted") and not service.get("has_active_go_live_request")
    return len(managers) - 1 < (_ONE if is_trial else _TWO)


def _active(state: State, service: JsonObject) -> list[tuple[JsonObject, JsonObject]]:
    found = ((member, find_user(state, member_id(member))) for member in members_of(service))
    return [(member, user) for member, user in found if user is not None and is_active(user)]


def _permissions(body: JsonObject) -> list[str]:
    granted = [str(item.get("permission")) for item in items(body, "permissions")]
    if any(name not in USER_PERMISSIONS for name in granted):
        raise no_result()
    return [name for name in USER_PERMISSIONS if name in granted]


def _keep(state: State, user: JsonObject) -> None:
    # A user known only as a team member would otherwise be gone with the team.
    if state.lists.get(USERS, str(user["id"])) is None:
        put_user(state, user)


def _let_into_folders(state: State, service_id: str, user_id: str, body: JsonObject) -> None:
    listed = body.get("folder_permissions")
    if listed is None and "folder_permissions" not in body:
        return
    wanted = [as_id(one) for one in listed] if isinstance(listed, list) else []
    service = state.lists.entries[SERVICES][service_id]
    state.put_entry(SERVICES, _with_folders(service, user_id, wanted))


def _with_folders(
    service: JsonObject, user_id: str, folder_ids: list[str] | tuple[str, ...]
) -> JsonObject:
    folders: list[JsonValue] = []
    for folder in items(service, "template_folders"):
        listed = folder.get("users_with_permission")
        users = [one for one in listed if one != user_id] if isinstance(listed, list) else []
        if folder["id"] in folder_ids:
            users.append(user_id)
        folders.append({**folder, "users_with_permission": users})
    return {**service, "template_folders": folders} if folders else service


ROUTES: Routes = {
    "/service/{service_id:id}/users": {"GET": get_users},
    "/service/{service_id:id}/users/{user_id}": {"POST": add_user, "DELETE": remove_user},
    "/user/{user_id:id}/service/{service_id:id}/permission": {"POST": set_permissions},
}
