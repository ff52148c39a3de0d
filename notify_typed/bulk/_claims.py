"""What those who send do with a ledger: claim rows, and write down what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen
from sqlalchemy import Integer, bindparam, select, update

from notify_typed.bulk._conversion import claim_of
from notify_typed.bulk._moving import (
    apply_moves,
    keep_bucket,
    mark_claimed,
    read_bucket,
    take_planned,
)
from notify_typed.bulk._prepared import Prepared
from notify_typed.bulk._records import Claim, Moved
from notify_typed.bulk._schema import numbers_in, rows, runs
from notify_typed.bulk._states import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from notify_typed.bulk._database import Database
    from notify_typed.bulk._pace import Bucket, Meter
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

        Args:
            run: The run to claim from.
            moved: What came of rows that were claimed before.
            wanted: How many rows to claim.
            meters: The buckets to take tokens from.
        """
        with self.database.write() as connection:
            now = self.database.now(connection)
            apply_moves(connection, moved, now)
            current = _current(connection, run, now)
            if wanted <= 0 or current.state not in ("ready", "outbox"):
                return Turn((), current)
            kept: list[tuple[Meter, Bucket, int]] = []
            for meter in meters:
                bucket = read_bucket(connection, meter.name, meter.make(now)).filled(now)
                kept.append((meter, bucket, min(meter.each, bucket.capacity)))
            allowed = min([wanted, *(int(bucket.tokens) // each for _, bucket, each in kept)])
            claims: list[Claim] = []
            if allowed > 0:
                claims = self._claim(connection, run, allowed, now)
                for meter, bucket, each in kept if claims else ():
                    taken = bucket.take(each * len(claims), now)[0]
                    keep_bucket(connection, meter.name, taken)
            is_drained = len(claims) < allowed
            wait = 0.0
            if not claims:
                wait = max((bucket.wait(each) for _, bucket, each in kept), default=0.0)
            if allowed <= 0:
                is_drained = _ANY_PLANNED.run(connection, run=run.key).fetchone() is None
            return Turn(claims, current, wait, is_drained)

    def _claim(self, connection: Connection, run: RunInfo, count: int, now: float) -> list[Claim]:
        taken = take_planned(connection, run.key, count)
        if not taken:
            return []
        mark_claimed(
            connection,
            run.key,
            taken,
            now=now,
            owner=self.owner,
            lease=now + self.lease,
            api_key=self.api_key,
        )
        return [
            Claim(
                run.key,
                number,
                attempt + 1,
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
        with self.database.write() as connection:
            now = self.database.now(connection)
            query = select(rows.c.number, rows.c.attempt).where(
                rows.c.run == run.key,
                rows.c.number.in_(numbers_in(run.key, State.CLAIMED)),
                rows.c.state == State.CLAIMED,  # read again where another has just written it
            )
            if not everything:
                query = query.where(rows.c.lease < now)
            found = connection.execute(query.with_for_update(skip_locked=True)).all()
            apply_moves(
                connection,
                [
                    Moved("expire", run.key, each.number, each.attempt, problem="interrupted")
                    for each in found
                ],
                now,
            )
            return len(found)

    def empty_bucket(self, meter: Meter) -> None:
        """Note that the server let nothing more through, and its rate."""
        with self.database.write() as connection:
            now = self.database.now(connection)
            fresh = meter.make(now)
            known = read_bucket(connection, meter.name, fresh)
            bucket = known if known.rate == fresh.rate else fresh
            keep_bucket(connection, meter.name, bucket.emptied(now))

    def unknown(self, run: RunInfo, limit: int, after: int = -1) -> list[Claim]:
        """Give rows that may have been sent, or not, and that nobody has looked up in vain."""
        numbers = numbers_in(run.key, State.UNKNOWN).where(rows.c.number > after)
        query = (
            select(rows)
            .where(
                rows.c.run == run.key,
                rows.c.number.in_(numbers.order_by(rows.c.number).limit(limit)),
            )
            .order_by(rows.c.number)
        )
        with self.database.read() as connection:
            return [claim_of(run, each) for each in connection.execute(query).mappings()]

    def next_planned(self, run: RunInfo, number: int | None = None) -> Claim | None:
        """Give the row that is claimed next, or the row of a number if it is to be claimed."""
        numbers = numbers_in(run.key, State.PLANNED)
        if number is not None:
            numbers = numbers.where(rows.c.number == number)
        first = numbers.order_by(rows.c.number).limit(1)
        query = select(rows).where(rows.c.run == run.key, rows.c.number.in_(first))
        with self.database.read() as connection:
            found = connection.execute(query).mappings().first()
        return None if found is None else claim_of(run, found)

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


_ANY_PLANNED: Final = Prepared(
    lambda _: numbers_in(bindparam("run", type_=Integer), State.PLANNED.value).limit(1)
)
_STANDING: Final = Prepared(
    lambda _: select(runs.c.state, runs.c.resumes_at, runs.c.pause_reason).where(
        runs.c.key == bindparam("run")
    )
)


def _current(connection: Connection, run: RunInfo, now: float) -> RunInfo:
    """Read a run again: it may have been paused, or its pause may be over."""
    [(state, resumes_at, reason)] = _STANDING.run(connection, run=run.key).fetchall()
    standing = evolve(run, state=state, resumes_at=resumes_at, pause_reason=reason)
    if standing.state != "paused" or standing.resumes_at is None or standing.resumes_at > now:
        return standing
    connection.execute(
        update(runs)
        .where(runs.c.key == run.key)
        .values(state="ready", resumes_at=None, pause_reason=None)
    )
    return evolve(run, state="ready", resumes_at=None, pause_reason=None)
