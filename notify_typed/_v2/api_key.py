"""API keys of services."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Self
from uuid import UUID

from attrs import field, frozen

from notify_typed._engine.auth import TokenAuth
from notify_typed._engine.inputs import characters
from notify_typed._engine.settings import DEFAULT_BASE_URL
from notify_typed.errors import InvalidApiKey

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "API_KEY_VARIABLE",
    "SANDBOX_SERVICE",
    "ApiKey",
    "NotifyAuth",
    "api_key_from",
    "check_not_a_sandboxes",
]

API_KEY_VARIABLE = "NOTIFY_API_KEY"

SANDBOX_SERVICE = "5a4db0c8-0000-4000-8000-000000000001"
"""The service that every sandbox has unless it is given a world of its own."""
_UUID_LENGTH = 36
_TAIL_LENGTH = 2 * _UUID_LENGTH + 1
_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_TWO_UUIDS = re.compile(f"{_UUID}-{_UUID}", re.IGNORECASE)


@frozen
class ApiKey:
    """An API key taken apart: `{name}-{service id}-{secret}`.

    The two identifiers are read from the right, as the name may hold hyphens itself, which "Keys
    and tokens" in "What the real API does" explains. The secret never shows in `repr()` or `str()`.

    Attributes:
        name: The name that somebody gave the key on the API integration page; may be empty.
        service_id: The service that the key belongs to.
        secret: What tokens are signed with.
    """

    name: str
    service_id: UUID
    secret: str = field(repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse parts that no token could be made of."""
        credentials: tuple[object, ...] = (self.name, self.service_id, self.secret)
        match credentials:
            case (str(), UUID(), str(secret)) if secret:
                pass
            case _:
                raise InvalidApiKey(
                    "An ApiKey is made of a name, a UUID and a secret; ApiKey.parse() takes a whole"
                    " key apart."
                )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Take a key apart as Notify shows it; white space around it is ignored.

        Args:
            text: The whole key.

        Raises:
            InvalidApiKey: It does not have the form of a key. The message never shows any of it.

        Example:
            >>> key = ApiKey.parse(
            ...     "my_test_key-26785a09-ab16-4eb0-8407-a37497a57506"
            ...     "-3d844edf-8d35-48ac-975b-e847b4f122b0"
            ... )
            >>> key.name
            'my_test_key'
        """
        # Crash reporters know by this name not to show it.
        api_key = _stripped(text)
        del text
        if not api_key:
            raise InvalidApiKey(
                "The API key is empty. Copy it from the API integration page of GOV.UK Notify."
            )
        if api_key[0] in "\"'`" or api_key[-1] in "\"'`":
            raise InvalidApiKey("The API key has quotation marks around it; leave them out.")
        if any(c.isspace() or not c.isprintable() for c in api_key[-_TAIL_LENGTH:]):
            raise InvalidApiKey("The API key has white space inside; it was not copied cleanly.")
        if _is_uuid(api_key):
            raise InvalidApiKey(
                "The API key is one identifier only. The whole key has the form"
                " {name}-{service id}-{secret}."
            )
        if len(api_key) < _TAIL_LENGTH:
            raise InvalidApiKey(
                f"The API key is too short: {characters(api_key)}, where a name, a hyphen and two"
                f" identifiers of {_UUID_LENGTH} characters are expected. It was probably cut off."
            )
        secret, service = api_key[-_UUID_LENGTH:], api_key[-_TAIL_LENGTH : -_UUID_LENGTH - 1]
        if not _is_uuid(secret):
            raise InvalidApiKey(
                f"The last {_UUID_LENGTH} characters of the API key are not an identifier:"
                " something was cut off or added at its end."
            )
        if not _is_uuid(service) or api_key[-_UUID_LENGTH - 1] != "-":
            raise InvalidApiKey(
                "The API key has no service id before its secret. The whole key has the form"
                " {name}-{service id}-{secret}."
            )
        name = api_key[:-_TAIL_LENGTH]
        if name and not name.endswith("-"):
            raise InvalidApiKey(
                "A hyphen is missing between the name and the service id of the API key."
            )
        if _TWO_UUIDS.search(name):
            # A name is shown; a secret in it must not be.
            del name
            raise InvalidApiKey("There seem to be two API keys in one text; give only one.")
        return cls(name.removesuffix("-"), UUID(service), secret)

    @classmethod
    def from_environment(cls) -> Self:
        """Read the key from the environment variable `NOTIFY_API_KEY`.

        Raises:
            InvalidApiKey: The variable is not set, or does not hold a key.

        Example:
            >>> key = ApiKey.from_environment()
            >>> key.service_id == service_id
            True
        """
        api_key = os.environ.get(API_KEY_VARIABLE)
        if api_key is None:
            raise InvalidApiKey(
                f"No API key: give one to the client or set the environment variable"
                f" {API_KEY_VARIABLE}."
            )
        try:
            return cls.parse(api_key)
        except InvalidApiKey as problem:
            raise InvalidApiKey(f"Environment variable {API_KEY_VARIABLE}: {problem}") from None

    def __str__(self) -> str:
        """Say whose key it is, without the secret."""
        return f"API key {self.name!r} of service {self.service_id}"


class NotifyAuth(TokenAuth):
    """Signs every request with a token of its own second, by a service's API key.

    Works with any httpx client: `httpx.Client(auth=NotifyAuth(key))`.

    Args:
        api_key: The key to sign with, as an `ApiKey` or as Notify shows it.
        clock: Gives the time in seconds since the epoch; the machine's when left out.

    Raises:
        InvalidApiKey: It does not have the form of a key.
    """

    def __init__(self, api_key: ApiKey | str, clock: Callable[[], float] | None = None) -> None:
        self.api_key: ApiKey = api_key if isinstance(api_key, ApiKey) else ApiKey.parse(api_key)
        super().__init__(str(self.api_key.service_id), self.api_key.secret, clock)

    def __repr__(self) -> str:
        """Say whose tokens these are, without the secret."""
        return f"NotifyAuth({self.api_key!r})"


def api_key_from(api_key: ApiKey | str | None) -> ApiKey:
    """Take an API key as it is, take its text apart, or read it from the environment.

    Raises:
        InvalidApiKey: The key is missing, or does not have the form of one.
    """
    if api_key is None:
        return ApiKey.from_environment()
    return api_key if isinstance(api_key, ApiKey) else ApiKey.parse(api_key)


def check_not_a_sandboxes(service_id: UUID | str, base_url: str) -> None:
    """Keep a sandbox's key from the real Notify, where it can only be a mistake.

    Raises:
        InvalidApiKey: The key is one of a sandbox's, and the address Notify's own.
    """
    if str(service_id) == SANDBOX_SERVICE and base_url.rstrip("/") == DEFAULT_BASE_URL:
        raise InvalidApiKey(
            "This is a sandbox's key, and the real Notify would refuse it. Give base_url, or set"
            " NOTIFY_BASE_URL, to the address that the sandbox prints, such as"
            " http://127.0.0.1:8000."
        )


def _stripped(text: object) -> str:
    if not isinstance(text, str):
        raise InvalidApiKey(f"The API key must be a string, not of type {type(text).__name__}.")
    return text.strip()


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False
