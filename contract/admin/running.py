"""Runs the contract of the admin API: schemathesis, the promises beside it, and proof of both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from contract.admin.faults import FAULTS
from contract.admin.holdings import SECRET, furnish, sandbox
from contract.admin.promises import PROMISES, Place
from contract.description import ADMIN
from contract.fuzz import ENOUGH, HERE, ROOT, STATEFUL, Api, Effort, fuzz
from contract.mutants import Verdict, unkept
from contract.mutants import run as run_mutants
from contract.relay import Relay
from contract.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from contract.admin.holdings import Holdings
    from contract.faults import Fault

WRITES: Final = tuple(
    f"{operation.method.upper()} {operation.path}"
    for operation in ADMIN.operations
    if operation.method != "get"
)
API: Final = Api(
    ROOT / "spec" / "admin.yaml",
    "contract.admin.hooks",
    HERE / "admin" / "operations.toml",
    WRITES,
)
EFFORT: Final = Effort(max_examples=6)
STORIES: Final = 120
"""How many chains of links are followed."""
LINKS: Final = 20
"""How many links a run follows at least; a stateful phase that broke off follows fewer."""
_QUICK: Final = Effort(4, ("coverage",), seed=1, stops_early=True)


def explore(
    base_url: str,
    secret: str,
    holdings: Holdings,
    effort: Effort,
    *,
    stories: int = STORIES,
    say: Callable[[str], None] = lambda _: None,
) -> Report:
    """Run schemathesis.

    Args:
        base_url: The server.
        secret: Signs the requests.
        holdings: What they are aimed at.
        effort: How much is tried.
        stories: How many chains of links are followed, if any are.
        say: Is told the phases that begin.
    """
    alone = tuple(phase for phase in effort.phases if phase != STATEFUL)
    efforts = [replace(effort, phases=alone)] if alone else []
    if STATEFUL in effort.phases:
        efforts.append(replace(effort, phases=(STATEFUL,), max_examples=stories))
    reports = [fuzz(base_url, secret, holdings, each, api=API, say=say) for each in efforts]
    return Report(
        max(each.exit_code for each in reports),
        "".join(each.output for each in reports),
        sum(each.seconds for each in reports),
        [part for each in reports for part in each.parts],
        reports[0].seed,
        API.send_paths,
    )


def run(effort: Effort, stories: int, say: Callable[[str], None]) -> int:
    """Hold a fresh sandbox against the description, and give the exit status."""
    with sandbox() as running:
        holdings = furnish(running.base_url)
        say(f"{len(PROMISES)} promises ...")
        with Place(running.base_url, SECRET, holdings) as place:
            broken = unkept([*PROMISES.values()], place, is_one_enough=False)
        report = explore(
            *(running.base_url, SECRET, holdings, effort),
            stories=stories,
            say=lambda phases: say(f"schemathesis, {phases} ..."),
        )
    if report.problems:
        say(report.output)
    found = [f"promise broken: {name}: {why}" for name, why in broken.items()]
    found += report.problems
    if report.is_whole:
        found += too_little(report, effort.phases)
        _tell(report, say)
    for problem in found:
        say(f"FOUND: {problem}")
    say("something was found" if found else "nothing wrong was found")
    return 1 if found else 0


def too_little(report: Report, phases: Sequence[str]) -> Iterator[str]:
    """What shows that a run, though content, has looked at little."""
    if {*phases} - {STATEFUL} and report.share() < ENOUGH:
        yield f"less than {ENOUGH:.0%} of the good changes were taken"
    if STATEFUL in phases and report.links[0] < LINKS:
        yield f"fewer than {LINKS} links were followed; the stateful phase broke off"


def mutants(jobs: int, names: Sequence[str], say: Callable[[str], None]) -> int:
    """Plant the faults, print what notices each, and give the exit status."""
    return run_mutants(jobs, names, say, faults=FAULTS, judge=judge)


def judge(fault: Fault | None) -> Verdict:
    """Plant a fault in a fresh sandbox, and run schemathesis and the promises on it."""
    with sandbox() as running, Relay(running.base_url) as relay:
        holdings = furnish(running.base_url)
        if fault is not None:
            relay.handler = fault
        with Place(relay.base_url, SECRET, holdings) as place:
            promises = [*PROMISES.values()]
            if fault is not None:
                promises.insert(0, PROMISES[fault.breaks])
            broken = unkept(promises, place, is_one_enough=fault is not None)
        report = explore(relay.base_url, SECRET, holdings, _QUICK)
    return Verdict(fault, "; ".join(report.problems), tuple(broken))


def _tell(report: Report, say: Callable[[str], None]) -> None:
    followed, links = report.links
    say(
        f"{report.cases} requests made up in {report.seconds:.0f} s, {followed} of {links} links "
        f"followed, seed {report.seed}"
    )
    say(
        f"{report.share():.0%} of {report.sends()} changes that the description allows were taken, "
        f"of {len(WRITES)} kinds"
    )
