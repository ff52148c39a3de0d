"""Attacks on bulk: rows played in a model, and processes killed while they send."""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from pathlib import Path

from bulk_faults import die_and_finish
from bulk_model import Game, Wrong
from bulk_world import TEMPLATE, fast_world, held, people

from attacks.attack import Attack, Effort, Figures, PromiseBroken
from notify_typed.bulk import AsyncBulk
from notify_typed.sandbox import Sandbox

__all__ = ["DEATHS", "ROWS"]

_ROWS = 20_000
_SENT = 500
_DEATHS = 5


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
    with (
        tempfile.TemporaryDirectory() as folder,
        Sandbox(outcomes="immediate", world=fast_world()) as sandbox,
    ):
        for number in effort.rounds():
            sandbox.reset()
            ledger = Path(folder) / f"{number}.db"
            try:
                there = asyncio.run(_one_run(sandbox, ledger, effort.random.getrandbits(32)))
            except AssertionError as problem:
                raise PromiseBroken(str(problem)) from problem
            figures.update({"rows": _SENT, "processes killed": _DEATHS, "lost": _SENT - len(there)})
            figures["sent twice"] += sum(times > 1 for times in there.values())
    return figures


async def _one_run(sandbox: Sandbox, ledger: Path, seed: int) -> Counter[str]:
    async with AsyncBulk(ledger, api_key=sandbox.test_key, base_url=sandbox.base_url) as bulk:
        run = (await bulk.plan(people(_SENT), template_id=TEMPLATE)).run
        await die_and_finish(sandbox, bulk, ledger, run, deaths=_DEATHS, seed=seed)
        there = held(sandbox)
        assert len(there) == _SENT, f"{_SENT - len(there)} rows are lost"
        assert set(there.values()) == {1}, f"{there.most_common(1)[0][0]} was sent twice"
        return there


_PROMISE = "a bulk run sends each row once, and what it says of a row is true, whatever dies"

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
    method="Processes that send are killed at every step, and the server fails beside it.",
    run=_kill,
    short=1,
)
