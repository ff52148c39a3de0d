"""The blocking clients' I/O: carries out what the core decides, and keeps the connections."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, ParamSpec, Self, TypeVar

from notify_typed._engine.base import Capture, Core, remember
from notify_typed._engine.connections import ClientExchange, DirectExchange, drive
from notify_typed.errors import ClientClosed

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from notify_typed._engine.connections import Exchange
    from notify_typed._engine.operation import Operation, Response
    from notify_typed._engine.policy import Flow

__all__ = ["Blocking"]

P = ParamSpec("P")
T = TypeVar("T")


class Blocking(Core):
    """A client whose calls wait for their answers. Safe to use from several threads at once."""

    _connection: _Connection

    def _connect(self, http_client: httpx.Client | None) -> None:
        """Take the caller's httpx client, or make connections when they are first needed."""
        requests = self._requests
        self._connection = _Connection(
            lambda: DirectExchange(requests),
            None if http_client is None else ClientExchange(requests, http_client),
        )

    def with_raw_response(
        self, method: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Response[T]:
        """Call one of the client's methods and give its result together with the HTTP answer.

        Example:
            ::

                answer = notify.with_raw_response(notify.get_template, template_id)
                answer.parsed.name, answer.http_response.headers["Date"]
        """
        with Capture(method) as capture:
            return capture.response(method(*args, **kwargs))

    def close(self) -> None:
        """Close the connections; the client cannot be used any more."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Give the client itself; leaving the block closes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connections."""
        self.close()

    def _run(self, operation: Operation[T]) -> T:
        return self._drive(self._call(operation))

    def _drive(self, flow: Flow[Response[T]]) -> T:
        return remember(drive(flow, self._connection.exchange(), time.sleep))


class _Connection:
    """The exchange of a client and its copies, made when first needed unless there is one."""

    def __init__(self, make: Callable[[], Exchange], exchange: Exchange | None) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._exchange = exchange
        self._closed = False

    def exchange(self) -> Exchange:
        # Read once: another thread may close the client at any moment.
        exchange = self._exchange
        if exchange is None:
            with self._lock:
                if self._closed:
                    raise ClientClosed("This client is closed; make a new one.")
                exchange = self._exchange = self._exchange or self._make()
        return exchange

    def close(self) -> None:
        with self._lock:
            exchange, self._closed = self._exchange, True
            self._exchange = None
        if exchange is not None:
            exchange.close()
