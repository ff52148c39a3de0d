"""The members of organisations, and their invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin.dates import created
from notify_typed.sandbox._admin.errors import refusal
from notify_typed.sandbox._admin.invites import Invitations
from notify_typed.sandbox._admin.members import find_user, is_active, put_user, shown_user
from notify_typed.sandbox._admin.notify_messages import send
from notify_typed.sandbox._admin.notify_templates import ORGANISATION_INVITATION
from notify_typed.sandbox._admin.organisation_views import MEMBERS, organisation_entry
from notify_typed.sandbox._admin.responses import empty, enveloped
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._errors import AccidentalError, LegacyError
from notify_typed.sandbox._http.endpoint import JSON
from notify_typed.sandbox._service.links import link, token
from notify_typed.sandbox._world.lists import ORGANISATION_INVITES, ORGANISATIONS, USERS

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

_PAGE = "organisation-invitation"
_BODY = "OrganisationMemberRequest"


def get_users(call: Call) -> Response:
    """List the active members of an organisation."""
    try:
        organisation = _organisation(call)
    except LegacyError:
        return enveloped([])
    users = [find_user(call.state, member["user_id"]) for member in items(organisation, MEMBERS)]
    return enveloped([shown_user(call.state, one) for one in users if one and is_active(one)])


def add_user(call: Call) -> Response:
    """Make somebody a member."""
    given = call.json()
    if isinstance(given, dict) and "permissions" not in given:
        raise AccidentalError("IntegrityError", "permissions is a required property")
    body = call.checked(_BODY)
    organisation, user = _organisation(call), call.user()
    if _is_member(organisation, user):
        raise AccidentalError("IntegrityError", "the user is a member of the organisation already")
    _keep(call.state, user)
    let_in(call.state, organisation, user, _granted(body))
    return enveloped(shown_user(call.state, user))


def set_permissions(call: Call) -> Response:
    """Set what a member may do. For other users this is accepted, and changes nothing."""
    body = call.checked(_BODY)
    user, organisation = call.user(), _organisation(call)
    if _is_member(organisation, user):
        let_in(call.state, organisation, user, _granted(body))
    return empty(media_type=JSON)


def remove_user(call: Call) -> Response:
    """Remove a member."""
    organisation, user = _organisation(call), call.user()
    if not _is_member(organisation, user):
        raise refusal("User not found", 404)
    take_out(call.state, organisation, user)
    return empty(media_type=JSON)


def let_in(
    state: State, organisation: JsonObject, user: JsonObject, granted: list[JsonValue]
) -> None:
    """Make somebody a member of an organisation, or a member with other permissions."""
    member: JsonObject = {"user_id": user["id"], "permissions": granted}
    changed: JsonObject = {**organisation, MEMBERS: [*_others(organisation, user), member]}
    state.put_entry(ORGANISATIONS, changed)


def take_out(state: State, organisation: JsonObject, user: JsonObject) -> None:
    """Take a user out of an organisation."""
    state.put_entry(ORGANISATIONS, {**organisation, MEMBERS: _others(organisation, user)})


def get_invites(call: Call) -> Response:
    """List the invitations to an organisation."""
    listed = call.state.lists.entries[ORGANISATION_INVITES].values()
    wanted = call.path["organisation_id"]
    return enveloped([_shown(call.state, one) for one in listed if one["organisation"] == wanted])


def create_invite(call: Call) -> Response:
    """Invite somebody by email."""
    body = call.checked("CreateOrgInviteRequest")
    try:
        organisation = _organisation(call)
    except LegacyError:
        raise AccidentalError("IntegrityError", "there is no organisation with this id") from None
    inviter = find_user(call.state, body["invited_by"])
    if inviter is None:
        raise AccidentalError("IntegrityError", "invited_by: there is no user with this id")
    invite: JsonObject = {
        "id": str(uuid4()),
        "organisation": organisation["id"],
        "invited_by": inviter["id"],
        "email_address": body["email_address"],
        "permissions": body["permissions"],
        "status": "pending",
        "created_at": call.stamp(),
    }
    call.state.put_entry(ORGANISATION_INVITES, invite)
    host = str(body.get("invite_link_host") or call.state.website.url)
    values: dict[str, JsonValue] = {
        "user_name": inviter["name"],
        "organisation_name": organisation["name"],
        "url": link(host, _PAGE, token(call.state, str(invite["id"]))),
    }
    send(call.state, ORGANISATION_INVITATION, str(invite["email_address"]), values)
    return enveloped(_shown(call.state, invite), 201)


def update_invite(call: Call) -> Response:
    """Accept or cancel an invitation."""
    body = call.checked("UpdateOrgInviteRequest")
    invite: JsonObject = {**_INVITATIONS.own(call), "status": body["status"]}
    call.state.put_entry(ORGANISATION_INVITES, invite)
    return enveloped(_shown(call.state, invite))


def _organisation(call: Call) -> JsonObject:
    return organisation_entry(call.state, call.path["organisation_id"])


def _is_member(organisation: JsonObject, user: JsonObject) -> bool:
    return any(member["user_id"] == user["id"] for member in items(organisation, MEMBERS))


def _others(organisation: JsonObject, user: JsonObject) -> list[JsonValue]:
    members = items(organisation, MEMBERS)
    return [member for member in members if member["user_id"] != user["id"]]


def _granted(body: JsonObject) -> list[JsonValue]:
    return [one["permission"] for one in items(body, "permissions")]


def _keep(state: State, user: JsonObject) -> None:
    # A user known only as a team member would otherwise be gone with the team.
    if state.lists.get(USERS, str(user["id"])) is None:
        put_user(state, user)


def _shown(state: State, invite: JsonObject) -> JsonObject:
    return {
        "id": invite["id"],
        "organisation": invite["organisation"],
        "email_address": invite["email_address"],
        "invited_by": invite["invited_by"],
        "permissions": invite.get("permissions") or [],
        "status": invite.get("status", "pending"),
        "created_at": created(state, invite),
    }


_INVITATIONS = Invitations(ORGANISATION_INVITES, "organisation", _shown)
_AT = "/organisations/{organisation_id:id}/users"
_INVITES = "/organisation/{organisation_id:id}/invite"
ROUTES: Routes = {
    _AT: {"GET": get_users},
    f"{_AT}/{{user_id:id}}": {"POST": add_user, "DELETE": remove_user},
    "/user/{user_id:id}/organisation/{organisation_id:id}/permissions": {"POST": set_permissions},
    _INVITES: {"GET": get_invites, "POST": create_invite},
    f"{_INVITES}/{{invite_id}}": {"GET": _INVITATIONS.get_own, "POST": update_invite},
    **_INVITATIONS.routes(),
}
