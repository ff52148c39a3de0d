"""Ends what takes longer than it may, where only another thread can be made to wait."""

from __future__ import annotations

import threading
from contextvars import copy_context
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

from notify_typed._engine.failures import ReadTimeout
from notify_typed._engine.http_clients import is_network_client

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed._engine.http_clients import HTTPClient

__all__ = ["LEEWAY", "bounded"]

P = ParamSpec("P")
T = TypeVar("T")

# Time-outs of the parts come first: they say more, such as that nothing was sent.
LEEWAY: Final = 1.05


def bounded(
    client: HTTPClient,
    abandon: Callable[[], None],
    seconds: float | None,
    function: Callable[P, T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Call a function for so long, and not much longer.

    A client that goes over the network by its library's own means knows time-outs between two
    pieces alone: an answer that drips would hold it for ever. It is used in a thread then, which
    ends with its connection. Others are used here; they may lean on what belongs to this thread.

    Args:
        client: The HTTP client that the function uses.
        abandon: Called when nobody waits any more.
        seconds: How long; None for no limit.
        function: The function.
        *args: Its arguments.
        **kwargs: Its keyword arguments.

    Raises:
        ReadTimeout: It took longer.
    """
    if seconds is None or not is_network_client(client):
        return function(*args, **kwargs)
    done = threading.Event()
    outcome: list[T] = []
    failed: list[BaseException] = []
    context = copy_context()

    def run() -> None:
        try:
            outcome.append(context.run(function, *args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
            failed.append(error)
        finally:
            done.set()

    try:
        threading.Thread(target=run, name="notify-typed", daemon=True).start()
    except RuntimeError:  # the interpreter is about to end, and starts none any more
        run()
    in_time = False
    try:
        in_time = done.wait(seconds * LEEWAY)
    finally:
        if not in_time:
            abandon()
    if not in_time:
        raise ReadTimeout
    if failed:
        raise failed.pop()
    return outcome.pop()
