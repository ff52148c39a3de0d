"""Measures how long sends wait while the sandbox works on requests that take long."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from benchmarks import answers, load
from benchmarks.report import Results, Table, at_most, milliseconds
from benchmarks.sandbox_server import BODY
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.rounds import Limits
    from benchmarks.sandbox import Server

_OFTEN = 0.99
_MOST = 3
_LETTER = answers.encode(
    {
        "template_id": world.LETTER_TEMPLATE_ID,
        "personalisation": {
            "address_line_1": "Amala Bird",
            "address_line_2": "123 High Street",
            "address_line_3": "SW14 6BF",
            "name": "A line.\n\n" * 200_000,
        },
    }
)
_NAMES = answers.encode({f"name {number}": number for number in range(50_001)})
_PREVIEW = answers.encode(
    {"personalisation": {"name": ("word " * 100 + "\n\n") * 800, "reference": "R"}}
)
LONG = {
    "a letter far too long": ("/v2/notifications/letter", _LETTER, 201),
    "more names than are taken": ("/v2/notifications/sms", _NAMES, 400),
    "a preview of 400 kB": (f"/v2/template/{world.EMAIL_TEMPLATE_ID}/preview", _PREVIEW, 200),
}
"""Requests that take long: where they go, what they carry, and how they are answered."""


def waiting(
    sandbox: Server, sends: int, limits: Limits, runner: asyncio.Runner, tick: Callable[[], None]
) -> Results:
    """Measure the wait of all but a hundredth of sends, alone and beside long requests."""
    alone: list[float] = []
    beside: dict[str, list[float]] = {what: [] for what in LONG}
    stop_at = time.monotonic() + limits.seconds
    for _ in range(limits.rounds):
        alone.append(runner.run(_waits(sandbox, sends, None)))
        for what in LONG:
            beside[what].append(runner.run(_waits(sandbox, sends, what)))
        tick()
        if time.monotonic() > stop_at:
            break
    rows = [("nothing else", milliseconds(median(alone)), "1.00x")]
    ratios = {what: _ratio(waits, alone) for what, waits in beside.items()}
    rows += [
        (what, milliseconds(median(beside[what])), f"{ratio:.2f}x")
        for what, ratio in ratios.items()
    ]
    heads = ("Meanwhile", "99 of 100 sends within", "ratio")
    return Results(
        Table("The sandbox: sending while long requests are worked on", heads, rows),
        [
            at_most(
                "sandbox, 99 of 100 sends beside long requests: time, to that without",
                max(ratios.values()),
                _MOST,
            )
        ],
    )


def _ratio(waits: list[float], alone: list[float]) -> float:
    return median(one / other for one, other in zip(waits, alone, strict=True))


async def _waits(sandbox: Server, sends: int, what: str | None) -> float:
    """Send one message after the other; return how long 99 of 100 took at most."""
    task = None if what is None else asyncio.create_task(_ask(sandbox, what))
    address = urlsplit(sandbox.url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    request = load.request(sandbox.url, "POST", "/v2/notifications/sms", sandbox.token(), BODY)
    took: list[float] = []
    try:
        for _ in range(sends):
            begun = time.perf_counter()
            writer.write(request)
            await load.answer(reader, 201)
            took.append(time.perf_counter() - begun)
    finally:
        writer.close()
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
    return sorted(took)[int(_OFTEN * (len(took) - 1))]


async def _ask(sandbox: Server, what: str) -> None:
    """Ask for what takes long, over and over."""
    path, body, status = LONG[what]
    while True:
        request = load.request(sandbox.url, "POST", path, sandbox.token(), body)
        await load.run(sandbox.url, load.Load(request, status, 1), 1)
