"""Options: copies of a client, time-outs that reach the transport, deadlines, closing."""

from __future__ import annotations

import copy
import inspect
import pickle
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from attrs import evolve
from client_world import CALLS, KEY, NO_WAIT, NUMBER, TEMPLATE, failure

from notify_typed import (
    AsyncNotifyClient,
    ClientClosed,
    InvalidInput,
    NotifyClient,
    NotSent,
    OutcomeUnknown,
    RateLimited,
    RetryEvent,
    RetryPolicy,
)

if TYPE_CHECKING:
    from client_world import Connect

OK = CALLS["template"].response()


def timeouts(request: httpx.Request) -> dict[str, float]:
    found: dict[str, float] = request.extensions["timeout"]
    return found


def test_without_options_a_read_waits_longer_than_notify_works(connect: Connect) -> None:
    notify, server = connect(OK)
    notify("get_template", TEMPLATE)
    # Notify gives a request up after 30 seconds; its own 504 is worth waiting for.
    assert timeouts(server.requests[0]) == {"connect": 10, "read": 35, "write": 30, "pool": 30}


@pytest.mark.parametrize(
    ("timeout", "expected"),
    [
        (5, {"connect": 5, "read": 5, "write": 5, "pool": 5}),
        (
            httpx.Timeout(9, connect=1, read=2, write=3),
            {"connect": 1, "read": 2, "write": 3, "pool": 9},
        ),
    ],
)
def test_time_outs_reach_the_transport_part_by_part(
    connect: Connect, timeout: float | httpx.Timeout, expected: dict[str, float]
) -> None:
    notify, server = connect(OK, timeout=timeout)
    notify("get_template", TEMPLATE)
    notify.finish(notify.client.with_options(timeout=7).get_template(TEMPLATE))
    assert [timeouts(request) for request in server.requests] == [
        expected,
        dict.fromkeys(expected, 7),
    ]


def test_a_deadline_cuts_the_time_outs(connect: Connect) -> None:
    notify, server = connect(
        OK, retries=RetryPolicy(deadline=3.0), timeout=httpx.Timeout(9, read=1)
    )
    notify("get_template", TEMPLATE)
    found = timeouts(server.requests[0])
    assert found["read"] == 1
    assert all(2.5 < found[part] <= 3.0 for part in ("connect", "write", "pool"))


def test_a_deadline_that_leaves_no_time_for_a_pause_ends_the_call(connect: Connect) -> None:
    policy = RetryPolicy(deadline=0.05, base_delay=8)
    notify, server = connect(failure(429, "RateLimitError"), retries=policy)
    with pytest.raises(RateLimited):
        notify("send_sms_notification", NUMBER, TEMPLATE)
    assert len(server.requests) == 1


def test_a_copy_changes_what_it_is_told_and_shares_the_rest(connect: Connect) -> None:
    told: list[RetryEvent] = []
    notify, server = connect(
        httpx.ReadTimeout("x"), httpx.ConnectError("x"), httpx.ReadTimeout("x"), timeout=9
    )
    client = notify.client
    copied = client.with_options(retries=RetryPolicy(max_attempts=2, base_delay=0))
    hooked = copied.with_options(on_retry=told.append)
    reconciling = hooked.with_options(on_unknown="reconcile")

    assert type(copied) is type(client)
    assert client.options.retries is NO_WAIT
    assert (client.options.on_unknown, client.options.on_retry) == ("raise", None)
    assert copied.options.retries.max_attempts == 2
    assert copied.options.timeout == client.options.timeout == httpx.Timeout(9)
    assert copied.api_key is client.api_key
    assert copied.base_url == client.base_url
    assert hooked.options.retries is copied.options.retries
    assert copied.options.on_retry is None
    assert (reconciling.options.on_unknown, len(told)) == ("reconcile", 0)

    with pytest.raises(OutcomeUnknown):
        notify("send_sms_notification", NUMBER, TEMPLATE, None, "mine")
    with pytest.raises(OutcomeUnknown):
        notify.finish(hooked.send_sms_notification(NUMBER, TEMPLATE, None, "mine"))
    (event,) = told
    assert (event.operation, event.attempt, event.delay) == ("send_sms", 1, 0)
    assert isinstance(event.error, NotSent)
    assert len(server.requests) == 3


