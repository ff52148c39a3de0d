"""A request that is part of a trace says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from admin_world import SERVICE, example

from notify_typed.admin import Trace

if TYPE_CHECKING:
    import httpx
    from admin_world import Connect


def traced(connect: Connect, trace: Trace | None) -> list[httpx.Headers]:
    admin, server = connect(example("get_service"), trace=lambda: trace)
    admin("services.get_service", SERVICE)
    admin("services.get_service", SERVICE)
    return [request.headers for request in server.requests]


def test_the_trace_goes_on_with_a_span_of_its_own(connect: Connect) -> None:
    first, second = traced(connect, Trace("463ac35c9f6413ad48485a3953bb6124", "a2fb4a1d1a96d312"))
    assert first["X-B3-TraceId"] == second["X-B3-TraceId"] == "463ac35c9f6413ad48485a3953bb6124"
    assert first["X-B3-ParentSpanId"] == "a2fb4a1d1a96d312"
    assert re.fullmatch("[0-9a-f]{16}", first["X-B3-SpanId"])
    assert first["X-B3-SpanId"] != second["X-B3-SpanId"]


def test_a_trace_without_a_span_has_no_parent(connect: Connect) -> None:
    headers, _ = traced(connect, Trace("abc"))
    assert headers["X-B3-TraceId"] == "abc"
    assert "X-B3-ParentSpanId" not in headers


@pytest.mark.parametrize("hostile", ["", "a\r\nX-Evil: 1", "a b", "x" * 129, "é", '"'])
def test_what_could_not_stand_in_a_header_is_left_out(connect: Connect, hostile: str) -> None:
    headers, _ = traced(connect, Trace(hostile, "a2fb"))
    assert not [name for name in headers if name.startswith("x-b3") or name == "x-evil"]
    headers, _ = traced(connect, Trace("abc", hostile))
    assert headers["X-B3-TraceId"] == "abc"
    assert "X-B3-ParentSpanId" not in headers


def test_outside_of_a_trace_there_is_nothing_to_say(connect: Connect) -> None:
    headers, _ = traced(connect, None)
    assert not [name for name in headers if name.startswith("x-b3")]
