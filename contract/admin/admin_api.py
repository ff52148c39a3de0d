"""Call a server's admin API, and make what tests need."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import urlsplit
from uuid import uuid4

from pypdf import PdfWriter

from contract.admin.api import API, CLIENT_ID
from contract.engine.server import Key, ServerUnderTest

if TYPE_CHECKING:
    from collections.abc import Mapping

PASSWORD: Final = "correct horse battery"  # noqa: S105 - of people whom tests make up
_A4: Final = (595.28, 841.89)
_FINE: Final = 300

Body = dict[str, Any]


@cache
def pdf() -> bytes:
    """Write a letter of one empty page."""
    writer = PdfWriter()
    writer.add_blank_page(*_A4)
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


class AdminApi(ServerUnderTest):
    """A server whose admin API is asked.

    Args:
        base_url: Where it is.
        secret: Signs the requests.
        is_strict: Whether an answer that the description does not allow is an error.
    """

    def __init__(self, base_url: str, secret: str, *, is_strict: bool = False) -> None:
        super().__init__(base_url, Key(CLIENT_ID, secret), API if is_strict else None)

    def done(self, method: str, path: str, body: Any = ...) -> Any:
        """Read the JSON of a request that must succeed, out of its envelope; None without a body.

        Raises:
            AssertionError: It was refused.
        """
        response = self.request(method, path, body)
        if response.status_code >= _FINE:
            raise AssertionError(f"{method} {path} gave {response.status_code}: {response.text}")
        if not response.content:
            return None
        fields: Any = response.json()
        return fields["data"] if _is_envelope(fields) else fields

    def registered(self, **fields: Any) -> str:
        """Register a user, who has yet to be activated."""
        body = {
            "name": "Amala Bird",
            "email_address": f"amala-{uuid4().hex}@example.gov.uk",
            "password": PASSWORD,
            "mobile_number": "07700900123",
        }
        return str(self.done("POST", "/user", body | fields)["id"])

    def new_user(self, **fields: Any) -> str:
        """Make an active user."""
        user_id = self.registered(**fields)
        self.done("POST", f"/user/{user_id}/activate", {})
        return user_id

    def new_service(self, user_id: str, **fields: Any) -> str:
        """Make a live service with a member."""
        limits = (f"{kind}_message_limit" for kind in ("email", "sms", "letter"))
        body = {
            **dict.fromkeys(limits, 1_000_000),
            "name": f"Service {uuid4().hex}",
            "restricted": False,
            "user_id": user_id,
            "created_by": user_id,
        }
        return str(self.done("POST", "/service", body | fields)["id"])

    def new_template(self, service_id: str, user_id: str, **fields: Any) -> str:
        """Make a template, of text messages unless told otherwise."""
        body = {
            "name": "Reminder",
            "template_type": "sms",
            "content": "Hello",
            "service": service_id,
            "created_by": user_id,
        }
        return str(self.done("POST", f"/service/{service_id}/template", body | fields)["id"])

    def new_folder(self, service_id: str, parent_id: str | None = None) -> str:
        """Make a folder for templates."""
        body = {"name": "Folder", "parent_id": parent_id}
        return str(self.done("POST", f"/service/{service_id}/template-folder", body)["id"])

    def new_sender(self, service_id: str) -> str:
        """Make a sender of text messages, not the default one."""
        body = {"sms_sender": "GOVUK", "is_default": False}
        return str(self.done("POST", f"/service/{service_id}/sms-sender", body)["id"])

    def new_reply_to(self, service_id: str, *, is_default: bool = False) -> str:
        """Make a reply-to address."""
        body = {"email_address": f"{uuid4().hex}@example.gov.uk", "is_default": is_default}
        return str(self.done("POST", f"/service/{service_id}/email-reply-to", body)["id"])

    def new_letter_contact(self, service_id: str) -> str:
        """Make a letter contact, not the default one."""
        body = {"contact_block": "1 High Street\nExampleton", "is_default": False}
        return str(self.done("POST", f"/service/{service_id}/letter-contact", body)["id"])

    def new_callback(self, service_id: str, user_id: str, kind: str | None) -> str:
        """Make a callback of a kind, which need not be told."""
        body = {
            "url": "https://example.gov.uk/callback",
            "bearer_token": "long enough a secret",
            "updated_by_id": user_id,
        }
        told = {} if kind is None else {"callback_type": kind}
        return str(self.done("POST", f"/service/{service_id}/callback-api", body | told)["id"])

    def new_credential(self, user_id: str) -> str:
        """Make a security key of a user."""
        body = {"name": "Key", "credential_data": "AAAA", "registration_response": "AAAA"}
        return str(self.done("POST", f"/user/{user_id}/webauthn", body)["id"])

    def new_key(self, service_id: str, user_id: str, kind: str = "normal") -> Key:
        """Make an API key for the v2 API."""
        body = {"name": f"key {uuid4().hex}", "key_type": kind, "created_by": user_id}
        return Key(service_id, self.done("POST", f"/service/{service_id}/api-key", body))

    def new_invite(self, service_id: str, user_id: str) -> str:
        """Invite somebody to a service."""
        body: Body = {
            "service": service_id,
            "email_address": f"invited-{uuid4().hex}@example.gov.uk",
            "from_user": user_id,
            "permissions": "manage_templates,send_emails",
            "auth_type": "email_auth",
            "invite_link_host": "https://admin.example.gov.uk",
            "folder_permissions": [],
        }
        return str(self.done("POST", f"/service/{service_id}/invite", body)["id"])

    def new_data_retention(self, service_id: str, kind: str = "letter") -> str:
        """Set how long messages of a kind are kept."""
        body = {"notification_type": kind, "days_of_retention": 30}
        made = self.done("POST", f"/service/{service_id}/data-retention", body)
        return str(made["result"]["id"])

    def new_organisation(self, **fields: Any) -> str:
        """Make an organisation."""
        name = f"Organisation {uuid4().hex}"
        body = {"name": name, "crown": False, "organisation_type": "other"}
        return str(self.done("POST", "/organisations", body | fields)["id"])

    def new_organisation_invite(self, organisation_id: str, user_id: str) -> str:
        """Invite somebody to an organisation."""
        address = f"invited-{uuid4().hex}@example.gov.uk"
        body: Body = {"email_address": address, "invited_by": user_id, "permissions": []}
        return str(self.done("POST", f"/organisation/{organisation_id}/invite", body)["id"])

    def new_email_branding(self, **fields: Any) -> str:
        """Make a branding of emails."""
        name = f"Brand {uuid4().hex}"
        return str(
            self.done("POST", "/email-branding", {"name": name, "text": name} | fields)["id"]
        )

    def new_letter_branding(self) -> str:
        """Make a branding of letters."""
        name = f"Brand {uuid4().hex}"
        return str(self.done("POST", "/letter-branding", {"name": name, "filename": name})["id"])

    def new_join_request(self, service_id: str, member_id: str) -> str:
        """Let somebody ask to join a service."""
        body = {
            "requester_id": self.new_user(),
            "contacted_user_ids": [member_id],
            "invite_link_host": "https://admin.example.gov.uk",
            "reason": "I need it",
        }
        made = self.done("POST", f"/service/{service_id}/service-join-request", body)
        return str(made["service_join_request_id"])

    def new_attachment(self, template_id: str, user_id: str) -> str:
        """Attach a PDF, which is not there, to a letter template."""
        body = {
            "upload_id": str(uuid4()),
            "created_by_id": user_id,
            "original_filename": "map.pdf",
            "page_count": 1,
            "template_id": template_id,
        }
        return str(self.done("POST", "/letter-attachment", body)["id"])

    def new_email_file(self, service_id: str, template_id: str, user_id: str) -> str:
        """Keep a file of an email template, which is not there."""
        body = {
            "id": str(uuid4()),
            "filename": f"{uuid4().hex}.pdf",
            "created_by_id": user_id,
            "retention_period": 26,
            "validate_users_email": True,
        }
        path = f"/service/{service_id}/templates/{template_id}/template_email_files"
        return str(self.done("POST", path, body)["id"])

    def new_contact_list(self, service_id: str, user_id: str) -> str:
        """Keep a contact list, whose file is not there."""
        body = {
            "id": str(uuid4()),
            "original_file_name": "wardens.csv",
            "row_count": 2,
            "template_type": "sms",
            "created_by": user_id,
        }
        return str(self.done("POST", f"/service/{service_id}/contact-list", body)["id"])

    def new_report(self, service_id: str, user_id: str) -> str:
        """Ask for a report."""
        body = {"user_id": user_id, "report_type": "notifications_report"}
        wanted = {"notification_type": "sms"}
        return str(self.done("POST", f"/service/{service_id}/report-request", body | wanted)["id"])

    def new_unsubscribe_report(self, service_id: str) -> str:
        """Make a report of people who unsubscribed, with nobody in it."""
        time = "2026-01-01T00:00:00.000000Z"
        body = {"count": 0, "earliest_timestamp": time, "latest_timestamp": time}
        path = f"/service/{service_id}/create-unsubscribe-request-report"
        return str(self.done("POST", path, body)["report_id"])

    def unsubscribe_path(self, service_id: str, user_id: str) -> str:
        """Send somebody an email, and give the path by which they unsubscribe."""
        template = self.new_template(
            service_id, user_id, template_type="email", subject="News", has_unsubscribe_link=True
        )
        to = {"email_address": f"{uuid4().hex}@example.gov.uk", "template_id": template}
        key = self.new_key(service_id, user_id)
        path = "/v2/notifications/email"
        made = self.request("POST", path, to, authorization=f"Bearer {key.token()}")
        path = f"/v2/notifications/{made.json()['id']}"
        read = self.request("GET", path, authorization=f"Bearer {key.token()}")
        return urlsplit(str(read.json()["one_click_unsubscribe_url"])).path

    def sent(self, service_id: str, user_id: str, template_id: str, to: str, **values: str) -> str:
        """Send a message."""
        body = {"template_id": template_id, "to": to, "created_by": user_id}
        path = f"/service/{service_id}/send-notification"
        return str(self.done("POST", path, body | {"personalisation": values})["id"])

    def uploaded_rows(self, service_id: str, template_id: str, text: str) -> str:
        """Upload a spreadsheet, from which a job can be made."""
        job_id = str(uuid4())
        self._upload(f"csv/{service_id}/{job_id}?template_id={template_id}", text.encode())
        return job_id

    def uploaded_letter(self, service_id: str) -> str:
        """Upload a letter."""
        file_id = str(uuid4())
        self._upload(f"letters/{service_id}/{file_id}", pdf())
        return file_id

    def upload_email_file(self, service_id: str, file_id: str) -> None:
        """Upload a file that an email template has."""
        self._upload(f"email-files/{service_id}/{file_id}", pdf())

    def of_sandbox(self, path: str) -> Any:
        """Read from a sandbox's control API."""
        response = self.client.get(f"/_sandbox/{path}")
        response.raise_for_status()
        return response.json()

    def _upload(self, path: str, content: bytes) -> None:
        self.client.put(f"/_sandbox/uploads/{path}", content=content).raise_for_status()


def without(body: Mapping[str, Any], *names: str) -> Body:
    """Copy a body without some of its fields."""
    return {name: value for name, value in body.items() if name not in names}


def _is_envelope(answer: Any) -> bool:
    return isinstance(answer, dict) and len(cast("Body", answer)) == 1 and "data" in answer
