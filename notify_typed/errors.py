"""Exceptions, by the known outcome of a call.

::

    NotifyError
    ├── InvalidInput (also ValueError)      refused here, before anything was sent
    │   ├── InvalidAddress                  a letter's address
    │   ├── InvalidApiKey
    │   └── InvalidFile                     a file, or what was said about it
    ├── ClientClosed (also RuntimeError)    the client was used after close()
    ├── RequestError                        a request was tried
    │   ├── NotSent                         certain: Notify did nothing
    │   │   └── ClockSkew                   this machine's clock is more than 30 s off
    │   ├── Rejected                        certain: Notify looked at it and said no
    │   │   ├── BadRequest                  400
    │   │   │   └── PDFNotReady             the letter's PDF does not exist yet
    │   │   ├── AuthenticationFailed        401 and 403: the API key
    │   │   ├── PermissionDenied            403: the key or the service may not do this
    │   │   ├── NotFound                    404
    │   │   ├── RateLimited                 429: too many requests this minute
    │   │   └── DailyLimitExceeded          429: too many messages today
    │   ├── OutcomeUnknown                  a send or a change may or may not have taken effect
    │   └── ReadFailed                      a read got no usable answer; reading again is harmless
    │       └── UnreadableResponse          an answer came, but not one that Notify gives
    ├── MissingField (also AttributeError)  the server left out what is being read
    ├── RepeatedPage                        a list does not get to its end
    ├── StatusMissed                        the awaited status cannot come any more
    └── WaitTimeout (also TimeoutError)     the awaited state did not come in time

Retries follow from the class: `NotSent` and `RateLimited` are tried again, and so is a read; any
other `Rejected` never is, and `OutcomeUnknown` only after a look has shown that the message is not
there.

Nothing in an exception shows the API key, the token, the personalisation or the recipient, and all
of them survive pickling, so that a task queue reports the error that happened.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, NotRequired, TypeAlias, TypedDict, Unpack

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from notify_typed_v2.models import ErrorDetail, QrCodeErrorDetail

    Details: TypeAlias = tuple[ErrorDetail | QrCodeErrorDetail, ...]

__all__ = [
    "AuthenticationFailed",
    "BadRequest",
    "ClientClosed",
    "ClockSkew",
    "DailyLimitExceeded",
    "InvalidAddress",
    "InvalidApiKey",
    "InvalidFile",
    "InvalidInput",
    "MissingField",
    "NotFound",
    "NotSent",
    "NotifyError",
    "OutcomeUnknown",
    "PDFNotReady",
    "PermissionDenied",
    "RateLimited",
    "ReadFailed",
    "Rejected",
    "RepeatedPage",
    "RequestError",
    "RequestFacts",
    "RequestSummary",
    "StatusMissed",
    "UnreadableResponse",
    "WaitTimeout",
]


class NotifyError(Exception):
    """Base of every exception that this package raises on purpose."""


class InvalidInput(NotifyError, ValueError):
    """An argument was refused on this machine; nothing was sent."""


class InvalidApiKey(InvalidInput):
    """The API key does not have the form `{name}-{service id}-{secret}`."""


class InvalidAddress(InvalidInput):
    """An address was refused on this machine; nothing was sent."""


class InvalidFile(InvalidInput):
    """A file, or what was said about it, was refused on this machine; nothing was sent."""


class ClientClosed(NotifyError, RuntimeError):
    """The client was used after `close()` or its `with` block, or belongs to something else.

    An async client belongs to one event loop and to one process, an httpx client of the caller's to
    one process.
    """


@frozen
class RequestSummary:
    """Which request it was: enough to find it in a log, nothing personal.

    Attributes:
        method: The HTTP method.
        path: The path, without host and query (a query may hold a reference).
    """

    method: str
    path: str

    def __str__(self) -> str:
        """Give method and path as a log would."""
        return f"{self.method} {self.path}"


class RequestFacts(TypedDict):
    """Facts about a request that failed; see the attributes of `RequestError`."""

    request: RequestSummary
    status_code: NotRequired[int | None]
    errors: NotRequired[Details]
    fields: NotRequired[Mapping[str, tuple[str, ...]]]
    trace_id: NotRequired[str | None]
    attempts: NotRequired[int]
    in_own_words: NotRequired[bool]


class RequestError(NotifyError):
    """A request failed; the subclass says how much of its outcome is known.

    Attributes:
        message: What went wrong, in one sentence: Notify's own messages where it gave any.
        request: Method and path of the request.
        status_code: The HTTP status, or None when no answer came.
        errors: The entries of Notify's error body; empty without one.
        fields: What Notify says field by field, in the error bodies of its older parts and of its
            admin API; what concerns no field alone is under `_schema`. Empty for other bodies.
        trace_id: Notify's `X-B3-TraceId`, to quote to its support; None when absent.
        attempts: How many times the request was tried, this time included.
        in_own_words: Whether the answer has the form that Notify's own refusals have; False when
            none came, and when it may be a gateway's.
    """

    message: str
    request: RequestSummary
    status_code: int | None
    errors: Details
    fields: Mapping[str, tuple[str, ...]]
    trace_id: str | None
    attempts: int
    in_own_words: bool

    def __init__(self, message: str, **facts: Unpack[RequestFacts]) -> None:
        super().__init__(message)
        self.message = message
        self.request = facts["request"]
        self.status_code = facts.get("status_code")
        self.errors = facts.get("errors", ())
        self.fields = facts.get("fields", {})
        self.trace_id = facts.get("trace_id")
        self.attempts = facts.get("attempts", 1)
        self.in_own_words = facts.get("in_own_words", False)

    @property
    def error_types(self) -> tuple[str, ...]:
        """Notify's names for the errors, such as `("ValidationError",)`; branch on these."""
        return tuple(detail.error for detail in self.errors)

    def __str__(self) -> str:
        """Give the message with what helps to find the request again."""
        status = "" if self.status_code is None else f"{self.status_code} "
        facts = [str(self.request)]
        if self.attempts > 1:
            facts.append(f"{self.attempts} attempts")
        if self.trace_id:
            facts.append(f"trace {self.trace_id}")
        return f"{status}{self.message} ({', '.join(facts)})"

    def __reduce__(self) -> tuple[Callable[..., RequestError], tuple[object, ...]]:
        """Pickle by the attributes: the constructor takes keywords, which Exception cannot know."""
        return _restore, (type(self), dict(vars(self)))


