"""A client of a server's admin API that makes what tests need, and can hold answers to the word."""

from __future__ import annotations

import io
import time
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Self
from uuid import uuid4

import httpx
import jwt
from pypdf import PdfWriter

from contract.admin import conformity

if TYPE_CHECKING:
    from collections.abc import Mapping

CLIENT_ID: Final = "notify-admin"
PASSWORD: Final = "correct horse battery"  # noqa: S105 - of people whom tests make up
_A4: Final = (595.28, 841.89)
_SHORTEST_SECRET: Final = 32
_FINE: Final = 300

Body = dict[str, Any]


def token(secret: str, algorithm: str = "HS256", **claims: Any) -> str:
    """A token made now.

    Args:
        secret: What it is signed with.
        algorithm: How it is signed.
        claims: Take the place of the usual ones; None leaves one out.
    """
    usual = {"iss": CLIENT_ID, "iat": int(time.time())}
    payload = {name: value for name, value in (usual | claims).items() if value is not None}
    return jwt.encode(payload, padded(secret), algorithm)


@cache
def pdf() -> bytes:
    """A letter of one empty page."""
    writer = PdfWriter()
    writer.add_blank_page(*_A4)
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def padded(secret: str) -> bytes:
    """A secret as long as HMAC makes it anyway; the library warns of shorter ones."""
    return secret.encode().ljust(_SHORTEST_SECRET, b"\0")


