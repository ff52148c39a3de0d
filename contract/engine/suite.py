"""Hold a fresh server against one API: schemathesis and promises, with or without a fault."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

from contract.engine.fuzz import STATEFUL, Effort, Inventory, fuzz
from contract.engine.mutants import Verdict
from contract.engine.proxy import Proxy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from contract.engine.api import Api
    from contract.engine.faults import Fault
    from contract.engine.promises import Promises
    from contract.engine.report import Report

ENOUGH: Final = 0.4
"""The share of good requests that must be taken."""

InventoryT = TypeVar("InventoryT", bound=Inventory)
ContextT = TypeVar("ContextT", bound=AbstractContextManager[Any])


class Running(Protocol):
    """A server that has been started."""

    @property
    def base_url(self) -> str:
        """Its address."""
        ...


@dataclass(frozen=True)
class Suite(Generic[InventoryT, ContextT]):
    """The contract of one API, and where it can be tried out.

    Attributes:
        api: The API.
        promises: What schemathesis cannot see broken.
        faults: Ways to break it, by name.
        secret: Signs the requests to a fresh server.
        start: Starts a fresh server.
        seed: Fills it, and tells what it holds.
        connect: Makes what the promises are checked on.
        effort: How much a run tries.
        mutant_effort: How much is tried for each fault.
        links: How many links a run must follow; a stateful phase that broke off follows fewer.
        measured: Groups of operations, each of which must take enough good requests.
    """

    api: Api
    promises: Promises[ContextT]
    faults: Mapping[str, Fault]
    secret: str
    start: Callable[[], AbstractContextManager[Running]]
    seed: Callable[[str], InventoryT]
    connect: Callable[[str, InventoryT], ContextT]
    effort: Effort
    mutant_effort: Effort
    links: int
    measured: tuple[tuple[str, ...], ...]

    def run(self, effort: Effort, say: Callable[[str], None]) -> int:
        """Hold a fresh server against the description, and give the exit status."""
        with self.start() as running:
            inventory = self.seed(running.base_url)
            say(f"{len(self.promises)} promises ...")
            with self.connect(running.base_url, inventory) as context:
                broken = self.promises.broken(context)
            report = fuzz(self.api, running.base_url, self.secret, inventory, effort, say=say)
        if report.problems:
            say(report.output)
        found = [f"promise broken: {name}: {why}" for name, why in broken.items()]
        found += report.problems
        if report.is_whole:
            found += self.too_little(report, effort.phases)
            self._tell(report, say)
        for problem in found:
            say(f"FOUND: {problem}")
        say("something was found" if found else "nothing wrong was found")
        return 1 if found else 0

    def judge(self, fault: Fault | None) -> Verdict:
        """Plant a fault before a fresh server, and run the promises and schemathesis on it."""
        with self.start() as running, Proxy(running.base_url) as proxy:
            inventory = self.seed(running.base_url)
            if fault is not None:
                proxy.handler = fault
            with self.connect(proxy.base_url, inventory) as context:
                broken = self.promises.broken(context, fault.breaks if fault else None)
            report = fuzz(self.api, proxy.base_url, self.secret, inventory, self.mutant_effort)
        noticed = "; ".join(report.problems) if report.is_whole else ""
        return Verdict(fault, noticed, tuple(broken), report.is_whole)

    def too_little(self, report: Report, phases: Sequence[str]) -> Iterator[str]:
        """Tell what shows that a run, though content, has looked at little."""
        if set(phases) - {STATEFUL}:
            for group in self.measured:
                if report.share(*group) < ENOUGH:
                    yield f"less than {ENOUGH:.0%} of the good requests were taken: {group[0]}"
        if STATEFUL in phases and report.links[0] < self.links:
            yield f"fewer than {self.links} links were followed; the stateful phase broke off"

    def _tell(self, report: Report, say: Callable[[str], None]) -> None:
        followed, links = report.links
        say(
            f"{report.cases} requests made up in {report.seconds:.0f} s, {followed} of {links} "
            f"links followed, seed {report.seed}"
        )
        shares = ", ".join(
            f"{group[0]} {report.share(*group):.0%}" for group in self.measured if len(group) == 1
        )
        say(
            f"{report.share():.0%} of {report.sends()} changes that the description allows were "
            f"taken{f' ({shares})' if shares else ''}"
        )
