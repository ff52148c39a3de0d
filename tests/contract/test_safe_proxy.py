"""A live server gets reads and sends to simulated recipients, whatever anybody asks for."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Final

import pytest
from cases import for_each
from hypothesis import given, settings
from hypothesis import strategies as st
from local_http import local_client

from contract.engine.proxy import Answer, Proxy, Request
from contract.engine.server import ServerUnderTest
from contract.strategies import SIMULATED_EMAILS, SIMULATED_NUMBERS
from contract.v2 import world
from contract.v2.api import parse_key
from contract.v2.safe_proxy import HELD_BACK, HeldBack, SafeProxy, admit
from contract.v2.sandbox import sandbox as start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed.sandbox import Sandbox

SMS: Final = {"phone_number": "07700900000", "template_id": world.SMS_TEMPLATE_ID}
EMAIL: Final = {"email_address": SIMULATED_EMAILS[0], "template_id": world.EMAIL_TEMPLATE_ID}
KEY: Final = world.key("live")


def post(path: str, body: object, query: str = "", **headers: str) -> Request:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    pairs = tuple((name.encode(), value.encode()) for name, value in headers.items())
    return Request("POST", path, query, pairs, content)


# What must not get through

HOSTILE: Final = {
    "a real number": post("/v2/notifications/sms", SMS | {"phone_number": "07911123456"}),
    "a number that looks simulated": post(
        "/v2/notifications/sms", SMS | {"phone_number": "077009000001"}
    ),
    "several numbers": post("/v2/notifications/sms", SMS | {"phone_number": ["07700900000"]}),
    "no number": post("/v2/notifications/sms", {"template_id": world.SMS_TEMPLATE_ID}),
    "two numbers under one name": post(
        "/v2/notifications/sms", b'{"phone_number": "07911123456", "phone_number": "07700900000"}'
    ),
    "an email's recipient beside it": post(
        "/v2/notifications/sms", SMS | {"email_address": "amala@example.gov.uk"}
    ),
    "a property of no known meaning": post("/v2/notifications/sms", SMS | {"to": "07911123456"}),
    "a real address": post("/v2/notifications/email", EMAIL | {"email_address": "a@example.com"}),
    "an address of the other path": post("/v2/notifications/email", SMS),
    "a file": post("/v2/notifications/email", EMAIL | {"personalisation": {"a": {"file": "aGk="}}}),
    "a letter": post("/v2/notifications/letter", {"template_id": world.LETTER_TEMPLATE_ID}),
    "a letter to nobody": post("/v2/notifications/letter", SMS),
    "a finished letter": post("/v2/notifications/letter", {"reference": "", "content": ""}),
    "an empty body": post("/v2/notifications/sms", b""),
    "no JSON": post("/v2/notifications/sms", b"phone_number=07700900000"),
    "JSON in another encoding": post("/v2/notifications/sms", json.dumps(SMS).encode("utf-16")),
    "a list": post("/v2/notifications/sms", [SMS]),
    "a nest too deep": post("/v2/notifications/sms", b"[" * 100_000),
    "a query": post("/v2/notifications/sms", SMS, "phone_number=07911123456"),
    "another kind of message": post("/v2/notifications/fax", SMS),
    "a slash more": post("/v2/notifications/sms/", SMS),
    "a path that climbs": post("/v2/template/../notifications/letter", SMS),
    "a path that climbs, quoted": post("/v2/template/..%2fnotifications%2fletter/preview", SMS),
    "another path with preview at its end": post("/v2/template/x/y/preview", SMS),
    "an internal path": post("/service/x/send-notification", SMS),
    "another method": Request("DELETE", f"/v2/notifications/{world.SMS_ID}", "", (), b""),
    "a method nobody knows": Request("SEND", "/v2/notifications/sms", "", (), b"{}"),
    "a read outside the API": Request("GET", "/_sandbox/messages", "", (), b""),
    "a read that climbs": Request("GET", "/v2/../unsubscribe/x/y", "", (), b""),
    "a read that climbs, quoted": Request("GET", "/v2/%2e%2E/unsubscribe", "", (), b""),
    "a read that climbs, quoted twice": Request("GET", "/v2/x%252f%252e%252e%252fy", "", (), b""),
    "a read that climbs backwards": Request("GET", "/v2/%5C..%5Cx", "", (), b""),
    "a read of another host": Request("GET", "http://elsewhere/v2/notifications", "", (), b""),
}


@for_each("name", HOSTILE)
def test_what_could_do_harm_is_held_back(name: str) -> None:
    with pytest.raises(HeldBack):
        admit(HOSTILE[name])


def test_reads_previews_and_simulated_sends_get_through() -> None:
    assert admit(Request("GET", "/v2/notifications", "status=failed", (), b"")).query
    assert admit(post(f"/v2/template/{world.SMS_TEMPLATE_ID}/preview", {"personalisation": {}}))
    for number in SIMULATED_NUMBERS:
        assert admit(post("/v2/notifications/sms", SMS | {"phone_number": number}))
    for address in SIMULATED_EMAILS:
        assert admit(post("/v2/notifications/email", EMAIL | {"email_address": address}))


def test_what_goes_on_is_written_anew() -> None:
    """So nothing gets through in what another reader might see in the same bytes."""
    content = b' {"phone_number" : "07700900000", "template_id": "\\u0078"}\x20'
    request = post(
        "/v2/notifications/sms",
        content,
        **{"x-forwarded-for": "1.2.3.4", "authorization": "Bearer x", "x-http-method": "PUT"},
    )
    made = admit(request)
    assert made.body == b'{"phone_number": "07700900000", "template_id": "x"}'
    assert made.headers == ((b"authorization", b"Bearer x"),)
    assert admit(Request("GET", "/v2/templates", "", (), b"a body")).body == b""


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=4,
)
fields = st.sampled_from([*SMS, *EMAIL, "personalisation", "reference", "to", "content"])
recipients = st.sampled_from([*SIMULATED_NUMBERS, *SIMULATED_EMAILS, "07911123456", "a@b.uk"])
bodies = st.dictionaries(fields, recipients | json_values, max_size=5)
paths = st.sampled_from(
    [
        *(f"/v2/notifications/{kind}" for kind in ("sms", "email", "letter", "", "%73ms")),
        *("/v2/notifications", "/v2/templates", "/v2/template/x/preview", "//v2/notifications/sms"),
    ]
)
requests = st.builds(
    Request,
    st.sampled_from(["GET", "POST", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"]),
    paths | st.text(max_size=20).map("/v2/".__add__),
    st.sampled_from(["", "a=b"]),
    st.just(()),
    bodies.map(lambda body: json.dumps(body).encode()) | st.binary(max_size=20),
)


@settings(max_examples=400, deadline=None)
@given(request=requests)
def test_whatever_gets_through_is_harmless(request: Request) -> None:
    """Judged by other words than the proxy's own."""
    try:
        made = admit(request)
    except HeldBack:
        return
    if made.method == "GET":
        assert made.body == b""
        return
    assert made.method == "POST"
    assert made.query == ""
    assert "letter" not in made.path
    if made.path.endswith("/preview"):
        assert made.path.count("/") == 4
        return
    body = json.loads(made.body)
    kind = made.path.removeprefix("/v2/notifications/")
    known = {"sms": "phone_number", "email": "email_address"}
    assert body[known.pop(kind)] in {*SIMULATED_NUMBERS, *SIMULATED_EMAILS}
    assert not set(known.values()) & set(body)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with start() as running:
        yield running


