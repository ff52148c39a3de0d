"""One call as data: what to ask, how to read the answer, what may be done when none comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar, cast

from attrs import define, evolve, field, frozen

from notify_typed._engine.http_clients import as_response
from notify_typed.errors import RequestSummary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from notify_typed._engine.http_clients import HTTPResponse
    from notify_typed_runtime.types import HTTPAnswer

__all__ = ["MOST", "MOST_OF_A_LIST", "CacheEntry", "Candidate", "Operation", "Response", "Sending"]

U = TypeVar("U")
T_co = TypeVar("T_co", covariant=True)


MOST: Final = 8 * 2**20
"""The most bytes of an answer about one thing: an email of 2 MB, with every letter escaped."""

MOST_OF_A_LIST: Final = 32 * 2**20
"""The most bytes of a list, and of a letter's PDF."""


@frozen
class Candidate(Generic[T_co]):
    """A message that has the reference of one whose sending was cut off.

    Attributes:
        created_at: When it was made.
        is_same: Whether it goes to the same recipient, from the same template; people give several
            messages the same reference after all.
        result: The operation's result, if this is the message.
    """

    created_at: datetime
    is_same: bool
    result: T_co


class Sending(Protocol[T_co]):
    """How to find out whether a message was made, when the answer to its sending was lost."""

    @property
    def reference(self) -> str | None:
        """The caller's own name for the message; without one it cannot be found again."""
        ...

    def lookup(self) -> Operation[Sequence[Candidate[T_co]]]:
        """Make the operation that lists what has the reference."""
        ...

    def stranger(self, result: Any, /) -> str | None:  # noqa: ANN401 - of any kind of message
        """Name what shows that a result is another message's: `reference` or `template`."""
        ...


@frozen
class CacheEntry:
    """How a cache keeps an operation's answer.

    Attributes:
        key: The key of the entry.
        part: The only part of the answer that is kept; None for all of it.
        result: Whether the result is kept instead of the answer; the operation reads both then.
        seconds: For how long it is kept; None for as long as most.
    """

    key: str
    part: str | None = None
    result: bool = False
    seconds: float | None = None


@define(eq=False)  # and not frozen, which takes thrice as long to make one of so many fields
class Operation(Generic[T_co]):
    """One request of an API, not yet signed, and how to read its answer.

    Attributes:
        name: The operation's name in the API's description, for logs.
        method: The HTTP method.
        path: The path below the base URL, its parameters already quoted.
        parse: Reads an answer; raises an error of `notify_typed_runtime` when it cannot.
        query: The query string, encoded.
        content: The body, encoded; None for no body.
        idempotent: Whether doing it twice does no harm.
        sending: Set when the operation makes a message that can be found again.
        headers: Further headers of this request alone.
        redacted: Labels and values of arguments that errors must not show, though the API's text
            quotes them; the label is shown instead.
        redacted_path: What errors and logs show for a path that holds a secret.
        message_only_errors: Whether refusals may be `{"message": ...}` and nothing else, which
            elsewhere comes from a gateway in between.
        cache: How a cache keeps the answer; None when it does not.
        clears: The keys of cache entries that are wrong afterwards; one that ends with `*` is a
            pattern.
        stores: Keys and values of cache entries that are known afterwards.
        most: The most bytes that an answer can have.
    """

    name: str
    method: str
    path: str = field(repr=False)
    parse: Callable[[HTTPAnswer], T_co]
    query: str = field(default="", repr=False)
    content: bytes | None = field(default=None, repr=False)
    idempotent: bool = True
    sending: Sending[T_co] | None = field(default=None, repr=False)
    headers: tuple[tuple[bytes, bytes], ...] = field(default=(), repr=False)
    redacted: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    redacted_path: str | None = None
    message_only_errors: bool = False
    cache: CacheEntry | None = field(default=None, repr=False)
    clears: tuple[str, ...] = field(default=(), repr=False)
    stores: tuple[tuple[str, object], ...] = field(default=(), repr=False)
    most: int = MOST

    def read_by(self, parse: Callable[[HTTPAnswer], U]) -> Operation[U]:
        """Make an operation that reads the same answer in another way."""
        return evolve(cast("Operation[U]", self), parse=parse)

    @property
    def summary(self) -> RequestSummary:
        """Method and path, for errors."""
        return RequestSummary(self.method, self.redacted_path or self.path)


@frozen
class Response(Generic[T_co]):
    """A result together with the HTTP answer that it was read from.

    Attributes:
        parsed: The result, as the plain method gives it.
        attempts: How many times the request was tried.
        reconciled: True when the send's own answer was lost and the message was found again by its
            reference; `http_response` is then the answer to that look.
    """

    parsed: T_co
    _answer: HTTPAnswer = field(alias="http_response", repr=False)
    attempts: int = 1
    reconciled: bool = False

    @property
    def http_response(self) -> HTTPResponse:
        """The answer of the last attempt: status, headers, body. Its request has no token."""
        return as_response(self._answer)

    @property
    def trace_id(self) -> str | None:
        """The name of the request at the server (`X-B3-TraceId`), to quote to its support."""
        trace_id: str | None = self._answer.headers.get("X-B3-TraceId")
        return trace_id
