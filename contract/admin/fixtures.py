"""Start a sandbox and seed it: one service with everything in it, and people."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self
from uuid import UUID, uuid4

from cryptography.fernet import Fernet

from contract.admin.admin_api import AdminApi
from contract.admin.context import Context
from contract.engine.quiet import quiet

if TYPE_CHECKING:
    from collections.abc import Generator

    from notify_typed.sandbox import Sandbox

SECRET: Final = "the admin app's own, and none of anybody else's"  # noqa: S105 - of no real server
EXPIRED_INVITE_ID: Final = "5f1c6f7e-3c1a-4a52-9d0e-6a7c2f0b9e41"
NOTIFY_USER_ID: Final = "6af522d0-2915-4e52-83a3-3690455a5fe6"
_THREE_DAYS: Final = 3 * 86_400
_NUMBERS: Final = 400
_DOMAIN: Final = "organisation.gov.uk"
# Published by the website: what it and the sandbox encrypt links with.
_DEVELOPMENT_KEY: Final = "5YNWU0e_pN5ZyaSZvBd5uZb_sZlrVDFeOjiea6dq4zQ="
_CHANNELS: Final = (
    *("sms", "email", "letter", "international_sms", "international_letters", "inbound_sms"),
)
_ADDRESS: Final = {
    "address_line_1": "Amala Bird",
    "address_line_2": "123 High Street",
    "postcode": "SW14 6BF",
}


@dataclass(frozen=True)
class Fixtures:
    """What a server holds that requests can name.

    Attributes:
        base_url: Where more can be made.
        service_id: The service that has one of everything.
        spare_service_id: A service that may be changed at will.
        user_id: A member of both, who may do anything.
        spare_user_id: Somebody who may be changed at will.
        colleague_id: Another member of the first service.
        templates: Templates without blanks, by kind of message.
        numbers: Free numbers for received texts.
        ids: Other things of the first service, by the name that paths have for them.
    """

    base_url: str
    service_id: str
    spare_service_id: str
    user_id: str
    spare_user_id: str
    colleague_id: str
    templates: dict[str, str]
    numbers: list[str]
    ids: dict[str, str] = field(repr=False)

    def to_json(self) -> str:
        """Write them as text, for another process."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote."""
        return cls(**json.loads(text))

    @property
    def email_address(self) -> str:
        """An address by which the user is found."""
        return f"{self.user_id}@example.gov.uk"


@contextmanager
def sandbox() -> Generator[Sandbox]:
    """Start a sandbox whose admin API lets us in, and which calls nobody back."""
    # The process that makes requests up only reads what is seeded.
    from notify_typed.sandbox import Sandbox  # noqa: PLC0415

    with (
        quiet("uvicorn.error", "notify_typed.sandbox"),
        Sandbox(world=_world(), admin_secret=SECRET) as running,
    ):
        running.hold_callbacks()
        yield running


def seed(base_url: str) -> Fixtures:
    """Make one of everything."""
    with AdminApi(base_url, SECRET) as api:
        return _seed(api)


def connect(base_url: str, fixtures: Fixtures) -> Context:
    """Connect the promises to a server."""
    return Context(base_url, SECRET, fixtures)


