"""Measures the sandbox's page: how soon it is there, and what pages that are open cost a sender."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING
from urllib.request import urlopen

from benchmarks import load
from benchmarks.report import Results, Table, at_least, at_most, milliseconds
from benchmarks.rounds import in_process, in_turns
from benchmarks.sandbox_server import BODY

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.rounds import Contender, Limits
    from benchmarks.sandbox import Server

OPEN_PAGES = 5
_PAGE = "/outbox"
_LEAST_PAUSE = 1.0
_CONNECTIONS = 8
_LONGER = 10
_KILO = 1_000
_MOST_MS = 150
_MOST_KB = 40
_NO_PAGE, _WITH_PAGES = "no page open", f"{OPEN_PAGES} pages open"


def first_page(
    full: Server,
    messages: int,
    times: int,
    limits: Limits,
    runner: asyncio.Runner,
    tick: Callable[[], None],
) -> Results:
    """Measure the first page of a sandbox that is full of messages."""

    def look(times: int) -> None:
        request = load.request(full.url, "GET", _PAGE)
        runner.run(load.run(full.url, load.Load(request, 200, 1), times))

    contenders: dict[str, Contender] = {_PAGE: look}
    costs = in_turns(contenders, in_process(contenders, {_PAGE: times}), limits, tick)
    with urlopen(full.url + _PAGE) as answer:
        size = len(answer.read())
    took = costs.wall(_PAGE)
    rows = [(f"{messages:,}", milliseconds(took), f"{size / _KILO:.1f} kB")]
    heads = ("Messages stored", "first page", "size, without styles")
    return Results(
        Table("The outbox: its first page", heads, rows),
        [
            at_most(
                f"outbox, first page with {messages:,} messages: time, to {_MOST_MS} ms",
                took * _KILO / _MOST_MS,
                1,
            ),
            at_most(
                f"outbox, first page without styles: size, to {_MOST_KB} kB",
                size / _KILO / _MOST_KB,
                1,
            ),
        ],
    )


def sending_while_pages_are_open(
    sandbox: Server, sends: int, limits: Limits, runner: asyncio.Runner, tick: Callable[[], None]
) -> Results:
    """Measure sending while nobody looks, and while five pages are open and keep up."""

    def send(pages: int, times: int) -> None:
        runner.run(_send(sandbox, pages, times))

    contenders: dict[str, Contender] = {
        _NO_PAGE: partial(send, 0),
        _WITH_PAGES: partial(send, OPEN_PAGES),
    }
    measure = in_process(contenders, dict.fromkeys(contenders, sends * _LONGER))
    costs = in_turns(contenders, measure, limits, tick)
    rows = [(name, f"{1 / costs.wall(name):,.0f}") for name in contenders]
    return Results(
        Table("The outbox: sending while pages are open", ("Pages", "requests/s"), rows),
        [
            at_least(
                f"outbox, sending with {_WITH_PAGES}: requests per second, to those without",
                1 / costs.wall_ratio(_WITH_PAGES, _NO_PAGE),
                0.9,
            )
        ],
    )


async def _send(sandbox: Server, pages: int, times: int) -> None:
    tasks = [asyncio.create_task(_keep_up(sandbox.url)) for _ in range(pages)]
    request = load.request(sandbox.url, "POST", "/v2/notifications/sms", sandbox.token(), BODY)
    try:
        await load.run(sandbox.url, load.Load(request, 201, _CONNECTIONS), times)
    finally:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _keep_up(url: str) -> None:
    """Do as an open page does: fetch itself when told of changes, once a second at most."""
    host, _, port = url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    page = load.Load(load.request(url, "GET", _PAGE), 200, 1)
    try:
        writer.write(load.request(url, "GET", f"{_PAGE}/stream"))
        looked = 0.0
        async for line in reader:
            if line.startswith(b"event: changed") and time.monotonic() - looked > _LEAST_PAUSE:
                looked = time.monotonic()
                await load.run(url, page, 1)
    finally:
        writer.close()
