"""A sandbox, and a shell in which `notify-typed admin` finds it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from notify_typed import NotifyClient
from notify_typed._cli.commands import notify_typed as command
from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "a secret of the admin API"
VARIABLES = (
    "NOTIFY_ADMIN_BASE_URL",
    "NOTIFY_ADMIN_SECRET",
    "NOTIFY_ADMIN_SERVICE",
    "NOTIFY_ADMIN_USER",
    "NOTIFY_API_KEY",
    "NOTIFY_BASE_URL",
    "NOTIFY_CALLBACK_TOKEN",
    "NOTIFY_PAGE_PASSWORD",
    "PYTHON_KEYRING_BACKEND",
    "XDG_CONFIG_HOME",
    "XDG_RUNTIME_DIR",
)


@dataclass
class Shell:
    """Runs the command as a shell with these variables would."""

    variables: dict[str, str] = field(default_factory=dict[str, str])
    prefix: tuple[str, ...] = ("admin",)

    def run(self, *words: str, typed: str | bytes = "") -> Result:
        """Run a command to its end, whatever that is; but it must not crash."""
        environment = {name: self.variables.get(name) for name in VARIABLES}
        done = CliRunner(env=environment).invoke(command, [*self.prefix, *words], input=typed)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert SECRET not in done.output
        return done

    def get(self, *words: str, typed: str | bytes = "") -> str:
        """Run a command that must succeed, and give what a variable would take of it."""
        done = self.run(*words, typed=typed)
        assert done.exit_code == 0, done.output
        return done.stdout.rstrip("\n")

    def json(self, *words: str, typed: str | bytes = "") -> Any:
        """Run a command that must succeed, and read its JSON."""
        return json.loads(self.get(*words, "--json", typed=typed))

    def listed(self, *words: str) -> list[Any]:
        """Run a command that must succeed, and read its JSON, one object a line."""
        return [*map(json.loads, self.get(*words, "--json").splitlines())]

    def refused(self, status: int, *words: str, typed: str | bytes = "") -> str:
        """Run a command that must fail, and give its last line."""
        done = self.run(*words, typed=typed)
        assert (done.exit_code, done.stdout) == (status, ""), done.output
        lines = done.stderr.splitlines()
        assert "Traceback" not in done.stderr
        return lines[-1]


@pytest.fixture(scope="module")
def running_sandbox() -> Iterator[Sandbox]:
    with Sandbox(outcomes="immediate", admin_secret=SECRET) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    """A sandbox as new, with its friendly service."""
    running_sandbox.reset()
    return running_sandbox


@pytest.fixture
def bare_shell(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell that knows the sandbox, and nobody to act for."""
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "*")
    return Shell({"NOTIFY_BASE_URL": sandbox.base_url, "NOTIFY_ADMIN_SECRET": SECRET})


@pytest.fixture
def shell(bare_shell: Shell) -> Shell:
    """A shell in which a member of the friendly service works on it."""
    bare_shell.variables["NOTIFY_ADMIN_USER"] = world.TEAM_EMAIL
    bare_shell.variables["NOTIFY_ADMIN_SERVICE"] = world.SERVICE_ID
    return bare_shell


@pytest.fixture
def notify(sandbox: Sandbox) -> Iterator[NotifyClient]:
    """A client of the friendly service."""
    with NotifyClient(sandbox.live_key, base_url=sandbox.base_url) as client:
        yield client


@pytest.fixture
def user(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell in a folder of its own, with the sandbox's test key and nothing stored."""
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "*")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    variables = {
        "NOTIFY_BASE_URL": sandbox.base_url,
        "NOTIFY_API_KEY": sandbox.test_key,
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
    }
    return Shell(variables, ())
