"""schemathesis finds nothing wrong with the sandbox, and cannot be content for a wrong reason."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import jwt
import pytest

from contract.description import V2
from contract.engine.fuzz import PHASES, Effort, fuzz
from contract.engine.proxy import Proxy
from contract.engine.suite import ENOUGH
from contract.v2.api import API, SEND_PATHS
from contract.v2.sandbox import KEY, sandbox, seed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contract.engine.proxy import Answer, Forward, Request
    from contract.engine.report import Report
    from contract.v2.inventory import Inventory
    from notify_typed.sandbox import Sandbox

# Shorter than `make contract`, and begun at the same place each time.
SHORT: Final = Effort(max_examples=10, seed=1, is_quick=True)
SHORTEST: Final = Effort(max_examples=1, phases=("examples",), seed=1, is_quick=True)
OPERATIONS: Final = {f"{each.method.upper()} {each.path}" for each in V2.operations}


class Witness:
    """Passes requests on and notes when they came, and when their tokens were made."""

    def __init__(self) -> None:
        self.ages: list[float] = []
        self.came: set[int] = set()
        self.signed: set[int] = set()

    async def __call__(self, request: Request, forward: Forward) -> Answer:
        _, _, token = (request.header("Authorization") or "").partition(" ")
        try:
            claims = jwt.decode(token, options={"verify_signature": False})
        except jwt.InvalidTokenError:
            pass  # one of those that are wrong on purpose
        else:
            now = time.time()
            self.ages.append(now - claims["iat"])
            self.came.add(int(now))
            self.signed.add(claims["iat"])
        return await forward(request)


@pytest.fixture(scope="module")
def running() -> Iterator[Sandbox]:
    with sandbox() as started:
        yield started


@pytest.fixture(scope="module")
def inventory(running: Sandbox) -> Inventory:
    return seed(running.base_url)


@pytest.fixture(scope="module")
def witness() -> Witness:
    return Witness()


@pytest.fixture(scope="module")
def report(running: Sandbox, inventory: Inventory, witness: Witness) -> Report:
    with Proxy(running.base_url, witness) as proxy:
        return fuzz(API, proxy.base_url, KEY, inventory, SHORT)


def test_the_sandbox_answers_as_described(report: Report) -> None:
    assert report.problems == [], report.output
    assert report.is_green
    assert report.cases > 500
    run = {
        phase: each["status"]
        for part in report.parts
        for phase, each in part["phases"].items()
        if each["status"] != "skip"
    }
    assert run == dict.fromkeys(PHASES, "success")
    assert report.parts[0]["operations"]["tested"] == len(OPERATIONS)


def test_enough_of_the_sends_that_the_description_allows_are_taken(report: Report) -> None:
    assert report.sends() >= 60
    for path in SEND_PATHS:
        assert report.share(path) >= ENOUGH, path


def test_links_lead_from_one_operation_to_the_next(report: Report) -> None:
    followed, links = report.links
    assert links >= 31, "those that the description has"
    assert followed >= 8


@pytest.mark.usefixtures("report")
def test_every_request_has_a_fresh_token(witness: Witness) -> None:
    """Measured by how long the run takes, as a busy machine slows down both."""
    assert len(witness.ages) > 400
    assert max(witness.ages) < (max(witness.came) - min(witness.came)) / 2
    assert len(witness.signed) > len(witness.came) / 2, "in most seconds tokens were made"


def test_a_wrong_key_does_not_look_green(running: Sandbox, inventory: Inventory) -> None:
    wrong = KEY[:-36] + str(uuid4())
    report = fuzz(API, running.base_url, wrong, inventory, SHORTEST)
    assert not report.is_green
    assert report.exit_code != 0
    # A 403 is described, so no check has anything against it: the warning alone gives it away.
    assert report.failures == []
    assert set(report.warned("missing_auth")) == OPERATIONS


def test_an_old_token_does_not_look_green(inventory: Inventory) -> None:
    with sandbox() as ahead:
        ahead.clock.advance(minutes=5)
        report = fuzz(API, ahead.base_url, KEY, inventory, SHORTEST)
    assert not report.is_green
    assert set(report.warned("missing_auth")) == OPERATIONS


def test_a_server_that_is_not_there_does_not_look_green(inventory: Inventory) -> None:
    with sandbox() as gone:
        address = gone.base_url
    report = fuzz(API, address, KEY, inventory, SHORTEST)
    assert not report.is_green
    assert report.problems


def test_what_the_library_is_told_and_prints_has_no_key_in_it(report: Report) -> None:
    secret = KEY[-36:]
    assert secret not in report.output
    assert secret not in json.dumps(report.parts)
