"""`notify-typed profile`: keys by name."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from notify_typed._cli.options import Group, confirm, examples, yes_option
from notify_typed._cli.outcomes import WrongUse
from notify_typed._cli.session import Session, pass_session

if TYPE_CHECKING:
    from notify_typed._cli.output import Item
    from notify_typed._cli.profiles import Kind, Profiles, Stored

__all__ = ["command"]


@click.group("profile", cls=Group)
def command() -> None:
    """Store keys by name on this machine."""


@command.command(
    "add",
    epilog=examples(
        "notify-typed profile add testing --kind test --key-file key.txt",
        "notify-typed profile add sandbox --kind test --base-url http://127.0.0.1:8000",
    ),
)
@click.argument("name")
@click.option(
    "--kind",
    type=click.Choice(["live", "team", "test"]),
    default="live",
    show_default=True,
    help="What the key does: reach everybody, the team and its guests, or nobody. Notify does not"
    " tell; before anything leaves with a key that is not a test key, you are asked.",
)
@click.option("--file", "in_file", is_flag=True, help="Do not use the machine's keyring.")
@pass_session
def add(session: Session, *, name: str, kind: Kind, in_file: bool) -> None:
    """Store a key, and where it is sent.

    The key is read from --key-file, --key-stdin or NOTIFY_API_KEY, or typed in. It goes into the
    machine's keyring, with the extra "keyring"; without one into a file that only you can read.
    The address is that of --base-url or NOTIFY_BASE_URL, or Notify's own. The first profile is used
    where nothing else is said.
    """
    from notify_typed._cli.connection import refuse_plain_http  # noqa: PLC0415 - lazy
    from notify_typed._cli.keys import checked_key, read_key  # noqa: PLC0415 - lazy
    from notify_typed._cli.profiles import Profiles, Stored  # noqa: PLC0415 - lazy
    from notify_typed._engine.settings import base_url_from  # noqa: PLC0415 - lazy

    profiles = Profiles()
    url = str(base_url_from(session.base_url))
    refuse_plain_http(url)
    if session.key_file is not None:
        key = read_key(session.key_file)
    else:
        key = os.environ.get("NOTIFY_API_KEY") or _typed()
    checked_key(key, "what was given")
    stored = profiles.add(Stored(name, kind, url), key.strip(), in_keyring=not in_file)
    if stored.key is not None:
        why = "" if in_file else " A keyring is not available."
        session.output.note(f"The key is in {profiles.path}, which only you can read.{why}")
    session.output.one(_item(profiles, stored), key="name")


@command.command(
    "list", epilog=examples("notify-typed profile list", "notify-typed profile list --json")
)
@pass_session
def list_(session: Session) -> None:
    """List the profiles, without their keys."""
    from notify_typed._cli.profiles import Profiles  # noqa: PLC0415 - lazy

    profiles = Profiles()
    session.output.many(
        (_item(profiles, each) for each in profiles.stored),
        columns=("name", "kind", "base_url", "stored_in", "in_use"),
        key="name",
    )


@command.command(
    "use",
    epilog=examples(
        "notify-typed profile use testing", "notify-typed profile use testing && notify-typed list"
    ),
)
@click.argument("name")
@pass_session
def use(session: Session, *, name: str) -> None:
    """Use a profile from now on.

    --profile, --key-file and NOTIFY_API_KEY go before it.
    """
    from notify_typed._cli.profiles import Profiles  # noqa: PLC0415 - lazy

    profiles = Profiles()
    profiles.use(name)
    session.output.one(_item(profiles, profiles.find(name)), key="name")


@command.command(
    "remove",
    epilog=examples(
        "notify-typed profile remove testing", "notify-typed profile remove sandbox --yes"
    ),
)
@click.argument("name")
@yes_option
@pass_session
def remove(session: Session, *, name: str, yes: bool) -> None:
    """Remove a profile and its key from this machine."""
    from notify_typed._cli.profiles import Profiles  # noqa: PLC0415 - lazy

    profiles = Profiles()
    profiles.find(name)
    confirm(f"Remove the profile {name} and its key?", yes=yes)
    profiles.remove(name)
    session.output.done(f"The profile {name} is removed.", {"name": name})


def _item(profiles: Profiles, stored: Stored) -> Item:
    return {
        "name": stored.name,
        "kind": stored.kind,
        "base_url": stored.base_url,
        "stored_in": "keyring" if stored.key is None else "file",
        "in_use": profiles.current == stored.name,
    }


def _typed() -> str:
    if not sys.stdin.isatty():
        raise WrongUse(
            "there is no key to store: give --key-file FILE or --key-stdin, or set NOTIFY_API_KEY."
        )
    from getpass import getpass  # noqa: PLC0415 - for this alone

    return getpass("Key (not shown): ", stream=sys.stderr)
