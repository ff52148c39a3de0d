"""Spans and metrics for OpenTelemetry, and nothing about anybody in them."""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from typing import Any
from uuid import uuid4

import httpx
import pytest
from client_world import (
    CALLS,
    EMAIL,
    KEY,
    KINDS,
    NO_WAIT,
    NUMBER,
    SECRET,
    TEMPLATE,
    Notify,
    Server,
    failure,
    stored_text,
)
from opentelemetry import metrics, trace
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode
from patience import HANG
from raw_http import Wire, answer
from transports import TRANSPORTS, Reach

from notify_typed import NotifyError, RetryPolicy
from notify_typed._details import read_details
from notify_typed._engine import opentelemetry
from notify_typed._engine.policy import call_flow
from notify_typed._engine.retries import Context, Options, RetryBudget
from notify_typed._v2 import operations
from notify_typed._v2.api_key import NotifyAuth
from notify_typed.webhooks import ASGIReceiver, WSGIReceiver

SENT = CALLS["sms"].response()
SENT_ID = SENT.json()["id"]
PEOPLE = (NUMBER, "7700900", EMAIL, "Amala", "my-reference", "mine", "said of somebody", "123 High")
CREDENTIALS = (SECRET, KEY, "Bearer", "eyJ")
TOKEN = "callback-token-of-32-characters!"


class WhileAsked(SimpleSpanProcessor):
    """Exports nothing of other tests, which would be kept for good."""

    is_asked = False

    def on_end(self, span: ReadableSpan) -> None:
        if self.is_asked:
            super().on_end(span)


class Exported:
    """All that a program's telemetry has been told."""

    def __init__(self) -> None:
        self.spans = InMemorySpanExporter()
        self.reader = InMemoryMetricReader()
        self.processor = WhileAsked(self.spans)
        tracing = TracerProvider()
        tracing.add_span_processor(self.processor)
        trace.set_tracer_provider(tracing)
        metrics.set_meter_provider(MeterProvider([self.reader]))

    def named(self, name: str) -> list[Any]:
        return [span for span in self.spans.get_finished_spans() if span.name == name]

    def points(self, name: str) -> list[Any]:
        found = json.loads(self.measured())
        return [
            point
            for resource in found.get("resource_metrics", [])
            for scope in resource["scope_metrics"]
            for metric in scope["metrics"]
            if metric["name"] == name
            for point in metric["data"]["data_points"]
        ]

    def measured(self) -> str:
        data = self.reader.get_metrics_data()
        return "{}" if data is None else data.to_json()

    def everything(self) -> str:
        return "".join(span.to_json() for span in self.spans.get_finished_spans()) + self.measured()


EXPORTED: list[Exported] = []
# A client looks here whether its program has telemetry. The other tests' programs have none: every
# call of theirs would be recorded. A library that some of them use imports it anew.
PRESENCE = "opentelemetry.trace"
sys.modules.pop(PRESENCE, None)


@pytest.fixture
def exported(monkeypatch: pytest.MonkeyPatch) -> Exported:
    monkeypatch.setitem(sys.modules, PRESENCE, trace)
    # A process has one provider for all its life.
    if not EXPORTED:
        EXPORTED.append(Exported())
    [found] = EXPORTED
    found.spans.clear()
    monkeypatch.setattr(found.processor, "is_asked", True)
    return found


def send(notify: Notify) -> Any:
    return notify("send_sms_notification", NUMBER, TEMPLATE, {"name": "Amala"}, "my-reference")


