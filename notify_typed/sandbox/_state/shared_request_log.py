"""The newest requests and answers of several workers, in the database that they share."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    delete,
    func,
    select,
    text,
)
from sqlalchemy.exc import SQLAlchemyError

from notify_typed.sandbox._state.request_log import KEPT_REQUESTS, StoredRequest
from notify_typed.sandbox._state.worker_state import shared_metadata
from notify_typed.sandbox._store import json_rows
from notify_typed.sandbox._store.prepared import Prepared

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from notify_typed.sandbox._store.database import Storage


_TIDY_EVERY = 500
_WRITE_AFTER = 0.2
_LOGGER = logging.getLogger("notify_typed.sandbox")
requests_table = Table(
    "shared_requests",
    shared_metadata,
    Column("number", BigInteger, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("method", String(20), nullable=False),
    Column("path", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("headers", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("body_size", BigInteger, nullable=False),
    Column("status", Integer),
    Column("answer", LargeBinary, nullable=False),
    Column("answer_size", BigInteger, nullable=False),
    Column("answer_type", Text, nullable=False),
    Column("service_id", String(36)),
    Column("key_id", Text),
    Column("key_type", String(6)),
    Column("skew", Float),
    Column("fault", String(40)),
    Column("took", BigInteger, nullable=False),
)


class SharedRequestLog:
    """The log of several workers.

    Requests are written a few at a time, so that logging does not cost a transaction for each.

    Args:
        storage: The database that the workers share.
        take_news: Takes over the changes of other workers.
        most: How many requests it keeps.
    """

    def __init__(
        self, storage: Storage, take_news: Callable[[], None], most: int = KEPT_REQUESTS
    ) -> None:
        self._storage = storage
        self._take_news = take_news
        self._most = most
        self._waiting: list[StoredRequest] = []
        self._timer: asyncio.TimerHandle | None = None
        self._until_tidy = _TIDY_EVERY

    def add(self, request: StoredRequest) -> None:
        """Keep a request, and let go of the oldest where there are too many."""
        self._waiting.append(request)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_WRITE_AFTER, self._flush_in_time)

    def newest(self, *, before: int | None = None) -> Sequence[StoredRequest]:
        """Return what is kept, newest first, on request only what came before a number."""
        self.flush()
        query = select(*_COLUMNS).order_by(_t.number.desc()).limit(self._most)
        return self._select(query if before is None else query.where(_t.number < before))

    def after(self, number: int, limit: int) -> Sequence[StoredRequest]:
        """Return what came after a number, oldest first."""
        self.flush()
        query = select(*_COLUMNS).where(_t.number > number).order_by(_t.number).limit(limit)
        return self._select(query)

    def get(self, number: int) -> StoredRequest | None:
        """Return one request, if it is still kept."""
        self.flush()
        return next(iter(self._select(select(*_COLUMNS).where(_t.number == number))), None)

    def last(self) -> int:
        """Return the number of the newest request, or 0."""
        self.flush()
        newest: int | None = self._storage.reader.execute(select(func.max(_t.number))).scalar()
        return newest or 0

    def flush(self) -> None:
        """Let other workers see all that was added here."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        values = (dict(zip(_WRITTEN, _VALUES(each), strict=True)) for each in waiting)
        _INSERT.run(self._storage, rows=json_rows.together(map(json_rows.written, values)))
        self._until_tidy -= len(waiting)
        if self._until_tidy <= 0:
            self._until_tidy = _TIDY_EVERY
            newest = select(func.max(_t.number)).scalar_subquery()
            with self._storage.transaction() as connection:
                connection.execute(delete(requests_table).where(_t.number <= newest - self._most))

    def drop(self) -> None:
        """Forget what was added and is not yet seen by others."""
        self._waiting.clear()

    def clear(self) -> None:
        """Forget all requests; their numbers are not given again."""
        self.drop()
        with self._storage.transaction() as connection:
            connection.execute(delete(requests_table))

    def _flush_in_time(self) -> None:
        self._timer = None
        try:
            self._take_news()  # another worker may have been told to forget them
            self.flush()
        except SQLAlchemyError as problem:
            # Those requests are lost to the log; the sandbox goes on.
            self.drop()
            _LOGGER.error("requests could not be logged: %s", type(problem).__name__)  # noqa: TRY400 - its text holds what was to be logged

    def _select(self, query: Any) -> list[StoredRequest]:  # noqa: ANN401 - SQLAlchemy's own types say no more
        return [StoredRequest(*row) for row in self._storage.reader.execute(query)]


_t = requests_table.c
_COLUMNS = tuple(_t[each.name] for each in fields(StoredRequest))
# The database gives them their numbers.
_WRITTEN = tuple(each.name for each in fields(StoredRequest) if each.name != "number")
_VALUES: Callable[[StoredRequest], tuple[Any, ...]] = attrgetter(*_WRITTEN)
_NAMES = ", ".join(_WRITTEN)
# One statement, as readers wait for lower numbers until they are committed.
_INSERT = Prepared(
    text(
        f"INSERT INTO shared_requests ({_NAMES}) SELECT {_NAMES}"  # noqa: S608 - our own names
        " FROM json_populate_recordset(NULL::shared_requests, CAST(:rows AS json))"
    )
)
