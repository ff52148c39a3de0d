"""What Windows and macOS lack or do otherwise, held without them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from cases import for_each
from click.testing import CliRunner
from patience import HANG

from notify_typed import NotifyClient
from notify_typed._cli.commands import notify_typed as command
from notify_typed._running import announced, running_sandboxes
from notify_typed.bulk import Bulk
from notify_typed.sandbox import Sandbox, SandboxError
from notify_typed.sandbox._server.workers import Setting, Workers
from notify_typed.sandbox._world.default import SMS_TEMPLATE_ID as SMS
from notify_typed.sandbox._world.default import default_world

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parents[3]
PATHS: Final = [str(ROOT / "tests" / "support")]
AS_ELSEWHERE: Final = """
import other_systems
if __name__ == "__main__":
    count = other_systems.imported()
    other_systems.forget()
    other_systems.take_away()
"""
IMPORT: Final = """
    print(count == other_systems.imported() > 300)
"""
STORY: Final = """
    import asyncio
    from notify_typed import AsyncNotifyClient, NotifyClient
    from notify_typed.sandbox import Sandbox

    with Sandbox(outcomes="immediate") as sandbox:
        who = sandbox.api_key, sandbox.base_url
        template = "5a4db0c8-0000-4000-8000-000000000011"
        message = ("07700900123", template, {"name": "A", "date": "B"})

        async def story():
            async with AsyncNotifyClient(who[0], base_url=who[1]) as notify:
                for _ in range(2):
                    await notify.send_sms_notification(*message)
                return len((await notify.get_all_notifications()).notifications)

        with NotifyClient(who[0], base_url=who[1]) as notify:
            for _ in range(2):
                notify.send_sms_notification(*message)
        print(asyncio.run(story()))
"""
COMMAND: Final = """
    from notify_typed.sandbox.__main__ import main
    raise SystemExit(main())
