"""Sign a request for a server under test, and send it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

import httpx
import jwt

from contract.engine import conformity
from contract.engine.certificates import certificates
from contract.engine.promises import Broken

if TYPE_CHECKING:
    from contract.engine.api import Api

_LONG: Final = 64
_PATIENCE: Final = 300.0  # a server that hangs, not one that is busy
_ANY_TIME: Final[Any] = dict.fromkeys(("verify_exp", "verify_iat", "verify_nbf"), False)


@dataclass(frozen=True)
class Key:
    """What signs tokens: the name of the issuer, and a secret."""

    issuer: str
    secret: str = field(repr=False)

    def token(self, algorithm: str = "HS256", **claims: Any) -> str:
        """Make a token.

        Args:
            algorithm: How it is signed.
            claims: Take the place of the usual ones; None leaves one out.
        """
        usual = {"iss": self.issuer, "iat": int(time.time())}
        payload = {name: value for name, value in (usual | claims).items() if value is not None}
        return jwt.encode(payload, "" if algorithm == "none" else self._padded, algorithm)

    def has_signed(self, token: str, algorithm: str = "HS256") -> bool:
        """Tell whether it signed a token, whenever that was."""
        try:
            jwt.decode(token, self._padded, [algorithm], options=_ANY_TIME)
        except jwt.InvalidTokenError:
            return False
        return True

    @property
    def _padded(self) -> bytes:
        """The secret as long as HMAC makes it anyway; the library warns of shorter ones."""
        return self.secret.encode().ljust(_LONG, b"\0")


class ServerUnderTest:
    """A server of some API.

    Args:
        base_url: Its address.
        key: Signs the requests.
        api: What each answer is held against; nothing if left out.
    """

    def __init__(self, base_url: str, key: Key, api: Api | None = None) -> None:
        self.base_url = base_url
        self.key = key
        self.last: httpx.Response | None = None
        self.client = httpx.Client(
            base_url=base_url, timeout=_PATIENCE, trust_env=False, verify=certificates()
        )
        self._api = api

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def request(
        self,
        method: str,
        path: str,
        body: Any = ...,
        *,
        authorization: str | None = "",
        **more: Any,
    ) -> httpx.Response:
        """Send a request.

        Args:
            method: The HTTP method.
            path: The path with its query.
            body: What is sent as JSON; nothing if left out.
            authorization: The header of that name, or None for none; a fresh token if left out.
            more: What else `httpx.Client.request` takes.

        Raises:
            Broken: The description does not allow the answer.
        """
        if authorization == "":
            authorization = f"Bearer {self.key.token()}"
        headers = dict(more.pop("headers", {}))
        if authorization is not None:
            headers["Authorization"] = authorization
        if body is not ...:
            more["json"] = body
        self.last = response = self.client.request(method, path, headers=headers, **more)
        if self._api is not None:
            wrong = conformity.faults(self._api, response)
            if wrong:
                raise Broken("; ".join(wrong), response.text[:300])
        return response

    def get(self, path: str, **more: Any) -> httpx.Response:
        """Send a GET request."""
        return self.request("GET", path, **more)

    def post(self, path: str, body: Any = None, **more: Any) -> httpx.Response:
        """Send a POST request with a JSON body, an empty object if left out."""
        return self.request("POST", path, {} if body is None else body, **more)
