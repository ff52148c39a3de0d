"""Measures the sandbox: sending beside a bare endpoint, reading as it fills up, and its memory."""

from __future__ import annotations

import asyncio
import gc
import json
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from notifications_python_client.authentication import create_jwt_token

from benchmarks import load
from benchmarks.answers import PAGE_SIZE
from benchmarks.memory import MEGABYTE
from benchmarks.pages import first_page, sending_while_pages_are_open
from benchmarks.report import Results, Table, Target, at_least, at_most, microseconds, milliseconds
from benchmarks.rounds import Cost, in_turns
from benchmarks.sandbox_server import BODY
from benchmarks.server import ROOT
from benchmarks.waiting import waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from benchmarks.rounds import Comparison, Contender, Limits, Measure

CONNECTIONS = 8
_FEW = 100
_SOME = 1_000
_SANDBOX = "sandbox"
_BARE = "bare Starlette endpoint with jsonschema"
# `POST /v2/notifications/sms` over 8 connections, on another machine with 2 processors.
_REAL_SERVER = (81, 98)
_REAL_SERVER_NAME = "the real server (recorded elsewhere, rough)"
_GROWTH = 1.2
_TO_BARE = 1.5
_NEWEST_SECONDS = 0.005
_MOST_MEMORY = 80 * MEGABYTE
_USUAL_MESSAGES = 100_000
_PATIENCE = 20.0
_LIST = "/v2/notifications"


class Server(NamedTuple):
    """A running server, and what it says of itself.

    Attributes:
        url: Where it listens.
        key: An API key of its, where it wants one.
        middle: The id of a message that about half of the others are older than.
        grown: How many bytes more memory it took after its messages were stored.
        process: The number of its process.
    """

    url: str
    key: str = ""
    middle: str = ""
    grown: int = 0
    process: int = 0

    def token(self) -> str:
        """Give a token that is good for half a minute."""
        return str(create_jwt_token(self.key[-36:], self.key[-73:-37]))

    def cpu(self) -> float:
        """Give the processor time that its process has taken, in seconds."""
        # The clock of another process, as clock_getcpuclockid(3) of Linux makes its number.
        return time.clock_gettime(~self.process << 3 | 2)


def everything(
    sends: int, reads: int, messages: int, limits: Limits, tick: Callable[[], None]
) -> list[Results]:
    """Measure sending, reading, waiting and the page, each for a third of the time, and memory."""
    third = limits._replace(seconds=limits.seconds / 3)
    with ExitStack() as stack, asyncio.Runner() as runner:
        few = stack.enter_context(running(_FEW))
        with running("bare") as bare, running(1) as sandbox:
            results = [_sending(sandbox, bare, sends, third, runner, tick)]
            results.append(sending_while_pages_are_open(sandbox, sends, third, runner, tick))
            results.append(waiting(sandbox, sends, third, runner, tick))
        some = stack.enter_context(running(_SOME))
        many = stack.enter_context(running(messages))
        servers = {_FEW: few, _SOME: some, messages: many}
        results.append(_reading(servers, reads, third, runner, tick))
        results.append(first_page(many, messages, reads, third, runner, tick))
    return [*results, _memory(messages, many.grown)]


def _sending(
    sandbox: Server,
    bare: Server,
    times: int,
    limits: Limits,
    runner: asyncio.Runner,
    tick: Callable[[], None],
) -> Results:
    def send(server: Server, times: int) -> None:
        token = server.token() if server.key else None
        request = load.request(server.url, "POST", f"{_LIST}/sms", token, BODY)
        runner.run(load.run(server.url, load.Load(request, 201, CONNECTIONS), times))

    contenders: dict[str, Contender] = {
        _BARE: partial(send, bare),
        _SANDBOX: partial(send, sandbox),
    }
    measure = _of_servers(
        contenders, {_BARE: bare, _SANDBOX: sandbox}, dict.fromkeys(contenders, times)
    )
    costs = in_turns(contenders, measure, limits, tick)
    rows = [
        (
            name,
            f"{1 / costs.wall(name):,.0f}",
            microseconds(costs.wall(name)),
            microseconds(costs.cpu(name)),
            f"{1 / costs.wall_ratio(name, _BARE):.2f}x",
            f"{costs.cpu_ratio(name, _BARE):.2f}x",
        )
        for name in contenders
    ]
    low, high = _REAL_SERVER
    rows.append((_REAL_SERVER_NAME, f"{low}–{high}", "", "", "", ""))  # noqa: RUF001 - a range
    title = f"The sandbox: sending text messages over {CONNECTIONS} connections"
    heads = (
        "Server, one process",
        "requests/s",
        "a request",
        "its CPU",
        "requests/s, ratio",
        "CPU, ratio",
    )
    return Results(
        Table(title, heads, rows, note=f"Ratios to the bare endpoint; {costs.rounds} rounds"),
        [
            at_least(
                "sandbox, sending: requests per second, to a bare endpoint's that validates",
                1 / costs.wall_ratio(_SANDBOX, _BARE),
                _TO_BARE,
            ),
            at_most(
                "sandbox, sending: CPU of the server, to a bare endpoint's that validates",
                costs.cpu_ratio(_SANDBOX, _BARE),
                1 / _TO_BARE,
            ),
            at_least(
                f"sandbox, sending: requests per second, to the {high} recorded of the real server",
                1 / costs.wall(_SANDBOX) / high,
                10,
            ),
        ],
    )


