"""The clients are what type checkers take them for: right calls pass, wrong calls are refused."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Final

import pytest

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
RIGHT: Final = ("sync_client.py", "async_client.py")
WRONG: Final = "wrong_calls.py"

Found = dict[str, dict[int, str]]
"""For each file the lines that a checker complained of, with what it said."""


@cache
def mypy() -> Found:
    result = _run(sys.executable, "-m", "mypy", "--output", "json", *_files())
    found: Found = {}
    for line in result.stdout.splitlines():
        report = json.loads(line)
        if report["severity"] == "error":
            found.setdefault(Path(report["file"]).name, {})[report["line"]] = report["message"]
    assert result.returncode == 1, result.stderr + result.stdout
    return found


@cache
def pyright() -> Found:
    command = shutil.which("pyright", path=f"{ROOT / 'node_modules' / '.bin'}")
    if command is None:
        pytest.fail("pyright is not in node_modules/.bin; `make setup` puts it there")
    result = _run(command, "--outputjson", "--project", str(HERE / "pyrightconfig.json"))
    assert result.stdout.startswith("{"), result.stderr + result.stdout
    report = json.loads(result.stdout)
    assert report["summary"]["filesAnalyzed"] == len(_files())
    found: Found = {}
    for each in report["generalDiagnostics"]:
        line = each["range"]["start"]["line"] + 1
        found.setdefault(Path(each["file"]).name, {})[line] = each["message"]
    return found


def _files() -> list[str]:
    return [str(HERE / name) for name in (*RIGHT, WRONG)]


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    # Both checkers look for their libraries, and pyright for node, beside this interpreter.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return subprocess.run(  # noqa: S603 - our own tools
        command,
        cwd=ROOT,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


CHECKERS = {"mypy": mypy, "pyright": pyright}


@pytest.mark.parametrize("checker", CHECKERS)
@pytest.mark.parametrize("name", RIGHT)
def test_right_calls_pass(checker: str, name: str) -> None:
    assert CHECKERS[checker]().get(name, {}) == {}


@pytest.mark.parametrize("checker", CHECKERS)
def test_every_wrong_call_is_refused_and_nothing_else(checker: str) -> None:
    lines = (HERE / WRONG).read_text("utf-8").splitlines()
    marked = {n for n, line in enumerate(lines, 1) if line.endswith("# error")}
    refused = CHECKERS[checker]()[WRONG]
    assert len(marked) > 60
    assert {lines[n - 1].strip() for n in marked - set(refused)} == set(), "were let through"
    assert {n: refused[n] for n in set(refused) - marked} == {}, "were refused"


@pytest.mark.parametrize("name", RIGHT)
def test_every_public_method_is_checked(name: str) -> None:
    from notify_typed import NotifyClient  # noqa: PLC0415 - the rest needs no import of it

    text = (HERE / name).read_text("utf-8")
    methods = {name for name in vars(NotifyClient) if not name.startswith("_")} | {"with_options"}
    if name == "async_client.py":
        methods = {"aclose" if method == "close" else method for method in methods}
    assert {method for method in methods if not re.search(rf"client\.{method}\b", text)} == set()
