"""The trace that a request belongs to, passed on to Notify."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from typing import TypeAlias

from attrs import frozen

__all__ = ["Trace", "TraceSource", "trace_headers"]

# What comes in with a request of somebody else's is passed on, so it must not become two headers.
_HARMLESS = re.compile(r"[A-Za-z0-9_.:-]{1,128}")


@frozen
class Trace:
    """Where the work in hand stands in a trace, as the request that asks for it says.

    Attributes:
        trace_id: `X-B3-TraceId` of that request.
        span_id: `X-B3-SpanId` of that request; it becomes the parent of ours.
    """

    trace_id: str
    span_id: str | None = None


TraceSource: TypeAlias = Callable[[], Trace | None]
"""Gives the trace of the work in hand, or None."""


def trace_headers(trace: Trace | None) -> list[tuple[bytes, bytes]]:
    """Make the headers that continue a trace, with a span of our own.

    Ids that could not stand in a header are left out: they come from outside, and a call must not
    fail for the sake of a log.
    """
    if trace is None or not _HARMLESS.fullmatch(trace.trace_id):
        return []
    headers = [
        (b"X-B3-TraceId", trace.trace_id.encode("ascii")),
        (b"X-B3-SpanId", secrets.token_hex(8).encode("ascii")),
    ]
    if trace.span_id is not None and _HARMLESS.fullmatch(trace.span_id):
        headers.append((b"X-B3-ParentSpanId", trace.span_id.encode("ascii")))
    return headers
