"""`notify-typed admin`: each option does what it says, and odd answers are told as such."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from cases import for_each

from notify_typed._cli.outcomes import Exit
from notify_typed.sandbox._world import default as world
from tests.unit.cli.test_admin_nouns import ROWS, file_with
from tests.unit.cli.test_admin_shell import as_json, server

if TYPE_CHECKING:
    from pathlib import Path

    from notify_typed import NotifyClient
    from notify_typed.sandbox import Sandbox
    from tests.unit.cli.conftest import Shell

# The options of an update, what they change, and to what.
SETTINGS: Final[dict[tuple[str, ...], dict[str, Any]]] = {
    ("--name", "Apply"): {"name": "Apply"},
    ("--organisation-type", "nhs_gp"): {"organisation_type": "nhs_gp"},
    ("--contact-link", "https://a.example"): {"contact_link": "https://a.example"},
    ("--prefix-sms",): {"prefix_sms": True},
    ("--no-prefix-sms",): {"prefix_sms": False},
    ("--rate-limit", "7"): {"rate_limit": 7},
    ("--limit", "email", "1"): {"email_message_limit": 1},
    ("--limit", "sms", "2"): {"sms_message_limit": 2},
    ("--limit", "international_sms", "3"): {"international_sms_message_limit": 3},
    ("--limit", "letter", "4"): {"letter_message_limit": 4},
    ("--limit", "sms", "5", "--limit", "letter", "6"): {
        "sms_message_limit": 5,
        "letter_message_limit": 6,
    },
}


@for_each(("options", "expected"), SETTINGS.items(), ids=repr)
def test_an_option_changes_its_setting(
    options: tuple[str, ...], expected: dict[str, Any], shell: Shell
) -> None:
    shell.json("service", "update", *options)
    shown = shell.json("service", "show")
    assert {name: shown[name] for name in expected} == expected


def test_the_subject_of_a_template_can_be_changed(shell: Shell, notify: NotifyClient) -> None:
    shell.get("template", "update", world.EMAIL_TEMPLATE_ID, "--subject", "For ((name))")
    values = {"name": "Bo", "reference": "1"}
    preview = notify.post_template_preview(world.EMAIL_TEMPLATE_ID, values)
    assert preview.subject == "For Bo"


def test_a_job_can_have_another_sender_than_the_default(
    shell: Shell, sandbox: Sandbox, tmp_path: Path
) -> None:
    start = ("job", "start", file_with(tmp_path, ROWS), "--template", world.SMS_TEMPLATE_ID)
    shell.get(*start, "--sender", world.INBOUND_SENDER_ID)
    assert [message.sender for message in sandbox.messages()] == [SENDER] * 2


# Servers that answer otherwise than a sandbox does

SENDER: Final = f"44{world.INBOUND_NUMBER[1:]}"
START: Final = ("--template", str(uuid4()))


@for_each(
    ("answer", "status", "words"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", Exit.USAGE, "this is not a sandbox"),
        (as_json("200 OK", ["ok"]), Exit.USAGE, "this is not a sandbox"),
        (as_json("200 OK", {"status": "ok"}), Exit.NOT_SENT, "the sandbox's answer cannot be read"),
        (
            as_json("200 OK", {"status": "ok", "rows": 1, "problem_count": 1, "problems": ["x"]}),
            Exit.REFUSED,
            "the file has 1 problem, and no message was made",
        ),
    ],
)
def test_an_odd_answer_to_an_upload_sends_nothing(
    answer: bytes, status: int, words: str, shell: Shell, tmp_path: Path
) -> None:
    shell.variables["NOTIFY_ADMIN_USER"] = str(uuid4())
    with server(answer) as (address, seen):
        line = shell.refused(
            status, "--base-url", address, "job", "start", file_with(tmp_path, ROWS), *START
        )
    assert words in line
    assert not any(request.startswith(b"POST") for request in seen)


def test_a_wrong_clock_is_named_and_nothing_was_done(shell: Shell) -> None:
    said = {"token": ["Error: Your system clock must be accurate to within 30 seconds"]}
    answer = as_json("403 FORBIDDEN", {"result": "error", "message": said})
    with server(answer) as (address, _):
        line = shell.refused(Exit.NOT_SENT, "--base-url", address, "service", "list")
    assert "nothing was done" in line
    assert "clock must be accurate" in line
