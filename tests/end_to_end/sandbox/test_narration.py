"""What the command says on the terminal while it runs."""

from __future__ import annotations

import asyncio
import re
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from local_http import local_client
from sqlalchemy.exc import OperationalError

from notify_typed.sandbox import Clock, Sandbox
from notify_typed.sandbox._control.feed import Feed
from notify_typed.sandbox._server import narration
from notify_typed.sandbox._server.narration import Narrator, say_if_read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.end_to_end.sandbox.conftest import Api


class Command:
    """A sandbox as a command, in a shape that test clients take."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "notify_typed.sandbox", "--port", "0", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        self.first = self.process.stdout.readline()
        assert "ready at" in self.first, self.process.communicate()
        self.base_url = self.first.split()[-1]
        self.clock = Clock()
        with local_client(self.base_url) as http:
            world = http.get("/_sandbox/world").json()  # it may ask for a password first
        self.test_key = world.get("api_keys", {}).get("test", "")

    def hear(self) -> str:
        assert self.process.stderr
        return self.process.stderr.readline()


@pytest.fixture
def started() -> Iterator[Callable[..., Command]]:
    running: list[Command] = []

    def start(*arguments: str) -> Command:
        running.append(Command(*arguments))
        return running[-1]

    yield start
    for command in running:
        command.process.terminate()
        command.process.communicate()


def test_a_line_is_said_of_each_message_refusal_and_callback(
    started: Callable[..., Command], connect: Callable[[Any], Api]
) -> None:
    command = started("--outcomes", "immediate")
    assert command.first.startswith(f"notify sandbox: outbox at {command.base_url}/outbox, ")
    api = connect(command)
    address = "http://u:p@127.0.0.1:9/x?s=1"
    callback = {"type": "inbound_sms", "url": address, "bearer_token": "x" * 10}
    api.http.put("/_sandbox/callbacks", json=callback)
    api.send_sms(reference="one\x1b[2J")
    said = command.hear()
    assert re.match(r"\d\d:\d\d:\d\d text to 07700900123: Appointment reminder, test key, ", said)
    assert "\x1b" not in said
    api.send_sms("0777")
    assert "refused 400: POST /v2/notifications/sms: a digit is missing" in command.hear()
    api.http.post("/_sandbox/received-texts", json={"content": "Hello"})
    both = command.hear() + command.hear()  # in either order: receivers are told at once
    assert "received a text from 447700900123" in both
    assert "callback inbound_sms to http://127.0.0.1/x: ConnectError" in both


def test_lines_can_do_without_personal_data(
    started: Callable[..., Command], connect: Callable[[Any], Api]
) -> None:
    command = started("--quiet-recipients")
    api = connect(command)
    api.send_sms()
    api.send_sms("0777", template_id="precious")
    api.http.get("/d/precious/precious?key=precious")
    api.http.post("/_sandbox/received-texts", json={"content": "Hello"})
    lines = "".join(command.hear() for _ in range(4))
    assert "text: Appointment reminder" in lines
    assert "refused 400: POST /v2/notifications/sms: ValidationError" in lines
    assert "received a text from somebody" in lines
    assert not re.search("0777|7700|precious", lines)


def test_nothing_is_said_when_it_is_to_be_quiet(
    started: Callable[..., Command], connect: Callable[[Any], Api]
) -> None:
    command = started("--quiet")
    connect(command).send_sms()
    with local_client(command.base_url) as http, http.stream("GET", "/outbox/stream") as stream:
        next(stream.iter_lines())
    command.process.terminate()
    assert command.process.communicate()[1] == ""


def test_a_made_up_password_is_told_and_a_short_one_is_refused(
    started: Callable[..., Command],
) -> None:
    command = started("--host", "0.0.0.0", "--quiet")  # noqa: S104 - what is tested
    assert command.process.stdout
    assert "ask for this password" in command.process.stdout.readline()
    password = command.process.stdout.readline().removeprefix("# ").strip()
    with local_client(command.base_url) as http:
        assert http.get("/outbox").status_code == 401
        assert http.get("/outbox", auth=("x", password)).status_code == 200
    with pytest.raises(AssertionError, match="at least 8 characters"):
        Command("--page-password", "short")


def test_of_very_much_at_once_only_the_number_is_said(
    connect: Callable[[Any], Api], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narration, "_LOOK_AGAIN", 0)
    with Sandbox(outcomes="immediate") as sandbox:
        lines: list[str] = []
        runtime = sandbox._server.runtime
        narrator = Narrator(runtime, lines.append, with_recipients=True)

        async def narrate() -> None:
            async with asyncio.timeout(0.2):
                await narrator.run()

        api = connect(sandbox)
        begin = narrator._begin
        feeds = [sandbox._server.call(begin)]
        monkeypatch.setattr(narrator, "_begin", lambda: feeds.pop() if feeds else begin())
        for _ in range(101):
            api.send_sms()
        with pytest.raises(TimeoutError):
            sandbox._server.run(narrate())
        assert lines == ["101 messages and requests at once"]


def test_a_database_that_fails_is_no_end_of_the_lines(
    connect: Callable[[Any], Api], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narration, "_LOOK_AGAIN", 0)
    with Sandbox(outcomes="immediate") as sandbox:
        lines: list[str] = []
        runtime = sandbox._server.runtime
        failures = [OperationalError("", {}, Exception())]

        def refresh() -> None:
            if failures:
                raise failures.pop()

        async def narrate() -> None:
            said = asyncio.Event()

            def say(line: str) -> None:
                lines.append(line)
                said.set()

            narrator = Narrator(runtime, say, with_recipients=False)
            monkeypatch.setattr(narrator, "_begin", lambda: feed)
            task = asyncio.create_task(narrator.run())
            await said.wait()
            task.cancel()

        feed = sandbox._server.call(lambda: Feed(runtime))
        connect(sandbox).send_sms(reference="after")
        monkeypatch.setattr(runtime.state, "refresh", refresh)
        sandbox._server.run(narrate())
        assert not failures
        assert "reference after" in lines[0]


def test_a_terminal_that_nobody_reads_holds_nothing_up() -> None:
    program = (
        "from notify_typed.sandbox._server.narration import say_if_read\n"
        "for _ in range(2_000): say_if_read('x' * 200)\n"
        "print('done')"
    )
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    # Standard error is not read before the end.
    assert process.stdout.readline() == "done\n"
    process.communicate()


def test_a_terminal_that_is_gone_is_no_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def fileno(self) -> int:
            raise ValueError("closed")

    monkeypatch.setattr("sys.stderr", Gone())
    say_if_read("x")


def test_it_ends_at_once_though_pages_are_open_and_streams_are_not_read(
    started: Callable[..., Command], connect: Callable[[Any], Api]
) -> None:
    command = started("--outcomes", "immediate", "--quiet")
    api = connect(command)
    host, _, port = command.base_url.removeprefix("http://").partition(":")
    with (
        socket.create_connection((host, int(port))) as unread,
        local_client(command.base_url) as http,
        http.stream("GET", "/outbox/stream") as page,
    ):
        next(page.iter_lines())
        request = f"GET /_sandbox/events?after= HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n"
        unread.sendall(request.encode())
        # Much more than connections hold that nobody reads.
        large = {"name": "A", "date": "B", "unused": "x" * 1_000_000}
        for _ in range(10):
            assert api.send_sms(personalisation=large).status_code == 201
        command.process.terminate()
        assert command.process.communicate()[1] == ""
        assert command.process.returncode == 0
