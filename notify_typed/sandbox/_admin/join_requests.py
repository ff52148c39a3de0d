"""Requests to join a service: asking its members, and what one of them decides."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin.call import as_id, service_entry, user_entry
from notify_typed.sandbox._admin.dates import created, shown
from notify_typed.sandbox._admin.errors import no_result, refusal
from notify_typed.sandbox._admin.items import with_item
from notify_typed.sandbox._admin.members import find_member, find_user, put_user, service_ids
from notify_typed.sandbox._admin.notify_messages import send
from notify_typed.sandbox._admin.notify_templates import (
    JOIN_APPROVED,
    JOIN_RECEIPT,
    JOIN_REQUEST,
)
from notify_typed.sandbox._admin.responses import json
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._admin.team import USER_PERMISSIONS, let_in
from notify_typed.sandbox._errors import AccidentalError

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue

_FIELD = "join_requests"
_ALREADY = "user-already-in-service"
_NOBODY = "no-valid-service-managers-ids"


def create_join_request(call: Call) -> Response:
    """Ask members of a service, and tell the requester whom."""
    body = call.checked("CreateJoinRequest")
    state = call.state
    requester = user_entry(state, str(body["requester_id"]))
    listed = body["contacted_user_ids"]
    asked = [user_entry(state, str(one)) for one in (listed if isinstance(listed, list) else ())]
    service = call.service()
    if find_member(service, str(requester["id"])) is not None:
        raise refusal(_ALREADY)
    members = [one for one in asked if find_member(service, str(one["id"])) is not None]
    if not members:
        raise refusal(_NOBODY)
    ids: list[JsonValue] = [one["id"] for one in asked]
    request: JsonObject = {
        "id": str(uuid4()),
        "requester_id": requester["id"],
        "contacted": ids,
        "reason": body["reason"],
        "status": "pending",
        "created_at": call.stamp(),
    }
    call.change_service(**{_FIELD: with_item(items(service, _FIELD), request)})
    at = f"{body['invite_link_host']}/services/{service['id']}"
    reason = str(body["reason"] or "")
    about: JsonObject = {
        "requester_name": requester["name"],
        "requester_email_address": requester["email_address"],
        "service_name": service["name"],
    }
    for one in members:
        told: JsonObject = {
            **about,
            "approver_name": one["name"],
            "reason_given": "yes" if reason else "no",
            "reason": "\n".join(f"^ {line}" for line in reason.splitlines()),
            "url": f"{at}/join-request/{request['id']}/approve",
        }
        send(state, JOIN_REQUEST, str(one["email_address"]), told)
    names: list[JsonValue] = [f"{one['name']} – {one['email_address']}" for one in asked]  # noqa: RUF001 - Notify's own
    receipt: JsonObject = {
        **about,
        "service_admin_names": names,
        "url_ask_to_join_page": f"{at}/join/ask",
    }
    send(state, JOIN_RECEIPT, str(requester["email_address"]), receipt)
    return json({"service_join_request_id": request["id"]}, 201)


def get_join_request(call: Call) -> Response:
    """Show a request."""
    return json(_view(call, _find(call)))


def update_join_request(call: Call) -> Response:
    """Decide on a request; who is let in is told so, and asks no more."""
    body = call.checked("UpdateJoinRequest")
    request = _find(call)
    decider = find_user(call.state, body["status_changed_by_id"])
    if decider is None:
        raise AccidentalError("IntegrityError", "status_changed_by_id: there is no such user")
    given: JsonObject = {} if body.get("reason") is None else {"reason": body["reason"]}
    changed = _decided(call, {**request, **given}, str(body["status"]), decider)
    if body["status"] == "approved":
        _approve(call, changed, body, decider)
    return json(_view(call, changed))


def _approve(call: Call, request: JsonObject, body: JsonObject, decider: JsonObject) -> None:
    state = call.state
    requester = user_entry(state, str(request["requester_id"]))
    service = call.service()
    if find_member(service, str(requester["id"])) is not None:
        raise AccidentalError("IntegrityError", "the requester is a member of the service")
    listed = body.get("permissions")
    granted = listed if isinstance(listed, list) else []
    if "auth_type" in body:
        requester = {**requester, "auth_type": body["auth_type"]}
        put_user(state, requester)
    let_in(state, service, requester, [one for one in USER_PERMISSIONS if one in granted], body)
    values: JsonObject = {
        "requester_name": requester["name"],
        "approver_name": decider["name"],
        "service_name": service["name"],
        "dashboard_url": f"{state.website.url}/services/{service['id']}",
    }
    send(state, JOIN_APPROVED, str(requester["email_address"]), values)
    for other in items(service_entry(state, str(service["id"])), _FIELD):
        if other["requester_id"] == requester["id"] and other["status"] == "pending":
            _decided(call, other, "cancelled", decider)


def _decided(call: Call, request: JsonObject, status: str, decider: JsonObject) -> JsonObject:
    decided: JsonObject = {
        **request,
        "status": status,
        "status_changed_at": call.stamp(),
        "status_changed_by": decider["id"],
    }
    call.change_service(**{_FIELD: with_item(items(call.service(), _FIELD), decided)})
    return decided


def _find(call: Call) -> JsonObject:
    for request in items(call.service(), _FIELD):
        if request["id"] == call.path["request_id"]:
            return request
    raise no_result()


def _view(call: Call, request: JsonObject) -> JsonObject:
    state = call.state
    requester = user_entry(state, str(request["requester_id"]))
    decider = find_user(state, request.get("status_changed_by"))
    return {
        "id": request["id"],
        "service_id": as_id(call.path["service_id"]),
        "status": request["status"],
        "reason": request["reason"],
        "created_at": created(state, request),
        "requester": {
            "id": requester["id"],
            "name": requester["name"],
            "email_address": requester["email_address"],
            "belongs_to_service": [*service_ids(state, str(requester["id"]))],
        },
        "contacted_service_users": request["contacted"],
        "status_changed_at": shown(state, request, "status_changed_at"),
        "status_changed_by": {"id": decider["id"], "name": decider["name"]} if decider else None,
    }


_AT = "/service/{service_id:id}/service-join-request"
ROUTES: Routes = {
    _AT: {"POST": create_join_request},
    f"{_AT}/{{request_id:id}}": {"GET": get_join_request, "POST": update_join_request},
}