def _seed(api: AdminApi) -> Fixtures:
    user, spare, colleague = (api.new_user() for _ in range(3))
    address = {"email_address": f"{user}@example.gov.uk"}
    api.done("POST", f"/user/{user}", address)
    service, spare_service = (api.new_service(user) for _ in range(2))
    at = f"/service/{service}"
    permissions = [{"permission": "manage_templates"}, {"permission": "view_activity"}]
    api.done("POST", f"{at}/users/{colleague}", {"permissions": permissions})
    for of in (service, spare_service):
        api.new_reply_to(of, is_default=True)
    number, *numbers = (each["id"] for each in api.done("GET", "/inbound-number/available"))
    api.done("POST", f"/inbound-number{at}", {"inbound_number_id": number})
    api.done("POST", at, {"permissions": [*_CHANNELS]})
    templates = {
        "sms": api.new_template(service, user),
        "email": api.new_template(service, user, template_type="email", subject="Subject"),
        "letter": api.new_template(service, user, template_type="letter", subject="Subject"),
    }
    api.new_key(service, user)
    (key,) = api.done("GET", f"{at}/api-keys")["apiKeys"]
    rows = "phone number\n07700900123\n07700900456\n"
    job = api.uploaded_rows(service, templates["sms"], rows)
    api.done("POST", f"{at}/job", {"id": job, "created_by": user})
    api.new_credential(user)
    credential = api.new_credential(user)
    for kind, to in (("sms", "07700900123"), ("email", "amala@example.gov.uk")):
        message = api.sent(service, user, templates[kind], to)
    api.sent(service, user, templates["letter"], "Amala Bird", **_ADDRESS)
    invite = api.new_invite(service, user)
    organisation = api.new_organisation()
    api.done("POST", f"/organisations/{organisation}", {"domains": [_DOMAIN]})
    letter = api.sent(service, user, templates["letter"], "Amala Bird", **_ADDRESS)
    member: dict[str, Any] = {"permissions": []}
    api.done("POST", f"/organisations/{organisation}/users/{colleague}", member)
    asked = {"has_active_go_live_request": True, "go_live_user": user}
    api.done("POST", f"/organisations/{organisation}/service", {"service_id": service})
    api.done("POST", at, asked)
    org_invite = api.new_organisation_invite(organisation, user)
    with_pages = api.new_template(service, user, template_type="letter", subject="Subject")
    # Emails are sent of the other one, which needs no file for that.
    with_files = api.new_template(service, user, template_type="email", subject="Subject")
    return Fixtures(
        api.base_url,
        *(service, spare_service, user, spare, colleague),
        templates,
        numbers,
        {
            "key_id": key["id"],
            "job_id": job,
            "credential_id": credential,
            "notification_id": message,
            "template_id": api.new_template(service, user),
            "folder_id": api.new_folder(service),
            "other_folder_id": api.new_folder(service),
            "sms_sender_id": api.new_sender(service),
            "reply_to_id": api.new_reply_to(service),
            "letter_contact_id": api.new_letter_contact(service),
            "callback_id": api.new_callback(service, user, "delivery_status"),
            "inbound_sms_id": _received(api, service),
            "invited_user_id": invite,
            "token": invite_token(api, invite),
            "data_retention_id": api.new_data_retention(service),
            "batch_id": api.new_unsubscribe_report(service),
            "organisation_id": organisation,
            "invite_id": org_invite,
            "org_token": org_invite_token(org_invite),
            "contact_list_id": api.new_contact_list(service, user),
            "report_id": api.new_report(service, user),
            "letter_id": letter,
            "join_request_id": api.new_join_request(service, user),
            "letter_attachment_id": api.new_attachment(with_pages, user),
            "files_template_id": with_files,
            "email_file_id": api.new_email_file(service, with_files, user),
            "provider_id": api.done("GET", "/provider-details")["provider_details"][0]["id"],
            "email_branding_id": api.new_email_branding(),
            "letter_branding_id": api.new_letter_branding(),
        },
    )


def invite_token(api: AdminApi, invite_id: str) -> str:
    """Read the token in the link of an invitation."""
    invites = api.of_sandbox("admin/invites")["invites"]
    return str(next(each["token"] for each in invites if each["id"] == invite_id))


def org_invite_token(invite_id: str) -> str:
    """Encrypt what the link of an invitation to an organisation has."""
    return Fernet(_DEVELOPMENT_KEY).encrypt(invite_id.encode()).decode()


def _received(api: AdminApi, service_id: str) -> str:
    number = api.done("GET", f"/inbound-number/service/{service_id}")["number"]
    text = {"content": "I will be late", "sender": "07700900999", "to": number}
    response = api.client.post("/_sandbox/received-texts", json=text)
    response.raise_for_status()
    (received,) = api.done("POST", f"/service/{service_id}/inbound-sms", {})
    return str(received["id"])


def _world() -> dict[str, Any]:
    """Describe a service that is there from the start, and numbers that cannot be made."""
    numbers = [
        {"id": str(UUID(int=number + 1)), "number": f"0770092{number:04}", "provider": "mmg"}
        for number in range(_NUMBERS)
    ]
    service = {
        "id": str(uuid4()),
        "name": "There from the start",
        "permissions": ["sms"],
        "email_sender_local_part": "start",
    }
    invite = {
        "id": EXPIRED_INVITE_ID,
        "service": service["id"],
        "from_user": NOTIFY_USER_ID,
        "email_address": "late@example.gov.uk",
        "permissions": "view_activity",
        "created_at_age_seconds": _THREE_DAYS,
    }
    return {
        "format": 1,
        "services": [service],
        "inbound_numbers": numbers,
        "invites": [invite],
    }
