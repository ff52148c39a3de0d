"""Measures decoding a page of 250 messages to models, beside `json.loads` alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import httpx

from benchmarks import answers
from benchmarks.report import Results, Table, at_most, milliseconds
from benchmarks.rounds import in_process, in_turns
from notify_typed_v2.api.notifications import list_notifications

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.rounds import Limits

_LOADS = "json.loads alone"
_MODELS = "to models"


def page(times: int, limits: Limits, tick: Callable[[], None]) -> Results:
    """Compare decoding with and without models."""
    content = answers.whole_page(0, answers.shared_messages())
    response = httpx.Response(200, content=content)

    def loads(times: int) -> None:
        for _ in range(times):
            json.loads(content)

    def models(times: int) -> None:
        for _ in range(times):
            found = list_notifications.parse(response)
        if len(found.notifications) != answers.PAGE_SIZE:
            raise RuntimeError(f"{len(found.notifications)} messages were decoded")

    contenders = {_LOADS: loads, _MODELS: models}
    measure = in_process(contenders, dict.fromkeys(contenders, times))
    costs = in_turns(contenders, measure, limits, tick)
    rows = [
        (name, milliseconds(costs.cpu(name)), f"{costs.cpu_ratio(name, _LOADS):.2f}x")
        for name in contenders
    ]
    title = f"Decoding a page of {answers.PAGE_SIZE} messages ({len(content):,} bytes)"
    ratio = costs.cpu_ratio(_MODELS, _LOADS)
    return Results(
        Table(title, ("", "CPU", "CPU, ratio"), rows, note=f"{costs.rounds} rounds"),
        [at_most(f"decoding {answers.PAGE_SIZE} messages, to {_LOADS}", ratio, 2.5)],
    )
