"""Every example in the help of a command does what it shows."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
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
    SMS_TEMPLATE_ID,
)

if TYPE_CHECKING:
    from notify_typed.sandbox import Sandbox
    from tests.unit.cli.conftest import Shell

FEWEST: Final = 2
# Their examples are tried elsewhere.
ELSEWHERE: Final = ("admin", "bulk")


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


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_a_command_work(name: str, prepared: Shell) -> None:
    found = examples(COMMANDS[name])
    assert len(found) >= FEWEST
    assert len(found) == len({*found})
    for example in found:
        assert example.startswith(f"notify-typed {name}")
        for line in example.split(" && "):
            words = shlex.split(re.sub(r" > \S+$", "", line))[1:]
            filled = [
                re.sub(r"\$([A-Z_]+)", lambda each: prepared.variables[each[1]], word)
                for word in words
            ]
            done = prepared.run(*filled, typed="y\n")
            assert done.exit_code == 0, (line, done.output)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_is_for(name: str) -> None:
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
