"""Does what a page of documentation says, from top to bottom, in a folder of its own.

What the blocks of a page mean:

* ``python``: run in order, in one namespace for the page. With ``title="name.py"`` it is a file,
  which later commands of the page run; if none names it, it is run at once.
* ``sh``: run if every command can be (`pages.RUNNABLE`); otherwise what the commands name must
  exist (`pages.check`).
* ``text``: what the block before it printed, ``...`` standing for anything.
* any other language: with a title, a file. JSON and TOML have to be right.

A comment of HTML right before a block says what cannot be seen from it: ``not run: REASON``; ``in
another terminal`` for a command that stays, until another needs its port; ``the other terminal``
for what the last of these printed since; ``for what follows`` for a file that others run.
"""

from __future__ import annotations

import contextlib
import io
import json
import linecache
import os
import re
import runpy
import signal
import socket
import subprocess
import sys
import threading
import tomllib
from pathlib import Path
from queue import Empty, Queue
from types import ModuleType
from typing import TYPE_CHECKING, Final

import pages
from patience import HANG
from sqlalchemy import Engine

from notify_typed import NotifyClient
from notify_typed.bulk import Bulk

if TYPE_CHECKING:
    from pages import Fence

    from notify_typed.sandbox import Sandbox

STAYS: Final = "in another terminal"
LATER: Final = "the other terminal"
WRITTEN: Final = "for what follows"
# Pages have the ports that a sandbox and an app have by default; here they may be taken.
_PORT: Final = re.compile(r"(?<![\w-])[89]000(?![\w-])")


class Staying:
    """A command that stays, as in another terminal."""

    def __init__(self, command: str, folder: Path, port: str) -> None:
        self.port = port
        self._process = subprocess.Popen(  # noqa: S603 - the page's own command
            ["/bin/bash", "-euc", command],
            cwd=folder,
            env=pages.environment(Path(sys.executable).parent),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._lines: Queue[str | None] = Queue()
        self._seen: list[str] = []
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def wait_for(self, text: str) -> str:
        """Wait for a line with a text in it, ``...`` standing for anything, and give it."""
        while True:
            try:
                line = self._lines.get(timeout=HANG)
            except Empty:
                line = None
            assert line is not None, f"{text!r} did not come, but\n{''.join(self._seen)}"
            self._seen.append(line)
            if pages.agrees(f"...{text}...", line):
                return line

    def stop(self) -> None:
        """End it, and what it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGTERM)
        self._process.wait(HANG)
        self._thread.join(HANG)
        assert self._process.stdout
        self._process.stdout.close()


class Reader:
    """Somebody who does what a page says.

    Args:
        folder: Where the page's files are made and its commands are run.
        sandbox: Where messages go; it stands in the environment as the pages tell to have it.
    """

    def __init__(self, folder: Path, sandbox: Sandbox) -> None:
        self._folder = folder
        self._sandbox = sandbox
        self._staying: list[Staying] = []
        self._printed: str | None = None
        self._ports = {"8000": sandbox.base_url.rpartition(":")[2], "9000": str(_free_port())}

    def read(self, page: Path) -> None:
        """Do all of a page."""
        module = ModuleType("__main__")
        todo = pages.fences(page)
        try:
            for number, fence in enumerate(todo):
                if not fence.is_run:
                    self._printed = None
                elif fence.language == "python":
                    self._python(fence, todo[number + 1 :], vars(module))
                elif fence.language == "sh":
                    self._commands(fence)
                elif fence.language == "text":
                    self._compare(fence)
                else:
                    self._file(fence)
        finally:
            for staying in self._staying:
                staying.stop()
            for value in vars(module).values():
                # As the end of a program does.
                if isinstance(value, NotifyClient | Bulk):
                    value.close()
                elif isinstance(value, Engine):
                    value.dispose()

    def _python(self, fence: Fence, rest: list[Fence], namespace: dict[str, object]) -> None:
        code = self._with_ports(fence.code)
        printed = io.StringIO()
        self._printed = None
        if fence.title:
            path = self._write(fence.title, code)
            if fence.note == WRITTEN or any(
                other.language == "sh" and other.names(fence.title) for other in rest
            ):
                return
            with contextlib.redirect_stdout(printed):
                runpy.run_path(str(path), run_name="__main__")
        else:
            name = str(fence)
            padded = "\n" * (fence.line - 1) + code
            linecache.cache[name] = (len(padded), None, padded.splitlines(keepends=True), name)
            with contextlib.redirect_stdout(printed):
                exec(compile(padded, name, "exec", dont_inherit=True), namespace)  # noqa: S102 - the page's own code
        self._printed = printed.getvalue()

    def _file(self, fence: Fence) -> None:
        if fence.language == "json":
            json.loads(fence.code)
        elif fence.language == "toml":
            tomllib.loads(fence.code)
        if fence.title:
            self._write(fence.title, self._with_ports(fence.code))
        self._printed = None

    def _write(self, name: str, code: str) -> Path:
        path = self._folder / name
        assert path.resolve().is_relative_to(self._folder.resolve())
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")
        return path

    def _commands(self, fence: Fence) -> None:
        self._printed = None
        if fence.note == STAYS:
            self._stay(fence)
        elif all(map(pages.is_runnable, fence.commands)):
            done = subprocess.run(  # noqa: S603 - the page's own commands
                ["/bin/bash", "-euc", self._with_ports(fence.code)],
                cwd=self._folder,
                env=pages.environment(Path(sys.executable).parent),
                capture_output=True,
                text=True,
                check=False,
                timeout=HANG,
            )
            assert done.returncode == 0, f"{fence}\n{done.stderr}\n{done.stdout}"
            self._printed = done.stdout
        else:
            for command in fence.commands:
                pages.check(command)

    def _stay(self, fence: Fence) -> None:
        [command] = fence.commands
        if command == "notify-typed sandbox":
            command += " --port 8000"
            self._ports["8000"] = str(_free_port())
        [port] = _PORT.findall(command) or ["9000"]
        for earlier in [other for other in self._staying if other.port == port]:
            earlier.stop()
            self._staying.remove(earlier)
        staying = Staying(self._with_ports(command), self._folder, port)
        self._staying.append(staying)
        self._printed = staying.wait_for(self._ports[port])  # then it listens there

    def _compare(self, fence: Fence) -> None:
        expected = self._with_ports(fence.code)
        if fence.note == LATER:
            self._sandbox.clock.advance(seconds=1)  # lets it finish its callbacks
            for line in expected.splitlines():
                self._staying[-1].wait_for(line)
        else:
            printed = self._printed
            assert printed is not None, f"{fence}: the block before it printed nothing"
            if self._staying and printed.count("\n") < expected.count("\n"):
                printed += "".join(
                    self._staying[-1].wait_for("") for _ in expected.splitlines()[1:]
                )
            assert pages.agrees(expected.rstrip("\n"), printed.rstrip("\n")), (
                f"{fence} shows\n{expected}\nbut this was printed:\n{printed}"
            )

    def _with_ports(self, code: str) -> str:
        return _PORT.sub(lambda match: self._ports[match[0]], code)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port
