"""What those who send do with a ledger: claim rows, and write down what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen
from sqlalchemy import select, update

from notify_typed.bulk._conversion import claim_of, run_of
from notify_typed.bulk._moving import CLAIM, apply_moves, keep_bucket, read_bucket
from notify_typed.bulk._records import Claim, Moved
from notify_typed.bulk._schema import rows, runs
from notify_typed.bulk._states import State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from notify_typed.bulk._database import Database
    from notify_typed.bulk._pace import Bucket
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
        buckets: Sequence[tuple[str, Callable[[float], Bucket]]],
    ) -> Turn:
        """Write down what came of rows, and claim more, in one transaction.

        Args:
            run: The run to claim from.
            moved: What came of rows that were claimed before.
            wanted: How many rows to claim.
            buckets: The names of the buckets to take tokens from, and what makes each.
        """
        with self.database.write() as connection:
            now = self.database.now(connection)
            apply_moves(connection, moved, now)
            current = _current(connection, run, now)
            if wanted <= 0 or current.state not in ("ready", "outbox"):
                return Turn((), current)
            kept = [
                (name, read_bucket(connection, name, make(now)).filled(now))
                for name, make in buckets
            ]
            allowed = min([wanted, *(int(bucket.tokens) for _, bucket in kept)])
            claims: list[Claim] = []
            if allowed > 0:
                claims = self._claim(connection, run, allowed, now)
                for name, bucket in kept:
                    keep_bucket(connection, name, bucket.take(len(claims), now)[0])
            is_drained = len(claims) < allowed
            wait = max((bucket.wait() for _, bucket in kept), default=0.0) if not claims else 0.0
            if allowed <= 0:
                is_drained = connection.scalar(_planned(run).limit(1)) is None
            return Turn(claims, current, wait, is_drained)

    def _claim(self, connection: Connection, run: RunInfo, count: int, now: float) -> list[Claim]:
        found = connection.execute(
            _planned(run).limit(count).with_for_update(skip_locked=True)
        ).all()
        if not found:
            return []
        connection.execute(
            CLAIM,
            [
                {
                    "b_run": run.key,
                    "b_number": row.number,
                    "attempt": row.attempt + 1,
                    "since": now,
                    "claimed_at": now,
                    "owner": self.owner,
                    "lease": now + self.lease,
                    "api_key": self.api_key,
                }
                for row in found
            ],
        )
        return [
            Claim(
                run.key,
                row.number,
                row.attempt + 1,
                row.reference or f"{run.id}-{row.number}",
                row.cells,
                now,
                self.api_key,
            )
            for row in found
        ]

    def expire(self, run: RunInfo, *, everything: bool) -> int:
        """Call rows unknown whose claimant has gone.

        Args:
            run: The run.
            everything: Whether every claimant has gone, as nobody else can have the ledger open.
        """
        with self.database.write() as connection:
            now = self.database.now(connection)
            over = [rows.c.run == run.key, rows.c.state == State.CLAIMED]
            if not everything:
                over.append(rows.c.lease < now)
            found = connection.execute(
                select(rows.c.number, rows.c.attempt).where(*over).with_for_update(skip_locked=True)
            ).all()
            apply_moves(
                connection,
                [
                    Moved("expire", run.key, each.number, each.attempt, problem="interrupted")
                    for each in found
                ],
                now,
            )
            return len(found)

    def empty_bucket(self, name: str, make: Callable[[float], Bucket]) -> None:
        """Note that the server let nothing more through, and its rate."""
        with self.database.write() as connection:
            now = self.database.now(connection)
            known, fresh = read_bucket(connection, name, make(now)), make(now)
            bucket = known if known.rate == fresh.rate else fresh
            keep_bucket(connection, name, bucket.emptied(now))

    def unknown(self, run: RunInfo, limit: int, after: int = -1) -> list[Claim]:
        """Give rows that may have been sent, or not, and that nobody has looked up in vain."""
        query = (
            select(rows)
            .where(
                rows.c.run == run.key,
                rows.c.state == State.UNKNOWN,
                rows.c.number > after,
            )
            .order_by(rows.c.number)
            .limit(limit)
        )
        with self.database.read() as connection:
            return [claim_of(run, each) for each in connection.execute(query).mappings()]

    def next_planned(self, run: RunInfo, number: int | None = None) -> Claim | None:
        """Give the row that is claimed next, or the row of a number if it is to be claimed."""
        query = select(rows).where(rows.c.run == run.key, rows.c.state == State.PLANNED)
        if number is not None:
            query = query.where(rows.c.number == number)
        query = query.order_by(rows.c.number).limit(1)
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


def _planned(run: RunInfo) -> Any:  # noqa: ANN401 - versions of SQLAlchemy type it otherwise
    return (
        select(rows.c.number, rows.c.attempt, rows.c.reference, rows.c.cells)
        .where(rows.c.run == run.key, rows.c.state == State.PLANNED)
        .order_by(rows.c.number)
    )


def _current(connection: Connection, run: RunInfo, now: float) -> RunInfo:
    """Read a run again: it may have been paused, or its pause may be over."""
    found = connection.execute(select(runs).where(runs.c.key == run.key)).mappings().one()
    current = run_of(found)
    if current.state != "paused" or current.resumes_at is None or current.resumes_at > now:
        return current
    connection.execute(
        update(runs)
        .where(runs.c.key == run.key)
        .values(state="ready", resumes_at=None, pause_reason=None)
    )
    return evolve(current, state="ready", resumes_at=None, pause_reason=None)
