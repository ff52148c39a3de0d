"""A running sandbox and a bare client for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import jwt
import pytest
from local_http import local_client
from two_workers import Worker, state

from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._settings import IMMEDIATE, Speed
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    import httpx


@dataclass
class Api:
    """Sends signed requests to a sandbox, and nothing more."""

    sandbox: Sandbox
    http: httpx.Client
    key: str

    def request(
        self, method: str, path: str, *, key: str | None = None, **options: Any
    ) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token(key)}"} | options.pop("headers", {})
        return self.http.request(method, path, headers=headers, **options)

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.request("GET", path, **options)

    def post(self, path: str, json: Any = None, **options: Any) -> httpx.Response:
        return self.request("POST", path, json=json, **options)

    def token(self, key: str | None = None, **claims: Any) -> str:
        key = key or self.key
        service_id, secret = key[-73:-37], key[-36:]
        now = int(self.sandbox.clock.now().timestamp())
        return jwt.encode({"iss": service_id, "iat": now} | claims, secret)

    def send_sms(self, number: str = "07700900123", **options: Any) -> httpx.Response:
        key = options.pop("key", None)
        body = {
            "phone_number": number,
            "template_id": world.SMS_TEMPLATE_ID,
            "personalisation": {"name": "Amala", "date": "1 May"},
        }
        return self.post("/v2/notifications/sms", body | options, key=key)

    def send_email(self, address: str = "amala@example.com", **options: Any) -> httpx.Response:
        key = options.pop("key", None)
        body = {
            "email_address": address,
            "template_id": world.EMAIL_TEMPLATE_ID,
            "personalisation": {"name": "Amala", "reference": "R1"},
        }
        return self.post("/v2/notifications/email", body | options, key=key)

    def send_letter(self, **options: Any) -> httpx.Response:
        key = options.pop("key", None)
        address = {
            "address_line_1": "Amala Bird",
            "address_line_2": "123 High Street",
            "address_line_3": "SW14 6BF",
        }
        body = {"template_id": world.LETTER_TEMPLATE_ID, "personalisation": {"name": "A"} | address}
        return self.post("/v2/notifications/letter", body | options, key=key)

    def status(self, notification_id: str) -> str:
        answer = self.get(f"/v2/notifications/{notification_id}")
        assert answer.status_code == 200, answer.text
        return answer.json()["status"]


@pytest.fixture(scope="module")
def running_sandbox(new_database_url: Callable[[], str]) -> Iterator[Sandbox]:
    """One sandbox for all tests of a module that can share it."""
    with Sandbox(database_url=new_database_url()) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    """A sandbox, as new, whose clock stands still."""
    with local_client(running_sandbox.base_url) as http:  # the test before may have left its world
        http.put("/_sandbox/world", json=world.default_world()).raise_for_status()
    running_sandbox.clock.freeze()
    return running_sandbox


@pytest.fixture
def connect() -> Iterator[Callable[[Sandbox], Api]]:
    """Gives clients for sandboxes that a test starts itself."""
    with ExitStack() as stack:

        def client(sandbox: Sandbox) -> Api:
            http = stack.enter_context(local_client(sandbox.base_url))
            return Api(sandbox, http, sandbox.test_key)

        yield client


@pytest.fixture
def api(sandbox: Sandbox, connect: Callable[[Sandbox], Api]) -> Api:
    return connect(sandbox)


@pytest.fixture
def two(connect: Callable[[Any], Api]) -> Iterator[Callable[..., list[Api]]]:
    """Starts two workers on a database, as the first process of a sandbox does."""
    running: list[Worker] = []

    def start(url: str, speed: Speed = IMMEDIATE) -> list[Api]:
        state(url, "primary").close()
        begun = [Worker(url, speed) for _ in range(2)]
        running.extend(begun)
        return [connect(worker) for worker in begun]

    yield start
    for worker in running:
        worker.server.stop()
