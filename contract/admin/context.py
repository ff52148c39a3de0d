"""Keeps the admin API's promises by name, and what they are checked on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Self

from contract.admin.office import Office
from contract.promises.registry import require, status
from contract.target import Key

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from contract.admin.holdings import Holdings

__all__ = ["PROMISES", "Place", "Promise", "errors", "message", "promise", "require", "status"]


@dataclass
class Place:
    """A server, the secret of its admin API, and what it holds."""

    base_url: str
    secret: str = field(repr=False)
    holdings: Holdings = field(repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.office.client.close()

    @cached_property
    def office(self) -> Office:
        """The server; an answer that its description does not allow is an error."""
        return Office(self.base_url, self.secret, is_strict=True)

    @property
    def at(self) -> str:
        """The path of the service that has one of everything."""
        return f"/service/{self.holdings.service_id}"

    @property
    def user(self) -> str:
        """Somebody who may do anything."""
        return self.holdings.user_id

    def new_service(self, **fields: Any) -> str:
        """The path of a new service."""
        return f"/service/{self.office.new_service(self.user, **fields)}"

    def v2(self, key: str, method: str, path: str, body: Any = None) -> httpx.Response:
        """A request to the v2 API."""
        authorization = f"Bearer {Key.parse(key).token()}"
        given = ... if body is None else body
        return self.office.request(method, path, given, authorization=authorization)


@dataclass(frozen=True)
class Promise:
    """One thing that a server promises."""

    name: str
    check: Callable[[Place], None]

    def __str__(self) -> str:
        return self.name


PROMISES: Final[dict[str, Promise]] = {}


def promise(check: Callable[[Place], None]) -> Callable[[Place], None]:
    """Register a check under its function's name, with spaces."""
    name = check.__name__.replace("_", " ")
    PROMISES[name] = Promise(name, check)
    return check


def message(response: httpx.Response, expected: int) -> Any:
    """What a refusal says that must have a status and be no list of errors.

    Raises:
        AssertionError: It has another status or shape.
    """
    body = status(response, expected)
    require(body.keys() == {"result", "message"}, f"{body.keys()} are not result and message")
    require(body["result"] == "error", f"the result is {body['result']}")
    return body["message"]


def errors(response: httpx.Response) -> list[str]:
    """What a refusal by a JSON schema says.

    Raises:
        AssertionError: It is of another shape.
    """
    body = status(response, 400)
    require(body.keys() == {"status_code", "errors"}, f"{body.keys()} are not a list of errors")
    require({each["error"] for each in body["errors"]} == {"ValidationError"}, "another kind")
    return [each["message"] for each in body["errors"]]
