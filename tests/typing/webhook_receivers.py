"""What receivers of callbacks are given, as type checkers see it. Checked, never run."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, assert_type
from uuid import UUID

from notify_typed.webhooks import (
    MAX_BODY_BYTES,
    ASGIReceiver,
    Callback,
    DeliveryReceipt,
    MissingField,
    NotAnObject,
    NotJSON,
    ReceiptKey,
    ReceivedTextMessage,
    ReturnedLetter,
    UnknownCallback,
    WebhookError,
    WrongValue,
    WSGIReceiver,
    check_bearer,
    parse_callback,
    parse_delivery_receipt,
    parse_received_text,
    parse_returned_letter,
    receipt_key,
)

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

    from notify_typed import NotifyError


def use(*_values: object) -> None: ...


def parsing(body: bytes, text: str, array: bytearray) -> None:
    receipt = parse_delivery_receipt(body)
    assert_type(receipt, DeliveryReceipt)
    assert_type(receipt.id, UUID)
    assert_type(receipt.status.is_known, bool)
    assert_type(receipt.reference, str | None)
    assert_type(receipt.completed_at, datetime | None)
    received = parse_received_text(text)
    assert_type(received, ReceivedTextMessage)
    assert_type(received.message, str)
    assert_type(received.source_number, str)
    letter = parse_returned_letter(array)
    assert_type(letter, ReturnedLetter)
    assert_type(letter.notification_id, UUID)
    assert_type(letter.template_id, str)

    callback = parse_callback(body)
    assert_type(callback, DeliveryReceipt | ReceivedTextMessage | ReturnedLetter)
    match callback:
        case DeliveryReceipt():
            assert_type(callback, DeliveryReceipt)
        case ReceivedTextMessage():
            assert_type(callback.message, str)
        case _:
            assert_type(callback.notification_id, UUID)

    key = receipt_key(receipt)
    assert_type(key, ReceiptKey)
    assert_type(key.id, UUID)
    assert_type(key.status, str)
    assert_type(key.completed_at, datetime | None)


def bearers(header: str | None) -> None:
    assert_type(check_bearer(header, "token"), bool)
    assert_type(check_bearer(b"Bearer token", ["old", "new"]), bool)


def on_receipt(receipt: DeliveryReceipt) -> None:
    assert_type(receipt.notification_type.is_known, bool)


async def on_text(text: ReceivedTextMessage) -> None:
    assert_type(text.date_received, datetime)


def on_letter(letter: ReturnedLetter) -> bool:
    return bool(letter.reference)


def on_any(callback: Callback) -> None:
    parse_callback(str(callback))


def receiving() -> None:
    asgi = ASGIReceiver(
        tokens={"old", "new"},
        on_delivery_receipt=on_receipt,
        on_received_text=on_text,
        on_returned_letter=on_letter,
        max_body=2 * MAX_BODY_BYTES,
    )
    assert_type(asgi, ASGIReceiver)
    wsgi = WSGIReceiver(tokens="token", on_delivery_receipt=on_any, on_returned_letter=on_any)
    assert_type(wsgi, WSGIReceiver)
    app: WSGIApplication = wsgi
    use(app)


def refusing(body: bytes) -> None:
    try:
        parse_callback(body)
    except MissingField as missing:
        assert_type(missing.field, str)
    except (NotJSON, NotAnObject, UnknownCallback, WrongValue) as wrong:
        reason: WebhookError = wrong
        kept: NotifyError = reason
        plain: ValueError = reason
        use(kept, plain)
