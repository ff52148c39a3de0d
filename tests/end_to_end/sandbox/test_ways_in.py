"""Starting a sandbox: in a test, on the command line, on a database, with a world of one's own."""

from __future__ import annotations

import asyncio
import errno
import fcntl
import json
import os
import re
import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Never
from uuid import UUID

import pytest
from cases import for_each
from local_http import local_client
from patience import HANG

from notify_typed.sandbox import Clock, Sandbox, SandboxError, WorldError
from notify_typed.sandbox.__main__ import main
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.end_to_end.sandbox.conftest import Api

    Connect = Callable[[Sandbox], Api]

COMMAND = [sys.executable, "-m", "notify_typed.sandbox"]


@pytest.fixture
def refuse(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs the command where it cannot start, and gives what it says."""

    def run(*arguments: str) -> str:
        assert main([*arguments]) == 2
        output, problem = capsys.readouterr()
        assert output == ""
        assert len(problem.splitlines()) == 1
        return problem

    return run


@pytest.fixture
def started() -> Iterator[Callable[..., tuple[subprocess.Popen[str], str, list[str]]]]:
    running: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> tuple[subprocess.Popen[str], str, list[str]]:
        process = subprocess.Popen(  # noqa: S603 - our own command
            [*COMMAND, "--port", "0", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        assert process.stdout
        first = process.stdout.readline()
        assert "ready at" in first, process.communicate()
        keys = [process.stdout.readline() for _ in range(4)]
        return process, first.split()[-1], keys

    yield start
    for process in running:
        process.kill()
        process.communicate()


def test_the_command_prints_what_to_export_and_stops_when_told(
    started: Callable[..., tuple[subprocess.Popen[str], str, list[str]]],
) -> None:
    process, base_url, lines = started()
    assert lines[0] == f"export NOTIFY_BASE_URL='{base_url}'\n"
    assert lines[1].startswith("export NOTIFY_API_KEY='sandbox_test-")
    assert "# export NOTIFY_API_KEY='sandbox_live-" in "".join(lines)
    with local_client(base_url) as http:
        assert http.get("/_sandbox/health").json()["status"] == "ok"
    process.send_signal(signal.SIGTERM)
    output, problems = process.communicate(timeout=HANG)
    assert process.returncode == 0
    assert "stopped" in output
    assert problems == ""


def test_the_command_stops_on_an_interrupt(
    started: Callable[..., tuple[subprocess.Popen[str], str, list[str]]],
) -> None:
    process, _, _ = started()
    process.send_signal(signal.SIGINT)
    _, problems = process.communicate(timeout=HANG)
    assert (process.returncode, problems) == (0, "")


def test_the_command_warns_when_others_can_reach_it(
    started: Callable[..., tuple[subprocess.Popen[str], str, list[str]]],
) -> None:
    process, base_url, _ = started("--host", "0.0.0.0")  # noqa: S104 - what is to be warned of
    assert base_url.startswith("http://127.0.0.1:")
    process.terminate()
    _, problems = process.communicate(timeout=HANG)
    assert "WARNING: listening on 0.0.0.0" in problems


def test_the_command_prints_what_the_website_needs(
    started: Callable[..., tuple[subprocess.Popen[str], str, list[str]]],
) -> None:
    process, base_url, _ = started("--website", "http://localhost:6012")
    assert process.stdout
    process.terminate()
    _, _, needed = process.stdout.read().partition("# The website needs:\n")
    exported = dict(re.findall(r"^export (\w+)='?(.*?)'?$", needed, re.MULTILINE))
    assert exported["API_HOST_NAME"] == base_url
    assert exported["ADMIN_BASE_URL"] == "http://localhost:6012"
    assert exported["ANTIVIRUS_API_HOST"].startswith(base_url)


def test_a_port_in_use_is_said_in_one_line(refuse: Callable[..., str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refuse("--port", str(port))
    assert said == f"notify sandbox: port {port} on 127.0.0.1 is already in use\n"
    assert "is not a port" in refuse("--port", "70000")


def test_a_port_that_is_not_for_everybody_is_said_in_one_line(
    refuse: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def bind(_socket: socket.socket, _address: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", bind)
    said = refuse("--port", "80")
    assert said == "notify sandbox: no permission to listen on port 80 of 127.0.0.1\n"


@for_each(
    ("host", "has_one"),
    [
        ("127.0.0.1", False),
        ("::1", False),
        ("localhost", False),
        ("0.0.0.0", True),  # noqa: S104 - compared, not bound
        ("sandbox.example", True),
    ],
)
def test_the_page_has_a_password_where_other_machines_reach_it(host: str, *, has_one: bool) -> None:
    assert bool(Sandbox(host=host).page_password) == has_one


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "is not JSON: line 1"),
        ("[]", "must be an object, not a list"),
        ('{"services": [{}]}', "world.services[0].id: must be text, not nothing"),
        ('{"services": {"a": 1}}', "world.services: must be a list, not an object"),
        (b"\xff\xfe\xff", "is not JSON"),
    ],
)
def test_a_broken_world_file_is_said_in_one_line(
    tmp_path: Path, refuse: Callable[..., str], content: str | bytes, said: str
) -> None:
    file = tmp_path / "world.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert said in refuse("--world", str(file))


def test_a_missing_world_file_and_a_bad_database_are_said_in_one_line(
    tmp_path: Path, refuse: Callable[..., str]
) -> None:
    assert "cannot read the world file" in refuse("--world", str(tmp_path / "none.json"))
    for url in ("nonsense", f"sqlite:///{tmp_path}/no/such/folder/x.db", "mysql://u:secret@h/d"):
        said = refuse("--database", url)
        assert "cannot use the database" in said
        assert "secret" not in said
    said = refuse("--workers", "2", "--database", "nonsense")
    assert "several workers need a database that they can share" in said


def test_a_file_is_for_one_sandbox_at_a_time_and_the_next_is_told_who_has_it(
    tmp_path: Path, refuse: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "sandbox.db"
    with Sandbox(database_url=f"sqlite:///{file}"):
        said = refuse("--database", f"sqlite:///{file}")
        assert f"the sandbox with the process id {os.getpid()} keeps its messages there" in said
        monkeypatch.chdir(tmp_path)
        with pytest.raises(SandboxError, match="keeps its messages there"):
            Sandbox(database_url="sqlite:///sandbox.db").start()
        (tmp_path / "sandbox.db-held").write_bytes(b"")
        with pytest.raises(SandboxError, match="another sandbox keeps its messages there"):
            Sandbox(database_url="sqlite:///sandbox.db").start()
    assert {each.name for each in tmp_path.iterdir()} == {"sandbox.db"}
    (tmp_path / "sandbox.db-held").write_text("1", encoding="utf-8")  # left by one that was killed
    with Sandbox(database_url=f"sqlite:///{file}"):
        pass


def test_a_file_that_is_just_being_let_go_is_not_held_in_vain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = fcntl.flock
    mark = tmp_path / "sandbox.db-held"

    def lock_too_late(descriptor: int, how: int) -> None:
        monkeypatch.setattr(fcntl, "flock", lock)
        mark.unlink()
        lock(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", lock_too_late)
    with Sandbox(database_url=f"sqlite:///{tmp_path}/sandbox.db"):
        assert mark.read_text(encoding="utf-8") == str(os.getpid())


def test_a_read_only_database_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///file:{tmp_path}/sandbox.db?mode=ro&uri=true"
    with Sandbox(database_url=f"sqlite:///{tmp_path}/sandbox.db"):
        pass
    with pytest.raises(SandboxError, match="cannot use the database"):
        Sandbox(database_url=url).start()


def test_a_file_database_goes_on_where_it_stopped(tmp_path: Path, connect: Connect) -> None:
    url = f"sqlite:///{tmp_path}/sandbox.db"
    document: Any = world.default_world()
    document["services"][0]["daily_limits"] = {"sms": 2}
    clock = Clock(frozen=True)
    with Sandbox(world=document, database_url=url, clock=clock) as first:
        api = connect(first)
        sent = api.send_sms(key=first.live_key).json()
    with Sandbox(world=document, database_url=url, clock=clock) as second:
        api = connect(second)
        assert api.status(sent["id"]) == "created"
        assert api.send_sms(key=second.live_key).status_code == 201
        assert api.send_sms(key=second.live_key).status_code == 429
        assert len(api.get("/v2/received-text-messages").json()["received_text_messages"]) == 2


def test_two_sandboxes_know_nothing_of_each_other(connect: Connect) -> None:
    with Sandbox() as one, Sandbox() as other:
        assert one.base_url != other.base_url
        connect(one).send_sms()
        assert len(one.messages()) == 1
        assert other.messages() == []


def test_the_friendly_world_is_the_same_every_time() -> None:
    with Sandbox() as one, Sandbox() as other:
        assert one.keys == other.keys
        assert one.service_id == other.service_id == UUID(world.SERVICE_ID)
        assert one.api_key == one.test_key
        assert set(one.keys) == {"live", "team", "test"}


def test_a_world_of_ones_own_may_be_small(connect: Connect) -> None:
    tiny: dict[str, Any] = {
        "services": [
            {
                "id": world.SERVICE_ID,
                "name": "Tiny",
                "permissions": ["sms"],
                "api_keys": [{"name": "k", "type": "test", "secret": world.SMS_SENDER_ID}],
                "templates": [
                    {
                        "id": world.SMS_TEMPLATE_ID,
                        "type": "sms",
                        "versions": [{"name": "T", "content": "Hi ((name)) ((date))"}],
                    }
                ],
            }
        ]
    }
    with Sandbox(world=tiny) as sandbox:
        answer = connect(sandbox).send_sms()
        assert answer.json()["content"] == {"body": "Hi Amala 1 May", "from_number": "GOVUK"}


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (
            {"api_keys": [{"name": "k", "type": "root", "secret": world.SERVICE_ID}]},
            "api_keys[0].type",
        ),
        ({"templates": [{"id": world.SERVICE_ID, "type": "sms"}]}, "templates[0].versions"),
        (
            {"templates": [{"id": "x", "type": "sms", "versions": [{"name": "a", "content": ""}]}]},
            "templates[0].id",
        ),
        ({"permissions": "sms"}, "permissions"),
        ({"rate_limit": "fast"}, "rate_limit"),
        ({"rate_limit": 0.5}, "rate_limit"),
        ({"active": 1}, "active"),
        (
            {"notifications": [{"id": world.SERVICE_ID, "template_id": world.SERVICE_ID}]},
            "notifications[0].template_id",
        ),
        ({"received_texts": [{"repeat": -1}]}, "received_texts[0].repeat"),
        (
            {"callbacks": [{"type": "fax", "url": "http://127.0.0.1:1", "bearer_token": ""}]},
            "callbacks[0].type",
        ),
    ],
)
def test_a_broken_world_names_the_place(change: dict[str, Any], where: str) -> None:
    document: Any = world.default_world()
    document["services"][0] |= change
    with pytest.raises(WorldError) as caught:
        Sandbox(world=document).start()
    assert where in str(caught.value)


def test_secrets_and_recipients_are_in_no_repr(connect: Connect) -> None:
    with Sandbox() as sandbox:
        sandbox.set_callback("delivery_status", "http://127.0.0.1:9/closed", "secret-token")
        connect(sandbox).send_sms("07700900123", reference="r")
        sandbox.clock.advance(seconds=1)
        assert len(sandbox.callbacks()) == 1
        shown = repr(sandbox) + repr(sandbox.messages()) + repr(sandbox.callbacks())
        assert "07700900123" not in shown
        assert sandbox.test_key[-36:] not in shown
        assert "Amala" not in shown
        assert "secret-token" not in shown


def test_a_sandbox_that_does_not_run_says_so() -> None:
    sandbox = Sandbox()
    with pytest.raises(SandboxError, match="not running"):
        sandbox.messages()
    with sandbox:
        assert json.dumps(sandbox.base_url)
    with pytest.raises(SandboxError, match="not running"):
        _ = sandbox.base_url


def test_a_sandbox_whose_server_has_ended_says_so_and_can_be_stopped() -> None:
    sandbox = Sandbox().start()
    sandbox._server.stop()
    with pytest.raises(SandboxError, match="not running"):
        sandbox.messages()
    sandbox.stop()
    assert not sandbox.is_running


def test_a_sandbox_that_cannot_start_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def no_more_files() -> Never:
        raise OSError(errno.EMFILE, "Too many open files")

    sandbox = Sandbox(database_url=f"sqlite:///{tmp_path}/sandbox.db")
    with monkeypatch.context() as patch:
        patch.setattr(asyncio, "new_event_loop", no_more_files)
        with pytest.raises(SandboxError, match="did not start") as caught:
            sandbox.start()
    assert isinstance(caught.value.__cause__, OSError)
    assert not sandbox.is_running
    with sandbox:  # the file is for one sandbox at a time
        assert sandbox.messages() == []


def test_the_clock_can_be_moved_before_the_sandbox_starts() -> None:
    start = datetime(2030, 1, 1, tzinfo=UTC)
    sandbox = Sandbox(clock=Clock(start, frozen=True))
    sandbox.clock.advance(hours=1)
    with sandbox:
        assert (
            timedelta(0) <= sandbox.clock.now() - start - timedelta(hours=1) < timedelta(seconds=1)
        )


@pytest.mark.every_database
def test_waiting_ends_in_time(sandbox: Sandbox, api: Api) -> None:
    with pytest.raises(TimeoutError, match="no message with that recipient within"):
        sandbox.wait_for(recipient="07700900999", timeout=0.01)
    api.send_sms("07700900999")
    assert sandbox.wait_for(recipient="+447700900999").recipient == "07700900999"


@pytest.mark.every_database
def test_reset_goes_back_to_the_beginning(sandbox: Sandbox, api: Api) -> None:
    api.send_sms()
    sandbox.receive_text("One more")
    sandbox.reset()
    assert sandbox.messages() == []
    assert len(api.get("/v2/received-text-messages").json()["received_text_messages"]) == 2
    assert api.send_sms().status_code == 201
