"""The inboxes of the website's users, for tests: codes and invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.codes import all_codes
from notify_typed.sandbox._admin.dates import moment_of, standard
from notify_typed.sandbox._admin.invites import invite_link, invite_token
from notify_typed.sandbox._service.links import INVITATION_LIFE
from notify_typed.sandbox._timekeeper import MICROSECONDS
from notify_typed.sandbox._world.lists import INVITES

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State


def shown_codes(state: State, user_id: str | None) -> list[JsonValue]:
    """Return the codes of one user or of all, newest first."""
    now = state.clock.micros()
    return [
        {
            "user_id": code.user_id,
            "type": code.type,
            "code": code.code,
            "link": code.link,
            "created_at": standard(code.created_at),
            "expires_at": standard(code.expires_at),
            "usable": code.used_at is None and code.expires_at >= now,
        }
        for code in all_codes(state, user_id)
    ]


def shown_invites(state: State) -> list[JsonValue]:
    """Return all invitations, newest first, with the links that were sent."""
    found = [_invite(state, invite) for invite in state.lists.entries[INVITES].values()]
    return [*reversed(found)]


def _invite(state: State, invite: JsonObject) -> JsonObject:
    made_at = moment_of(state, invite, "created_at") or state.loaded_at
    return {
        "id": invite["id"],
        "service_id": invite["service"],
        "email_address": invite["email_address"],
        "status": invite.get("status", "pending"),
        "token": invite_token(state, invite),
        "link": invite_link(state, invite),
        "created_at": standard(made_at),
        "expires_at": standard(made_at + INVITATION_LIFE * MICROSECONDS),
    }
