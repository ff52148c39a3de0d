"""Runs schemathesis against a server, and tells what came of it."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Protocol

from contract.briefing import Briefing
from contract.report import Report

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent
STATEFUL: Final = "stateful"
PHASES: Final = ("examples", "coverage", "fuzzing", STATEFUL)
SEND_PATHS: Final = tuple(f"POST /v2/notifications/{kind}" for kind in ("sms", "email", "letter"))
ENOUGH: Final = 0.4
_SETTINGS: Final = HERE / "schemathesis.toml"
# The process gets nothing that it does not need: no other server's address or key, no proxy, and
# no `.netrc`, which would sign in our place.
_PASSED_ON: Final = (
    *("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "VIRTUAL_ENV"),
)


@dataclass(frozen=True)
class Api:
    """A description, and what schemathesis has to know beside it.

    Attributes:
        description: The OpenAPI file.
        hooks: A module that signs and aims requests; `contract.briefing` tells it for whom.
        operations: What is special about single operations, as schemathesis' settings.
        send_paths: The operations whose share of accepted requests is of interest.
    """

    description: Path
    hooks: str
    operations: Path | None = None
    send_paths: tuple[str, ...] = ()

    def settings(self) -> str:
        """The settings for schemathesis: those for every description, and the special ones."""
        special = self.operations.read_text("utf-8") if self.operations else ""
        return f"{_SETTINGS.read_text('utf-8')}\n{special}"


V2: Final = Api(
    ROOT / "spec" / "openapi.yaml", "contract.hooks", HERE / "operations.toml", SEND_PATHS
)


class Knowledge(Protocol):
    """What is known of a server, such as a `contract.survey.Survey`."""

    def to_json(self) -> str:
        """It as text, for the process that makes requests up."""
        ...


@dataclass(frozen=True)
class Effort:
    """How much is tried.

    Attributes:
        max_examples: Random requests for each operation and mode.
        phases: Which of schemathesis's phases run.
        operations: Which operations; all of them if empty.
        seed: Where the random numbers begin; anywhere if None.
        is_quick: Whether email addresses may be generated from a coarser pattern.
        stops_early: Whether the first failure ends the run and is reported as it was found.
        excluded_checks: Checks that mean nothing for the server.
    """

    max_examples: int = 120
    phases: tuple[str, ...] = PHASES
    operations: tuple[str, ...] = ()
    seed: int | None = None
    is_quick: bool = False
    stops_early: bool = False
    excluded_checks: tuple[str, ...] = ()

    def arguments(self) -> list[str]:
        """The command's arguments, but for the phases."""
        found = [f"--max-examples={self.max_examples}", f"--seed={self.seed}"]
        found += [f"--include-operation-id={name}" for name in self.operations]
        if self.stops_early:
            found += ["--max-failures=1", "--no-shrink"]
        if self.excluded_checks:
            found.append(f"--exclude-checks={','.join(self.excluded_checks)}")
        return found

    def runs(self) -> list[str]:
        """The phases of each run.

        Links are followed in a run of their own: after other phases Hypothesis finds that what is
        drawn depends on them, breaks off now and then, and schemathesis calls the phase passed.
        """
        alone = [each for each in self.phases if each != STATEFUL]
        found = [",".join(alone)] if alone else []
        return [*found, STATEFUL] if STATEFUL in self.phases else found


def _nothing(_phases: str) -> None:
    """Tell nobody."""


def fuzz(
    base_url: str,
    api_key: str,
    known: Knowledge,
    effort: Effort,
    *,
    api: Api = V2,
    timeout: float = 600,
    say: Callable[[str], None] = _nothing,
) -> Report:
    """Run schemathesis in a process of its own.

    Args:
        base_url: The server.
        api_key: Signs the requests.
        known: What they are aimed at.
        effort: How much is tried.
        api: What the server is held against.
        timeout: Seconds after which a run is given up.
        say: Is told the phases that begin.
    """
    chosen = effort if effort.seed is not None else replace(effort, seed=secrets.randbits(64))
    briefing = Briefing(api_key, known.to_json(), effort.is_quick)
    environment = _environment(briefing, api.hooks)
    begun = time.monotonic()
    exit_code, output, parts = 0, "", []
    for phases in chosen.runs():
        say(phases)
        arguments = ["--url", base_url, f"--phases={phases}", *chosen.arguments()]
        status, text, part = _run(api, arguments, environment, timeout)
        exit_code = exit_code or status
        output += text
        parts.append(part)
        if exit_code and effort.stops_early:
            break
    seconds = time.monotonic() - begun
    return Report(exit_code, output, seconds, parts, chosen.seed, api.send_paths)


def _environment(briefing: Briefing, hooks: str) -> dict[str, str]:
    usual = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return usual | {
        **briefing.environment(),
        "SCHEMATHESIS_HOOKS": hooks,
        "PYTHONPATH": str(ROOT),
        "NETRC": os.devnull,
        "COLUMNS": "100",
    }


def _run(
    api: Api, arguments: list[str], environment: Mapping[str, str], timeout: float
) -> tuple[int, str, dict[str, Any]]:
    """Exit status, output and report; the report is empty if it was not finished."""
    with tempfile.TemporaryDirectory() as folder:
        settings, report = Path(folder) / "schemathesis.toml", Path(folder) / "report.json"
        settings.write_text(api.settings(), "utf-8")
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(settings), "run"]
        command += [str(api.description), "--no-color", *arguments]
        command += ["--report=json", f"--report-json-path={report}"]
        try:
            finished = subprocess.run(  # noqa: S603 - our own tool, our own arguments
                command,
                cwd=folder,
                env=dict(environment),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=timeout,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return 1, f"given up after {timeout:g} seconds\n", {}
        found = json.loads(report.read_text("utf-8")) if report.exists() else {}
        return finished.returncode, finished.stdout, found
