"""Whose key is used: on the command line, in the environment, in a profile."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import keyring
import pytest
from click.testing import _NamedTextIOWrapper
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed.sandbox import Sandbox
    from tests.unit.cli.conftest import Shell


class Memory(KeyringBackend):
    """A keyring that lives as long as a test."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._see()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._see()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("it is not there")
        del self.kept[service, username]

    def _see(self) -> None:
        if self.locked:
            raise KeyringLocked("it is locked")


@pytest.fixture(autouse=True)
def memory() -> Iterator[Memory]:
    """No test reads or changes the keyring of the person who runs it."""
    before = keyring.get_keyring()
    made = Memory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def bare(user: Shell) -> Shell:
    """A shell without a key."""
    del user.variables["NOTIFY_API_KEY"]
    return user


def stored(user: Shell) -> Path:
    return Path(user.variables["XDG_CONFIG_HOME"]) / "notify-typed" / "profiles.json"


def test_a_key_comes_from_a_file_or_standard_input(bare: Shell, sandbox: Sandbox) -> None:
    Path("key.txt").write_text(f"{sandbox.test_key}\n", encoding="utf-8")
    assert bare.listed("template", "list", "--key-file", "key.txt")
    assert bare.listed("--key-file", "key.txt", "template", "list")
    assert bare.run("template", "list", "--key-stdin", typed=sandbox.test_key).exit_code == 0
    assert bare.run("template", "list", "--key-file", "-", typed=sandbox.test_key).exit_code == 0


def test_without_a_key_all_ways_are_told(bare: Shell) -> None:
    line = bare.refused(2, "list")
    for way in ("NOTIFY_API_KEY", "--key-file", "--key-stdin", "profile add"):
        assert way in line


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "is empty"),
        (b"\xff\xfe", "cannot be read as text"),
        (b"nonsense", "is not an API key"),
        (b"x" * 100_000, "is not an API key"),
    ],
)
def test_what_is_no_key_is_told_and_not_shown(bare: Shell, content: bytes, expected: str) -> None:
    Path("key.txt").write_bytes(content)
    line = bare.refused(2, "list", "--key-file", "key.txt")
    assert expected in line
    assert "nonsense" not in line
    assert "cannot be read" in bare.refused(2, "list", "--key-file", "none.txt")
    bare.variables["NOTIFY_API_KEY"] = "nonsense"
    assert "NOTIFY_API_KEY" in bare.refused(2, "list")


def test_a_profile_is_a_key_and_an_address(bare: Shell, sandbox: Sandbox, memory: Memory) -> None:
    bare.run("profile", "add", "testing", "--kind", "test", "--key-stdin", typed=sandbox.test_key)
    assert [*memory.kept.values()] == [sandbox.test_key]
    assert sandbox.test_key not in stored(bare).read_text(encoding="utf-8")
    bare.variables["NOTIFY_BASE_URL"] = "http://127.0.0.1:9"
    assert bare.listed("template", "list")
    bare.variables["NOTIFY_API_KEY"] = "nonsense"
    assert bare.listed("template", "list", "--profile", "testing")
    bare.refused(2, "list")  # the environment goes before a profile that is not named
    line = bare.refused(2, "list", "--profile", "testing", "--key-file", "x")
    assert "not both" in line


def test_profiles_are_listed_chosen_and_removed(
    user: Shell, memory: Memory, sandbox: Sandbox
) -> None:
    user.get("profile", "add", "one", "--kind", "test")
    user.get("profile", "add", "two")
    listed = {each["name"]: each for each in user.listed("profile", "list")}
    assert (listed["one"]["in_use"], listed["two"]["in_use"]) == (True, False)
    assert (listed["one"]["kind"], listed["two"]["kind"]) == ("test", "live")
    assert sandbox.test_key not in user.get("profile", "list")
    user.get("profile", "use", "two")
    assert user.listed("profile", "list")[1]["in_use"] is True
    assert "not confirmed" in user.refused(2, "profile", "remove", "two", typed="n\n")
    user.get("profile", "remove", "two", "--yes")
    user.get("profile", "remove", "one", typed="y\n")
    assert user.listed("profile", "list") == []
    assert not memory.kept
    assert "no profile 'two'" in user.refused(7, "profile", "use", "two")