def _restore(kind: type[RequestError], attributes: dict[str, object]) -> RequestError:
    error = kind.__new__(kind, attributes["message"])
    vars(error).update(attributes)
    return error


class NotSent(RequestError):
    """Notify did nothing: no connection came about, or it refused the token before looking further.

    Trying again cannot make a second message.
    """


class ClockSkew(NotSent):
    """Notify refused the token because the clocks differ by more than 30 seconds.

    The client corrects itself once from the answer's `Date` header; this is raised when that did
    not help.
    """


class Rejected(RequestError):
    """Notify looked at the request and refused it; no message was made."""


class BadRequest(Rejected):
    """400: something in the request is wrong; `errors` says what."""


class PDFNotReady(BadRequest):
    """The letter's PDF does not exist yet; `wait_for_pdf` waits for it."""


class AuthenticationFailed(Rejected):
    """401 or 403: the API key is unknown, revoked or of an archived service."""


class PermissionDenied(Rejected):
    """403: the key is good, but this service or this type of key may not do that."""


class NotFound(Rejected):
    """404: no such thing for this service, or it is past its retention period."""


class RateLimited(Rejected):
    """429 `RateLimitError`: too many sends within a minute for this type of key.

    The client has already waited and tried again as far as its options allow; a send only where
    the refusal is in Notify's own words.
    """


class DailyLimitExceeded(Rejected):
    """429 `TooManyRequestsError`: the service's messages for today are used up.

    Attributes:
        resets_at: The next midnight UTC, when Notify starts counting anew.
    """

    resets_at: datetime

    def __init__(
        self, message: str, *, now: datetime | None = None, **facts: Unpack[RequestFacts]
    ) -> None:
        super().__init__(message, **facts)
        today = (now or datetime.now(UTC)).astimezone(UTC).date()
        self.resets_at = datetime.combine(today + timedelta(days=1), time(), UTC)


class OutcomeUnknown(RequestError):
    """A send, or a change by the admin API, was cut off: it may have taken effect or may not.

    Sending a message again could make it arrive twice. Give every message a `reference` of its
    own and use `on_unknown="reconcile"` to have the client look first, or look yourself with
    `get_all_notifications(reference=...)`.
    """


class ReadFailed(RequestError):
    """A read got no usable answer, in spite of retries; reading again later is harmless."""


class UnreadableResponse(ReadFailed):
    """An answer came, but not in a form that Notify gives: a proxy's page, or a changed API."""


class MissingField(NotifyError, AttributeError):
    """A field is read that the server left out, or gave as a value of another type.

    Notify always gives it; an older server, a fork or a stub may not. The model's `has` asks first.
    """


class RepeatedPage(NotifyError):
    """A list gave a page again that it gave before, and would never get to its end."""


class StatusMissed(NotifyError):
    """The awaited status cannot come any more: the message has another one, which is final.

    Attributes:
        last_status: The status that it has.
    """

    last_status: str

    def __init__(self, message: str, last_status: str) -> None:
        super().__init__(message, last_status)
        self.last_status = last_status

    def __str__(self) -> str:
        """Give the message alone."""
        return str(self.args[0])


class WaitTimeout(NotifyError, TimeoutError):
    """The awaited state did not come before the deadline.

    Attributes:
        last_status: The status at the last look; None when waiting for a PDF.
    """

    last_status: str | None

    def __init__(self, message: str, last_status: str | None = None) -> None:
        super().__init__(message, last_status)
        self.last_status = last_status

    def __str__(self) -> str:
        """Give the message alone."""
        return str(self.args[0])
