"""`notify-typed sandbox ...`: looking into a sandbox that runs, and changing it."""

from __future__ import annotations

import itertools
import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import click
import pytest
from patience import HANG

from notify_typed._cli.lazy import absent
from notify_typed._cli.sandbox.command import command as sandbox_group
from notify_typed._install import install_line
from notify_typed._running import announced, running_sandboxes
from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._world.default import EMAIL_TEMPLATE_ID, SMS_TEMPLATE_ID

if TYPE_CHECKING:
    from notify_typed import NotifyClient
    from tests.unit.cli.conftest import Shell

VALUES: Final = {"name": "Amala", "date": "1 May", "reference": "A"}


@pytest.fixture
def sent(notify: NotifyClient) -> str:
    return str(notify.send_sms_notification("07700900123", SMS_TEMPLATE_ID, VALUES, "r-1").id)


def test_messages_and_requests_are_listed_and_searched(
    user: Shell, sent: str, notify: NotifyClient
) -> None:
    email = notify.send_email_notification("a@example.com", EMAIL_TEMPLATE_ID, VALUES)
    listed = user.listed("sandbox", "messages")
    assert [each["id"] for each in listed] == [str(email.id), sent]
    assert user.get("sandbox", "messages", "type:sms", "Amala", "-q") == sent
    assert user.get("sandbox", "messages", "--limit", "1", "-q") == str(email.id)
    assert "Hello Amala" in user.get("sandbox", "messages")
    requests = user.listed("sandbox", "requests", "is:accepted")
    assert requests[0]["path"] == "/v2/notifications/email"
    user.run("send", "sms", "nonsense", "-t", SMS_TEMPLATE_ID)
    assert "Must not contain" in user.get("sandbox", "requests", "is:refused")


