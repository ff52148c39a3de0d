"""The messages in the database, and the queries for them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    String,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal_column,
    null,
    or_,
    select,
    update,
)

from notify_typed.sandbox._store.journal import DELETED, STATUS, Journal
from notify_typed.sandbox._store.records import Notification, ended
from notify_typed.sandbox._store.tables import (
    NEVER,
    callback_attempts,
    callback_jobs,
    letter_files,
    notifications,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import ColumnElement, Select

    from notify_typed.sandbox._store.database import Storage


PAGE_SIZE = 250
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a list of messages."""

    statuses: Sequence[str] | None = None
    types: Sequence[str] | None = None
    reference: str | None = None
    include_jobs: bool = False


_COLUMNS = tuple(field.name for field in fields(Notification))
_t = notifications.c
# The compiled statement has the table's own order.
_WRITTEN = tuple(column.name for column in _t if column.name in _COLUMNS)
_VALUES: Callable[[Notification], tuple[Any, ...]] = attrgetter(*_WRITTEN)
_NOW = bindparam("now", type_=BigInteger)


def status_at(now: int | ColumnElement[int]) -> ColumnElement[str]:
    """Return the status of messages at a time, for queries."""
    return case(
        (_t.at_3 <= now, _t.status_3),
        (_t.at_2 <= now, _t.status_2),
        (_t.at_1 <= now, _t.status_1),
        else_=_t.status_0,
    )


_STATUS = status_at(_NOW)
_ALL = select(*(_t[name] for name in _COLUMNS))
# What no list of the API shows is left empty: reading it would take a third of the time.
_EMPTY: ColumnElement[str] = literal_column("''", String)
_UNLISTED: dict[str, ColumnElement[Any]] = {
    **dict.fromkeys(("service_id", "key_type", "normalised"), _EMPTY),
    **dict.fromkeys(("sender", "api_key_id"), null()),
    "personalisation": case((_t.type == "letter", _t.personalisation), else_=_EMPTY),
}
_LISTED = select(*(_UNLISTED.get(name, _t[name]) for name in _COLUMNS))
_BY_REFERENCE = "INDEXED BY ix_notifications_reference"
_INSERT = insert(notifications)
_BY_ID = _ALL.where(_t.id == bindparam("id"))


