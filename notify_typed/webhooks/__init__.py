"""Receive what Notify calls back with: delivery receipts, received texts, returned letters.

`parse_delivery_receipt`, `parse_received_text` and `parse_returned_letter` turn a request's body
into a model, `check_bearer` tells whether the request is Notify's, `receipt_key` finds repetitions.
`ASGIReceiver` and `WSGIReceiver` do all of it and call your functions.

Notify's promises are few, so a receiver must be ready for:

* **the same callback again**: Notify calls again when it got no answer within 5 seconds, or a 429,
  or a 5xx. Make handling harmless to repeat; `receipt_key` is what a repetition has in common;
* **callbacks out of order**, and none at all: a receipt is a hint, `get_notification_by_id` the
  truth;
* **any other 4xx being final**: Notify drops what was answered with 400, 401, 404 and the like.
  What a receiver answers, and why, stands in `notify_typed.webhooks._receiver`;
* **redirects**: Notify follows them, and a 301 or 302 turns its POST into a GET. Register the URL
  that answers, to the last slash;
* **no signature**: the bearer token is all there is. It proves that somebody knows the token, and
  nothing about the body or its age. Use https, and a long random token.
"""

from notify_typed.webhooks._asgi import ASGIReceiver
from notify_typed.webhooks._bearer import check_bearer
from notify_typed.webhooks._duplicates import ReceiptKey, receipt_key
from notify_typed.webhooks._errors import (
    MissingField,
    NotAnObject,
    NotJSON,
    UnknownCallback,
    WebhookError,
    WrongValue,
)
from notify_typed.webhooks._parsing import (
    Callback,
    parse_callback,
    parse_delivery_receipt,
    parse_received_text,
    parse_returned_letter,
)
from notify_typed.webhooks._receiver import MAX_BODY_BYTES
from notify_typed.webhooks._wsgi import WSGIReceiver
from notify_typed_v2.models import DeliveryReceipt, ReceivedTextMessage, ReturnedLetter

__all__ = [
    "MAX_BODY_BYTES",
    "ASGIReceiver",
    "Callback",
    "DeliveryReceipt",
    "MissingField",
    "NotAnObject",
    "NotJSON",
    "ReceiptKey",
    "ReceivedTextMessage",
    "ReturnedLetter",
    "UnknownCallback",
    "WSGIReceiver",
    "WebhookError",
    "WrongValue",
    "check_bearer",
    "parse_callback",
    "parse_delivery_receipt",
    "parse_received_text",
    "parse_returned_letter",
    "receipt_key",
]
