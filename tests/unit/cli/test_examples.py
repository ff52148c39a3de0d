"""Every example in the help of a command does what it shows."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import pytest
from letter_pdf import one_page

from notify_typed._cli import watching
from notify_typed._cli.commands import notify_typed as command
from notify_typed.sandbox._world.default import (
    EMAIL_TEMPLATE_ID,
    FILE_TEMPLATE_ID,
    LETTER_TEMPLATE_ID,
    SERVICE_ID,
    SMS_TEMPLATE_ID,
)

if TYPE_CHECKING:
    from notify_typed.sandbox import Sandbox
    from tests.unit.cli.conftest import Shell

FEWEST: Final = 2
# Its examples are tried elsewhere.
ELSEWHERE: Final = ("bulk",)
AMALA: Final = ("user", "create", "Amala Bird", "amala@example.gov.uk", "-q")
SAM: Final = ("user", "create", "Sam Lee", "sam@example.gov.uk", "-q")
JOB: Final = ("job", "start", "recipients.csv", "--template", SMS_TEMPLATE_ID)
CALLBACK: Final = ("callback", "set", "https://a.gov.uk/in", "--type", "inbound_sms")
# What has to be there, or must not be, before the examples of a command or of its group.
BEFORE: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "admin callback": (CALLBACK,),
    "admin callback set": (),
    "admin guest-list": (("guest-list", "add", "bo@example.com", "07700900456"),),
    "admin inbound-number give": (("inbound-number", "remove", "--yes"),),
    "admin key": (("key", "create", "Old"),),
    "admin letter-contact": tuple(("letter-contact", "add", place) for place in ("A", "B")),
    "admin reply-to": tuple(("reply-to", "add", f"{one}@example.gov.uk") for one in "ab"),
    "admin sms-sender": tuple(("sms-sender", "add", name) for name in ("Bees", "Wasps")),
    # Somebody who may manage the service must stay.
    "admin team remove": tuple(
        ("team", "add", f"{one}@example.gov.uk") for one in ("amala", "sam")
    ),
}


def commands() -> Iterator[tuple[str, click.Command]]:
    """Find every command, by the words that it is called with."""

    def below(name: str, found: click.Command) -> Iterator[tuple[str, click.Command]]:
        if not isinstance(found, click.Group):
            yield name, found
            return
        for word in found.list_commands(click.Context(found)):
            inner = found.get_command(click.Context(found), word)
            assert inner is not None
            yield from below(f"{name} {word}".strip(), inner)

    for word in command.list_commands(click.Context(command)):
        if word not in ELSEWHERE:
            found = command.get_command(click.Context(command), word)
            assert found is not None
            yield from below(word, found)


COMMANDS: Final = dict(commands())
OF_ADMIN: Final = [name for name in COMMANDS if name.startswith("admin ")]
OF_OTHERS: Final = [name for name in COMMANDS if name not in OF_ADMIN]


def examples(found: click.Command) -> list[str]:
    lines = (found.epilog or "").splitlines()
    stripped = [line.strip() for line in lines]
    # What another command is given of it is tried on its own.
    inner = [re.sub(r'^.*"?\$\((notify-typed [^)]*)\).*$', r"\1", line) for line in stripped]
    return [line for line in inner if line.startswith("notify-typed ")]


@pytest.fixture
def prepared(user: Shell, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell with the files and variables that examples speak of."""
    Path("report.pdf").write_bytes(b"%PDF-1.4")
    Path("letter.pdf").write_bytes(one_page())
    Path("key.txt").write_text(sandbox.test_key, encoding="utf-8")
    values = {"name": "Amala", "date": "1 May", "address_line_1": "A", "address_line_2": "B"}
    Path("values.json").write_text(json.dumps(values), encoding="utf-8")
    Path("letter.json").write_text(json.dumps({**values, "postcode": "SW1A 1AA"}), encoding="utf-8")
    Path("body.json").write_text(
        json.dumps(
            {
                "phone_number": "07700900123",
                "template_id": SMS_TEMPLATE_ID,
                "personalisation": values,
            }
        ),
        encoding="utf-8",
    )
    text = ("-t", SMS_TEMPLATE_ID, "-p", "name=A", "-p", "date=B", "-r", "case-17")
    for name in ("testing", "sandbox"):
        user.get("profile", "add", name, "--kind", "test", "--file")
    monkeypatch.setattr(watching, "_looks", lambda *_: iter([None]))
    user.variables |= {
        "ID": user.get("send", "sms", "07700900123", *text, "-q"),
        "LETTER": user.get(
            *("send", "letter", "-t", LETTER_TEMPLATE_ID, "--personalisation", "letter.json", "-q")
        ),
        "TEMPLATE": SMS_TEMPLATE_ID,
        "EMAIL_TEMPLATE": EMAIL_TEMPLATE_ID,
        "LETTER_TEMPLATE": LETTER_TEMPLATE_ID,
        "FILE_TEMPLATE": FILE_TEMPLATE_ID,
    }
    return user


