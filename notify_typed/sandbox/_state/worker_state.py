"""The state that the workers of one sandbox share beside its messages: time, switches, and news.

Each worker keeps its own copy. Before it answers a request it asks the database, in one query, for
the numbers below; a higher version tells it to read the world and the faults again.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from notify_typed.sandbox._store.prepared import Prepared
from notify_typed.sandbox._timekeeper import Timekeeper

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from notify_typed.sandbox._store.database import Storage

shared_metadata = MetaData()
"""The tables that only a sandbox with several workers has."""

numbers_table = Table(
    "shared_numbers",
    shared_metadata,
    Column("name", String(20), primary_key=True),
    Column("number", BigInteger, nullable=False),
)
VERSION = "version"
STAMP = "stamp"
_OFFSET = "offset"
_FROZEN_AT = "frozen_at"
_HELD = "held"
_RUNNING = -1
_ALL = Prepared(select(numbers_table.c.name, numbers_table.c.number))
DRAW = (
    update(numbers_table)
    .where(numbers_table.c.name == STAMP)
    .values(
        number=func.greatest(numbers_table.c.number + 1, bindparam("moment", type_=BigInteger))
        + bindparam("more", type_=Integer)
    )
    .returning(numbers_table.c.number)
)
"""Gives so many stamps in a row: the number is the last of them."""
_DRAW = Prepared(DRAW)


class SharedTimekeeper(Timekeeper):
    """A clock that shows the same time in every worker and never stamps two records alike."""

    _storage: Storage | None = None
    _drawn: int | None = None

    def connect(self, storage: Storage) -> None:
        """Draw stamps from a database from now on."""
        self._storage = storage

    def stamps(self, count: int) -> int:
        """Return times for new records, later than all that any worker was given before."""
        if self._storage is None:
            return super().stamps(count)
        if count == 1 and self._drawn is not None:
            self._last_stamp, self._drawn = self._drawn, None
            return self._last_stamp
        drawn: int = _DRAW.scalar(self._storage, moment=self.micros(), more=count - 1)
        self._last_stamp = drawn
        return drawn - count + 1

    def guess(self) -> int:
        """Return a stamp that no other worker knows of: later than all that this one knows of."""
        return super().stamps(1)

    def hold(self, drawn: int | None) -> None:
        """Keep a stamp that was drawn already for the next record; None lets go of it."""
        self._drawn = drawn

    def reach(self, drawn: int) -> None:
        """Take over the newest stamp."""
        self._last_stamp = drawn

    def restart(self) -> None:
        """Show the machine's time again; inside a change that all workers are told of."""
        super().restart()
        self._write_stamp(0)

    def catch_up(self, micros: int) -> None:
        """Move the clock on to a time; inside a change that all workers are told of."""
        super().catch_up(micros)
        self._write_stamp(self._last_stamp)

    def position(self) -> dict[str, int]:
        """Return how it stands to the machine's time."""
        frozen_at = self._frozen_at
        return {_OFFSET: self._offset, _FROZEN_AT: _RUNNING if frozen_at is None else frozen_at}

    def adopt(self, numbers: dict[str, int]) -> None:
        """Take over the position of another worker's clock."""
        frozen_at = numbers[_FROZEN_AT]
        self._offset = numbers[_OFFSET]
        self._frozen_at = None if frozen_at == _RUNNING else frozen_at
        self._last_stamp = numbers[STAMP]

    def _write_stamp(self, number: int) -> None:
        if self._storage is not None:
            self._storage.current.execute(
                update(numbers_table).where(numbers_table.c.name == STAMP).values(number=number)
            )


class WorkerState:
    """One worker's view of the shared state.

    Args:
        storage: The database that the workers share.
        clock: This worker's clock.

    Attributes:
        is_held: Whether callbacks are kept back.
        on_news: Called when another worker has changed the world or the faults.
    """

    def __init__(self, storage: Storage, clock: SharedTimekeeper) -> None:
        self._storage = storage
        self._clock = clock
        self._version = -1
        self._depth = 0
        self.is_held = False
        self.on_news: list[Callable[[], None]] = []
        clock.connect(storage)

    @property
    def version(self) -> int:
        """The number of the newest change that this worker knows of."""
        return self._version

    def begin(self) -> None:
        """Begin anew, as the first process of a sandbox: nothing is counted, no fault is set."""
        shared_metadata.create_all(self._storage.engine)
        with self._storage.transaction() as connection:
            self.clear()
            connection.execute(delete(numbers_table))
            numbers = {VERSION: 0, STAMP: 0, _HELD: 0, **self._clock.position()}
            connection.execute(
                insert(numbers_table),
                [{"name": name, "number": number} for name, number in numbers.items()],
            )

    def clear(self) -> None:
        """Remove all counts and faults, but not the numbers."""
        with self._storage.transaction() as connection:
            for table in reversed(shared_metadata.sorted_tables):
                if table is not numbers_table:
                    connection.execute(delete(table))

    def refresh(self) -> None:
        """Take over the changes of other workers."""
        self.adopt({row[0]: row[1] for row in _ALL.run(self._storage)})

    def adopt(self, numbers: dict[str, int]) -> None:
        """Take over the numbers that all workers share, and what they say has changed."""
        self._clock.adopt(numbers)
        self.is_held = bool(numbers[_HELD])
        if numbers[VERSION] != self._version:
            for listener in self.on_news:
                listener()
            self._version = numbers[VERSION]

    @contextmanager
    def changing(self) -> Generator[None]:
        """Change the shared state; one worker at a time, from the newest state, all or nothing."""
        if self._depth:
            yield
            return
        self._depth += 1
        try:
            with self._storage.transaction() as connection:
                own = numbers_table.c.name == VERSION
                # This also makes other workers wait that want to change something.
                connection.execute(
                    update(numbers_table).where(own).values(number=numbers_table.c.number + 1)
                )
                self.refresh()
                yield
                for name, number in {**self._clock.position(), _HELD: int(self.is_held)}.items():
                    connection.execute(
                        update(numbers_table)
                        .where(numbers_table.c.name == name)
                        .values(number=number)
                    )
        except BaseException:
            # The changes were rolled back: read everything again.
            self._version = -1
            raise
        finally:
            self._depth -= 1
