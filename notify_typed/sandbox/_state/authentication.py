"""Finds the service and key behind a request's token, with Notify's checks in its order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from notify_typed.sandbox._errors import AccidentalError, auth_error
from notify_typed.sandbox._state.usual_tokens import is_usual, read_usual
from notify_typed.sandbox._world.model import ApiKey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._timekeeper import Timekeeper
    from notify_typed.sandbox._world.model import Service

MISSING = "Unauthorized: authentication token must be provided"
NO_SCHEME = "Unauthorized: authentication bearer scheme must be used"
UNREADABLE = (
    "Invalid token: make sure your API token matches the example at "
    "https://docs.notifications.service.gov.uk/rest-api.html#authorisation-header"
)
BAD_CLOCK = "Error: Your system clock must be accurate to within 30 seconds"
KEY_NOT_FOUND = "Invalid token: API key not found"
KEY_REVOKED = "Invalid token: API key revoked"
LEEWAY = 30
ADMIN_KEY = ApiKey(id="", label="", name="", type="normal", secret="")
"""Stands where a key would, when it is a person who sends."""

_SCHEME = "bearer "
_BLANKS = re.compile(r"\s+")
_REMEMBERED = 1024


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sends a request."""

    service: Service
    key: ApiKey


class Authenticator:
    """Checks tokens against the keys of the services.

    Args:
        services: The services by id.
        clock: Tells how old a token is.
    """

    def __init__(self, services: Mapping[str, Service], clock: Timekeeper) -> None:
        self._services = services
        self._clock = clock
        # Signatures that were good: a client may use a token for many requests.
        self._verified: dict[str, tuple[Caller, JsonObject]] = {}

    def caller(self, header: str | None, *, skew: float = 0.0) -> Caller:
        """Find the caller of a request.

        Args:
            header: The value of `Authorization`.
            skew: Seconds by which the caller's clock is to be taken as wrong.

        Raises:
            ApiError: 401 or 403, whose message says which check failed.
        """
        token = bearer(header)
        known = self._verified.get(token)
        if known is None:
            service = self._service(token)
            known = self._verify(token, service)
            if len(self._verified) >= _REMEMBERED:
                self._verified.clear()
            self._verified[token] = known
        caller, claims = known
        check_times(claims, self._clock.micros() / 1_000_000 + skew)
        if caller.key.revoked:
            raise auth_error(403, KEY_REVOKED)
        return caller

    def _service(self, token: str) -> Service:
        claims = unverified_claims(token)
        try:
            service_id = str(UUID(claims["iss"])) if isinstance(claims["iss"], str) else None
        except ValueError:
            service_id = None
        if service_id is None:
            raise auth_error(403, "Invalid token: service id is not the right data type")
        service = self._services.get(service_id)
        if service is None:
            raise auth_error(403, "Invalid token: service not found")
        if not service.api_keys:
            raise auth_error(403, "Invalid token: service has no API keys")
        if not service.active:
            raise auth_error(403, "Invalid token: service is archived")
        return service

    def _verify(self, token: str, service: Service) -> tuple[Caller, JsonObject]:
        for key in service.api_keys:
            claims = signed_claims(token, key.secret)
            if claims is not None:
                return Caller(service, key), claims
        raise auth_error(403, KEY_NOT_FOUND)


def unverified_claims(token: str) -> JsonObject:
    """Return the claims of a token without checking its signature.

    Raises:
        ApiError: 403, it is not a token, or does not name its issuer.
    """
    usual = read_usual(token)
    if usual is not None:
        return usual.claims
    import jwt  # noqa: PLC0415 - slow to import, and only needed for unusual tokens

    try:
        claims: JsonObject = jwt.decode(_BLANKS.sub("", token), options={"verify_signature": False})
    except (jwt.InvalidTokenError, ValueError, RecursionError) as problem:
        if type(problem) is jwt.InvalidTokenError:
            # It has a critical extension that nobody here knows.
            raise _accident("InvalidTokenError") from None
        raise auth_error(403, UNREADABLE) from None
    if "iss" not in claims:
        raise auth_error(403, "Invalid token: iss field not provided")
    return claims


def signed_claims(token: str, secret: str | bytes) -> JsonObject | None:
    """Return the claims of a token that was signed with a secret and says when.

    Raises:
        ApiError: 403, it was signed in another way, or cannot be read.
    """
    usual = read_usual(token) if isinstance(secret, str) and is_usual(secret) else None
    if usual is not None:
        return usual.claims if usual.is_signed_with(str(secret)) else None
    import jwt  # noqa: PLC0415 - likewise

    if _BLANKS.search(token):
        return None  # blanks are passed over in reading, but are part of the text to be signed
    try:
        # The sandbox's own clock judges the times.
        claims: JsonObject = jwt.decode(
            token,
            secret,
            algorithms=["HS256"],
            options={"verify_exp": False, "verify_iat": False, "verify_nbf": False},
        )
    except jwt.InvalidAlgorithmError:
        raise auth_error(403, "Invalid token: algorithm used is not HS256") from None
    except jwt.InvalidSignatureError:
        return None
    except jwt.InvalidTokenError:
        raise auth_error(403, UNREADABLE) from None
    return claims if "iat" in claims else None


def check_times(claims: JsonObject, now: float) -> None:
    """Check that a token is neither too old nor from the future.

    Args:
        claims: Its claims.
        now: The time, in seconds since 1970.

    Raises:
        ApiError: 403, it is either.
        AccidentalError: A time is of a type that times cannot have.
    """
    issued = _seconds(claims["iat"], BAD_CLOCK)
    if issued is None or issued > now + LEEWAY:
        raise auth_error(403, BAD_CLOCK)
    if "nbf" in claims:
        not_before = _seconds(claims["nbf"])
        if not_before is None:
            raise auth_error(403, UNREADABLE)
        if not_before > now + LEEWAY:
            raise auth_error(403, BAD_CLOCK)
    if "exp" in claims:
        expires = _seconds(claims["exp"])
        if expires is None or expires <= now - LEEWAY:
            raise auth_error(403, UNREADABLE)
    if issued < int(now) - LEEWAY:
        raise auth_error(403, BAD_CLOCK)


def bearer(header: str | None) -> str:
    """Return the token in an `Authorization` header.

    Raises:
        ApiError: 401, the header does not have one.
    """
    if not header:
        raise auth_error(401, MISSING)
    if header[: len(_SCHEME)].lower() != _SCHEME:
        raise auth_error(401, NO_SCHEME)
    return header[len(_SCHEME) :]


def _seconds(value: JsonValue, advice: str = UNREADABLE) -> int | None:
    if not isinstance(value, str | int | float):
        raise _accident("TypeError", advice)
    try:
        return int(value)
    except (ValueError, OverflowError):
        return None


def _accident(exception: str, advice: str = UNREADABLE) -> AccidentalError:
    return AccidentalError(exception, advice, auth_error(403, advice))