@pytest.mark.parametrize("kind", KINDS)
def test_a_call_is_a_span_with_one_for_each_attempt(kind: str, exported: Exported) -> None:
    server = Server.of(httpx.ConnectError("refused"), SENT)
    with Notify(kind, server, retries=NO_WAIT) as notify:
        send(notify)
    [call] = exported.named("notify.send_sms")
    first, second = exported.named("POST /v2/notifications/sms")
    assert call.kind is SpanKind.INTERNAL
    assert call.status.status_code is StatusCode.UNSET
    assert dict(call.attributes) == {
        "notify.operation": "send_sms",
        "notify.outcome": "sent",
        "notify.notification.id": SENT_ID,
    }
    for span in (first, second):
        assert span.kind is SpanKind.CLIENT
        assert span.parent.span_id == call.context.span_id
    asked = {
        "http.request.method": "POST",
        "server.address": "notify.example",
        "server.port": 443,
        "url.template": "/v2/notifications/sms",
        "url.full": "https://notify.example/v2/notifications/sms",
    }
    assert dict(first.attributes) == asked | {"error.type": "ConnectError"}
    assert first.status.status_code is StatusCode.ERROR
    again = {"http.request.resend_count": 1, "http.response.status_code": 201}
    assert dict(second.attributes) == asked | again


@pytest.mark.parametrize("kind", KINDS)
def test_a_look_for_a_lost_message_is_a_call_beneath_its_sending(
    kind: str, exported: Exported
) -> None:
    page = httpx.Response(200, json=stored_text(reference="my-reference"))
    server = Server.of(httpx.ReadTimeout("slow"), page)
    with Notify(kind, server, retries=NO_WAIT, on_unknown="reconcile") as notify:
        send(notify)
    [call], [look] = exported.named("notify.send_sms"), exported.named("notify.list_notifications")
    [sent] = exported.named("POST /v2/notifications/sms")
    [asked] = exported.named("GET /v2/notifications")
    assert call.attributes["notify.outcome"] == "sent"
    assert sent.parent.span_id == look.parent.span_id == call.context.span_id
    assert asked.parent.span_id == look.context.span_id


def test_a_message_is_sent_whatever_its_id_looks_like(exported: Exported) -> None:
    server = Server.of(httpx.Response(201, json=SENT.json() | {"id": "4711"}))
    with Notify("sync", server, retries=NO_WAIT) as notify:
        send(notify)
    [call] = exported.named("notify.send_sms")
    assert dict(call.attributes) == {"notify.operation": "send_sms", "notify.outcome": "sent"}


def test_a_driver_that_answers_with_nothing_is_told_so(exported: Exported) -> None:
    context = Context(Options(timeout=1.0), NotifyAuth(KEY), RetryBudget(), read_details)
    flow = call_flow(operations.get_template(TEMPLATE), context)
    next(flow)
    with pytest.raises(TypeError, match="driver must answer"):
        flow.send(None)
    [call] = exported.named("notify.get_template")
    assert call.attributes["error.type"] == "TypeError"


OUTCOMES: dict[str, Any] = {
    "sent": SENT,
    "rejected": failure(400, "BadRequestError", "said of somebody"),
    "not sent": httpx.ConnectError("refused"),
    "unknown": httpx.ReadTimeout("slow"),
}


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_sends_are_counted_by_what_became_of_them(outcome: str, exported: Exported) -> None:
    before = counted(exported)
    server = Server.of(OUTCOMES[outcome])
    with Notify("sync", server, retries=RetryPolicy(max_attempts=1)) as notify:
        if outcome == "sent":
            send(notify)
        else:
            with pytest.raises(NotifyError):
                send(notify)
    assert counted(exported) - before == Counter({("sms", outcome): 1})
    [call] = exported.named("notify.send_sms")
    assert call.attributes["notify.outcome"] == outcome


def counted(exported: Exported) -> Counter[tuple[str, str]]:
    return Counter(
        {
            (point["attributes"]["notify.type"], point["attributes"]["notify.outcome"]): point[
                "value"
            ]
            for point in exported.points("notify.sends")
        }
    )


def test_the_time_of_each_attempt_is_measured(exported: Exported) -> None:
    with Notify("sync", Server.of(failure(500, "X"), SENT), retries=NO_WAIT) as notify:
        send_or_not(notify)
    points = exported.points("http.client.request.duration")
    statuses = {point["attributes"].get("http.response.status_code") for point in points}
    assert {500} <= statuses
    assert all("url.full" not in point["attributes"] for point in points)


