"""Links in emails: the website opens them with the key that both have."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from cryptography.fernet import Fernet

from notify_typed.sandbox import Sandbox, SandboxError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.end_to_end.sandbox_admin.conftest import Admin

KEY = urlsafe_b64encode(bytes(range(32))).decode()
WEBSITE = "https://notify.example.gov.uk"


@pytest.fixture
def elsewhere(connect: Callable[[Sandbox], Admin]) -> Iterator[Admin]:
    """A sandbox whose website is elsewhere, and has a key of its own."""
    with Sandbox(website=f"{WEBSITE}/", token_secret_key=KEY) as sandbox:
        yield connect(sandbox)


def last_link(admin: Admin) -> tuple[str, str, str]:
    """The page, the content of the token and the query of the link in the newest email."""
    body = admin.sandbox.messages()[0].body
    found: str
    (found,) = re.findall(rf"{re.escape(WEBSITE)}/\S+", body)
    url = urlsplit(found)
    page, _, token = url.path.rpartition("/")
    return page, Fernet(KEY).decrypt(unquote(token)).decode(), url.query


def test_every_link_has_what_the_website_reads(elsewhere: Admin) -> None:
    admin = elsewhere
    user = admin.new_user()
    at, email = f"/user/{user['id']}", user["email_address"]
    whom = {"user_id": user["id"], "email": email}

    admin.post(f"{at}/email-verification", {"to": email})
    page, content, _ = last_link(admin)
    assert (page, json.loads(content)) == ("/verify-email", whom)

    admin.post(f"{at}/email-code", {"next": "/services"})
    page, content, query = last_link(admin)
    (code,) = admin.http.get(f"/_sandbox/admin/codes?user_id={user['id']}").json()["codes"]
    assert page == "/email-auth"
    assert json.loads(content) == {"user_id": user["id"], "secret_code": code["code"]}
    assert parse_qs(query) == {"next": ["/services"]}

    admin.post("/user/reset-password", {"email": email})
    page, content, _ = last_link(admin)
    read = json.loads(content)
    assert (page, read["email"], sorted(read)) == ("/new-password", email, ["created_at", "email"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}", read["created_at"])

    admin.post(f"{at}/change-email-verification", {"email": "new@example.gov.uk"})
    page, content, _ = last_link(admin)
    assert page == "/your-account/email/confirm"
    assert json.loads(content) == whom | {"email": "new@example.gov.uk"}


def test_an_invitation_is_its_id(elsewhere: Admin) -> None:
    user = elsewhere.new_user()
    service = elsewhere.new_service(user["id"])
    body = {
        "service": service["id"],
        "email_address": "new@example.gov.uk",
        "from_user": user["id"],
        "permissions": "",
    }
    invited = elsewhere.data("POST", f"/service/{service['id']}/invite", body, 201)
    page, content, _ = last_link(elsewhere)
    assert (page, content) == ("/invitation", invited["id"])


def test_every_link_leads_to_the_website(elsewhere: Admin) -> None:
    user = elsewhere.new_user()
    body = {"email": user["email_address"]}
    elsewhere.post(f"/user/{user['id']}/email-already-registered", body)
    links = re.findall(r"https?://\S+", elsewhere.sandbox.messages()[0].body)
    assert {link.rpartition("/")[0] for link in links} == {WEBSITE}


@pytest.mark.parametrize("website", ["", "localhost:6012", "ftp://example", "http://[", "http://"])
def test_a_website_has_an_address(website: str) -> None:
    with pytest.raises(SandboxError, match="the website must be an address"):
        Sandbox(website=website)


@pytest.mark.parametrize("key", ["", "short", KEY[:-4], KEY + "é"])
def test_a_key_has_32_bytes(key: str) -> None:
    with pytest.raises(SandboxError, match="32 bytes in URL-safe base64") as caught:
        Sandbox(token_secret_key=key)
    assert not key or key not in str(caught.value)
