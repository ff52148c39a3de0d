"""Counts a service's messages in a span of time, by whatever they have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from notify_typed.sandbox._store.messages import status_at
from notify_typed.sandbox._store.tables import notifications

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement

    from notify_typed.sandbox._state.state import State


class Group(NamedTuple):
    """Messages made from one template that have one status."""

    template_id: str
    kind: str
    status: str
    number: int


def by_template(
    state: State, service_id: str, since: int, until: int | None = None
) -> Iterator[Group]:
    """Yield how many messages of a service each template and status has, test keys' left out."""
    table = notifications.c
    status = status_at(state.clock.micros()).label("status")
    inner = select(table.template_id, table.type, status).where(*_within(service_id, since, until))
    found = inner.subquery().c
    columns = (found.template_id, found.type, found.status)
    query = select(*columns, func.count()).group_by(*columns).order_by(*columns)
    for row in state.storage.reader.execute(query):
        yield Group(*row)


def by_status(
    state: State, service_id: str, since: int, until: int
) -> Iterator[tuple[str, str, int]]:
    """Yield how many messages of a service each kind and status has, test keys' left out."""
    counts: dict[tuple[str, str], int] = {}
    for group in by_template(state, service_id, since, until):
        which = group.kind, group.status
        counts[which] = counts.get(which, 0) + group.number
    for (kind, status), count in sorted(counts.items()):
        yield kind, status, count


class Sold(NamedTuple):
    """Messages that cost the same.

    Attributes:
        kind: The kind of message.
        postage: How they travel, if they are letters.
        sheets: The sheets of paper of each, if they are letters.
        messages: How many they are.
        units: Fragments times multipliers of all, if they are texts.
    """

    kind: str
    postage: str | None
    sheets: int
    messages: int
    units: int


BILLED = {
    "sms": ("sending", "sent", "delivered", "pending", "temporary-failure", "permanent-failure"),
    "letter": ("sending", "delivered", "returned-letter"),
    "email": ("sending", "sent", "delivered", "pending", "temporary-failure", "permanent-failure"),
}


def sold(state: State, service_id: str, since: int, until: int) -> Iterator[Sold]:
    """Yield the messages of a service that are paid for."""
    table = notifications.c
    status = status_at(state.clock.micros())
    for kind, statuses in BILLED.items():
        sheets = table.units if kind == "letter" else 0 * table.units
        columns = (table.postage, sheets)
        query = (
            select(*columns, func.count(), func.sum(table.units * table.multiplier))
            .where(table.type == kind, status.in_(statuses), *_within(service_id, since, until))
            .group_by(*columns)
        )
        for postage, number, count, units in state.storage.reader.execute(query):
            yield Sold(kind, postage, int(number), int(count), round(units))


def _within(service_id: str, since: int, until: int | None) -> list[ColumnElement[bool]]:
    table = notifications.c
    conditions = [
        table.service_id == service_id,
        table.created_at >= since,
        table.key_type != "test",
    ]
    if until is not None:
        conditions.append(table.created_at < until)
    return conditions
