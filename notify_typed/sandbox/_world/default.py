"""The world a sandbox starts with when it is given none: one service, ready to send anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed.sandbox._json import JsonObject, JsonValue

SERVICE_ID = "5a4db0c8-0000-4000-8000-000000000001"
SMS_TEMPLATE_ID = "5a4db0c8-0000-4000-8000-000000000011"
EMAIL_TEMPLATE_ID = "5a4db0c8-0000-4000-8000-000000000012"
FILE_TEMPLATE_ID = "5a4db0c8-0000-4000-8000-000000000013"
LETTER_TEMPLATE_ID = "5a4db0c8-0000-4000-8000-000000000014"
SMS_SENDER_ID = "5a4db0c8-0000-4000-8000-000000000021"
INBOUND_SENDER_ID = "5a4db0c8-0000-4000-8000-000000000022"
REPLY_TO_ID = "5a4db0c8-0000-4000-8000-000000000031"
CONTACT_BLOCK_ID = "5a4db0c8-0000-4000-8000-000000000041"
INBOUND_NUMBER = "07700900456"
TEAM_EMAIL = "team@example.gov.uk"
TEAM_NUMBER = "07700900987"
GUEST_EMAIL = "guest@example.com"
GUEST_NUMBER = "07700900789"

_PERMISSIONS = (
    "email",
    "inbound_sms",
    "international_letters",
    "international_sms",
    "letter",
    "sms",
)
_CREATED = 86_400


def default_world() -> JsonObject:
    """Return the friendly world, as a world file."""
    return {"format": 1, "services": [_service()], "inbound_numbers": [*_free_numbers()]}


def _free_numbers() -> Iterator[JsonValue]:
    for number in (1, 2, 3):
        yield {
            "id": f"5a4db0c8-0000-4000-8000-00000000008{number}",
            "number": f"0770090046{number}",
            "provider": "mmg",
        }


def _service() -> JsonObject:
    return {
        "id": SERVICE_ID,
        "name": "Register to vote",
        "permissions": [*_PERMISSIONS],
        "contact_link": "https://www.example.gov.uk/contact",
        "email_sender_local_part": "register.to.vote",
        "team_members": [
            {"name": "Sam Example", "email_address": TEAM_EMAIL, "mobile_number": TEAM_NUMBER}
        ],
        "guest_list": [
            {"type": "email", "recipient": GUEST_EMAIL},
            {"type": "mobile", "recipient": GUEST_NUMBER},
        ],
        "sms_senders": [
            {"id": SMS_SENDER_ID, "sms_sender": "GOVUK", "is_default": True},
            {"id": INBOUND_SENDER_ID, "sms_sender": INBOUND_NUMBER},
        ],
        "email_reply_tos": [
            {"id": REPLY_TO_ID, "email_address": "reply@example.gov.uk", "is_default": True}
        ],
        "letter_contacts": [
            {
                "id": CONTACT_BLOCK_ID,
                "contact_block": "Electoral services\n1 High Street\nExampleton\nEX1 1AA",
                "is_default": True,
            }
        ],
        "inbound_numbers": [{"number": INBOUND_NUMBER}],
        "api_keys": [
            {
                "id": f"5a4db0c8-0000-4000-8000-00000000005{number}",
                "label": label,
                "name": f"sandbox_{label}",
                "type": kind,
                "secret": f"5a4db0c8-0000-4000-8000-00000000006{number}",
            }
            for number, label, kind in (
                (1, "live", "normal"),
                (2, "team", "team"),
                (3, "test", "test"),
            )
        ],
        "templates": [
            _template(
                SMS_TEMPLATE_ID,
                "sms",
                "Appointment reminder",
                "Hello ((name)), your appointment is on ((date)).",
            ),
            _template(
                EMAIL_TEMPLATE_ID,
                "email",
                "Registration received",
                "Dear ((name))\n\nWe have received your application. Its reference is "
                "((reference)).\n\n# What happens next\n\n* we check your details\n"
                "* we write to you within 5 days",
                subject="We have your application, ((name))",
            ),
            _template(
                FILE_TEMPLATE_ID,
                "email",
                "Document to download",
                "Dear ((name))\n\nDownload your document: ((link_to_file))",
                subject="Your document is ready",
            ),
            _letter_template(),
        ],
        "received_texts": [
            _received(1, "Yes, I will be there", 3_600),
            _received(2, "STOP", 7_200),
        ],
    }


def _template(
    template_id: str, kind: str, name: str, content: str, subject: str | None = None
) -> JsonObject:
    return {
        "id": template_id,
        "type": kind,
        "created_by": TEAM_EMAIL,
        "versions": [
            {
                "version": 1,
                "name": name,
                "subject": subject,
                "content": content,
                "created_at_age_seconds": _CREATED,
            }
        ],
    }


def _letter_template() -> JsonObject:
    return {
        "id": LETTER_TEMPLATE_ID,
        "type": "letter",
        "created_by": TEAM_EMAIL,
        "versions": [
            {
                "version": 1,
                "name": "Confirmation letter",
                "subject": "You are registered to vote",
                "content": "Dear ((name))\n\nYou are now on the electoral register.",
                "created_at_age_seconds": _CREATED,
                "postage": "second",
                "letter_contact_id": CONTACT_BLOCK_ID,
            }
        ],
    }


def _received(number: int, content: str, age: int) -> JsonObject:
    return {
        "id": f"5a4db0c8-0000-4000-8000-00000000007{number}",
        "notify_number": INBOUND_NUMBER,
        "user_number": f"44770090011{number}",
        "content": content,
        "created_at_age_seconds": age,
    }
