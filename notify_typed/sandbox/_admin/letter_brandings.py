"""Brandings of letters: making and changing them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin.brandings import LETTER, every, find, free_name, uses, view
from notify_typed.sandbox._admin.call import as_id
from notify_typed.sandbox._admin.errors import field_errors
from notify_typed.sandbox._admin.members import find_user
from notify_typed.sandbox._admin.responses import enveloped, json
from notify_typed.sandbox._errors import AccidentalError, LegacyError

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject

_TAKEN = {"name": "Name already in use", "filename": "Filename already in use"}


def get_all_letter_branding(call: Call) -> Response:
    """List all brandings, by name."""
    brandings = sorted(every(call.state, LETTER), key=lambda one: str(one["name"]))
    return json([view(call.state, LETTER, one) for one in brandings])


def create_letter_branding(call: Call) -> Response:
    """Make a branding."""
    body = call.columns("CreateLetterBrandingRequest")
    author = body.pop("created_by_id", None)
    if author is not None:
        body["created_by"] = as_id(author)
        if find_user(call.state, author) is None:
            raise AccidentalError("IntegrityError", "created_by_id: there is no user with this id")
    branding: JsonObject = {"id": str(uuid4()), **body, "created_at": call.stamp()}
    _put(call, branding)
    return json(view(call.state, LETTER, branding), 201)


def get_letter_branding(call: Call) -> Response:
    """Show a branding."""
    return json(view(call.state, LETTER, find(call.state, LETTER, call.path["branding_id"])))


def update_letter_branding(call: Call) -> Response:
    """Change a branding."""
    body = call.columns("UpdateLetterBrandingRequest")
    body.pop("updated_by_id", None)
    try:
        branding = find(call.state, LETTER, call.path["branding_id"])
    except LegacyError:
        raise AccidentalError("NoResultFound", "there is no letter branding with this id") from None
    changed: JsonObject = {**branding, **body, "updated_at": call.stamp()}
    _put(call, changed)
    return json(view(call.state, LETTER, changed), 201)


def get_unique_name(call: Call) -> Response:
    """Find a name that is free for a branding."""
    body = call.checked("UniqueLetterBrandingNameRequest")
    return json({"name": free_name(call.state, LETTER, str(body["name"]))})


def get_orgs_and_services(call: Call) -> Response:
    """Show who uses a branding."""
    return enveloped(uses(call.state, LETTER, call.path["branding_id"]))


def _put(call: Call, branding: JsonObject) -> None:
    others = [one for one in every(call.state, LETTER) if one["id"] != branding["id"]]
    for name, said in _TAKEN.items():
        if branding[name] in [one[name] for one in others]:
            raise field_errors({name: [said]})
    call.state.put_entry(LETTER.listed, branding)


_AT = "/letter-branding"
_ONE = f"{_AT}/{{branding_id:id}}"
ROUTES: Routes = {
    _AT: {"GET": get_all_letter_branding, "POST": create_letter_branding},
    f"{_AT}/get-unique-name": {"POST": get_unique_name},
    f"{_AT}/get-unique-name/": {"POST": get_unique_name},
    _ONE: {"GET": get_letter_branding, "POST": update_letter_branding},
    f"{_ONE}/orgs_and_services": {"GET": get_orgs_and_services},
}
