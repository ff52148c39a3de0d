"""Keeps the promises by name, and what they are checked on."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from contract.target import Target

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from contract.survey import Survey


@dataclass
class Server:
    """A server with keys to it.

    Args:
        base_url: Where it is.
        keys: Its API keys by label; the first one is the one to begin with.
        survey: What it holds.
    """

    base_url: str
    keys: dict[str, str] = field(repr=False)
    survey: Survey = field(repr=False)
    _targets: dict[str, Target] = field(default_factory=dict, repr=False)
    _stack: ExitStack = field(default_factory=ExitStack, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def me(self) -> Target:
        """The server, with the first key."""
        return self.by(next(iter(self.keys)))

    def by(self, label: str) -> Target:
        """The server, with the key of a label."""
        if label not in self._targets:
            target = Target(self.base_url, self.keys[label], is_strict=True)
            self._targets[label] = self._stack.enter_context(target)
        return self._targets[label]


@dataclass(frozen=True)
class Promise:
    """One thing that a server promises.

    Attributes:
        name: What is promised.
        check: Fails when it is not kept.
        is_safe: Whether nothing but reads and simulated recipients are asked for, and nothing but
            one key is needed: then it can be checked on any server.
    """

    name: str
    check: Callable[[Server], None]
    is_safe: bool

    def __str__(self) -> str:
        return self.name


PROMISES: dict[str, Promise] = {}


def promise(
    *, is_safe: bool = False
) -> Callable[[Callable[[Server], None]], Callable[[Server], None]]:
    """Register a check under its function's name, with spaces."""

    def register(check: Callable[[Server], None]) -> Callable[[Server], None]:
        name = check.__name__.replace("_", " ")
        PROMISES[name] = Promise(name, check, is_safe)
        return check

    return register


def status(response: httpx.Response, expected: int) -> Any:
    """The JSON of an answer that must have a status.

    Raises:
        AssertionError: It has another one.
    """
    if response.status_code != expected:
        request = response.request
        raise AssertionError(
            f"{request.method} {request.url.raw_path.decode()} gave {response.status_code} instead "
            f"of {expected}: {response.text[:300]}"
        )
    if response.headers["Content-Type"].startswith("application/json"):
        return response.json()
    return response.content


def errors(response: httpx.Response, expected: int) -> list[tuple[str, str]]:
    """The kinds and messages of a refusal that must have a status.

    Raises:
        AssertionError: It has another one.
    """
    body = status(response, expected)
    return [(each["error"], each["message"]) for each in body["errors"]]


def require(holds: object, what: str) -> None:
    """Fail with an explanation unless something holds.

    Raises:
        AssertionError: It does not.
    """
    if not holds:
        raise AssertionError(what)
