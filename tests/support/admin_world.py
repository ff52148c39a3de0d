"""Both admin clients, called in one way, over an admin API that gives the answers it is told to."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, Self

import httpx
from client_world import NO_WAIT, Answer, Server
from jsonschema import Draft202012Validator

from contract.description import ADMIN
from notify_typed.admin import AdminClient, AsyncAdminClient

__all__ = [
    "ACTOR",
    "BASE_URL",
    "CREDENTIAL",
    "GROUPS",
    "ITEM",
    "KINDS",
    "SECRET",
    "SERVICE",
    "TEMPLATE",
    "USER",
    "Admin",
    "Answer",
    "Connect",
    "Server",
    "by_field",
    "example",
    "in_words",
    "operations",
    "request_errors",
]

BASE_URL = "https://admin.notify.example"
WEBSITE = "https://www.notify.example"
SECRET = "dev-notify-secret-key"
SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
USER = "6ce466d0-fd6a-11e5-82f5-e0accb9d11a6"
ACTOR = "0f2d1c9a-5a94-4d8e-9d2a-6d6b1e3c7a11"
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"
ITEM = "8e222534-7f05-4972-86e3-17c5d9f894e2"
CREDENTIAL = "3d844edf-8d35-48ac-975b-e847b4f122b0"
KINDS = ("sync", "async")
GROUPS = [name for name, value in vars(AdminClient).items() if isinstance(value, cached_property)]


def operations() -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """The description's operations: name, method, path, and all that is said of them."""
    for path, item in ADMIN.document["paths"].items():
        for method, operation in item.items():
            if method in {"get", "post", "put", "delete"}:
                yield operation["operationId"], method.upper(), path, operation


def example(operation_id: str, name: str | None = None) -> httpx.Response:
    """One of the description's examples of an operation's success; the first, if none is named."""
    operation = next(each for known, _, _, each in operations() if known == operation_id)
    # Where there are two, the first is for what was there before.
    *_, (status, node) = (
        (status, node) for status, node in operation["responses"].items() if status[0] == "2"
    )
    content = _resolved(node).get("content")
    if content is None:
        return httpx.Response(int(status))
    examples = content["application/json"]["examples"]
    value = _resolved(examples[name or next(iter(examples))])["value"]
    return httpx.Response(int(status), content=json.dumps(value))


def request_errors(request: httpx.Request) -> list[str]:
    """What the description has against a request's body."""
    # Literal paths go before those with variables.
    for _, method, path, operation in sorted(operations(), key=lambda each: each[2].count("{")):
        if method == request.method and _matches(path, request.url.path):
            described = operation.get("requestBody")
            if described is None:
                return ["a body"] if request.content else []
            if not request.content:
                return ["no body"] if _resolved(described).get("required") else []
            schema = _resolved(described)["content"]["application/json"]["schema"]
            whole = {**schema, "components": ADMIN.document["components"]}
            found = Draft202012Validator(whole).iter_errors(json.loads(request.content))
            return [error.message for error in found]
    return [f"{request.method} {request.url.path} is not described"]


def _matches(path: str, actual: str) -> bool:
    parts, given = path.split("/"), actual.split("/")
    return len(parts) == len(given) and all(
        part.startswith("{") or part == word for part, word in zip(parts, given, strict=True)
    )


def _resolved(value: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in value:
        found: Any = ADMIN.document
        for step in value["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        value = found
    return value


def in_words(status: int, message: str, **headers: str) -> httpx.Response:
    """A refusal in one sentence."""
    body = {"result": "error", "message": message}
    return httpx.Response(status, json=body, headers={"X-B3-TraceId": "abc123", **headers})


def by_field(status: int, **fields: Any) -> httpx.Response:
    """A refusal field by field."""
    return httpx.Response(status, json={"result": "error", "message": fields})


class Admin:
    """One of the two clients, called in the same way: `admin("services.get_service", id)`.

    Args:
        kind: Which of the two.
        server: What answers; None for a real one, at `base_url`.
        options: The client's options.
    """

    def __init__(
        self, kind: str, server: Callable[[httpx.Request], Any] | None = None, **options: Any
    ) -> None:
        self.kind = kind
        options = {
            "base_url": BASE_URL,
            "secret": SECRET,
            "acting_user_id": ACTOR,
            "admin_base_url": WEBSITE,
            "retries": NO_WAIT,
            **options,
        }
        transport = None if server is None else httpx.MockTransport(server)
        self.client: Any
        if kind == "sync":
            mine = None if transport is None else httpx.Client(transport=transport)
            self.client = AdminClient(http_client=mine, **options)
        else:
            self._runner = asyncio.Runner()
            theirs = None if transport is None else httpx.AsyncClient(transport=transport)
            self.client = AsyncAdminClient(http_client=theirs, **options)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.kind == "sync":
            self.client.close()
        else:
            self._runner.run(self.client.aclose())
            self._runner.close()

    def acting_as(self, user_id: Any) -> None:
        """Go on as another user."""
        self.client = self.client.acting_as(user_id)

    def __call__(self, method: str, *args: Any, **kwargs: Any) -> Any:
        """Call a method and give what comes of it;."""
        return self.of(self.client, method, *args, **kwargs)

    def of(self, client: Any, method: str, *args: Any, **kwargs: Any) -> Any:
        """Call a method of a copy of the client."""
        group, _, name = method.partition(".")
        result = getattr(getattr(client, group), name)(*args, **kwargs)
        if self.kind == "sync" or not asyncio.iscoroutine(result):
            return result
        return self._runner.run(result)

    def all(self, iterator: Any) -> list[Any]:
        """Walk an iterator to its end."""
        if self.kind == "sync":
            return list(iterator)
        return self._runner.run(_collected(iterator))


async def _collected(iterator: Any) -> list[Any]:
    return [item async for item in iterator]


Connect = Callable[..., tuple[Admin, Server]]
"""The fixture of that name: makes a client, once of each kind, over a server with answers."""