def send_or_not(notify: Notify) -> None:
    with pytest.raises(NotifyError):
        send(notify)


def test_paths_are_told_by_their_form(exported: Exported) -> None:
    with Notify("sync", Server.of(CALLS["template version"].response())) as notify:
        notify("get_template_version", TEMPLATE, 3)
    [attempt] = exported.named("GET /v2/template/{id}/version/{number}")
    assert attempt.attributes["url.full"].endswith(f"/v2/template/{TEMPLATE}/version/3")


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_in_what_is_exported(kind: str, exported: Exported) -> None:
    refused = failure(400, "BadRequestError", f"said of somebody: {NUMBER}")
    for server in (
        Server.of(refused),
        Server.of(httpx.ReadTimeout(NUMBER)),
        Server.of(httpx.Response(200, content=f'"{NUMBER}"'.encode())),
        Server.of(httpx.ReadTimeout("slow"), httpx.Response(200, json=stored_text())),
    ):
        for call in CALLS.values():
            kwargs = dict(call.kwargs)
            if call.method.startswith("wait_for"):
                kwargs |= {"timeout": 1e-6, "poll_interval": 1e-6}
            options = {"retries": NO_WAIT, "on_unknown": "reconcile"}
            with Notify(kind, server, **options) as notify, suppress(NotifyError):
                notify(call.method, *call.args, **kwargs)
    text = exported.everything()
    assert "notify.send_letter" in text
    assert not [each for each in PEOPLE + CREDENTIALS if each in text]


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_an_instrumentation_of_the_library_is_silent_beneath(
    transport: str, exported: Exported, monkeypatch: pytest.MonkeyPatch
) -> None:
    HTTPXClientInstrumentor().instrument()
    try:
        body = b'{"notifications": [], "links": {"current": "x"}}'
        with Wire(lambda connection, _: answer(connection, "200 OK", body, "X: y")) as server:
            Reach(transport, monkeypatch)(
                server.url, lambda client: client.get_all_notifications(reference="my-reference")
            )
    finally:
        HTTPXClientInstrumentor().uninstrument()
    assert [span.name for span in exported.spans.get_finished_spans()] == [
        "GET /v2/notifications",
        "notify.list_notifications",
    ]
    assert "my-reference" not in exported.everything()


def test_a_call_is_part_of_what_the_program_does(exported: Exported) -> None:
    with trace.get_tracer("app").start_as_current_span("a request") as outer:
        with Notify("sync", Server.of(SENT)) as notify:
            send(notify)
        assert trace.get_current_span() is outer
    [call] = exported.named("notify.send_sms")
    assert call.parent.span_id == outer.get_span_context().span_id


@pytest.mark.anyio
async def test_calls_at_once_keep_their_spans_apart(exported: Exported) -> None:
    notify = Notify("async", Server.of(SENT))
    arguments = (NUMBER, TEMPLATE, None, "my-reference")
    await asyncio.gather(*(notify.client.send_sms_notification(*arguments) for _ in range(20)))
    calls = {span.context.span_id for span in exported.named("notify.send_sms")}
    attempts = exported.named("POST /v2/notifications/sms")
    assert {span.parent.span_id for span in attempts} == calls
    assert len(calls) == len(attempts) == 20


