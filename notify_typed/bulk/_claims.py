"""What those who send do with a ledger: claim rows, and write down what came of them."""

from __future__ import annotations

import json
import time
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen
from sqlalchemy import BigInteger, Integer, Text, bindparam, cast, or_, select, update

from notify_typed.bulk._moving import apply_moves, claim_planned
from notify_typed.bulk._prepared import Prepared, clock
from notify_typed.bulk._records import Claim, Moved
from notify_typed.bulk._schema import first_numbers, rows, runs
from notify_typed.bulk._states import State
from notify_typed.bulk._tokens import empty, give_back, look, take

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ClauseElement, Connection

    from notify_typed.bulk._database import Database
    from notify_typed.bulk._pace import Meter
    from notify_typed.bulk._records import RunInfo

__all__ = ["Claims", "Turn"]


@frozen
class Turn:
    """What one turn at the ledger gave.

    Attributes:
        claims: The rows that may be sent now.
        wait: Seconds after which there may be more, where the pace holds some back.
        is_drained: Whether no row is planned any more.
        run: The run as it stands.
    """

    claims: Sequence[Claim]
    run: RunInfo
    wait: float = 0.0
    is_drained: bool = False


@frozen
class Claims:
    """Claims rows for one process that sends.

    Attributes:
        database: The ledger's.
        owner: Who claims.
        api_key: The fingerprint of the key that will be sent with.
        lease: Seconds after which a claim is over.
    """

    database: Database
    owner: str
    api_key: str
    lease: float

    def turn(
        self,
        run: RunInfo,
        moved: Sequence[Moved],
        wanted: int,
        meters: Sequence[Meter],
    ) -> Turn:
        """Write down what came of rows, and claim more, in one transaction.

        Where others claim too, the tokens are taken before, and given back if rows are missing.

        Args:
            run: The run to claim from.
            moved: What came of rows that were claimed before.
            wanted: How many rows to claim.
            meters: The buckets to take tokens from; none to see only whether rows are planned.
        """
        allowed, wait = 0, 0.0
        alone = self.database.is_sqlite  # nobody else is there to wait
        with self.database.write_each() as connection:
            if wanted > 0 and meters:
                # Apart, as others wait for a bucket as long as its transaction lasts.
                allowed, wait = (look if alone else take)(connection, meters, wanted)
            with self.database.together(connection):
                turn = self._turn(connection, run, moved, wanted, allowed)
            if alone and turn.claims:
                take(connection, meters, len(turn.claims))
            elif not alone:
                give_back(connection, meters, allowed - len(turn.claims))
        return turn if turn.claims else evolve(turn, wait=wait)

    def _turn(
        self,
        connection: Connection,
        run: RunInfo,
        moved: Sequence[Moved],
        wanted: int,
        allowed: int,
    ) -> Turn:
        current, now = _current(connection, run)
        apply_moves(connection, moved, now)
        if wanted <= 0 or current.state not in ("ready", "outbox"):
            return Turn((), current)
        if allowed <= 0:
            found = _PLANNED.run(connection, b_run=run.key, after=-1, most=1)
            return Turn((), current, is_drained=found.fetchone() is None)
        claims = self._claim(connection, run, allowed, now)
        return Turn(claims, current, is_drained=len(claims) < allowed)

    def _claim(self, connection: Connection, run: RunInfo, count: int, now: float) -> list[Claim]:
        taken = claim_planned(
            connection,
            run.key,
            count,
            now=now,
            owner=self.owner,
            lease=now + self.lease,
            api_key=self.api_key,
        )
        return [
            Claim(
                run.key,
                number,
                attempt,
                reference or f"{run.id}-{number}",
                cells,
                now,
                self.api_key,
            )
            for number, attempt, reference, cells in taken
        ]

    def expire(self, run: RunInfo, *, everything: bool) -> int:
        """Call rows unknown whose claimant has gone.

        Args:
            run: The run.
            everything: Whether every claimant has gone, as nobody else can have the ledger open.
        """
        given = {"b_run": run.key, "everything": int(everything), "now": time.time()}
        with self.database.write() as connection:
            found = _HELD.run(connection, **given).fetchall()
            expired = [
                Moved("expire", run.key, number, attempt, problem="interrupted")
                for number, attempt in found
            ]
            if expired:
                apply_moves(connection, expired, self.database.now(connection))
        return len(expired)

    def empty_bucket(self, meter: Meter) -> None:
        """Note that the server let nothing more through, and its rate."""
        with self.database.write_each() as connection:
            empty(connection, meter)

    def unknown(self, run: RunInfo, limit: int, after: int = -1) -> list[Claim]:
        """Give rows that may have been sent, or not, and that nobody has looked up in vain."""
        found = {"b_run": run.key, "after": after, "most": limit}
        with self.database.read() as connection:
            return [_claim_of(run, each) for each in _UNKNOWN.run(connection, **found).fetchall()]

    def next_planned(self, run: RunInfo, number: int | None = None) -> Claim | None:
        """Give the row that is claimed next, or the row of a number if it is to be claimed."""
        after = -1 if number is None else number - 1
        with self.database.read() as connection:
            found = _PLANNED.run(connection, b_run=run.key, after=after, most=1).fetchone()
        claim = None if found is None else _claim_of(run, found)
        return claim if claim is None or number in (None, claim.number) else None

    def explain(self, claim: Claim, problem: str) -> None:
        """Say of a row why it stays unknown."""
        with self.database.write() as connection:
            connection.execute(
                update(rows)
                .where(
                    rows.c.run == claim.run,
                    rows.c.number == claim.number,
                    rows.c.attempt == claim.attempt,
                    rows.c.state == State.UNKNOWN,
                )
                .values(problem=problem)
            )


