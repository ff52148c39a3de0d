"""The companies that messages travel through: the sandbox has them in name alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.body_description import properties
from notify_typed.sandbox._admin.body_schemas import whole
from notify_typed.sandbox._admin.call import as_id, user_entry
from notify_typed.sandbox._admin.dates import shown
from notify_typed.sandbox._admin.days import span
from notify_typed.sandbox._admin.errors import field_errors, no_result
from notify_typed.sandbox._admin.members import find_user
from notify_typed.sandbox._admin.notification_views import PROVIDERS as SENDING
from notify_typed.sandbox._admin.responses import enveloped, json
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._admin.statistics import today
from notify_typed.sandbox._admin.volumes import volumes
from notify_typed.sandbox._errors import AccidentalError, ApiError
from notify_typed.sandbox._world.lists import PROVIDERS as LISTED

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.state import State

_FIXED = ("id", "display_name", "identifier", "notification_type", "supports_international")
_CHANGES = "changes"
_REQUEST = "UpdateProviderRequest"

PROVIDERS: tuple[JsonObject, ...] = tuple(
    {
        "id": provider_id,
        "display_name": name,
        "identifier": name.rpartition(" ")[2].lower(),
        "notification_type": kind,
        "supports_international": name == "MMG",
        "priority": priority,
        "active": True,
    }
    for provider_id, name, kind, priority in (
        ("3ef7a1c5-6b0d-4a52-9c1e-8f2d4b6a7c90", "AWS SES", "email", 10),
        ("7e9b714d-772f-43c7-b73c-2b14e6974693", "MMG", "sms", 10),
        ("9c4d2e8f-1a3b-4c5d-8e7f-6a5b4c3d2e1f", "Firetext", "sms", 20),
        ("b1d3f5a7-2c4e-4f6a-9b8d-7e6f5a4b3c2d", "DVLA", "letter", 50),
    )
)
"""The providers as they are before anybody changes them, by kind of message."""


def get_providers(call: Call) -> Response:
    """List the providers, those of less priority first."""
    state = call.state
    kinds = [str(one["notification_type"]) for one in PROVIDERS]
    listed = [_listed(state, one) for one in PROVIDERS]
    listed.sort(key=lambda one: (kinds.index(str(one["notification_type"])), one["priority"]))
    return json({"provider_details": [*listed]})


def get_provider(call: Call) -> Response:
    """Show a provider; nothing, where it is unknown."""
    found = _versions(call)
    nothing: JsonObject = {}
    return json({"provider_details": found[0] if found else nothing})


def get_provider_versions(call: Call) -> Response:
    """List the versions of a provider, the newest first."""
    return enveloped([*_versions(call)])


def update_provider(call: Call) -> Response:
    """Change a provider. Messages go the same way as before."""
    body = call.json()
    if not isinstance(body, dict):
        raise AccidentalError("AttributeError", "the body must be an object")
    others = sorted({*body} - properties(_REQUEST))
    if others:
        raise field_errors({name: ["Not permitted to be updated"] for name in others})
    provider_id = call.path["provider_id"]
    if not _versions(call):
        raise AccidentalError("AttributeError", "there is no provider with this id")
    try:
        changed = call.checked(_REQUEST)
    except ApiError:
        raise no_result() from None
    if "created_by" in changed:
        author = user_entry(call.state, str(changed["created_by"]))
        changed = {**changed, "created_by": author["id"]}
    if "priority" in changed:
        changed = {**changed, "priority": whole(changed["priority"])}
    entry = call.state.lists.get(LISTED, provider_id) or {"id": provider_id}
    change: JsonObject = {**changed, "updated_at": call.stamp()}
    call.state.put_entry(LISTED, {**entry, _CHANGES: [*items(entry, _CHANGES), change]})
    return json({"provider_details": _versions(call)[0]})


def _versions(call: Call) -> list[JsonObject]:
    """Return all versions of the provider in the path, the newest first."""
    provider_id = as_id(call.path["provider_id"])
    found = (_all_versions(call.state, one) for one in PROVIDERS if one["id"] == provider_id)
    nothing: list[JsonObject] = []
    return next(found, nothing)


def _all_versions(state: State, provider: JsonObject) -> list[JsonObject]:
    now: JsonObject = {**provider, "reason": None, "updated_at": None, "created_by": None}
    versions = [now]
    for change in items(state.lists.get(LISTED, str(provider["id"])) or {}, _CHANGES):
        now = {**now, **change, "updated_at": shown(state, change, "updated_at")}
        versions.append(now)
    return [
        {**one, "created_by": _author(state, one), "version": number}
        for number, one in reversed([*enumerate(versions, 1)])
    ]


def _author(state: State, version: JsonObject) -> JsonObject | None:
    user = find_user(state, version["created_by"])
    return user and {name: user[name] for name in ("id", "name", "email_address")}


def _listed(state: State, provider: JsonObject) -> JsonObject:
    latest = _all_versions(state, provider)[0]
    author = latest.pop("created_by")
    del latest["version"]
    sent = 0
    if provider["identifier"] == SENDING["sms"]:
        now = today(state)
        sold = volumes(state, *span(now.replace(day=1), now))
        sent = sum(volume.units for volume in sold if volume.kind == "sms")
    return {
        **latest,
        "created_by_name": author["name"] if isinstance(author, dict) else None,
        "current_month_billable_sms": sent,
    }


_AT = "/provider-details"
_ONE = f"{_AT}/{{provider_id:id}}"
ROUTES: Routes = {
    _AT: {"GET": get_providers},
    _ONE: {"GET": get_provider, "POST": update_provider},
    f"{_ONE}/versions": {"GET": get_provider_versions},
}
