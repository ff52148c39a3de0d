"""Makes and checks the tokens that requests are signed with, under the official client's names."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

import jwt

from notify_typed.compat.errors import (
    TokenAlgorithmError,
    TokenDecodeError,
    TokenError,
    TokenExpiredError,
    TokenIssuedAtError,
    TokenIssuerError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "INVALID_FUTURE_TOKEN_ERROR_MESSAGE",
    "create_jwt_token",
    "decode_jwt_token",
    "decode_token",
    "epoch_seconds",
    "get_token_issuer",
    "validate_jwt_token",
]

__algorithm__: Final = "HS256"
__type__: Final = "JWT"
__bound__: Final = 30

INVALID_FUTURE_TOKEN_ERROR_MESSAGE = "Token can not be in the future"  # noqa: S105 - a sentence
_INVALID_TIME = "Token has invalid iat field"


def create_jwt_token(secret: str, client_id: str) -> str:
    """Make the token for a request that leaves now.

    Args:
        secret: What to sign with: the last 36 characters of an API key.
        client_id: Who signs: the id of the service.

    Raises:
        AssertionError: One of the two is empty. Raised under `python -O` too.

    Example:
        >>> token = create_jwt_token(secret, client_id)
        >>> get_token_issuer(token) == client_id
        True
    """
    if not secret:
        raise AssertionError("Missing secret key")
    if not client_id:
        raise AssertionError("Missing client id")
    return jwt.encode(
        {"iss": client_id, "iat": epoch_seconds()},
        secret,
        algorithm=__algorithm__,
        headers={"typ": __type__},
    )


def get_token_issuer(token: str | bytes) -> str:
    """Read who signed a token, without checking that they did.

    Args:
        token: The token.

    Raises:
        TokenIssuerError: It names nobody.
        TokenDecodeError: It is not a token.

    Example:
        >>> get_token_issuer(token) == client_id
        True
    """
    try:
        claims = decode_token(token)
    except jwt.DecodeError as error:
        raise TokenDecodeError from error
    if "iss" not in claims:
        raise TokenIssuerError
    issuer: str = claims["iss"]
    return issuer


def decode_jwt_token(token: str | bytes, secret: str) -> bool:
    """Check a token's signature and time.

    Args:
        token: The token.
        secret: What it should be signed with.

    Returns:
        True; a token that is not good raises.

    Raises:
        TokenIssuerError: It has no `iss`.
        TokenIssuedAtError: It has no `iat`.
        TokenExpiredError: Its time is more than 30 seconds away, or no number.
        TokenAlgorithmError: It is signed with another algorithm than HS256.
        TokenDecodeError: It is not a token, or not signed with this secret.
        TokenError: PyJWT refuses it for another reason.

    Example:
        >>> decode_jwt_token(token, secret)
        True
    """
    try:
        claims = jwt.decode(token, secret, algorithms=[__algorithm__], leeway=__bound__)
    except jwt.ImmatureSignatureError as error:
        claims = decode_token(token)
        raise TokenExpiredError(INVALID_FUTURE_TOKEN_ERROR_MESSAGE, claims) from error
    except jwt.InvalidIssuedAtError as error:
        raise TokenExpiredError(_INVALID_TIME, decode_token(token)) from error
    except jwt.DecodeError as error:
        raise TokenDecodeError from error
    except jwt.InvalidAlgorithmError as error:
        raise TokenAlgorithmError from error
    except jwt.InvalidTokenError as error:
        raise TokenError from error
    return validate_jwt_token(claims)


def validate_jwt_token(decoded_token: Mapping[str, Any]) -> bool:
    """Check the claims of a token whose signature is known to be good.

    Args:
        decoded_token: The claims.

    Returns:
        True; claims that are not good raise.

    Raises:
        TokenIssuerError: `iss` is missing.
        TokenIssuedAtError: `iat` is missing.
        TokenExpiredError: The time is more than 30 seconds away.

    Example:
        >>> validate_jwt_token({"iss": client_id, "iat": epoch_seconds()})
        True
    """
    if "iss" not in decoded_token:
        raise TokenIssuerError
    if "iat" not in decoded_token:
        raise TokenIssuedAtError
    try:
        age = epoch_seconds() - int(decoded_token["iat"])
    except (TypeError, ValueError, OverflowError) as error:
        raise TokenExpiredError(_INVALID_TIME, dict(decoded_token)) from error
    if age > __bound__:
        raise TokenExpiredError("Token has expired", dict(decoded_token))
    if age < -__bound__:
        raise TokenExpiredError(INVALID_FUTURE_TOKEN_ERROR_MESSAGE, dict(decoded_token))
    return True


def decode_token(token: str | bytes) -> dict[str, Any]:
    """Read a token's claims without checking anything.

    Args:
        token: The token.

    Raises:
        jwt.DecodeError: It is not a token.

    Example:
        >>> decode_token(token)["iss"] == client_id
        True
    """
    return jwt.decode(token, options={"verify_signature": False}, algorithms=[__algorithm__])


def epoch_seconds() -> int:
    """Give the time in whole seconds since the epoch.

    Example:
        >>> claims = {"iss": client_id, "iat": epoch_seconds()}
        >>> validate_jwt_token(claims)
        True
    """
    return int(time.time())