@dataclass
class Office:
    """A server whose admin API is asked.

    Args:
        base_url: Where it is.
        secret: Signs the requests.
        is_strict: Whether an answer that the description does not allow is an error.
    """

    base_url: str
    secret: str = field(repr=False)
    is_strict: bool = False
    client: httpx.Client = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.client = httpx.Client(base_url=self.base_url, timeout=30, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def request(
        self,
        method: str,
        path: str,
        body: Any = ...,
        *,
        authorization: str | None = "",
        **more: Any,
    ) -> httpx.Response:
        """Send a request.

        Args:
            method: The HTTP method.
            path: The path with its query.
            body: What is sent as JSON; nothing if left out.
            authorization: The header of that name, or None for none; a fresh token if left out.
            more: What else `httpx.Client.request` takes.

        Raises:
            AssertionError: The description does not allow the answer.
        """
        if authorization == "":
            authorization = f"Bearer {token(self.secret)}"
        headers = dict(more.pop("headers", {}))
        if authorization is not None:
            headers["Authorization"] = authorization
        if body is not ...:
            more["json"] = body
        response = self.client.request(method, path, headers=headers, **more)
        if self.is_strict:
            wrong = conformity.faults(response)
            if wrong:
                raise AssertionError(f"{method} {path}: {'; '.join(wrong)}")
        return response

    def get(self, path: str, **more: Any) -> httpx.Response:
        """Send a GET request."""
        return self.request("GET", path, **more)

    def post(self, path: str, body: Any = None, **more: Any) -> httpx.Response:
        """Send a POST request with a JSON body."""
        return self.request("POST", path, {} if body is None else body, **more)

    def done(self, method: str, path: str, body: Any = ...) -> Any:
        """The JSON of a request that must succeed, out of its envelope; None if there is none.

        Raises:
            AssertionError: It was refused.
        """
        response = self.request(method, path, body)
        if response.status_code >= _FINE:
            raise AssertionError(f"{method} {path} gave {response.status_code}: {response.text}")
        if not response.content:
            return None
        answer = response.json()
        return answer["data"] if isinstance(answer, dict) and answer.keys() == {"data"} else answer

    def registered(self, **fields: Any) -> str:
        """A new user, who has yet to be activated."""
        body = {
            "name": "Amala Bird",
            "email_address": f"amala-{uuid4().hex}@example.gov.uk",
            "password": PASSWORD,
            "mobile_number": "07700900123",
        }
        return str(self.done("POST", "/user", body | fields)["id"])

    def new_user(self, **fields: Any) -> str:
        """A new, active user."""
        user_id = self.registered(**fields)
        self.done("POST", f"/user/{user_id}/activate", {})
        return user_id

    def new_service(self, user_id: str, **fields: Any) -> str:
        """A new, live service with a member."""
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
        """A new template, of text messages unless told otherwise."""
        body = {
            "name": "Reminder",
            "template_type": "sms",
            "content": "Hello",
            "service": service_id,
            "created_by": user_id,
        }
        return str(self.done("POST", f"/service/{service_id}/template", body | fields)["id"])

    def new_folder(self, service_id: str, parent_id: str | None = None) -> str:
        """A new folder for templates."""
        body = {"name": "Folder", "parent_id": parent_id}
        return str(self.done("POST", f"/service/{service_id}/template-folder", body)["id"])

    def new_sender(self, service_id: str) -> str:
        """A new sender of text messages, not the default one."""
        body = {"sms_sender": "GOVUK", "is_default": False}
        return str(self.done("POST", f"/service/{service_id}/sms-sender", body)["id"])

    def new_reply_to(self, service_id: str, *, is_default: bool = False) -> str:
        """A new reply-to address."""
        body = {"email_address": f"{uuid4().hex}@example.gov.uk", "is_default": is_default}
        return str(self.done("POST", f"/service/{service_id}/email-reply-to", body)["id"])

    def new_letter_contact(self, service_id: str) -> str:
        """A new letter contact, not the default one."""
        body = {"contact_block": "1 High Street\nExampleton", "is_default": False}
        return str(self.done("POST", f"/service/{service_id}/letter-contact", body)["id"])

    def new_callback(self, service_id: str, user_id: str, kind: str | None) -> str:
        """A new callback of a kind, which need not be told."""
        body = {
            "url": "https://example.gov.uk/callback",
            "bearer_token": "long enough a secret",
            "updated_by_id": user_id,
        }
        told = {} if kind is None else {"callback_type": kind}
        return str(self.done("POST", f"/service/{service_id}/callback-api", body | told)["id"])

    def new_credential(self, user_id: str) -> str:
        """A new security key of a user."""
        body = {"name": "Key", "credential_data": "AAAA", "registration_response": "AAAA"}
        return str(self.done("POST", f"/user/{user_id}/webauthn", body)["id"])

    def new_key(self, service_id: str, user_id: str, kind: str = "normal") -> str:
        """A new API key, as clients use it."""
        body = {"name": f"key {uuid4().hex}", "key_type": kind, "created_by": user_id}
        secret = self.done("POST", f"/service/{service_id}/api-key", body)
        return f"{body['name']}-{service_id}-{secret}"

    def new_invite(self, service_id: str, user_id: str) -> str:
        """A new invitation to a service."""
        body = {
            "service": service_id,
            "email_address": f"invited-{uuid4().hex}@example.gov.uk",
            "from_user": user_id,
            "permissions": "manage_templates,send_emails",
            "auth_type": "email_auth",
            "invite_link_host": "https://admin.example.gov.uk",
            "folder_permissions": [],
        }
        return str(self.done("POST", f"/service/{service_id}/invite", body)["id"])

    def sent(self, service_id: str, user_id: str, template_id: str, to: str, **values: str) -> str:
        """A message that somebody sent."""
        body = {"template_id": template_id, "to": to, "created_by": user_id}
        path = f"/service/{service_id}/send-notification"
        return str(self.done("POST", path, body | {"personalisation": values})["id"])

    def uploaded_rows(self, service_id: str, template_id: str, text: str) -> str:
        """The id of a spreadsheet that was uploaded, from which a job can be made."""
        job_id = str(uuid4())
        self._upload(f"csv/{service_id}/{job_id}?template_id={template_id}", text.encode())
        return job_id

    def uploaded_letter(self, service_id: str) -> str:
        """The id of a letter that was uploaded."""
        file_id = str(uuid4())
        self._upload(f"letters/{service_id}/{file_id}", pdf())
        return file_id

    def of_sandbox(self, path: str) -> Any:
        """What a sandbox's control API says."""
        response = self.client.get(f"/_sandbox/{path}")
        response.raise_for_status()
        return response.json()

    def _upload(self, path: str, content: bytes) -> None:
        self.client.put(f"/_sandbox/uploads/{path}", content=content).raise_for_status()


def without(body: Mapping[str, Any], *names: str) -> Body:
    """A body without some of its fields."""
    return {name: value for name, value in body.items() if name not in names}
