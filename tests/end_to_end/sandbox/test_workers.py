"""Workers of a sandbox: they come back, and none leaves with an answer that is not true."""

from __future__ import annotations

import os
import signal
import socket
import struct
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import httpx
import pytest
from local_http import local_client
from patience import HANG, wait_until, watched
from postgres import running_postgres
from sandbox_command import begin, workers_of

from notify_typed.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from postgres import Postgres

    from tests.end_to_end.sandbox.conftest import Api

SOON_GIVES_UP = """
from notify_typed.sandbox import __main__
from notify_typed.sandbox._server import workers

if __name__ == "__main__":
    workers._FIRST_PAUSE = 0.01
    workers._MOST_FAILURES = 0
    raise SystemExit(__main__.main())
"""


@pytest.fixture
def own_postgres() -> Iterator[Postgres]:
    """A server that may be ended."""
    with running_postgres() as server:
        yield server


def test_workers_come_back_when_the_database_does(own_postgres: Postgres) -> None:
    running = begin("--database", own_postgres.fresh())
    process = running.process
    try:
        assert process.stderr
        own_postgres.stop()
        os.kill(workers_of(process)[0], signal.SIGKILL)
        said = [process.stderr.readline()]
        while "another try" not in said[-1]:
            said.append(process.stderr.readline())
        assert "notify sandbox: a worker ended with -9; another takes its place\n" in said
        assert said[-1].startswith(
            "notify sandbox: a worker did not start: cannot use the database"
        )
        assert said[-1].endswith("; another try in 0.5 seconds\n")
        own_postgres.start()
        assert wait_until(lambda: len(workers_of(process)) == 2)
        with local_client(running.base_url) as http:
            assert wait_until(lambda: http.get("/_sandbox/health").status_code == 200)
        os.kill(workers_of(process)[0], signal.SIGKILL)
        assert wait_until(lambda: len(workers_of(process)) == 2)
        assert process.poll() is None
    finally:
        process.terminate()
        process.communicate(timeout=HANG)
    assert process.returncode == 0


def test_a_database_that_is_gone_is_told_of_in_every_answer_until_it_is_back(
    own_postgres: Postgres, connect: Callable[[Sandbox], Api]
) -> None:
    with Sandbox(database_url=own_postgres.fresh()) as sandbox:
        api = connect(sandbox)
        assert api.send_sms().status_code == 201
        own_postgres.stop()
        for _ in range(2):
            for answer in (api.send_sms(), api.get("/v2/notifications")):
                assert answer.status_code == 503
                [problem] = answer.json()["errors"]
                assert problem["error"] == "StorageError"
                assert "database does not work at the moment" in problem["message"]
        assert api.http.get("/_sandbox/messages").status_code == 503
        assert api.http.get("/_sandbox/health").status_code == 200
        page = api.http.get("/outbox")
        assert page.status_code == 503
        assert "database does not work at the moment" in page.text
        own_postgres.start()
        assert wait_until(lambda: api.send_sms(reference="again").status_code == 201)
        [kept, *_] = api.http.get("/_sandbox/messages?reference=again").json()["messages"]
        assert api.status(kept["id"])


def test_a_sandbox_that_nothing_is_left_of_says_so_and_ends(own_postgres: Postgres) -> None:
    command = [sys.executable, "-c", SOON_GIVES_UP, "--port", "0", "--workers", "2"]
    with watched(
        subprocess.Popen(  # noqa: S603 - our own command
            [*command, "--database", own_postgres.fresh()],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    ) as process:
        assert process.stdout
        process.stdout.readline()
        own_postgres.stop()
        for worker in workers_of(process):
            os.kill(worker, signal.SIGKILL)
        _, problems = process.communicate(timeout=HANG)
    assert process.returncode == 1
    assert "Traceback" not in problems
    last = problems.splitlines()[-1]
    assert last.startswith("notify sandbox: no worker is left: a worker did not start: cannot use")


def test_callers_of_workers_whose_first_process_died_get_true_answers_or_none(
    postgres: Postgres,
) -> None:
    running = begin("--database", postgres.fresh())
    statuses: set[int] = set()
    begun = threading.Event()

    def call_until_nobody_answers() -> None:
        while True:
            try:
                with local_client(running.base_url) as http:
                    statuses.add(http.get("/_sandbox/health").status_code)
            except httpx.TransportError:
                if begun.is_set():
                    return
            begun.set()

    callers = [threading.Thread(target=call_until_nobody_answers) for _ in range(4)]
    for caller in callers:
        caller.start()
    assert begun.wait(HANG)
    os.kill(running.process.pid, signal.SIGKILL)
    for caller in callers:
        caller.join(HANG)
        assert not caller.is_alive()
    _, problems = running.process.communicate(timeout=HANG)
    assert statuses == {200}
    assert "Traceback" not in problems


def test_a_request_that_a_stop_cuts_short_is_not_answered_with_an_error() -> None:
    sandbox = Sandbox().start()
    problems: list[Exception] = []

    def wait() -> None:
        with local_client(base_url) as http:
            try:
                http.get("/_sandbox/messages/wait", params={"timeout": "300"}).raise_for_status()
            except httpx.HTTPError as problem:
                problems.append(problem)

    base_url = sandbox.base_url
    listeners = sandbox._server.state.on_message
    before = len(listeners)
    waiting = threading.Thread(target=wait)
    waiting.start()
    assert wait_until(lambda: len(listeners) > before)
    sandbox.stop()
    waiting.join(HANG)
    assert [type(problem) for problem in problems] == [httpx.RemoteProtocolError]


@pytest.mark.parametrize("how", ["closed", "reset", "half closed"])
def test_a_wait_ends_when_its_caller_has_gone(how: str) -> None:
    with Sandbox() as sandbox:
        listeners = sandbox._server.state.on_message
        before = len(listeners)
        address = httpx.URL(sandbox.base_url)
        with socket.create_connection((address.host, address.port or 0), HANG) as caller:
            caller.sendall(b"GET /_sandbox/messages/wait?timeout=300 HTTP/1.1\r\nHost: a\r\n\r\n")
            assert wait_until(lambda: len(listeners) > before)
            if how == "reset":
                caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            elif how == "half closed":
                caller.shutdown(socket.SHUT_WR)
                assert caller.recv(65536).startswith(b"HTTP/1.1 408 ")
        assert wait_until(lambda: len(listeners) == before)
