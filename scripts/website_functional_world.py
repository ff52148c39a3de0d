"""The world that Notify's functional tests expect, and the environment that tells them of it.

The names, limits and texts are facts of those tests: they look for them on pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notify_typed.sandbox._json import JsonObject, JsonValue

ENVIRONMENT: Final = "sandbox"
PASSWORD: Final = "correct horse battery staple"  # noqa: S105 - of people who are made up
DOMAIN: Final = "digital.cabinet-office.gov.uk"
NAME: Final = "Functional Tests"
_ADDRESS: Final = f"notify-tests+{ENVIRONMENT}"
_NUMBER: Final = "07700900001"
_MEMBERS_NUMBER: Final = "07700900501"
_INBOUND_NUMBER: Final = "07700900500"
_TEXT: Final = "The quick brown fox jumped over the lazy dog."
_WITH_ID: Final = f"{_TEXT} Build id: ((build_id))."
_MANAGER: Final = (
    *("manage_users", "manage_templates", "manage_settings", "send_texts", "send_emails"),
    *("send_letters", "manage_api_keys", "view_activity"),
)
_SENDER: Final = ("send_texts", "send_emails", "send_letters", "view_activity")
_PERMISSIONS: Final = (
    *("email", "sms", "letter", "inbound_sms", "edit_folder_permissions", "email_auth"),
    *("international_sms", "international_letters"),
)


def _id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"functional-tests-{name}"))


SERVICE_ID: Final = _id("service")
ORGANISATION_ID: Final = _id("organisation")


def _address(suffix: str = "") -> str:
    return f"{_ADDRESS}{suffix}@{DOMAIN}"


USERS: Final[dict[str, JsonObject]] = {
    name: {
        "id": _id(name),
        "name": f"Preview {name.replace('-', ' ')} user",
        "email_address": _address(suffix),
        "mobile_number": number,
        "auth_type": "sms_auth" if number else "email_auth",
        "state": "active",
    }
    for name, suffix, number in (
        ("user", "", _NUMBER),
        ("email-auth", "-email-auth", None),
        ("admin-tests", "-admin-tests", _MEMBERS_NUMBER),
    )
}
"""The people who are there before the tests make their own, by what they are for."""


def functional_world(website: str) -> JsonObject:
    """Return the world file that the functional tests expect.

    Args:
        website: The address of the website.
    """
    service: JsonObject = {
        "id": SERVICE_ID,
        "name": NAME,
        "organisation": ORGANISATION_ID,
        "organisation_type": "central",
        "permissions": [*_PERMISSIONS],
        "daily_limits": {
            **dict.fromkeys(("email", "sms", "letter"), 1000),
            "international_sms": 1000,
        },
        "contact_link": website,
        "team_members": [
            _member("admin-tests", _MANAGER),
            _member("email-auth", _SENDER),
        ],
        "inbound_numbers": [{"number": _INBOUND_NUMBER, "provider": "mmg"}],
        "sms_senders": [
            {
                "id": _id("inbound-sender"),
                "sms_sender": _INBOUND_NUMBER,
                "is_default": True,
                "inbound_number_id": _id("inbound-number"),
            },
            {"id": _id("sender"), "sms_sender": "func tests"},
        ],
        "email_reply_tos": [
            {
                "id": _id("reply-to-default"),
                "email_address": _address("-reply-to-default"),
                "is_default": True,
            },
            {"id": _id("reply-to"), "email_address": _address("-reply-to")},
        ],
        "letter_contacts": [
            {
                "id": _id("contact"),
                "contact_block": "Address line 1\nAddress line 2\nAddress line 3\n"
                "Address line 4\nAddress line 5\nUnited Kingdom",
                "is_default": True,
            }
        ],
        "api_keys": [
            {"name": f"functional_tests_{kind}_key", "type": kind, "secret": _id(f"{kind}-key")}
            for kind in ("normal", "test")
        ],
        "templates": [*_templates()],
        # The dashboard counts by template once two of them have been used.
        "notifications": [_sent("sms", _NUMBER), _sent("email", _address())],
        "received_texts": [
            {
                "id": _id(f"received-{number}"),
                "notify_number": _INBOUND_NUMBER,
                "user_number": f"44770090011{number}",
                "content": f"Hello {number}",
                "created_at_age_seconds": number * 3600,
            }
            for number in (1, 2, 3)
        ],
    }
    organisation: JsonObject = {
        "id": ORGANISATION_ID,
        "name": "Functional Tests Org",
        "organisation_type": "central",
        "crown": False,
        "domains": [DOMAIN],
        "permissions": ["can_ask_to_join_a_service"],
        "can_approve_own_go_live_requests": True,
        "members": [{"user_id": USERS["admin-tests"]["id"], "permissions": []}],
    }
    users: list[JsonValue] = [*USERS.values()]
    return {
        "format": 1,
        "users": users,
        "organisations": [organisation],
        "services": [service],
        "protected_sender_ids": ["TEAM_DOVE", "TEAM_PIGEON"],
    }


def _member(name: str, granted: Sequence[str]) -> JsonObject:
    user = USERS[name]
    return {**user, "user_id": user["id"], "permissions": [*granted]}


def _sent(kind: str, to: str) -> JsonObject:
    return {
        "id": _id(f"sent-{kind}"),
        "type": kind,
        "template_id": _template_id(kind, plain=True),
        "status": "delivered",
        "to": to,
        "billable_units": 1,
        "created_at_age_seconds": 3600,
    }


def _templates() -> list[JsonObject]:
    return [
        _template("email", "CSV Email Template with Build ID", _WITH_ID, "CSV Email"),
        _template("sms", "CSV SMS Template with Build ID", _WITH_ID),
        _template(
            "letter", "CSV Letter Template with Build ID and Letter Contact", _WITH_ID, "CSV Letter"
        ),
        _template("email", "Email Template without placeholders", _TEXT, "Email", plain=True),
        _template("sms", "SMS template without placeholders", _TEXT, plain=True),
    ]


def _template(
    kind: str, name: str, content: str, subject: str | None = None, *, plain: bool = False
) -> JsonObject:
    letter: JsonObject = {"postage": "second", "letter_contact_id": _id("contact")}
    version: JsonObject = {
        "version": 1,
        "name": f"{NAME} - {name}",
        "content": content,
        "subject": f"{NAME} - {subject}" if subject else None,
        **(letter if kind == "letter" else {}),
    }
    return {
        "id": _template_id(kind, plain=plain),
        "type": kind,
        "created_by": USERS["admin-tests"]["id"],
        "versions": [version],
    }


def _template_id(kind: str, *, plain: bool = False) -> str:
    return _id(f"{kind}-template{'-plain' if plain else ''}")


def environment(api: str, website: str, secret: str, notify_key: str) -> dict[str, str]:
    """Return the settings of the functional tests.

    Args:
        api: Where they find the API.
        website: Where they find the website.
        secret: The secret of the admin API, which they and the network sign in with.
        notify_key: A key of Notify's own service, by which they read codes and links.
    """
    return {
        "ENVIRONMENT": ENVIRONMENT,
        "FUNCTIONAL_TESTS_API_HOST": api,
        "FUNCTIONAL_TESTS_ADMIN_HOST": website,
        "NOTIFY_SERVICE_API_KEY": notify_key,
        "FUNCTIONAL_TEST_EMAIL": _address(),
        "FUNCTIONAL_TEST_PASSWORD": PASSWORD,
        "TEST_NUMBER": _NUMBER,
        "FUNCTIONAL_TESTS_API_AUTH_SECRET": secret,
        "FUNCTIONAL_TESTS_SERVICE_ID": SERVICE_ID,
        "FUNCTIONAL_TESTS_SERVICE_NAME": NAME,
        "FUNCTIONAL_TESTS_SERVICE_EMAIL": _address("-admin-tests"),
        "FUNCTIONAL_TESTS_SERVICE_EMAIL_PASSWORD": PASSWORD,
        "FUNCTIONAL_TESTS_SERVICE_NUMBER": _MEMBERS_NUMBER,
        "FUNCTIONAL_TESTS_SERVICE_API_KEY": _key("normal"),
        "FUNCTIONAL_TESTS_SERVICE_API_TEST_KEY": _key("test"),
        "FUNCTIONAL_TESTS_SERVICE_EMAIL_AUTH_ACCOUNT": _address("-email-auth"),
        "FUNCTIONAL_TESTS_SERVICE_EMAIL_REPLY_TO": _address("-reply-to"),
        "FUNCTIONAL_TESTS_SERVICE_EMAIL_REPLY_TO_2": _address("-reply-to-2"),
        "FUNCTIONAL_TESTS_SERVICE_EMAIL_REPLY_TO_3": _address("-reply-to-3"),
        "FUNCTIONAL_TESTS_SERVICE_INBOUND_NUMBER": _INBOUND_NUMBER,
        "FUNCTIONAL_TESTS_ORGANISATION_ID": ORGANISATION_ID,
        "FUNCTIONAL_TEST_EMAIL_TEMPLATE_ID": _template_id("email"),
        "FUNCTIONAL_TEST_SMS_TEMPLATE_ID": _template_id("sms"),
        "FUNCTIONAL_TEST_LETTER_TEMPLATE_ID": _template_id("letter"),
        "FUNCTIONAL_TEST_EMAIL_NO_PLACEHOLDER_TEMPLATE_ID": _template_id("email", plain=True),
        "FUNCTIONAL_TEST_SMS_NO_PLACEHOLDER_TEMPLATE_ID": _template_id("sms", plain=True),
        "MMG_INBOUND_SMS_USERNAME": "mmg",
        "MMG_INBOUND_SMS_AUTH": secret,
        "REQUEST_BIN_API_TOKEN": "none",
    }


def _key(kind: str) -> str:
    return f"functional_tests_{kind}_key-{SERVICE_ID}-{_id(f'{kind}-key')}"