class Messages:
    """The messages in one storage."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._journal = Journal(storage)
        # Written out once: every accepted message comes through here.
        compiled = _INSERT.compile(dialect=storage.dialect, column_keys=[*_WRITTEN])
        self._insert = compiled.string
        self._is_positional = compiled.positional

    def add(self, message: Notification, file: bytes | None = None) -> None:
        """Store a message, with its PDF when it came as one."""
        values = _VALUES(message)
        with self._storage.transaction() as connection:
            self._storage.write(
                self._insert,
                values if self._is_positional else dict(zip(_WRITTEN, values, strict=True)),
            )
            if file is not None:
                connection.execute(
                    insert(letter_files), {"notification_id": message.id, "content": file}
                )

    def add_all(self, messages: Iterable[Notification]) -> None:
        """Store many messages in one statement."""
        rows = [_VALUES(message) for message in messages]
        if rows:
            with self._storage.transaction() as connection:
                if self._is_positional:
                    connection.exec_driver_sql(self._insert, rows)
                else:
                    named = [dict(zip(_WRITTEN, row, strict=True)) for row in rows]
                    connection.exec_driver_sql(self._insert, named)

    def get(self, notification_id: str) -> Notification | None:
        """Return the message with an id, of whatever service."""
        row = self._storage.reader.execute(_BY_ID, {"id": notification_id}).first()
        return None if row is None else Notification(*row)

    def file(self, notification_id: str) -> bytes | None:
        """Return the PDF that a precompiled letter came as."""
        found: bytes | None = self._storage.reader.execute(
            select(letter_files.c.content).where(letter_files.c.notification_id == notification_id)
        ).scalar()
        return found

    def change(self, notification_id: str, **columns: int | str | None) -> None:
        """Change columns of a message."""
        with self._storage.transaction() as connection:
            connection.execute(
                update(notifications).where(_t.id == notification_id).values(**columns)
            )

    def finish(self, message: Notification, status: str, now: int) -> None:
        """Give a message its last status."""
        with self._storage.transaction():
            self.change(message.id, **ended(message.sent_at, status, now))
            self._journal.write(
                STATUS, now, subject_id=message.id, detail=status, before=message.lived(now)
            )

    def take_step(self, message: Notification, step: int, now: int) -> None:
        """Let a message take the next step of its life now, if it waits for something but time."""
        with self._storage.transaction():
            self.change(message.id, **{f"at_{step}": now})
            status = str(getattr(message, f"status_{step}"))
            self._journal.write(STATUS, now, subject_id=message.id, detail=status)

    def remove(self, message_id: str, now: int) -> None:
        """Remove a message, with its PDF and what was to be told of it."""
        with self._storage.transaction() as connection:
            for column in (
                letter_files.c.notification_id,
                callback_jobs.c.subject_id,
                callback_attempts.c.subject_id,
                _t.id,
            ):
                connection.execute(delete(column.table).where(column == message_id))
            self._journal.write(DELETED, now, subject_id=message_id)

    def page(
        self,
        service_id: str,
        key_type: str,
        filters: Filters,
        *,
        now: int,
        since: int,
        before: int | None = None,
        limit: int = PAGE_SIZE,
        also: Sequence[ColumnElement[bool]] = (),
    ) -> list[Notification]:
        """Return the newest messages of a service and key type, with what lists show of them.

        Args:
            service_id: The service.
            key_type: The type of the keys they were sent with.
            filters: The other filters.
            now: The time at which statuses count.
            since: Messages from before this time are past retention.
            before: Only messages from before this time.
            limit: How many at most.
            also: Other conditions.
        """
        query = _LISTED.where(
            _t.service_id == bindparam("service_id"),
            _t.key_type == bindparam("key_type"),
            _t.created_at >= bindparam("since"),
            *also,
        )
        values: dict[str, object] = {"service_id": service_id, "key_type": key_type, "since": since}
        if before is not None:
            query = query.where(_t.created_at < bindparam("before"))
            values["before"] = before
        if not filters.include_jobs:
            query = query.where(_t.is_job.is_(False))
        if filters.reference is not None:
            query = query.where(_t.reference == bindparam("reference"))
            # SQLite would look through all messages of the service.
            query = query.with_hint(notifications, _BY_REFERENCE, "sqlite")
            values["reference"] = filters.reference
        if filters.types is not None:
            query = query.where(_t.type.in_(bindparam("types", expanding=True)))
            values["types"] = [*filters.types]
        if filters.statuses is not None:
            query = query.where(_STATUS.in_(bindparam("statuses", expanding=True)))
            values |= {"statuses": [*filters.statuses], "now": now}
        return self.select(query.order_by(_t.created_at.desc()).limit(limit), values)

    def times(
        self, *conditions: ColumnElement[bool], limit: int | None = None
    ) -> list[tuple[int, str]]:
        """Return the times and ids of the messages that fulfil conditions, newest first."""
        query = select(_t.created_at, _t.id).where(*conditions).order_by(_t.created_at.desc())
        rows = self._storage.reader.execute(query if limit is None else query.limit(limit))
        return [(created_at, message_id) for created_at, message_id in rows]

    def of_ids(self, ids: Sequence[str]) -> list[Notification]:
        """Return the messages with some ids, in their order."""
        found: dict[str, Notification] = {}
        for start in range(0, len(ids), _AT_ONCE):
            query = _ALL.where(_t.id.in_(bindparam("ids", expanding=True)))
            some = self.select(query, {"ids": [*ids[start : start + _AT_ONCE]]})
            found |= {message.id: message for message in some}
        return [found[message_id] for message_id in ids if message_id in found]

    def of_job(
        self, job_id: str, *conditions: ColumnElement[bool], offset: int, limit: int
    ) -> list[Notification]:
        """Return the messages of a job that fulfil conditions, in the order of its rows."""
        query = _ALL.where(_t.job_id == job_id, *conditions).order_by(_t.job_row)
        return self.select(query.offset(offset).limit(limit))

    def count(self, *conditions: ColumnElement[bool]) -> int:
        """Return how many messages fulfil conditions."""
        query = select(func.count()).select_from(notifications).where(*conditions)
        number: int = self._storage.reader.execute(query).scalar_one()
        return number

    def newest(self, *conditions: ColumnElement[bool], limit: int | None) -> list[Notification]:
        """Return the messages that fulfil conditions, newest first."""
        query = _ALL.where(*conditions).order_by(_t.seq.desc()).limit(limit)
        return self.select(query)

    def after(
        self, seq: int, *conditions: ColumnElement[bool], limit: int
    ) -> list[tuple[int, Notification]]:
        """Return the messages stored after a number, with theirs, oldest first.

        Args:
            seq: The number.
            conditions: What must be true of them.
            limit: How many at most.
        """
        query = select(_t.seq, *(_t[name] for name in _COLUMNS))
        query = query.where(_t.seq > seq, *conditions).order_by(_t.seq).limit(limit)
        rows = self._storage.reader.execute(query)
        return [(number, Notification(*row)) for number, *row in rows]

    def last(self) -> int:
        """Return the number of the newest message, or 0."""
        newest: int | None = self._storage.reader.execute(select(func.max(_t.seq))).scalar()
        return newest or 0

    def changing_after(self, moment: int, *, up_to: int, limit: int) -> list[Notification]:
        """Return messages whose status changes after a moment, up to a number, newest first."""
        steps = [(_t.at_1, _t.status_1), (_t.at_2, _t.status_2), (_t.at_3, _t.status_3)]
        changes = or_(*(and_(at > moment, at < NEVER, status != "") for at, status in steps))
        query = _ALL.where(_t.seq <= up_to, changes).order_by(_t.seq.desc()).limit(limit)
        return self.select(query)

    def is_any_changed(self, begin: int, end: int, *, after: int) -> bool:
        """Return whether time has changed a status between two moments, after a number."""
        moments = or_(*(at.between(begin + 1, end) for at in (_t.at_1, _t.at_2, _t.at_3)))
        found = select(_t.seq).where(_t.seq > after, moments).limit(1)
        return self._storage.reader.execute(found).first() is not None

    def under_way(self, service_id: str, now: int) -> list[Notification]:
        """Return the messages of a service whose status is still going to change."""
        last = case((_t.status_3 != "", _t.at_3), (_t.status_2 != "", _t.at_2), else_=_t.at_1)
        return self.select(_ALL.where(_t.service_id == service_id, _t.status_1 != "", last > now))

    def select(
        self, query: Select[*tuple[Any, ...]], values: dict[str, object] | None = None
    ) -> list[Notification]:
        """Run a query for whole messages."""
        # All at once, which takes half the time of one by one.
        rows = self._storage.reader.execute(query, values or {}).all()
        return [Notification(*row) for row in rows]
