"""An httpx client of the caller's own: what of it is used, and what is not."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from client_world import BASE_URL, CALLS, KEY, KINDS, MESSAGE, NO_WAIT, NUMBER, TEMPLATE, Server
from httpx_aiohttp import AiohttpTransport
from patience import HANG
from raw_http import Wire, answer

from notify_typed import (
    AsyncNotifyClient,
    ClientClosed,
    NotifyClient,
    NotSent,
    OutcomeUnknown,
    ReadFailed,
    RetryPolicy,
    UnreadableResponse,
)

if TYPE_CHECKING:
    from collections.abc import Callable

TEMPLATE_BODY = CALLS["template"].response().content


class Own:
    """One call of each kind with a client that the test set up."""

    def __init__(self, kind: str, server: Callable[[httpx.Request], Any], **setup: Any) -> None:
        self.kind = kind
        make: Any = httpx.Client if kind == "sync" else httpx.AsyncClient
        self.http_client = make(transport=httpx.MockTransport(server), **setup)

    def __call__(self, method: str, *args: Any, **options: Any) -> Any:
        options = {
            "base_url": BASE_URL,
            "retries": NO_WAIT,
            "http_client": self.http_client,
        } | options
        if self.kind == "sync":
            with NotifyClient(KEY, **options) as client:
                return getattr(client, method)(*args)
        return asyncio.run(self._run(method, args, options))

    async def _run(self, method: str, args: tuple[Any, ...], options: dict[str, Any]) -> Any:
        async with AsyncNotifyClient(KEY, **options) as client:
            return await getattr(client, method)(*args)


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def test_neither_redirects_nor_credentials_nor_time_outs_of_it_are_used(kind: str) -> None:
    server = Server.of(httpx.Response(307, headers={"Location": "https://evil.example/steal"}))
    own = Own(
        kind,
        server,
        follow_redirects=True,
        auth=("user", "password"),
        timeout=77,
        base_url="https://other.example/base/",
        headers={"Authorization": "Bearer theirs", "X-Team": "passports"},
    )
    with pytest.raises(OutcomeUnknown):
        own("send_sms_notification", NUMBER, TEMPLATE)
    with pytest.raises(UnreadableResponse):
        own("get_template", TEMPLATE, timeout=3)
    assert [request.url.host for request in server.requests] == ["notify.example"] * 2
    for request in server.requests:
        assert request.headers["Authorization"].startswith("Bearer eyJ")
        assert request.headers["X-Team"] == "passports"
        assert request.headers["User-Agent"].startswith("notify-typed/")
    assert server.requests[0].extensions["timeout"]["read"] == 35
    assert server.requests[1].extensions["timeout"]["read"] == 3


def test_its_event_hooks_see_every_attempt(kind: str) -> None:
    seen: list[str] = []

    def asked(request: httpx.Request) -> None:
        seen.append(f"{request.method} {request.url.path}")

    def answered(response: httpx.Response) -> None:
        seen.append(str(response.status_code))

    async def async_asked(request: httpx.Request) -> None:
        asked(request)

    async def async_answered(response: httpx.Response) -> None:
        answered(response)

    hooks: dict[str, list[Any]] = {"request": [asked], "response": [answered]}
    if kind == "async":
        hooks = {"request": [async_asked], "response": [async_answered]}
    server = Server.of(httpx.Response(503), CALLS["template"].response())
    Own(kind, server, event_hooks=hooks)("get_template", TEMPLATE)
    request = f"GET /v2/template/{TEMPLATE}"
    assert seen == [request, "503", request, "200"]


@pytest.mark.parametrize("status", [400, 429, 500])
def test_a_hook_that_raises_for_errors_leaves_a_send_unknown_and_unrepeated(
    kind: str, status: int
) -> None:
    def raises(response: httpx.Response) -> None:
        response.raise_for_status()

    async def async_raises(response: httpx.Response) -> None:
        response.raise_for_status()

    hooks: dict[str, list[Any]] = {"response": [raises if kind == "sync" else async_raises]}
    server = Server.of(httpx.Response(status))
    own = Own(kind, server, event_hooks=hooks)
    with pytest.raises(OutcomeUnknown):
        own("send_sms_notification", NUMBER, TEMPLATE)
    assert len(server.requests) == 1
    with pytest.raises(ReadFailed):
        own("get_template", TEMPLATE)


def test_a_hook_with_a_bug_is_heard_of(kind: str) -> None:
    def breaks(_: object) -> None:
        raise KeyError("bug")

    async def async_breaks(_: object) -> None:
        raise KeyError("bug")

    hooks: dict[str, list[Any]] = {"request": [breaks if kind == "sync" else async_breaks]}
    own = Own(kind, Server.of(httpx.Response(200)), event_hooks=hooks)
    with pytest.raises(KeyError, match="bug"):
        own("get_template", TEMPLATE)


def test_it_stays_open_when_the_client_is_closed_and_serves_several(kind: str) -> None:
    server = Server.of(CALLS["template"].response())
    own = Own(kind, server)
    own("get_template", TEMPLATE)
    assert not own.http_client.is_closed
    own("get_template", TEMPLATE)
    assert len(server.requests) == 2
    assert not own.http_client.is_closed


def test_using_it_closed_is_called_so(kind: str) -> None:
    own = Own(kind, Server.of(httpx.Response(200)))
    if kind == "sync":
        own.http_client.close()
    else:
        asyncio.run(own.http_client.aclose())
    with pytest.raises(ClientClosed, match="http_client"):
        own("send_sms_notification", NUMBER, TEMPLATE)


def test_two_keys_over_one_client_sign_each_for_itself(kind: str) -> None:
    server = Server.of(CALLS["template"].response())
    own = Own(kind, server)
    own("get_template", TEMPLATE)
    other = KEY.replace("26785a09", "99995a09")
    if kind == "sync":
        NotifyClient(other, base_url=BASE_URL, http_client=own.http_client).get_template(TEMPLATE)
    else:
        client = AsyncNotifyClient(other, base_url=BASE_URL, http_client=own.http_client)
        asyncio.run(client.get_template(TEMPLATE))
    first, second = server.tokens
    assert first.split(".")[1] != second.split(".")[1]


@pytest.mark.anyio
@pytest.mark.parametrize("transport", [AiohttpTransport, httpx.AsyncHTTPTransport])
async def test_waiting_for_a_connection_in_vain_means_not_sent(transport: Any) -> None:
    arrived, go_on = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow(connection: Any, _: bytes) -> bool:
        loop.call_soon_threadsafe(arrived.set)
        asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result(HANG)
        return answer(connection, "200 OK", TEMPLATE_BODY, "Content-Type: application/json")

    one = transport(limits=httpx.Limits(max_connections=1))
    with Wire(slow) as server:
        async with httpx.AsyncClient(transport=one) as http_client:
            client = AsyncNotifyClient(
                KEY,
                base_url=server.url,
                http_client=http_client,
                retries=RetryPolicy(max_attempts=1),
                timeout=httpx.Timeout(HANG, pool=0.1),
            )
            first = asyncio.create_task(client.get_template(TEMPLATE))
            await arrived.wait()
            with pytest.raises(NotSent):
                await client.send_sms_notification(NUMBER, TEMPLATE)
            go_on.set()
            assert (await first).version
    assert len(server.requests) == 1


def test_what_httpx_logs_of_it_shows_no_secret(kind: str, caplog: pytest.LogCaptureFixture) -> None:
    own = Own(kind, Server.of(CALLS["notification"].response()))
    with caplog.at_level(logging.DEBUG):
        own("get_notification_by_id", MESSAGE)
    assert MESSAGE in caplog.text
    assert "Bearer" not in caplog.text
    assert "eyJ" not in caplog.text
