"""Codes for signing in: by text message, or in a link by email."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import func, insert, select, update

from notify_typed.sandbox._store.world_store import verify_codes
from notify_typed.sandbox._timekeeper import MICROSECONDS

if TYPE_CHECKING:
    from notify_typed.sandbox._state.state import State

CODE_LIFE = 30 * 60 * MICROSECONDS
MOST_CODES = 5
_DIGITS = 5
_table = verify_codes.c


@dataclass(frozen=True, slots=True)
class VerifyCode:
    """A code that was made for a user; times are microseconds since 1970."""

    id: str
    user_id: str
    type: str
    code: str = field(repr=False)
    created_at: int
    expires_at: int
    used_at: int | None
    link: str | None = field(repr=False)


def new_digits() -> str:
    """Draw five digits, no two neighbours alike."""
    digits = ""
    while len(digits) < _DIGITS:
        digit = str(secrets.randbelow(10))
        if not digits.endswith(digit):
            digits += digit
    return digits


def has_enough(state: State, user_id: str) -> bool:
    """Return whether a user has so many unused codes that no more are made."""
    found: int = state.storage.current.execute(
        select(func.count()).where(
            _table.user_id == user_id,
            _table.used_at.is_(None),
            _table.expires_at > state.clock.micros(),
        )
    ).scalar_one()
    return found >= MOST_CODES


def keep(state: State, user_id: str, kind: str, code: str, link: str | None = None) -> None:
    """Keep a new code."""
    now = state.clock.stamp()
    row = {
        "id": str(uuid4()),
        "user_id": user_id,
        "type": kind,
        "code": code,
        "created_at": now,
        "expires_at": now + CODE_LIFE,
        "link": link,
    }
    with state.storage.transaction() as connection:
        connection.execute(insert(verify_codes), row)


def find(state: State, user_id: str, kind: str, code: str) -> VerifyCode | None:
    """Return the newest of a user's codes that reads like this."""
    row = state.storage.current.execute(
        select(verify_codes)
        .where(_table.user_id == user_id, _table.type == kind, _table.code == code)
        .order_by(_table.created_at.desc())
    ).first()
    return None if row is None else VerifyCode(*row)


def use(state: State, code: VerifyCode) -> None:
    """Let a code be good no longer."""
    with state.storage.transaction() as connection:
        connection.execute(
            update(verify_codes).where(_table.id == code.id).values(used_at=state.clock.micros())
        )


def all_codes(state: State, user_id: str | None = None, limit: int = 1_000) -> list[VerifyCode]:
    """Return the codes of one user or of all, newest first."""
    query = select(verify_codes).order_by(_table.created_at.desc()).limit(limit)
    if user_id is not None:
        query = query.where(_table.user_id == user_id)
    return [VerifyCode(*row) for row in state.storage.current.execute(query)]
