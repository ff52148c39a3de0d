"""Measures imports in fresh processes, as installed here and with own dependencies alone.

Some libraries import others only where they happen to be installed (PyJWT cryptography, httpx click
and rich). So everything is measured twice: with all that the development environment holds, and
with all of it hidden that neither client depends on.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from benchmarks.answers import API_KEY, SENT_ID, TEMPLATE_ID
from benchmarks.report import Results, Table, at_most, milliseconds
from benchmarks.rounds import Cost, in_turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.rounds import Limits

_SEND = f"""
sent = client.send_sms_notification("07700900123", "{TEMPLATE_ID}", {{"name": "Amala"}})
"""
_ASYNC = """
import asyncio
from notify_typed import AsyncNotifyClient

async def send():
    async with AsyncNotifyClient({key!r}, base_url={url!r}) as client:
        return await client.send_sms_notification("07700900123", "{template}", {{"name": "Amala"}})

sent = asyncio.run(send())
"""
_OFFICIAL = "import notifications_python_client"
_OURS = "import notify_typed"
_OURS_CLIENT = "from notify_typed import NotifyClient"
_OURS_ASYNC = "from notify_typed import AsyncNotifyClient"
_HTTPX = "import httpx"
_OFFICIAL_SENT = "official client: import, make one, send"
_OURS_SENT = "notify-typed: import, make one, send"
_OURS_ASYNC_SENT = "notify-typed, async: import, make one, send"
_LIMITS = {_OURS: 0.15, _OURS_CLIENT: 0.75, _OURS_SENT: 0.9, _OURS_ASYNC_SENT: 1.0}

# The names to hide come on the standard input; wall and processor time are printed.
_CHILD = """
import sys
sys.modules.update(dict.fromkeys(sys.stdin.read().split()))
import time
wall, cpu = time.perf_counter(), time.process_time()
{code}
cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
{check}
print(wall, cpu)
"""
_CHILD_PATIENCE = 30.0


def _programs(url: str) -> dict[str, tuple[str, str]]:
    imports = {name: (name, "") for name in (_OFFICIAL, _HTTPX, _OURS, _OURS_CLIENT, _OURS_ASYNC)}
    official = f"{_OFFICIAL}\nclient = notifications_python_client.NotificationsAPIClient"
    return imports | {
        _OFFICIAL_SENT: (
            f"{official}({API_KEY!r}, {url!r}){_SEND}",
            f"assert sent['id'] == {SENT_ID!r}",
        ),
        _OURS_SENT: (
            f"{_OURS_CLIENT}\nclient = NotifyClient({API_KEY!r}, base_url={url!r}){_SEND}",
            f"client.close(); assert str(sent.id) == {SENT_ID!r}",
        ),
        _OURS_ASYNC_SENT: (
            _ASYNC.format(key=API_KEY, url=url, template=TEMPLATE_ID),
            f"assert str(sent.id) == {SENT_ID!r}",
        ),
    }


def fresh(url: str, limits: Limits, tick: Callable[[], None]) -> list[Results]:
    """Compare imports in both environments, for half the time each."""
    half = limits._replace(seconds=limits.seconds / 2)
    hidden = _beyond_dependencies("notify-typed", "notifications-python-client")
    return [
        _compare("own dependencies alone", url, hidden, half, tick),
        _compare("development environment", url, (), half, tick),
    ]


def _compare(
    where: str, url: str, hidden: Iterable[str], limits: Limits, tick: Callable[[], None]
) -> Results:
    programs = _programs(url)
    names = "\n".join(hidden)
    # As on a user's machine, where what is imported has been compiled before.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

    def measure(name: str) -> Cost:
        code, check = programs[name]
        child = subprocess.run(
            [sys.executable, "-c", _CHILD.format(code=code, check=check)],
            input=names,
            capture_output=True,
            text=True,
            check=True,
            timeout=_CHILD_PATIENCE,
            env=environment,
        )
        wall, cpu = child.stdout.split()
        return Cost(float(wall), float(cpu))

    for name in programs:
        measure(name)
    costs = in_turns(programs, measure, limits, tick)
    rows = [
        (
            name,
            milliseconds(costs.wall(name)),
            milliseconds(costs.cpu(name)),
            f"{costs.wall_ratio(name, _against(name)):.2f}x",
        )
        for name in programs
    ]
    heads = ("In a fresh process", "time", "CPU", "time, ratio")
    targets = [
        at_most(
            f"{name}, CPU, to the official client's ({where})",
            costs.cpu_ratio(name, _against(name)),
            limit,
        )
        for name, limit in _LIMITS.items()
    ]
    note = f"Ratios to the official client; {costs.rounds} rounds"
    return Results(Table(f"Importing, {where}", heads, rows, note=note), targets)


def _against(name: str) -> str:
    sent = {_OFFICIAL_SENT, _OURS_SENT, _OURS_ASYNC_SENT}
    return _OFFICIAL_SENT if name in sent else _OFFICIAL


def _beyond_dependencies(*distributions: str) -> list[str]:
    """List the top-level modules that none of these distributions needs, extras left aside."""
    needed: set[str] = set()
    todo = [canonicalize_name(name) for name in distributions]
    while todo:
        name = todo.pop()
        if name in needed:
            continue
        needed.add(name)
        try:
            lines = requires(name) or []
        except PackageNotFoundError:
            continue
        wanted = map(Requirement, lines)
        todo += [
            canonicalize_name(requirement.name)
            for requirement in wanted
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        ]
    return [
        module
        for module, owners in packages_distributions().items()
        if needed.isdisjoint(map(canonicalize_name, owners))
    ]
