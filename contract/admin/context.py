"""Keep the promises of the admin API, and what they are checked on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Self

from contract.admin.admin_api import AdminApi
from contract.engine.promises import Promises, require, status

if TYPE_CHECKING:
    import httpx

    from contract.admin.fixtures import Fixtures
    from contract.engine.server import Key


@dataclass
class Context:
    """A server, the secret of its admin API, and what it holds."""

    base_url: str
    secret: str = field(repr=False)
    fixtures: Fixtures = field(repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.api.client.close()

    @cached_property
    def api(self) -> AdminApi:
        """The server; an answer that its description does not allow is an error."""
        return AdminApi(self.base_url, self.secret, is_strict=True)

    @property
    def key(self) -> Key:
        """The key of the admin API."""
        return self.api.key

    @property
    def at(self) -> str:
        """The path of the service that has one of everything."""
        return f"/service/{self.fixtures.service_id}"

    @property
    def user(self) -> str:
        """Somebody who may do anything."""
        return self.fixtures.user_id

    def new_service(self, **fields: Any) -> str:
        """Make a service, and give its path."""
        return f"/service/{self.api.new_service(self.user, **fields)}"

    def v2(self, key: Key, method: str, path: str, body: Any = ...) -> httpx.Response:
        """Send a request to the v2 API."""
        return self.api.request(method, path, body, authorization=f"Bearer {key.token()}")

    def refuses(self, authorization: str | None, expected: int, part: str) -> None:
        """Fail unless a header is refused everywhere, with a status and part of a message."""
        for method, path in (("GET", self.at), ("GET", "/inbound-number"), ("POST", "/user")):
            response = self.api.request(method, path, {}, authorization=authorization)
            said = message(response, expected)
            require(said.keys() == {"token"}, "the message is not about the token", path, said)
            require(part in said["token"][0], f"the message does not say {part!r}", path, said)

    def admits(self, authorization: str) -> None:
        """Fail unless a header is good."""
        status(self.api.get(self.at, authorization=authorization), 200)


PROMISES: Final = Promises[Context]()
promise: Final = PROMISES.add


def message(response: httpx.Response, expected: int) -> Any:
    """Read a refusal that must have a status, and not be a list of errors.

    Raises:
        Broken: It has another status or shape.
    """
    body = status(response, expected)
    require(body.keys() == {"result", "message"}, "the error is not result and message", body)
    require(body["result"] == "error", "the result is not error", body)
    return body["message"]


def errors(response: httpx.Response) -> list[str]:
    """Read a refusal by a JSON schema.

    Raises:
        Broken: It is of another shape.
    """
    body = status(response, 400)
    require(body.keys() == {"status_code", "errors"}, "the error is not a list of errors", body)
    require({each["error"] for each in body["errors"]} == {"ValidationError"}, "another kind", body)
    return [each["message"] for each in body["errors"]]
