"""Invitations to a service's team."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin.call import as_id, user_entry
from notify_typed.sandbox._admin.dates import created, moment_of
from notify_typed.sandbox._admin.errors import no_result
from notify_typed.sandbox._admin.notify_messages import send
from notify_typed.sandbox._admin.notify_templates import INVITATION
from notify_typed.sandbox._admin.responses import enveloped
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._errors import AccidentalError, LegacyError
from notify_typed.sandbox._service.links import (
    INVITATION_LIFE,
    BadLinkError,
    ExpiredLinkError,
    link,
    read,
    token,
)
from notify_typed.sandbox._world.lists import INVITES

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.state import State

_EXPIRED = (
    "Your invitation to GOV.UK Notify has expired. Please ask the person that invited you to send "
    "you another one"
)
_BAD = "Something’s wrong with this link. Make sure you’ve copied the whole thing."  # noqa: RUF001 - so it is written
_PAGE = "invitation"
STATUSES = ("pending", "accepted", "cancelled")


@dataclass(frozen=True, slots=True)
class Invitations:
    """Invitations of one kind, as they are read.

    Attributes:
        listed: The list of the world that has them.
        owner: What they are to: a service or an organisation.
        shown: Shows one as the API does.
    """

    listed: str
    owner: str
    shown: Callable[[State, JsonObject], JsonObject]

    def own(self, call: Call) -> JsonObject:
        """Return the invitation in the path, which must be to what is in the path.

        Raises:
            LegacyError: 404, it is not.
        """
        invite = self._find(call, call.path["invite_id"])
        if invite[self.owner] != as_id(call.path[f"{self.owner}_id"]):
            raise no_result()
        return invite

    def get_own(self, call: Call) -> Response:
        """Show the invitation in the path, if it is to what is in the path."""
        return enveloped(self.shown(call.state, self.own(call)))

    def routes(self) -> Routes:
        """Return the routes that ask for no service or organisation."""
        at = f"/invite/{self.owner}"
        return {
            f"{at}/check/{{token}}": {"GET": self._check_token},
            f"{at}/{{invite_id:id}}": {"GET": self._get},
        }

    def _get(self, call: Call) -> Response:
        return enveloped(self.shown(call.state, self._find(call, call.path["invite_id"])))

    def _check_token(self, call: Call) -> Response:
        invite_id = invited(call.state, call.path["token"])
        return enveloped(self.shown(call.state, self._find(call, invite_id)))

    def _find(self, call: Call, invite_id: str) -> JsonObject:
        invite = call.state.lists.get(self.listed, as_id(invite_id))
        if invite is None:
            raise no_result()
        return invite


def create_invite(call: Call) -> Response:
    """Create an invitation and send it by email."""
    service = call.service()
    body = call.fields("CreateInviteRequest", optional=("service",))
    if "service" not in body:
        raise AccidentalError("IntegrityError", "service is a required property")
    inviter = user_entry(call.state, str(body["from_user"]))
    folders = body.get("folder_permissions")
    invite: JsonObject = {
        "id": str(uuid4()),
        "service": service["id"],
        "from_user": inviter["id"],
        "email_address": body["email_address"],
        "status": "pending",
        "permissions": body["permissions"],
        "auth_type": body.get("auth_type") or "sms_auth",
        "folder_permissions": folders if isinstance(folders, list) else [],
        "created_at": call.stamp(),
        "invite_link_host": body.get("invite_link_host") or call.state.website.url,
    }
    # Encrypting the same again gives another text, and there is one link.
    invite["token"] = invite_token(call.state, invite)
    call.state.put_entry(INVITES, invite)
    values = {
        "user_name": inviter["name"],
        "service_name": service["name"],
        "url": invite_link(call.state, invite),
    }
    send(call.state, INVITATION, str(invite["email_address"]), values)
    return enveloped(_shown(call.state, invite), 201)


def get_invites(call: Call) -> Response:
    """List the invitations to a service."""
    service_id = as_id(call.path["service_id"])
    listed = call.state.lists.entries[INVITES].values()
    found = [invite for invite in listed if invite["service"] == service_id]
    # As they lie in the real database: what was changed is written anew at the end.
    found.sort(key=lambda invite: str(invite.get("updated_at", "")))
    return enveloped([_shown(call.state, invite) for invite in found])


def update_invite(call: Call) -> Response:
    """Accept or cancel an invitation, or change its way of signing in."""
    invite = _INVITATIONS.own(call)
    given = call.json()
    status = given.get("status") if isinstance(given, dict) else None
    is_known = not isinstance(status, str) or status in STATUSES
    wrong = [] if is_known else [f"Must be one of: {', '.join(STATUSES)}."]
    looked_at = {"status": wrong} if isinstance(status, str) else None
    body = call.fields("UpdateInviteRequest", looked_at=looked_at)
    changes: JsonObject = {name: body[name] for name in ("status", "auth_type") if name in body}
    changed: JsonObject = {**invite, **changes, "updated_at": call.stamp()}
    call.state.put_entry(INVITES, changed)
    return enveloped(_shown(call.state, changed))


def invited(state: State, text: str) -> str:
    """Return the id of the invitation that a link is for.

    Raises:
        LegacyError: 400, the link is not one, or is too old.
    """
    try:
        invite_id = read(state, text, INVITATION_LIFE)
    except ExpiredLinkError:
        raise LegacyError(400, {"invitation": _EXPIRED}) from None
    except BadLinkError:
        invite_id = ""
    # Other links are encrypted alike.
    if not is_uuid(invite_id):
        raise LegacyError(400, {"invitation": _BAD})
    return invite_id


def invite_token(state: State, invite: JsonObject) -> str:
    """Return the token by which an invitation is accepted."""
    given = invite.get("token")
    if isinstance(given, str):
        return given
    made_at = moment_of(state, invite, "created_at") or state.loaded_at
    return token(state, str(invite["id"]), made_at)


def invite_link(state: State, invite: JsonObject) -> str:
    """Return the address by which an invitation is accepted."""
    host = str(invite.get("invite_link_host") or state.website.url)
    return link(host, _PAGE, invite_token(state, invite))


def _shown(state: State, invite: JsonObject) -> JsonObject:
    return {
        "id": invite["id"],
        "service": invite["service"],
        "from_user": invite["from_user"],
        "email_address": invite["email_address"],
        "status": invite.get("status", "pending"),
        "permissions": invite.get("permissions", ""),
        "auth_type": invite.get("auth_type", "sms_auth"),
        "folder_permissions": invite.get("folder_permissions") or [],
        "created_at": created(state, invite),
    }


_INVITATIONS = Invitations(INVITES, "service", _shown)
_AT = "/service/{service_id}/invite"
ROUTES: Routes = {
    _AT: {"GET": get_invites, "POST": create_invite},
    f"{_AT}/{{invite_id}}": {"GET": _INVITATIONS.get_own, "POST": update_invite},
    **_INVITATIONS.routes(),
}
