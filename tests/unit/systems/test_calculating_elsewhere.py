"""The process that calculates for a sandbox, run in this one: its answers, and where it runs."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import socket
from contextlib import closing
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from notify_typed.sandbox._state import apart

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _same_signals() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def calculated(*orders: tuple[Any, ...]) -> list[Any]:
    """What it answers to orders, until nobody is left to give any."""
    ours, its = multiprocessing.Pipe()
    with ours, its:
        for order in orders:
            ours.send_bytes(pickle.dumps(order))
        with closing(socket.socket(fileno=os.dup(ours.fileno()))) as way:
            way.shutdown(socket.SHUT_WR)
        apart._calculate(its)
        return [pickle.loads(ours.recv_bytes()) for _ in orders]  # noqa: S301 - written above


def test_it_answers_with_what_came_out_or_what_went_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    given_way: list[int] = []
    monkeypatch.setattr(os, "nice", given_way.append)
    (no_problem, three), (problem, nothing) = calculated((abs, (-3,), {}), (int, ("x",), {}))
    assert (no_problem, three, nothing) == (None, 3, None)
    assert isinstance(problem, ValueError)
    assert given_way == [10]
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_it_works_where_no_process_gives_way_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "nice")
    assert calculated((abs, (-3,), {})) == [(None, 3)]


def test_it_starts_where_signals_cannot_be_kept_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "signal", SimpleNamespace())
    with apart._start() as way:
        way.send_bytes(pickle.dumps((abs, (-3,), {})))
        assert pickle.loads(way.recv_bytes()) == (None, 3)  # noqa: S301 - of our own process
