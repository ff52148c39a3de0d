"""Keep the promises of the v2 API, and what they are checked on."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self
from uuid import uuid4

from contract.engine.promises import Promises, require, status
from contract.engine.server import Key, ServerUnderTest
from contract.v2.api import API, parse_key

if TYPE_CHECKING:
    import httpx

    from contract.v2.inventory import Inventory

_LISTS: Final = ("/v2/templates", "/v2/notifications", "/v2/received-text-messages")


@dataclass
class Context:
    """A server with keys to it.

    Args:
        base_url: Where it is.
        keys: Its API keys by label; the first one is the one to begin with.
        inventory: What it holds.
    """

    base_url: str
    keys: dict[str, str] = field(repr=False)
    inventory: Inventory = field(repr=False)
    _servers: dict[str, ServerUnderTest] = field(default_factory=dict, repr=False)
    _stack: ExitStack = field(default_factory=ExitStack, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def me(self) -> ServerUnderTest:
        """The server, with the first key."""
        return self.by(next(iter(self.keys)))

    @property
    def key(self) -> Key:
        """The first key."""
        return self.me.key

    def by(self, label: str) -> ServerUnderTest:
        """Give the server, with the key of a label."""
        if label not in self._servers:
            server = ServerUnderTest(self.base_url, parse_key(self.keys[label]), API)
            self._servers[label] = self._stack.enter_context(server)
        return self._servers[label]

    def refuses(self, authorization: str | None, expected: int, part: str) -> None:
        """Fail unless every read refuses a header, with a status and part of a message."""
        for path in (*_LISTS, f"/v2/template/{uuid4()}"):
            response = self.me.get(path, authorization=authorization)
            ((kind, message),) = errors(response, expected)
            require(kind == "AuthError", "the error is not called AuthError", path, kind)
            require(part in message, f"the message does not say {part!r}", path, message)

    def admits(self, authorization: str) -> None:
        """Fail unless a header is good."""
        status(self.me.get(_LISTS[0], authorization=authorization), 200)


PROMISES: Final = Promises[Context]()
promise: Final = PROMISES.add
safe_promise: Final = PROMISES.add_safe


def errors(response: httpx.Response, expected: int) -> list[tuple[str, str]]:
    """Read the kinds and messages of a refusal that must have a status.

    Raises:
        Broken: It has another one.
    """
    body = status(response, expected)
    return [(each["error"], each["message"]) for each in body["errors"]]
