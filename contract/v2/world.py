"""The world that the description's examples speak of, as a world file for a sandbox.

Its ids are those of the examples in `spec/openapi.yaml`, so that a request copied from there works.
"""

from __future__ import annotations

from typing import Any, Final

SERVICE_ID: Final = "8a7d9e4c-0b1f-4c58-9a0e-5f3c2d1b6a70"
SMS_TEMPLATE_ID: Final = "1f1c4a36-6f0b-4c7e-8f6d-3d1d0a4b8e21"
EMAIL_TEMPLATE_ID: Final = "2c5a8f70-91d4-4a27-b3c2-7e0f6b9d1a52"
LETTER_TEMPLATE_ID: Final = "3e9b7d14-58c6-4f3b-a1e7-60c2d9f4b873"
SMS_ID: Final = "9b2e6c1d-47f0-4d3a-8c65-0e1f7a92b3c4"
EMAIL_ID: Final = "a1c3d5e7-2b4f-4681-9d0c-3e5a7b9c1d2f"
LETTER_ID: Final = "b4d6f8a0-1c3e-4257-86b9-d0f2a4c6e813"
RECEIVED_TEXT_ID: Final = "d8f0b2c4-6e31-4179-a8db-f2c4e6081a35"
SMS_SENDER_ID: Final = "e913c5d7-7f42-428a-b9ec-03d5f7192b46"
REPLY_TO_ID: Final = "fa24d6e8-8053-439b-8afd-14e6082a3c57"
OTHER_SERVICE_ID: Final = "11d4f0b2-95c6-4b58-8a0e-2f6c7d1e3a91"
OTHER_SMS_ID: Final = "22e5a1c3-a6d7-4c69-9b1f-3a7d8e2f4ba2"
INBOUND_NUMBER: Final = "07700900500"
PAGE_SIZE: Final = 250

_OWNER: Final = "amala@example.gov.uk"
_NO_LIMIT: Final = 1_000_000_000
_ADDRESS: Final = {
    "address_line_1": "Amala Bird",
    "address_line_2": "123 High Street",
    "address_line_3": "Richmond upon Thames",
    "address_line_4": "SW14 6BF",
}
_KINDS: Final = (("live", "normal"), ("team", "team"), ("test", "test"))

World = dict[str, Any]


def key(label: str) -> str:
    """Give an API key of the service as a client has it: `live`, `team`, `test` or `revoked`."""
    return f"{label}-{SERVICE_ID}-{_secret(SERVICE_ID, label)}"


def other_services_key() -> str:
    """Give a live API key of the other service."""
    return f"live-{OTHER_SERVICE_ID}-{_secret(OTHER_SERVICE_ID, 'live')}"


def world() -> World:
    """Write the world, with more messages than fit a page and no limits that a test would meet."""
    return {
        "format": 1,
        "services": [_service(), _other_service()],
    }


def _service() -> World:
    return _base(SERVICE_ID, "Appointments") | {
        "permissions": [
            *("email", "letter", "sms", "inbound_sms"),
            *("international_letters", "international_sms", "sms_to_uk_landlines"),
        ],
        "contact_link": "https://www.example.gov.uk/contact",
        "email_sender_local_part": "appointments",
        "team_members": [
            {"name": "Amala", "email_address": _OWNER, "mobile_number": "07700900987"}
        ],
        "sms_senders": [
            {
                "id": "0c2d4e6f-8192-43a4-b5c6-d7e8f9001122",
                "sms_sender": "GOVUK",
                "is_default": True,
            },
            {"id": SMS_SENDER_ID, "sms_sender": INBOUND_NUMBER},
        ],
        "email_reply_tos": [
            {"id": REPLY_TO_ID, "email_address": "reply@example.gov.uk", "is_default": True}
        ],
        "inbound_numbers": [{"number": INBOUND_NUMBER}],
        "api_keys": [*_keys(SERVICE_ID), _key(SERVICE_ID, "revoked", "normal") | {"revoked": True}],
        "templates": _templates(),
        "received_texts": [
            {
                "id": RECEIVED_TEXT_ID,
                "notify_number": INBOUND_NUMBER,
                "user_number": "447700900123",
                "content": "Can I move my appointment?",
                "created_at_age_seconds": 60,
            },
            {
                "repeat": 2 * PAGE_SIZE,
                "id_uuid5_name": "contract-received-{i}",
                "notify_number": INBOUND_NUMBER,
                "user_number": "447700900124",
                "content": "Text {i}",
                "created_at_age_seconds": "3600 + i",
            },
        ],
        "notifications": [
            _sms(SMS_ID, "live", 60, "appointment-4711"),
            _email(),
            *_letters(),
            *(_sms(None, label, 3600, None) for label, _ in _KINDS),
        ],
    }


