"""The stand-in for unit tests, as a user's tests see it. Checked, never run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, assert_type

import httpx

from notify_typed import AsyncNotifyClient, NotifyClient, OutcomeUnknown
from notify_typed.testing import Answer, Call, CallbackReceiver, FakeNotify, Method, refusal
from notify_typed.webhooks import (
    Callback,
    DeliveryReceipt,
    ReceivedTextMessage,
    ReturnedLetter,
)

if TYPE_CHECKING:
    from notify_typed.models import SentSms


def answering(fake: FakeNotify, sent: SentSms, method: Method, answer: Answer) -> None:
    fake.add("send_sms_notification", {"content": {"body": "Hello"}})
    fake.add("send_sms_notification", sent)
    fake.add("get_pdf_for_letter", b"%PDF-")
    fake.add("get_template", OutcomeUnknown)
    fake.add("get_template", refusal(404, "No result found", error="NoResultFound"))
    fake.add("get_template", httpx.ReadTimeout("late"))
    fake.add(method, answer)
    fake.reset()


def asking() -> None:
    fake = FakeNotify()
    assert_type(fake.client, NotifyClient)
    assert_type(fake.async_client, AsyncNotifyClient)
    http = httpx.Client(transport=fake.transport)
    NotifyClient(fake.api_key, base_url=fake.base_url, http_client=http)


def receiving() -> None:
    with CallbackReceiver() as receiver:
        assert_type(receiver, CallbackReceiver)
        assert_type(receiver.received, list[Callback])
        assert_type(receiver.delivery_receipts, list[DeliveryReceipt])
        assert_type(receiver.received_texts, list[ReceivedTextMessage])
        assert_type(receiver.returned_letters, list[ReturnedLetter])
        assert_type(receiver.wait_for(2, timeout=1), list[Callback])
        receiver.answer(500, times=2)
        str(receiver.url + receiver.token)
    receiver.close()


def looking(fake: FakeNotify) -> None:
    assert_type(fake.calls, list[Call])
    assert_type(fake.calls[0].method, Method)
    assert_type(fake.calls[0].arguments, Mapping[str, Any])
    assert_type(fake.calls[0].request, httpx.Request)
    fake.assert_called("get_template", template_id="id", version=3)
    fake.assert_called_once("get_template")
    fake.assert_not_called()
    fake.assert_not_called("send_sms_notification")
