"""Measures decoding a page of 250 messages, and a walk, beside `json.loads` alone."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

import httpx

from benchmarks import answers
from benchmarks.report import Results, Table, at_most, milliseconds
from benchmarks.rounds import in_process, in_turns
from notify_typed import MissingField, NotifyClient
from notify_typed_runtime.errors import LENIENT
from notify_typed_runtime.model import Leniency
from notify_typed_v2.api.notifications import list_notifications

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.rounds import Limits

_LOADS = "json.loads alone"
_MODELS = "all of it to models, as a strict client does"
_FIRST = "the first message of it, as other clients do"
_WALKED = "a page of a walk, fetched over HTTP"

# Half of what it came to when all was decoded: 3.7 to 3.9 times, on two machines.
_HALF = 1.9


def page(url: str, times: int, limits: Limits, tick: Callable[[], None]) -> Results:
    """Compare decoding with and without models."""
    content = answers.whole_page(0, answers.shared_messages())
    strict = httpx.Response(200, content=content)
    usual = httpx.Response(200, content=content)
    usual.extensions[LENIENT] = Leniency(url, MissingField)

    def loads(times: int) -> None:
        for _ in range(times):
            json.loads(content)

    def models(times: int) -> None:
        for _ in range(times):
            found = list_notifications.parse(strict)
        _expect(len(found.notifications), answers.PAGE_SIZE)

    def first(times: int) -> None:
        for _ in range(times):
            found = list_notifications.parse(usual).notifications[0].id
        _expect(str(found), answers.message_id(0))

    with NotifyClient(answers.API_KEY, base_url=url) as notify:

        def walked(times: int) -> None:
            some = islice(notify.get_all_notifications_iterator(), times * answers.PAGE_SIZE)
            _expect(sum(1 for _ in some), times * answers.PAGE_SIZE)

        contenders = {_LOADS: loads, _MODELS: models, _FIRST: first, _WALKED: walked}
        measure = in_process(contenders, dict.fromkeys(contenders, times))
        costs = in_turns(contenders, measure, limits, tick)
    rows = [
        (name, milliseconds(costs.cpu(name)), f"{costs.cpu_ratio(name, _LOADS):.2f}x")
        for name in contenders
    ]
    title = f"Decoding a page of {answers.PAGE_SIZE} messages ({len(content):,} bytes)"
    return Results(
        Table(title, ("", "CPU", "CPU, ratio"), rows, note=f"{costs.rounds} rounds"),
        [
            at_most(f"decoding {what}, to {_LOADS}", costs.cpu_ratio(name, _LOADS), limit)
            for what, name, limit in (
                (f"{answers.PAGE_SIZE} messages", _MODELS, 2.5),
                ("a page up to its first message", _FIRST, 1.25),
                ("and fetching a page of a walk, CPU", _WALKED, _HALF),
            )
        ],
    )


def _expect(got: object, wanted: object) -> None:
    if got != wanted:
        raise RuntimeError(f"a contender read {got!r}, not {wanted!r}")
