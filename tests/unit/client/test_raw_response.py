"""`with_raw_response`: a method's result together with the HTTP answer it came from."""

from __future__ import annotations

import asyncio
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cases import for_each
from client_world import (
    CALLS,
    MESSAGE,
    NUMBER,
    TEMPLATE,
    Notify,
    example,
    failure,
    stored_text,
)
from patience import HANG

from notify_typed import InvalidInput, NotFound, Response, models
from notify_typed._v2 import operations, sends

if TYPE_CHECKING:
    from client_world import Connect

PERSONAL = "Amala Bird"


@for_each("name", CALLS)
def test_every_method_gives_its_result_and_the_answer(connect: Connect, name: str) -> None:
    call = CALLS[name]
    plain = call.response()
    plain.headers["X-B3-TraceId"] = "trace-7"
    notify, _ = connect(plain)
    method = getattr(notify.client, call.method)
    answer = notify("with_raw_response", method, *call.args, **call.kwargs)
    assert isinstance(answer, Response)
    assert answer.parsed == notify(call.method, *call.args, **call.kwargs)
    assert answer.http_response.status_code == plain.status_code
    assert answer.http_response.content == plain.content
    assert (answer.trace_id, answer.attempts, answer.reconciled) == ("trace-7", 1, False)


def test_the_attempts_are_counted_and_the_last_answer_is_given(connect: Connect) -> None:
    notify, _ = connect(failure(500, "E"), httpx.ReadError("x"), CALLS["template"].response())
    answer = notify("with_raw_response", notify.client.get_template, TEMPLATE)
    assert (answer.attempts, answer.http_response.status_code) == (3, 200)
    assert answer.trace_id is None


def test_a_message_found_again_is_said_to_be(connect: Connect) -> None:
    page = httpx.Response(200, json=stored_text())
    notify, _ = connect(httpx.ReadTimeout("x"), page, on_unknown="reconcile")
    send = notify.client.send_sms_notification
    answer = notify("with_raw_response", send, NUMBER, TEMPLATE, None, "mine")
    assert answer.reconciled
    assert isinstance(answer.parsed, models.SentSms)
    assert "notifications" in answer.http_response.json()


def test_an_error_comes_through_as_it_is(connect: Connect) -> None:
    notify, _ = connect(failure(404, "NoResultFound"), CALLS["template"].response())
    with pytest.raises(NotFound):
        notify("with_raw_response", notify.client.get_template, TEMPLATE)
    assert notify("get_template", TEMPLATE).version


def test_a_method_without_a_request_has_no_response(connect: Connect) -> None:
    notify, server = connect(CALLS["template"].response())
    with pytest.raises(InvalidInput, match="get_all_notifications_iterator made no request"):
        notify("with_raw_response", notify.client.get_all_notifications_iterator)
    assert server.requests == []


def test_nested_calls_keep_to_their_own_answers() -> None:
    def server(request: httpx.Request) -> httpx.Response:
        name = "template" if "template" in request.url.path else "notification"
        return CALLS[name].response()

    with Notify("sync", server) as notify:
        client = notify.client
        inner: list[Response[Any]] = []

        def both() -> str:
            inner.append(client.with_raw_response(client.get_template, TEMPLATE))
            client.get_notification_by_id(MESSAGE)
            inner.append(client.with_raw_response(client.get_template, TEMPLATE))
            return "done"

        outer = client.with_raw_response(both)
    assert outer.parsed == "done"
    assert outer.http_response.json()["id"] == example("get_notification", 200, "sms")["id"]
    assert all(isinstance(answer.parsed, models.Template) for answer in inner)


def echo(request: httpx.Request) -> httpx.Response:
    """Give the template that was asked for."""
    template = example("get_template", 200, "sms") | {"id": request.url.path.rpartition("/")[2]}
    return httpx.Response(200, json=template)


def test_threads_do_not_get_each_others_answers() -> None:
    together = threading.Barrier(8)

    def server(request: httpx.Request) -> httpx.Response:
        together.wait(HANG)
        return echo(request)

    def ask(number: int) -> None:
        wanted = f"{number:08}-0000-0000-0000-000000000000"
        answer = notify.client.with_raw_response(notify.client.get_template, wanted)
        assert str(answer.parsed.id) == wanted
        assert answer.http_response.json()["id"] == wanted

    with Notify("sync", server) as notify, ThreadPoolExecutor(8) as threads:
        list(threads.map(ask, range(64)))


def test_tasks_do_not_get_each_others_answers() -> None:
    async def main(client: Any) -> None:
        async def ask(number: int) -> None:
            wanted = f"{number:08}-0000-0000-0000-000000000000"
            answer = await client.with_raw_response(client.get_template, wanted)
            assert str(answer.parsed.id) == wanted
            assert json.loads(answer.http_response.content)["id"] == wanted

        await asyncio.gather(*map(ask, range(64)))

    async def server(request: httpx.Request) -> httpx.Response:
        for _ in range(int(request.url.path[-40:].split("-")[0].rpartition("/")[2]) % 5):
            await asyncio.sleep(0)
        return echo(request)

    with Notify("async", server) as notify:
        notify.finish(main(notify.client))


def test_what_is_printed_of_calls_and_answers_shows_nobody(connect: Connect) -> None:
    operation = sends.send_sms(NUMBER, TEMPLATE, {"name": PERSONAL}, "my-reference", None)
    listing = operations.list_notifications(reference="my-reference")
    body = example("send_sms", 201, "sent")
    body["content"]["body"] = f"Dear {PERSONAL}"
    notify, _ = connect(httpx.Response(201, json=body))
    send = notify.client.send_sms_notification
    answer = notify("with_raw_response", send, NUMBER, TEMPLATE, {"name": PERSONAL})
    for shown in (repr(operation), repr(listing), repr(answer), str(answer)):
        assert PERSONAL not in shown
        assert NUMBER not in shown
        assert "my-reference" not in shown
