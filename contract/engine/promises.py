"""Keep what a server promises, and tell what is broken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

ContextT = TypeVar("ContextT")


class Broken(AssertionError):
    """A promise is not kept.

    Args:
        reason: Why, without any value that the server sent.
        found: The values that show it.
    """

    def __init__(self, reason: str, *found: object) -> None:
        super().__init__(reason, *found)
        self.reason = reason
        self.found = found

    def __str__(self) -> str:
        shown = ", ".join(each if isinstance(each, str) else repr(each) for each in self.found)
        return f"{self.reason}: {shown}" if self.found else self.reason


class NotTried(Exception):
    """A server holds nothing that a promise could be checked on."""


@dataclass(frozen=True)
class Promise(Generic[ContextT]):
    """One thing that a server promises.

    Attributes:
        name: The promise in words.
        check: Fails unless it is kept.
        is_safe: Whether it needs one key, reads and simulated recipients alone: then it can be
            checked on any server.
    """

    name: str
    check: Callable[[ContextT], None]
    is_safe: bool = False

    def __str__(self) -> str:
        return self.name


class Promises(dict[str, Promise[ContextT]]):
    """The promises of an API, by name."""

    def add(
        self, check: Callable[[ContextT], None], *, is_safe: bool = False
    ) -> Callable[[ContextT], None]:
        """Register a check under its function's name, with spaces."""
        name = check.__name__.replace("_", " ")
        self[name] = Promise(name, check, is_safe)
        return check

    def add_safe(self, check: Callable[[ContextT], None]) -> Callable[[ContextT], None]:
        """Register a check that does no harm to any server."""
        return self.add(check, is_safe=True)

    def broken(self, context: ContextT, first: str | None = None) -> dict[str, str]:
        """Find the promises that are not kept, and why.

        Args:
            context: What they are checked on.
            first: The promise to check before the others; then one that is broken is enough.
        """
        found = {}
        for promise in [*([self[first]] if first else []), *self.values()]:
            try:
                promise.check(context)
            except Exception as why:  # noqa: BLE001 - an answer of another shape may break the check itself
                found[promise.name] = str(why) or repr(why)
                if first:
                    break
        return found


def status(response: httpx.Response, expected: int) -> Any:
    """Read the JSON of an answer that must have a status.

    Raises:
        Broken: It has another one.
    """
    if response.status_code != expected:
        raise Broken(
            f"an answer with {response.status_code} instead of {expected}",
            response.request.method,
            response.request.url.raw_path.decode(),
            response.text[:300],
        )
    # An answer without a body may call it JSON all the same.
    if response.content and response.headers["Content-Type"].startswith("application/json"):
        return response.json()
    return response.content


def require(holds: object, reason: str, *found: object) -> None:
    """Fail unless something holds.

    Args:
        holds: Something.
        reason: What is wrong otherwise, without any value that the server sent.
        found: The values that show it.

    Raises:
        Broken: It does not hold.
    """
    if not holds:
        raise Broken(reason, *found)
