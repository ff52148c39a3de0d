"""Profiles: keys by name, in the keyring of the machine or in a file for its owner alone."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, cast

import click
from attrs import evolve, field, frozen

from notify_typed._cli.outcomes import Exit, Failure, NotFound, WrongUse

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["KINDS", "Kind", "Profile", "Profiles", "Stored"]

Kind: TypeAlias = Literal["live", "team", "test"]
"""What a key does: reaches everybody, the team and its guests, or nobody."""
KINDS: Final = ("live", "team", "test")

_SERVICE: Final = "notify-typed"
_NAME: Final = re.compile(r"[\w.-]{1,60}")
_OTHERS: Final = 0o077
_OWNER: Final = 0o600
_OWNER_FOLDER: Final = 0o700


@frozen
class Stored:
    """What is stored of a profile beside its key.

    Attributes:
        name: Its name.
        kind: What its key does.
        base_url: Where its key is sent.
        key: The key, where there is no keyring that has it.
    """

    name: str
    kind: Kind
    base_url: str
    key: str | None = field(default=None, repr=False)


@frozen
class Profile:
    """A profile with its key.

    Attributes:
        stored: What is stored of it.
        key: Its key.
    """

    stored: Stored
    key: str = field(repr=False)


class Profiles:
    """All profiles of the user who runs the command."""

    def __init__(self) -> None:
        self.path = Path(click.get_app_dir("notify-typed")) / "profiles.json"
        self.current: str | None = None
        self._stored: dict[str, Stored] = {}
        self._read()

    @property
    def stored(self) -> list[Stored]:
        """All profiles, by name."""
        return [self._stored[name] for name in sorted(self._stored)]

    @property
    def is_readable_by_others(self) -> bool:
        """Whether the file shows keys to the machine's other users."""
        try:
            mode = self.path.stat().st_mode
        except OSError:
            return False
        return os.name == "posix" and bool(mode & _OTHERS)

    def find(self, name: str) -> Stored:
        """Find what is stored of a profile.

        Raises:
            Failure: There is no such profile.
        """
        found = self._stored.get(name)
        if found is None:
            there = ", ".join(sorted(self._stored)) or "none yet"
            raise NotFound(f"there is no profile {name!r}. Profiles: {there}.")
        return found

    def open(self, name: str) -> Profile:
        """Read a profile with its key.

        Raises:
            Failure: There is no such profile, or nothing has its key any more.
        """
        stored = self.find(name)
        key = stored.key or _from_keyring(name)
        if not key:
            raise NotFound(
                f"the keyring does not have the key of the profile {name!r} any more: add it again"
                f' with "notify-typed profile add {name}".'
            )
        return Profile(stored, key)

    def add(self, stored: Stored, key: str, *, in_keyring: bool) -> Stored:
        """Store a profile, in place of one with its name.

        Args:
            stored: The profile.
            key: Its key.
            in_keyring: Whether to try the keyring first.

        Returns:
            What was stored; without a key in it if the keyring has that.

        Raises:
            Failure: The name cannot be one, or the file cannot be written.
        """
        if not _NAME.fullmatch(stored.name):
            raise WrongUse(
                "NAME must have letters, digits, dots, hyphens and underscores only, not"
                f" {stored.name!r}."
            )
        kept = in_keyring and _to_keyring(stored.name, key)
        self._stored[stored.name] = evolve(stored, key=None if kept else key)
        self.current = self.current or stored.name
        self._write()
        return self._stored[stored.name]

    def use(self, name: str) -> None:
        """Make a profile the one that is used where nothing else is said."""
        self.current = self.find(name).name
        self._write()

    def remove(self, name: str) -> None:
        """Remove a profile and its key."""
        stored = self.find(name)
        if stored.key is None:
            _out_of_keyring(name)
        del self._stored[name]
        if self.current == name:
            self.current = None
        self._write()

    def _read(self) -> None:
        try:
            document: Any = json.loads(self.path.read_text(encoding="utf-8"))
            self.current = document["current"]
            for name, each in document["profiles"].items():
                self._stored[name] = Stored(name, each["kind"], each["base_url"], each["key"])
        except FileNotFoundError:
            return
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            raise Failure(f"the profiles in {self.path} cannot be read.", Exit.FAILED) from None

    def _write(self) -> None:
        profiles = {
            each.name: {"kind": each.kind, "base_url": each.base_url, "key": each.key}
            for each in self.stored
        }
        text = json.dumps({"current": self.current, "profiles": profiles}, indent=2)
        fresh = self.path.with_suffix(f".{os.getpid()}.new")
        try:
            self.path.parent.mkdir(mode=_OWNER_FOLDER, parents=True, exist_ok=True)
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text + "\n")
            fresh.replace(self.path)
        except OSError as problem:
            fresh.unlink(missing_ok=True)
            raise Failure(
                f"{self.path} cannot be written: {problem.strerror}.", Exit.FAILED
            ) from None


def _keyring() -> ModuleType | None:
    """Give the keyring's library, if there is one with a place for keys behind it."""
    try:
        import keyring  # noqa: PLC0415 - its extra may lack
        from keyring.backends import fail, null  # noqa: PLC0415 - likewise
    except ImportError:
        return None
    if isinstance(keyring.get_keyring(), fail.Keyring | null.Keyring):
        return None
    return keyring


def _from_keyring(name: str) -> str | None:
    keyring = _keyring()
    if keyring is None:
        return None
    try:
        return cast("str | None", keyring.get_password(_SERVICE, name))
    except keyring.errors.KeyringError:
        return None


def _to_keyring(name: str, key: str) -> bool:
    """Store a key, and tell whether that worked."""
    keyring = _keyring()
    if keyring is None:
        return False
    try:
        keyring.set_password(_SERVICE, name, key)
    except keyring.errors.KeyringError:  # it is locked
        return False
    return True


def _out_of_keyring(name: str) -> None:
    keyring = _keyring()
    if keyring is None:
        return
    try:
        keyring.delete_password(_SERVICE, name)
    except keyring.errors.KeyringError:  # it is not there any more
        return
