"""`notify-typed send`: what is sent, what is shown, and how it ends."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

import httpx
import pytest
from letter_pdf import one_page

from notify_typed._cli.safety import masked
from notify_typed.sandbox import faults
from notify_typed.sandbox._world.default import (
    EMAIL_TEMPLATE_ID,
    FILE_TEMPLATE_ID,
    LETTER_TEMPLATE_ID,
    REPLY_TO_ID,
    SMS_SENDER_ID,
    SMS_TEMPLATE_ID,
)

if TYPE_CHECKING:
    from notify_typed.sandbox import Sandbox
    from tests.unit.cli.conftest import Shell

NUMBER: Final = "07700900123"
SMS: Final = ("send", "sms", NUMBER, "-t", SMS_TEMPLATE_ID)
TEXT: Final = (*SMS, "-p", "name=Amala", "-p", "date=1 May")
ADDRESS: Final = ("-a", "Amala Bird", "-a", "1 High Street", "-a", "SW1A 1AA")
LETTER: Final = ("send", "letter", "-t", LETTER_TEMPLATE_ID, "-p", "name=Amala")


@contextmanager
def real_notify(sandbox: Sandbox) -> Iterator[str]:
    """A server that does what the sandbox does, and does not say that it is one."""

    class Handler(BaseHTTPRequestHandler):
        def _pass_on(self) -> None:
            if self.path.startswith("/_sandbox"):
                self.send_error(404)
                return
            length = int(self.headers.get("Content-Length", 0))
            headers = {"Authorization": self.headers["Authorization"]}
            answer = httpx.request(
                self.command,
                sandbox.base_url + self.path,
                content=self.rfile.read(length),
                headers=headers,
                trust_env=False,
            )
            self.send_response(answer.status_code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        do_GET = do_POST = _pass_on  # noqa: N815 - the base's names

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
            del format, args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


# What is sent


def test_a_text_is_sent_and_shown(user: Shell, sandbox: Sandbox) -> None:
    printed = user.get(*TEXT, "-r", "case-1", "--sender", SMS_SENDER_ID)
    [message] = sandbox.messages()
    assert (message.recipient, message.reference) == (NUMBER, "case-1")
    assert str(message.id) in printed
    assert "Hello Amala, your appointment is on 1 May." in printed
    assert "GOVUK" in printed


def test_ids_alone_and_json_are_for_programs(user: Shell, sandbox: Sandbox) -> None:
    first = user.get(*TEXT, "-q")
    assert first == str(sandbox.messages()[0].id)
    second = user.json(*TEXT)
    assert second["id"] == str(sandbox.messages()[0].id)
    assert second["content"]["from_number"] == "GOVUK"
    assert user.json("send", "--json", *TEXT[1:])["id"]


def test_a_template_has_a_name_too(user: Shell, sandbox: Sandbox) -> None:
    user.get("send", "sms", NUMBER, "-t", "appointment REMINDER", *TEXT[5:])
    assert len(sandbox.messages()) == 1


def test_an_email_is_sent_with_all_that_it_can_have(user: Shell, sandbox: Sandbox) -> None:
    Path("report.pdf").write_bytes(b"%PDF-1.4")
    user.get(
        *("send", "email", "amala@example.com", "-t", FILE_TEMPLATE_ID, "-p", "name=Amala"),
        *("--file", "link_to_file=report.pdf", "--retention", "4w", "--no-confirm-email"),
        *("--reply-to", REPLY_TO_ID, "--unsubscribe-url", "https://example.com/u"),
        *("--sanitise", "name"),
    )
    [message] = sandbox.messages()
    assert message.sender == "reply@example.gov.uk"
    assert message.personalisation["name"] == "Amala"


def test_a_letter_has_its_address_in_options_or_in_personalisation(
    user: Shell, sandbox: Sandbox
) -> None:
    user.get(*LETTER, *ADDRESS)
    values = {"name": "Amala", "address_line_1": "A", "address_line_2": "B", "postcode": "SW1A 1AA"}
    Path("values.json").write_text(json.dumps(values), encoding="utf-8")
    user.get("send", "letter", "-t", LETTER_TEMPLATE_ID, "--personalisation", "values.json")
    assert [each.type for each in sandbox.messages()] == ["letter", "letter"]
    assert "Address must be at least 3 lines" in user.refused(3, *LETTER)


def test_a_finished_pdf_is_sent(user: Shell, sandbox: Sandbox) -> None:
    Path("letter.pdf").write_bytes(one_page())
    sent = user.json("send", "precompiled", "letter.pdf", "-r", "case-2", "--postage", "first")
    assert sent["postage"] == "first"
    assert sandbox.messages()[0].reference == "case-2"
    assert "--reference" in user.refused(2, "send", "precompiled", "letter.pdf")
    assert "cannot be read" in user.refused(2, "send", "precompiled", "none.pdf", "-r", "x")
    dry = user.json("send", "precompiled", "letter.pdf", "-r", "x", "--dry-run")
    assert dry["sent"] is False
    assert len(sandbox.messages()) == 1


# Values


def test_values_come_from_options_files_and_standard_input(user: Shell, sandbox: Sandbox) -> None:
    Path("date.txt").write_text("2 May\n", encoding="utf-8")
    Path("list.json").write_text('["3 May", "4 May"]', encoding="utf-8")
    values = '{"name": "Bo", "date": "1 May"}'
    for words, typed, expected in (
        (("-p", "name=Amala", "-p", "date=@date.txt"), "", "Hello Amala, your appointment is on 2"),
        (("-p", "name=Amala", "-p", "date=@list.json"), "", "on 3 May and 4 May."),
        (("-p", "name=Amala", "-p", "date=@@noon"), "", "on @noon."),
        (("-p", "name=a=b", "-p", "date="), "", "Hello a=b"),
        (("--personalisation", "-"), values, "Hello Bo, your appointment is on 1 May."),
        (("--personalisation", "-", "-p", "name=Cy"), values, "Hello Cy"),
    ):
        user.get(*SMS, *words, typed=typed)
        assert expected in sandbox.messages()[0].body


@pytest.mark.parametrize(
    ("words", "typed", "expected"),
    [
        (("-p", "name=a", "-p", "x"), "", "number 2 of those"),
        (("-p", "=x"), "", "NAME=VALUE"),
        (("-p", "name=a", "-p", "name=b"), "", "given twice"),
        (("-p", "name=@none.txt"), "", "none.txt cannot be read"),
        (("-p", "name=@none.json"), "", "none.json cannot be read"),
        (("--personalisation", "-"), "[1]", "JSON object"),
        (("--personalisation", "-"), "{", "is not JSON"),
        (("--personalisation", "-"), "[" * 100_000, "nested too deep"),
        (("--personalisation", "-"), b"\xff\xfe\x00", "not text in UTF-8"),
        (("--personalisation", "."), "", "cannot be read"),
        (("--reconcile",), "", "--reference"),
        (("-r", "x" * 1001), "", "1000 at most"),
    ],
)
def test_what_cannot_be_read_is_told(
    user: Shell, sandbox: Sandbox, words: tuple[str, ...], typed: str | bytes, expected: str
) -> None:
    assert expected in user.refused(2, *SMS, *words, typed=typed)
    assert not sandbox.messages()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--file", "link"), "NAME=FILE"),
        (("--file", "link=none.pdf"), "none.pdf cannot be read"),
        (("--retention", "4w"), "need a --file"),
        (("--file", "link=here.txt", "--retention", "soon"), "number of weeks"),
        (("--file", "link=here.txt", "--retention", "99w"), "78"),
        (("--file", "link=here.exe"), "here.exe cannot be read"),
    ],
)
def test_a_wrong_file_is_told(user: Shell, words: tuple[str, ...], expected: str) -> None:
    Path("here.txt").write_text("x", encoding="utf-8")
    line = user.refused(2, "send", "email", "a@example.com", "-t", EMAIL_TEMPLATE_ID, *words)
    assert expected in line


# What would be right


def test_a_missing_placeholder_is_named_with_the_close_one(user: Shell) -> None:
    line = user.refused(3, *SMS, "-p", "name=Amala", "-p", "dat=1 May")
    assert "Missing personalisation: date" in line
    assert "Give it as: -p date=VALUE" in line
    assert "Did you mean 'date' by 'dat'?" in line


def test_a_template_of_another_type_names_its_command(user: Shell) -> None:
    for more in ((), ("--dry-run",)):
        words = (
            "send",
            "sms",
            NUMBER,
            "-t",
            EMAIL_TEMPLATE_ID,
            "-p",
            "name=A",
            "-p",
            "reference=B",
        )
        assert "notify-typed send email" in user.refused(3, *words, *more)


def test_a_template_that_is_not_there_names_close_ones(user: Shell) -> None:
    wrong = ("send", "sms", NUMBER, "-t")
    assert "Did you mean 'Appointment reminder'?" in user.refused(7, *wrong, "ppointment reminder")
    assert "There are: Appointment reminder." in user.refused(7, *wrong, "zzz")


def test_a_name_of_several_templates_asks_for_an_id(user: Shell, shell: Shell) -> None:
    ids = [
        shell.get("-q", "template", "create", "Twice", "--type", "sms", "--content", "x")
        for _ in range(2)
    ]
    line = user.refused(2, "send", "sms", NUMBER, "-t", "Twice")
    assert all(each in line for each in ids)


# Showing


def test_a_dry_run_shows_the_message_and_sends_nothing(user: Shell, sandbox: Sandbox) -> None:
    done = user.run(*TEXT, "-p", "nmae=x", "--dry-run")
    assert done.exit_code == 0
    assert "Hello Amala" in done.stdout
    assert "about £0.024, for 1 fragment" in done.stdout
    assert "does not have a placeholder 'nmae'" in done.stderr
    assert "Nothing was sent" in done.stderr
    letter = user.get(*LETTER, *ADDRESS, "--dry-run")
    assert "second class" in letter
    email = ("send", "email", "a@example.com", "-t", EMAIL_TEMPLATE_ID)
    assert "cost" not in user.get(*email, "-p", "name=A", "-p", "reference=B", "--dry-run")
    assert "date" in user.refused(3, *SMS, "-p", "name=Amala", "--dry-run")
    assert not sandbox.messages()


def test_a_text_abroad_costs_more(user: Shell) -> None:
    words = ("send", "sms", "+33 6 12 34 56 78", *TEXT[3:], "--dry-run")
    assert "about £0.024" not in user.get(*words)
    assert "about £0.024" in user.get("send", "sms", "nonsense", *TEXT[3:], "--dry-run")


# Care


def test_without_a_terminal_nothing_leaves_for_real_people(user: Shell, sandbox: Sandbox) -> None:
    with real_notify(sandbox) as address:
        user.variables["NOTIFY_BASE_URL"] = address
        line = user.refused(2, *TEXT, typed="y\n")
        assert "--yes" in line
        assert not sandbox.messages()
        user.get(*TEXT, "--yes")
        user.get(*TEXT, "--dry-run")
    assert len(sandbox.messages()) == 1


def test_where_nothing_answers_it_says_so_and_asks_nobody(user: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        address = f"http://127.0.0.1:{gone.getsockname()[1]}"
    user.variables["NOTIFY_BASE_URL"] = address
    line = user.refused(4, *TEXT)
    assert line == (
        f"notify-typed: nothing answers at {address}. Start a sandbox there, or correct --base-url"
        " or NOTIFY_BASE_URL. Nothing was sent."
    )


@pytest.mark.parametrize(("typed", "status"), [("y\n", 0), ("n\n", 2), ("", 2)])
def test_at_a_terminal_it_shows_what_would_leave_and_asks(
    user: Shell,
    sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    status: int,
) -> None:
    Path("letter.pdf").write_bytes(one_page())
    with real_notify(sandbox) as address:
        user.variables["NOTIFY_BASE_URL"] = address
        with terminal(monkeypatch):
            text = user.run(*TEXT, typed=typed)
            letter = user.run("send", "precompiled", "letter.pdf", "-r", "case-3", typed=typed)
    assert (text.exit_code, letter.exit_code) == (status, status)
    assert "********123" in text.stderr
    assert NUMBER not in text.stderr
    assert "taken to be live" in text.stderr
    assert "about £0.024" in text.stderr
    assert "from £0.73" in letter.stderr
    assert len(sandbox.messages()) == (2 if status == 0 else 0)


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let standard input be a terminal for what runs inside."""
    with monkeypatch.context() as patch:
        from click.testing import _NamedTextIOWrapper  # noqa: PLC0415 - what stands for it

        patch.setattr(_NamedTextIOWrapper, "isatty", lambda self: self is sys.stdin)
        yield


