"""The brandings that an organisation's services choose from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.brandings import EMAIL, KINDS, Kind, find, pool_of, view
from notify_typed.sandbox._admin.call import as_id
from notify_typed.sandbox._admin.errors import refusal
from notify_typed.sandbox._admin.organisation_views import organisation_entry
from notify_typed.sandbox._admin.responses import empty, enveloped
from notify_typed.sandbox._errors import AccidentalError, LegacyError
from notify_typed.sandbox._http.endpoint import JSON
from notify_typed.sandbox._world.lists import ORGANISATIONS

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue


def get_pool(call: Call, kind: Kind) -> Response:
    """List the brandings of a pool; an unknown organisation has none."""
    try:
        organisation = _organisation(call)
    except LegacyError:
        return enveloped([])
    found = [find(call.state, kind, one) for one in pool_of(organisation, kind)]
    found.sort(key=lambda one: str(one["name"]))
    return enveloped([view(call.state, kind, one) for one in found])


def add_to_pool(call: Call, kind: Kind) -> Response:
    """Add brandings to a pool, all of them or none."""
    body = call.checked("AddBrandingsRequest")
    organisation = _organisation(call)
    pool = pool_of(organisation, kind)
    given = body["branding_ids"]
    for one in given if isinstance(given, list) else ():
        branding = find(call.state, kind, as_id(one))
        if branding["id"] in pool:
            raise AccidentalError("IntegrityError", "branding_ids: one is in the pool already")
        pool.append(str(branding["id"]))
    _keep(call, organisation, kind, [*pool])
    return empty(media_type=JSON)


def remove_from_pool(call: Call, kind: Kind) -> Response:
    """Take a branding out of a pool."""
    organisation = _organisation(call)
    branding_id = call.path["branding_id"]
    pool = pool_of(organisation, kind)
    if branding_id not in pool:
        raise refusal(f"{kind.title} {branding_id} not in {organisation['name']}'s pool", 404)
    if branding_id == organisation.get(kind.default):
        word = kind.title.lower()
        raise refusal(f"You cannot remove an organisation's default {word}")
    _keep(call, organisation, kind, [one for one in pool if one != branding_id])
    return empty(media_type=JSON)


def _keep(call: Call, organisation: JsonObject, kind: Kind, pool: list[JsonValue]) -> None:
    call.state.put_entry(ORGANISATIONS, {**organisation, kind.pool: pool})


def _organisation(call: Call) -> JsonObject:
    return organisation_entry(call.state, call.path["organisation_id"])


def _routes(kind: Kind) -> Routes:
    word = "email" if kind is EMAIL else "letter"
    path = f"/organisations/{{organisation_id:id}}/{word}-branding-pool"
    return {
        path: {"GET": partial(get_pool, kind=kind), "POST": partial(add_to_pool, kind=kind)},
        f"{path}/{{branding_id:id}}": {"DELETE": partial(remove_from_pool, kind=kind)},
    }


ROUTES: Routes = {path: methods for kind in KINDS for path, methods in _routes(kind).items()}
