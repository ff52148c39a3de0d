"""Faults that strike the calls of all workers: which are set, and how often each has struck."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)

from notify_typed.sandbox._json import parse_json, write_json
from notify_typed.sandbox._state.worker_state import shared_metadata
from notify_typed.sandbox.faults._rules import Aim, Faults, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from notify_typed.sandbox._state.worker_state import WorkerState
    from notify_typed.sandbox._store.database import Storage
    from notify_typed.sandbox.faults._kinds import Fault

_rules = Table(
    "shared_faults",
    shared_metadata,
    Column("id", Integer, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("seen", BigInteger, nullable=False),
    Column("struck", BigInteger, nullable=False),
)
_ALL = select(_rules.c.id, _rules.c.rule, _rules.c.seen, _rules.c.struck).order_by(_rules.c.id)


class SharedFaults(Faults):
    """The faults of a sandbox with several workers.

    Args:
        storage: The database that the workers share.
        worker_state: Tells the other workers.
    """

    def __init__(self, storage: Storage, worker_state: WorkerState) -> None:
        super().__init__()
        self._storage = storage
        self._worker_state = worker_state
        self._known: dict[int, Rule] = {}
        worker_state.on_news.append(self.reload)

    def add(self, rule: Rule) -> None:
        """Set a fault."""
        with self._worker_state.changing():
            self._storage.current.execute(
                insert(_rules), {"rule": _written(rule), "seen": rule.seen, "struck": rule.struck}
            )
            self.reload()

    def clear(self) -> None:
        """Remove all faults."""
        with self._worker_state.changing():
            self._storage.current.execute(delete(_rules))
            self.reload()

    def reload(self) -> None:
        """Read which faults are set, and how often they have struck."""
        self._take_over(self._storage.current.execute(_ALL).all())

    def pick(self, subject: Subject) -> Fault | None:
        """Return the fault that strikes a call, if one does; one worker at a time."""
        with self._storage.transaction() as connection:
            self._take_over(connection.execute(_ALL.with_for_update()).all())
            before = {number: (rule.seen, rule.struck) for number, rule in self._known.items()}
            fault = super().pick(subject)
            for number, rule in self._known.items():
                if rule.is_spent:
                    connection.execute(delete(_rules).where(_rules.c.id == number))
                elif (rule.seen, rule.struck) != before[number]:
                    connection.execute(
                        update(_rules)
                        .where(_rules.c.id == number)
                        .values(seen=rule.seen, struck=rule.struck)
                    )
        return fault

    def _take_over(self, rows: Sequence[Row[*tuple[Any, ...]]]) -> None:
        known: dict[int, Rule] = {}
        for number, written, seen, struck in rows:
            rule = self._known.get(number) or _read(written)
            rule.catch_up(seen, struck)
            known[number] = rule
        self._known = known
        self.rules = [*known.values()]


def _written(rule: Rule) -> str:
    return write_json(
        {
            "fault": type(rule.fault).__name__,
            "settings": asdict(rule.fault),
            "aim": {**asdict(rule.aim)},
            "times": rule.times,
            "every": rule.every,
            "probability": rule.probability,
            "seed": rule.seed,
        }
    )


def _read(written: str) -> Rule:
    # Most sandboxes have no faults.
    from notify_typed.sandbox.faults._kinds import FAULTS  # noqa: PLC0415

    # As `_written` wrote it.
    parts = cast("dict[str, Any]", parse_json(written))
    fault = FAULTS[parts.pop("fault")](**parts.pop("settings"))
    return Rule(fault, Aim(**parts.pop("aim")), **parts)
