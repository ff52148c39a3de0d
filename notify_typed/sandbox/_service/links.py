"""Links that open something on the website for a while, encrypted as the website decrypts them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from notify_typed.sandbox._json import write_json
from notify_typed.sandbox._timekeeper import MICROSECONDS

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.state import State

_DAY = 86_400
INVITATION_LIFE = 2 * _DAY
UNSUBSCRIBE_LIFE = 365 * _DAY


class BadLinkError(ValueError):
    """A token that was not made with this key."""


class ExpiredLinkError(ValueError):
    """A token that is too old."""


def token(state: State, content: str | JsonObject, made_at: int | None = None) -> str:
    """Return a token for the end of a link.

    Args:
        state: The sandbox.
        content: Its content: text, or an object that becomes JSON.
        made_at: When it was made, in microseconds since 1970; now when left out.
    """
    from cryptography.fernet import Fernet  # noqa: PLC0415 - slow to import, and seldom needed

    text = content if isinstance(content, str) else write_json(content)
    moment = state.clock.micros() if made_at is None else made_at
    fernet = Fernet(state.website.token_secret_key)
    return fernet.encrypt_at_time(text.encode(), moment // MICROSECONDS).decode()


def read(state: State, text: str, life: int) -> str:
    """Return the content of a token.

    Args:
        state: The sandbox.
        text: The token.
        life: How old it may be, in seconds.

    Raises:
        BadLinkError: It was not made with this key.
        ExpiredLinkError: It is too old.
    """
    from cryptography.fernet import Fernet, InvalidToken  # noqa: PLC0415 - likewise

    fernet = Fernet(state.website.token_secret_key)
    try:
        content = fernet.decrypt(text.encode()).decode()
    except (InvalidToken, ValueError):
        raise BadLinkError from None
    now = state.clock.micros() // MICROSECONDS
    if now > fernet.extract_timestamp(text.encode()) + life:
        raise ExpiredLinkError
    return content


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


def unsubscribe_link(state: State, base: str, notification_id: str, address: str) -> str:
    """Return a new address by which the recipient of an email unsubscribes."""
    return f"{base}/unsubscribe/{notification_id}/{token(state, address)}"
