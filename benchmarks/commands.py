"""Measures how soon the command answers: its help against click alone, a send against httpx."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.answers import API_KEY, TEMPLATE_ID
from benchmarks.report import Results, Table, at_most, milliseconds
from benchmarks.rounds import Cost, in_turns

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.rounds import Limits

_CLICK = "import click"
_HTTPX = "import httpx"
_READY = "send sms, ready to send"
_HELP_LIMIT = 1.5
_READY_LIMIT = 1.3
_PATIENCE = 30.0
_PROGRAM = f"""
from notify_typed._cli.commands import notify_typed
from notify_typed._cli.sending import send_sms
from notify_typed._cli.session import Session
session = Session()
assert session.notify.base_url and "{TEMPLATE_ID}"
"""
_HELPS = (
    (),
    ("send", "sms"),
    ("export",),
    ("sandbox",),
    ("sandbox", "messages"),
    ("admin", "template", "create"),
)


def _contenders() -> dict[str, list[str]]:
    helps = {
        " ".join(("notify-typed", *words, "--help")): ["-m", "notify_typed", *words, "--help"]
        for words in _HELPS
    }
    return {_CLICK: ["-c", _CLICK], _HTTPX: ["-c", _HTTPX], **helps, _READY: ["-c", _PROGRAM]}


def starting(url: str, limits: Limits, tick: Callable[[], None]) -> Results:
    """Compare how long a command takes until it answers, or could send."""
    contenders = _contenders()
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "NOTIFY_API_KEY": API_KEY,
        "NOTIFY_BASE_URL": url,
    }

    def measure(name: str) -> Cost:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, *contenders[name]],
            stdout=subprocess.DEVNULL,
            check=True,
            timeout=_PATIENCE,
            env=environment,
        )
        wall = time.perf_counter() - started
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Cost(wall, cpu)

    for name in contenders:
        measure(name)
    costs = in_turns(contenders, measure, limits, tick)

    def against(name: str) -> str:
        return _HTTPX if name in {_HTTPX, _READY} else _CLICK

    rows = [
        (
            name,
            milliseconds(costs.wall(name)),
            milliseconds(costs.cpu(name)),
            f"{costs.cpu_ratio(name, against(name)):.2f}x",
        )
        for name in contenders
    ]
    targets = [
        at_most(
            f"{name}, CPU, to {against(name)!r}",
            costs.cpu_ratio(name, against(name)),
            _READY_LIMIT if name == _READY else _HELP_LIMIT,
        )
        for name in contenders
        if name not in {_CLICK, _HTTPX}
    ]
    heads = ("In a fresh process", "time", "CPU", "CPU, ratio")
    note = f"Ratios to importing click, or httpx for what sends; {costs.rounds} rounds"
    return Results(Table("Starting the command", heads, rows, note=note), targets)
