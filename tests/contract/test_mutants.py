"""Faults planted in the sandbox are noticed, by the promises and by schemathesis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from contract import local
from contract.faults import FAULTS, Fault
from contract.fuzz import Effort, fuzz
from contract.promises import PROMISES, Server
from contract.relay import Relay

if TYPE_CHECKING:
    from collections.abc import Iterator

# `make contract-mutants` plants all of them under both; here one of each sort goes the long way.
BY_SCHEMATHESIS: Final = {
    "no token is needed": ("get_template", "authentication"),
    "a message's text is null": ("get_notification", "violates schema"),
    "a time is in a 13th month": ("get_template", "violates schema"),
    "unknown properties are accepted": ("send_sms", "Schema-violating request accepted"),
    "a long text is answered with 500": ("send_sms", "Server error"),
}


@pytest.fixture(scope="module")
def relay() -> Iterator[Relay]:
    with local.sandbox() as sandbox, Relay(sandbox.base_url) as relay:
        yield relay


@pytest.fixture(scope="module")
def server(relay: Relay) -> Iterator[Server]:
    survey = local.look_around(relay.base_url)
    with local.server(relay.base_url, survey) as server:
        yield server


@pytest.fixture
def plant(relay: Relay, server: Server) -> Iterator[Relay]:
    assert server.survey.all_templates(), "looked around before anything was planted"
    healthy = relay.handler
    yield relay
    relay.handler = healthy


def test_there_are_enough_faults_and_every_promise_is_a_known_one() -> None:
    assert len(FAULTS) >= 20
    assert {fault.breaks for fault in FAULTS.values()} <= set(PROMISES)
    assert set(BY_SCHEMATHESIS) <= set(FAULTS)


@pytest.mark.parametrize("fault", FAULTS.values(), ids=str)
def test_a_promise_is_broken_when(fault: Fault, plant: Relay, server: Server) -> None:
    promise = PROMISES[fault.breaks]
    promise.check(server)
    plant.handler = fault
    with pytest.raises(AssertionError):
        promise.check(server)


@pytest.mark.parametrize("name", BY_SCHEMATHESIS)
def test_schemathesis_notices_when(name: str, plant: Relay, server: Server) -> None:
    operation, complaint = BY_SCHEMATHESIS[name]
    phases = ("examples", "coverage")
    effort = Effort(3, phases, (operation,), seed=1, is_quick=True, stops_early=True)
    plant.handler = FAULTS[name]
    report = fuzz(plant.base_url, local.KEYS["live"], server.survey, effort)
    assert not report.is_green
    assert complaint in "; ".join(report.problems)