@pytest.fixture
def manager(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell in which somebody manages services, with the files that examples speak of."""
    monkeypatch.chdir(tmp_path)
    Path("recipients.csv").write_text("phone number,name,date\n07700900123,A,B\n", encoding="utf-8")
    Path("letter.md").write_text("Hello", encoding="utf-8")
    Path("token").write_text("a long random token", encoding="utf-8")
    shell.variables["NOTIFY_CALLBACK_TOKEN"] = "a long random token"
    return shell


def things(manager: Shell, name: str) -> dict[str, str]:
    """Make what the examples of a command speak of, in a sandbox as new."""
    _, noun, *_ = name.split()
    people = () if name == "admin user create" else (AMALA, SAM)
    for words in (*people, *BEFORE.get(name, BEFORE.get(f"admin {noun}", ()))):
        manager.get(*words)
    made = {"TEMPLATE": SMS_TEMPLATE_ID, "SERVICE": SERVICE_ID}
    if noun == "job":
        made["JOB"] = manager.get(*JOB, "--at", tomorrow(), "-q")
    if noun == "key":
        made["KEY_ID"] = str(manager.listed("key", "list")[0]["id"])
    if noun in {"reply-to", "sms-sender", "letter-contact"}:
        # The first is the default, which has to stay.
        made["ID"] = str(manager.listed(noun, "list")[-1]["id"])
    return made


def tomorrow() -> str:
    return (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")


def words_of(line: str, variables: Mapping[str, str]) -> list[str]:
    """Read what a shell would, with its variables filled in."""
    line = re.sub(r"2030-\S+", tomorrow(), line)  # no more than a week off
    words = shlex.split(re.sub(r" > \S+$", "", line))[1:]
    return [re.sub(r"\$([A-Z_]+)", lambda each: variables[each[1]], word) for word in words]


@pytest.mark.parametrize("name", OF_OTHERS)
def test_the_examples_of_a_command_work(name: str, prepared: Shell) -> None:
    for example in two_or_more(name):
        assert example.startswith(f"notify-typed {name}")
        for line in example.split(" && "):
            done = prepared.run(*words_of(line, prepared.variables), typed="y\n")
            assert done.exit_code == 0, (line, done.output)


@pytest.mark.parametrize("name", OF_ADMIN)
def test_the_examples_of_an_admin_command_work(name: str, manager: Shell, sandbox: Sandbox) -> None:
    for example in two_or_more(name):
        sandbox.reset()
        words = words_of(example, things(manager, name))
        typed = "a long random token\n" if "--token-file" in words else "y\n"
        done = manager.run(*words[1:], typed=typed)
        assert done.exit_code == 0, (example, done.output)
        assert name.split()[1] in words


def two_or_more(name: str) -> list[str]:
    found = examples(COMMANDS[name])
    assert len(found) >= FEWEST, found
    assert len(found) == len({*found})
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_is_for(name: str) -> None:
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
