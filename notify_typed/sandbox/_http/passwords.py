"""The password of a sandbox that others can reach: of its page and of its control API."""

from __future__ import annotations

import base64
import secrets
from typing import TYPE_CHECKING

from notify_typed.sandbox._http.endpoint import header_of

if TYPE_CHECKING:
    from starlette.types import Scope

ASK = 'Basic realm="outbox", charset="UTF-8"'
"""How a browser is asked: the same everywhere, so that it answers once."""


def knows(scope: Scope, password: str) -> bool:
    """Return whether a request carries the password: as bearer token, or with any name."""
    scheme, _, given = (header_of(scope, b"authorization") or "").partition(" ")
    match scheme.lower():
        case "bearer":
            said = given.encode("latin-1")
        case "basic":
            try:
                said = base64.b64decode(given, validate=True).partition(b":")[2]
            except ValueError:
                return False
        case _:
            return False
    return secrets.compare_digest(said, password.encode())
