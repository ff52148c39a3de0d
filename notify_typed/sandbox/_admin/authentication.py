"""Lets the admin app in: tokens of the client `notify-admin`, checked in the real order.

Notify's functional tests come in alike, as a client of another name.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from notify_typed.sandbox._errors import ApiError, LegacyError
from notify_typed.sandbox._state.authentication import (
    KEY_NOT_FOUND,
    bearer,
    check_times,
    signed_claims,
    unverified_claims,
)

if TYPE_CHECKING:
    from notify_typed.sandbox._timekeeper import Timekeeper

ADMIN_CLIENT_ID = "notify-admin"
FUNCTIONAL_TESTS_CLIENT_ID = "notify-functional-tests"
_SHA256_BYTES = 32
_NOT_ALLOWED = "Unauthorized: not allowed to perform this action"


def new_admin_secret() -> str:
    """Return a new secret."""
    return secrets.token_hex(_SHA256_BYTES)


class AdminAuthenticator:
    """Checks tokens against the admin secret.

    Args:
        secret: The secret that the admin app signs with.
        clock: Tells how old a token is.
        client_id: Who the token must say that it is from.
    """

    def __init__(self, secret: str, clock: Timekeeper, client_id: str = ADMIN_CLIENT_ID) -> None:
        # HMAC pads keys with zeros anyway. Notify's own development secret is shorter than what
        # PyJWT likes to see.
        self._secret = secret.encode().ljust(_SHA256_BYTES, b"\0")
        self._clock = clock
        self._client_id = client_id

    def check(self, header: str | None) -> None:
        """Let a request pass.

        Args:
            header: The value of `Authorization`.

        Raises:
            LegacyError: 401 or 403, whose message says which check failed.
        """
        try:
            self._check(header)
        except ApiError as refusal:
            text = refusal.errors[0]["message"]
            raise LegacyError(refusal.status, {"token": [text]}) from None

    def _check(self, header: str | None) -> None:
        token = bearer(header)
        claims = unverified_claims(token)
        if claims["iss"] != self._client_id:
            raise _refused(401, _NOT_ALLOWED)
        signed = signed_claims(token, self._secret)
        if signed is None:
            raise _refused(403, KEY_NOT_FOUND)
        check_times(signed, self._clock.micros() / 1_000_000)


def _refused(status: int, text: str) -> ApiError:
    return ApiError(status, [{"error": "AuthError", "message": text}])
