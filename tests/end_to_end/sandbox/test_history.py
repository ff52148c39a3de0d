"""What happened in a sandbox: searches, the log of requests, and events."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from cases import for_each
from sqlalchemy.exc import OperationalError

from notify_typed.sandbox import Event, Sandbox, SandboxError, faults
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from tests.end_to_end.sandbox.conftest import Api


def search(api: Api, query: str, **more: Any) -> list[str | None]:
    answer = api.http.get("/_sandbox/messages", params={"q": query, **more})
    assert answer.status_code == 200, answer.text
    return [message["reference"] for message in answer.json()["messages"]]


def kinds(events: Iterator[Event] | list[Event]) -> list[str]:
    return [event.kind for event in events]


def happened(sandbox: Sandbox, *wanted: Any, after: str = "") -> list[Event]:
    return [*sandbox.events(*wanted, after=after, timeout=0)]


@pytest.mark.every_database
def test_messages_are_found_by_words_and_filters(api: Api) -> None:
    api.send_sms(reference="one", personalisation={"name": "Zoë", "date": "1 May"})
    api.send_email("Bo@Example.com", reference="two")
    api.send_letter(reference="three")
    api.sandbox.clock.advance(minutes=30)
    api.send_sms("07700 900 456", reference="four", key=api.sandbox.live_key)
    day = api.sandbox.clock.now().date()
    found = {
        "": ["four", "three", "two", "one"],
        "zoë": ["one"],
        "-zoë type:sms": ["four"],
        "100%": [],
        "to:bo@example": ["two"],
        "to:0770090": ["four", "one"],
        "to:+447700900456": ["four"],
        "to:high type:letter": ["three"],
        f"template:{world.SMS_TEMPLATE_ID}": ["four", "one"],
        "template:nothing": [],
        "reference:O": ["four", "two", "one"],
        "-reference:o": ["three"],
        "type:sms,email": ["four", "two", "one"],
        "status:created": ["four"],
        "status:delivered": ["two", "one"],
        "status:received,delivered": ["three", "two", "one"],
        "status:failed": [],
        "status:returned-letter": [],
        "key:live": ["four"],
        "key:test": ["three", "two", "one"],
        "key:nothing": [],
        f"service:{world.SERVICE_ID}": ["four", "three", "two", "one"],
        "service:nothing": [],
        f"job:{world.SERVICE_ID}": [],
        "job:recipients.csv": [],
        "is:job": [],
        "-is:job type:letter": ["three"],
        "after:10m": ["four"],
        "before:10m": ["three", "two", "one"],
        f"after:{day} before:{day + timedelta(days=1)}": ["four", "three", "two", "one"],
    }

    @for_each(("query", "references"), found.items())
    def finds(query: str, references: list[str]) -> None:
        assert search(api, query) == references

    finds()

    assert [message.reference for message in api.sandbox.search("zoë")] == ["one"]


@pytest.mark.every_database
def test_pages_follow_each_other_though_messages_come_in_between(api: Api) -> None:
    for number in range(4):
        api.send_sms(reference=str(number))
    first = api.http.get("/_sandbox/messages", params={"limit": 2}).json()
    api.send_sms(reference="new")
    later = {"limit": 2, "older_than": first["next"]}
    second = api.http.get("/_sandbox/messages", params=later).json()
    pages = [[each["reference"] for each in page["messages"]] for page in (first, second)]
    assert pages == [["3", "2"], ["1", "0"]]
    end = {"limit": 2, "older_than": second["next"]}
    assert api.http.get("/_sandbox/messages", params=end).json() == {"messages": [], "next": None}


@pytest.mark.parametrize(
    ("path", "params", "why"),
    [
        ("messages", {"q": "is:refused"}, "among the requests"),
        ("messages", {"q": "is:blue"}, "is: must be "),
        ("messages", {"q": "status:blue"}, "status must be one of"),
        ("messages", {"q": "type:fax"}, "type must be one of"),
        ("messages", {"q": "x", "type": "sms"}, "write this into the search"),
        ("messages", {"limit": "0"}, "between 1 and 1000"),
        ("messages", {"limit": "x"}, "whole number"),
        ("messages", {"limit": "1", "older_than": world.SERVICE_ID}, "no message with the id"),
        ("messages", {"limit": "1", "older_than": "x"}, "must be a UUID"),
        ("requests", {"q": "job:x"}, "for messages"),
        ("requests", {"q": "is:blue"}, "is: must be "),
        ("requests", {"q": "type:fax"}, "type must be one of"),
        ("requests", {"limit": "1001"}, "between 1 and 1000"),
        ("requests/0", {}, "no such request"),
        ("requests/x", {}, "whole number"),
        ("events", {"kinds": "message,blue"}, "no such kind of event: blue"),
        ("events", {"after": "x"}, "not the id of an event"),
        ("events", {"after": "1-2-3-4-5-" + "9" * 40}, "not the id of an event"),
    ],
)
def test_what_cannot_be_looked_for_is_refused_with_a_reason(
    api: Api, path: str, params: dict[str, str], why: str
) -> None:
    answer = api.http.get(f"/_sandbox/{path}", params=params)
    assert answer.status_code == 400
    assert why in answer.json()["message"]


@pytest.mark.every_database
def test_a_message_is_read_and_deleted(api: Api) -> None:
    sent = api.send_sms(reference="a").json()
    address = f"/_sandbox/messages/{sent['id']}"
    assert api.http.get(address).json()["reference"] == "a"
    assert api.http.delete(address).status_code == 200
    assert api.http.get(address).status_code == 400
    assert api.get(f"/v2/notifications/{sent['id']}").status_code == 404
    second = api.send_sms().json()
    api.sandbox.delete_message(second["id"])
    assert api.sandbox.messages() == []
    with pytest.raises(SandboxError, match="no message"):
        api.sandbox.delete_message(second["id"])


# Requests


def test_requests_are_logged_without_their_tokens(api: Api) -> None:
    token = api.token()
    body = {
        "phone_number": "07700900123",
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "Amala", "date": "1 May"},
    }
    headers = {"Authorization": f"Bearer {token}", "Cookie": "secret=1"}
    api.post("/v2/notifications/sms", body, headers=headers)
    [request] = api.sandbox.requests()
    assert (request.method, request.path, request.status) == ("POST", "/v2/notifications/sms", 201)
    assert json.loads(request.body)["phone_number"] == "07700900123"
    assert request.message_id == api.sandbox.messages()[0].id
    assert (request.key, request.key_type, request.is_refused) == ("test", "test", False)
    assert request.headers["authorization"] == request.headers["cookie"] == "(removed)"
    shown = api.http.get("/_sandbox/requests").text
    assert token not in shown
    assert "secret=1" not in shown
    assert "07700900123" not in repr(request)


def test_every_refusal_has_its_reason_in_plain_words(api: Api) -> None:
    sandbox = api.sandbox
    api.send_email(template_id=world.SMS_TEMPLATE_ID)
    api.send_sms("07700900999", key=sandbox.team_key)
    sandbox.fail_next(1, faults.ServerError)
    api.send_sms()
    sandbox.fail_next(1, faults.ResetBeforeRead)
    with pytest.raises(Exception, match=r"."):
        api.send_sms()
    for changes in ({"iat": 0}, {"iat": "x"}, {"iat": 1e400}, {"iss": "x"}):
        api.http.get(
            "/v2/templates", headers={"Authorization": f"Bearer {api.token(**changes)}"}
        )  # fmt: skip
    wrong = sandbox.test_key[:-1] + ("0" if sandbox.test_key[-1] != "0" else "1")
    api.get("/v2/templates", key=wrong)
    api.http.get("/v2/templates")
    reasons = [request.refusals[0].reason for request in reversed(sandbox.requests("is:refused"))]
    wanted = [
        "the template is for texts, and this was sent as email notification",
        "a team key: 07700900999 is neither in the team nor on the guest list of",
        "the fault ServerError, which is set here, struck it",
        "the fault ResetBeforeRead, which is set here, struck it",
        "s behind, by the token's time",
        "more than 30 seconds away",
        "more than 30 seconds away",
        "is not a UUID",
        "no key of the service",
        "no Authorization header arrived",
    ]
    assert len(reasons) == len(wanted)
    for reason, part in zip(reasons, wanted, strict=True):
        assert part in reason
    assert all(
        request.refusals[0].link.startswith("https://")
        for request in sandbox.requests("is:refused -is:fault")
    )


def test_requests_are_found_by_words_and_filters(api: Api) -> None:
    sandbox = api.sandbox
    api.send_sms(reference="one")
    api.send_email("bo@example.com", reference="two", key=sandbox.live_key)
    api.get("/v2/notifications", params={"reference": "one"})
    api.get(f"/v2/template/{world.SMS_TEMPLATE_ID}")
    api.send_sms("0777", reference="bad")
    sandbox.fail_next(1, faults.RateLimitError)
    api.send_letter(reference="limited")
    found = {
        "": ["6", "5", "4", "3", "2", "1"],
        "is:refused": ["6", "5"],
        "is:accepted": ["4", "3", "2", "1"],
        "-is:accepted -is:fault": ["5"],
        "is:fault": ["6"],
        "status:400": ["5"],
        "status:4xx,201": ["6", "5", "2", "1"],
        "status:validationerror": ["5"],
        "to:0770": ["1"],
        "to:BO@example.com": ["2"],
        "to:+447700900123": ["1"],
        "reference:one": ["3", "1"],
        f"template:{world.SMS_TEMPLATE_ID}": ["5", "4", "1"],
        "type:sms": ["5", "1"],
        "key:live": ["2"],
        "key:sandbox_live": ["2"],
        "key:nothing": [],
        f"service:{world.SERVICE_ID} key:team": [],
        "after:1h digits": ["5"],
        "before:1h": [],
    }
    first = sandbox.requests()[-1].id

    @for_each(("query", "numbers"), found.items())
    def finds(query: str, numbers: list[str]) -> None:
        requests = sandbox.requests(query)
        assert [str(request.id - first + 1) for request in requests] == numbers

    finds()
    page = api.http.get("/_sandbox/requests", params={"limit": 2}).json()
    later = api.http.get("/_sandbox/requests", params={"older_than": page["next"]}).json()
    assert [request["id"] - first + 1 for request in later["requests"]] == [4, 3, 2, 1]
    one = page["requests"][0]
    assert api.http.get(f"/_sandbox/requests/{one['id']}").json() == one


def test_answers_that_are_not_text_are_not_kept(api: Api) -> None:
    sent = api.send_letter().json()
    api.sandbox.clock.advance(seconds=5)
    api.get(f"/v2/notifications/{sent['id']}/pdf")
    request = api.sandbox.requests()[0]
    assert request.answer == ""
    assert request.answer_size > 1_000


def test_of_long_bodies_the_beginning_is_kept(api: Api) -> None:
    api.send_sms(reference="x" * 200_000)
    [request] = api.sandbox.requests()
    assert request.status == 400
    assert request.body_size > 200_000
    assert len(request.body) == 64 * 1024


# Events


@pytest.mark.every_database
def test_a_life_is_told_from_the_request_to_the_last_status(api: Api) -> None:
    sent = api.send_sms().json()
    api.sandbox.clock.advance(seconds=10)
    events = happened(api.sandbox, "message", "status", "request")
    assert kinds(events) == ["request", "message", "status", "status"]
    assert [event.status for event in events[2:]] == ["sending", "delivered"]
    assert {str(event.message_id) for event in events[1:]} == {sent["id"]}
    rest = happened(api.sandbox, after=events[2].id)
    assert [event.status for event in rest] == ["delivered"]


@pytest.mark.every_database
def test_what_is_done_by_hand_is_told_too(api: Api) -> None:
    first = api.send_sms().json()["id"]
    second = api.send_letter().json()["id"]
    begin = happened(api.sandbox)[-1].id
    api.sandbox.set_status(first, "permanent-failure")
    api.sandbox.return_letter(second)
    api.sandbox.receive_text("Hello")
    api.sandbox.clock.advance(days=1)
    api.sandbox.delete_message(second)
    events = happened(api.sandbox, after=begin)
    told = [(event.kind, event.status) for event in events]
    assert told == [("status", "permanent-failure"), ("received_text", None), ("deleted", None)]
    assert events[1].received_text is not None
    assert events[1].received_text.content == "Hello"


@pytest.mark.every_database
def test_a_reset_is_told_and_readers_go_on_after_it(api: Api) -> None:
    api.send_sms()
    api.send_sms()
    begin = happened(api.sandbox)[-1].id
    api.sandbox.reset()
    api.sandbox.clock.freeze()
    api.send_sms(reference="after")
    events = happened(api.sandbox, "message", "reset", after=begin)
    assert kinds(events) == ["reset", "message"]
    assert events[1].message is not None
    assert events[1].message.reference == "after"
    assert happened(api.sandbox, after=events[-1].id) == []


def test_a_reader_of_another_sandbox_begins_anew() -> None:
    with Sandbox() as first:
        before = first.clock.now()
        first.receive_text("Hello")
        [event] = happened(first)
    with Sandbox() as second:
        assert before < second.clock.now()
        assert kinds(happened(second, after=event.id)) == ["reset"]
        second.receive_text("Hello")
        assert kinds(happened(second, after=event.id)) == ["reset", "received_text"]


@pytest.mark.every_database
def test_events_are_streamed_and_resumed(api: Api) -> None:
    sandbox = api.sandbox
    with api.http.stream("GET", "/_sandbox/events", params={"kinds": "message"}) as answer:
        assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
        lines = answer.iter_lines()
        api.send_sms(reference="one")
        event = next_event(lines)
        assert event["event"] == "message"
        assert json.loads(event["data"])["message"]["reference"] == "one"
    api.send_sms(reference="two")
    headers = {"Last-Event-ID": event["id"]}
    with api.http.stream("GET", "/_sandbox/events", headers=headers) as answer:
        lines = answer.iter_lines()
        found = [json.loads(next_event(lines)["data"]) for _ in range(2)]
    assert [each["kind"] for each in found] == ["request", "message"]
    assert found[1]["message"]["reference"] == "two"
    assert sandbox.search("reference:two")


def next_event(lines: Iterator[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        if not line and "data" in found:
            return found
        name, _, value = line.partition(": ")
        found[name] = value
    raise AssertionError("the stream ended")


def test_callbacks_are_events_too(api: Api) -> None:
    # Nobody listens there: what is told is the attempt.
    api.sandbox.set_callback("inbound_sms", "http://127.0.0.1:9/", "a token of some length")
    begin = [*api.sandbox.events(after="", timeout=0)]
    assert begin == []
    events = api.sandbox.events("callback")
    api.sandbox.receive_text("Hello")
    event = next(events)
    assert event.callback is not None
    assert (event.callback.type, event.callback.will_retry) == ("inbound_sms", True)
    told = {"after": "", "kinds": "callback, received_text"}
    with api.http.stream("GET", "/_sandbox/events", params=told) as answer:
        lines = answer.iter_lines()
        found = [json.loads(next_event(lines)["data"]) for _ in range(2)]
    assert {each["kind"] for each in found} == {"callback", "received_text"}
    [shown] = api.http.get("/_sandbox/received-texts").json()["received_texts"]
    assert shown["content"] == "Hello"


def test_a_stream_in_which_nothing_happens_says_that_it_is_there(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("notify_typed.sandbox._control.event_stream._SAY_SOMETHING", 0)
    with api.http.stream("GET", "/_sandbox/events") as answer:
        assert any(line == ": still here" for line in answer.iter_lines())


def test_a_stream_outlives_a_database_that_fails(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    state = api.sandbox._server.state
    failures = [OperationalError("", {}, Exception())] * 3

    def refresh() -> None:
        if failures:
            raise failures.pop()

    with api.http.stream("GET", "/_sandbox/events") as answer:
        lines = answer.iter_lines()
        next(lines)
        monkeypatch.setattr(state, "refresh", refresh)
        api.send_sms(reference="after")
        while "after" not in (line := next(lines)):
            assert line is not None
    assert not failures
    assert "OperationalError" in caplog.text


def test_streams_and_readers_end_with_the_sandbox(connect: Any) -> None:
    sandbox = Sandbox().start()
    http: httpx.Client = connect(sandbox).http
    events = sandbox.events("message")
    connect(sandbox).send_sms()
    next(events)
    with http.stream("GET", "/_sandbox/events") as answer:
        lines = answer.iter_lines()
        next(lines)
        sandbox.stop()
        assert not any(line.startswith("data") for line in lines)
    assert [*events] == []


def test_unknown_kinds_of_events_and_places_are_refused(sandbox: Sandbox) -> None:
    wrong: Any = "blue"
    with pytest.raises(SandboxError, match=r"kind of event must be one of .*, not 'blue'"):
        sandbox.events(wrong)
    with pytest.raises(SandboxError, match="not the id of an event"):
        sandbox.events(after="blue")
