"""What a test's author gets from the sandbox itself: keys, ids, filters, time, and refusals."""

from __future__ import annotations

import logging
import os
import pydoc
import subprocess
import sys
import zlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from patience import HANG

from notify_typed import BadRequest, ClockSkew, NotifyClient
from notify_typed._install import install_line
from notify_typed.sandbox import (
    AfterReads,
    Clock,
    Sandbox,
    SandboxError,
    Speed,
    WorldError,
    faults,
)
from notify_typed.sandbox.__main__ import main
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.end_to_end.sandbox.conftest import Api

WITHOUT = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == {blocked!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Blocker())
"""


def run_without(library: str, program: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a fresh process that cannot import a library."""
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", WITHOUT.format(blocked=library) + program],
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )


def test_the_key_to_begin_with_is_the_test_key(sandbox: Sandbox) -> None:
    assert sandbox.api_key == sandbox.test_key


def test_a_world_without_test_keys_has_a_key_to_begin_with_too() -> None:
    document: dict[str, Any] = world.default_world()
    document["services"][0]["api_keys"] = document["services"][0]["api_keys"][:1]
    with Sandbox(world=document) as sandbox:
        assert sandbox.api_key == sandbox.live_key


@pytest.mark.every_database
def test_what_a_newcomer_sends_is_delivered_within_a_second(
    sandbox: Sandbox, connect: Callable[[Sandbox], Api]
) -> None:
    api = connect(sandbox)
    sent = api.send_sms(key=sandbox.api_key).json()
    sandbox.clock.advance(seconds=1)
    assert api.status(sent["id"]) == "delivered"


@pytest.mark.every_database
def test_all_messages_are_given_however_many_there_are() -> None:
    busy: Any = world.default_world()
    busy["services"][0]["rate_limit"] = 1_000_000
    with (
        Sandbox(world=busy, outcomes="immediate") as sandbox,
        NotifyClient(sandbox.test_key, base_url=sandbox.base_url) as notify,
    ):
        for number in range(1_001):
            notify.send_sms_notification(
                "07700900456",
                world.SMS_TEMPLATE_ID,
                {"name": "Amala", "date": "today"},
                reference=str(number),
            )
        assert [message.reference for message in sandbox.messages()][::1_000] == ["1000", "0"]
        assert len(sandbox.messages(status="delivered")) == 1_001


def test_ids_are_uuids_and_may_be_given_as_text_too(sandbox: Sandbox, api: Api) -> None:
    sent = UUID(api.send_sms().json()["id"])
    letter = UUID(api.send_letter(key=sandbox.live_key).json()["id"])
    service, template = UUID(world.SERVICE_ID), UUID(world.SMS_TEMPLATE_ID)
    (text,) = sandbox.messages(type="sms")
    assert (text.id, text.service_id, text.template_id) == (sent, service, template)
    assert sandbox.service_id == service
    received = sandbox.receive_text("Hello")
    assert isinstance(received.id, UUID)
    assert received.service_id == service
    for wanted in (template, str(template), str(template).upper()):
        assert len(sandbox.messages(template_id=wanted)) == 1
        assert sandbox.wait_for(template_id=wanted).id == sent
        sandbox.fail_next(1, faults.RateLimitError, template_id=wanted)
        assert api.send_sms().status_code == 429
    for wanted in (sent, str(sent)):
        sandbox.set_status(wanted, "delivered")
        assert sandbox.replay_callbacks(wanted) == 0
    for wanted in (letter, str(letter)):
        sandbox.return_letter(wanted)
    for wanted in (service, str(service)):
        sandbox.set_callback("inbound_sms", None, service_id=wanted)


