"""The commands: `python -m contract run | mutants | live | diff`."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from contract import drift, live, local, mutants
from contract.fuzz import ENOUGH, PHASES, Effort, fuzz
from tests.contract.recordings import RECORDINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINKS = 15  # a stateful phase that broke off follows fewer


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the commands; gives the exit status."""
    options = _parser().parse_args(arguments)
    status: int = options.command(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m contract", description=__doc__)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("run", help="hold a fresh sandbox against the description")
    command.add_argument("--max-examples", type=int, default=Effort.max_examples)
    command.add_argument("--seed", type=int, help="repeat a run")
    command.add_argument("--phases", default=",".join(PHASES))
    command.set_defaults(command=_run)
    command = commands.add_parser("mutants", help="plant faults, and see that each is noticed")
    command.add_argument("names", nargs="*", help="words in the names of the faults to plant")
    command.add_argument("--jobs", type=int, default=2, help="how many at once (2)")
    command.set_defaults(command=lambda options: mutants.run(options.jobs, options.names, _say))
    command = commands.add_parser("live", help="check a server that claims to be Notify")
    command.add_argument("--per-minute", type=float, default=600, help="requests a minute (600)")
    command.add_argument("--max-examples", type=int, default=live.EFFORT.max_examples)
    command.add_argument("--phases", default=",".join(PHASES))
    command.add_argument("--show-answers", action="store_true", help="they may hold personal data")
    command.set_defaults(command=_live)
    command = commands.add_parser("diff", help="tell what recordings show beyond the description")
    command.add_argument("recordings", type=Path, help="a recordings file, one case a line")
    command.add_argument(
        "--known", type=Path, default=RECORDINGS, help="recordings whose wording is no news"
    )
    command.set_defaults(command=_diff)
    return parser


def _run(options: argparse.Namespace) -> int:
    phases = tuple(options.phases.split(","))
    effort = Effort(options.max_examples, phases, seed=options.seed)
    with local.sandbox() as sandbox:
        survey = local.look_around(sandbox.base_url)
        with local.server(sandbox.base_url, survey) as server:
            broken = mutants.broken(server)
        report = fuzz(sandbox.base_url, local.KEYS["live"], survey, effort)
    if report.problems:
        _say(report.output)
    for name in broken:
        _say(f"BROKEN: {name}")
    for problem in report.problems:
        _say(f"FOUND: {problem}")
    if not report.is_whole:
        return 1
    followed, links = report.links
    _say(
        f"{report.cases} requests made up in {report.seconds:.0f} s, {followed} of {links} links "
        f"followed, seed {report.seed}"
    )
    _say(f"{report.share():.0%} of {report.sends()} sends that the description allows were taken")
    is_enough = report.share() >= ENOUGH or not {"examples", "coverage", "fuzzing"} & set(phases)
    is_linked = followed >= _LINKS or "stateful" not in phases
    if not is_enough:
        _say(f"FOUND: that is less than {ENOUGH:.0%}")
    if not is_linked:
        _say(f"FOUND: fewer than {_LINKS} links were followed; the stateful phase broke off")
    return 0 if report.is_green and not broken and is_enough and is_linked else 1


def _live(options: argparse.Namespace) -> int:
    try:
        settings = live.Settings.read(os.environ)
    except live.Unusable as problem:
        return _refuse(problem)
    effort = replace(
        settings.effort,
        max_examples=options.max_examples,
        phases=tuple(options.phases.split(",")),
    )
    settings = replace(
        settings,
        per_minute=options.per_minute,
        shows_answers=options.show_answers,
        effort=effort,
    )
    try:
        return live.run(settings, _say)
    except live.Unusable as problem:
        return _refuse(problem)


def _diff(options: argparse.Namespace) -> int:
    try:
        status, report = drift.run(options.recordings, options.known)
    except (OSError, ValueError) as problem:
        return _refuse(problem)
    _say(report)
    return status


def _refuse(problem: Exception) -> int:
    print(problem, file=sys.stderr)
    return 2


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