def _reading(
    servers: dict[int, Server],
    times: int,
    limits: Limits,
    runner: asyncio.Runner,
    tick: Callable[[], None],
) -> Results:
    paths: dict[str, Callable[[Server], str]] = {
        "a message by its id": lambda server: f"{_LIST}/{server.middle}",
        "the newest page of the list": lambda _: _LIST,
        "a page from the middle": lambda server: f"{_LIST}?older_than={server.middle}",
    }

    def read(path: Callable[[Server], str], server: Server, times: int) -> None:
        request = load.request(server.url, "GET", path(server), server.token())
        runner.run(load.run(server.url, load.Load(request, 200, 1), times))

    few, some, many = servers
    contenders: dict[str, Contender] = {
        _case(name, count): partial(read, path, server)
        for name, path in paths.items()
        for count, server in servers.items()
    }
    by_id, newest, middle = paths
    counts = {
        name: times * 5 if name.startswith(by_id) else times  # it is that much faster
        for name in contenders
    }
    own = {_case(name, count): server for name in paths for count, server in servers.items()}
    costs = in_turns(contenders, _of_servers(contenders, own, counts), limits, tick)
    took = costs.cpu(_case(newest, some))
    rows = [_row(name, servers, costs, few if name == by_id else some) for name in paths]
    heads = ("Reading", *(f"{count:,} stored" for count in servers), "growth")
    note = (
        f"Over one connection. Growth is from {some:,} messages, with which a page is full"
        f" ({PAGE_SIZE}), and of a single message from {few:,}; {costs.rounds} rounds"
    )
    return Results(
        Table("The sandbox: reading as messages add up", heads, rows, note=note),
        [
            at_most(
                f"sandbox, {name}: time with {many:,} messages stored, to that with {start:,}",
                costs.wall_ratio(_case(name, many), _case(name, start)),
                _GROWTH,
            )
            for name, start in ((by_id, few), (newest, some), (middle, some))
        ]
        + [
            Target(
                f"sandbox, {newest}: CPU of the server with {some:,} messages stored",
                f"≤ {milliseconds(_NEWEST_SECONDS)}",
                milliseconds(took),
                took <= _NEWEST_SECONDS,
            )
        ],
    )


def _of_servers(
    contenders: Mapping[str, Contender], servers: Mapping[str, Server], times: Mapping[str, int]
) -> Measure:
    """Measure operations, and the processor time that they take a server."""

    def measure(name: str) -> Cost:
        gc.collect()
        wall, cpu = time.perf_counter(), servers[name].cpu()
        contenders[name](times[name])
        cpu, wall = servers[name].cpu() - cpu, time.perf_counter() - wall
        return Cost(wall / times[name], cpu / times[name])

    return measure


def _row(name: str, servers: dict[int, Server], costs: Comparison, start: int) -> tuple[str, ...]:
    growth = costs.wall_ratio(_case(name, max(servers)), _case(name, start))
    times = (milliseconds(costs.wall(_case(name, count))) for count in servers)
    return name, *times, f"{growth:.2f}x"


def _case(name: str, count: int) -> str:
    return f"{name}, {count}"


def _memory(messages: int, grown: int) -> Results:
    each = f"{grown / messages:,.0f} bytes"
    rows = [(f"{messages:,} text messages", f"{grown / MEGABYTE:.1f} MB", each)]
    heads = ("Stored in memory", "more memory (RSS)", "a message")
    most = _MOST_MEMORY * messages / _USUAL_MESSAGES
    target = Target(
        f"sandbox: memory of {messages:,} messages",
        f"≤ {most / MEGABYTE:.0f} MB",
        f"{grown / MEGABYTE:.1f} MB",
        grown <= most,
    )
    return Results(Table("The sandbox: memory", heads, rows), [target])


@contextmanager
def running(what: str | int) -> Generator[Server]:
    """Run a sandbox that holds so many messages, or the bare endpoint, in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.sandbox_server", str(what)],
        # Its standard input ends with this process, and it with that, whatever happens here.
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        cwd=ROOT,
    )
    with process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the server's input and output were not opened")
        try:
            yield Server(**json.loads(process.stdout.readline()), process=process.pid)
        finally:
            process.stdin.close()
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
