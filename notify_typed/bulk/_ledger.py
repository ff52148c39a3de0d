"""Runs and rows in the database; every change of a row's state goes through here."""

from __future__ import annotations

import secrets
import time
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from attrs import asdict
from sqlalchemy import Float, Integer, bindparam, delete, func, insert, or_, select, update

from notify_typed.bulk._conversion import row_of, run_of
from notify_typed.bulk._errors import NoSuchRun
from notify_typed.bulk._prepared import Prepared, clock
from notify_typed.bulk._schema import first_numbers, rows, runs
from notify_typed.bulk._states import MOVES, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import ClauseElement, Select

    from notify_typed.bulk._database import Database
    from notify_typed.bulk._records import Row, RunInfo, RunOptions, RunState, TemplateInfo
    from notify_typed.bulk._states import Move

__all__ = ["Ledger", "new_run_id"]

_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
_BATCH: Final = 2000
_RUN: Final = bindparam("b_run", type_=Integer)
_COUNTS: Final = Prepared(
    lambda _: select(rows.c.state, func.count()).where(rows.c.run == _RUN).group_by(rows.c.state)
)
_UNSETTLED: Final = (State.PLANNED, State.CLAIMED, State.UNKNOWN)


def _waiting(dialect: str) -> ClauseElement:
    numbers = (first_numbers(dialect, _RUN, state).subquery(state.value) for state in _UNSETTLED)
    counts = (select(func.count()).select_from(each).scalar_subquery() for each in numbers)
    return select(*counts)


def _due(dialect: str) -> ClauseElement:
    free = (first_numbers(dialect, _RUN, state) for state in (State.PLANNED, State.UNKNOWN))
    over = first_numbers(dialect, _RUN, State.CLAIMED).where(rows.c.lease < clock(dialect))
    return select(or_(*(each.limit(1).exists() for each in free)), over.limit(1).exists())


@cache
def _unsettled(dialect: str) -> Select[Any]:
    """Select the runs with rows that are not settled.

    Asked whether there is such a row, PostgreSQL may read all rows of the ledger, to know it of all
    runs at once; it does not if it is asked for the first.
    """
    firsts = (first_numbers(dialect, runs.c.key, state).limit(1) for state in _UNSETTLED)
    return _RUNS.where(or_(*(each.scalar_subquery().is_not(None) for each in firsts)))


_RUNS: Final = select(runs).order_by(runs.c.key)
_TO_FORGET: Final = _RUNS.where(
    runs.c.created_at + runs.c.options["forget_after"].as_float() < bindparam("now", type_=Float)
)
_WAITING: Final = Prepared(_waiting)
_DUE: Final = Prepared(_due)


def new_run_id() -> str:
    """Make a name for a run that no other has, anywhere: references are made of it."""
    return "run-" + "".join(secrets.choice(_LETTERS) for _ in range(12))


class Ledger:
    """A ledger.

    Args:
        database: Where it lies.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    # Runs

    def add_run(
        self,
        *,
        run_id: str,
        state: RunState,
        base_url: str,
        service_id: str,
        source: str,
        digest: str | None,
        template: TemplateInfo,
        headings: Sequence[str],
        options: RunOptions,
    ) -> RunInfo:
        """Write down a run without rows."""
        with self.database.write() as connection:
            connection.execute(
                insert(runs).values(
                    id=run_id,
                    state=state,
                    created_at=self.database.now(connection),
                    base_url=base_url,
                    service_id=service_id,
                    source=source,
                    digest=digest,
                    template=asdict(template),
                    headings=list(headings),
                    options=asdict(options),
                )
            )
        return self.run(run_id)

    def set_state(
        self,
        run: RunInfo,
        state: RunState,
        *,
        resumes_at: float | None = None,
        reason: str | None = None,
    ) -> None:
        """Say whether a run can be sent."""
        with self.database.write() as connection:
            connection.execute(
                update(runs)
                .where(runs.c.key == run.key)
                .values(state=state, resumes_at=resumes_at, pause_reason=reason)
            )

    def remove(self, run: RunInfo) -> None:
        """Delete a run that nothing was sent of."""
        with self.database.write() as connection:
            connection.execute(delete(rows).where(rows.c.run == run.key))
            connection.execute(delete(runs).where(runs.c.key == run.key))

    def run(self, run_id: str) -> RunInfo:
        """Give a run by its name.

        Raises:
            NoSuchRun: The ledger does not have it.
        """
        with self.database.read() as connection:
            found = connection.execute(select(runs).where(runs.c.id == run_id)).mappings().first()
        if found is None:
            raise NoSuchRun(f"the ledger {self.database.name} does not have a run {run_id!r}")
        return run_of(found)

    def runs(self) -> list[RunInfo]:
        """Give all runs, the oldest first."""
        return self._runs(_RUNS)

    def unsettled_runs(self) -> list[RunInfo]:
        """Give the runs with rows that are not settled, the oldest first."""
        return self._runs(_unsettled(self.database.engine.dialect.name))

    def runs_to_forget(self, now: float) -> list[RunInfo]:
        """Give the runs whose recipients and values are to be deleted."""
        return self._runs(_TO_FORGET, now=now)

    def _runs(self, query: Select[Any], **values: object) -> list[RunInfo]:
        with self.database.read() as connection:
            return [run_of(each) for each in connection.execute(query, values).mappings()]

    def counts(self, run: RunInfo) -> dict[State, int]:
        """Count the rows of a run by their state."""
        with self.database.read() as connection:
            found = _COUNTS.run(connection, b_run=run.key).fetchall()
        counts = {State(state): int(count) for state, count in found}
        return {state: counts.get(state, 0) for state in State}

    def waiting(self, run: RunInfo) -> int:
        """Count the rows of a run that are not settled, without looking at the others."""
        with self.database.read() as connection:
            [counts] = _WAITING.run(connection, b_run=run.key).fetchall()
        return sum(map(int, counts))

    def due(self, run: RunInfo) -> tuple[bool, bool]:
        """Return whether a run has rows that are nobody's, and rows whose claims are over."""
        with self.database.read() as connection:
            [found] = _DUE.run(connection, b_run=run.key, now=time.time()).fetchall()
        is_free, is_over = map(bool, found)
        return is_free, is_over

    # Deciding

    def declare(self, run: RunInfo, move: Move, numbers: Iterable[int] | None = None) -> int:
        """Move rows because a person says so.

        Args:
            run: The run.
            move: How.
            numbers: Which rows; all that can be moved so when left out.

        Returns:
            How many were moved.
        """
        starts, end = MOVES[move]
        where = [rows.c.run == run.key, rows.c.state.in_(starts)]
        if end is State.PLANNED:
            where.append(rows.c.cells.is_not(None))  # it is not forgotten
        if numbers is not None:
            where.append(rows.c.number.in_(list(numbers)))
        with self.database.write() as connection:
            now = self.database.now(connection)
            changed = connection.execute(
                update(rows).where(*where).values(state=end, since=now, problem=None)
            )
            return changed.rowcount

    # Reading

    def rows(self, run: RunInfo) -> Iterator[Row]:
        """Give the rows of a run one by one."""
        last = -1
        while True:
            with self.database.read() as connection:
                found = (
                    connection.execute(
                        select(rows)
                        .where(rows.c.run == run.key, rows.c.number > last)
                        .order_by(rows.c.number)
                        .limit(_BATCH)
                    )
                    .mappings()
                    .all()
                )
            for each in found:
                yield row_of(run, each)
            if len(found) < _BATCH:
                return
            last = found[-1]["number"]
