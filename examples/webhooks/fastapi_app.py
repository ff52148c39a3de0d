"""Receive Notify's callbacks in a FastAPI application.

Run it with::

    NOTIFY_CALLBACK_TOKENS="a long random text" uvicorn fastapi_app:app

and register https://your.domain/notify/callbacks in Notify's settings, for every kind of callback,
with that text as the bearer token. While you change the token, give both, on two lines.
"""

import os

from fastapi import FastAPI
from starlette.routing import Route

from notify_typed.webhooks import (
    ASGIReceiver,
    DeliveryReceipt,
    ReceiptKey,
    ReceivedTextMessage,
    ReturnedLetter,
    receipt_key,
)

app = FastAPI()

# A database in real life: a receipt's key under a unique index, so that repetitions do no harm.
receipts: dict[ReceiptKey, DeliveryReceipt] = {}
texts: dict[str, ReceivedTextMessage] = {}
letters: dict[str, ReturnedLetter] = {}


async def save_receipt(receipt: DeliveryReceipt) -> None:
    """Keep a delivery receipt; doing so twice changes nothing."""
    receipts[receipt_key(receipt)] = receipt


async def save_text(text: ReceivedTextMessage) -> None:
    """Keep a text message that somebody sent to us."""
    texts[str(text.id)] = text


def save_letter(letter: ReturnedLetter) -> None:
    """Keep the notice of a returned letter; a function that blocks may be an ordinary one."""
    letters[str(letter.notification_id)] = letter


app.router.routes.append(
    Route(
        "/notify/callbacks",
        ASGIReceiver(
            tokens=os.environ["NOTIFY_CALLBACK_TOKENS"].splitlines(),
            on_delivery_receipt=save_receipt,
            on_received_text=save_text,
            on_returned_letter=save_letter,
        ),
    )
)


@app.get("/receipts")
async def count_receipts() -> dict[str, int]:
    """Tell how many receipts there are: the application's other routes work as before."""
    return {"receipts": len(receipts)}