"""


def started(program: str, *arguments: str, **variables: str) -> subprocess.Popen[str]:
    """Start a program with this Python."""
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([*PATHS, os.environ.get("PYTHONPATH", "")]),
            **variables,
        },
    )


def said(program: str, **variables: str) -> list[str]:
    """Run a program, and give what it prints."""
    process = started(program, **variables)
    out, problems = process.communicate(timeout=HANG)
    assert process.returncode == 0, problems
    return out.splitlines()


@pytest.mark.slow
def test_every_module_is_imported_where_much_of_linux_is_missing() -> None:
    assert said(AS_ELSEWHERE + IMPORT) == ["True"]


@pytest.mark.slow
def test_clients_and_the_sandbox_work_where_much_of_linux_is_missing() -> None:
    assert said(AS_ELSEWHERE + STORY) == ["4"]


@pytest.mark.slow
def test_the_sandbox_ends_on_ctrl_c_on_an_event_loop_that_takes_no_signals() -> None:
    process = started(AS_ELSEWHERE + COMMAND, "--port", "0")
    assert process.stdout is not None
    assert "ready at" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, problems = process.communicate(timeout=HANG)
    assert (process.returncode, out.splitlines()[-1]) == (0, "notify sandbox: stopped"), problems


def test_several_workers_are_refused_where_they_cannot_share_a_port(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    setting = Setting(default_world(), "sqlite://")
    monkeypatch.setattr(os, "name", "nt")
    with pytest.raises(SandboxError, match=r"^several workers can share a port"):
        Workers(setting, 0, 2, print)


@pytest.fixture
def without_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As on Windows, files belong to nobody that Python could name."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    monkeypatch.setenv("USERNAME", "Zoë Smith")
    monkeypatch.delattr(os, "getuid")


@pytest.mark.usefixtures("without_users")
def test_a_sandbox_is_found_where_files_have_no_owners() -> None:
    with announced("http://127.0.0.1:1"):
        assert running_sandboxes() == ["http://127.0.0.1:1"]
    assert running_sandboxes() == []


@pytest.mark.slow
def test_london_is_known_where_the_system_knows_no_time_zones() -> None:
    program = AS_ELSEWHERE.partition("count =")[0] + (
        "import zoneinfo; print(zoneinfo.TZPATH, other_systems.imported() > 300)"
    )
    assert said(program, PYTHONTZPATH="") == ["() True"]


def test_every_extra_whose_code_asks_for_a_time_zone_brings_them_along() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    bring = {
        extra
        for extra, needed in project["optional-dependencies"].items()
        if any(each.startswith("tzdata") for each in needed)
    }
    ask = {
        path.relative_to(ROOT / "notify_typed").parts[0]
        for path in (ROOT / "notify_typed").rglob("*.py")
        if "zoneinfo" in path.read_text("utf-8")
    }
    assert ask == {"sandbox", "bulk"}
    assert ask <= bring


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(outcomes="immediate") as running:
        yield running


@pytest.fixture
def odd_folder(tmp_path: Path) -> Path:
    """A folder named as a person might name it."""
    folder = tmp_path / "Zoë O'Neil & Søns 100% #1 (copy)"
    folder.mkdir()
    return folder


def run(sandbox: Sandbox, *words: str, typed: bytes = b"") -> tuple[int, str]:
    """Run the command with the sandbox in its environment."""
    environment = {"NOTIFY_BASE_URL": sandbox.base_url, "NOTIFY_API_KEY": None}
    done = CliRunner(env=environment).invoke(command, words, input=typed)
    return done.exit_code, done.output


@for_each("mark", [b"", b"\xef\xbb\xbf"], ids=repr)
@for_each("end", [b"", b"\n", b"\r\n", b"\r\n\r\n"], ids=repr)
def test_a_key_is_read_whatever_its_line_ends_with(
    sandbox: Sandbox, odd_folder: Path, mark: bytes, end: bytes
) -> None:
    content = mark + sandbox.api_key.encode() + end
    file = odd_folder / "clé.txt"
    file.write_bytes(content)
    assert run(sandbox, "list", "--key-file", str(file))[0] == 0
    assert run(sandbox, "list", "--key-stdin", typed=content)[0] == 0


def test_files_are_where_they_were_asked_for_however_folders_are_named(
    sandbox: Sandbox, odd_folder: Path
) -> None:
    url = f"sqlite:///{odd_folder / 'sändbox.db'}"
    with (
        Sandbox(database_url=url, outcomes="immediate") as stored,
        NotifyClient(stored.api_key, base_url=stored.base_url) as notify,
    ):
        notify.send_sms_notification("07700900123", SMS, {"name": "A", "date": "B"})
    with Sandbox(database_url=url) as again:
        assert len(again.messages()) == 1
    people = odd_folder / "péople list.csv"
    people.write_text("phone number,name,date\r\n07700 900301,A,B\r\n", "utf-8", newline="")
    with Bulk(odd_folder / "rüns.db", api_key=sandbox.test_key, base_url=sandbox.base_url) as bulk:
        assert bulk.plan(people, template_id=SMS).good == 1
    key = odd_folder / "key"
    key.write_text(sandbox.api_key, "utf-8")
    target = odd_folder / "öut.csv"
    status, output = run(
        sandbox, "export", "--key-file", str(key), "--format", "csv", "--output", str(target)
    )
    assert status == 0, output
    assert target.exists()


@for_each("shell", ["bash", "zsh", "fish"])
def test_a_script_for_a_shell_has_the_line_ends_of_shells(
    monkeypatch: pytest.MonkeyPatch, odd_folder: Path, shell: str
) -> None:
    """Windows ends lines in its own way, unless it is told not to."""
    written: dict[str, Any] = {}
    write_text = Path.write_text

    def noting(path: Path, *args: Any, **kwargs: Any) -> int:
        written[path.name] = kwargs.get("newline")
        return write_text(path, *args, **kwargs)

    monkeypatch.setattr(Path, "write_text", noting)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(odd_folder))
    done = CliRunner().invoke(command, ["completion", shell, "--install"])
    assert done.exit_code == 0, done.output
    assert [*written.values()] == ["\n"]