@pytest.mark.every_database
def test_filters_that_mean_nothing_are_refused(sandbox: Sandbox) -> None:
    fax: Any = "fax"
    with pytest.raises(SandboxError, match="type must be one of sms, email, letter, not 'fax'"):
        sandbox.messages(type=fax)
    with pytest.raises(SandboxError, match=r"status must be one of .*accepted.*, not 'foo'"):
        sandbox.messages(status="foo")
    with pytest.raises(SandboxError, match=r"status must be one of .*, not 'foo'"):
        sandbox.wait_for(status="foo", timeout=0.01)
    with pytest.raises(SandboxError, match="must be a UUID, not "):
        sandbox.messages(template_id="my-template")
    number: Any = 7
    with pytest.raises(SandboxError, match="recipient"):
        sandbox.messages(recipient=number)


@pytest.mark.every_database
def test_letters_take_the_statuses_that_the_api_shows(sandbox: Sandbox, api: Api) -> None:
    letter = api.send_letter(key=sandbox.live_key).json()["id"]
    for status in ("received", "accepted", "cancelled"):
        sandbox.set_status(letter, status)
        assert api.status(letter) == status
        assert sandbox.messages(status=status)[0].status == status
    text = api.send_sms().json()["id"]
    with pytest.raises(SandboxError, match="'received' is a status of letters"):
        sandbox.set_status(text, "received")
    with pytest.raises(SandboxError, match=r"status must be one of .*, not 'foo'"):
        sandbox.set_status(text, "foo")


@pytest.mark.every_database
def test_a_wait_in_vain_says_what_for(sandbox: Sandbox, api: Api) -> None:
    api.send_sms(reference="a")
    api.send_sms(reference="b")
    with pytest.raises(TimeoutError) as caught:
        sandbox.wait_for(recipient="07700900999", reference="r-1", status="sent", timeout=0.01)
    said = str(caught.value)
    assert "within 0.01 seconds" in said
    assert "reference='r-1'" in said
    assert "status='sent'" in said
    assert "recipient" in said
    assert "07700900999" not in said
    assert "2 messages" in said


def test_a_wait_in_vain_says_what_was_sent_instead(sandbox: Sandbox) -> None:
    with NotifyClient(sandbox.test_key, base_url=sandbox.base_url) as notify:
        values = {"name": "A", "date": "B"}
        for number in range(7):
            notify.send_sms_notification(
                "07700900123", world.SMS_TEMPLATE_ID, values, f"case-{number}"
            )
    with pytest.raises(TimeoutError) as told:
        sandbox.wait_for(reference="other", timeout=0)
    first, *others = str(told.value).splitlines()
    assert first.startswith("no message with reference='other' within 0 seconds; 7 messages were")
    assert len(others) == 6
    assert "reference='case-6'" in others[0]
    assert f"type='sms', template_id='{world.SMS_TEMPLATE_ID}'" in others[0]
    assert others[-1] == "  and 2 before these"
    assert "07700900123" not in str(told.value)


def test_a_wait_in_vain_says_what_was_refused_and_why(sandbox: Sandbox) -> None:
    with NotifyClient(sandbox.test_key, base_url=sandbox.base_url) as notify:
        with pytest.raises(BadRequest):
            notify.send_sms_notification("07700900123", uuid4(), {"name": "Amala"})
        sandbox.fail_next(1, faults.BadRequestError)
        with pytest.raises(BadRequest):
            notify.send_sms_notification("07700900123", world.SMS_TEMPLATE_ID)
    with pytest.raises(TimeoutError) as told:
        sandbox.wait_for(recipient="07700900123", timeout=0)
    assert str(told.value).splitlines()[1:] == [
        "2 requests were refused:",
        "  POST /v2/notifications/sms, 400: the fault BadRequestError struck it",
        "  POST /v2/notifications/sms, 400: the service has no such template",
    ]
    assert "Amala" not in str(told.value)


def test_a_method_of_the_client_is_told_from_an_operation(sandbox: Sandbox) -> None:
    with pytest.raises(SandboxError, match="its operation is 'send_sms'"):
        sandbox.fail_next(1, faults.RateLimitError, operation="send_sms_notification")


