"""Adds single messages within a transaction of your own: they are sent if and only if it commits.

The ledger lies in the database of your program. `Bulk.open_outbox` makes the tables there, and a
run for a template that stays open; `add` writes a row into it; `notify-typed bulk work` sends it.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, insert, select

from notify_typed._engine.inputs import reference_text
from notify_typed._rules.address import AddressError, parse_address
from notify_typed._rules.email import EmailError, validate_email_address
from notify_typed._rules.phone import PhoneError, parse_phone_number
from notify_typed._rules.placeholders import missing
from notify_typed.bulk._errors import NoSuchRun
from notify_typed.bulk._input.values import cell_of
from notify_typed.bulk._schema import rows, runs
from notify_typed.bulk._states import State
from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from notify_typed._rules.columns import Cell

__all__ = ["add"]

_RANDOM_BITS: Final = 11
_NO_VALUES: Final[Mapping[str, object]] = {}


def add(
    connection: Connection | Session | Any,  # noqa: ANN401 - Django's has no types
    outbox: str,
    to: str | Sequence[str],
    personalisation: Mapping[str, object] = _NO_VALUES,
    *,
    reference: str | None = None,
) -> str:
    """Write a message into your own transaction.

    Args:
        connection: SQLAlchemy's connection or session, or Django's connection, with the transaction
            in which the message belongs.
        outbox: What `open_outbox` returned for the template.
        to: A phone number or email address; for a letter the lines of the address.
        personalisation: A value for each placeholder.
        reference: Your own name for the message, which no other may have; made up when left out.

    Returns:
        The message's reference.

    Raises:
        InvalidInput: The recipient is not valid, or a value is missing.
        NoSuchRun: There is no such outbox.
    """
    find = select(runs.c.key, runs.c.template).where(runs.c.id == outbox, runs.c.state == "outbox")
    if hasattr(connection, "execute"):
        found = connection.execute(find).first()
    else:
        found = _first(connection, outbox)
    if found is None:
        raise NoSuchRun(f"there is no outbox {outbox!r} in this database: call open_outbox first")
    key, template = found
    number = _new_number()
    values = {
        "run": key,
        "number": number,
        "state": State.PLANNED.value,
        "attempt": 0,
        "since": time.time(),
        "reference": None if reference is None else reference_text(reference),
        "cells": _cells(template["kind"], to, personalisation, template["placeholders"]),
    }
    if hasattr(connection, "execute"):
        connection.execute(insert(rows).values(**values))
    else:
        _insert(connection, values)
    return reference or f"{outbox}-{number}"


def _cells(
    kind: str,
    to: str | Sequence[str],
    personalisation: Mapping[str, object],
    placeholders: Sequence[str],
) -> dict[str, dict[str, Cell]]:
    values = {name: cell_of(value) for name, value in personalisation.items()}
    absent = missing(
        [f"(({name}))" for name in placeholders], {k: v or None for k, v in values.items()}
    )
    recipient: dict[str, Cell]
    try:
        if kind == "letter":
            lines = [to] if isinstance(to, str) else [*to]
            recipient = {f"address_line_{place}": line for place, line in enumerate(lines, 1)}
            parse_address(recipient, allow_international=True)
            absent = [name for name in absent if name not in recipient]
        elif not isinstance(to, str):
            raise InvalidInput("to must be a phone number or an email address.")
        elif kind == "sms":
            recipient = {"phone number": to}
            parse_phone_number(to)
        else:
            recipient = {"email address": to}
            validate_email_address(to)
    except (AddressError, EmailError, PhoneError) as problem:
        raise InvalidInput(f"to: {problem.message}.") from None
    if absent:
        raise InvalidInput(f"personalisation lacks {', '.join(absent)}.")
    return {"recipient": recipient, "values": values}


_last = 0


def _new_number() -> int:
    """Make a number that no other row has, and that grows."""
    global _last  # noqa: PLW0603 - for this process
    made = (time.time_ns() // 1000 << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
    _last = max(made, _last + 1)
    return _last


def _first(connection: Any, outbox: str) -> tuple[int, dict[str, Any]] | None:  # noqa: ANN401 - Django's
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT key, template FROM {runs.name} WHERE id = %s AND state = 'outbox'",  # noqa: S608 - our own name
            [outbox],
        )
        found = cursor.fetchone()
    if found is None:
        return None
    template = found[1] if isinstance(found[1], dict) else json.loads(found[1])
    return found[0], template


def _insert(connection: Any, values: dict[str, Any]) -> None:  # noqa: ANN401 - Django's
    marks = dict.fromkeys(values, "%s")
    if connection.vendor == "postgresql":
        marks["cells"] = "CAST(%s AS JSON)"
    written = {**values, "cells": json.dumps(values["cells"])}
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {rows.name} ({', '.join(values)}) VALUES ({', '.join(marks.values())})",  # noqa: S608 - our own names
            [*written.values()],
        )
