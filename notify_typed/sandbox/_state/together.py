"""Sends that come to one of several workers at the same time, stored by one statement.

Each is looked at as if no limit were reached and no other worker had changed anything. What it
asks of the database is noted, and the statement that stores all of them finds out whether it was
so: it looks whether the shared state is still the known one, takes their tokens, draws their
stamps, and counts them for the day.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from notify_typed.sandbox._state.notes import noted
from notify_typed.sandbox._state.shared_counters import of_bucket
from notify_typed.sandbox._store import json_rows
from notify_typed.sandbox._store.prepared import Prepared
from notify_typed.sandbox._store.tables import NEVER, notifications

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from notify_typed.sandbox._state.notes import Note
    from notify_typed.sandbox._state.shared_counters import SharedCounters
    from notify_typed.sandbox._state.worker_state import SharedTimekeeper, WorkerState
    from notify_typed.sandbox._store.database import Storage

_T = TypeVar("_T")

_WRITTEN = [column.name for column in notifications.c if column.name != "seq"]
_TIMES = frozenset({"created_at", "at_1", "at_2", "at_3", "sent_at", "ready_at"})
# The stamps may be drawn later than they were guessed, and everything else follows from them.
_READ = ", ".join(
    f"CASE WHEN {name} < {NEVER} THEN {name} + late ELSE {name} END" if name in _TIMES else name
    for name in _WRITTEN
)
_REFILLED = (
    "least(CAST(:most AS float),"
    " b.tokens + greatest(0, :moment - b.filled_at) * CAST(:per_micro AS float))"
)
# Stamp first, as a reset has it, so that none waits for the other. One token is taken even of the
# last, as a request that is refused takes one too; several only where all of them are enough.
_TAKEN = f"""
WITH drawn AS (
    UPDATE shared_numbers SET number = greatest(number + 1, :moment) + :more
    WHERE name = 'stamp'
    AND EXISTS (SELECT FROM shared_numbers WHERE name = 'version' AND number = :known)
    RETURNING number, number - :more - :moment AS late
), taken AS (
    INSERT INTO shared_buckets AS b (service_id, key_type, tokens, filled_at)
    SELECT :of_service, :of_type, greatest(CAST(:most AS float) - :amount, 0), :moment FROM drawn
    WHERE :amount = 1 OR :most - :amount >= 1
    ON CONFLICT (service_id, key_type) DO UPDATE
    SET tokens = greatest({_REFILLED} - :amount, 0), filled_at = greatest(b.filled_at, :moment)
    WHERE :amount = 1 OR {_REFILLED} - :amount >= 1
    RETURNING tokens
)"""  # noqa: S608 - our own names
_ENOUGH = "SELECT 1 FROM taken WHERE tokens >= 1"
_COUNTED = f""", enough AS (
    INSERT INTO shared_days AS d (service_id, kind, day, sent)
    SELECT :of_service, :of_kind, :on_day, :amount WHERE EXISTS ({_ENOUGH}) AND :amount <= :limit
    ON CONFLICT (service_id, kind, day) DO UPDATE SET sent = d.sent + :amount
    WHERE d.sent + :amount <= :limit
    RETURNING sent
)"""
# Counted for only one of the two limits, this divides by zero, which takes everything back.
_COUNTED_TWICE = f""", counted AS (
    INSERT INTO shared_days AS d (service_id, kind, day, sent)
    SELECT :of_service, kind, :on_day, :amount
    FROM (VALUES (:of_kind, :limit), (:also_of_kind, :also_limit)) AS wanted (kind, most)
    WHERE EXISTS ({_ENOUGH}) AND :amount <= most
    ON CONFLICT (service_id, kind, day) DO UPDATE SET sent = d.sent + :amount
    WHERE d.sent + :amount <= CASE d.kind WHEN :of_kind THEN :limit ELSE :also_limit END
    RETURNING sent
), enough AS (
    SELECT 1 FROM counted HAVING 2 / (count(*) - 1) = 2
)"""  # noqa: S608 - our own name
_STORED = f""", stored AS (
    INSERT INTO {notifications.name} ({", ".join(_WRITTEN)})
    SELECT {_READ}
    FROM json_populate_recordset(NULL::{notifications.name}, CAST(:rows AS json)), drawn, enough
    RETURNING id
)
SELECT drawn.number, taken.tokens, (SELECT count(*) FROM stored) FROM drawn LEFT JOIN taken ON true
"""  # noqa: S608 - likewise
_STORE = [
    Prepared(text(_TAKEN + counted + _STORED))
    for counted in (f", enough AS ({_ENOUGH})", _COUNTED, _COUNTED_TWICE)
]
"""By how many limits the sends are counted."""
_KNOWN = Prepared(text("SELECT 1 FROM notifications WHERE id = :id"))


class Outcome(NamedTuple):
    """What came of storing sends together.

    Attributes:
        is_stored: Whether all were stored; otherwise none was.
        left: What the bucket held after a token was taken for each; None if none was.
    """

    is_stored: bool
    left: float | None


class Together:
    """Notes sends, and stores those that are alike together.

    Args:
        storage: The database that the workers share.
        shared: This worker's view of the shared state.
        clock: Its clock.
        counters: Its counters.
    """

    def __init__(
        self,
        storage: Storage,
        shared: WorkerState,
        clock: SharedTimekeeper,
        counters: SharedCounters,
    ) -> None:
        self._storage = storage
        self._shared = shared
        self._clock = clock
        self._counters = counters

    def note(self, send: Callable[[], _T]) -> tuple[_T, Note] | None:
        """Do what makes a message, and note what it asks of the database; not in frozen time.

        Returns:
            What came of it, and the note; None where it was refused, or needs more of the database
            than can be noted: nothing was done then.
        """
        stamp = self._clock.guess()
        self._clock.hold(stamp)
        try:
            with self._counters.noting() as asked, self._storage.noting() as rows:
                result = send()
            return result, noted(asked, stamp, rows)
        except Exception:  # noqa: BLE001 - it is done anew, in the usual way
            return None
        finally:
            self._clock.hold(None)

    def store(self, notes: Sequence[Note]) -> Outcome:
        """Store sends by the same kind of key, that count for the same limit: all or none.

        Raises:
            DBAPIError: The database failed, and it is not known whether they were stored.
        """
        try:
            return self._store(notes)
        except DBAPIError as problem:
            if not problem.connection_invalidated:
                return Outcome(is_stored=False, left=None)
        # The database may have been restarted, and may have stored them before.
        with suppress(IntegrityError):  # it has stored them just now
            if not self._are_known(notes):
                return self._store(notes)
        return Outcome(is_stored=True, left=None)

    def hold(self, note: Note, left: float) -> None:
        """Hold the answer ready to what a send will ask, for which a token was taken."""
        self._counters.hold(note.taking, left)

    def _store(self, notes: Sequence[Note]) -> Outcome:
        first, last = notes[0], notes[-1]
        values = {
            "known": self._shared.version,
            "more": last.stamp - first.stamp,
            "amount": len(notes),
            "rows": json_rows.together([note.row for note in notes]),
            **of_bucket(first.taking, first.stamp),
        }
        for also, (_, kind, day, limit) in zip(("", "also_"), first.countings, strict=False):
            values |= {f"{also}of_kind": kind, "on_day": day, f"{also}limit": limit}
        rows = _STORE[len(first.countings)].run(self._storage, **values)
        if not rows:
            return Outcome(is_stored=False, left=None)
        ((drawn, left, stored),) = rows
        self._clock.reach(drawn)
        return Outcome(bool(stored), left)

    def _are_known(self, notes: Sequence[Note]) -> bool:
        return bool(_KNOWN.run(self._storage, id=notes[0].id))