@pytest.mark.skipif(sys.platform == "win32", reason="has no modes")
def test_without_a_keyring_a_file_for_its_owner_alone_has_the_key(
    user: Shell, sandbox: Sandbox, memory: Memory
) -> None:
    memory.locked = True
    for more in ((), ("--file",)):
        done = user.run("profile", "add", "one", *more)
        assert "which only you can read" in done.stderr
        assert sandbox.test_key in stored(user).read_text(encoding="utf-8")
        assert stat.S_IMODE(stored(user).stat().st_mode) == 0o600
        assert stat.S_IMODE(stored(user).parent.stat().st_mode) == 0o700
    assert user.listed("template", "list", "--profile", "one")
    stored(user).chmod(0o644)
    done = user.run("template", "list", "--profile", "one")
    assert "chmod 600" in done.stderr
    user.get("profile", "remove", "one", "--yes")


def test_a_keyring_that_lost_the_key_is_told(user: Shell, memory: Memory) -> None:
    user.get("profile", "add", "one")
    memory.kept.clear()
    assert "does not have the key" in user.refused(7, "list", "--profile", "one")
    memory.locked = True
    assert "does not have the key" in user.refused(7, "list", "--profile", "one")
    user.get("profile", "remove", "one", "--yes")


def test_without_the_keyrings_library_a_file_serves(
    user: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert user.json("profile", "add", "one")["stored_in"] == "file"
    monkeypatch.undo()


def test_a_keyring_with_no_place_for_keys_is_none(user: Shell) -> None:
    from keyring.backends import fail  # noqa: PLC0415 - another backend

    user.get("profile", "add", "one")
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    assert "does not have the key" in user.refused(7, "list", "--profile", "one")
    assert user.json("profile", "add", "two")["stored_in"] == "file"
    user.get("profile", "remove", "one", "--yes")


@pytest.mark.parametrize("name", ["", "a b", "x" * 61, "../x", "a\nb"])
def test_a_name_that_cannot_be_one_is_refused(user: Shell, name: str) -> None:
    assert "letters, digits" in user.refused(2, "profile", "add", name)


@pytest.mark.parametrize("content", ["", "[]", '{"current": null}', '{"profiles": {"a": 1}}'])
def test_profiles_that_cannot_be_read_are_told(user: Shell, content: str) -> None:
    stored(user).parent.mkdir(parents=True)
    stored(user).write_text(content, encoding="utf-8")
    assert "cannot be read" in user.refused(1, "profile", "list")


def test_profiles_that_cannot_be_written_are_told(user: Shell) -> None:
    Path(user.variables["XDG_CONFIG_HOME"]).write_text("a file", encoding="utf-8")
    assert "cannot be" in user.refused(1, "profile", "add", "one")


def test_a_key_is_typed_in_at_a_terminal_alone(
    bare: Shell, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no key to store" in bare.refused(2, "profile", "add", "one")
    asked: list[str] = []

    def getpass(prompt: str, stream: Any) -> str:
        assert stream is sys.stderr
        asked.append(prompt)
        return sandbox.test_key

    monkeypatch.setattr("getpass.getpass", getpass)
    monkeypatch.setattr(_NamedTextIOWrapper, "isatty", lambda self: self is sys.stdin)
    assert bare.json("profile", "add", "one")["name"] == "one"
    assert asked


def test_a_key_is_never_sent_readable(user: Shell) -> None:
    for words in (("list",), ("profile", "add", "one")):
        line = user.refused(2, *words, "--base-url", "http://notify.example.gov.uk")
        assert "must start with https" in line


def test_nobody_sees_a_key_in_what_is_told(user: Shell, sandbox: Sandbox) -> None:
    for words in (("list", "--json"), ("profile", "add", "x", "--json"), ("show", "nonsense")):
        done = user.run(*words)
        assert sandbox.test_key not in done.output
    assert json.loads(stored(user).read_text(encoding="utf-8"))["current"] == "x"
