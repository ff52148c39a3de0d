"""Describes the machine and the versions that figures were measured with."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = (
    "notify-typed",
    "notifications-python-client",
    "requests",
    "httpx",
    "httpcore",
    "httpx-aiohttp",
    "aiohttp",
    "attrs",
    "PyJWT",
    "starlette",
    "uvicorn",
    "h11",
    "SQLAlchemy",
    "jsonschema",
)


def describe(server: str) -> list[tuple[str, str]]:
    """Give names and values, in order."""
    found = [
        ("Date", datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")),
        ("Processor", f"{_processor()}, {_processors()} available"),
        ("System", platform.platform()),
        ("Python", f"{platform.python_implementation()} {platform.python_version()}"),
        ("Libraries", ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)),
        ("Server of the clients", f"{server}, on the same machine"),
    ]
    if hasattr(os, "getloadavg"):
        found.append(("Load average at the end", f"{os.getloadavg()[0]:.1f}"))
    return found


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
