"""The async clients' I/O: carries out what the core decides, and keeps the connections."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TYPE_CHECKING, ParamSpec, Self, TypeVar

from notify_typed._engine.base import Capture, Core, remember
from notify_typed._engine.connections import AsyncClientExchange, AsyncDirectExchange, adrive
from notify_typed.errors import ClientClosed

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from notify_typed._engine.connections import AsyncExchange
    from notify_typed._engine.operation import Operation, Response
    from notify_typed._engine.policy import Flow

__all__ = ["Awaiting"]

P = ParamSpec("P")
T = TypeVar("T")


class Awaiting(Core):
    """A client whose calls are awaited, within one event loop."""

    _connection: _Connection

    def _connect(self, http_client: httpx.AsyncClient | None) -> None:
        """Take the caller's httpx client, or make connections when they are first needed."""
        requests = self._requests
        self._connection = _Connection(
            lambda: AsyncDirectExchange(requests),
            None if http_client is None else AsyncClientExchange(requests, http_client),
        )

    async def with_raw_response(
        self, method: Callable[P, Awaitable[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Response[T]:
        """Call one of the client's methods and give its result together with the HTTP answer."""
        with Capture(method) as capture:
            call = method(*args, **kwargs)
            if not _is_awaitable(call):
                raise capture.no_response()
            return capture.response(await call)

    async def aclose(self) -> None:
        """Close the connections; the client cannot be used any more."""
        await self._connection.aclose()

    async def __aenter__(self) -> Self:
        """Give the client itself; leaving the block closes it."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the connections."""
        await self.aclose()

    async def _run(self, operation: Operation[T]) -> T:
        return await self._drive(self._call(operation))

    async def _drive(self, flow: Flow[Response[T]]) -> T:
        return remember(await adrive(flow, self._connection.exchange(), asyncio.sleep))


def _is_awaitable(value: object) -> bool:
    return isinstance(value, Awaitable)


class _Connection:
    """The exchange of a client and its copies, made when first needed unless there is one."""

    def __init__(self, make: Callable[[], AsyncExchange], exchange: AsyncExchange | None) -> None:
        self._make = make
        self._exchange = exchange
        # Connections of our own belong to the event loop they were made in.
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    def exchange(self) -> AsyncExchange:
        if self._closed:
            raise ClientClosed("This client is closed; make a new one.")
        if self._exchange is None:
            self._exchange = self._make()
            self._loop = asyncio.get_running_loop()
        elif self._loop is not None and self._loop is not asyncio.get_running_loop():
            raise ClientClosed("This client was used in another event loop; make one in each.")
        return self._exchange

    async def aclose(self) -> None:
        exchange, self._closed = self._exchange, True
        self._exchange = None
        if exchange is not None:
            await exchange.aclose()
