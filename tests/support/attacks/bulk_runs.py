"""Attacks on bulk: rows played in a model, and processes killed while they send."""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from functools import partial

from bulk_faults import die_and_finish, share_die_and_finish
from bulk_model import Game, Wrong
from bulk_world import TEMPLATE, fast_world, held, people
from postgres import running_postgres

from attacks.attack import Attack, Effort, Figures, PromiseBroken
from notify_typed.bulk import AsyncBulk
from notify_typed.sandbox import Sandbox

__all__ = ["DEATHS", "MANY_DEATHS", "ROWS"]

_ROWS = 20_000
_SENT = 500
_DEATHS = 5
_MANY_DEATHS = 200


def _play(effort: Effort) -> Figures:
    figures: Figures = Counter({"rows": 0, "deaths": 0})
    for _ in effort.rounds():
        try:
            game = Game(_ROWS, effort.random.getrandbits(32)).play()
        except Wrong as problem:
            raise PromiseBroken(str(problem)) from problem
        figures.update({"rows": game.rows, "deaths": game.deaths, **game.tally()})
    return figures


def _kill(effort: Effort) -> Figures:
    figures: Figures = Counter()
    for _ in effort.rounds():
        figures.update(_one_by_one(_SENT, _DEATHS, effort.random.getrandbits(32)))
    return figures


def _kill_many(effort: Effort) -> Figures:
    rows, deaths = (_SENT, _DEATHS) if effort.most else (_ROWS, _MANY_DEATHS)
    figures = _one_by_one(rows, deaths, effort.random.getrandbits(32))
    figures.update(_at_once(rows, deaths, effort.random.getrandbits(32)))
    return figures


def _one_by_one(rows: int, deaths: int, seed: int) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        ledger = f"{folder}/runs.db"
        return _run(ledger, rows, partial(die_and_finish, deaths=deaths, seed=seed))


def _at_once(rows: int, deaths: int, seed: int) -> Figures:
    with running_postgres() as postgres:
        finish = partial(share_die_and_finish, deaths=deaths, seed=seed)
        return _run(postgres.fresh(), rows, finish)


def _run(ledger: str, rows: int, finish: Callable[..., Awaitable[int]]) -> Figures:
    with Sandbox(outcomes="immediate", world=fast_world()) as sandbox:
        try:
            killed, there = asyncio.run(_one_run(sandbox, ledger, rows, finish))
        except AssertionError as problem:
            raise PromiseBroken(str(problem)) from problem
    twice = sum(times > 1 for times in there.values())
    return Counter(
        {"rows": rows, "processes killed": killed, "lost": rows - len(there), "sent twice": twice}
    )


async def _one_run(
    sandbox: Sandbox, ledger: str, rows: int, finish: Callable[..., Awaitable[int]]
) -> tuple[int, Counter[str]]:
    async with AsyncBulk(ledger, api_key=sandbox.test_key, base_url=sandbox.base_url) as bulk:
        run = (await bulk.plan(people(rows), template_id=TEMPLATE)).run
        killed = await finish(sandbox, bulk, ledger, run)
        there = held(sandbox)
        assert len(there) == rows, f"{rows - len(there)} rows are lost"
        assert set(there.values()) == {1}, f"{there.most_common(1)[0][0]} was sent twice"
        return killed, there


_PROMISE = "A bulk run sends each row once, and what it says of a row is true, whatever dies."

ROWS = Attack(
    name="bulk-rows",
    promise=_PROMISE,
    method="Rows are played in a model in which processes die, servers are late and clocks jump.",
    run=_play,
    short=1,
)
DEATHS = Attack(
    name="bulk-deaths",
    promise=_PROMISE,
    method="Processes that send are killed at every step, and the server fails too.",
    run=_kill,
    short=1,
)
MANY_DEATHS = Attack(
    name="bulk-many-deaths",
    promise=_PROMISE,
    method="Up to 200 processes are killed over 20,000 rows, one by one, and as many among four on"
    " PostgreSQL, and the server fails too.",
    run=_kill_many,
    short=1,
    is_long=True,
)
