"""The answers of a receiver to requests, without I/O, so that ASGI and WSGI share them.

Notify repeats a callback after a 5xx, after a 429 and when there is no answer within 5 seconds:
5 times, 5 minutes apart. Everything else ends it: 2xx and 3xx as done, any other 4xx as refused,
and the callback is lost. So the rule is: **5xx where the same request can succeed later without
anybody changing the program, 4xx where it cannot.**

======================================  ======  ===================================================
What happened                           Answer  Why
======================================  ======  ===================================================
The handler ran                         204
The handler raised                      500     The database may be back in 5 minutes.
The body ended too early                503     The connection broke; the next one may hold.
Not a POST                              405     Notify always posts. A GET is somebody else, or
                                                Notify after a redirect: register the final URL.
No token, or a wrong one                401     It is not Notify. To change a token, accept both
                                                for half an hour (see `check_bearer`).
No length given (WSGI only)             411     Notify always gives one.
The body is larger than `max_body`      413     It will not get smaller.
The body is not a callback              400     It will not get better.
No handler for this kind of callback    404     It was sent to the wrong URL.
======================================  ======  ===================================================

The content type is not looked at: refusing a good callback for its label would lose it, and the
token already keeps web pages from posting here. The token is checked before the body is read.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, TypeVar

from notify_typed._engine import telemetry
from notify_typed._engine.inputs import positive_integer
from notify_typed.errors import InvalidInput
from notify_typed.webhooks._bearer import known_tokens, matches
from notify_typed.webhooks._errors import WebhookError
from notify_typed.webhooks._parsing import parse_callback
from notify_typed_v2.models import DeliveryReceipt, ReceivedTextMessage, ReturnedLetter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager
    from uuid import UUID

    from notify_typed.webhooks._parsing import Callback

__all__ = [
    "MAX_BODY_BYTES",
    "Answer",
    "DeliveryReceiptHandler",
    "Job",
    "ReceivedTextHandler",
    "Receiver",
    "ReturnedLetterHandler",
]

MAX_BODY_BYTES: Final = 128 * 1024
"""The default limit for a body, in bytes.

The longest text message that phones can send has 255 parts of 67 characters, each of which takes up
to 6 bytes in Notify's JSON: 100 KiB. Delivery receipts and returned letters stay below 20 KiB.
"""

DeliveryReceiptHandler: TypeAlias = Callable[[DeliveryReceipt], object]
ReceivedTextHandler: TypeAlias = Callable[[ReceivedTextMessage], object]
ReturnedLetterHandler: TypeAlias = Callable[[ReturnedLetter], object]

_T = TypeVar("_T")

logger = logging.getLogger("notify_typed.webhooks")


class Answer(NamedTuple):
    """An HTTP answer.

    Attributes:
        status: The status code.
        reason: Its usual name.
        text: The body, as plain text; nothing personal.
        headers: Headers beside those that describe the body.
    """

    status: int
    reason: str
    text: str = ""
    headers: tuple[tuple[str, str], ...] = ()


class Job(NamedTuple):
    """A callback that was accepted and must now be handled.

    Attributes:
        kind: What it is, for the log.
        handler: The function that was given for this kind.
        run: Calls the handler with the callback.
        about: The message that it is about; None for a text that came in.
    """

    kind: str
    handler: Callable[..., object]
    run: Callable[[], object]
    about: UUID | None

    def watched(self) -> AbstractContextManager[object]:
        """Tell the program's telemetry of it while it is handled."""
        return telemetry.callback(self.kind, self.about)


HANDLED: Final = Answer(204, "No Content")
FAILED: Final = Answer(500, "Internal Server Error", "The handler failed.")
CUT_OFF: Final = Answer(503, "Service Unavailable", "The body ended too early.")
NO_LENGTH: Final = Answer(411, "Length Required", "Content-Length is missing.")
TOO_LARGE: Final = Answer(413, "Content Too Large", "The body is too large.")
NO_HANDLER: Final = Answer(404, "Not Found", "Nothing here handles such a callback.")
NOT_POST: Final = Answer(405, "Method Not Allowed", "Use POST.", (("Allow", "POST"),))
UNAUTHORISED: Final = Answer(
    401,
    "Unauthorized",
    "A bearer token is missing or wrong.",
    (("WWW-Authenticate", 'Bearer realm="callbacks"'),),
)


