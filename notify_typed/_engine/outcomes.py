"""Turns an answer, or its absence, into a result or one of the errors of `notify_typed.errors`.

The table is in the documentation of errors; here it is applied. Where there is doubt whether a send
took effect, it is `OutcomeUnknown`.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from notify_typed._engine.dates import date_of
from notify_typed._engine.error_bodies import ErrorBody, read_error_body
from notify_typed._engine.failures import NothingLeft, TooLarge
from notify_typed.errors import (
    AuthenticationFailed,
    BadRequest,
    ClockSkew,
    DailyLimitExceeded,
    NotFound,
    NotSent,
    OutcomeUnknown,
    PDFNotReady,
    PermissionDenied,
    RateLimited,
    ReadFailed,
    Rejected,
    RequestError,
    RequestFacts,
    UnreadableResponse,
)
from notify_typed_runtime.errors import LENIENT, DecodeError, ErrorStatus

if TYPE_CHECKING:
    from notify_typed._engine.failures import NetworkFailure
    from notify_typed._engine.operation import Operation
    from notify_typed._engine.retries import Context
    from notify_typed_runtime.model import Leniency
    from notify_typed_runtime.types import HTTPAnswer

__all__ = ["check_whose", "doubt", "no_answer", "read_answer"]

T = TypeVar("T")

_log = logging.getLogger("notify_typed")

_CLIENT_ERROR = 400
# What a gateway says that has passed a request on: request time-out, client closed request.
_LOST_ON_THE_WAY = (408, 499)
_SERVER_ERROR = 500


def no_answer(
    operation: Operation[T], failure: NetworkFailure, attempts: int, server: str
) -> RequestError:
    """Make the error for a call without an answer.

    Args:
        operation: What was asked.
        failure: What happened.
        attempts: How many times it was tried by now.
        server: The base URL.
    """
    facts = RequestFacts(request=operation.summary, attempts=attempts)
    if isinstance(failure, TooLarge):
        facts["status_code"], facts["trace_id"] = failure.status_code, failure.trace_id
        text = f"The answer is larger than {failure.most:,} bytes, which no answer of Notify is."
        if operation.idempotent:
            return UnreadableResponse(text, **facts)
        return OutcomeUnknown(f"{text} {doubt(operation)}", **facts)
    what = failure.summary
    if isinstance(failure, NothingLeft):
        host = urlsplit(server).netloc or "Notify"
        way = f" through the proxy {failure.proxy}" if failure.proxy else ""
        return NotSent(f"No connection to {host}{way}: {what}. Nothing was sent.", **facts)
    if not operation.idempotent:
        return OutcomeUnknown(f"The answer was lost ({what}). {doubt(operation)}", **facts)
    return ReadFailed(f"No answer: {what}.", **facts)


def read_answer(
    operation: Operation[T], response: HTTPAnswer, attempts: int, context: Context
) -> T:
    """Give the result that an answer holds.

    Args:
        operation: What was asked.
        response: What came back, with its body read.
        attempts: How many times it was tried by now.
        context: Reads error bodies, and says how strictly answers are read.

    Returns:
        The result.

    Raises:
        RequestError: The answer is not a success.
    """
    lenient = context.leniency
    response.extensions[LENIENT] = lenient
    try:
        return operation.parse(response)
    except ErrorStatus:
        body = read_error_body(
            operation, response, context.read_details, lenient=lenient is not None
        )
        error = _refusal(operation, response, attempts, body, lenient)
    except DecodeError as problem:
        error = _unreadable(operation, response, attempts, _decode_problem(problem))
    # Out here, as what was caught holds the answer with its body.
    raise error


def _unreadable(
    operation: Operation[T], response: HTTPAnswer, attempts: int, problem: str
) -> RequestError:
    facts = _facts(operation, response, attempts)
    what = f"the answer cannot be read as {operation.name}'s ({problem})"
    if operation.idempotent:
        return UnreadableResponse(f"{what[0].upper()}{what[1:]}.", **facts)
    took = "took the message" if operation.sending is not None else "made the change"
    return OutcomeUnknown(f"Notify probably {took}, but {what}.", **facts)


def _refusal(
    operation: Operation[T],
    response: HTTPAnswer,
    attempts: int,
    body: ErrorBody | None,
    lenient: Leniency | None,
) -> RequestError:
    status = response.status_code
    facts = _facts(operation, response, attempts)
    if body is None and lenient is not None and operation.idempotent:
        body = ErrorBody(_without_notify_body(response), in_own_words=False)
    if body is not None:
        facts["errors"], facts["fields"] = body.errors, body.fields
        facts["in_own_words"] = body.in_own_words
        lost = not operation.idempotent and not body.in_own_words and status in _LOST_ON_THE_WAY
        if _CLIENT_ERROR <= status < _SERVER_ERROR and not lost:
            if status == 429 and _is_for_today(body):
                return DailyLimitExceeded(_printable(body.message), now=_date(response), **facts)
            return _rejection_class(status, body)(_printable(body.message), **facts)
    text = _without_notify_body(response) if body is None else _printable(body.message)
    if not operation.idempotent:
        return OutcomeUnknown(f"{text.rstrip('.')}. {doubt(operation)}", **facts)
    return (ReadFailed if status >= _SERVER_ERROR else UnreadableResponse)(text, **facts)


def _printable(text: str) -> str:
    """Replace halves of surrogate pairs, which no terminal and no log can take."""
    return text.encode("utf-8", "replace").decode()


def _rejection_class(status: int, body: ErrorBody) -> type[Rejected | ClockSkew]:
    match status:
        case 400 if any(detail.error == "PDFNotReadyError" for detail in body.errors):
            return PDFNotReady
        case 400:
            return BadRequest
        case 401:
            return AuthenticationFailed
        case 403 if body.is_about_the_token:
            return ClockSkew if "clock" in body.message else AuthenticationFailed
        case 403:
            return PermissionDenied
        case 404:
            return NotFound
        case 429:
            return RateLimited
        case _:
            return Rejected


def _is_for_today(body: ErrorBody) -> bool:
    # The admin API gives the same refusal without a name for it.
    return any(detail.error == "TooManyRequestsError" for detail in body.errors) or (
        not body.errors and "for today" in body.message
    )


def check_whose(
    operation: Operation[T], result: T, response: HTTPAnswer, attempts: int, context: Context
) -> None:
    """See whether an answer belongs to the message that was sent.

    Stubs with one answer for all give others', and so does a connection whose two ends do not agree
    on which answer is next. Of the first the logger hears once.

    Raises:
        OutcomeUnknown: It is another message's, and answers are held to the letter.
    """
    what = None if operation.sending is None else operation.sending.stranger(result)
    if what is None:
        return
    if context.options.strict:
        raise OutcomeUnknown(
            f"The answer is another message's: it names another {what} than the one sent."
            f" {doubt(operation)}",
            **_facts(operation, response, attempts),
        )
    if what not in context.warned:
        context.warned.add(what)
        _log.warning(
            "%s: the answer names another %s than the one sent, as that of a stub may. With"
            " strict=True this is an error; it is said once.",
            operation.name,
            what,
        )


def doubt(operation: Operation[T]) -> str:
    """Say what is not known of something that is not repeated."""
    if operation.sending is not None:
        return "The message may have been sent, or not."
    return "The change may have been made, or not."


def _facts(operation: Operation[T], response: HTTPAnswer, attempts: int) -> RequestFacts:
    return RequestFacts(
        request=operation.summary,
        status_code=response.status_code,
        trace_id=response.headers.get("X-B3-TraceId"),
        attempts=attempts,
    )


def _without_notify_body(response: HTTPAnswer) -> str:
    kind = response.headers.get("Content-Type", "no content type").split(";")[0]
    size = len(response.content)
    return f"The answer is not in Notify's own words: {kind}, {size} bytes."


def _date(response: HTTPAnswer) -> datetime:
    return date_of(response.headers.get("Date")) or datetime.now(UTC)


def _decode_problem(error: DecodeError) -> str:
    if error.problems:
        return "; ".join(error.problems_shown)
    return type(error.__cause__ or error).__name__
