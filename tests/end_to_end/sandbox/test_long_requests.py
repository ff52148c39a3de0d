"""Requests that take long: all others are answered meanwhile, as they run beside the event loop."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from cases import for_each
from patience import HANG

from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._json import TooManyValues, parse_request
from notify_typed.sandbox._rendering.letter_pdf import LetterText, count_pages
from notify_typed.sandbox._service import sms_and_email

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.end_to_end.sandbox.conftest import Api

LONG = "long " * 2_000
ADDRESS = {
    "address_line_1": "Amala Bird",
    "address_line_2": "123 High Street",
    "address_line_3": "SW14 6BF",
}


@pytest.mark.every_database
def test_others_are_answered_while_a_long_request_is_worked_on(
    api: Api, connect: Callable[[Sandbox], Api], monkeypatch: pytest.MonkeyPatch
) -> None:
    make: Callable[..., Any] = getattr(sms_and_email, "make_email")  # noqa: B009 - not exported
    begun, may_go_on = threading.Event(), threading.Event()
    threads: list[threading.Thread] = []

    def make_when_told(*args: Any, **options: Any) -> Any:
        threads.append(threading.current_thread())
        begun.set()
        assert may_go_on.wait(HANG)
        return make(*args, **options)

    monkeypatch.setattr(sms_and_email, "make_email", make_when_told)
    other = connect(api.sandbox)
    with ThreadPoolExecutor(1) as pool:
        sending = pool.submit(
            api.send_email, personalisation={"name": LONG, "reference": "R"}, reference="long"
        )
        try:
            assert begun.wait(HANG)
            sent = other.send_sms(reference="short")
            assert sent.status_code == 201
            listed = other.get("/v2/notifications").json()["notifications"]
            assert [message["reference"] for message in listed] == ["short"]
        finally:
            may_go_on.set()
        assert sending.result().status_code == 201
    listed = other.get("/v2/notifications").json()["notifications"]
    assert {message["reference"] for message in listed} == {"short", "long"}
    assert threads[0] is not api.sandbox._server._thread


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
    "lists": lambda n: b"[" + b",".join([b"[]"] * 5 * n) + b"]",
    "objects": lambda n: b"[" + b",".join([b"{}"] * 5 * n) + b"]",
    "numbers": lambda n: b"[" + b",".join([b"0"] * 10 * n) + b"]",
}


@for_each("kind", MANY)
def test_more_values_than_any_request_needs_are_not_decoded(api: Api, kind: str) -> None:
    with pytest.raises(TooManyValues):
        parse_request(MANY[kind](60_000))
    assert parse_request(MANY[kind](10_000))
    answer = api.post("/v2/notifications/sms", None, content=MANY[kind](60_000))
    assert answer.status_code == 400
    said = answer.json()["errors"][0]["message"]
    assert "more than 50,000 names or 500,000 values" in said


def test_pages_are_counted_no_further_than_a_letter_may_have() -> None:
    texts = [LetterText("subject", "((text))", "1 May")]
    assert count_pages(texts, {"text": "a"}, most=10) == 1
    assert 2 < count_pages(texts, {"text": "line\n\n" * 200}, most=10) < 11
    assert count_pages(texts, {"text": "line\n\n" * 5_000}, most=10) == 11
