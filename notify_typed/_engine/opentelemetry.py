"""Spans and metrics of calls for OpenTelemetry; its API alone is used.

Names follow the stable conventions for HTTP clients, with `url.template`. Nothing is taken from a
request's query or body, from an answer's body or from an error's text: no recipient, reference or
personalisation can get into an export. Ids of messages do, so that a callback leads to its send.
"""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Self, TypeVar
from urllib.parse import urlsplit

from opentelemetry import context, metrics, trace
from opentelemetry.context import (
    _SUPPRESS_HTTP_INSTRUMENTATION_KEY,  # pyright: ignore[reportPrivateUsage] - as instrumentations have it
)
from opentelemetry.trace import Link, SpanKind, Status, StatusCode

from notify_typed._engine.flow import Send
from notify_typed._engine.http_clients import as_failure
from notify_typed._version import __version__
from notify_typed.errors import NotSent, OutcomeUnknown, Rejected

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from uuid import UUID

    from opentelemetry.trace import Span, SpanContext
    from opentelemetry.util.types import AttributeValue

    from notify_typed._engine.flow import Answer, Flow, Step
    from notify_typed._engine.operation import Operation, Response

__all__ = ["count_rows", "handling", "watched_call"]

T = TypeVar("T")

_NAME: Final = "notify_typed"
_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30)
_PORTS: Final = {"http": 80, "https": 443}
_ID: Final = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"\d+")
_MOST_REMEMBERED: Final = 10_000

# Made once; where a program sets its providers up later, these lead to them then.
_TRACER: Final = trace.get_tracer(_NAME, __version__)
_METER: Final = metrics.get_meter(_NAME, __version__)
_SENDS: Final = _METER.create_counter(
    "notify.sends", unit="{message}", description="Messages, by outcome."
)
_ROWS: Final = _METER.create_counter(
    "notify.bulk.rows", unit="{row}", description="Rows of bulk runs, by the state they came to."
)
_DURATION: Final = _METER.create_histogram(
    "http.client.request.duration",
    unit="s",
    description="Duration of HTTP client requests.",
    explicit_bucket_boundaries_advisory=_SECONDS,
)

_sends: OrderedDict[str, SpanContext] = OrderedDict()
"""The spans of the last messages that this process sent, by their ids."""


def watched_call(
    flow: Flow[Response[T]], operation: Operation[T], server: str
) -> Flow[Response[T]]:
    """Carry a call's flow on, step by step, with a span for it and one for each of its attempts.

    Args:
        flow: The flow.
        operation: What is asked.
        server: Whom it is asked.
    """
    with _Call(operation, server) as call:
        try:
            step = next(flow)
            while True:
                try:
                    answer: object = yield from _answered(step, call)
                except BaseException as error:  # noqa: BLE001 - a flow cleans up after a cancelled call
                    step = flow.throw(error)
                else:
                    step = flow.send(answer)
        except StopIteration as stop:
            result: Response[T] = stop.value
            call.done(result.parsed)
            return result


def _answered(step: Step, call: _Call) -> Flow[object]:
    """Have a step carried out, and watch it if it is an attempt of this call."""
    if not isinstance(step, Send) or step.operation is not call.operation:
        return (yield step)
    with call.attempt() as attempt:
        answer: Answer = yield step
        attempt.answered(answer)
        return answer


class _Call:
    """A call: a span with one for each attempt, its time and its outcome."""

    def __init__(self, operation: Operation[object], server: str) -> None:
        self.operation = operation
        self._attempts = 0
        address = urlsplit(server)
        path = f"{address.path.rstrip('/')}{operation.summary.path}"
        template = _template(path)
        self.facts: dict[str, AttributeValue] = {
            "http.request.method": operation.method,
            "server.address": address.hostname or "",
            "server.port": address.port or _PORTS.get(address.scheme, 0),
            "url.template": template,
        }
        self.name = f"{operation.method} {template}"
        self.url = f"{address.scheme}://{address.netloc}{path}"
        self._outcome = "unknown"

    def __enter__(self) -> Self:
        self._span = _TRACER.start_span(
            f"notify.{self.operation.name}",
            kind=SpanKind.INTERNAL,
            attributes={"notify.operation": self.operation.name},
        )
        self._token = context.attach(trace.set_span_in_context(self._span))
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if error is not None:
            self._outcome = _outcome(error)
            _fail(self._span, type(error).__name__)
        self._span.set_attribute("notify.outcome", self._outcome)
        context.detach(self._token)
        self._span.end()
        if self.operation.sending is not None:
            kind = self.operation.name.removeprefix("send_")
            attributes = {"notify.type": kind, "notify.outcome": self._outcome}
            _SENDS.add(1, attributes)

    def attempt(self) -> _Attempt:
        """Watch an attempt."""
        self._attempts += 1
        return _Attempt(self, self._attempts)

    def done(self, result: object) -> None:
        """Take the call's result."""
        self._outcome = "read" if self.operation.idempotent else "done"
        if self.operation.sending is None:
            return
        self._outcome = "sent"
        notification_id = str(getattr(result, "id", ""))
        if _ID.fullmatch(notification_id):
            self._span.set_attribute("notify.notification.id", notification_id)
            _sends[notification_id] = self._span.get_span_context()
            if len(_sends) > _MOST_REMEMBERED:
                _sends.popitem(last=False)