class Receiver:
    """The decisions that `ASGIReceiver` and `WSGIReceiver` have in common."""

    def __init__(
        self,
        *,
        tokens: str | Iterable[str],
        on_delivery_receipt: DeliveryReceiptHandler | None,
        on_received_text: ReceivedTextHandler | None,
        on_returned_letter: ReturnedLetterHandler | None,
        max_body: int,
    ) -> None:
        handlers: dict[str, object] = {
            "on_delivery_receipt": on_delivery_receipt,
            "on_received_text": on_received_text,
            "on_returned_letter": on_returned_letter,
        }
        for name, handler in handlers.items():
            if handler is not None and not callable(handler):
                raise InvalidInput(f"{name} must be a function, not a {type(handler).__name__}.")
        if all(handler is None for handler in handlers.values()):
            raise InvalidInput(f"A receiver needs at least one of {', '.join(handlers)}.")
        self._tokens = known_tokens(tokens)
        self._on_delivery_receipt = on_delivery_receipt
        self._on_received_text = on_received_text
        self._on_returned_letter = on_returned_letter
        self.max_body = positive_integer("max_body", max_body)

    def refuse(
        self, method: str, authorization: str | bytes | None, length: str | None
    ) -> Answer | None:
        """Look at what comes before the body.

        Args:
            method: The request's method.
            authorization: The value of its `Authorization` header.
            length: The value of its `Content-Length` header.

        Returns:
            The answer, or None when the body should be read.
        """
        if method != "POST":
            return self.refused(NOT_POST)
        if not matches(authorization, self._tokens):
            return self.refused(UNAUTHORISED)
        if length and declared(length) > self.max_body:
            return self.refused(TOO_LARGE)
        return None

    def accept(self, body: bytes) -> Job | Answer:
        """Look at the body and find its handler."""
        try:
            callback = parse_callback(body)
        except WebhookError as error:
            return self.refused(Answer(400, "Bad Request", str(error)))
        job = self._job(callback)
        return self.refused(NO_HANDLER) if job is None else job

    def failed(self, job: Job, error: Exception) -> Answer:
        """Log a handler's exception: where it was raised, but not its text nor the callback."""
        logger.error(
            "The handler for a %s raised %s, answered 500, Notify will call again:\n%s",
            job.kind,
            type(error).__qualname__,
            "".join(traceback.format_tb(error.__traceback__)),
        )
        return FAILED

    def handled(self, job: Job) -> Answer:
        """Log that all went well."""
        logger.debug("Handled a %s", job.kind)
        return HANDLED

    def refused(self, answer: Answer) -> Answer:
        """Log why a request was not taken."""
        logger.warning("Refused a request with %d: %s", answer.status, answer.text)
        return answer

    def _job(self, callback: Callback) -> Job | None:
        match callback:
            case DeliveryReceipt():
                handler, about = self._on_delivery_receipt, callback.id
                return _job("delivery receipt", handler, callback, about)
            case ReceivedTextMessage():
                return _job("received text", self._on_received_text, callback, None)
            case ReturnedLetter():  # pragma: no branch - mypy holds that there is no fourth
                letter_handler, about = self._on_returned_letter, callback.notification_id
                return _job("returned letter", letter_handler, callback, about)


def _job(
    kind: str, handler: Callable[[_T], object] | None, callback: _T, about: UUID | None
) -> Job | None:
    return None if handler is None else Job(kind, handler, partial(handler, callback), about)


def declared(length: str) -> int:
    """Read a `Content-Length`; a text that is not a number counts as 0, and the body will tell."""
    # More digits than anybody's memory has; Python refuses to read thousands of them.
    return int(length[:20]) if length.isascii() and length.isdigit() else 0
