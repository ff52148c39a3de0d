"""`notify-typed admin` in a shell: what it prints, asks and refuses, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import click
import pytest
from cases import for_each
from hypothesis import given
from hypothesis import strategies as st
from patience import HANG, watched

from notify_typed import NotifyClient
from notify_typed._cli.commands import notify_typed as command
from notify_typed._cli.text import safe
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from notify_typed.sandbox import Sandbox
    from tests.unit.cli.conftest import Shell

SECRET: Final = "a secret of the admin API"
SCRIPT: Final = Path(sysconfig.get_path("scripts")) / "notify-typed"


@contextmanager
def server(answer: bytes = b"") -> Iterator[tuple[str, list[bytes]]]:
    """A server that gives every request the same answer, or hangs up without one.

    Gives its address, and the first lines of the requests that came.
    """
    seen: list[bytes] = []

    def serve(listening: socket.socket) -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                seen.append(connection.recv(65_536).partition(b"\r\n")[0])
                connection.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve, args=(listening,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", seen
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(HANG)


def as_json(status: str, body: object) -> bytes:
    content = json.dumps(body).encode()
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nConnection: close\r\n"
    return f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command, by the words that it is called with."""

    def below(name: str, found: click.Command) -> Iterator[tuple[str, click.Command]]:
        if not isinstance(found, click.Group):
            yield name, found
            return
        context = click.Context(found)
        for word in found.list_commands(context):
            inner = found.get_command(context, word)
            assert inner is not None
            yield from below(f"{name} {word}", inner)

    admin = command.get_command(click.Context(command), "admin")
    assert admin is not None
    yield from below("notify-typed admin", admin)


COMMANDS: Final = dict(commands())


# Help


@for_each("name", COMMANDS)
def test_help_needs_no_settings_and_has_examples(name: str, bare_shell: Shell) -> None:
    bare_shell.variables.clear()
    help_text = bare_shell.get(*name.split()[2:], "--help")
    assert "notify-typed admin" in help_text.partition("Examples:\n")[2]


@for_each("name", COMMANDS)
def test_each_command_says_what_it_does(name: str) -> None:
    assert (COMMANDS[name].help or "").strip().endswith(".")
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, (name, parameter.name)


def test_what_takes_something_away_asks_first() -> None:
    asking = {
        name.removeprefix("notify-typed admin ")
        for name, found in COMMANDS.items()
        if any(parameter.name == "yes" for parameter in found.params)
    }
    assert asking == {
        *(f"{noun} archive" for noun in ("user", "service", "template")),
        *(
            f"{noun} remove"
            for noun in (
                "team",
                "sms-sender",
                "reply-to",
                "letter-contact",
                "inbound-number",
                "guest-list",
                "callback",
            )
        ),
        "key revoke",
        "job cancel",
    }


def test_nothing_heavy_is_imported_for_a_look_at_the_help() -> None:
    program = """
import sys
from notify_typed._cli.commands import notify_typed
heavy = ("httpx", "jwt", "notify_typed_admin", "notify_typed._v2.client", "sqlalchemy")
assert not {"notify_typed._cli.admin", *heavy} & {*sys.modules}
for words in (["admin", "--help"], *(["admin", noun, "--help"] for noun in ("service", "job"))):
    notify_typed(words, standalone_mode=False)
assert not {*heavy} & {*sys.modules}, {*heavy} & {*sys.modules}
"""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )
    assert done.returncode == 0, done.stderr


# What is printed


def test_ids_alone_or_json_can_be_asked_for_before_and_after_a_command(shell: Shell) -> None:
    expected = {world.SMS_TEMPLATE_ID, world.EMAIL_TEMPLATE_ID}
    for words in (("-q", "template", "list"), ("template", "list", "--quiet")):
        assert {*shell.get(*words).splitlines()} >= expected
    for words in (("--json", "template", "list"), ("template", "list", "--json")):
        shown = map(json.loads, shell.get(*words).splitlines())
        assert {each["id"] for each in shown} >= expected


