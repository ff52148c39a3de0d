"""Receive Notify's callbacks in Django views, one for each kind of callback.

The whole site is in this file. Run it with::

    export NOTIFY_CALLBACK_TOKENS="a long random text" DJANGO_SECRET_KEY="another one"
    gunicorn django_app:application

and register https://your.domain/notify/receipts and its neighbours in Notify's settings, with that
text as the bearer token. While you change the token, give both, on two lines.

The views use the functions of `notify_typed.webhooks` alone, for those who would rather
not have a receiver between Notify and their code. Every exception that is not caught becomes a 500,
and Notify calls again.
"""

import os
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from notify_typed.webhooks import (
    DeliveryReceipt,
    ReceiptKey,
    ReceivedTextMessage,
    ReturnedLetter,
    WebhookError,
    check_bearer,
    parse_delivery_receipt,
    parse_received_text,
    parse_returned_letter,
    receipt_key,
)

settings.configure(
    ROOT_URLCONF=__name__,
    SECRET_KEY=os.environ["DJANGO_SECRET_KEY"],
    ALLOWED_HOSTS=["localhost", "127.0.0.1", ".your.domain"],
)
TOKENS = os.environ["NOTIFY_CALLBACK_TOKENS"].splitlines()

# A database in real life: a receipt's key under a unique index, so that repetitions do no harm.
receipts: dict[ReceiptKey, DeliveryReceipt] = {}
texts: dict[str, ReceivedTextMessage] = {}
letters: dict[str, ReturnedLetter] = {}


def callback(handle: Callable[[bytes], None]) -> Callable[[HttpRequest], HttpResponse]:
    """Make a view of a function that takes a callback's body."""

    @csrf_exempt  # Notify has no CSRF token; its bearer token does that job
    @require_POST
    @wraps(handle)
    def view(request: HttpRequest) -> HttpResponse:
        if not check_bearer(request.headers.get("Authorization"), TOKENS):
            return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
        try:
            handle(request.body)
        except WebhookError as error:
            return HttpResponse(str(error), status=400, content_type="text/plain")
        return HttpResponse(status=204)

    return view


@callback
def save_receipt(body: bytes) -> None:
    """Keep a delivery receipt; doing so twice changes nothing."""
    receipt = parse_delivery_receipt(body)
    receipts[receipt_key(receipt)] = receipt


@callback
def save_text(body: bytes) -> None:
    """Keep a text message that somebody sent to us."""
    text = parse_received_text(body)
    texts[str(text.id)] = text


@callback
def save_letter(body: bytes) -> None:
    """Keep the notice of a returned letter."""
    letter = parse_returned_letter(body)
    letters[str(letter.notification_id)] = letter


urlpatterns = [
    path("notify/receipts", save_receipt),
    path("notify/texts", save_text),
    path("notify/letters", save_letter),
]
application = get_wsgi_application()
