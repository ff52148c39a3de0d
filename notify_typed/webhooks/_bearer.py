"""Checks the bearer token that was agreed with Notify."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from typing import TypeGuard

from notify_typed.errors import InvalidInput

__all__ = ["check_bearer", "known_tokens", "matches"]


def check_bearer(authorization: str | bytes | None, tokens: str | Iterable[str]) -> bool:
    """Tell whether an `Authorization` header holds one of the tokens.

    The time it takes does not tell how much of a token was right, nor which one it was.

    To change the token without losing a callback: accept the old and the new one, change it in
    Notify, and half an hour later, when Notify's last repetition is over, accept the new one alone.

    Args:
        authorization: The header's value; None for a request without it.
        tokens: The token entered in Notify's settings, or several of them.

    Raises:
        InvalidInput: No token is given, or one of them is empty, is not text, or begins or ends
            with white space, which no header can carry.

    Example:
        >>> check_bearer("Bearer new-and-long-token", ["old-and-long-token", "new-and-long-token"])
        True
        >>> check_bearer("Bearer", "new-and-long-token")
        False
    """
    return matches(authorization, known_tokens(tokens))


def known_tokens(tokens: object) -> tuple[bytes, ...]:
    """Check tokens and turn them into bytes, once for many requests.

    Raises:
        InvalidInput: As for `check_bearer`.
    """
    if isinstance(tokens, str):
        tokens = (tokens,)
    if not _is_iterable(tokens):
        raise InvalidInput(
            f"tokens must be a string or several of them, not of type {type(tokens).__name__}."
        )
    known = tuple(map(_checked, tokens))
    if not known:
        raise InvalidInput("tokens is empty; without a token anybody could call.")
    return known


def matches(authorization: object, known: tuple[bytes, ...]) -> bool:
    """Compare an `Authorization` header with tokens from `known_tokens`, in constant time.

    Raises:
        InvalidInput: The header is neither text nor bytes nor None.
    """
    if authorization is None:
        return False
    if not isinstance(authorization, str | bytes):
        raise InvalidInput(
            "authorization must be the header's value, as text or bytes,"
            f" not of type {type(authorization).__name__}."
        )
    scheme, _, given = _raw(authorization).partition(b" ")
    given = given.strip(b" \t")
    found = False
    for token in known:  # all of them, so that the time does not tell which one it was
        found |= hmac.compare_digest(given, token)
    return found and scheme.lower() == b"bearer"


def _checked(token: object) -> bytes:
    if not isinstance(token, str):
        raise InvalidInput(f"A token must be a string, not of type {type(token).__name__}.")
    if not token:
        raise InvalidInput("A token is empty; with it anybody could call.")
    if token != token.strip() or not token.isprintable():
        raise InvalidInput(
            "A token begins or ends with white space or holds a line break; was it read from"
            " a file without taking the line's end off?"
        )
    return _raw(token)


def _raw(value: str | bytes) -> bytes:
    # Frameworks hand headers over as Latin-1 text, and that is how Notify sends its token.
    if isinstance(value, bytes):
        return value
    try:
        return value.encode("latin-1")
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogatepass")


def _is_iterable(value: object) -> TypeGuard[Iterable[object]]:
    return isinstance(value, Iterable)
