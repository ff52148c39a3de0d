"""schemathesis finds nothing wrong with the sandbox's admin API, and for no wrong reason."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import jwt
import pytest

from contract.admin.api import API
from contract.admin.fixtures import SECRET, sandbox, seed
from contract.description import ADMIN
from contract.engine.fuzz import Effort, fuzz
from contract.engine.proxy import Proxy
from contract.engine.suite import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contract.admin.fixtures import Fixtures
    from contract.engine.proxy import Answer, Forward, Request
    from contract.engine.report import Report
    from notify_typed.sandbox import Sandbox

# Shorter than `make contract-admin`, and begun at the same place each time.
PHASES: Final = ("examples", "fuzzing", "stateful")
SHORT: Final = Effort(max_examples=1, phases=PHASES, stories=15, seed=1)
FEW: Final = {"get_service": "GET /service/{service_id}", "create_service": "POST /service"}
SHORTEST: Final = Effort(1, ("examples",), tuple(FEW), seed=1)
OPERATIONS: Final = {f"{each.method.upper()} {each.path}" for each in ADMIN.operations}


class Witness:
    """Passes requests on, and notes which tokens are older than the request before."""

    def __init__(self) -> None:
        self.came_at: list[int] = [0]
        self.stale: list[str] = []
        self.operations: set[str] = set()

    async def __call__(self, request: Request, forward: Forward) -> Answer:
        now = int(time.time())
        answer = await forward(request)
        _, _, token = (request.header("Authorization") or "").partition(" ")
        try:
            claims = jwt.decode(token, options={"verify_signature": False})
        except jwt.InvalidTokenError:
            return answer  # one of those that are wrong on purpose
        if claims["iat"] < self.came_at[-1]:
            self.stale.append(f"{request.method} {request.path}")
        self.came_at.append(now)
        operation = ADMIN.find(request.method, request.path)
        if operation and answer.status < 300:
            self.operations.add(operation.operation_id)
        return answer


@pytest.fixture(scope="module")
def running() -> Iterator[Sandbox]:
    with sandbox() as started:
        yield started


@pytest.fixture(scope="module")
def fixtures(running: Sandbox) -> Fixtures:
    return seed(running.base_url)


@pytest.fixture(scope="module")
def witness() -> Witness:
    return Witness()


@pytest.fixture(scope="module")
def report(running: Sandbox, fixtures: Fixtures, witness: Witness) -> Report:
    with Proxy(running.base_url, witness) as proxy:
        return fuzz(API, proxy.base_url, SECRET, fixtures, SHORT)


def test_the_admin_api_answers_as_described(report: Report) -> None:
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


def test_enough_of_the_changes_that_the_description_allows_are_taken(report: Report) -> None:
    assert len(API.send_paths) > 60
    assert report.sends() >= 150
    assert report.share() >= ENOUGH
    followed, links = report.links
    assert links >= 80, "those that the description has"
    assert followed >= 10


@pytest.mark.usefixtures("report")
def test_nearly_every_operation_succeeds_at_least_once(witness: Witness) -> None:
    never = {each.operation_id for each in ADMIN.operations} - witness.operations
    assert len(never) <= 8, never


@pytest.mark.usefixtures("report")
def test_every_request_to_the_admin_api_has_a_token_of_its_own(witness: Witness) -> None:
    """One that was made after the request before, unless a check sends the same again."""
    assert len(witness.came_at) > 250
    assert len(witness.stale) < len(witness.came_at) / 20, witness.stale


def test_a_wrong_secret_does_not_look_green(running: Sandbox, fixtures: Fixtures) -> None:
    report = fuzz(API, running.base_url, str(uuid4()), fixtures, SHORTEST)
    assert not report.is_green
    assert report.exit_code != 0
    # A 403 is described, so no check has anything against it: the warning alone gives it away.
    assert report.failures == []
    assert set(report.warned("missing_auth")) == set(FEW.values())


def test_an_old_token_does_not_look_green() -> None:
    with sandbox() as ahead:
        there = seed(ahead.base_url)
        ahead.clock.advance(minutes=5)
        report = fuzz(API, ahead.base_url, SECRET, there, SHORTEST)
    assert not report.is_green
    assert set(report.warned("missing_auth")) == set(FEW.values())


def test_what_the_library_is_told_and_prints_has_no_secret_in_it(report: Report) -> None:
    assert SECRET not in report.output
    assert SECRET not in json.dumps(report.parts)
    assert SECRET not in API.settings()