def test_what_happens_is_followed(
    user: Shell, sandbox: Sandbox, notify: NotifyClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop = threading.Event()
    # Time goes by with the lines that come, however long they take.
    lines = itertools.count(step=HANG / 40)
    clock = SimpleNamespace(monotonic=lambda: next(lines))
    monkeypatch.setattr("notify_typed._cli.sandbox.control.time", clock)

    def go_on() -> None:
        while not stop.wait(0.05):
            notify.send_sms_notification("07700900123", SMS_TEMPLATE_ID, VALUES)

    sending = threading.Thread(target=go_on)
    sending.start()
    try:
        messages = user.listed("sandbox", "messages", "--follow", "--for", str(HANG))
        requests = user.listed("sandbox", "requests", "--follow", "--for", str(HANG))
    finally:
        stop.set()
        sending.join()
    assert {each["recipient"] for each in messages} == {"07700900123"}
    assert {each["path"] for each in requests} == {"/v2/notifications/sms"}
    sandbox.reset()
    clock.monotonic = lambda: 0.0  # no line ends it now, but that none comes
    assert user.listed("sandbox", "messages", "--follow", "--for", "0.05") == []


def test_a_text_is_answered(user: Shell, sent: str, notify: NotifyClient) -> None:
    assert user.json("sandbox", "reply", sent, "Yes")["content"] == "Yes"
    newest = notify.get_received_texts().received_text_messages[0]
    assert (newest.content, newest.user_number) == ("Yes", "447700900123")
    email = notify.send_email_notification("a@example.com", EMAIL_TEMPLATE_ID, VALUES)
    assert "only texts" in user.refused(2, "sandbox", "reply", str(email.id), "Yes")
    user.refused(7, "sandbox", "reply", str(uuid4()), "Yes")


def test_a_message_is_moved(user: Shell, sent: str, notify: NotifyClient) -> None:
    assert "permanent-failure" in user.get("sandbox", "move", sent, "permanent-failure")
    assert notify.get_notification_by_id(sent).status.value == "permanent-failure"
    assert "refused" in user.refused(3, "sandbox", "move", sent, "nonsense")


def test_the_clock_is_read_and_changed(user: Shell) -> None:
    before = user.json("sandbox", "clock", "--freeze")
    assert before["frozen"] is True
    after = user.json("sandbox", "clock", "--advance", "3d")
    assert after["now"] > before["now"]
    assert user.json("sandbox", "clock", "--resume")["frozen"] is False
    assert user.get("sandbox", "clock", "-q").startswith("2")
    for words in (("--advance", "soon"), ("--advance", "9" * 30 + "w"), ("--freeze", "--resume")):
        user.refused(2, "sandbox", "clock", *words)


def test_faults_are_added_listed_and_cleared(user: Shell) -> None:
    added = user.listed(
        *("sandbox", "fault", "add", "BadRequestError", "--operation", "sends"),
        *("--times", "2", "--message", "no", "--status", "400"),
    )
    assert added[0]["settings"]["message"] == "no"
    line = user.run("send", "sms", "07700900123", "-t", SMS_TEMPLATE_ID).stderr
    assert "no" in line
    [fault] = user.listed("sandbox", "fault", "list")
    assert fault["struck"] == 1
    user.get("sandbox", "fault", "clear")
    assert user.listed("sandbox", "fault", "list") == []
    assert "refused" in user.refused(3, "sandbox", "fault", "add", "Nonsense")


def test_callbacks_are_held_released_replayed_and_listed(
    user: Shell, sandbox: Sandbox, notify: NotifyClient
) -> None:
    sandbox.set_callback("delivery_status", "http://127.0.0.1:9/", "a token of ours")
    assert "kept back" in user.get("sandbox", "callbacks", "hold")
    sent = str(notify.send_sms_notification("07700900123", SMS_TEMPLATE_ID, VALUES).id)
    done = user.run("sandbox", "callbacks", "list")
    assert "callback not done yet" in done.stderr
    user.get("sandbox", "callbacks", "release", "--newest-first")
    assert user.json("sandbox", "callbacks", "replay", sent)["count"] >= 0
    sandbox.set_callback("delivery_status", None)


def test_it_forgets_everything_when_told(user: Shell, sent: str, sandbox: Sandbox) -> None:
    assert sent
    assert "not confirmed" in user.refused(2, "sandbox", "reset", typed="n\n")
    assert sandbox.messages()
    user.get("sandbox", "reset", "--yes")
    assert not sandbox.messages()


def test_its_page_is_opened(user: Shell, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert user.get("sandbox", "open").startswith(sandbox.base_url)
    assert opened[0].startswith(sandbox.base_url)
    user.get("sandbox", "open", "-q")
    assert len(opened) == 1


# Which sandbox


def test_the_one_that_runs_is_found(
    user: Shell, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    del user.variables["NOTIFY_BASE_URL"]
    monkeypatch.setenv("XDG_RUNTIME_DIR", user.variables["XDG_RUNTIME_DIR"])
    assert "no sandbox is running" in user.refused(2, "sandbox", "clock")
    with announced(sandbox.base_url):
        assert running_sandboxes() == [sandbox.base_url]
        assert user.json("sandbox", "clock")["now"]
        other = Path(user.variables["XDG_RUNTIME_DIR"]) / "notify-typed" / "1.json"
        other.write_text(json.dumps({"base_url": "http://127.0.0.1:9", "pid": 1}), encoding="utf-8")
        assert "several sandboxes" in user.refused(2, "sandbox", "clock")
        assert user.json("sandbox", "clock", "--sandbox", sandbox.base_url)["now"]
        other.unlink()
    assert running_sandboxes() == []


def test_one_that_asks_for_a_password_gets_it(user: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", user.variables["XDG_RUNTIME_DIR"])
    del user.variables["NOTIFY_BASE_URL"]
    with Sandbox(page_password="a long password") as sandbox:
        here = ("--sandbox", sandbox.base_url)
        refused = user.refused(3, "sandbox", "clock", *here)
        assert "NOTIFY_PAGE_PASSWORD" in refused
        user.refused(3, "sandbox", "messages", "--follow", *here)
        user.variables["NOTIFY_PAGE_PASSWORD"] = "a long password"
        assert user.json("sandbox", "clock", *here)["now"]
        del user.variables["NOTIFY_PAGE_PASSWORD"]
        with announced(sandbox.base_url, "a long password"):
            assert user.json("sandbox", "clock")["now"]
            assert user.get("sandbox", "messages", *here, "--json") == ""
            [file] = (Path(user.variables["XDG_RUNTIME_DIR"]) / "notify-typed").iterdir()
            assert file.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name != "posix", reason="asks for processes by number")
def test_what_a_killed_sandbox_left_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    folder = tmp_path / "notify-typed"
    folder.mkdir(mode=0o700)
    left = folder / "7.json"
    left.write_text('{"base_url": "http://x", "pid": 99999999}', encoding="utf-8")
    odd = folder / "8.json"
    odd.write_text(f'{{"base_url": "http://x", "pid": {2**70}}}', encoding="utf-8")
    for name, content in (("a", ""), ("b", "[]"), ("c", '{"pid": 1}'), ("d", '{"pid": "x"}')):
        (folder / f"{name}.json").write_text(content, encoding="utf-8")
    assert running_sandboxes() == []
    assert not left.exists()
    assert not odd.exists()


@pytest.mark.skipif(os.name != "posix", reason="has no such modes")
def test_a_folder_that_others_can_write_to_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    folder = tmp_path / f"notify-typed-{os.getuid()}"
    folder.mkdir()
    folder.chmod(0o777)
    with announced("http://127.0.0.1:9"):
        assert [*folder.iterdir()] == []
        assert running_sandboxes() == []
    folder.rmdir()
    folder.write_text("a file", encoding="utf-8")
    with announced("http://127.0.0.1:9"):
        assert running_sandboxes() == []


def test_what_is_not_a_sandbox_is_told(user: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    nowhere = f"http://127.0.0.1:{port}"
    for words in (("clock",), ("messages", "--follow", "--for", "1"), ("fault", "clear")):
        line = user.refused(4, "sandbox", *words, "--sandbox", nowhere)
        assert f"no sandbox answers at {nowhere}" in line
    assert "must be the address" in user.refused(2, "sandbox", "clock", "--sandbox", "nonsense")


def test_each_library_that_it_lacks_is_named() -> None:
    program = (
        "import sys; sys.modules['starlette'] = None;"
        "from notify_typed._cli.commands import notify_typed; notify_typed(['sandbox', '--port=0'])"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=HANG
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"notify-typed: sandbox needs starlette: {install_line('sandbox')}\n"


def test_without_the_extra_its_commands_still_work(
    user: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = click.Context(sandbox_group)
    lacking = absent("sandbox", "sandbox", "sqlalchemy")
    monkeypatch.setattr("notify_typed._cli.sandbox.command._START", lacking)
    monkeypatch.setattr("notify_typed._cli.sandbox.command._CAN_START", False)
    assert user.json("sandbox", "clock")["now"]
    done = user.run("sandbox")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "sandbox needs sqlalchemy" in done.stderr
    assert sandbox_group.list_commands(context)