def test_nothing_is_stored_behind_the_gate(sandbox: Sandbox) -> None:
    values = {"personalisation": {"name": "Amala", "date": "today", "items": "no"}}
    safe = SafeProxy(per_minute=60_000, most_sends=3)
    with (
        Proxy(sandbox.base_url, safe) as proxy,
        ServerUnderTest(proxy.base_url, parse_key(KEY)) as target,
    ):
        for request in HOSTILE.values():
            if not request.path.startswith("/"):
                continue
            path = f"{request.path}?{request.query}" if request.query else request.path
            target.request(request.method, path, content=request.body)
        assert safe.passed == {}
        assert safe.held_back.total() == len(HOSTILE) - 1
        for path, body in (("sms", SMS), ("email", EMAIL), ("sms", SMS)):
            assert target.post(f"/v2/notifications/{path}", body | values).status_code == 201
        beyond = target.post("/v2/notifications/sms", SMS | values)
    assert beyond.status_code == 403
    assert HELD_BACK in beyond.headers
    assert safe.passed == {"sends to simulated recipients": 3}
    assert sandbox.messages() == []


class Elsewhere:
    """Sends every caller to another place, and notes what it is asked."""

    def __init__(self, location: str) -> None:
        self.location = location
        self.paths: list[str] = []

    async def __call__(self, request: Request, _forward: object) -> Answer:
        self.paths.append(request.path)
        headers = ((b"location", self.location.encode()), (b"set-cookie", b"a=b"))
        return Answer(307, headers, b"")


def test_nobody_is_led_past_the_gate(sandbox: Sandbox) -> None:
    behind = f"{sandbox.base_url}/v2/notifications"
    elsewhere = Elsewhere(behind)
    safe = SafeProxy(per_minute=60_000, most_sends=9)
    with (
        Proxy("http://127.0.0.1:9", elsewhere) as server,
        Proxy(server.base_url, safe, keeps_host=False) as proxy,
        local_client(proxy.base_url, follow_redirects=True) as client,
    ):
        read = client.get("/v2/templates")
        sent = client.post("/v2/notifications/sms", json=SMS)
    assert [read.status_code, sent.status_code] == [307, 307]
    assert "location" not in read.headers.keys() | sent.headers.keys()
    assert "set-cookie" not in read.headers.keys() | sent.headers.keys()
    assert elsewhere.paths == ["/v2/templates", "/v2/notifications/sms"]
    assert safe.held_back == {"a redirect to elsewhere, not followed": 2}


def test_requests_are_paced() -> None:
    waits: list[float] = []
    now = 100.0

    async def sleep(seconds: float) -> None:
        waits.append(round(seconds, 3))

    async def answer(_: Request) -> Answer:
        return Answer(200, (), b"")

    async def ask(times: int) -> None:
        for _ in range(times):
            await safe(Request("GET", "/v2/templates", "", (), b""), answer)

    safe = SafeProxy(per_minute=120, most_sends=0, now=lambda: now, sleep=sleep)
    asyncio.run(ask(4))
    assert waits == [0.5, 1.0, 1.5], "all came at once, and go half a second apart"
    now = 110.0
    asyncio.run(ask(1))
    assert len(waits) == 3, "after a pause nobody waits"


def test_a_gate_leads_to_one_server_alone(sandbox: Sandbox) -> None:
    safe = SafeProxy(per_minute=60_000, most_sends=0)
    with Proxy(sandbox.base_url, safe, keeps_host=False) as proxy:
        headers = {
            "Host": "elsewhere.example",
            "Authorization": f"Bearer {parse_key(KEY).token()}",
        }
        with local_client(proxy.base_url) as client:
            answer = client.get("/v2/notifications", headers=headers)
    assert answer.status_code == 200
    assert answer.json()["links"]["current"].startswith(sandbox.base_url)
