"""Requests that take long: all others are answered meanwhile, as they run beside the event loop."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import jwt
import pytest
from cases import for_each
from letter_pdf import one_page
from patience import HANG, wait_until

from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._admin import call as admin_call
from notify_typed.sandbox._admin import letter_preview
from notify_typed.sandbox._control import api as control_api
from notify_typed.sandbox._control import uploads as control_uploads
from notify_typed.sandbox._description.spec import admin_description
from notify_typed.sandbox._http import fault_middleware
from notify_typed.sandbox._jobs import uploads
from notify_typed.sandbox._json import TooManyValues, parse_request
from notify_typed.sandbox._page import message as message_page
from notify_typed.sandbox._rendering.letter_pdf import LetterText, count_pages, letter_pdf
from notify_typed.sandbox._service import letter_files, sms_and_email
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    import httpx

    from tests.end_to_end.sandbox.conftest import Api

LONG = "long " * 2_000
ADDRESS = {
    "address_line_1": "Amala Bird",
    "address_line_2": "123 High Street",
    "address_line_3": "SW14 6BF",
}


@dataclass(frozen=True)
class Gate:
    """Where a request computes: it is stopped there, and the rest must be answered all the same."""

    where: Any
    name: str
    ask: Callable[[Api], httpx.Response]
    status: int = 201


def ask_admin(api: Api, method: str, path: str, **options: Any) -> httpx.Response:
    now = int(api.sandbox.clock.now().timestamp())
    token = jwt.encode({"iss": "notify-admin", "iat": now}, api.sandbox.admin_secret)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    return api.request(method, path, headers=headers, **options)


def latest_letter(api: Api) -> str:
    sent = api.send_letter()
    assert sent.status_code == 201
    api.http.post("/_sandbox/clock", json={"advance": 60})
    return str(sent.json()["id"])


def fault_of(api: Api) -> httpx.Response:
    aim = {"fault": "ServerError", "times": 1, "reference": "long"}
    assert api.http.post("/_sandbox/faults", json=aim).status_code == 201
    return api.send_sms(personalisation={"name": LONG, "date": "1 May"}, reference="long")


UPLOADS = f"/_sandbox/uploads/{{}}/{world.SERVICE_ID}/5a4db0c8-0000-4000-8000-0000000000ff"
CSV = UPLOADS.format("csv") + f"?template_id={world.SMS_TEMPLATE_ID}"
PREVIEW = f"/service/{world.SERVICE_ID}/template/preview/{{}}/png"
GATES = {
    "an email": Gate(
        sms_and_email,
        "make_email",
        lambda api: api.send_email(personalisation={"name": LONG, "reference": "R"}),
    ),
    "a PDF": Gate(
        letter_files,
        "print_letter",
        lambda api: api.get(f"/v2/notifications/{latest_letter(api)}/pdf"),
        200,
    ),
    "a call that a fault may be for": Gate(fault_middleware, "parse_request", fault_of, 500),
    "a body of the admin API": Gate(
        admin_call,
        "parse_request",
        lambda api: ask_admin(api, "POST", "/service", json={"name": LONG}),
        400,
    ),
    "a letter for the admin API": Gate(
        letter_preview,
        "page_picture",
        lambda api: ask_admin(api, "GET", PREVIEW.format(latest_letter(api))),
        200,
    ),
    "a body of the control API": Gate(
        control_api,
        "parse_json",
        lambda api: api.http.post("/_sandbox/received-texts", json={"content": LONG}),
    ),
    "a spreadsheet": Gate(
        uploads,
        "Spreadsheet",
        lambda api: api.http.put(CSV, content="phone number,name,date\n07700900123,a,b\n"),
        200,
    ),
    "an uploaded letter": Gate(
        control_uploads,
        "inspect_pdf",
        lambda api: api.http.put(UPLOADS.format("letters"), content=one_page()),
        200,
    ),
    "a page on a letter": Gate(
        message_page,
        "page_count",
        lambda api: api.http.get(f"/outbox/messages/{latest_letter(api)}"),
        200,
    ),
    "a picture on a page": Gate(
        message_page,
        "draw_page",
        lambda api: api.http.get(f"/outbox/messages/{latest_letter(api)}/pages/0"),
        200,
    ),
    "an email on a page": Gate(
        message_page,
        "email_html",
        lambda api: api.http.get(f"/outbox/messages/{api.send_email().json()['id']}/email"),
        200,
    ),
}


@for_each("what", GATES)
@pytest.mark.every_database
def test_others_are_answered_while_a_long_request_is_worked_on(
    api: Api, connect: Callable[[Sandbox], Api], what: str
) -> None:
    gate = GATES[what]
    inner: Callable[..., Any] = getattr(gate.where, gate.name)
    begun, may_go_on = threading.Event(), threading.Event()
    threads: list[threading.Thread] = []

    def when_told(*args: Any, **options: Any) -> Any:
        if not threads:  # the first is the one in question
            threads.append(threading.current_thread())
            begun.set()
            assert may_go_on.wait(HANG)
        return inner(*args, **options)

    other = connect(api.sandbox)
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(1) as pool:
        patch.setattr(gate.where, gate.name, when_told)
        asking = pool.submit(gate.ask, api)
        try:
            assert wait_until(lambda: begun.is_set() or asking.done())
            assert begun.is_set(), asking.result().text
            assert other.send_sms(reference="short").status_code == 201
            listed = other.get("/v2/notifications?reference=short").json()["notifications"]
            assert listed
        finally:
            may_go_on.set()
        assert asking.result().status_code == gate.status, asking.result().text
    assert threads != [api.sandbox._server._thread]


def test_no_more_than_two_requests_and_a_file_are_worked_on_at_once(
    api: Api, connect: Callable[[Sandbox], Api], monkeypatch: pytest.MonkeyPatch
) -> None:
    make: Callable[..., Any] = getattr(sms_and_email, "make_email")  # noqa: B009 - not exported
    may_go_on = threading.Event()
    at_work: list[int] = []

    def make_when_told(*args: Any, **options: Any) -> Any:
        at_work.append(1)
        assert may_go_on.wait(HANG)
        return make(*args, **options)

    monkeypatch.setattr(sms_and_email, "make_email", make_when_told)
    values = {"name": LONG, "reference": "R"}
    with ThreadPoolExecutor(4) as pool:
        clients = [connect(api.sandbox) for _ in range(4)]
        sent = [pool.submit(client.send_email, personalisation=values) for client in clients]
        try:
            assert wait_until(lambda: len(at_work) == 2)
            answer = api.http.put(CSV, content="phone number,name,date\n07700900123,a,b\n")
            assert answer.status_code == 200
            assert len(at_work) == 2
        finally:
            may_go_on.set()
        assert [each.result().status_code for each in sent] == [201] * 4


def test_what_a_long_request_stores_is_stored_by_the_thread_of_the_event_loop(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages = type(api.sandbox._server.state.messages)
    add = messages.add
    threads: list[threading.Thread] = []

    def note(*args: Any, **options: Any) -> Any:
        threads.append(threading.current_thread())
        return add(*args, **options)

    monkeypatch.setattr(messages, "add", note)
    assert api.send_email(personalisation={"name": LONG, "reference": "R"}).status_code == 201
    assert api.send_letter(personalisation=ADDRESS | {"name": LONG}).status_code == 201
    assert threads == [api.sandbox._server._thread] * 2


def test_a_long_request_is_refused_as_a_short_one(api: Api) -> None:
    answer = api.send_sms(personalisation={"name": LONG})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["message"] == "Missing personalisation: date"
    assert api.post("/v2/notifications/sms", None, content=b"{" * 5_000).status_code == 400


def test_a_stop_waits_for_a_long_request_and_does_not_hang(
    connect: Callable[[Sandbox], Api],
) -> None:
    with Sandbox() as sandbox:
        api = connect(sandbox)
        with ThreadPoolExecutor(1) as pool:
            sending = pool.submit(api.send_letter, personalisation=ADDRESS | {"name": LONG})
            sandbox.stop()
            assert sending.exception() is not None or sending.result().status_code == 201


MANY: dict[str, Callable[[int], bytes]] = {
    "names": lambda n: json.dumps({f"k{number}": 1 for number in range(n)}).encode(),
    "names with spaces": lambda n: b"{" + b",".join(b'"%d" : 1' % i for i in range(n)) + b"}",
    "lists": lambda n: b"[" + b",".join([b"[]"] * 2 * n) + b"]",
    "objects": lambda n: b"[" + b",".join([b"{}"] * 2 * n) + b"]",
    "numbers": lambda n: b"[" + b",".join([b"0"] * 4 * n) + b"]",
}


@for_each("kind", MANY)
def test_more_values_than_any_request_needs_are_not_decoded(api: Api, kind: str) -> None:
    with pytest.raises(TooManyValues):
        parse_request(MANY[kind](60_000))
    assert parse_request(MANY[kind](10_000))
    answer = api.post("/v2/notifications/sms", None, content=MANY[kind](60_000))
    assert answer.status_code == 400
    said = answer.json()["errors"][0]["message"]
    assert "more than 50,000 names or 200,000 values" in said


def test_pages_are_counted_no_further_than_a_letter_may_have() -> None:
    texts = [LetterText("subject", "((text))", "1 May")]
    assert count_pages(texts, {"text": "a"}, most=10) == 1
    assert 2 < count_pages(texts, {"text": "line\n\n" * 200}, most=10) < 11
    assert count_pages(texts, {"text": "line\n\n" * 5_000}, most=10) == 11


def test_more_text_than_any_message_holds_is_refused_beside_files(api: Api) -> None:
    far_too_long = "x" * 3_000_001
    answer = api.send_sms(personalisation={"name": far_too_long, "date": "1 May"})
    assert answer.status_code == 400
    said = answer.json()["errors"][0]["message"]
    assert "more than 3,000,000 characters without its files" in said
    with_files: list[Any] = [
        {"content": far_too_long},
        {"personalisation": {"link": {"file": far_too_long}}},
    ]
    with_texts: list[Any] = [
        {"personalisation": {"file": far_too_long, "number": 1}},
        {"personalisation": {"content": [far_too_long]}},
        [far_too_long],
    ]
    for body in with_files:
        assert parse_request(json.dumps(body).encode()) == body
    for body in with_texts:
        with pytest.raises(TooManyValues):
            parse_request(json.dumps(body).encode())


@for_each(
    ("method", "path", "most"),
    [
        ("POST", "/_sandbox/clock", 256 * 1024),
        ("PUT", "/_sandbox/world", 8 * 1024 * 1024),
        ("POST", "/service", 8 * 1024 * 1024),
    ],
)
def test_bodies_are_no_larger_than_each_api_needs(
    api: Api, method: str, path: str, most: int
) -> None:
    assert ask_admin(api, method, path, content=b" " * (most + 1)).status_code == 413
    assert ask_admin(api, method, path, content=b" " * most).status_code == 400


def test_a_long_body_of_the_admin_api_is_refused_as_a_short_one(api: Api) -> None:
    for content in (b"{" * 5_000, b"{"):
        answer = ask_admin(api, "POST", "/service", content=content)
        assert answer.status_code == 400
        assert "could not understand" in answer.text
    many = json.dumps([0] * 300_000).encode()
    answer = ask_admin(api, "POST", "/service", content=many)
    assert "more than 50,000 names or 200,000 values" in answer.json()["message"]


def test_the_description_of_the_admin_api_is_read_when_it_is_first_needed(api: Api) -> None:
    admin_description.cache_clear()
    assert ask_admin(api, "GET", f"/service/{world.SERVICE_ID}").status_code == 200
    assert admin_description.cache_info().currsize == 1


def test_a_letter_is_read_no_further_than_it_can_be_printed() -> None:
    text = LetterText("subject", "((text))", "1 May")

    def print_of(value: str) -> bytes:
        return letter_pdf([text], {"text": value}, address=[])

    assert print_of("line\n\n" * 2_000 + "end") == print_of("line\n\n" * 2_000 + "other end")
    assert print_of("line\n\n" * 100 + "end") != print_of("line\n\n" * 100 + "other end")
    assert print_of("\n" * 100_000 + "end") != print_of("\n" * 100_000 + "other end")
