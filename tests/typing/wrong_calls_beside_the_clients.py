"""Mistakes with webhooks, compat and the sandbox, each line that ends in "error". Never run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.compat import NotificationsAPIClient, Session, create_jwt_token
from notify_typed.compat import prepare_upload as prepare_officially
from notify_typed.sandbox import AfterReads, Clock, Sandbox, Speed, faults
from notify_typed.testing import FakeNotify, refusal
from notify_typed.webhooks import (
    ASGIReceiver,
    DeliveryReceipt,
    ReceivedTextMessage,
    WSGIReceiver,
    check_bearer,
    parse_callback,
    parse_delivery_receipt,
    parse_received_text,
    receipt_key,
)

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed.pytest_plugin import SandboxOptions


def on_receipt(receipt: DeliveryReceipt) -> None: ...


def on_text(text: ReceivedTextMessage) -> None: ...


def on_nothing() -> None: ...


def webhooks(body: bytes) -> None:
    parse_delivery_receipt({"id": "x"})  # error
    parse_delivery_receipt(None)  # error
    parse_delivery_receipt(body).message.upper()  # error
    parse_received_text(body).status.upper()  # error
    parse_callback(body).status.upper()  # error
    receipt_key(body)  # error
    receipt_key(parse_received_text(body))  # error
    check_bearer("Bearer x")  # error
    check_bearer("Bearer x", None)  # error
    check_bearer("Bearer x", b"token")  # error
    ASGIReceiver("token")  # error
    ASGIReceiver(on_delivery_receipt=on_receipt)  # error
    ASGIReceiver(tokens="token", on_delivery_receipt=on_text)  # error
    ASGIReceiver(tokens="token", on_received_text=on_nothing)  # error
    ASGIReceiver(tokens=7)  # error
    WSGIReceiver(tokens="token", on_returned_letter=on_receipt)  # error
    WSGIReceiver(tokens="token", on_letter=on_nothing)  # error
    WSGIReceiver(tokens="token", max_body="1 MB")  # error


def official(client: NotificationsAPIClient) -> None:
    NotificationsAPIClient()  # error
    NotificationsAPIClient("key", timeout="5")  # error
    NotificationsAPIClient("key", retries=3)  # error
    client.send_sms_notification("0")  # error
    client.send_sms_notification("0", "id", "Amala")  # error
    client.send_email_notification("a@example.com", "id", reference=7)  # error
    client.send_letter_notification("id")  # error
    client.send_precompiled_letter_notification("ref", "letter.pdf")  # error
    client.get_template_version("id")  # error
    client.get_notification_by_id(7)  # error
    client.get_all_notifications(page=2)  # error
    client.post_template_preview("id")  # error
    client.get_pdf_for_letter("id").upper()  # error
    client.get_all_notifications_iterator().items()  # error
    client.request_session = "session"  # error
    Session().request("GET", "https://x", headers={"a": 7}, timeout=5)  # error
    prepare_officially("a.csv")  # error
    create_jwt_token("secret")  # error


def sandbox(running: Sandbox, message: UUID, options: SandboxOptions) -> None:
    Sandbox("world.json")  # error
    Sandbox(quirks="odd")  # error
    Sandbox(outcomes="sometimes")  # error
    Sandbox(clock=7)  # error
    Sandbox(port="8000")  # error
    running.base_url()  # error
    running.base_url = "http://elsewhere"  # error
    running.messages("07700 900123")  # error
    running.messages(type="fax")  # error
    running.wait_for(reference=7)  # error
    running.wait_for().sent_at.isoformat()  # error
    running.wait_for().body = "x"  # error
    running.receive_text()  # error
    running.receive_text("Hello", "07700 900123")  # error
    running.set_status(message)  # error
    running.set_status(7, "sent")  # error
    running.fail_next(faults.RateLimitError)  # error
    running.fail_next(1, "RateLimitEror")  # error
    running.fail_next("1", faults.RateLimitError)  # error
    running.fail_next(1, faults.RateLimitError, "send_sms")  # error
    running.fail_every(2, Sandbox)  # error
    running.fail_randomly("often", faults.Delay)  # error
    running.set_callback("delivery_status", "http://127.0.0.1:8000/")  # error
    running.set_callback("letters", "http://127.0.0.1:8000/", "token")  # error
    running.set_callback("inbound_sms", None, "token")  # error
    running.callbacks()[0].status.bit_length()  # error
    running.clock.advance(3)  # error
    running.clock.freeze("today")  # error
    Clock(7)  # error
    AfterReads("3")  # error
    Speed(sending="soon")  # error
    faults.Delay(minutes=1)  # error
    options["wolrd"] = None  # error
    options["quirks"] = "odd"  # error


def stand_in(fake: FakeNotify) -> None:
    fake.add("send_text", {})  # error
    fake.add("get_all_notifications_iterator", {})  # error
    fake.add("get_template")  # error
    fake.add("get_template", None)  # error
    fake.add("get_template", ValueError)  # error
    fake.assert_called()  # error
    fake.assert_called("send_text")  # error
    fake.calls[0].method = "get_template"  # error
    refusal("400", "no")  # error
