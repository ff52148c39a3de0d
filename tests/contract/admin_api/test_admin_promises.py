"""The sandbox keeps the admin API's promises, and faults planted in it break them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from contract.admin.faults import FAULTS
from contract.admin.fixtures import SECRET, connect, sandbox, seed
from contract.admin.promises import PROMISES
from contract.admin.suite import SUITE
from contract.engine.fuzz import Effort, fuzz
from contract.engine.proxy import Answer, Proxy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contract.admin.context import Context
    from contract.engine.faults import Fault
    from contract.engine.promises import Promise
    from contract.engine.proxy import Forward, Request

# `make contract-mutants ARGS=--admin` plants all of them under both; here two go the long way.
BY_SCHEMATHESIS: Final = {
    "nobody needs a token": ("get_user", "authentication"),
    "a service has no name": ("get_service", "violates schema"),
}


@pytest.fixture(scope="module")
def proxy() -> Iterator[Proxy]:
    with sandbox() as running, Proxy(running.base_url) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def context(proxy: Proxy) -> Iterator[Context]:
    with connect(proxy.base_url, seed(proxy.base_url)) as context:
        yield context


@pytest.fixture
def plant(proxy: Proxy, context: Context) -> Iterator[Proxy]:
    assert context.fixtures.service_id, "seeded before anything was planted"
    healthy = proxy.handler
    yield proxy
    proxy.handler = healthy


@pytest.mark.parametrize("promise", PROMISES.values(), ids=str)
def test_the_sandbox_keeps(promise: Promise[Context], context: Context) -> None:
    promise.check(context)


async def nothing(_request: Request, _forward: Forward) -> Answer:
    """A server that answers everything in the same way."""
    headers = ((b"content-type", b"application/json"), (b"x-b3-traceid", b"0"))
    return Answer(200, headers, b"{}")


@pytest.fixture(scope="module")
def silent(context: Context) -> Iterator[Context]:
    with (
        Proxy(context.base_url, nothing) as proxy,
        connect(proxy.base_url, context.fixtures) as silent,
    ):
        yield silent


@pytest.mark.parametrize("promise", PROMISES.values(), ids=str)
def test_a_server_that_says_nothing_breaks(promise: Promise[Context], silent: Context) -> None:
    with pytest.raises((AssertionError, KeyError)):
        promise.check(silent)


def test_there_are_enough_faults_and_every_promise_is_a_known_one() -> None:
    assert len(FAULTS) >= 12
    assert {fault.breaks for fault in FAULTS.values()} <= set(PROMISES)
    assert set(BY_SCHEMATHESIS) <= set(FAULTS)


@pytest.mark.parametrize("fault", FAULTS.values(), ids=str)
def test_a_promise_is_broken_when(fault: Fault, plant: Proxy, context: Context) -> None:
    plant.handler = fault
    with pytest.raises(AssertionError):
        PROMISES[fault.breaks].check(context)


@pytest.mark.parametrize("name", BY_SCHEMATHESIS)
def test_schemathesis_notices_when(name: str) -> None:
    operation, complaint = BY_SCHEMATHESIS[name]
    effort = Effort(3, ("examples", "coverage"), (operation,), seed=1, stops_early=True)
    with sandbox() as running:
        fixtures = seed(running.base_url)
        with Proxy(running.base_url, FAULTS[name]) as faulty:
            report = fuzz(SUITE.api, faulty.base_url, SECRET, fixtures, effort)
    assert not report.is_green
    assert complaint in "; ".join(report.problems)
