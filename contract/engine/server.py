"""A server under test: how to sign a request for it and send it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any, Self

import httpx
import jwt

from contract import conformity

_UUID_LENGTH = 36
_LONG = 64


@dataclass(frozen=True)
class Key:
    """An API key, taken apart from the right."""

    service_id: str
    secret: str = field(repr=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Take an API key apart.

        Raises:
            ValueError: It is too short to be one.
        """
        if len(text) < 2 * _UUID_LENGTH + 1:
            raise ValueError("this is no API key: it ends in two UUIDs")
        return cls(text[-2 * _UUID_LENGTH - 1 : -_UUID_LENGTH - 1], text[-_UUID_LENGTH:])

    def token(self, **claims: Any) -> str:
        """A token made now.

        Args:
            claims: Take the place of the usual ones; None leaves one out.
        """
        usual = {"iss": self.service_id, "iat": int(time.time())}
        payload = {name: value for name, value in (usual | claims).items() if value is not None}
        return jwt.encode(payload, self.secret, "HS256")


def long_secret(key: Key) -> str:
    """A key's secret, filled up to the length that signing with HS512 asks for."""
    return key.secret.ljust(_LONG, "x")


@dataclass
class Target:
    """A server that is, or claims to be, Notify.

    Args:
        base_url: Where it is.
        api_key: A key of a service there.
        is_strict: Whether an answer that the description does not allow is an error.
    """

    base_url: str
    api_key: str = field(repr=False)
    is_strict: bool = False
    client: httpx.Client = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.key = Key.parse(self.api_key)
        self.client = httpx.Client(base_url=self.base_url, timeout=30, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def request(
        self, method: str, path: str, *, authorization: str | None = "", **more: Any
    ) -> httpx.Response:
        """Send a request.

        Args:
            method: The HTTP method.
            path: The path with its query.
            authorization: The header of that name, or None for none; a fresh token if left out.
            more: What `httpx.Client.request` takes, `json` above all.

        Raises:
            AssertionError: The description does not allow the answer.
        """
        if authorization == "":
            authorization = f"Bearer {self.key.token()}"
        headers = {} if authorization is None else {"Authorization": authorization}
        response = self.client.request(method, path, headers=headers, **more)
        if self.is_strict:
            wrong = conformity.faults(response)
            if wrong:
                raise AssertionError(f"{method} {path}: {'; '.join(wrong)}")
        return response

    def get(self, path: str, **more: Any) -> httpx.Response:
        """Send a GET request."""
        return self.request("GET", path, **more)

    def post(self, path: str, body: Any, **more: Any) -> httpx.Response:
        """Send a POST request with a JSON body."""
        return self.request("POST", path, json=body, **more)
