"""Whose key a command uses, and where it is sent."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

from notify_typed._cli.outcomes import WrongUse
from notify_typed._cli.profiles import Profiles
from notify_typed._v2.api_key import API_KEY_VARIABLE, ApiKey
from notify_typed.errors import InvalidApiKey

if TYPE_CHECKING:
    from notify_typed._cli.profiles import Kind
    from notify_typed._cli.session import Session

__all__ = ["KeyInUse", "checked_key", "find_key", "read_key"]

_STANDARD_INPUT: Final = "-"
_LONGEST: Final = 10_000


@frozen
class KeyInUse:
    """A key, and what is known of it.

    Attributes:
        api_key: The key.
        source: Where it comes from.
        kind: What it does; None when nobody has said so.
        base_url: Where it is sent, if it comes with that.
    """

    api_key: ApiKey
    source: str
    kind: Kind | None = None
    base_url: str | None = None


def find_key(session: Session) -> KeyInUse:
    """Find the key: on the command line, in the environment, in the profile that is used.

    Raises:
        Failure: No key was given, or it does not have the form of one.
    """
    if session.key_file is not None and session.profile is not None:
        raise WrongUse("give a profile or a file with a key, not both.")
    if session.key_file is not None:
        where = "standard input" if session.key_file == _STANDARD_INPUT else session.key_file
        return KeyInUse(checked_key(read_key(session.key_file), where), where)
    if session.profile is None and (text := os.environ.get(API_KEY_VARIABLE)):
        return KeyInUse(checked_key(text, API_KEY_VARIABLE), API_KEY_VARIABLE)
    profiles = Profiles()
    name = session.profile or profiles.current
    if name is None:
        raise WrongUse(
            f"there is no key: set {API_KEY_VARIABLE}, give --key-file FILE or --key-stdin, or"
            " store one with: notify-typed profile add NAME. Keys are made on Notify's API"
            " integration page; a sandbox prints its own when it starts."
        )
    if profiles.is_readable_by_others:
        session.output.note(
            f"Others on this machine can read {profiles.path}: chmod 600 {profiles.path}"
        )
    opened = profiles.open(name)
    source = f"the profile {name}"
    return KeyInUse(
        checked_key(opened.key, source), source, opened.stored.kind, opened.stored.base_url
    )


def read_key(path: str) -> str:
    """Read the first line of a file with a key; `-` is standard input.

    Raises:
        Failure: It cannot be read, or holds none.
    """
    try:
        if path == _STANDARD_INPUT:
            line = sys.stdin.buffer.readline(_LONGEST)
        else:
            with Path(path).open("rb") as file:
                line = file.readline(_LONGEST)
        text = line.decode("utf-8-sig").strip()
    except (OSError, UnicodeDecodeError):
        raise WrongUse("the file with the key cannot be read as text.") from None
    if not text:
        raise WrongUse("the file with the key is empty.")
    return text


def checked_key(text: str, where: str) -> ApiKey:
    """Take a key apart.

    Raises:
        Failure: It does not have the form of a key; says where it comes from, and not how it is.
    """
    try:
        return ApiKey.parse(text)
    except InvalidApiKey as problem:
        raise WrongUse(f"the key from {where} is not an API key. {problem}") from None
