"""How the workers of a sandbox share the connections that come in."""

from __future__ import annotations

import socket
from contextlib import ExitStack

import pytest

from notify_typed.sandbox._server.sharing import SharedListener


def turns_before_it_accepts(listener: SharedListener) -> int:
    for turn in range(100):
        try:
            line, _ = listener.accept()
        except BlockingIOError:
            continue
        line.close()
        return turn
    raise AssertionError("it does not accept")


@pytest.mark.parametrize(("own", "turns"), [(0, 0), (1, 1), (3, 3), (1_000, 4)])
def test_a_worker_leaves_a_connection_to_those_with_fewer_for_a_while(own: int, turns: int) -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    address = listening.getsockname()
    with ExitStack() as stack:
        listener = stack.enter_context(SharedListener(listening, lambda: own))
        listener.settimeout(0)
        for _ in range(2):
            stack.enter_context(socket.create_connection(address))
        assert turns_before_it_accepts(listener) == turns
        # The one that it has just accepted counts too, before it is there for the event loop.
        assert turns_before_it_accepts(listener) == turns + 1
        assert listening.fileno() == -1  # it has been taken over
