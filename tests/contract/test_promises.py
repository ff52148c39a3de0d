"""The sandbox keeps the promises that schemathesis cannot check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from contract import local
from contract.promises import PROMISES, Promise, Server
from contract.relay import Answer, Relay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contract.relay import Forward, Request


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with local.sandbox() as sandbox:
        survey = local.look_around(sandbox.base_url)
        with local.server(sandbox.base_url, survey) as server:
            yield server


@pytest.mark.parametrize("promise", PROMISES.values(), ids=str)
def test_the_sandbox_keeps(promise: Promise, server: Server) -> None:
    promise.check(server)


async def nothing(_request: Request, _forward: Forward) -> Answer:
    """A server that answers everything in the same way."""
    headers = ((b"content-type", b"application/json"), (b"x-b3-traceid", b"0"))
    return Answer(200, headers, b"{}")


@pytest.fixture(scope="module")
def silent(server: Server) -> Iterator[Server]:
    with (
        Relay(server.base_url, nothing) as relay,
        local.server(relay.base_url, server.survey) as silent,
    ):
        yield silent


@pytest.mark.parametrize("promise", PROMISES.values(), ids=str)
def test_a_server_that_says_nothing_breaks(promise: Promise, silent: Server) -> None:
    with pytest.raises(AssertionError):
        promise.check(silent)
