"""Texts that a service has received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.dates import http_date, standard, without_zone
from notify_typed.sandbox._admin.endpoint import no_transaction
from notify_typed.sandbox._admin.errors import UnusualShapeError, no_result
from notify_typed.sandbox._admin.filters import PAGE_SIZE, whole_number
from notify_typed.sandbox._admin.inbound_numbers import take_back
from notify_typed.sandbox._admin.notify_service import known_service
from notify_typed.sandbox._admin.responses import enveloped, json
from notify_typed.sandbox._errors import NOT_FOUND, LegacyError
from notify_typed.sandbox._service.messages import kept_since
from notify_typed.sandbox._service.permissions import normalise

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._store.received_texts import ReceivedText

_ALL = 2**31 - 1


@no_transaction
def get_inbound_sms(call: Call) -> Response:
    """List the texts of a service, or those from one number, newest first."""
    body = call.checked("GetInboundSmsRequest")
    number = body.get("phone_number")
    texts = _texts(call)
    if number:
        wanted = normalise(str(number))
        texts = [text for text in texts if text.user_number == wanted]
    return enveloped([_view(text) for text in texts])


def get_most_recent_inbound_sms(call: Call) -> Response:
    """List the newest text from each number, in pages."""
    page = whole_number(call.argument("page") or "1", "page")
    newest: dict[str, ReceivedText] = {}
    for text in _texts(call):
        newest.setdefault(text.user_number, text)
    shown = [*newest.values()][(page - 1) * PAGE_SIZE : page * PAGE_SIZE] if page > 0 else []
    if page < 1 or (page > 1 and not shown):
        raise LegacyError(404, NOT_FOUND)
    has_next = len(newest) > page * PAGE_SIZE
    return json({"data": [_view(text) for text in shown], "has_next": has_next})


def get_inbound_sms_summary(call: Call) -> Response:
    """Count the texts of a service, and say when the newest came."""
    texts = _texts(call)
    most_recent = without_zone(texts[0].created_at) if texts else None
    return json({"count": len(texts), "most_recent": most_recent})


def get_inbound_sms_by_id(call: Call) -> Response:
    """Show one text."""
    text = call.state.received_texts.get(call.path["inbound_sms_id"])
    if text is None or text.service_id != call.path["service_id"]:
        raise no_result()
    return json(_view(text))


def get_most_recent_inbound_number_usage_date(call: Call) -> Response:
    """Show when the service's number was last used."""
    texts = _texts(call)
    if not texts:
        raise UnusualShapeError(404, "inbound not found")
    return json({"most_recent_date": http_date(texts[0].created_at)})


def remove_service_inbound_sms(call: Call) -> Response:
    """Take the service's number back."""
    body = call.checked("RemoveServiceInboundSmsRequest")
    take_back(call, archive=body["archive"] is True)
    return json({})


def _texts(call: Call) -> list[ReceivedText]:
    service = known_service(call.state, call.path["service_id"])
    since = kept_since(call.state, service, "sms")
    return call.state.received_texts.page(service.id, since=since, before=None, limit=_ALL)


def _view(text: ReceivedText) -> JsonObject:
    return {
        "content": text.content,
        "created_at": standard(text.created_at),
        "id": text.id,
        "notify_number": text.notify_number,
        "service_id": text.service_id,
        "user_number": text.user_number,
    }


ROUTES: Routes = {
    "/service/{service_id:id}/inbound-sms": {"POST": get_inbound_sms},
    "/service/{service_id:id}/inbound-sms/most-recent": {"GET": get_most_recent_inbound_sms},
    "/service/{service_id:id}/inbound-sms/summary": {"GET": get_inbound_sms_summary},
    "/service/{service_id:id}/inbound-sms/most-recent-usage": {
        "GET": get_most_recent_inbound_number_usage_date
    },
    "/service/{service_id:id}/inbound-sms/remove": {"POST": remove_service_inbound_sms},
    "/service/{service_id:id}/inbound-sms/{inbound_sms_id:id}": {"GET": get_inbound_sms_by_id},
}
