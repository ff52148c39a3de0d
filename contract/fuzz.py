"""Runs schemathesis against a server, and reads what came of it."""

from __future__ import annotations

import json
import os
import re
import secrets
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contract.survey import Survey

ROOT: Final = Path(__file__).parents[1]
SPEC: Final = ROOT / "spec" / "openapi.yaml"
CONFIG: Final = Path(__file__).with_name("schemathesis.toml")
STATEFUL: Final = "stateful"
PHASES: Final = ("examples", "coverage", "fuzzing", STATEFUL)
SEND_PATHS: Final = tuple(f"POST /v2/notifications/{kind}" for kind in ("sms", "email", "letter"))
ENOUGH: Final = 0.4
_COMMAND: Final = (
    *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIG)),
    *("run", str(SPEC), "--no-color"),
)


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


@dataclass(frozen=True)
class Report:
    """What came of a run.

    Attributes:
        exit_code: That of schemathesis: 0 if it was content.
        output: What it printed.
        seconds: How long it took.
        parts: Its reports, one for each run.
        seed: Where its random numbers began.
    """

    exit_code: int
    output: str = field(repr=False)
    seconds: float
    parts: list[dict[str, Any]] = field(repr=False)
    seed: int | None

    @property
    def is_whole(self) -> bool:
        """Whether every run came to its end."""
        return all(self.parts)

    @property
    def is_green(self) -> bool:
        """Whether nothing was found."""
        return self.exit_code == 0 and not self.problems

    @property
    def problems(self) -> list[str]:
        """Failures and warnings in a few words."""
        if not self.is_whole:
            return ["schemathesis did not run to its end"]
        found = [f"{each['title']} ({', '.join(each['operations'])})" for each in self.failures]
        found += [each["title"] for part in self.parts for each in part["errors"]]
        if self.exit_code:
            for name in dict.fromkeys(name for part in self.parts for name in part["warnings"]):
                labels = self.warned(name)
                found += [f"warning {name} ({', '.join(labels)})"] if labels else []
        return found or (["schemathesis was not content"] if self.exit_code else [])

    @property
    def failures(self) -> list[dict[str, Any]]:
        """What checks found."""
        return [each for part in self.parts for each in part["failures"]]

    def warned(self, name: str) -> list[str]:
        """What a warning is about."""
        return [str(label) for part in self.parts for label in part["warnings"].get(name, ())]

    @property
    def links(self) -> tuple[int, int]:
        """How many links between operations were followed, of how many there are.

        The library's report has no such number. It matters, as it calls a stateful phase that broke
        off passed.
        """
        found = re.search(r"API Links: +(\d+) covered / (\d+) selected", self.output)
        return (int(found[1]), int(found[2])) if found else (0, 0)

    @property
    def cases(self) -> int:
        """How many requests were made up."""
        return sum(part["test_cases"]["generated"] for part in self.parts)

    def share(self, label: str | None = None) -> float:
        """Which share of the sends that the description allows was answered with 201.

        Args:
            label: One operation, such as `POST /v2/notifications/sms`; all sends if left out.
        """
        rates = self._rates([label] if label else SEND_PATHS)
        total = sum(sum(rate.values()) for rate in rates)
        return sum(rate["accepted"] for rate in rates) / total if total else 0.0

    def sends(self) -> int:
        """How many sends that the description allows were tried."""
        return sum(sum(rate.values()) for rate in self._rates(SEND_PATHS))

    def _rates(self, labels: Iterable[str]) -> list[dict[str, int]]:
        return [
            rate
            for label in labels
            for part in self.parts
            for rate in part["valid_rates"].get(label, {}).values()
        ]


def fuzz(
    base_url: str, api_key: str, survey: Survey, effort: Effort, timeout: float = 600
) -> Report:
    """Run schemathesis in a process of its own.

    Args:
        base_url: The server.
        api_key: Signs the requests.
        survey: What they are aimed at.
        effort: How much is tried.
        timeout: Seconds after which it is given up.
    """
    chosen = effort if effort.seed is not None else replace(effort, seed=secrets.randbits(64))
    # The process gets nothing that it does not need; above all no address of another server.
    usual = {name: value for name, value in os.environ.items() if not name.startswith("NOTIFY_")}
    environment = usual | {
        "CONTRACT_API_KEY": api_key,
        "CONTRACT_SURVEY": survey.to_json(),
        "CONTRACT_QUICK": "1" if effort.is_quick else "",
        "PYTHONPATH": str(ROOT),
        "NO_PROXY": "127.0.0.1",
        "COLUMNS": "100",
    }
    begun = time.monotonic()
    exit_code, output, parts = 0, "", []
    for phases in chosen.runs():
        command = [*_COMMAND, "--url", base_url, f"--phases={phases}", *chosen.arguments()]
        finished, part = _finish(command, environment, timeout)
        exit_code = exit_code or finished.returncode
        output += finished.stdout
        parts.append(part)
        if exit_code and effort.stops_early:
            break
    return Report(exit_code, output, time.monotonic() - begun, parts, chosen.seed)


def _finish(
    command: list[str], environment: dict[str, str], timeout: float
) -> tuple[subprocess.CompletedProcess[str], dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        finished = subprocess.run(  # noqa: S603 - our own tool, our own arguments
            [*command, "--report=json", f"--report-json-path={path}"],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=timeout,
            check=False,
        )
        return finished, json.loads(path.read_text("utf-8")) if path.exists() else {}
