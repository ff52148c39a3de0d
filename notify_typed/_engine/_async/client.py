"""The base of async clients: carries out what the policy decides, and keeps the connection."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, ParamSpec, Self, TypeVar

from notify_typed._engine._async.driver import async_drive
from notify_typed._engine._async.sender import AsyncClientSender, async_sender
from notify_typed._engine.async_connection import AsyncConnection
from notify_typed._engine.base import BaseClient, Capture, remember
from notify_typed._engine.policy import call_flow
from notify_typed._engine.tls import verify_from
from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed._engine._async.sender import AsyncSender
    from notify_typed._engine.flow import Flow
    from notify_typed._engine.http_clients import AsyncHTTPClient
    from notify_typed._engine.operation import Operation, Response
    from notify_typed._engine.tls import Verify

__all__ = ["AsyncAPIClient"]

P = ParamSpec("P")
T = TypeVar("T")


class AsyncAPIClient(BaseClient):
    """A client whose calls are awaited, within one event loop."""

    _connection: AsyncConnection[AsyncSender]

    def _connect(self, http_client: AsyncHTTPClient | None, verify: Verify | None) -> None:
        """Take the caller's HTTP client, or make connections when they are first needed."""
        if http_client is not None and verify is not None:
            raise InvalidInput("With an http_client, verify belongs to that; give one of the two.")
        requests, tls = self._requests, verify_from(verify)
        self._connection = AsyncConnection(
            lambda: async_sender(requests, tls),
            None if http_client is None else AsyncClientSender(requests, http_client),
        )

    async def with_raw_response(
        self, method: Callable[P, Awaitable[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Response[T]:
        """Call one of the client's methods and give its result together with the HTTP answer.

        Args:
            method: The method, such as `get_template`.
            *args: Its arguments.
            **kwargs: Its keyword arguments.

        Returns:
            The method's result, and the last answer that it was made of.

        Raises:
            InvalidInput: The method makes no request.
            RequestError: As the method raises it.

        Example:
            >>> answer = await notify.with_raw_response(notify.get_template, template_id)
            >>> answer.parsed.name, answer.http_response.status_code
            ('Appointment reminder', 200)
        """
        with Capture(method) as capture:
            call = method(*args, **kwargs)
            if not _is_awaitable(call):
                raise capture.no_response()
            return capture.response(await call)

    async def aclose(self) -> None:
        """Close the connections; the client cannot be used any more.

        Example:
            >>> await notify.aclose()
        """
        sender = self._connection.close()
        if sender is not None:
            await sender.aclose()

    async def __aenter__(self) -> Self:
        """Give the client itself; leaving the block closes it."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the connections."""
        await self.aclose()

    async def _send(self, operation: Operation[T]) -> T:
        """Make one call, with its retries."""
        flow = call_flow(operation, self._context)
        return remember(await async_drive(flow, self._connection.sender()))

    async def _carry_out(self, flow: Flow[Response[T]]) -> T:
        """Make the calls of a longer flow."""
        return remember(await async_drive(flow, self._connection.sender()))


def _is_awaitable(value: object) -> bool:
    return isinstance(value, Awaitable)
