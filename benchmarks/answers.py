"""What the static server answers: one sent text message, and pages of 250 messages."""

from __future__ import annotations

import json
from uuid import UUID

PAGE_SIZE = 250
TEMPLATE_ID = "740e5834-3a29-46b4-9a6f-16142fde533a"
# Opens nothing: the static server does not look at tokens.
API_KEY = "benchmark-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0"
SENT_ID = "8e222534-7f05-4972-86e3-17c5d9f894e2"

_SITE = "https://api.notifications.service.gov.uk"
_LIST = f"{_SITE}/v2/notifications"
_TEMPLATE = {
    "id": TEMPLATE_ID,
    "uri": f"{_SITE}/v2/template/{TEMPLATE_ID}/version/3",
    "version": 3,
}

Json = dict[str, object]

_COMMON: Json = {
    "completed_at": "2026-11-20T10:00:03.408311Z",
    "cost_details": {},
    "cost_in_pounds": 0.0,
    "created_at": "2026-11-20T10:00:00.123456Z",
    "created_by_name": None,
    "email_address": None,
    "is_cost_data_ready": True,
    "line_1": None,
    "line_2": None,
    "line_3": None,
    "line_4": None,
    "line_5": None,
    "line_6": None,
    "one_click_unsubscribe_url": None,
    "phone_number": None,
    "postage": None,
    "postcode": None,
    "scheduled_for": None,
    "sent_at": "2026-11-20T10:00:01.250004Z",
    "status": "delivered",
    "subject": None,
    "template": _TEMPLATE,
}
_SMS: Json = {
    "type": "sms",
    "phone_number": "07700900123",
    "body": "Amala, your appointment is on Tuesday 24 November at 10:15am. Reply HELP for help.",
    "cost_in_pounds": 0.0233,
    "cost_details": {
        "billable_sms_fragments": 1,
        "international_rate_multiplier": 1.0,
        "sms_rate": 0.0233,
    },
}
_EMAIL: Json = {
    "type": "email",
    "email_address": "amala@example.com",
    "subject": "Your appointment on 24 November",
    "body": "Dear Amala\n\nYour appointment is on Tuesday 24 November at 10:15am.\n\n# What to"
    " bring\n\n* your passport or driving licence\n* this email\n\nYou can [change the"
    " time](https://www.example.gov.uk/change) until the day before.",
}
_LETTER: Json = {
    "type": "letter",
    "status": "received",
    "postage": "second",
    "line_1": "Amala Bird",
    "line_2": "123 High Street",
    "line_3": "Richmond upon Thames",
    "postcode": "SW14 6BF",
    "subject": "Your licence has been renewed",
    "body": "Dear Amala Bird\n\nYour licence has been renewed. The new one is in the post and"
    " should arrive within ten days.\n\nKeep the old one until then.",
    "cost_in_pounds": 0.68,
    "cost_details": {"billable_sheets_of_paper": 1, "postage": "second"},
    "estimated_delivery": "2026-11-24T16:00:00.000000Z",
}


def encode(value: object) -> bytes:
    """Encode as Notify does, without spaces."""
    return json.dumps(value, separators=(",", ":")).encode()


def sent() -> bytes:
    """Give the answer to every text message that is sent."""
    return encode(
        {
            "content": {"body": "Your appointment is on Tuesday.", "from_number": "GOVUK"},
            "id": SENT_ID,
            "reference": "appointment-4711",
            "scheduled_for": None,
            "template": _TEMPLATE,
            "uri": f"{_SITE}/v2/notifications/{SENT_ID}",
        }
    )


def message(number: int) -> Json:
    """Give a finished message: texts, emails and letters take turns."""
    kind = (_SMS, _EMAIL, _LETTER)[number % 3]
    return {**_COMMON, **kind, "id": message_id(number), "reference": f"appointment-{number}"}


def message_id(number: int) -> str:
    """Give the id of a message by its number, a random-looking UUID of version 4."""
    scattered = number * 0x9E3779B97F4A7C15F39CC0605CEDC835 % 2**128
    return str(UUID(int=scattered, version=4))


def shared_messages() -> bytes:
    """Give all messages of a page but the last, separated by commas; every page has the same."""
    return b",".join(encode(message(number)) for number in range(PAGE_SIZE - 1))


def last_message(page: int) -> Json:
    """Give the last message of a page, which is another one on each; pages count from 0."""
    return message(PAGE_SIZE + page)


def whole_page(page: int, shared: bytes) -> bytes:
    """Put a page together; `shared` is `shared_messages()` or what a server puts in its place."""
    last = last_message(page)
    links = {"current": _LIST, "next": f"{_LIST}?older_than={last['id']}"}
    return b'{"notifications":[%b,%b],"links":%b}' % (shared, encode(last), encode(links))


def empty_page() -> bytes:
    """Give the page after the last message, with which a list ends."""
    return encode({"notifications": [], "links": {"current": _LIST}})
