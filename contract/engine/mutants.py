"""Proof that the suite can fail: plants faults one at a time, and tells what notices each."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from contract import local
from contract.faults import FAULTS, Fault
from contract.fuzz import Effort, fuzz
from contract.promises import PROMISES
from contract.relay import Relay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from contract.promises import Promise, Server

T = TypeVar("T")
ServerT_contra = TypeVar("ServerT_contra", contravariant=True)
EFFORT: Final = Effort(max_examples=12, seed=1, is_quick=True, stops_early=True)


class Checked(Protocol[ServerT_contra]):
    """A promise, of whatever API."""

    @property
    def name(self) -> str:
        """What is promised."""
        ...

    @property
    def check(self) -> Callable[[ServerT_contra], None]:
        """Fails when it is not kept."""
        ...


@dataclass(frozen=True)
class Verdict:
    """What noticed a fault.

    Attributes:
        fault: The fault, or None where none was planted.
        schemathesis: What schemathesis complained about, in a few words.
        promises: The promises that were broken.
    """

    fault: Fault | None
    schemathesis: str
    promises: tuple[str, ...]

    @property
    def is_caught(self) -> bool:
        """Whether anything noticed it."""
        return bool(self.schemathesis or self.promises)


def broken(server: Server, first: Promise | None = None) -> dict[str, str]:
    """The promises that a server breaks, and how.

    Args:
        server: The server.
        first: The promise to look at before the others; then one that is broken is enough.
    """
    promises = [first, *PROMISES.values()] if first else [*PROMISES.values()]
    return unkept(promises, server, is_one_enough=first is not None)


def unkept(promises: Iterable[Checked[T]], server: T, *, is_one_enough: bool) -> dict[str, str]:
    """Those of some promises that a server breaks, and how.

    Args:
        promises: They are looked at in their order.
        server: What they are checked on.
        is_one_enough: Whether those after the first broken one are left out.
    """
    found = {}
    for promise in promises:
        try:
            promise.check(server)
        except Exception as why:  # noqa: BLE001 - an answer of another shape may break the check itself
            found[promise.name] = str(why) or repr(why)
            if is_one_enough:
                break
    return found


def judge(fault: Fault | None, effort: Effort = EFFORT) -> Verdict:
    """Plant a fault in a fresh sandbox, and run schemathesis and the promises on it."""
    with local.sandbox() as sandbox, Relay(sandbox.base_url) as relay:
        survey = local.look_around(relay.base_url)
        if fault is not None:
            relay.handler = fault
        with local.server(relay.base_url, survey) as server:
            promises = tuple(broken(server, PROMISES[fault.breaks] if fault else None))
        report = fuzz(relay.base_url, local.KEYS["live"], survey, effort)
    return Verdict(fault, "; ".join(report.problems), promises)


def run(
    jobs: int,
    names: Sequence[str],
    say: Callable[[str], None],
    *,
    faults: Mapping[str, Fault] = FAULTS,
    judge: Callable[[Fault | None], Verdict] = judge,
) -> int:
    """Judge faults, print the table, and give the exit status.

    Args:
        jobs: How many faults are judged at once.
        names: Words that the faults to judge have in their names; all faults if empty.
        say: Prints a line.
        faults: What there is to plant.
        judge: Plants one, or none.
    """
    chosen = [f for f in faults.values() if not names or any(name in f.name for name in names)]
    if not chosen:
        say("no fault has such a word in its name; there are:\n  " + "\n  ".join(faults))
        return 2
    healthy = judge(None)
    if healthy.is_caught:
        say(f"without any fault: {healthy.schemathesis} {healthy.promises}")
        return 1
    say("without any fault: nothing is noticed, as it should be")
    say(f"\n{'fault':44} {'schemathesis':46} promise")
    verdicts = []
    with ThreadPoolExecutor(jobs) as pool:
        for verdict in pool.map(judge, chosen):
            verdicts.append(verdict)
            by_hand = verdict.promises[0] if verdict.promises else "-"
            said = verdict.schemathesis.partition(" (")[0] or "-"
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
