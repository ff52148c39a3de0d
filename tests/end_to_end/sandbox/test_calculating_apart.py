"""Long calculations of a sandbox that serves alone: another process does them, as well."""

from __future__ import annotations

import base64
import multiprocessing
import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from cases import for_each
from letter_pdf import one_page
from patience import HANG, wait_until
from sandbox_command import Running, begin, end, workers_of

from notify_typed.sandbox._state import apart
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    import httpx

    from tests.end_to_end.sandbox.conftest import Api

LONG = "It is *long*.\n\n" * 3_000
ADDRESS = {
    "address_line_1": "Amala Bird",
    "address_line_2": "123 High Street",
    "address_line_3": "SW14 6BF",
}
CSV = (
    f"/_sandbox/uploads/csv/{world.SERVICE_ID}/5a4db0c8-0000-4000-8000-0000000000fe"
    f"?template_id={world.SMS_TEMPLATE_ID}"
)
ROWS = "phone number,name,date\n" + "07700900123,Amala,1 May\n" * 1_000


def precompiled(api: Api, pdf: bytes) -> httpx.Response:
    body = {"reference": "R", "content": base64.b64encode(pdf).decode()}
    return api.post("/v2/notifications/letter", body)


def letter(api: Api, **values: Any) -> httpx.Response:
    return api.send_letter(personalisation=ADDRESS | {"name": LONG} | values)


def pdf_of_a_letter(api: Api) -> httpx.Response:
    sent = letter(api, name=LONG[:30_000])
    api.http.post("/_sandbox/clock", json={"advance": 60}).raise_for_status()
    sandbox: Any = api.sandbox
    if isinstance(sandbox, Running):
        sandbox.clock.advance(seconds=60)
    return api.get(f"/v2/notifications/{sent.json()['id']}/pdf")


ASKED: dict[str, Callable[[Api], httpx.Response]] = {
    "a letter": letter,
    "a letter's address": lambda api: letter(api, address_line_3="nowhere"),
    "a letter's PDF": pdf_of_a_letter,
    "an email": lambda api: api.send_email(personalisation={"name": LONG, "reference": "R"}),
    "an email with a text made harmless": lambda api: api.send_email(
        personalisation={"name": LONG, "reference": "R"}, sanitise_content_for=["name"]
    ),
    "a text": lambda api: api.send_sms(personalisation={"name": LONG, "date": "1 May"}),
    "a text with a value missing": lambda api: api.send_sms(personalisation={"name": LONG}),
    "a file": lambda api: api.send_email(
        personalisation={
            "name": {"file": base64.b64encode(LONG.encode()).decode(), "filename": "a.txt"},
            "reference": "R",
        }
    ),
    "a preview": lambda api: api.post(
        f"/v2/template/{world.EMAIL_TEMPLATE_ID}/preview",
        {"personalisation": {"name": LONG, "reference": "R"}},
    ),
    "a preview with a value missing": lambda api: api.post(
        f"/v2/template/{world.EMAIL_TEMPLATE_ID}/preview", {"personalisation": {"name": LONG}}
    ),
    "a letter as a PDF": lambda api: precompiled(api, one_page() + b" " * 20_000),
    "a PDF that is none": lambda api: precompiled(api, b"%PDF-" + b" " * 20_000),
    "a spreadsheet": lambda api: api.http.put(CSV, content=ROWS),
    "a spreadsheet that cannot be read": lambda api: api.http.put(CSV, content=b"\xff\x00" * 9_000),
}
MADE_UP = ("id", "uri")
LINK = re.compile(r"http://127\.0\.0\.1\S+")


def without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_ids(each) for name, each in value.items() if name not in MADE_UP}
    return LINK.sub("", value) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def command() -> Iterator[Running]:
    running = begin(workers=1)
    yield running
    end(running)


@pytest.fixture
def served(command: Running, connect: Callable[[Any], Api]) -> Api:
    return connect(command)


def answer_of(response: httpx.Response) -> Any:
    if response.headers["content-type"] == "application/pdf":
        return response.status_code, response.content[:5], len(response.content) > 1_000
    return response.status_code, without_ids(response.json())


@for_each("what", ASKED)
def test_long_requests_are_answered_as_in_one_process(served: Api, api: Api, what: str) -> None:
    assert answer_of(ASKED[what](served)) == answer_of(ASKED[what](api))


def test_a_program_with_a_sandbox_in_it_gets_no_processes(api: Api) -> None:
    before = multiprocessing.active_children()
    assert letter(api).status_code == 201
    assert multiprocessing.active_children() == before


def test_the_process_is_replaced_when_it_dies(command: Running, served: Api) -> None:
    assert letter(served).status_code == 201
    first = workers_of(command.process)
    assert first
    for number in first:
        os.kill(number, signal.SIGKILL)
    assert letter(served).status_code == 201
    assert letter(served).status_code == 201
    assert {*workers_of(command.process)} - {*first}


def test_a_machine_that_starts_no_more_processes_is_enough(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def start(_process: object) -> None:
        asked.append(1)
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(multiprocessing.get_context("spawn").Process, "start", start)
    monkeypatch.setattr(apart, "_PROCESSES", {})
    apart.calculate_apart()
    assert letter(api).status_code == 201
    assert asked


def test_small_letters_start_no_process(connect: Callable[[Any], Api]) -> None:
    running = begin(workers=1)
    try:
        assert letter(connect(running), name="word " * 1_000).status_code == 201
        assert workers_of(running.process) == []
    finally:
        end(running)


def is_there(number: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(number, 0)
        return True
    return False


@pytest.mark.parametrize("killed", [signal.SIGINT, signal.SIGKILL])
def test_the_process_ends_with_the_sandbox(connect: Callable[[Any], Api], killed: Any) -> None:
    running = begin(workers=1)
    assert letter(connect(running)).status_code == 201
    helpers = workers_of(running.process)
    assert helpers
    if killed == signal.SIGINT:
        os.killpg(running.process.pid, signal.SIGINT)
    else:
        running.process.kill()
    _, problems = running.process.communicate(timeout=HANG)
    assert problems == ""
    assert wait_until(lambda: not any(map(is_there, helpers)))