class _Attempt:
    """An attempt: a span as HTTP clients have it, and nobody else's beneath it."""

    def __init__(self, call: _Call, number: int) -> None:
        self._call = call
        self._number = number
        self._facts = dict(call.facts)

    def __enter__(self) -> Self:
        facts = self._call.facts
        again = {"http.request.resend_count": self._number - 1} if self._number > 1 else {}
        self._span = _TRACER.start_span(
            self._call.name,
            kind=SpanKind.CLIENT,
            attributes={**facts, "url.full": self._call.url, **again},
        )
        # An instrumentation of the caller's HTTP client would write the query into its span.
        own = context.set_value(_SUPPRESS_HTTP_INSTRUMENTATION_KEY, value=True)
        self._token = context.attach(trace.set_span_in_context(self._span, own))
        self._started = time.perf_counter()
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if error is not None:
            self._failed(type(error).__name__)
        seconds = time.perf_counter() - self._started
        context.detach(self._token)
        self._span.end()
        _DURATION.record(seconds, self._facts)

    def answered(self, answer: Answer) -> None:
        """Take what came of it."""
        if isinstance(answer, Exception):
            self._failed(type(as_failure(answer)).__name__)
        elif answer is not None:
            self._facts["http.response.status_code"] = answer.status_code
            self._span.set_attribute("http.response.status_code", answer.status_code)
            if answer.is_error:
                self._failed(str(answer.status_code))

    def _failed(self, kind: str) -> None:
        self._facts["error.type"] = kind
        _fail(self._span, kind)


@contextmanager
def handling(kind: str, notification_id: UUID | None) -> Generator[None]:
    """Watch a callback while it is handled, with a link to the send if this process made it.

    Args:
        kind: What it is, such as `delivery receipt`.
        notification_id: The message that it is about, if any.
    """
    sent = _sends.get(str(notification_id))
    known = {} if notification_id is None else {"notify.notification.id": str(notification_id)}
    span = _TRACER.start_span(
        f"notify.callback {kind}", links=() if sent is None else [Link(sent)], attributes=known
    )
    token = context.attach(trace.set_span_in_context(span))
    try:
        yield
    except BaseException as error:
        _fail(span, type(error).__name__)
        raise
    finally:
        context.detach(token)
        span.end()


def count_rows(kind: str, states: Mapping[str, int]) -> None:
    """Count rows of bulk runs that have come to a state.

    Args:
        kind: What their messages are.
        states: How many have come to each state.
    """
    for state, count in states.items():
        _ROWS.add(count, {"notify.type": kind, "notify.row.state": state})


def _fail(span: Span, kind: str) -> None:
    # Without the exception: its text and its frames may name people.
    span.set_attribute("error.type", kind)
    span.set_status(Status(StatusCode.ERROR))


def _outcome(error: BaseException) -> str:
    if isinstance(error, NotSent):
        return "not sent"
    if isinstance(error, Rejected):
        return "rejected"
    # After a stop, no more is known than after a lost answer.
    is_known = isinstance(error, Exception) and not isinstance(error, OutcomeUnknown)
    return "failed" if is_known else "unknown"


def _template(path: str) -> str:
    """Put names in the place of what differs from call to call."""
    parts = [
        "{id}" if _ID.fullmatch(part) else "{number}" if _NUMBER.fullmatch(part) else part
        for part in path.split("/")
    ]
    return "/".join(parts)
