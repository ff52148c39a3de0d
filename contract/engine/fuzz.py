"""Run schemathesis against a server, and tell what came of it."""

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
from typing import TYPE_CHECKING, Any, Final, Protocol

from contract.engine.report import Report
from contract.engine.run_config import RunConfig

if TYPE_CHECKING:
    from contract.engine.api import Api

ROOT: Final = Path(__file__).parents[2]
STATEFUL: Final = "stateful"
PHASES: Final = ("examples", "coverage", "fuzzing", STATEFUL)
# The process gets nothing that it does not need: no other server's address or key, no proxy, and
# no `.netrc`, which would sign in our place.
_PASSED_ON: Final = (
    *("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "VIRTUAL_ENV"),
)


class Inventory(Protocol):
    """What a server holds that requests can name."""

    def to_json(self) -> str:
        """Write it as text, for the process that makes requests up."""
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
        stories: How many chains of links are followed; as many as `max_examples` if None.
    """

    max_examples: int = 120
    phases: tuple[str, ...] = PHASES
    operations: tuple[str, ...] = ()
    seed: int | None = None
    is_quick: bool = False
    stops_early: bool = False
    excluded_checks: tuple[str, ...] = ()
    stories: int | None = None

    def arguments(self) -> list[str]:
        """Make the command's arguments, but for the phases and the number of examples."""
        found = [f"--seed={self.seed}"]
        found += [f"--include-operation-id={name}" for name in self.operations]
        if self.stops_early:
            found += ["--max-failures=1", "--no-shrink"]
        if self.excluded_checks:
            found.append(f"--exclude-checks={','.join(self.excluded_checks)}")
        return found

    def runs(self) -> list[tuple[str, int]]:
        """List the phases of each run, with its number of examples.

        Links are followed in a run of their own: after other phases Hypothesis finds that what is
        drawn depends on them, breaks off now and then, and schemathesis calls the phase passed.
        """
        alone = [each for each in self.phases if each != STATEFUL]
        found = [(",".join(alone), self.max_examples)] if alone else []
        stories = [(STATEFUL, self.stories or self.max_examples)]
        return found + (stories if STATEFUL in self.phases else [])


def silently(_text: str) -> None:
    """Tell nobody."""


def fuzz(
    api: Api,
    base_url: str,
    api_key: str,
    inventory: Inventory,
    effort: Effort,
    *,
    timeout: float = 600,
    say: Callable[[str], None] = silently,
) -> Report:
    """Run schemathesis in a process of its own.

    Args:
        api: What the server is held against.
        base_url: The server.
        api_key: Signs the requests.
        inventory: What the server holds.
        effort: How much is tried.
        timeout: Seconds after which a run is given up.
        say: Is told the phases that begin.
    """
    chosen = effort if effort.seed is not None else replace(effort, seed=secrets.randbits(64))
    config = RunConfig(api_key, inventory.to_json(), effort.is_quick)
    environment = _environment(config, api.hooks)
    begun = time.monotonic()
    exit_code, output, parts = 0, "", []
    for phases, examples in chosen.runs():
        say(f"schemathesis, {phases} ...")
        arguments = ["--url", base_url, f"--phases={phases}", f"--max-examples={examples}"]
        status, text, part = _run(api, arguments + chosen.arguments(), environment, timeout)
        exit_code = exit_code or status
        output += text
        parts.append(part)
        if exit_code and effort.stops_early:
            break
    seconds = time.monotonic() - begun
    return Report(exit_code, output, seconds, parts, chosen.seed, api.send_paths)


def _environment(config: RunConfig, hooks: str) -> dict[str, str]:
    usual = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return usual | {
        **config.environment(),
        "SCHEMATHESIS_HOOKS": hooks,
        "PYTHONPATH": str(ROOT),
        "NETRC": os.devnull,
        # Its table of all characters takes a second to make, and is kept here.
        "HYPOTHESIS_STORAGE_DIRECTORY": str(ROOT / ".hypothesis"),
        "COLUMNS": "100",
    }


def _run(
    api: Api, arguments: list[str], environment: Mapping[str, str], timeout: float
) -> tuple[int, str, dict[str, Any]]:
    """Give exit status, output and report; the report is empty if it was not finished."""
    with tempfile.TemporaryDirectory() as folder:
        settings, report = Path(folder) / "schemathesis.toml", Path(folder) / "report.json"
        settings.write_text(api.settings(), "utf-8")
        description = Path(folder) / "openapi.json"  # read many times faster than YAML
        description.write_text(json.dumps(api.description.document), "utf-8")
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(settings), "run"]
        command += [str(description), "--no-color", *arguments]
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
