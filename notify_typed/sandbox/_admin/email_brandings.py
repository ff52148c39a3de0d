"""Brandings of emails: making, changing and archiving them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin.brandings import (
    EMAIL,
    archived_name,
    every,
    find,
    free_name,
    pool_of,
    uses,
    view,
)
from notify_typed.sandbox._admin.call import as_id
from notify_typed.sandbox._admin.errors import field_errors, refusal
from notify_typed.sandbox._admin.members import find_user
from notify_typed.sandbox._admin.responses import empty, enveloped, json
from notify_typed.sandbox._errors import AccidentalError
from notify_typed.sandbox._world.lists import ORGANISATIONS

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject

_TAKEN = "An email branding with that name already exists."
_ONE_TEXT = "Email branding must have exactly one of alt_text and text."
_IN_USE = "Email branding is in use and so it can't be archived."


def get_all_email_branding(call: Call) -> Response:
    """List the brandings that are not archived."""
    shown = [view(call.state, EMAIL, one) for one in every(call.state, EMAIL) if _is_active(one)]
    return json({"email_branding": [*shown]})


def create_email_branding(call: Call) -> Response:
    """Make a branding."""
    body = call.columns("CreateEmailBrandingRequest")
    if "created_by" in body:
        body["created_by"] = as_id(body["created_by"])
        if find_user(call.state, body["created_by"]) is None:
            raise AccidentalError("IntegrityError", "created_by: there is no user with this id")
    branding: JsonObject = {
        "id": str(uuid4()),
        "brand_type": "org",
        **body,
        "created_at": call.stamp(),
    }
    _put(call, branding)
    return enveloped(view(call.state, EMAIL, branding), 201)


def get_email_branding(call: Call) -> Response:
    """Show a branding."""
    branding = find(call.state, EMAIL, call.path["branding_id"])
    return json({"email_branding": view(call.state, EMAIL, branding)})


def update_email_branding(call: Call) -> Response:
    """Change some of a branding."""
    body = call.columns("UpdateEmailBrandingRequest", may_have_others=True)
    branding = find(call.state, EMAIL, call.path["branding_id"])
    if body.pop("updated_by", None) is not None or body:
        # The real server stores what is false as nothing.
        body = {name: value or None for name, value in body.items()}
        branding = {**branding, **body, "updated_at": call.stamp()}
        _put(call, branding)
    return enveloped(view(call.state, EMAIL, branding))


def get_name_for_alt_text(call: Call) -> Response:
    """Find a name that is free for a branding."""
    body = call.checked("EmailBrandingAltTextRequest")
    return json({"name": free_name(call.state, EMAIL, str(body["alt_text"]))})


def get_orgs_and_services(call: Call) -> Response:
    """Show who uses a branding."""
    return enveloped(uses(call.state, EMAIL, call.path["branding_id"]))


def archive_email_branding(call: Call) -> Response:
    """Archive a branding, and take it out of all pools."""
    state, branding_id = call.state, call.path["branding_id"]
    if any(uses(state, EMAIL, branding_id).values()):
        raise refusal(_IN_USE)
    branding = find(state, EMAIL, branding_id)
    for organisation in [*state.lists.entries[ORGANISATIONS].values()]:
        pool = pool_of(organisation, EMAIL)
        if branding_id in pool:
            kept = [one for one in pool if one != branding_id]
            state.put_entry(ORGANISATIONS, {**organisation, EMAIL.pool: [*kept]})
    name = archived_name(state, branding["name"])
    archived: JsonObject = {**branding, "name": name, "active": False, "updated_at": call.stamp()}
    state.put_entry(EMAIL.listed, archived)
    return empty()


def _is_active(branding: JsonObject) -> bool:
    return branding.get("active") is not False


def _put(call: Call, branding: JsonObject) -> None:
    if not branding.get("name"):
        raise AccidentalError("IntegrityError", "name: a branding needs one")
    if (branding.get("text") is None) == (branding.get("alt_text") is None):
        raise refusal(_ONE_TEXT)
    others = [one for one in every(call.state, EMAIL) if one["id"] != branding["id"]]
    if branding["name"] in [one["name"] for one in others]:
        raise field_errors({"name": [_TAKEN]})
    call.state.put_entry(EMAIL.listed, branding)


_AT = "/email-branding"
_ONE = f"{_AT}/{{branding_id:id}}"
ROUTES: Routes = {
    _AT: {"GET": get_all_email_branding, "POST": create_email_branding},
    f"{_AT}/get-name-for-alt-text": {"POST": get_name_for_alt_text},
    f"{_AT}/get-name-for-alt-text/": {"POST": get_name_for_alt_text},
    _ONE: {"GET": get_email_branding, "POST": update_email_branding},
    f"{_ONE}/orgs_and_services": {"GET": get_orgs_and_services},
    f"{_ONE}/archive": {"POST": archive_email_branding},
}
