"""Passwords of users: only their hashes are kept, and nothing shows them."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from notify_typed.sandbox._store.world_store import user_passwords

if TYPE_CHECKING:
    from notify_typed.sandbox._state.state import State

_SALT_BYTES = 16
# Cheap: these passwords protect nothing, and tests log in often.
_COST = 256


def set_password(state: State, user_id: str, password: str) -> None:
    """Keep a password's hash."""
    salt = secrets.token_bytes(_SALT_BYTES)
    with state.storage.transaction() as connection:
        connection.execute(delete(user_passwords).where(user_passwords.c.user_id == user_id))
        connection.execute(
            insert(user_passwords),
            {"user_id": user_id, "hashed": f"{salt.hex()}:{_hashed(password, salt)}"},
        )


def is_password(state: State, user_id: str, password: str) -> bool:
    """Return whether a text is a user's password; never, when the user has none."""
    kept = state.storage.current.execute(
        select(user_passwords.c.hashed).where(user_passwords.c.user_id == user_id)
    ).scalar()
    if kept is None:
        return False
    salt, _, hashed = str(kept).partition(":")
    return hmac.compare_digest(_hashed(password, bytes.fromhex(salt)), hashed)


def _hashed(password: str, salt: bytes) -> str:
    known = password.encode(errors="surrogatepass")
    return hashlib.scrypt(known, salt=salt, n=_COST, r=8, p=1).hex()
