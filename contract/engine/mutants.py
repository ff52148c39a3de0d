"""Prove that a suite can fail: plant faults one at a time, and tell what notices each."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from contract.engine.faults import Fault
    from contract.engine.suite import Suite


@dataclass(frozen=True)
class Verdict:
    """What noticed a fault.

    Attributes:
        fault: The fault, or None where none was planted.
        schemathesis: What schemathesis complained about, in a few words.
        promises: The promises that were broken.
        is_whole: Whether schemathesis came to its end; a run that did not has noticed nothing.
    """

    fault: Fault | None
    schemathesis: str
    promises: tuple[str, ...]
    is_whole: bool = True

    @property
    def is_caught(self) -> bool:
        """Whether anything noticed it."""
        return bool(self.schemathesis or self.promises)


def run(suite: Suite[Any, Any], jobs: int, names: Sequence[str], say: Callable[[str], None]) -> int:
    """Judge the faults of a suite, print the table, and give the exit status.

    Args:
        suite: The suite.
        jobs: How many faults are judged at once.
        names: Words that the faults to judge have in their names; all faults if empty.
        say: Prints a line.
    """
    faults = suite.faults
    chosen = [f for f in faults.values() if not names or any(name in f.name for name in names)]
    if not chosen:
        say("no fault has such a word in its name; there are:\n  " + "\n  ".join(faults))
        return 2
    healthy = suite.judge(None)
    if healthy.is_caught or not healthy.is_whole:
        said = healthy.schemathesis or "schemathesis did not run to its end"
        say(f"without any fault: {said} {healthy.promises}")
        return 1
    say("without any fault: nothing is noticed, as it should be")
    say(f"\n{'fault':44} {'schemathesis':46} promise")
    verdicts = []
    with ThreadPoolExecutor(jobs) as pool:
        for verdict in pool.map(suite.judge, chosen):
            verdicts.append(verdict)
            by_hand = verdict.promises[0] if verdict.promises else "-"
            said = verdict.schemathesis.partition(" (")[0] or "-"
            said = said if verdict.is_whole else "(did not end)"
            say(f"{verdict.fault!s:44} {said:46} {by_hand}")
    missed = [str(each.fault) for each in verdicts if not each.is_caught]
    by_schemathesis = sum(bool(each.schemathesis) for each in verdicts)
    by_promises = sum(bool(each.promises) for each in verdicts)
    say(
        f"\n{len(verdicts)} faults: {len(verdicts) - len(missed)} noticed, {by_schemathesis} by "
        f"schemathesis, {by_promises} by promises"
    )
    for name in missed:
        say(f"NOT NOTICED: {name}")
    return 1 if missed else 0
