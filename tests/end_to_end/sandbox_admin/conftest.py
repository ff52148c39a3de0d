"""A running sandbox, a bare client for its admin API, and one for the v2 API."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import admin_description
import jwt
import pytest
from local_http import local_client

from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID

if TYPE_CHECKING:
    import httpx


@dataclass
class Admin:
    """Sends signed requests to a sandbox's admin API, and sees that answers are as described."""

    sandbox: Sandbox
    http: httpx.Client

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token()}"} | options.pop("headers", {})
        answer = self.http.request(method, path, headers=headers, **options)
        admin_description.check(answer)
        return answer

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.request("GET", path, **options)

    def post(self, path: str, json: Any = None, **options: Any) -> httpx.Response:
        return self.request("POST", path, json=json, **options)

    def put(self, path: str, json: Any = None) -> httpx.Response:
        return self.request("PUT", path, json=json)

    def delete(self, path: str, json: Any = None, **options: Any) -> httpx.Response:
        return self.request("DELETE", path, json=json, **options)

    def data(self, method: str, path: str, json: Any = None, status: int = 200) -> Any:
        """What is in the envelope of an answer that must have a status."""
        answer = self.request(method, path, json=json)
        assert answer.status_code == status, answer.text
        return answer.json()["data"]

    def token(self, secret: str | None = None, **claims: Any) -> str:
        """A token; a claim that is None is left out."""
        now = int(self.sandbox.clock.now().timestamp())
        said = {"iss": "notify-admin", "iat": now} | claims
        return jwt.encode(
            {name: value for name, value in said.items() if value is not None},
            secret or self.sandbox.admin_secret,
        )

    def v2(self, key: str, method: str, path: str, json: Any = None) -> httpx.Response:
        """A request to the v2 API with one of its keys."""
        now = int(self.sandbox.clock.now().timestamp())
        token = jwt.encode({"iss": key[-73:-37], "iat": now}, key[-36:])
        headers = {"Authorization": f"Bearer {token}"}
        return self.http.request(method, path, json=json, headers=headers)

    def new_user(self, **fields: Any) -> dict[str, Any]:
        """A new, active user with an email address of the government."""
        body = {
            "name": "Amala Bird",
            "email_address": f"amala-{uuid4().hex}@example.gov.uk",
            "password": "correct horse",
            "mobile_number": "07700900123",
        }
        user: dict[str, Any] = self.data("POST", "/user", body | fields, 201)
        if user["state"] == "pending":
            user = self.data("POST", f"/user/{user['id']}/activate")
        return user

    def new_service(self, user_id: str = NOTIFY_USER_ID, **fields: Any) -> dict[str, Any]:
        """A new, live service."""
        body = {
            "name": f"Service {uuid4().hex}",
            "email_message_limit": 1000,
            "sms_message_limit": 1000,
            "letter_message_limit": 1000,
            "international_sms_message_limit": 100,
            "restricted": False,
            "organisation_type": "central",
            "active": True,
            "user_id": user_id,
            "created_by": user_id,
        }
        service: dict[str, Any] = self.data("POST", "/service", body | fields, 201)
        return service

    def new_key(self, service_id: str, kind: str = "normal") -> str:
        """A new API key of a service, as clients use it."""
        body = {"name": f"key {uuid4().hex}", "key_type": kind, "created_by": NOTIFY_USER_ID}
        secret = self.data("POST", f"/service/{service_id}/api-key", body, 201)
        return f"{body['name']}-{service_id}-{secret}"


@pytest.fixture(scope="module")
def running_sandbox(new_database_url: Callable[[], str]) -> Iterator[Sandbox]:
    """One sandbox for all tests of a module that can share it; some have one of another kind."""
    with Sandbox(database_url=new_database_url()) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    """A sandbox, as new, whose clock stands still."""
    running_sandbox.reset()
    running_sandbox.clock.freeze()
    return running_sandbox


@pytest.fixture
def connect() -> Iterator[Callable[[Sandbox], Admin]]:
    """Gives clients for sandboxes that a test starts itself."""
    with ExitStack() as stack:

        def client(sandbox: Sandbox) -> Admin:
            return Admin(sandbox, stack.enter_context(local_client(sandbox.base_url)))

        yield client


@pytest.fixture
def admin(sandbox: Sandbox, connect: Callable[[Sandbox], Admin]) -> Admin:
    return connect(sandbox)


@pytest.fixture(scope="module")
def running_exact_sandbox() -> Iterator[Sandbox]:
    with Sandbox(quirks="exact") as sandbox:
        yield sandbox


@pytest.fixture
def exact(running_exact_sandbox: Sandbox, connect: Callable[[Sandbox], Admin]) -> Admin:
    """A client for a sandbox that copies the real server's accidents."""
    running_exact_sandbox.reset()
    return connect(running_exact_sandbox)
