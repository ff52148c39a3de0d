"""Measures a sandbox of two processes beside one of one, both on PostgreSQL."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from notifications_python_client.authentication import create_jwt_token

from benchmarks.report import Results, Table, Target, at_least, microseconds
from benchmarks.rounds import Cost, in_turns
from benchmarks.sandbox_server import unlimited_world
from benchmarks.server import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from benchmarks.rounds import Limits

_ONE, _TWO = "one worker", "two workers"
_WORKERS = {_ONE: 1, _TWO: 2}
_TO_ONE = 1.5
_SENDERS = 2
_PATIENCE = 60.0
_API_KEY = re.compile(r"^export NOTIFY_API_KEY='(.*)'")
_TITLE = "The sandbox: sending text messages to one worker and to two, on PostgreSQL"
# So that the load itself has more than one process.
_SENDER = """
import asyncio, sys
from benchmarks import load
from benchmarks.sandbox_server import BODY
url, token, times = sys.argv[1:]
request = load.request(url, "POST", "/v2/notifications/sms", token, BODY)
print("ready", flush=True)
sys.stdin.readline()
asyncio.run(load.run(url, load.Load(request, 201, 4), int(times)))
print("done", flush=True)
"""


class _Running(NamedTuple):
    url: str
    key: str
    processes: list[int]

    def cpu(self) -> float:
        """Give the processor time of all its processes, in seconds; PostgreSQL's are not its."""
        return sum(time.clock_gettime(~process << 3 | 2) for process in self.processes)


def both(times: int, limits: Limits, tick: Callable[[], None]) -> Results:
    """Measure both in turns, or say that there is no PostgreSQL here."""
    # The tests' own way to start a server.
    sys.path.insert(0, str(ROOT / "tests" / "support"))
    import pytest  # noqa: PLC0415 - only here
    from postgres import running_postgres  # noqa: PLC0415 - its path is known only now

    no_targets: list[Target] = []
    heads = ("Sandbox", "requests/s", "its CPU", "requests/s, ratio")
    with ExitStack() as stack:
        try:
            postgres = stack.enter_context(running_postgres())
        except pytest.skip.Exception as missing:
            return Results(Table(_TITLE, heads, [(str(missing), "", "", "")]), no_targets)
        servers = {
            name: stack.enter_context(_running(workers, postgres.fresh()))
            for name, workers in _WORKERS.items()
        }

        def measure(name: str) -> Cost:
            return _send(servers[name], times)

        costs = in_turns(_WORKERS, measure, limits, tick)
    rows = [
        (
            name,
            f"{1 / costs.wall(name):,.0f}",
            microseconds(costs.cpu(name)),
            f"{1 / costs.wall_ratio(name, _ONE):.2f}x",
        )
        for name in _WORKERS
    ]
    note = (
        f"The load ({_SENDERS} processes), the workers and PostgreSQL share {os.cpu_count()}"
        f" processors; {costs.rounds} rounds"
    )
    return Results(
        Table(_TITLE, heads, rows, note=note),
        [
            at_least(
                "sandbox, two workers on PostgreSQL: requests per second, to one's",
                1 / costs.wall_ratio(_TWO, _ONE),
                _TO_ONE,
            )
        ],
    )


def _send(server: _Running, times: int) -> Cost:
    token = str(create_jwt_token(server.key[-36:], server.key[-73:-37]))
    each = times // _SENDERS
    senders = [
        subprocess.Popen(
            [sys.executable, "-c", _SENDER, server.url, token, str(each)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for _ in range(_SENDERS)
    ]
    for sender in senders:
        _expect("ready", sender)
    wall, cpu = time.perf_counter(), server.cpu()
    for sender in senders:
        if sender.stdin is not None:
            sender.stdin.close()
    for sender in senders:
        _expect("done", sender)
    # That the senders end takes as long as some dozens of messages.
    cpu, wall = server.cpu() - cpu, time.perf_counter() - wall
    for sender in senders:
        sender.wait(_PATIENCE)
    return Cost(wall / (each * _SENDERS), cpu / (each * _SENDERS))


def _expect(word: str, sender: subprocess.Popen[str]) -> None:
    if sender.stdout is None or sender.stdout.readline() != f"{word}\n":
        raise RuntimeError(f"a sender is not {word}")


@contextmanager
def _running(workers: int, database: str) -> Generator[_Running]:
    with tempfile.TemporaryDirectory() as folder:
        world = Path(folder) / "world.json"
        world.write_text(json.dumps(unlimited_world()))
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", "notify_typed.sandbox", "--quiet", "--port", str(port)]
        command += ["--workers", str(workers), "--database", database, "--world", str(world)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
            try:
                if process.stdout is None:
                    raise RuntimeError("the sandbox's output was not opened")
                keys = filter(None, map(_API_KEY.match, process.stdout))
                key = next(keys)[1]
                yield _Running(f"http://127.0.0.1:{port}", key, _processes(process.pid))
            finally:
                process.terminate()


def _processes(first: int) -> list[int]:
    """Return a process and all that it has started."""
    listed = Path(f"/proc/{first}/task/{first}/children").read_text()
    return [first, *(each for child in listed.split() for each in _processes(int(child)))]
