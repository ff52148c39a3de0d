"""One call as data: what to ask, how to read the answer, what may be done when none comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import field, frozen

from notify_typed.errors import RequestSummary

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from notify_typed_v2.models import Notification

__all__ = ["CacheEntry", "Operation", "Response", "Sending"]

T_co = TypeVar("T_co", covariant=True)


@frozen
class Sending(Generic[T_co]):
    """What is special about an operation that makes a message: it must not be done twice.

    Attributes:
        reference: The caller's own name for the message, by which it can be found again.
        template_type: ``sms``, ``email`` or ``letter``.
        recover: Makes the operation's result of a message that was found again.
        is_same: Tells whether a message with the reference goes to the same recipient, from the
            same template; people give several messages the same reference after all.
    """

    reference: str | None
    template_type: str
    recover: Callable[[Notification], T_co]
    is_same: Callable[[Notification], bool]


@frozen
class CacheEntry:
    """How a cache keeps an operation's answer.

    Attributes:
        key: The key of the entry.
        part: The only part of the answer that is kept; None for all of it.
        result: Whether the result is kept instead of the answer; the operation reads both then.
    """

    key: str
    part: str | None = None
    result: bool = False


@frozen
class Operation(Generic[T_co]):
    """One request of the API, not yet signed, and how to read its answer.

    Attributes:
        name: The operation's name in the OpenAPI description, for logs.
        method: The HTTP method.
        path: The path below the base URL, its parameters already quoted.
        parse: Reads an answer; raises an error of `notify_typed_runtime.errors` when it cannot.
        query: The query string, encoded.
        content: The body, encoded; None when there is none.
        sending: Set when the operation makes a message that can be found again.
        writes: Whether it changes something in another way, and so must not be done twice either.
        headers: Further headers of this request alone.
        hidden: Names and values of arguments that no error may show, though Notify's text quotes
            them; the name is shown instead.
        shown_path: What errors and logs show for the path, when that holds a secret.
        bare_errors: Whether refusals may be ``{"message": ...}`` and nothing else, which elsewhere
            comes from a gateway in between.
    """

    name: str
    method: str
    path: str = field(repr=False)
    parse: Callable[[httpx.Response], T_co]
    query: str = field(default="", repr=False)
    content: bytes | None = field(default=None, repr=False)
    sending: Sending[T_co] | None = field(default=None, repr=False)
    writes: bool = False
    headers: tuple[tuple[bytes, bytes], ...] = field(default=(), repr=False)
    hidden: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    shown_path: str | None = None
    bare_errors: bool = False
    cache: CacheEntry | None = field(default=None, repr=False)
    clears: tuple[str, ...] = field(default=(), repr=False)
    stores: tuple[tuple[str, object], ...] = field(default=(), repr=False)

    @property
    def once(self) -> bool:
        """Whether doing it twice would do harm."""
        return self.writes or self.sending is not None

    @property
    def summary(self) -> RequestSummary:
        """Method and path, for errors."""
        return RequestSummary(self.method, self.shown_path or self.path)


@frozen
class Response(Generic[T_co]):
    """A result together with the HTTP answer that it was read from.

    Attributes:
        parsed: The result, as the plain method gives it.
        http_response: The answer of the last attempt: status, headers, body.
        attempts: How many times the request was tried.
        reconciled: True when the send's own answer was lost and the message was found again by its
            reference; ``http_response`` is then the answer to that look.
    """

    parsed: T_co
    http_response: httpx.Response
    attempts: int = 1
    reconciled: bool = False

    @property
    def trace_id(self) -> str | None:
        """Notify's name for the request (``X-B3-TraceId``), to quote to its support."""
        trace_id: str | None = self.http_response.headers.get("X-B3-TraceId")
        return trace_id
