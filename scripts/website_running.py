"""Runs Notify's own website on a sandbox, and sees what it asks that nobody answers."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from notify_typed.sandbox._settings import Website
from notify_typed.sandbox._website.environment import DEVELOPMENT_SECRET, environment

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from contract.engine.proxy import Answer, Forward, Request

BUILD = Path(__file__).resolve().parent.parent / "build"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


PORT = _free_port()
"""Where the website runs: not on its usual port, where another may be at work."""

URL = f"http://localhost:{PORT}"
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_UNKNOWN = b"The requested URL was not found on the server."
_STARTS_WITHIN = 300.0
_FORBIDDEN = 405
_NOT_FOUND = 404


@dataclass
class Watch:
    """Passes requests on to the sandbox, and keeps those that nothing answers.

    Attributes:
        asked: The kinds of requests.
        unknown: The kinds that the sandbox has no route for, and how often each was asked.
    """

    unknown: Counter[str] = field(default_factory=Counter[str])
    asked: set[str] = field(default_factory=set[str])

    async def __call__(self, request: Request, forward: Forward) -> Answer:
        """Pass a request on."""
        answer = await forward(request)
        place = f"{request.method} {ID.sub('ID', request.path)}"
        self.asked.add(place)
        is_unknown = answer.status == _FORBIDDEN or (
            answer.status == _NOT_FOUND and _UNKNOWN in answer.body
        )
        # So this one says that a domain is of no organisation.
        if is_unknown and not request.path.endswith("/by-domain"):
            self.unknown[place] += 1
        return answer

    def report(self) -> Iterator[str]:
        """Say what was asked."""
        yield f"{len(self.asked)} kinds of requests, {len(self.unknown)} of them unknown"
        for place, count in self.unknown.items():
            yield f"  unknown: {place} ({count})"


def add_checkout(parser: argparse.ArgumentParser) -> None:
    """Let the arguments say where the website is."""
    parser.add_argument("checkout", type=Path, help="a built clone of notifications-admin")
    parser.add_argument("--python", type=Path, help="its Python; CHECKOUT/venv/bin/python usually")


def python_of(parser: argparse.ArgumentParser, checkout: Path, python: Path | None) -> Path:
    """Return the website's Python, or end with an error where the website is not."""
    found = python or checkout / "venv" / "bin" / "python"
    if not (checkout / "application.py").exists() or not found.exists():
        parser.error(f"{checkout} is not a built clone of notifications-admin: see the guide")
    return found


class WebsiteProcess:
    """The website, while it runs.

    Args:
        checkout: Where it is.
        python: Its Python.
        api: Where it finds the sandbox.
        log: The file in `build/` that it writes to.
    """

    def __init__(self, checkout: Path, python: Path, api: str, log: str) -> None:
        settings = environment(api, Website(URL), DEVELOPMENT_SECRET)
        settings |= {"FLASK_APP": "application.py"}
        BUILD.mkdir(exist_ok=True)
        self._log = (BUILD / log).open("w")
        self._process = subprocess.Popen(  # noqa: S603 - as the caller said
            [str(python), "-m", "flask", "run", "-p", str(PORT), "--no-reload"],
            cwd=checkout,
            env={**os.environ, **settings},
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )

    def __enter__(self) -> None:
        deadline = time.monotonic() + _STARTS_WITHIN
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                if httpx.get(f"{URL}/_status?simple=1", trust_env=False).is_success:
                    return
            except httpx.TransportError:
                time.sleep(0.5)
        self.__exit__()
        raise SystemExit("the website did not start: see its log in build/")

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()
        self._log.close()