def test_json_and_ids_alone_exclude_each_other(shell: Shell) -> None:
    for words in (("--json", "template", "list", "-q"), ("template", "list", "--json", "-q")):
        assert "not both" in shell.refused(2, *words)


def test_a_list_is_a_table_for_people(shell: Shell) -> None:
    header, *rows = shell.get("reply-to", "list").splitlines()
    assert re.split(r"  +", header) == ["id", "email address", "is default"]
    assert re.split(r"  +", rows[0]) == [world.REPLY_TO_ID, "reply@example.gov.uk", "yes"]


def test_an_empty_list_is_no_output(shell: Shell) -> None:
    done = shell.run("job", "list")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Nothing to list.\n")
    assert shell.listed("job", "list") == []


def test_names_from_elsewhere_cannot_steer_the_terminal(shell: Shell) -> None:
    name = "Trap \x1b[31m\u202e\x9b2J"
    shell.get("service", "update", "--name", name)
    for words in (
        ("service", "list"),
        ("service", "show"),
        ("service", "list", "--json"),
        ("--as", world.TEAM_EMAIL, "service", "create", name),
    ):
        done = shell.run(*words)
        for sign in "\x1b\u202e\x9b":
            assert sign not in done.output
    done = shell.run("service", "archive", world.SERVICE_ID, typed="n\n")
    assert "\x1b" not in done.stderr


@given(st.text())
def test_whatever_is_printed_in_a_line_stays_in_it(text: str) -> None:
    shown = safe(text)
    assert shown.isprintable()
    assert shown == text or not text.isprintable()


def test_columns_stand_under_their_headings_in_every_script(shell: Shell) -> None:
    shell.get("guest-list", "remove", world.GUEST_EMAIL, world.GUEST_NUMBER, "--yes")
    for name in ("日本", "Ŵ\u0302", "plain"):
        content = ("--type", "sms", "--content", "x")
        shell.get("template", "create", name, *content)
    lines = shell.get("template", "list").splitlines()
    column = lines[0].index("template type")
    wide = next(line for line in lines if "日本" in line)
    combined = next(line for line in lines if "\u0302" in line)
    assert wide[column - 2 :].startswith("sms")  # two of its letters take two columns
    assert combined[column + 1 :].startswith("sms")


# How it ends when something is wrong


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("service", "show", str(uuid4())), "Notify does not have it: 404"),
        (("template", "show", str(uuid4())), "Notify does not have it: 404"),
        (("user", "show", "nobody@example.gov.uk"), "nobody has this email address"),
        (("key", "revoke", str(uuid4()), "--yes"), "404"),
    ],
)
def test_what_is_not_there_ends_with_7(shell: Shell, words: tuple[str, ...], expected: str) -> None:
    assert expected in shell.refused(7, *words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("service", "create", "Register to vote"), "Duplicate service name"),
        (("user", "create", "Sam", "nonsense"), "Not a valid email address"),
        (("sms-sender", "remove", world.SMS_SENDER_ID, "--yes"), "default sms sender"),
        (("guest-list", "add", "nonsense"), "Invalid guest list"),
    ],
)
def test_what_notify_refuses_ends_with_3(
    shell: Shell, words: tuple[str, ...], expected: str
) -> None:
    line = shell.refused(3, *words)
    assert line.startswith("notify-typed: ")
    assert expected in line


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("service", "show", "nonsense"), "not a valid UUID"),
        (("service", "update"), "no option says what to change"),
        (("service", "update", "--allow", "sms", "--forbid", "sms"), "either allowed or forbidden"),
        (("service", "update", "--limit", "fax", "1"), "must be one of"),
        (("template", "update", str(uuid4())), "no option says what to change"),
        (("user", "show", "nonsense"), "an email address or an id"),
        (("fax", "send"), "No such command 'fax'"),
        (("--as", "nonsense", "key", "create", "x"), "an email address or an id"),
        (("callback", "set", "http://example.gov.uk", "--token-file", "-"), "https"),
        (("--secret-file", "/no/such/file", "service", "list"), "cannot be read"),
        (("--base-url", "nonsense", "service", "list"), "base_url"),
        (("--base-url", "http://[::1", "service", "list"), "base_url"),
        (("--base-url", "https://me:pass@example.com", "service", "list"), "base_url"),
    ],
)
def test_what_makes_no_sense_ends_with_2(
    shell: Shell, words: tuple[str, ...], expected: str
) -> None:
    assert expected in shell.refused(2, *words, typed="a token of ours")


