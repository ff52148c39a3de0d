"""Mistakes that type checkers must see: each line that ends in "error". Checked, never run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed import (
    Address,
    AsyncNotifyClient,
    NotifyAuth,
    NotifyClient,
    RetryEvent,
    RetryPolicy,
    prepare_upload,
)
from notify_typed.models import NotificationStatus, Template

if TYPE_CHECKING:
    from uuid import UUID

    import httpx


def wrong_hook(event: str) -> None: ...


def making(blocking: httpx.Client, asynchronous: httpx.AsyncClient) -> None:
    NotifyClient(7)  # error
    NotifyClient(b"key")  # error
    NotifyClient("key", "https://example.com")  # error
    NotifyClient("key", timeout="5")  # error
    NotifyClient("key", retries=3)  # error
    NotifyClient("key", on_unknown="resend")  # error
    NotifyClient("key", on_retry=wrong_hook)  # error
    NotifyClient("key", http_client=asynchronous)  # error
    AsyncNotifyClient("key", http_client=blocking)  # error
    NotifyClient("key", retry=RetryPolicy())  # error
    RetryPolicy(3)  # error
    RetryPolicy(max_attempts="3")  # error
    NotifyAuth(7)  # error


def sending(client: NotifyClient, template: UUID) -> None:
    client.send_sms_notification()  # error
    client.send_sms_notification("0")  # error
    client.send_sms_notification(7700900123, template)  # error
    client.send_sms_notification("0", 7)  # error
    client.send_sms_notification("0", template, "Amala")  # error
    client.send_sms_notification("0", template, {7: "Amala"})  # error
    client.send_sms_notification("0", template, {"a": b"bytes-are-no-text"}, ref="x")  # error
    client.send_sms_notification("0", template, reference=7)  # error
    client.send_sms_notification("0", template, sms_sender=template)  # error
    client.send_sms_notification(email_address="a@example.com", template_id=template)  # error
    client.send_email_notification("a@b.c", template, None, None, None, "https://x")  # error
    client.send_email_notification("a@example.com", template, sanitise_content_for=7)  # error
    client.send_letter_notification(template, address="1 High Street")  # error
    client.send_letter_notification(template, address={"address_line_1": "x"})  # error
    client.send_precompiled_letter_notification(pdf_file=b"%PDF-")  # error
    client.send_precompiled_letter_notification("ref", 7)  # error
    client.send_precompiled_letter_notification("ref", b"%PDF-", 1)  # error
    Address(["1 High Street"])  # error
    prepare_upload(None)  # error
    prepare_upload(b"x", retention_period=4.5)  # error
    prepare_upload(b"x", filename=7)  # error


def reading(client: NotifyClient, message: UUID) -> None:
    client.get_notification_by_id(7)  # error
    client.get_notification_by_id(None)  # error
    client.get_all_notifications("sms")  # error
    client.get_all_notifications(status=7)  # error
    client.get_all_notifications(page=2)  # error
    client.get_all_notifications(include_jobs="true")  # error
    client.get_template_version(message)  # error
    client.get_template_version(message, "3")  # error
    client.get_all_templates(7)  # error
    client.get_all_templates("text")  # error
    client.get_all_notifications(status="deliverd")  # error
    client.get_all_notifications(status=["delivered", "deliverd"])  # error
    client.get_all_notifications(template_type="text")  # error
    client.wait_for_status(message, "done")  # error
    client.wait_for_status(message, timeout="5")  # error
    client.wait_for_status(message, "sent", 5)  # error
    client.get_received_texts(7)  # error


def results(client: NotifyClient, message: UUID) -> None:
    client.get_notification_by_id(message)["status"]  # error
    client.get_notification_by_id(message).state.upper()  # error
    client.get_notification_by_id(message).sent_at.isoformat()  # error
    client.get_notification_by_id(message).subject.upper()  # error
    client.get_template(message).body = 7  # error
    client.get_all_notifications().links.next_.upper()  # error
    client.get_all_templates()[0]  # error
    client.with_raw_response(client.get_template)  # error
    client.with_raw_response(client.get_template, 7)  # error
    client.with_raw_response(client.get_template, message).parsed.status.upper()  # error
    client.with_raw_response("get_template", message)  # error
    str(NotificationStatus.HELD)  # error
    found: Template = client.get_notification_by_id(message)  # error
    str(found)


async def awaiting(client: AsyncNotifyClient, message: UUID) -> None:
    client.get_notification_by_id(message).status.upper()  # error
    await client.get_all_notifications_iterator()  # error
    for _ in client.get_all_notifications_iterator():  # error
        pass
    with client:  # error
        pass
    client.close()  # error
    client.with_raw_response(client.get_template, message).parsed.name.upper()  # error
    async for _ in client.get_all_notifications():  # error
        pass


def hooks(event: RetryEvent) -> None:
    event.attempt = 2  # error
    str(event.message)  # error
