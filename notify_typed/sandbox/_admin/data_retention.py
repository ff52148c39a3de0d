"""How long a service's messages are kept, by kind of message."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin.body_schemas import whole
from notify_typed.sandbox._admin.dates import created, shown
from notify_typed.sandbox._admin.errors import no_result, refusal
from notify_typed.sandbox._admin.items import with_item
from notify_typed.sandbox._admin.responses import empty, json
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._errors import LegacyError
from notify_typed.sandbox._world.model import NOTIFICATION_TYPES

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject

_FIELD = "data_retention"
_ORDER = ("email", "sms", "letter")


def get_service_data_retention(call: Call) -> Response:
    """List the rules of a service."""
    service = _service(call)
    rules = sorted(
        items(service, _FIELD), key=lambda rule: _ORDER.index(str(rule["notification_type"]))
    )
    return json([_view(call, service, rule) for rule in rules])


def create_service_data_retention(call: Call) -> Response:
    """Set how long messages of a kind are kept."""
    body = call.checked("CreateServiceDataRetentionRequest")
    kind = str(body["notification_type"])
    service = _service(call)
    # The real server finds out that there is no such service by the same error of its database.
    if not service or _of_kind(service, kind):
        raise refusal(f"Service already has data retention for {kind} notification type")
    rule: JsonObject = {
        "id": str(uuid4()),
        "notification_type": kind,
        "days_of_retention": whole(body["days_of_retention"]),
        "created_at": call.stamp(),
    }
    service = call.change_service(data_retention=with_item(items(service, _FIELD), rule))
    return json({"result": _view(call, service, rule)}, 201)


def get_service_data_retention_by_id(call: Call) -> Response:
    """Show one rule, or nothing."""
    return _shown(call, _of_id(_service(call), call.path["data_retention_id"]))


def get_service_data_retention_by_type(call: Call) -> Response:
    """Show the rule for a kind of message, or nothing."""
    kind = call.path["notification_type"]
    if kind not in NOTIFICATION_TYPES:
        raise no_result()
    return _shown(call, _of_kind(_service(call), kind))


def update_service_data_retention(call: Call) -> Response:
    """Change how long messages are kept."""
    body = call.checked("UpdateServiceDataRetentionRequest")
    service = _service(call)
    rule_id = call.path["data_retention_id"]
    rule = _of_id(service, rule_id)
    if rule is None:
        where = f"for id: {rule_id} was not found for service: {call.path['service_id']}"
        raise refusal(f"The service data retention {where}", 404)
    changed: JsonObject = {
        **rule,
        "days_of_retention": whole(body["days_of_retention"]),
        "updated_at": call.stamp(),
    }
    call.change_service(data_retention=with_item(items(service, _FIELD), changed))
    return empty()


def _service(call: Call) -> JsonObject:
    try:
        return call.service()
    except LegacyError:
        return {}


def _of_id(service: JsonObject, rule_id: str) -> JsonObject | None:
    return next((rule for rule in items(service, _FIELD) if rule["id"] == rule_id), None)


def _of_kind(service: JsonObject, kind: str) -> JsonObject | None:
    rules = items(service, _FIELD)
    return next((rule for rule in rules if rule["notification_type"] == kind), None)


def _shown(call: Call, rule: JsonObject | None) -> Response:
    return json(_view(call, call.service(), rule) if rule else {})


def _view(call: Call, service: JsonObject, rule: JsonObject) -> JsonObject:
    return {
        "id": rule["id"],
        "service_id": service["id"],
        "service_name": service["name"],
        "notification_type": rule["notification_type"],
        "days_of_retention": rule["days_of_retention"],
        "created_at": created(call.state, rule),
        "updated_at": shown(call.state, rule, "updated_at"),
    }


_AT = "/service/{service_id:id}/data-retention"
ROUTES: Routes = {
    _AT: {"GET": get_service_data_retention, "POST": create_service_data_retention},
    f"{_AT}/notification-type/{{notification_type}}": {"GET": get_service_data_retention_by_type},
    f"{_AT}/{{data_retention_id:id}}": {
        "GET": get_service_data_retention_by_id,
        "POST": update_service_data_retention,
    },
}