def test_whoever_stops_a_send_leaves_an_unknown_outcome(exported: Exported) -> None:
    def stops(_: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt

    with Notify("sync", stops) as notify, pytest.raises(KeyboardInterrupt):
        send(notify)
    [call] = exported.named("notify.send_sms")
    assert call.attributes["notify.outcome"] == "unknown"
    assert call.attributes["error.type"] == "KeyboardInterrupt"
    assert call.events == ()


def receipt(notification_id: str) -> bytes:
    return json.dumps(
        {
            "id": notification_id,
            "reference": "my-reference",
            "to": NUMBER,
            "status": "delivered",
            "created_at": "2026-11-30T09:00:00.000000Z",
            "completed_at": "2026-11-30T09:00:01.000000Z",
            "sent_at": "2026-11-30T09:00:00.500000Z",
            "notification_type": "sms",
            "template_id": TEMPLATE,
            "template_version": 1,
        }
    ).encode()


def by_wsgi(handler: Any, body: bytes) -> None:
    receiver = WSGIReceiver(tokens=TOKEN, on_delivery_receipt=handler)
    environ = {
        "REQUEST_METHOD": "POST",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_AUTHORIZATION": f"Bearer {TOKEN}",
        "wsgi.input": io.BytesIO(body),
    }
    started: Any = lambda *_: None  # noqa: E731 - what a server passes
    list(receiver(environ, started))


def by_asgi(handler: Any, body: bytes) -> None:
    receiver = ASGIReceiver(tokens=TOKEN, on_delivery_receipt=handler)
    transport = httpx.ASGITransport(app=receiver)

    async def post() -> None:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            await client.post("/", content=body, headers=headers)

    asyncio.run(post())


def current() -> int:
    return trace.get_current_span().get_span_context().span_id


@pytest.mark.parametrize("receive", [by_wsgi, by_asgi])
def test_a_callback_leads_to_its_send(receive: Any, exported: Exported) -> None:
    with Notify("sync", Server.of(SENT)) as notify:
        send(notify)
    [call] = exported.named("notify.send_sms")
    seen: list[Any] = []
    receive(lambda _: seen.append(current()), receipt(SENT_ID))
    [span] = exported.named("notify.callback delivery receipt")
    assert seen == [span.context.span_id]
    assert [link.context.span_id for link in span.links] == [call.context.span_id]
    assert dict(span.attributes) == {"notify.notification.id": SENT_ID}
    assert not [each for each in PEOPLE if each in exported.everything()]


@pytest.mark.parametrize("receive", [by_wsgi, by_asgi])
def test_a_callback_is_handled_where_nobody_uses_it(
    receive: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, PRESENCE, raising=False)
    seen: list[Any] = []
    receive(seen.append, receipt(SENT_ID))
    assert [str(each.id) for each in seen] == [SENT_ID]


def test_only_so_many_sends_are_remembered(
    exported: Exported, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opentelemetry, "_MOST_REMEMBERED", 2)
    monkeypatch.setattr(opentelemetry, "_sends", type(opentelemetry._sends)())
    ids = [str(uuid4()) for _ in range(3)]
    answers = [httpx.Response(201, json=SENT.json() | {"id": each}) for each in ids]
    with Notify("sync", Server.of(*answers)) as notify:
        for _ in ids:
            send(notify)
    for each in ids:
        by_wsgi(lambda _: None, receipt(each))
    spans = exported.named("notify.callback delivery receipt")
    assert [len(span.links) for span in spans] == [0, 1, 1]


@pytest.mark.parametrize("receive", [by_wsgi, by_asgi])
def test_a_callback_of_another_process_has_the_id_to_find_its_send_by(
    receive: Any, exported: Exported
) -> None:
    def fails(_: object) -> None:
        raise ValueError(NUMBER)

    other = str(uuid4())
    receive(fails, receipt(other))
    [span] = exported.named("notify.callback delivery receipt")
    assert span.links == ()
    assert dict(span.attributes) == {"notify.notification.id": other, "error.type": "ValueError"}
    assert NUMBER not in exported.everything()


def test_who_does_not_use_it_imports_nothing_of_it() -> None:
    program = (
        "import sys, httpx; from notify_typed import NotifyClient;"
        f"c = NotifyClient({KEY!r}, base_url='http://127.0.0.1:9', http_client=httpx.Client("
        "transport=httpx.MockTransport(lambda r: httpx.Response(201, json={'id': 'x'}))));"
        f"c.send_sms_notification('07700900123', {TEMPLATE!r});"
        "print([name for name in sys.modules if name.startswith('opentelemetry')])"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=HANG
    )
    assert done.stdout == "[]\n"
