"""Promise who is let in: nobody without a fresh token, signed by a key that the server knows."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, Protocol
from uuid import uuid4

from contract.engine.server import Key

if TYPE_CHECKING:
    from collections.abc import Callable


class Door(Protocol):
    """An API that asks for tokens."""

    @property
    def key(self) -> Key:
        """The key that opens it."""
        ...

    def refuses(self, authorization: str | None, expected: int, part: str) -> None:
        """Fail unless the header is refused with a status, and part of a message."""
        ...

    def admits(self, authorization: str) -> None:
        """Fail unless the header is good."""
        ...


def a_request_without_a_token_is_refused(door: Door) -> None:
    """Expect 401 that says that the token is missing."""
    door.refuses(None, 401, "must be provided")


def a_token_needs_the_word_bearer(door: Door) -> None:
    """Expect 401 for every other scheme; Bearer may be spelt anyhow."""
    token = door.key.token()
    for scheme in ("Basic ", "Token ", ""):
        door.refuses(f"{scheme}{token}", 401, "bearer scheme")
    for scheme in ("Bearer", "bearer", "BEARER"):
        door.admits(f"{scheme} {token}")


def a_wrong_signature_is_refused(door: Door) -> None:
    """Expect 403 for a token signed with anything but a secret that the server knows."""
    stranger = Key(door.key.issuer, str(uuid4()))
    door.refuses(f"Bearer {stranger.token()}", 403, "API key not found")
    head, payload, signature = door.key.token().split(".")
    broken = ("B" if signature[0] != "B" else "C") + signature[1:]
    door.refuses(f"Bearer {head}.{payload}.{broken}", 403, "API key not found")


def an_old_token_is_refused(door: Door) -> None:
    """Expect 403 for one made 40 seconds ago; 20 seconds are fine."""
    now = int(time.time())
    for seconds in (40, 86_400):
        door.refuses(f"Bearer {door.key.token(iat=now - seconds)}", 403, "system clock")
    door.admits(f"Bearer {door.key.token(iat=now - 20)}")


def a_token_from_the_future_is_refused(door: Door) -> None:
    """Expect 403 for one made in 40 seconds; 20 seconds are fine."""
    now = int(time.time())
    door.refuses(f"Bearer {door.key.token(iat=now + 40)}", 403, "system clock")
    door.admits(f"Bearer {door.key.token(iat=now + 20)}")


def a_token_needs_its_claims(door: Door) -> None:
    """Expect 403 without issuer or time."""
    door.refuses(f"Bearer {door.key.token(iat=None)}", 403, "Invalid token")
    door.refuses(f"Bearer {door.key.token(iss=None)}", 403, "iss field not provided")
    door.refuses("Bearer not.a.token", 403, "Invalid token")


def only_hs256_signs(door: Door) -> None:
    """Expect 403 for other algorithms, above all for none."""
    for algorithm in ("HS512", "none"):
        door.refuses(f"Bearer {door.key.token(algorithm)}", 403, "Invalid token")


CHECKS: Final[tuple[Callable[[Door], None], ...]] = (
    a_request_without_a_token_is_refused,
    a_token_needs_the_word_bearer,
    a_wrong_signature_is_refused,
    an_old_token_is_refused,
    a_token_from_the_future_is_refused,
    a_token_needs_its_claims,
    only_hs256_signs,
)
