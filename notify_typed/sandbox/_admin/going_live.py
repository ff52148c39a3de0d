"""Emails about services that want to go live; what becomes of them is a change of the service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.endpoint import no_transaction
from notify_typed.sandbox._admin.errors import NOT_JSON, refusal
from notify_typed.sandbox._admin.members import find_user, is_active
from notify_typed.sandbox._admin.notify_messages import send
from notify_typed.sandbox._admin.notify_templates import (
    GO_LIVE_NEXT_STEPS,
    GO_LIVE_RECEIPT,
    GO_LIVE_REJECTED,
    GO_LIVE_REQUEST,
)
from notify_typed.sandbox._admin.organisation_views import MEMBERS, organisation_entry
from notify_typed.sandbox._admin.responses import empty
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._errors import AccidentalError, LegacyError
from notify_typed.sandbox._http.endpoint import JSON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue

_APPROVE = "can_make_services_live"


@no_transaction
def notify_of_request(call: Call) -> Response:
    """Tell the members of its organisation that a service wants to go live, and who asked."""
    service = call.service()
    requester = find_user(call.state, service.get("go_live_user"))
    if requester is None:
        raise AccidentalError("AttributeError", "the service has no go_live_user")
    try:
        organisation = organisation_entry(call.state, service.get("organisation"))
    except LegacyError:
        problem = "the service has no organisation"
        raise AccidentalError("AttributeError", problem) from None
    page = f"{call.state.website.url}/services/{service['id']}/make-service-live"
    values: dict[str, JsonValue] = {
        "service_name": service["name"],
        "organisation_name": organisation["name"],
        "requester_name": requester["name"],
        "make_service_live_link": page,
    }
    for user in _approvers(call, organisation):
        told = {**values, "name": user["name"]}
        send(call.state, GO_LIVE_REQUEST, str(user["email_address"]), told)
    told = {**values, "name": requester["name"]}
    send(call.state, GO_LIVE_RECEIPT, str(requester["email_address"]), told)
    return empty(media_type=JSON)


@no_transaction
def notify_of_next_steps(call: Call) -> Response:
    """Tell a member of the organisation what comes next."""
    body = call.checked("NextStepsRequest")
    _asked(call)
    values = {name: body[name] for name in ("service_name", "body")}
    send(call.state, GO_LIVE_NEXT_STEPS, str(body["to"]), values)
    return empty(media_type=JSON)


@no_transaction
def notify_of_rejection(call: Call) -> Response:
    """Tell who asked that the service cannot go live yet."""
    body = call.checked("RejectedGoLiveRequest")
    requester = _asked(call)
    reason = "\n".join(f"^ {line}" for line in str(body["reason"]).splitlines() if line)
    send(call.state, GO_LIVE_REJECTED, str(requester["email_address"]), {**body, "reason": reason})
    return empty(media_type=JSON)


def _asked(call: Call) -> JsonObject:
    """Return who asked that the service goes live.

    Raises:
        LegacyError: 400, nobody has; 404, the service does not exist.
    """
    service = call.service()
    requester = find_user(call.state, service.get("go_live_user"))
    if requester is None or not service.get("has_active_go_live_request"):
        raise refusal(NOT_JSON)
    return requester


def _approvers(call: Call, organisation: JsonObject) -> Iterator[JsonObject]:
    for member in items(organisation, MEMBERS):
        granted = member.get("permissions")
        user = find_user(call.state, member["user_id"])
        if user and is_active(user) and isinstance(granted, list) and _APPROVE in granted:
            yield user


ROUTES: Routes = {
    "/organisations/notify-users-of-request-to-go-live/{service_id:id}": {
        "POST": notify_of_request
    },
    "/organisations/notify-org-member-about-next-steps-of-go-live-request/{service_id:id}": {
        "POST": notify_of_next_steps
    },
    "/organisations/notify-service-member-of-rejected-go-live-request/{service_id:id}": {
        "POST": notify_of_rejection
    },
}
