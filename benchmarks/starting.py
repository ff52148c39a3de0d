"""Measures how much processor time a sandbox takes from nothing to ready, and the first message."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from notifications_python_client.authentication import create_jwt_token

from benchmarks import load
from benchmarks.report import Results, Table, Target, milliseconds
from benchmarks.rounds import Cost, in_turns
from benchmarks.sandbox_server import BODY
from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.rounds import Limits

_READY = "from notify_typed.sandbox import Sandbox, and start one"
_SENT = "the first message"
_MOST_CPU = {_READY: 0.5, _SENT: 0.05}
_PATIENCE = 30.0
_SECRET = 36
# The request comes on the standard input; what both steps took is printed.
_CHILD = """
import socket, sys, time
request = sys.stdin.buffer.read()
clocks = lambda: (time.perf_counter(), time.process_time())
begun = clocks()
from notify_typed.sandbox import Sandbox
sandbox = Sandbox().start()
ready = clocks()
host, port = sandbox.base_url.removeprefix("http://").split(":")
with socket.create_connection((host, int(port))) as connection:
    connection.sendall(request)
    answer = connection.recv(65536)
sent = clocks()
assert answer.startswith(b"HTTP/1.1 201 "), answer
sandbox.stop()
print(*(b - a for a, b in zip(begun, ready)), *(b - a for a, b in zip(ready, sent)))
"""


def from_nothing(limits: Limits, tick: Callable[[], None]) -> Results:
    """Measure both in fresh processes."""
    with Sandbox() as sandbox:
        secret = sandbox.api_key[-_SECRET:]
    # As on a user's machine, where what is imported has been compiled before.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

    def measure(name: str) -> Cost:
        token = str(create_jwt_token(secret, world.SERVICE_ID))
        request = load.request("http://localhost", "POST", "/v2/notifications/sms", token, BODY)
        child = subprocess.run(
            [sys.executable, "-c", _CHILD],
            input=request,
            capture_output=True,
            check=True,
            timeout=_PATIENCE,
            env=environment,
        )
        wall, cpu, first_wall, first_cpu = map(float, child.stdout.split())
        return Cost(wall, cpu) if name == _READY else Cost(first_wall, first_cpu)

    costs = in_turns(_MOST_CPU, measure, limits, tick)
    rows = [
        (name, milliseconds(costs.wall(name)), milliseconds(costs.cpu(name))) for name in _MOST_CPU
    ]
    heads = ("In a fresh process", "time", "CPU")
    return Results(
        Table("The sandbox: from nothing", heads, rows, note=f"{costs.rounds} rounds"),
        [
            Target(
                f"sandbox, {name}: CPU",
                f"≤ {milliseconds(most)}",
                milliseconds(costs.cpu(name)),
                costs.cpu(name) <= most,
            )
            for name, most in _MOST_CPU.items()
        ],
    )
