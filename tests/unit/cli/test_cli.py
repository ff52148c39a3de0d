"""The command `notify-typed`, as a shell sees it."""

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
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest
from cases import for_each
from click.testing import CliRunner
from local_http import local_client
from notifications_python_client import NotificationsAPIClient
from notifications_python_client.errors import HTTPError
from patience import HANG

from notify_typed import __version__
from notify_typed._cli import main
from notify_typed._cli.commands import notify_typed as command
from notify_typed._install import install_line
from notify_typed.sandbox._server.command import command as sandbox_command
from notify_typed.sandbox._world.default import EMAIL_TEMPLATE_ID, SMS_TEMPLATE_ID, default_world

if TYPE_CHECKING:
    from types import TracebackType

    import httpx

pytestmark = pytest.mark.slow

SCRIPT = Path(sysconfig.get_path("scripts")) / "notify-typed"
ENVIRONMENT = {**os.environ, "PYTHONWARNINGS": "error", "NO_PROXY": "*", "no_proxy": "*"}


class Running:
    """A sandbox in a process of its own, once it has said that it is ready."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            [SCRIPT, "sandbox", "--port=0", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
        )
        # Reading its output always ends: the process is killed if it takes too long.
        self._watch = threading.Timer(HANG, self.process.kill)
        self._watch.start()
        line = self.read_line()
        assert "ready at " in line, self.process.communicate()
        self.base_url = line.split()[-1]

    def read_line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def read_exports(self) -> list[str]:
        """Read the lines for a shell: an address, and the three keys of the friendly service."""
        return [self.read_line() for _ in range(4)]

    def stop(self, number: signal.Signals) -> tuple[int, str]:
        """Send a signal; give the exit status and what stands on standard error."""
        self.process.send_signal(number)
        _, problems = self.process.communicate(timeout=HANG)
        return self.process.returncode, problems

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._watch.cancel()
        self.process.kill()
        self.process.communicate()


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(  # noqa: S603 - our own command
        [SCRIPT, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
        env=ENVIRONMENT,
    )


def shell(script: str, then: str) -> str:
    """Run lines in a shell, and then a Python program."""
    done = subprocess.run(  # noqa: S603 - our own lines
        ["/bin/sh", "-ec", f'{script}\nexec "$0" -c "$1"', sys.executable, then],
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
        env={"PATH": ENVIRONMENT["PATH"]},
    )
    assert done.stderr == ""
    return done.stdout


def health(sandbox: Running) -> httpx.Response:
    with local_client(sandbox.base_url) as http:
        return http.get("/_sandbox/health")


def test_what_it_prints_makes_a_client_find_it() -> None:
    with Running() as sandbox:
        assert health(sandbox).status_code == 200
        program = """
from notify_typed import NotifyClient
with NotifyClient() as notify:
    print(len(notify.get_all_templates().templates))
