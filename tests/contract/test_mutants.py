"""Faults planted in the sandbox are noticed, by the promises and by schemathesis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from contract.engine.fuzz import Effort, fuzz
from contract.engine.proxy import Proxy
from contract.v2.api import API
from contract.v2.faults import FAULTS
from contract.v2.promises import PROMISES
from contract.v2.sandbox import KEY, connect, sandbox, seed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contract.engine.faults import Fault
    from contract.v2.context import Context

# `make contract-mutants` plants all of them under both; here two go the long way.
BY_SCHEMATHESIS: Final = {
    "no token is needed": ("get_template", "authentication"),
    "a time is in a 13th month": ("get_template", "violates schema"),
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
    assert context.inventory.all_templates(), "seeded before anything was planted"
    healthy = proxy.handler
    yield proxy
    proxy.handler = healthy


def test_there_are_enough_faults_and_every_promise_is_a_known_one() -> None:
    assert len(FAULTS) >= 20
    assert {fault.breaks for fault in FAULTS.values()} <= set(PROMISES)
    assert set(BY_SCHEMATHESIS) <= set(FAULTS)


@pytest.mark.parametrize("fault", FAULTS.values(), ids=str)
def test_a_promise_is_broken_when(fault: Fault, plant: Proxy, context: Context) -> None:
    promise = PROMISES[fault.breaks]
    promise.check(context)
    plant.handler = fault
    with pytest.raises(AssertionError):
        promise.check(context)


@pytest.mark.parametrize("name", BY_SCHEMATHESIS)
def test_schemathesis_notices_when(name: str, plant: Proxy, context: Context) -> None:
    operation, complaint = BY_SCHEMATHESIS[name]
    phases = ("examples", "coverage")
    effort = Effort(3, phases, (operation,), seed=1, is_quick=True, stops_early=True)
    plant.handler = FAULTS[name]
    report = fuzz(API, plant.base_url, KEY, context.inventory, effort)
    assert not report.is_green
    assert complaint in "; ".join(report.problems)