def _first(state: State, dialect: str) -> ClauseElement:
    """Select the first rows of a run after a number, and only those that are in a state."""
    run, most = bindparam("b_run", type_=Integer), bindparam("most", type_=Integer)
    numbers = first_numbers(dialect, run, state, bindparam("after", type_=BigInteger))
    columns = (rows.c.number, rows.c.attempt, rows.c.reference, cast(rows.c.cells, Text))
    return (
        select(*columns, rows.c.claimed_at, rows.c.api_key)
        .where(rows.c.run == run, rows.c.number.in_(numbers.limit(most)))
        .order_by(rows.c.number)
    )


def _claim_of(run: RunInfo, found: Sequence[Any]) -> Claim:
    number, attempt, reference, cells, claimed_at, api_key = found
    return Claim(
        run.key,
        number,
        attempt,
        reference or f"{run.id}-{number}",
        json.loads(cells),
        claimed_at or run.created_at,
        api_key,
    )


def _held(dialect: str) -> ClauseElement:
    """Select the claimed rows of a run whose time is over, or all, that nobody else changes now."""
    run, everything = (bindparam(name, type_=Integer) for name in ("b_run", "everything"))
    return (
        select(rows.c.number, rows.c.attempt)
        .where(
            rows.c.run == run,
            rows.c.number.in_(first_numbers(dialect, run, State.CLAIMED)),
            rows.c.state == State.CLAIMED.value,  # read again where another has just written it
            or_(everything == 1, rows.c.lease < clock(dialect)),
        )
        .with_for_update(skip_locked=True)
    )


_HELD: Final = Prepared(_held)
_UNKNOWN: Final = Prepared(partial(_first, State.UNKNOWN))
_PLANNED: Final = Prepared(partial(_first, State.PLANNED))
_STANDING: Final = Prepared(
    lambda dialect: select(
        runs.c.state, runs.c.resumes_at, runs.c.pause_reason, clock(dialect)
    ).where(runs.c.key == bindparam("run"))
)


def _current(connection: Connection, run: RunInfo) -> tuple[RunInfo, float]:
    """Read the clock, and a run again: it may have been paused, or its pause may be over."""
    found = _STANDING.run(connection, run=run.key, now=time.time()).fetchall()
    [(state, resumes_at, reason, now)] = found
    standing = evolve(run, state=state, resumes_at=resumes_at, pause_reason=reason)
    if standing.state != "paused" or standing.resumes_at is None or standing.resumes_at > now:
        return standing, now
    connection.execute(
        update(runs)
        .where(runs.c.key == run.key)
        .values(state="ready", resumes_at=None, pause_reason=None)
    )
    return evolve(run, state="ready", resumes_at=None, pause_reason=None), now
