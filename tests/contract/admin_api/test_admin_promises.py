"""The sandbox keeps the admin API's promises, and faults planted in it break them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from contract.admin.faults import FAULTS
from contract.admin.holdings import SECRET, furnish, sandbox
from contract.admin.promises import PROMISES, Place, Promise
from contract.admin.running import explore
from contract.fuzz import Effort
from contract.relay import Answer, Relay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contract.faults import Fault
    from contract.relay import Forward, Request

# `make contract-mutants ARGS=--admin` plants all of them under both.
BY_SCHEMATHESIS: Final = {
    "nobody needs a token": ("get_user", "authentication"),
    "a service has no name": ("get_service", "violates schema"),
    "a user's times are written with a space": ("get_user", "violates schema"),
    "unknown fields of codes are accepted": ("send_sms_code", "Schema-violating request accepted"),
    "archiving has an answer": ("archive_service", "Undocumented"),
    "a folder in a folder is answered with 500": ("create_template_folder", "Server error"),
}


@pytest.fixture(scope="module")
def relay() -> Iterator[Relay]:
    with sandbox() as running, Relay(running.base_url) as relay:
        yield relay


@pytest.fixture(scope="module")
def place(relay: Relay) -> Iterator[Place]:
    with Place(relay.base_url, SECRET, furnish(relay.base_url)) as place:
        yield place


@pytest.fixture
def plant(relay: Relay, place: Place) -> Iterator[Relay]:
    assert place.holdings.service_id, "furnished before anything was planted"
    healthy = relay.handler
    yield relay
    relay.handler = healthy


@pytest.mark.parametrize("promise", PROMISES.values(), ids=str)
def test_the_sandbox_keeps(promise: Promise, place: Place) -> None:
    promise.check(place)


async def nothing(_request: Request, _forward: Forward) -> Answer:
    """A server that answers everything in the same way."""
    headers = ((b"content-type", b"application/json"), (b"x-b3-traceid", b"0"))
    return Answer(200, headers, b"{}")


@pytest.mark.parametrize("promise", PROMISES.values(), ids=str)
def test_a_server_that_says_nothing_breaks(promise: Promise, place: Place) -> None:
    with (
        Relay(place.base_url, nothing) as silent,
        Place(silent.base_url, SECRET, place.holdings) as there,
        pytest.raises((AssertionError, KeyError)),
    ):
        promise.check(there)


def test_there_are_enough_faults_and_every_promise_is_a_known_one() -> None:
    assert len(FAULTS) >= 12
    assert {fault.breaks for fault in FAULTS.values()} <= set(PROMISES)
    assert set(BY_SCHEMATHESIS) <= set(FAULTS)


@pytest.mark.parametrize("fault", FAULTS.values(), ids=str)
def test_a_promise_is_broken_when(fault: Fault, plant: Relay, place: Place) -> None:
    plant.handler = fault
    with pytest.raises(AssertionError):
        PROMISES[fault.breaks].check(place)


@pytest.mark.parametrize("name", BY_SCHEMATHESIS)
def test_schemathesis_notices_when(name: str) -> None:
    operation, complaint = BY_SCHEMATHESIS[name]
    effort = Effort(3, ("examples", "coverage"), (operation,), seed=1, stops_early=True)
    with sandbox() as running:
        holdings = furnish(running.base_url)
        with Relay(running.base_url, FAULTS[name]) as faulty:
            report = explore(faulty.base_url, SECRET, holdings, effort)
    assert not report.is_green
    assert complaint in "; ".join(report.problems)
