"""One client used by many at once: every answer goes to its caller."""

from __future__ import annotations

import asyncio
import gc
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from uuid import UUID

import httpx
import pytest
from client_world import KEY, NO_WAIT, TEMPLATE, example
from patience import HANG
from raw_http import Wire, answer
from transports import TRANSPORTS, Reach

from notify_typed import AsyncNotifyClient, ClientClosed, NotifyClient, NotifyError, NotSent
from notify_typed._engine.retries import RetryBudget
from notify_typed.errors import RequestSummary

if TYPE_CHECKING:
    import socket

THREADS = 12
CALLS_EACH = 8


def echo(connection: socket.socket, request: bytes) -> bool:
    """Answer with what was asked: the id in the path, or the reference in the body."""
    head, _, body = request.partition(b"\r\n\r\n")
    path = head.split(b" ")[1].decode()
    if body:
        sent = example("send_sms", 201, "sent") | {"reference": json.loads(body)["reference"]}
        return answer(connection, "201 Created", json.dumps(sent).encode(), "X: y")
    template = example("get_template", 200, "sms") | {"id": path.rpartition("/")[2]}
    return answer(connection, "200 OK", json.dumps(template).encode(), "X: y")


def identity(thread: int, call: int) -> UUID:
    return UUID(int=thread * 1000 + call + 1)


def test_every_thread_gets_its_own_answers() -> None:
    together = threading.Barrier(THREADS)

    def work(thread: int) -> None:
        together.wait(HANG)
        for call in range(CALLS_EACH):
            wanted = identity(thread, call)
            assert client.get_template(wanted).id == wanted
            sent = client.send_sms_notification("07700900123", TEMPLATE, None, str(wanted))
            assert sent.reference == str(wanted)

    with (
        Wire(echo) as server,
        NotifyClient(KEY, base_url=server.url) as client,
        ThreadPoolExecutor(THREADS) as threads,
    ):
        list(threads.map(work, range(THREADS)))
    assert len(server.requests) == 2 * THREADS * CALLS_EACH
    assert server.connections <= THREADS


@pytest.mark.parametrize("transport", TRANSPORTS[1:])
def test_every_task_gets_its_own_answers(transport: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Reach(transport, monkeypatch)

    async def work(client: AsyncNotifyClient, thread: int) -> None:
        for call in range(2):
            wanted = identity(thread, call)
            assert (await client.get_template(wanted)).id == wanted
            sent = await client.send_sms_notification("07700900123", TEMPLATE, None, str(wanted))
            assert sent.reference == str(wanted)

    async def main(url: str) -> None:
        async with AsyncNotifyClient(KEY, base_url=url) as client:
            await asyncio.gather(*(work(client, thread) for thread in range(30)))

    with Wire(echo) as server:
        asyncio.run(main(server.url))
    assert len(server.requests) == 120


def test_threads_that_begin_at_once_share_one_pool() -> None:
    together = threading.Barrier(THREADS)

    def work(_: int) -> int:
        together.wait(HANG)
        return id(client._connection.sender())

    with NotifyClient(KEY) as client, ThreadPoolExecutor(THREADS) as threads:
        assert len(set(threads.map(work, range(THREADS)))) == 1


def test_closing_while_others_call_ends_every_call_with_an_error_of_ours() -> None:
    arrived = threading.Semaphore(0)
    closed = threading.Event()

    def held(connection: socket.socket, request: bytes) -> bool:
        arrived.release()
        closed.wait(HANG)
        return echo(connection, request)

    def work(number: int) -> Any:
        try:
            return client.get_template(identity(number, 0))
        except NotifyError as error:
            return error

    with Wire(held) as server:
        client = NotifyClient(KEY, base_url=server.url, retries=NO_WAIT, timeout=HANG)
        with ThreadPoolExecutor(4) as threads:
            waiting = [threads.submit(work, number) for number in range(4)]
            for _ in range(4):
                arrived.acquire(timeout=HANG)
            client.close()
            closed.set()
            outcomes = [each.result(timeout=HANG) for each in waiting]
        assert all(isinstance(each, NotifyError) or each.id for each in outcomes)
        with pytest.raises(ClientClosed):
            client.get_template(TEMPLATE)


@pytest.mark.parametrize("transport", TRANSPORTS[1:])
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # its connections died with their loop
def test_a_client_taken_into_another_event_loop_says_so(
    transport: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Reach(transport, monkeypatch)
    with Wire(echo) as server:
        client = AsyncNotifyClient(KEY, base_url=server.url)
        assert asyncio.run(client.get_template(TEMPLATE)).id == UUID(TEMPLATE)
        with pytest.raises(ClientClosed, match="another event loop"):
            asyncio.run(client.get_template(TEMPLATE))
        del client
        gc.collect()
    assert len(server.requests) == 1


@pytest.mark.parametrize("transport", TRANSPORTS[1:])
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_leaving_another_event_loop_does_not_hide_why(
    transport: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Reach(transport, monkeypatch)

    async def enter_and_call(client: AsyncNotifyClient) -> None:
        async with client:
            await client.get_template(TEMPLATE)

    with Wire(echo) as server:
        client = AsyncNotifyClient(KEY, base_url=server.url)
        asyncio.run(client.get_template(TEMPLATE))
        with pytest.raises(ClientClosed, match="another event loop"):
            asyncio.run(enter_and_call(client))
        del client
        gc.collect()


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_an_httpx_client_taken_into_another_event_loop_says_so() -> None:
    with Wire(echo) as server:
        http_client = httpx.AsyncClient()
        client = AsyncNotifyClient(KEY, base_url=server.url, http_client=http_client)
        asyncio.run(client.get_template(TEMPLATE))
        with pytest.raises(ClientClosed, match="another event loop"):
            asyncio.run(client.get_template(TEMPLATE))
        del client, http_client
        gc.collect()
    assert len(server.requests) == 1


def test_a_cancelled_task_is_cancelled_and_the_client_lives_on() -> None:
    async def main(url: str, silent: threading.Event) -> None:
        async with AsyncNotifyClient(KEY, base_url=url, retries=NO_WAIT) as client:
            call = asyncio.create_task(client.get_template(TEMPLATE))
            await asyncio.to_thread(silent.wait, HANG)
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            sent = await client.send_sms_notification("07700900123", TEMPLATE, None, "next")
            assert sent.reference == "next"

    silent = threading.Event()

    def first_keeps_silent(connection: socket.socket, request: bytes) -> bool:
        if not silent.is_set():
            silent.set()
            return bool(connection.recv(1))
        return echo(connection, request)

    with Wire(first_keeps_silent) as server:
        asyncio.run(main(server.url, silent))


def test_the_retry_budget_counts_right_in_many_threads() -> None:
    budget = RetryBudget(50)
    error = NotSent("no", request=RequestSummary("GET", "/v2/templates"))
    with ThreadPoolExecutor(THREADS) as threads:
        assert sum(threads.map(lambda _: budget.take(error), range(500))) == 50
        list(threads.map(lambda _: budget.refund(), range(100)))
    assert budget.left == pytest.approx(10)
