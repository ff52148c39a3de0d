"""The commands: `python -m contract run | admin | mutants | live | diff`."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contract.admin.suite import SUITE as ADMIN
from contract.description import drift
from contract.description.recordings import RECORDINGS
from contract.engine import mutants
from contract.engine.fuzz import PHASES, Effort
from contract.engine.quiet import quiet
from contract.v2 import live
from contract.v2.suite import SUITE as V2
from notify_typed.sandbox import SandboxError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contract.engine.suite import Suite

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the commands, and give the exit status.

    It is 0 if all is well, 1 if something was found, 2 if it could not be tried, 130 if somebody
    stopped it.
    """
    options = _parser().parse_args(arguments)
    try:
        with quiet("uvicorn.error"):
            status: int = options.command(options)
    except (live.Unusable, SandboxError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return _INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m contract",
        description="Hold the description and a server against each other.",
        epilog="Exit status: 0 all is well, 1 something was found, 2 it could not be tried.",
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    command = commands.add_parser("run", help="hold a fresh sandbox against the description")
    _add_run(command, V2)
    command = commands.add_parser("admin", help="the same, for the admin API")
    _add_run(command, ADMIN)
    command.add_argument(
        *("--stories",),
        type=_positive,
        default=ADMIN.effort.stories,
        help=f"how many chains of links are followed ({ADMIN.effort.stories})",
    )
    command = commands.add_parser("mutants", help="plant faults, and see that each is noticed")
    command.add_argument("names", nargs="*", help="words in the names of the faults to plant")
    command.add_argument("--jobs", type=_positive, default=2, help="how many at once (2)")
    command.add_argument("--admin", action="store_true", help="in the admin API")
    command.set_defaults(command=_mutants)
    command = commands.add_parser(
        "live",
        help="check a server that claims to be Notify",
        description=f"The environment names the server, NOTIFY_BASE_URL, and a key for it, "
        f"NOTIFY_API_KEY, and says that it is meant: {live.SWITCH}={live.YES}. Nothing but reads, "
        "previews and sends to Notify's simulated recipients gets through.",
    )
    _add_effort(command, live.EFFORT)
    command.add_argument("--per-minute", type=float, default=600, help="requests a minute (600)")
    command.add_argument("--show-answers", action="store_true", help="they may hold personal data")
    command.set_defaults(command=_live)
    command = commands.add_parser("diff", help="tell what recordings show beyond the description")
    command.add_argument("recordings", type=Path, help="a recordings file, one case a line")
    command.add_argument(
        "--known", type=Path, default=RECORDINGS, help="recordings whose wordings are known"
    )
    command.set_defaults(command=_diff)
    return parser


def _add_run(command: argparse.ArgumentParser, suite: Suite[Any, Any]) -> None:
    _add_effort(command, suite.effort)
    command.add_argument("--seed", type=int, help="repeat a run")
    command.set_defaults(command=partial(_run, suite), stories=None)


def _add_effort(command: argparse.ArgumentParser, effort: Effort) -> None:
    command.add_argument(
        *("--max-examples",),
        type=_positive,
        default=effort.max_examples,
        help=f"requests made up at random for each operation ({effort.max_examples})",
    )
    command.add_argument(
        "--phases", type=_phases, default=PHASES, help=f"some of {','.join(PHASES)} (all)"
    )


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is less than 1")
    return number


def _phases(text: str) -> tuple[str, ...]:
    phases = tuple(text.split(","))
    unknown = set(phases) - set(PHASES)
    if unknown:
        raise argparse.ArgumentTypeError(f"there is no phase {', '.join(sorted(unknown))}")
    return phases


def _run(suite: Suite[Any, Any], options: argparse.Namespace) -> int:
    effort = replace(
        suite.effort,
        max_examples=options.max_examples,
        phases=options.phases,
        seed=options.seed,
        stories=options.stories,
    )
    return suite.run(effort, _say)


def _mutants(options: argparse.Namespace) -> int:
    return mutants.run(ADMIN if options.admin else V2, options.jobs, options.names, _say)


def _live(options: argparse.Namespace) -> int:
    effort = replace(live.EFFORT, max_examples=options.max_examples, phases=options.phases)
    settings = live.Settings.read(
        os.environ,
        per_minute=options.per_minute,
        shows_answers=options.show_answers,
        effort=effort,
    )
    return live.run(settings, _say)


def _diff(options: argparse.Namespace) -> int:
    try:
        status, report = drift.run(options.recordings, options.known)
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 2
    _say(report)
    return status


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
