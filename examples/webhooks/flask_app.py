"""Receive Notify's callbacks in a Flask application.

Run it with::

    NOTIFY_CALLBACK_TOKENS="a long random text" flask --app flask_app run

and register https://your.domain/notify/callbacks in Notify's settings, for every kind of callback,
with that text as the bearer token. While you change the token, give both, on two lines.
"""

import os

from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from notify_typed.webhooks import (
    DeliveryReceipt,
    ReceiptKey,
    ReceivedTextMessage,
    ReturnedLetter,
    WSGIReceiver,
    receipt_key,
)

app = Flask(__name__)

# A database in real life: a receipt's key under a unique index, so that repetitions do no harm.
receipts: dict[ReceiptKey, DeliveryReceipt] = {}
texts: dict[str, ReceivedTextMessage] = {}
letters: dict[str, ReturnedLetter] = {}


def save_receipt(receipt: DeliveryReceipt) -> None:
    """Keep a delivery receipt; doing so twice changes nothing."""
    receipts[receipt_key(receipt)] = receipt


def save_text(text: ReceivedTextMessage) -> None:
    """Keep a text message that somebody sent to us."""
    texts[str(text.id)] = text


def save_letter(letter: ReturnedLetter) -> None:
    """Keep the notice of a returned letter."""
    letters[str(letter.notification_id)] = letter


receiver = WSGIReceiver(
    tokens=os.environ["NOTIFY_CALLBACK_TOKENS"].splitlines(),
    on_delivery_receipt=save_receipt,
    on_received_text=save_text,
    on_returned_letter=save_letter,
)
app.wsgi_app = DispatcherMiddleware(app.wsgi_app, {"/notify/callbacks": receiver})


@app.get("/receipts")
def count_receipts() -> dict[str, int]:
    """Tell how many receipts there are: the application's other routes work as before."""
    return {"receipts": len(receipts)}
