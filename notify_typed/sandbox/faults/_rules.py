"""Which calls a fault strikes: the next n, every k-th, or by chance with a seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from notify_typed.sandbox._errors import SandboxError

if TYPE_CHECKING:
    from notify_typed.sandbox.faults._kinds import Fault

SENDS = "sends"
"""Stands for the three operations that send."""
READS = "reads"
"""Stands for all the other operations."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The properties of a call that faults can be aimed at."""

    operation: str | None
    recipient: str | None = field(default=None, repr=False)
    template_id: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """The calls that a fault is for; None stands for all."""

    operation: str | None = None
    recipient: str | None = field(default=None, repr=False)
    template_id: str | None = None
    reference: str | None = None

    @property
    def looks_inside(self) -> bool:
        """Whether a call's body must be read to know."""
        return not (self.recipient is self.template_id is self.reference is None)

    def fits(self, subject: Subject) -> bool:
        """Return whether it is for a call."""
        return self._is_operation(subject.operation or "") and all(
            wanted is None or wanted == given
            for wanted, given in (
                (self.recipient, subject.recipient),
                (self.template_id, subject.template_id),
                (self.reference, subject.reference),
            )
        )

    def _is_operation(self, name: str) -> bool:
        if self.operation in (SENDS, READS):
            return name.startswith("send_") == (self.operation == SENDS)
        return self.operation in (None, name)


@dataclass(slots=True)
class Rule:
    """A fault, the calls it is for, and which of those it strikes.

    Args:
        fault: The fault.
        aim: The calls it is for.
        times: How many of these it strikes, counted from now; all when None.
        every: Strikes the k-th of these, the 2k-th and so on.
        probability: Strikes each of these with this probability.
        seed: Where the chance begins, so that a run can be had again.
    """

    fault: Fault
    aim: Aim = field(default_factory=Aim)
    times: int | None = None
    every: int = 1
    probability: float = 1.0
    seed: int = 0
    seen: int = 0
    struck: int = 0
    _chance: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if self.times is not None and self.times < 1:
            raise SandboxError(f"times must be at least 1, not {self.times}")
        if self.every < 1:
            raise SandboxError(f"every must be at least 1, not {self.every}")
        if not 0 <= self.probability <= 1:
            raise SandboxError(f"probability must be between 0 and 1, not {self.probability}")
        # Whoever has a fault has its kinds loaded; a sandbox without any loads neither.
        from notify_typed.sandbox.faults._settings import check_settings  # noqa: PLC0415

        check_settings(self.fault)
        self._chance = random.Random(self.seed)  # noqa: S311 - chance that can be repeated

    @property
    def is_spent(self) -> bool:
        """Whether it has struck as often as it was to."""
        return self.times is not None and self.struck >= self.times

    def catch_up(self, seen: int, struck: int) -> None:
        """Catch up with another copy of this rule."""
        for _ in range(self.seen // self.every, seen // self.every):
            self._chance.random()
        self.seen = seen
        self.struck = struck

    def strikes(self, subject: Subject) -> bool:
        """Return whether it strikes a call; counts it if it is for it."""
        if self.is_spent or not self.aim.fits(subject):
            return False
        self.seen += 1
        if self.seen % self.every or self._chance.random() >= self.probability:
            return False
        self.struck += 1
        return True


class Faults:
    """The faults that are set for one sandbox."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []

    def add(self, rule: Rule) -> None:
        """Set a fault."""
        self.rules.append(rule)

    def clear(self) -> None:
        """Remove all faults."""
        self.rules.clear()

    def reload(self) -> None:
        """Read the faults again; here no other process sets any."""

    @property
    def look_inside(self) -> bool:
        """Whether a call's body must be read to know what strikes it."""
        return any(rule.aim.looks_inside for rule in self.rules)

    def pick(self, subject: Subject) -> Fault | None:
        """Return the fault that strikes a call, if one does."""
        struck = next((rule for rule in self.rules if rule.strikes(subject)), None)
        self.rules = [rule for rule in self.rules if not rule.is_spent]
        return struck.fault if struck else None