def test_printing_a_sandbox_shows_what_a_newcomer_needs(sandbox: Sandbox) -> None:
    shown = str(sandbox)
    for wanted in (
        f"Sandbox at {sandbox.base_url}, outbox at {sandbox.base_url}/outbox",
        f"export NOTIFY_API_KEY='{sandbox.test_key}'",
        f"# export NOTIFY_API_KEY='{sandbox.live_key}'",
        f"sms    {world.SMS_TEMPLATE_ID}  Appointment reminder  ((name)) ((date))",
        f"Try: notify-typed send sms 07700900123 -t {world.SMS_TEMPLATE_ID} -p name=Amala",
    ):
        assert wanted in shown
    assert max(map(len, shown.splitlines())) < 160
    assert str(Sandbox()) == "<Sandbox not running>"


def test_a_sandbox_with_many_templates_or_none_is_shown_too() -> None:
    document: Any = world.default_world()
    [service] = document["services"]
    texts = [each for each in service["templates"] if each["type"] == "sms"][:1]
    service["templates"] = [
        {**texts[0], "id": f"11111111-2222-4333-8444-{number:012}"} for number in range(20)
    ]
    with Sandbox(world=document) as many:
        assert "and 8 more: notify-typed template list" in str(many)
    service["templates"] = []
    with Sandbox(world=document) as none:
        assert "Try:" not in str(none)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"outcomes": None}, "outcomes must be"),
        ({"outcomes": [1]}, "outcomes must be"),
        ({"port": "x"}, "port must be a whole number"),
        ({"port": True}, "port must be a whole number"),
        ({"host": 5}, "host must be text"),
        ({"allowed_hosts": "a.example"}, "allowed_hosts must be several texts"),
        ({"allowed_hosts": 5}, "allowed_hosts must be several texts"),
        ({"allowed_hosts": [5]}, "allowed_hosts must be text"),
        ({"allowed_hosts": ["http://a.example"]}, "is not the name of a machine"),
        ({"world": 5}, "world must be the path"),
        ({"database_url": 5}, "database_url must be text"),
        ({"quirks": None}, "quirks must be"),
        ({"rules": "newest"}, "rules must be a month such as 2026-08, not 'newest'"),
        ({"rules": "2026-07"}, "rules must be those of 2026-08 or later"),
        ({"rules": 202608}, "rules must be a month such as 2026-08, not 202608"),
        ({"file_links": "documents"}, "file_links must be an address such as https://"),
        ({"file_links": "https://x/?a="}, r"file_links must .*, not 'https://x/\?a='"),
        ({"file_links": 5}, "file_links must be an address"),
        ({"clock": datetime(2030, 1, 1, tzinfo=UTC)}, "clock must be a Clock"),
    ],
)
def test_arguments_of_the_wrong_type_are_refused_in_a_sentence(
    options: dict[str, Any], said: str
) -> None:
    with pytest.raises(SandboxError, match=said):
        Sandbox(**options)


@pytest.mark.parametrize(
    ("options", "body"),
    [
        ({}, "Hello Zo\u00eb \u0416\u0416, your appointment is on 1 May."),
        ({"rules": "2026-08"}, "Hello Zo\u00eb ??, your appointment is on 1 May."),
    ],
)
def test_texts_follow_the_rules_of_the_month_that_was_asked_for(
    options: dict[str, Any], body: str
) -> None:
    values = {"name": "Zo\u00eb \u0416\u0416", "date": "1 May"}
    with (
        Sandbox(**options) as sandbox,
        NotifyClient(sandbox.test_key, base_url=sandbox.base_url) as notify,
    ):
        sent = notify.send_sms_notification("07700900123", world.SMS_TEMPLATE_ID, values)

    assert sent.content.body == body


def test_settings_of_the_wrong_type_are_refused_in_a_sentence() -> None:
    nothing: Any = None
    with pytest.raises(SandboxError, match="number of reads"):
        AfterReads(nothing)
    with pytest.raises(SandboxError, match="live_outcome must be a number of seconds"):
        Speed(live_outcome=nothing)
    with pytest.raises(SandboxError, match="sending must be a number of seconds"):
        Speed(sending=-1)


