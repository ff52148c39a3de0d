"""Answers that are broken on purpose: an error of ours or a result, one request, never a crash."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import httpx
from cases import for_each
from client_world import MESSAGE, NUMBER, TEMPLATE

from notify_typed import NotifyError, OutcomeUnknown, Rejected, compat
from notify_typed.testing import FakeNotify

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed import NotifyClient
    from notify_typed.testing import Method

DEEP: Final = 100_000
ID: Final = b'{"id":"%s",' % MESSAGE.encode()
BODIES: Final = {
    "an array too deep": b"[" * DEEP,
    "an object too deep": b'{"id":' * DEEP,
    "a message with a field too deep": ID + b'"x":' + b"[" * DEEP + b"]" * DEEP + b"}",
    "errors too deep": b'{"errors":' + b"[" * DEEP,
    "Latin-1": b'{"id":"\xe9"}',
    "UTF-16": '{"id":"x"}'.encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf{}",
    "half": ID[:20],
    "nothing": b"",
    "null": b"null",
    "not a number": b'{"id":NaN}',
    "a number too long": b'{"id":' + b"9" * 10_000 + b"}",
    "half a surrogate pair": ID + b'"reference":"\\ud800"}',
}
CALLS: Final[dict[Method, Callable[[NotifyClient], object]]] = {
    "send_sms_notification": lambda notify: notify.send_sms_notification(NUMBER, TEMPLATE),
    "get_notification_by_id": lambda notify: notify.get_notification_by_id(MESSAGE),
    "get_all_notifications": lambda notify: notify.get_all_notifications(),
    "get_pdf_for_letter": lambda notify: notify.get_pdf_for_letter(MESSAGE),
}


def outcome(call: Callable[[], Any]) -> Any:
    """What a call gives, or the error of ours that it raises."""
    try:
        return call()
    except (NotifyError, compat.APIError) as error:
        return error


@for_each("body", BODIES.values())
@for_each("status", [200, 201, 400, 403, 404, 429, 503])
def test_a_hostile_answer_is_an_error_of_ours_or_a_result(body: bytes, status: int) -> None:
    for media_type in ("application/json", "text/html"):
        for method, call in CALLS.items():
            fake = FakeNotify()
            headers = {"Content-Type": media_type}
            fake.add(method, httpx.Response(status, content=body, headers=headers))
            found = outcome(partial(call, fake.client))
            repr(found)
            if method.startswith("send_") and status < 400:
                assert isinstance(found, OutcomeUnknown) or found.has("id")
            if status >= 400:
                assert isinstance(found, NotifyError)
            if status == 503:
                assert not isinstance(found, Rejected)
            assert len(fake.calls) == 1


@for_each("body", BODIES.values())
@for_each("status", [200, 201, 400, 503])
def test_the_drop_in_has_an_error_for_it_too(body: bytes, status: int) -> None:
    fake = FakeNotify()
    fake.add("send_sms_notification", httpx.Response(status, content=body))
    client = compat.NotificationsAPIClient(fake.api_key, base_url=fake.base_url)
    client.request_session = httpx.Client(transport=fake.transport)
    found = outcome(lambda: client.send_sms_notification(NUMBER, TEMPLATE))
    if isinstance(found, compat.APIError):
        assert str(found).startswith(f"{status} - ")
    else:
        assert status < 400
    assert len(fake.calls) == 1
