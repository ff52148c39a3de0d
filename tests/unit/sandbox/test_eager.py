"""A coroutine that is begun at once does what it would do as a task."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from notify_typed.sandbox._http.eager import begin


async def test_what_does_not_wait_is_over_at_once() -> None:
    done: list[int] = []

    async def work() -> None:
        done.append(1)

    assert begin(work()) is None
    assert done == [1]


async def test_what_waits_goes_on_as_a_task() -> None:
    told: list[str] = []
    first, second = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        await first.wait()
        told.append("first")
        await asyncio.sleep(0)
        async with asyncio.timeout(None):
            await second.wait()
        told.append("second")

    rest: Any = begin(work())
    task = asyncio.create_task(rest)
    first.set()
    await asyncio.sleep(0)
    second.set()
    await task
    assert told == ["first", "second"]


async def test_a_failure_comes_out_of_the_task() -> None:
    async def work() -> None:
        await asyncio.sleep(0)
        raise KeyError("here")

    rest: Any = begin(work())
    with pytest.raises(KeyError, match="here"):
        await asyncio.create_task(rest)


async def test_a_cancelled_task_cancels_the_coroutine_which_may_still_tidy_up() -> None:
    told: list[str] = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            await asyncio.sleep(0)
            told.append("tidied")
            raise

    rest: Any = begin(work())
    task = asyncio.create_task(rest)
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert told == ["tidied"]