"""
        assert int(shell("".join(sandbox.read_exports()), program)) == 4
        assert sandbox.base_url.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_in_good_order_when_told(number: signal.Signals) -> None:
    with Running() as sandbox, local_client(sandbox.base_url) as http:
        # A connection that stays open must not hold it up.
        assert http.get("/_sandbox/health").status_code == 200
        assert sandbox.stop(number) == (0, "")


def test_it_goes_on_when_nobody_reads_what_it_says() -> None:
    with Running() as sandbox:
        assert sandbox.process.stdout is not None
        sandbox.process.stdout.close()
        assert health(sandbox).status_code == 200
        sandbox.process.stdout = None
        assert sandbox.stop(signal.SIGTERM) == (0, "")


def test_its_options_reach_the_sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "*")
    document: dict[str, Any] = default_world()
    document["services"][0]["templates"][0]["versions"][0]["content"] = "Dear ((name))"
    world = tmp_path / "world.json"
    world.write_text(json.dumps(document), encoding="utf-8")
    options = (
        f"--world={world}",
        f"--database=sqlite:///{tmp_path}/sandbox.db",
        "--quirks=exact",
        "--outcomes=immediate",
    )
    values = {"name": "Amala", "reference": "1"}
    with Running(*options) as sandbox:
        key = sandbox.read_exports()[1].split("'")[1]
        client = NotificationsAPIClient(key, base_url=sandbox.base_url)
        sent = client.send_sms_notification("07700900123", SMS_TEMPLATE_ID, values)
        assert sent["content"]["body"] == "Dear Amala"
        assert client.get_notification_by_id(sent["id"])["status"] == "delivered"
        with pytest.raises(HTTPError) as accident:
            client.send_email_notification(
                "a@example.com", EMAIL_TEMPLATE_ID, values, sanitise_content_for=[7]
            )
        assert accident.value.status_code == 500
        sandbox.stop(signal.SIGTERM)
    with Running(*options) as again:
        client = NotificationsAPIClient(key, base_url=again.base_url)
        assert client.get_notification_by_id(sent["id"])["body"] == "Dear Amala"


def test_names_from_a_world_file_cannot_run_in_the_shell(tmp_path: Path) -> None:
    document: dict[str, Any] = default_world()
    [service] = document["services"]
    trap = tmp_path / "trap"
    service["name"] = f"Trap\ntouch {trap}\r\x1b[31m"
    service["api_keys"][-1]["name"] = f"it's $(touch {trap}) `touch {trap}`"
    world = tmp_path / "world.json"
    world.write_text(json.dumps(document), encoding="utf-8")
    with Running(f"--world={world}") as sandbox:
        lines = sandbox.read_exports()
    assert all(re.match("(# )?export NOTIFY_", line) for line in lines)
    key = shell("".join(lines), "import os; print(os.environ['NOTIFY_API_KEY'])")
    assert key.startswith(service["api_keys"][-1]["name"] + "-")
    assert not trap.exists()
    assert "\x1b" not in "".join(lines)


def test_a_port_in_use_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("sandbox", f"--port={port}")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"notify sandbox: port {port} on 127.0.0.1 is already in use\n"


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--port=70000", "70000 is not a port"),
        ("--port=-1", "-1 is not a port"),
        ("--host=192.0.2.1", "cannot listen on 192.0.2.1"),  # of no machine
        ("--world={folder}/missing.json", "missing.json"),
        ("--world={folder}", "cannot read the world file"),
        ("--world={folder}/broken.json", "is not JSON: line 1"),
        ("--world={folder}/wrong.json", "world.services: must be a list"),
        ("--database=nonsense", "cannot use the database"),
        ("--database=sqlite:///{folder}/no/such/folder.db", "cannot use the database"),
        ("--database=postgresql://user:secret@127.0.0.1:9/notify", "cannot use the database"),
    ],
)
def test_what_cannot_work_is_told_in_one_line(tmp_path: Path, option: str, words: str) -> None:
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "wrong.json").write_text('{"services": 7}', encoding="utf-8")
    done = CliRunner().invoke(command, ["sandbox", "--port=0", option.format(folder=tmp_path)])
    assert (done.exit_code, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert words in line
    assert "secret" not in line


@pytest.mark.parametrize("outcomes", ["soon", "", "-1", "nan", "reads:0", "reads:x", "reads:"])
def test_outcomes_that_mean_nothing_are_refused(outcomes: str) -> None:
    done = CliRunner().invoke(command, ["sandbox", f"--outcomes={outcomes}"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "'realistic', 'immediate'" in done.stderr.replace('"', "'")


def test_it_tells_its_version() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"notify-typed {__version__}\n")


def test_help_tells_every_subcommand_and_option() -> None:
    help_text = CliRunner().invoke(command, ["--help"]).stdout
    assert re.search(r"sandbox +Run a faithful local GOV.UK Notify\.", help_text)
    options = CliRunner().invoke(command, ["sandbox", "--help"]).stdout
    for option in ("--host", "--port", "--world", "--database", "--quirks", "--outcomes"):
        assert re.search(rf"^  {option} .*\w", options, re.MULTILINE)
    # By itself it has the same options, and the same help for each.
    alone = CliRunner().invoke(sandbox_command, ["--help"]).stdout
    for parameter in sandbox_command.params:
        assert all(name in options and name in alone for name in parameter.opts)


def test_a_subcommand_that_does_not_exist_is_refused() -> None:
    done = CliRunner().invoke(command, ["fax"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "No such command 'fax'" in done.stderr


@for_each(
    ("words", "meant"),
    [
        (("send", "text"), "sms"),
        (("send", "emial"), "email"),
        (("templates",), "template"),
        (("profile", "lists"), "list"),
        (("admin", "key", "crate"), "create"),
        (("sandbox", "fault", "cleared"), "clear"),
    ],
)
def test_a_command_that_is_meant_is_named(words: tuple[str, ...], meant: str) -> None:
    done = CliRunner().invoke(command, [*words])
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"Did you mean {meant}" in done.stderr


def test_without_its_extra_the_sandbox_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in list(sys.modules):
        if name.startswith("notify_typed.sandbox"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    done = CliRunner().invoke(command, ["sandbox", "--port", "0"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (f"notify-typed: sandbox needs sqlalchemy: {install_line('sandbox')}\n")
    listed = CliRunner().invoke(command, ["--help"])
    assert (listed.exit_code, "Not installed" in listed.stdout) == (0, True)


@pytest.mark.parametrize("words", ["bulk", "bulk send people.csv", "bulk plan people.csv --help"])
def test_without_its_extra_bulk_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setitem(sys.modules, "filelock", None)
    done = CliRunner().invoke(command, words.split())
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"notify-typed: bulk needs filelock: {install_line('bulk')}\n"


def test_without_its_extra_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "notify_typed._cli.commands")
    monkeypatch.setitem(sys.modules, "click", None)
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == (f"notify-typed: the command needs click: {install_line('cli')}")


def test_a_part_that_is_missing_is_not_taken_for_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "notify_typed._cli.commands", None)
    with pytest.raises(ModuleNotFoundError, match=r"notify_typed\._cli\.commands"):
        main()
