"""The suite holds a server against any description that comes with hooks and settings."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from contract.description import Description
from contract.engine.api import Api
from contract.engine.fuzz import Effort, fuzz
from contract.engine.proxy import Answer, Proxy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contract.engine.proxy import Forward, Request

OTHER: Final = Path(__file__).with_name("other_api")
API: Final = Api(
    Description(OTHER / "openapi.yaml"),
    "tests.contract.other_api.hooks",
    OTHER / "operations.toml",
    send_paths=("GET /boxes/{colour}",),
)
EFFORT: Final = Effort(max_examples=10, phases=("coverage",), seed=1)
COLOURS: Final = ("green", "yellow")
NOWHERE: Final = "http://127.0.0.1:9"


class Colours:
    """What is known of the server."""

    def to_json(self) -> str:
        return json.dumps(COLOURS)


class Boxes:
    """A server that opens boxes."""

    def __init__(self) -> None:
        self.items: object = 3
        self.tokens: list[str] = []

    async def __call__(self, request: Request, _forward: Forward) -> Answer:
        status, body = self._answer(request)
        headers = ((b"content-type", b"application/json"),)
        return Answer(status, headers, json.dumps(body).encode())

    def _answer(self, request: Request) -> tuple[int, object]:
        token = request.header("Authorization") or ""
        if not token.startswith("Bearer right-"):
            return 401, None
        self.tokens.append(token)
        is_there = request.path.removeprefix("/boxes/") in COLOURS
        return (200, {"items": self.items}) if is_there else (404, None)


@pytest.fixture
def boxes() -> Boxes:
    return Boxes()


@pytest.fixture
def address(boxes: Boxes) -> Iterator[str]:
    with Proxy(NOWHERE, boxes) as proxy:
        yield proxy.base_url


def test_a_server_that_answers_as_described_is_green(boxes: Boxes, address: str) -> None:
    effort = replace(EFFORT, phases=("coverage", "fuzzing"))
    report = fuzz(API, address, "right", Colours(), effort)
    assert report.problems == [], report.output
    assert report.is_green
    assert report.sends() > 5
    assert report.share() == 1
    assert len(set(boxes.tokens)) == len(boxes.tokens) > 5, "its own hooks sign each request anew"


def test_a_server_that_answers_otherwise_is_not(boxes: Boxes, address: str) -> None:
    boxes.items = "three"
    report = fuzz(API, address, "right", Colours(), EFFORT)
    assert [each["title"] for each in report.failures] == ["Response violates schema"]


def test_a_wrong_key_does_not_look_green(address: str) -> None:
    report = fuzz(API, address, "wrong", Colours(), EFFORT)
    assert not report.is_green
    assert report.warned("missing_auth") == ["GET /boxes/{colour}"]


def test_without_its_settings_another_method_that_answers_is_found(address: str) -> None:
    report = fuzz(replace(API, operations=None), address, "right", Colours(), EFFORT)
    (problem,) = report.problems
    assert problem.startswith("Wrong response to undeclared method")
