"""A sandbox starts and takes a message without what only few of its users need."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from local_http import local_client

from notify_typed.sandbox import Sandbox

# Each takes longer to import than a message takes to be sent.
NOT_NEEDED = (
    "attr",
    "cryptography",
    "httpx",
    "jinja2",
    "jsonschema",
    "jwt",
    "magic",
    "notify_typed.sandbox._admin.routes",
    "notify_typed.sandbox._control.api",
    "notify_typed.sandbox._page.routes",
    "notify_typed.sandbox._website.routes",
    "notify_typed.sandbox.faults._kinds",
    "PIL",
    "psycopg",
    "pypdfium2",
    "reportlab",
    "rich",
    "segno",
    "sqlalchemy.dialects.postgresql",
    "yaml",
)
SEND = """
import base64, hmac, json, sys, urllib.request
from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._world import default as world
with Sandbox() as sandbox:
    # By hand, as PyJWT is among what is not needed.
    part = lambda data: base64.urlsafe_b64encode(data).rstrip(b"=")
    claims = {"iss": world.SERVICE_ID, "iat": int(sandbox.clock.now().timestamp())}
    signed = part(b'{"alg":"HS256","typ":"JWT"}') + b"." + part(json.dumps(claims).encode())
    signature = hmac.digest(sandbox.api_key[-36:].encode(), signed, "sha256")
    token = (signed + b"." + part(signature)).decode()
    body = {"phone_number": sys.argv[1], "template_id": world.SMS_TEMPLATE_ID,
            "personalisation": {"name": "Amala", "date": "1 May"}}
    request = urllib.request.Request(
        sandbox.base_url + "/v2/notifications/sms", json.dumps(body).encode(),
        {"Authorization": "Bearer " + token},
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        status = opener.open(request).status
    except urllib.error.HTTPError as refusal:
        status = refusal.status
    print(json.dumps([status, [*sys.modules]]))
"""


def send_to_a_new_sandbox(number: str) -> tuple[int, list[str]]:
    """Return the status of the answer, and the modules that the process has imported by then."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", SEND, number], capture_output=True, text=True, check=True
    )
    status, modules = json.loads(done.stdout)
    return status, modules


@pytest.mark.slow
@pytest.mark.parametrize(("number", "expected"), [("07700900123", 201), ("nonsense", 400)])
def test_a_message_needs_few_libraries(number: str, expected: int) -> None:
    status, modules = send_to_a_new_sandbox(number)
    assert status == expected
    assert {*NOT_NEEDED} & {*modules} == set()


def test_many_may_ask_for_the_first_page_at_once() -> None:
    with (
        Sandbox() as sandbox,
        local_client(sandbox.base_url) as http,
        ThreadPoolExecutor(4) as threads,
    ):
        pages = [*threads.map(http.get, ["/outbox"] * 4)]
    assert [page.status_code for page in pages] == [200] * 4