def test_faults_and_texts_that_are_none_are_refused(sandbox: Sandbox) -> None:
    other: Any = ValueError
    number: Any = 5
    error: Any = ClockSkew
    for fault in (other, other(), number, error):  # there is a fault of the last one's name
        with pytest.raises(SandboxError, match="fault must be one of"):
            sandbox.fail_next(1, fault)
    three: Any = "3"
    with pytest.raises(SandboxError, match="times must be a whole number"):
        sandbox.fail_next(three, faults.RateLimitError)
    with pytest.raises(SandboxError, match="every must be a whole number"):
        sandbox.fail_every(three, faults.RateLimitError)
    with pytest.raises(SandboxError, match="probability must be a number"):
        sandbox.fail_randomly(three, faults.RateLimitError)
    with pytest.raises(SandboxError, match="content of a text"):
        sandbox.receive_text(number)
    with pytest.raises(SandboxError, match="sender is not a phone number") as caught:
        sandbox.receive_text("Hello", sender="abc")
    assert "abc" not in str(caught.value)


def test_a_message_is_not_taken_for_its_id(sandbox: Sandbox) -> None:
    set_status: Any = sandbox.set_status
    with NotifyClient(sandbox.test_key, base_url=sandbox.base_url) as notify:
        values = {"name": "A", "date": "B"}
        sent = notify.send_sms_notification("07700900123", world.SMS_TEMPLATE_ID, values)
    with pytest.raises(SandboxError, match="must be a UUID or its text, not of type SentSms"):
        set_status(sent, "delivered")


@pytest.mark.every_database
def test_ids_of_nothing_are_refused(sandbox: Sandbox) -> None:
    for wanted in (uuid4(), "not an id"):
        with pytest.raises(SandboxError, match="no message with this id"):
            sandbox.set_status(wanted, "delivered")
        with pytest.raises(SandboxError, match="no message with this id"):
            sandbox.return_letter(wanted)


def test_a_callback_needs_its_token(sandbox: Sandbox) -> None:
    set_callback: Any = sandbox.set_callback
    for token in ([], [None], ["short"]):
        with pytest.raises(SandboxError, match="bearer token of at least 10 characters"):
            set_callback("inbound_sms", "http://127.0.0.1:9/told", *token)
    sandbox.set_callback("inbound_sms", None)


def test_both_clocks_take_a_step_in_either_way(sandbox: Sandbox) -> None:
    ours = Clock(datetime(2030, 1, 1, tzinfo=UTC), frozen=True)
    for clock in (ours, sandbox.clock):
        before = clock.now()
        clock.advance(timedelta(minutes=1))
        clock.advance(minutes=1)
        clock.advance(timedelta(seconds=1), hours=1, seconds=2)
        assert clock.now() - before == timedelta(hours=1, minutes=2, seconds=3)
        step: Any = 5
        with pytest.raises(TypeError, match="timedelta"):
            clock.advance(step)


def test_the_help_tells_of_the_clock_the_keys_and_whom_the_team_key_reaches() -> None:
    told = pydoc.plain(pydoc.render_doc(Sandbox))
    assert "Moving it on" in told
    for word in (world.TEAM_NUMBER, world.TEAM_EMAIL, world.GUEST_NUMBER, world.GUEST_EMAIL):
        assert word in told


def test_whom_the_help_names_the_team_key_reaches(sandbox: Sandbox, api: Api) -> None:
    for number in (world.TEAM_NUMBER, world.GUEST_NUMBER):
        assert api.send_sms(number, key=sandbox.team_key).status_code == 201
    for address in (world.TEAM_EMAIL, world.GUEST_EMAIL):
        assert api.send_email(address, key=sandbox.team_key).status_code == 201
    assert api.send_sms(key=sandbox.team_key).status_code == 400


def test_a_wrong_world_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "my-world.json"
    file.write_text('{"services": [{}]}')
    with pytest.raises(WorldError, match=r"my-world\.json: .*services\[0\]\.id: must be text"):
        Sandbox(world=file).start()
    assert main(["--world", str(file)]) == 2
    assert str(file) in capsys.readouterr().err


