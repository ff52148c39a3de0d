"""The sandbox as a command, with two workers or one process, and many callers for it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from local_http import local_client
from patience import HANG

from notify_typed.sandbox import Clock

if TYPE_CHECKING:
    import httpx

CALLERS = 8
EACH = 25


@dataclass
class Running:
    """The command; clients connect to it as to a sandbox."""

    process: subprocess.Popen[str]
    base_url: str
    connect: Any = None
    clock: Clock = field(default_factory=Clock)
    test_key: str = ""

    def control(self, method: str, path: str, **options: Any) -> Any:
        with local_client(self.base_url) as http:
            answer = http.request(method, f"/_sandbox/{path}", **options)
        assert answer.status_code < 400, answer.text
        return answer.json()

    def api(self) -> Any:
        return self.connect(self)

    def at_once(self, action: Callable[[Any, int], httpx.Response]) -> list[httpx.Response]:
        """Does something over and over, over several connections at the same time."""
        clients = [self.api() for _ in range(CALLERS)]

        def call(caller: int) -> list[httpx.Response]:
            return [action(clients[caller], caller * EACH + number) for number in range(EACH)]

        with ThreadPoolExecutor(CALLERS) as pool:
            return [answer for answers in pool.map(call, range(CALLERS)) for answer in answers]


def begin(*arguments: str, workers: int = 2) -> Running:
    """Starts the command, in a session of its own as a terminal would."""
    command = [sys.executable, "-m", "notify_typed.sandbox", "--port", "0", "--quiet"]
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*command, "--workers", str(workers), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    first = process.stdout.readline()
    assert "ready at" in first, process.communicate()
    running = Running(process, first.split()[-1])
    running.test_key = running.control("GET", "world")["api_keys"]["live"]
    return running


def end(running: Running) -> None:
    if running.process.returncode is None:
        running.process.terminate()
        _, problems = running.process.communicate(timeout=HANG)
        assert "Traceback" not in problems, problems


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    """The ids of a command's workers."""
    listed = subprocess.run(  # noqa: S603 - the system's own program
        ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(process.pid)],  # noqa: S607 - the system's own
        capture_output=True,
        text=True,
        check=False,  # it also fails when there are none
    ).stdout.splitlines()
    return [int(line.split()[0]) for line in listed if "spawn_main" in line]