@pytest.mark.parametrize(
    ("recipient", "shown"),
    [
        ("07700 900123", "********123"),
        ("amala.bird@example.com", "a***@example.com"),
        ("@example.com", "***@example.com"),
        ("Amala Bird", "A***"),
        ("", "***"),
        ("12", "12"),
    ],
)
def test_recipients_are_shown_masked(recipient: str, shown: str) -> None:
    assert masked(recipient) == shown


# How it ends


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (faults.BadRequestError(), 3),
        (faults.AuthError(), 3),
        (faults.ResetAfterCommit(), 5),
        (faults.ServerError(), 5),
        (faults.RateLimitError(), 6),
        (faults.TooManyRequestsError(), 6),
    ],
    ids=lambda each: type(each).__name__,
)
def test_each_outcome_of_a_send_has_its_status(
    user: Shell, sandbox: Sandbox, fault: faults.Fault, status: int
) -> None:
    sandbox.fail_every(1, fault, operation="send_sms")
    told = json.loads(user.run(*TEXT, "--json").stderr.splitlines()[-1])
    assert told["exit_code"] == status
    sandbox.clear_faults()


def test_what_is_not_known_says_how_to_look(user: Shell, sandbox: Sandbox) -> None:
    for more, look in (((), "notify-typed list"), (("-r", "a 7"), "show --reference 'a 7'")):
        sandbox.fail_next(1, faults.ResetAfterCommit(), operation="send_sms")
        assert look in user.refused(5, *TEXT, *more)
    assert len(sandbox.messages()) == 2


def test_a_lost_answer_can_be_reconciled(user: Shell, sandbox: Sandbox) -> None:
    sandbox.fail_next(1, faults.ResetAfterCommit(), operation="send_sms")
    sent = user.json(*TEXT, "-r", "case-5", "--reconcile")
    [message] = sandbox.messages()
    assert sent["id"] == str(message.id)


def test_a_notify_that_is_not_there_ends_with_4(user: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    user.variables["NOTIFY_BASE_URL"] = f"http://127.0.0.1:{port}"
    done = user.run(*TEXT, "--yes")
    assert done.exit_code == 4
    assert "Trying again in" in done.stderr
    assert f"not reached at http://127.0.0.1:{port}" in done.stderr


@pytest.mark.parametrize("error", ["not suitable", "Missing personalisation: x"])
def test_advice_that_cannot_be_had_is_left_out(user: Shell, sandbox: Sandbox, error: str) -> None:
    sandbox.fail_next(1, faults.BadRequestError(message=error), operation="send_sms")
    sandbox.fail_every(1, faults.BadRequestError(), operation="get_template")
    assert user.refused(3, *TEXT).count(error) == 1
    sandbox.clear_faults()