@pytest.mark.parametrize(
    "stumble",
    [IndexError, OSError, ZeroDivisionError, zlib.error, AssertionError, EOFError, MemoryError],
)
def test_whatever_a_broken_pdf_does_to_its_reader_it_fails_its_checks(
    sandbox: Sandbox, api: Api, monkeypatch: pytest.MonkeyPatch, stumble: type[Exception]
) -> None:
    def read(_content: object) -> None:
        raise stumble("odd")

    monkeypatch.setattr("pypdfium2.PdfDocument", read)
    sent = api.post("/v2/notifications/letter", {"reference": "r", "content": "JVBERi0xLjcK"})
    assert sent.status_code == 201, sent.text
    sandbox.clock.advance(seconds=5)
    assert api.status(sent.json()["id"]) == "validation-failed"


def test_a_broken_pdf_is_not_remarked_on(
    sandbox: Sandbox, api: Api, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    api.post("/v2/notifications/letter", {"reference": "r", "content": "JVBERi0xLjcK"})
    assert [record for record in caplog.records if record.name.startswith("pypdf")] == []
    assert sandbox.messages(reference="r")


@pytest.mark.parametrize(
    "library",
    ["sqlalchemy", "starlette", "jsonschema", "yaml", "phonenumbers", "pypdfium2", "segno"],
)
def test_a_missing_extra_is_said_with_what_to_do(library: str) -> None:
    done = run_without(
        library, "try:\n import notify_typed.sandbox\nexcept ImportError as e: print(e)"
    )
    assert done.stdout == (f"The sandbox needs more libraries: {install_line('sandbox')}\n"), (
        done.stderr
    )


@pytest.mark.parametrize("library", ["click", "uvicorn"])
@pytest.mark.parametrize("module", ["notify_typed.sandbox", "notify_typed"])
def test_a_command_without_its_libraries_says_so_in_one_line(
    tmp_path: Path, library: str, module: str
) -> None:
    (tmp_path / "sitecustomize.py").write_text(WITHOUT.format(blocked=library))
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", module, "sandbox"],
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert done.returncode != 0
    assert len(done.stderr.splitlines()) == 1
    assert "pip install" in done.stderr


def test_a_world_without_services_or_keys_says_so() -> None:
    service: Any = {
        "id": str(UUID(int=1)),
        "name": "A",
        "inbound_numbers": [{"number": "07700900456"}],
    }
    sandbox = Sandbox(world={"services": []})
    with sandbox, pytest.raises(SandboxError, match="no services"):
        _ = sandbox.service_id
    with Sandbox(world={"services": [service]}) as sandbox:
        with pytest.raises(SandboxError, match="has no key"):
            _ = sandbox.api_key
        with pytest.raises(SandboxError, match="has no live key"):
            _ = sandbox.live_key
        with pytest.raises(SandboxError, match="may not receive texts"):
            sandbox.receive_text("Hello", to="07700900456")


def test_a_clock_that_runs_can_be_told_to_and_stopping_twice_is_stopping_once() -> None:
    start = datetime(2030, 1, 1, tzinfo=UTC)
    clock = Clock(start, frozen=True)
    with Sandbox(clock=clock) as sandbox:
        stood_still = clock.is_frozen
        sandbox.clock.resume()
        sandbox.clock.resume()
        assert (stood_still, clock.is_frozen) == (True, False)
        sandbox.stop()
    clock.advance(hours=1)
    assert clock.now() > start + timedelta(hours=1)


def test_a_database_of_a_later_time_is_gone_on_with_at_that_time(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'sandbox.db'}"
    later = datetime(2040, 1, 1, tzinfo=UTC)
    with Sandbox(database_url=url, clock=Clock(later)) as sandbox:
        sandbox.receive_text("Hello")
    with Sandbox(database_url=url) as sandbox:
        assert sandbox.clock.now() >= later
