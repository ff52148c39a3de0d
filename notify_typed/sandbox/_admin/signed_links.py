"""Links that open something for a while: signed, and judged by the sandbox's clock."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from notify_typed.sandbox._clock import MICROSECONDS

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.state import State

WEBSITE = "http://localhost:6012"
"""Where links lead when a request does not say: the admin website's usual place when developed."""
INVITATION_LIFE = 2 * 86_400 * MICROSECONDS
_ALGORITHM = "HS256"
_PURPOSE = "for"
_AT = "at"


class BadLinkError(ValueError):
    """A token that this sandbox has not made, or not for this."""


class ExpiredLinkError(ValueError):
    """A token that is too old."""


def token(state: State, purpose: str, made_at: int, content: JsonObject) -> str:
    """Return a token for the end of a link.

    Args:
        state: The sandbox.
        purpose: The one purpose of the token.
        made_at: When it was made, in microseconds since 1970.
        content: Its content, which is not secret.
    """
    import jwt  # noqa: PLC0415 - slow to import, and seldom needed

    said = {**content, _PURPOSE: purpose, _AT: made_at}
    return jwt.encode(said, state.token_secret, algorithm=_ALGORITHM)


def read(state: State, purpose: str, text: str, life: int) -> JsonObject:
    """Read the content of a token.

    Args:
        state: The sandbox.
        purpose: The purpose it must have.
        text: The token.
        life: How old it may be, in microseconds.

    Raises:
        BadLinkError: It was not made here, or for something else.
        ExpiredLinkError: It is too old.
    """
    import jwt  # noqa: PLC0415 - likewise

    try:
        said: JsonObject = jwt.decode(text, state.token_secret, algorithms=[_ALGORITHM])
    except (jwt.InvalidTokenError, ValueError):
        raise BadLinkError from None
    made_at = said.get(_AT)
    if said.get(_PURPOSE) != purpose or not isinstance(made_at, int):
        raise BadLinkError
    if state.clock.micros() > made_at + life:
        raise ExpiredLinkError
    return said


def link(host: str, path: str, end: str, next_page: str | None = None) -> str:
    """Return the address of a page of the website.

    Args:
        host: Where the website is.
        path: The page.
        end: The token that it ends in.
        next_page: Where the page goes on to.
    """
    query = f"?{urlencode({'next': next_page})}" if next_page else ""
    return f"{host}/{path}/{quote(end)}{query}"
