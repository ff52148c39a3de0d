"""A live server gets reads and sends to simulated recipients, whatever anybody asks for."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract import local, world
from contract.__main__ import main
from contract.gate import HELD_BACK, Gate, HeldBack, admit
from contract.live import SWITCH, YES, Settings, Unusable
from contract.relay import Answer, Relay, Request
from contract.strategies import SIMULATED_EMAILS, SIMULATED_NUMBERS
from contract.target import Target

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
    "a preview that is none": post("/v2/template/x/y/preview", SMS),
    "an internal path": post("/service/x/send-notification", SMS),
    "another method": Request("DELETE", f"/v2/notifications/{world.SMS_ID}", "", (), b""),
    "a method nobody knows": Request("SEND", "/v2/notifications/sms", "", (), b"{}"),
    "a read outside the API": Request("GET", "/_sandbox/messages", "", (), b""),
    "a read of another host": Request("GET", "http://elsewhere/v2/notifications", "", (), b""),
}


@pytest.mark.parametrize("name", HOSTILE)
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
    """Judged by other words than the gate's own."""
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
    with local.sandbox() as running:
        yield running


def test_nothing_is_stored_behind_the_gate(sandbox: Sandbox) -> None:
    values = {"personalisation": {"name": "Amala", "date": "today", "items": "no"}}
    gate = Gate(per_minute=60_000, most_sends=3)
    with Relay(sandbox.base_url, gate) as relay, Target(relay.base_url, KEY) as target:
        for request in HOSTILE.values():
            if not request.path.startswith("/"):
                continue
            path = f"{request.path}?{request.query}" if request.query else request.path
            target.request(request.method, path, content=request.body)
        assert gate.passed == {}
        assert gate.held_back.total() == len(HOSTILE) - 1
        for path, body in (("sms", SMS), ("email", EMAIL), ("sms", SMS)):
            assert target.post(f"/v2/notifications/{path}", body | values).status_code == 201
        beyond = target.post("/v2/notifications/sms", SMS | values)
    assert beyond.status_code == 403
    assert HELD_BACK in beyond.headers
    assert gate.passed == {"sends to simulated recipients": 3}
    assert sandbox.messages() == []


def test_requests_are_paced() -> None:
    waits: list[float] = []
    now = 100.0

    async def sleep(seconds: float) -> None:
        waits.append(round(seconds, 3))

    async def answer(_: Request) -> Answer:
        return Answer(200, (), b"")

    async def ask(times: int) -> None:
        for _ in range(times):
            await gate(Request("GET", "/v2/templates", "", (), b""), answer)

    gate = Gate(per_minute=120, most_sends=0, now=lambda: now, sleep=sleep)
    asyncio.run(ask(4))
    assert waits == [0.5, 1.0, 1.5], "all came at once, and go half a second apart"
    now = 110.0
    asyncio.run(ask(1))
    assert len(waits) == 3, "after a pause nobody waits"


# The command


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        ({}, SWITCH),
        ({SWITCH: "1"}, SWITCH),
        ({SWITCH: YES, "NOTIFY_API_KEY": KEY}, "NOTIFY_BASE_URL"),
        ({SWITCH: YES, "NOTIFY_API_KEY": KEY, "NOTIFY_BASE_URL": "localhost"}, "NOTIFY_BASE_URL"),
        ({SWITCH: YES, "NOTIFY_BASE_URL": "https://notify.example"}, "NOTIFY_API_KEY"),
    ],
)
def test_without_the_switch_address_and_key_nothing_is_sent(
    environment: dict[str, str], complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Unusable, match=complaint):
        Settings.read(environment)
    for name in (SWITCH, "NOTIFY_BASE_URL", "NOTIFY_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert main(["live"]) == 2


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[dict[str, str]]:
    """A sandbox in another process, with the real server's accidents: its address and key."""
    command = [sys.executable, "-m", "notify_typed.sandbox", "--port", "0", "--quirks", "exact"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own
        assert process.stdout is not None
        found: dict[str, str] = {}
        for line in process.stdout:
            match = re.match(r"(?:# )?export (\w+)='([^']+)'.*?(live|team|test|$)", line)
            # Of the keys the live one is asked for: it could do the most harm.
            if match and (match[1] == "NOTIFY_BASE_URL" or match[3] == "live"):
                found[match[1]] = match[2]
            if len(found) == 2:
                break
        yield found
        process.terminate()
        process.stdout.read()


def test_another_server_is_checked_and_told_of(
    elsewhere: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in (elsewhere | {SWITCH: YES}).items():
        monkeypatch.setenv(name, value)
    options = ["--per-minute", "60000", "--max-examples", "4"]
    status = main(["live", *options, "--phases", "examples,fuzzing,stateful"])
    text = capsys.readouterr().out
    assert status == 0, text
    assert "nothing wrong was found" in text
    counts = {what: int(count) for count, what in re.findall(r"^ +(\d+) (.+)$", text, re.MULTILINE)}
    assert counts["reads"] > 100
    assert counts["sends to simulated recipients"] > 20
    assert counts["previews"] > 10
    assert "letters as a whole" in text
    assert "kept       a wrong signature is refused" in text
    assert "held back  a revoked key is refused" in text
    assert "100% of good sends taken" in text
    assert elsewhere["NOTIFY_API_KEY"][-36:] not in text
    # Simulated recipients leave no trace, so a trace would be that of something else.
    with Target(elsewhere["NOTIFY_BASE_URL"], elsewhere["NOTIFY_API_KEY"]) as target:
        page: Any = target.get("/v2/notifications?include_jobs=true").json()
    assert page["notifications"] == []


def test_a_server_that_is_not_notify_is_called_so(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def careless(request: Request, forward: Any) -> Answer:
        if "page" in dict(parse_qsl(request.query)):
            return Answer(200, ((b"content-type", b"application/json"),), b'{"templates": []}')
        answer: Answer = await forward(request)
        return answer

    with Relay(sandbox.base_url, careless) as relay:
        monkeypatch.setenv("NOTIFY_BASE_URL", relay.base_url)
        monkeypatch.setenv("NOTIFY_API_KEY", KEY)
        monkeypatch.setenv(SWITCH, YES)
        options = ["--per-minute", "60000", "--max-examples", "1", "--phases", "examples"]
        assert main(["live", *options]) == 1
    text = capsys.readouterr().out
    assert "broken     an unknown query parameter is refused" in text
    assert "the server differs from the description" in text


def test_a_server_that_does_not_let_us_in_ends_it(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NOTIFY_BASE_URL", sandbox.base_url)
    monkeypatch.setenv("NOTIFY_API_KEY", world.key("revoked"))
    monkeypatch.setenv(SWITCH, YES)
    assert main(["live", "--per-minute", "60000"]) == 2
    assert "answers 403" in capsys.readouterr().err


def test_a_gate_leads_to_one_server_alone(sandbox: Sandbox) -> None:
    gate = Gate(per_minute=60_000, most_sends=0)
    with Relay(sandbox.base_url, gate, keeps_host=False) as relay:
        headers = {
            "Host": "elsewhere.example",
            "Authorization": f"Bearer {Target('', KEY).key.token()}",
        }
        answer = httpx.get(f"{relay.base_url}/v2/notifications", headers=headers, trust_env=False)
    assert answer.status_code == 200
    assert answer.json()["links"]["current"].startswith(sandbox.base_url)
