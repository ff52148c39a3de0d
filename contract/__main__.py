"""The commands: `python -m contract run | admin | mutants | live | diff`."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from contract import drift, live, local, mutants
from contract.admin import running
from contract.description.recordings import RECORDINGS
from contract.fuzz import ENOUGH, PHASES, SEND_PATHS, STATEFUL, Effort, fuzz
from contract.promises import PROMISES
from notify_typed.sandbox import SandboxError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contract.report import Report

_LINKS = 15  # a stateful phase that broke off follows fewer
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the commands; gives the exit status.

    It is 0 if all is well, 1 if something was found, 2 if it could not be tried, 130 if somebody
    stopped it.
    """
    options = _parser().parse_args(arguments)
    # What is sent is wrong on purpose; servers in this process need not complain.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    try:
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
    _add_effort(command, Effort.max_examples)
    command.add_argument("--seed", type=int, help="repeat a run")
    command.set_defaults(command=_run)
    command = commands.add_parser("admin", help="the same, for the admin API")
    _add_effort(command, running.EFFORT.max_examples)
    command.add_argument("--seed", type=int, help="repeat a run")
    command.add_argument(
        *("--stories",),
        type=_positive,
        default=running.STORIES,
        help=f"how many chains of links are followed ({running.STORIES})",
    )
    command.set_defaults(command=_admin)
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
    _add_effort(command, live.EFFORT.max_examples)
    command.add_argument("--per-minute", type=float, default=600, help="requests a minute (600)")
    command.add_argument("--show-answers", action="store_true", help="they may hold personal data")
    command.set_defaults(command=_live)
    command = commands.add_parser("diff", help="tell what recordings show beyond the description")
    command.add_argument("recordings", type=Path, help="a recordings file, one case a line")
    command.add_argument(
        "--known", type=Path, default=RECORDINGS, help="recordings whose wording is no news"
    )
    command.set_defaults(command=_diff)
    return parser


def _add_effort(command: argparse.ArgumentParser, max_examples: int) -> None:
    command.add_argument(
        *("--max-examples",),
        type=_positive,
        default=max_examples,
        help=f"requests made up at random for each operation ({max_examples})",
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


def _run(options: argparse.Namespace) -> int:
    effort = Effort(options.max_examples, options.phases, seed=options.seed)
    with local.sandbox() as sandbox:
        survey = local.look_around(sandbox.base_url)
        _say(f"{len(PROMISES)} promises ...")
        with local.server(sandbox.base_url, survey) as server:
            broken = mutants.broken(server)
        report = fuzz(
            *(sandbox.base_url, local.KEYS["live"], survey, effort),
            say=lambda phases: _say(f"schemathesis, {phases} ..."),
        )
    if report.problems:
        _say(report.output)
    found = [f"promise broken: {name}: {why}" for name, why in broken.items()]
    found += report.problems
    if report.is_whole:
        found += _too_little(report, options.phases)
        _tell(report)
    for problem in found:
        _say(f"FOUND: {problem}")
    _say("something was found" if found else "nothing wrong was found")
    return 1 if found else 0


def _admin(options: argparse.Namespace) -> int:
    effort = replace(
        running.EFFORT,
        max_examples=options.max_examples,
        phases=options.phases,
        seed=options.seed,
    )
    return running.run(effort, options.stories, _say)


def _mutants(options: argparse.Namespace) -> int:
    plant = running.mutants if options.admin else mutants.run
    return plant(options.jobs, options.names, _say)


def _tell(report: Report) -> None:
    followed, links = report.links
    _say(
        f"{report.cases} requests made up in {report.seconds:.0f} s, {followed} of {links} links "
        f"followed, seed {report.seed}"
    )
    shares = ", ".join(f"{path.rpartition('/')[2]} {report.share(path):.0%}" for path in SEND_PATHS)
    _say(
        f"{report.share():.0%} of {report.sends()} sends that the description allows were taken "
        f"({shares})"
    )


def _too_little(report: Report, phases: tuple[str, ...]) -> Iterator[str]:
    """What shows that a run, though content, has looked at little."""
    if set(phases) - {STATEFUL}:
        for path in SEND_PATHS:
            if report.share(path) < ENOUGH:
                yield f"less than {ENOUGH:.0%} of the good requests to {path} were taken"
    if STATEFUL in phases and report.links[0] < _LINKS:
        yield f"fewer than {_LINKS} links were followed; the stateful phase broke off"


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
