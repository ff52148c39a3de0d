"""Counts the messages of all services, by day and service."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import case, func, select

from notify_typed.sandbox._admin.message_counts import BILLED
from notify_typed.sandbox._admin.statistics import LONDON
from notify_typed.sandbox._store.messages import status_at
from notify_typed.sandbox._store.tables import notifications
from notify_typed.sandbox._timekeeper import from_micros

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from notify_typed.sandbox._state.state import State

HOUR = 3_600_000_000
"""Microseconds. London is whole hours away from UTC, so an hour is of one day."""

_POSTED = "delivered"


class Volume(NamedTuple):
    """Messages of an hour that are paid for alike.

    Attributes:
        day: The day in London.
        service_id: The service.
        kind: The kind of message.
        postage: How they travel, if they are letters.
        sheets: The sheets of paper of each, if they are letters.
        messages: How many they are.
        fragments: Fragments of texts, or sheets of letters, of all.
        units: Fragments times multipliers.
    """

    day: date
    service_id: str
    kind: str
    postage: str
    sheets: int
    messages: int
    fragments: int
    units: int


class Outcome(NamedTuple):
    """Messages of an hour that have one status.

    Attributes:
        day: The day in London.
        service_id: The service.
        kind: The kind of message.
        status: Their status.
        is_test: Whether test keys sent them.
        number: How many they are.
    """

    day: date
    service_id: str
    kind: str
    status: str
    is_test: bool
    number: int


class Posted(NamedTuple):
    """Letters that left the printer within an hour, and cost the same."""

    day: date
    postage: str
    sheets: int
    letters: int


def volumes(state: State, since: int, until: int) -> Iterator[Volume]:
    """Yield the messages that are paid for, test keys' left out."""
    table = notifications.c
    status = status_at(state.clock.micros())
    hour = table.created_at // HOUR
    for kind, statuses in BILLED.items():
        sheets = table.units if kind == "letter" else 0 * table.units
        columns = (hour, table.service_id, table.postage, sheets)
        sums = (func.count(), func.sum(table.units), func.sum(table.units * table.multiplier))
        query = (
            select(*columns, *sums)
            .where(table.type == kind, status.in_(statuses), table.key_type != "test")
            .where(table.created_at >= since, table.created_at < until)
            .group_by(*columns)
        )
        for row in state.storage.reader.execute(query):
            number, service_id, postage, each, messages, fragments, units = row
            yield Volume(
                _day(number),
                str(service_id),
                kind,
                postage or "second",
                int(each),
                int(messages),
                int(fragments),
                round(units),
            )


def outcomes(state: State, since: int, until: int) -> Iterator[Outcome]:
    """Yield all messages, by what became of them."""
    table = notifications.c
    hour = (table.created_at // HOUR).label("hour")
    status = status_at(state.clock.micros()).label("status")
    is_test = (table.key_type == "test").label("is_test")
    found = (
        select(hour, table.service_id, table.type, status, is_test)
        .where(table.created_at >= since, table.created_at < until)
        .subquery()
        .c
    )
    columns = (found.hour, found.service_id, found.type, found.status, found.is_test)
    query = select(*columns, func.count()).group_by(*columns)
    for number, service_id, kind, what, test, count in state.storage.reader.execute(query):
        yield Outcome(_day(number), str(service_id), str(kind), str(what), bool(test), int(count))


def posted(state: State, since: int, until: int) -> Iterator[Posted]:
    """Yield the letters that left the printer, also those that came back."""
    table = notifications.c
    at = case(
        (table.status_1 == _POSTED, table.at_1),
        (table.status_2 == _POSTED, table.at_2),
        (table.status_3 == _POSTED, table.at_3),
        else_=func.coalesce(table.updated_at, table.created_at),
    )
    hour = at // HOUR
    columns = (hour, table.postage, table.units)
    status = status_at(state.clock.micros())
    query = (
        select(*columns, func.count())
        .where(table.type == "letter", table.key_type != "test")
        .where(status.in_((_POSTED, "returned-letter")), at >= since, at < until)
        .group_by(*columns)
    )
    for number, postage, sheets, count in state.storage.reader.execute(query):
        yield Posted(_day(number), postage or "second", int(sheets), int(count))


def _day(hour: int) -> date:
    return from_micros(int(hour) * HOUR).astimezone(LONDON).date()
