"""The sandbox keeps the promises that schemathesis cannot check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from contract.engine.proxy import Answer, Proxy
from contract.v2.promises import PROMISES
from contract.v2.sandbox import connect, sandbox, seed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contract.engine.promises import Promise
    from contract.engine.proxy import Forward, Request
    from contract.v2.context import Context


@pytest.fixture(scope="module")
def context() -> Iterator[Context]:
    with sandbox() as running, connect(running.base_url, seed(running.base_url)) as context:
        yield context


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
        connect(proxy.base_url, context.inventory) as silent,
    ):
        yield silent


@pytest.mark.parametrize("promise", PROMISES.values(), ids=str)
def test_a_server_that_says_nothing_breaks(promise: Promise[Context], silent: Context) -> None:
    with pytest.raises(AssertionError):
        promise.check(silent)