def _other_service() -> World:
    return _base(OTHER_SERVICE_ID, "Somebody else") | {
        "permissions": ["sms"],
        "api_keys": _keys(OTHER_SERVICE_ID),
        "templates": [
            _template(
                "33f6b2d4-b7e8-4d7a-8c20-4b8e9f305cb3", "sms", "Not yours", ["Hello ((name))"]
            )
        ],
        "notifications": [
            {
                "id": OTHER_SMS_ID,
                "type": "sms",
                "template_id": "33f6b2d4-b7e8-4d7a-8c20-4b8e9f305cb3",
                "status": "delivered",
                "to": "07700900125",
                "personalisation": {"name": "Amala"},
                "key_type": "normal",
                "created_at_age_seconds": 60,
            }
        ],
    }


def _base(service_id: str, name: str) -> World:
    return {
        "id": service_id,
        "name": name,
        "rate_limit": _NO_LIMIT,
        "daily_limits": dict.fromkeys(("email", "sms", "international_sms", "letter"), _NO_LIMIT),
    }


def _secret(service_id: str, label: str) -> str:
    return f"{service_id[:24]}{label.encode().hex():0<12.12}"


def _key(service_id: str, label: str, kind: str) -> World:
    return {"label": label, "name": label, "type": kind, "secret": _secret(service_id, label)}


def _keys(service_id: str) -> list[World]:
    return [_key(service_id, label, kind) for label, kind in _KINDS]


def _templates() -> list[World]:
    return [
        _template(
            SMS_TEMPLATE_ID,
            "sms",
            "Appointment reminder",
            [
                "Your appointment is on ((date)).",
                "Hello ((name)), your appointment is on ((date)).",
                "Dear ((name)), your appointment is on ((date)).",
            ],
        ),
        _template(
            EMAIL_TEMPLATE_ID,
            "email",
            "Appointment letter by email",
            ["Dear ((name))\n\nPlease bring:\n\n((items??your passport))"],
            subject="Your appointment",
        ),
        _template(
            "44a7c3e5-c8f9-4e8b-9d31-5c9fa0416dc4",
            "email",
            "Download",
            ["Dear ((name))\n\nYour file: ((link_to_file))"],
            subject="A file for ((name))",
        ),
        _template(
            LETTER_TEMPLATE_ID,
            "letter",
            "Decision",
            ["((name)),\n\nwe decide.", "Dear ((name)),\n\nwe have decided on your application."],
            subject="Your application",
        ),
        _template(
            "55b8d4f6-d90a-4f9c-8e42-6da0b1527ed5", "sms", "No blanks", ["The office is closed."]
        ),
        _template("66c9e507-ea1b-40ad-9f53-7eb1c2638fe6", "sms", "Deleted", ["No longer sent."])
        | {"archived": True},
    ]


def _template(
    template_id: str, kind: str, name: str, versions: list[str], subject: str | None = None
) -> World:
    return {
        "id": template_id,
        "type": kind,
        "created_by": _OWNER,
        "versions": [
            {
                "version": number,
                "name": name,
                "subject": subject,
                "content": content,
                "created_at_age_seconds": 86_400,
                "updated_at_age_seconds": None if number == 1 else 43_200,
            }
            for number, content in enumerate(versions, 1)
        ],
    }


def _message(message_id: str | None, kind: str, template_id: str, label: str, age: int) -> World:
    which: World = {"id": message_id, "created_at_age_seconds": age}
    if message_id is None:
        which = {
            "repeat": 2 * PAGE_SIZE,
            "id_uuid5_name": f"contract-{label}-{{i}}",
            "created_at_age_seconds": f"{age} + i",
        }
    return which | {
        "type": kind,
        "template_id": template_id,
        "key_type": dict(_KINDS)[label],
        "status": "delivered",
        "sent_at_age_seconds": 30,
        "updated_at_age_seconds": 20,
        "billable_units": 1,
    }


def _sms(message_id: str | None, label: str, age: int, reference: str | None) -> World:
    return _message(message_id, "sms", SMS_TEMPLATE_ID, label, age) | {
        "template_version": 3,
        "to": "07700900123",
        "normalised_to": "447700900123",
        "personalisation": {"name": "Amala", "date": "2 December at 9:30am"},
        "client_reference": reference,
    }


def _email() -> World:
    return _message(EMAIL_ID, "email", EMAIL_TEMPLATE_ID, "live", 61) | {
        "to": _OWNER,
        "personalisation": {"name": "Amala", "items": "yes"},
        "status": "temporary-failure",
    }


def _letters() -> list[World]:
    return [
        _message(message_id, "letter", LETTER_TEMPLATE_ID, "live", 62 + number)
        | {
            "template_version": 2,
            "to": "\n".join(_ADDRESS.values()),
            "personalisation": {**_ADDRESS, "name": "Ms Bird"},
            "postage": "second",
            "status": status,
            "client_reference": "decision-4711",
        }
        for number, (message_id, status) in enumerate(
            (
                (LETTER_ID, "delivered"),
                ("77da0618-fb2c-41be-8a64-8fc2d3749af7", "created"),
                ("88eb1729-0c3d-42cf-9b75-90d3e485ab08", "technical-failure"),
                ("99fc283a-1d4e-43d0-8c86-a1e4f596bc19", "validation-failed"),
                ("aa0d394b-2e5f-44e1-9d97-b2f506a7cd2a", "cancelled"),
            )
        )
    ]
