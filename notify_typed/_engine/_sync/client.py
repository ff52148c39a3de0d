# Made from notify_typed/_engine/_async/client.py by scripts/make_sync.py; edit that.
"""The base of sync clients: carries out what the policy decides, and keeps the connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, ParamSpec, Self, TypeVar

from notify_typed._engine._sync.driver import drive
from notify_typed._engine._sync.sender import ClientSender, sender
from notify_typed._engine.base import BaseClient, Capture, remember
from notify_typed._engine.connection import Connection
from notify_typed._engine.policy import call_flow
from notify_typed._engine.tls import verify_from
from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed._engine._sync.sender import Sender
    from notify_typed._engine.flow import Flow
    from notify_typed._engine.http_clients import HTTPClient
    from notify_typed._engine.operation import Operation, Response
    from notify_typed._engine.tls import Verify

__all__ = ["SyncAPIClient"]

P = ParamSpec("P")
T = TypeVar("T")


class SyncAPIClient(BaseClient):
    """A client whose calls block. Thread-safe."""

    _connection: Connection[Sender]

    def _connect(self, http_client: HTTPClient | None, verify: Verify | None) -> None:
        """Take the caller's HTTP client, or make connections when they are first needed."""
        if http_client is not None and verify is not None:
            raise InvalidInput("With an http_client, verify belongs to that; give one of the two.")
        requests, tls = self._requests, verify_from(verify)
        self._connection = Connection(
            lambda: sender(requests, tls),
            None if http_client is None else ClientSender(requests, http_client),
        )

    def with_raw_response(
        self, method: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
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
            >>> answer = notify.with_raw_response(notify.get_template, template_id)
            >>> answer.parsed.name, answer.http_response.status_code
            ('Appointment reminder', 200)
        """
        with Capture(method) as capture:
            return capture.response(method(*args, **kwargs))

    def close(self) -> None:
        """Close the connections; the client cannot be used any more.

        Example:
            >>> notify.close()
        """
        sender = self._connection.close()
        if sender is not None:
            sender.close()

    def __enter__(self) -> Self:
        """Give the client itself; leaving the block closes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connections."""
        self.close()

    def _send(self, operation: Operation[T]) -> T:
        """Make one call, with its retries."""
        flow = call_flow(operation, self._context)
        return remember(drive(flow, self._connection.sender()))

    def _carry_out(self, flow: Flow[Response[T]]) -> T:
        """Make the calls of a longer flow."""
        return remember(drive(flow, self._connection.sender()))
