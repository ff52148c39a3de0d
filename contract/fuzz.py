"""Runs schemathesis against a server, and reads what came of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from contract.survey import Survey

ROOT: Final = Path(__file__).parents[1]
SPEC: Final = ROOT / "spec" / "openapi.yaml"
CONFIG: Final = Path(__file__).with_name("schemathesis.toml")
PHASES: Final = ("examples", "coverage", "fuzzing", "stateful")
SEND_PATHS: Final = tuple(f"POST /v2/notifications/{kind}" for kind in ("sms", "email", "letter"))
ENOUGH: Final = 0.4


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

    max_examples: int = 60
    phases: tuple[str, ...] = PHASES
    operations: tuple[str, ...] = ()
    seed: int | None = None
    is_quick: bool = False
    stops_early: bool = False
    excluded_checks: tuple[str, ...] = ()

    def arguments(self) -> list[str]:
        """The command's arguments."""
        found = [f"--max-examples={self.max_examples}", f"--phases={','.join(self.phases)}"]
        found += [f"--include-operation-id={name}" for name in self.operations]
        if self.seed is not None:
            found.append(f"--seed={self.seed}")
        if self.stops_early:
            found += ["--max-failures=1", "--no-shrink"]
        if self.excluded_checks:
            found.append(f"--exclude-checks={','.join(self.excluded_checks)}")
        return found


@dataclass(frozen=True)
class Report:
    """What came of a run.

    Attributes:
        exit_code: That of schemathesis: 0 if it was content.
        output: What it printed.
        seconds: How long it took.
        data: Its report.
    """

    exit_code: int
    output: str = field(repr=False)
    seconds: float
    data: dict[str, Any] = field(repr=False)

    @property
    def is_green(self) -> bool:
        """Whether nothing was found, and enough was sent to find something."""
        return self.exit_code == 0 and not self.problems

    @property
    def problems(self) -> list[str]:
        """Failures and warnings in a few words."""
        if not self.data:
            return ["schemathesis did not run to its end"]
        found = [
            f"{each['title']} ({', '.join(each['operations'])})" for each in self.data["failures"]
        ]
        found += [each["title"] for each in self.data["errors"]]
        if self.exit_code:
            found += [
                f"warning {name} ({', '.join(map(str, labels))})"
                for name, labels in self.data["warnings"].items()
                if labels
            ]
        return found or (["schemathesis was not content"] if self.exit_code else [])

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
        return int(self.data["test_cases"]["generated"])

    def share(self, label: str | None = None) -> float:
        """Which share of the sends that the description allows was answered with 201.

        Args:
            label: One operation, such as `POST /v2/notifications/sms`; all sends if left out.
        """
        rates = [
            rate
            for path in ([label] if label else SEND_PATHS)
            for rate in self.data["valid_rates"].get(path, {}).values()
        ]
        accepted = sum(rate["accepted"] for rate in rates)
        total = sum(sum(rate.values()) for rate in rates)
        return accepted / total if total else 0.0

    def sends(self) -> int:
        """How many sends that the description allows were tried."""
        rates = self.data["valid_rates"]
        return sum(
            sum(rate.values()) for path in SEND_PATHS for rate in rates.get(path, {}).values()
        )


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
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIG), "run"]
        command += [str(SPEC), "--url", base_url, "--report", "json", "--no-color"]
        command += ["--report-json-path", str(path), *effort.arguments()]
        begun = time.monotonic()
        run = subprocess.run(  # noqa: S603 - our own tool, our own arguments
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=timeout,
            check=False,
        )
        data = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return Report(run.returncode, run.stdout, time.monotonic() - begun, data)
