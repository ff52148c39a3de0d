"""What happened on the website, for the record. Nothing reads it, so that nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin.body_fields import NULL, TOO_LONG
from notify_typed.sandbox._admin.endpoint import no_transaction
from notify_typed.sandbox._admin.responses import enveloped

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject

_LONGEST = 255


@no_transaction
def create_event(call: Call) -> Response:
    """Take an event."""
    given = call.json()
    looked_at: dict[str, list[str]] = {}
    if isinstance(given, dict):
        kind = given.get("event_type")
        if isinstance(kind, str) and len(kind) > _LONGEST:
            looked_at["event_type"] = [TOO_LONG.format(_LONGEST)]
        if "data" in given:
            # Any JSON is fine but null.
            looked_at["data"] = [NULL] if given["data"] is None else []
    body = call.fields("CreateEventRequest", looked_at=looked_at)
    event: JsonObject = {
        "id": body.get("id") or str(uuid4()),
        "created_at": call.stamp(),
        "event_type": body["event_type"],
        "data": body["data"],
    }
    return enveloped(event, 201)


ROUTES: Routes = {"/events": {"POST": create_event}}