def test_a_copy_of_a_subclass_is_of_the_subclass_and_keeps_its_attributes() -> None:
    class OurClient(NotifyClient):
        def __init__(self, team: str) -> None:
            super().__init__(KEY)
            self.team = team

    with OurClient("passports") as client:
        copied = client.with_options(timeout=1)
    assert isinstance(copied, OurClient)
    assert copied.team == "passports"


@pytest.mark.parametrize(
    "options",
    [{"timeout": 0}, {"timeout": "5"}, {"retries": 3}, {"on_unknown": "x"}, {"on_retry": 3}],
    ids=repr,
)
def test_a_copy_is_not_made_with_nonsense(connect: Connect, options: dict[str, Any]) -> None:
    notify, _ = connect(OK)
    with pytest.raises(InvalidInput):
        notify.client.with_options(**options)


def test_copies_share_the_retry_budget(connect: Connect) -> None:
    notify, server = connect(httpx.ConnectError("refused"))
    for _ in range(40):
        copied = notify.client.with_options(timeout=1)
        with pytest.raises(NotSent):
            notify.finish(copied.get_template(TEMPLATE))
    # In an outage the retries of all copies together come to an end.
    with pytest.raises(NotSent) as caught:
        notify("get_template", TEMPLATE)
    assert caught.value.attempts == 1
    assert len(server.requests) < 40 * 3


def test_a_copy_with_another_budget_has_its_own(connect: Connect) -> None:
    notify, _ = connect(httpx.ConnectError("refused"))

    def attempts(client: NotifyClient | AsyncNotifyClient) -> int:
        with pytest.raises(NotSent) as caught:
            notify.finish(client.get_template(TEMPLATE))
        return caught.value.attempts

    policy = evolve(notify.client.options.retries, max_attempts=3, budget=1)
    copied = notify.client.with_options(retries=policy)
    assert [attempts(copied) for _ in range(3)] == [2, 1, 1]
    assert attempts(notify.client.with_options(timeout=1)) > 1, "the other budget is untouched"


def test_closing_one_closes_its_copies(connect: Connect) -> None:
    notify, server = connect(OK)
    copied = notify.client.with_options(timeout=1)
    close = copied.close if notify.kind == "sync" else copied.aclose
    notify.finish(close())
    notify.finish(close())
    for client in (copied, notify.client, copied.with_options(timeout=2)):
        with pytest.raises(ClientClosed, match="closed"):
            notify.finish(client.get_template(TEMPLATE))
    assert server.requests == []


def test_a_with_block_closes_the_client() -> None:
    with NotifyClient(KEY) as client:
        assert isinstance(client, NotifyClient)
    with pytest.raises(ClientClosed):
        client.get_template(TEMPLATE)


@pytest.mark.anyio
async def test_an_async_with_block_closes_the_client() -> None:
    async with AsyncNotifyClient(KEY) as client:
        assert isinstance(client, AsyncNotifyClient)
    with pytest.raises(ClientClosed):
        await client.get_template(TEMPLATE)


def test_a_client_is_neither_pickled_nor_copied_by_accident(connect: Connect) -> None:
    notify, _ = connect(OK)
    for action in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="cannot be pickled or copied"):
            action(notify.client)


def test_nothing_closes_by_magic() -> None:
    for client in (NotifyClient, AsyncNotifyClient):
        assert not hasattr(client, "__del__")


def test_a_hook_that_fails_is_the_callers_error(connect: Connect) -> None:
    def hook(event: RetryEvent) -> None:
        raise LookupError(event.operation)

    notify, _ = connect(httpx.ConnectError("refused"), on_retry=hook)
    with pytest.raises(LookupError, match="get_template"):
        notify("get_template", TEMPLATE)


def test_both_clients_take_the_same_options() -> None:
    blocking = inspect.signature(NotifyClient).parameters
    asynchronous = inspect.signature(AsyncNotifyClient).parameters
    assert list(blocking) == list(asynchronous)
    assert [p.kind for p in blocking.values()] == [p.kind for p in asynchronous.values()]