def test_a_wrong_secret_is_told_as_such(shell: Shell) -> None:
    shell.variables["NOTIFY_ADMIN_SECRET"] = "another"
    assert "Notify refused the secret" in shell.refused(3, "service", "list")


def test_a_notify_that_is_not_there_ends_with_4(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    line = shell.refused(4, "--base-url", f"http://127.0.0.1:{port}", "service", "list")
    assert f"not reached at http://127.0.0.1:{port}, and nothing was done" in line


def test_a_change_whose_answer_is_lost_ends_with_5_and_is_not_repeated(shell: Shell) -> None:
    shell.variables["NOTIFY_ADMIN_USER"] = str(uuid4())
    with server() as (address, seen):
        line = shell.refused(5, "--base-url", address, "service", "create", "Lost")
    assert "it is not known whether this was done" in line
    assert seen == [b"POST /service HTTP/1.1"]


def test_an_answer_that_is_not_notifys_ends_with_4(shell: Shell) -> None:
    with server(as_json("200 OK", {"hello": "world"})) as (address, _):
        shell.refused(4, "--base-url", address, "service", "list")


def test_nothing_is_guessed_about_who_acts(bare_shell: Shell) -> None:
    line = bare_shell.refused(2, "service", "create", "New")
    assert "--as EMAIL" in line
    assert "user create" in line


def test_without_an_address_or_a_secret_it_says_what_to_set(bare_shell: Shell) -> None:
    variables = dict(bare_shell.variables)
    bare_shell.variables = {"NOTIFY_ADMIN_SECRET": SECRET}
    assert "NOTIFY_ADMIN_BASE_URL" in bare_shell.refused(2, "service", "list")
    bare_shell.variables = {"NOTIFY_ADMIN_BASE_URL": variables["NOTIFY_BASE_URL"]}
    assert "NOTIFY_ADMIN_SECRET" in bare_shell.refused(2, "service", "list")


# The secret


def test_the_secret_can_be_in_a_file_or_piped_in(bare_shell: Shell, tmp_path: Path) -> None:
    del bare_shell.variables["NOTIFY_ADMIN_SECRET"]
    path = tmp_path / "secret"
    path.write_text(f"{SECRET}\n", encoding="utf-8")
    assert bare_shell.get("--secret-file", str(path), "service", "list")
    assert bare_shell.get("--secret-file", "-", "service", "list", typed=f"{SECRET}\n")


def test_the_secret_is_no_option() -> None:
    admin = command.get_command(click.Context(command), "admin")
    assert admin is not None
    names = {name for each in admin.params for name in each.opts}
    assert not {"--secret", "--admin-secret"} & names


@pytest.mark.parametrize(
    "url", ["http://notify.example.gov.uk", "http://192.0.2.7:8000", "HTTP://localhost.example"]
)
def test_no_token_travels_readable(shell: Shell, url: str) -> None:
    assert "must start with https" in shell.refused(2, "--base-url", url, "service", "list")


# Questions


def test_nothing_is_done_without_confirmation(shell: Shell) -> None:
    for typed in ("", "n\n", "\n"):
        line = shell.refused(2, "template", "archive", world.SMS_TEMPLATE_ID, typed=typed)
        assert "Nothing was done" in line
    assert shell.json("template", "show", world.SMS_TEMPLATE_ID)["archived"] is False


def test_what_is_confirmed_is_done_and_the_question_is_no_output(shell: Shell) -> None:
    done = shell.run("template", "archive", world.SMS_TEMPLATE_ID, "-q", typed="y\n")
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"({world.SMS_TEMPLATE_ID})?" in done.stderr
    assert shell.json("template", "show", world.SMS_TEMPLATE_ID)["archived"] is True


def test_ctrl_c_ends_it_in_good_order() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        environment = {
            **os.environ,
            "NO_PROXY": "*",
            "PYTHONWARNINGS": "error",
            "NOTIFY_ADMIN_SECRET": SECRET,
            "NOTIFY_ADMIN_BASE_URL": f"http://127.0.0.1:{listening.getsockname()[1]}",
        }
        with watched(
            subprocess.Popen(  # noqa: S603 - our own command
                [SCRIPT, "admin", "service", "list"],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                env=environment,
            )
        ) as running:
            listening.settimeout(HANG)
            connection, _ = listening.accept()
            with connection:
                assert connection.recv(65_536)  # now it waits for an answer
                running.send_signal(signal.SIGINT)
                printed, problems = running.communicate(timeout=HANG)
    assert (running.returncode, printed) == (130, "")
    assert "stopped" in problems
    assert "Traceback" not in problems


# All at once


def test_quickstart_in_a_shell_is_enough_to_send(bare_shell: Shell) -> None:
    lines = bare_shell.get("quickstart", "Report a pothole", "--email", "sam@example.gov.uk")
    program = """
import os
from notify_typed import NotifyClient
values = {"name": "Amala"}
address = {"address_line_1": "A", "address_line_2": "1 High Street", "postcode": "SW1A 1AA"}
with NotifyClient() as notify:
    text = os.environ["SMS_TEMPLATE_ID"]
    email, letter = os.environ["EMAIL_TEMPLATE_ID"], os.environ["LETTER_TEMPLATE_ID"]
    print(notify.send_sms_notification("07700900123", text, values).content.body)
    print(notify.send_email_notification("a@example.com", email, values).content.subject)
    print(notify.send_letter_notification(letter, {**values, **address}).content.subject)
"""
    done = subprocess.run(  # noqa: S603 - our own lines
        ["/bin/sh", "-euc", f'eval "$0"; exec {sys.executable} -c "$1"', lines, program],
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
        env={"PATH": os.environ["PATH"], "NO_PROXY": "*"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Hello Amala, this is a text.",
        "Hello Amala",
        "Hello Amala",
    ]


def test_after_quickstart_commands_find_person_and_service(bare_shell: Shell) -> None:
    bare_shell.variables |= bare_shell.json("quickstart")
    names = [each["name"] for each in bare_shell.listed("template", "list")]
    assert sorted(names) == ["Email", "Letter", "Text"]
    bare_shell.get("key", "create", "Another")
    assert bare_shell.json("service", "show")["name"] == "My service"


def test_quickstart_knows_who_is_there_and_refuses_a_second_service_of_the_name(
    bare_shell: Shell,
) -> None:
    first = bare_shell.json("quickstart")
    before = bare_shell.listed("service", "list")
    assert "Duplicate service name" in bare_shell.refused(3, "quickstart")
    assert bare_shell.listed("service", "list") == before
    second = bare_shell.json("quickstart", "Another")
    assert second["NOTIFY_ADMIN_USER"] == first["NOTIFY_ADMIN_USER"]


def test_quickstart_and_uploads_are_for_sandboxes(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "recipients.csv"
    path.write_text("phone number\n07700900123\n", encoding="utf-8")
    shell.variables["NOTIFY_ADMIN_USER"] = str(uuid4())
    for words in (("quickstart",), ("job", "start", str(path), "--template", str(uuid4()))):
        with server(as_json("404 NOT FOUND", {"result": "error"})) as (address, seen):
            assert "not a sandbox" in shell.refused(2, "--base-url", address, *words)
        assert seen == [b"GET /_sandbox/health HTTP/1.1"]
        with server() as (address, _):
            assert "there is no answer" in shell.refused(4, "--base-url", address, *words)


def test_the_friendly_services_own_team_can_act(shell: Shell, sandbox: Sandbox) -> None:
    key = shell.get("-q", "--as", world.TEAM_EMAIL, "key", "create", "Mine", "--type", "team")
    with NotifyClient(key, base_url=sandbox.base_url) as notify:
        assert notify.get_all_templates().templates
