"""A receiver of callbacks for tests: on a port of this machine, in a thread that ends with it."""

from __future__ import annotations

import secrets
import socketserver
import threading
from typing import TYPE_CHECKING, Self, TypeVar
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from notify_typed.webhooks import (
    DeliveryReceipt,
    ReceivedTextMessage,
    ReturnedLetter,
    WSGIReceiver,
)

if TYPE_CHECKING:
    from types import TracebackType
    from wsgiref.types import StartResponse, WSGIEnvironment

    from notify_typed.webhooks import Callback

__all__ = ["CallbackReceiver"]

_T = TypeVar("_T")
_POLL = 0.02  # seconds until `close` is noticed


class CallbackReceiver:
    """Receives callbacks, keeps them, and answers as a test tells it to.

    It listens on a free port of this machine from when it is made until `close`, or the end of a
    `with` block. Requests without its bearer token are refused, as your service would refuse them.

    Attributes:
        url: Where it listens.
        token: The bearer token that it takes.
        received: What came, the oldest first: `DeliveryReceipt`, `ReceivedTextMessage` and
            `ReturnedLetter` of `notify_typed.models`.

    Example:
        >>> from notify_typed.testing import CallbackReceiver
        >>> with CallbackReceiver() as receiver:
        ...     receiver.url.startswith("http://127.0.0.1:")
        True
    """

    url: str
    token: str
    received: list[Callback]

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(24)
        self.received = []
        self._came = threading.Condition()
        self._answers: list[int] = []
        self._app = WSGIReceiver(
            tokens=self.token,
            on_delivery_receipt=self._keep,
            on_received_text=self._keep,
            on_returned_letter=self._keep,
        )
        self._server = _Server(("127.0.0.1", 0), _Quiet)
        self._server.set_app(self._serve)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        # A test that fails half-way must not leave a thread that keeps the run from ending.
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(_POLL,), name="notify-callbacks", daemon=True
        )
        self._thread.start()

    @property
    def delivery_receipts(self) -> list[DeliveryReceipt]:
        """The delivery receipts that came, the oldest first."""
        return self._of(DeliveryReceipt)

    @property
    def received_texts(self) -> list[ReceivedTextMessage]:
        """The texts that came in, the oldest first."""
        return self._of(ReceivedTextMessage)

    @property
    def returned_letters(self) -> list[ReturnedLetter]:
        """The letters that came back, the oldest first."""
        return self._of(ReturnedLetter)

    def answer(self, status: int, times: int = 1) -> None:
        """Answer the next callbacks with a status, and keep none of them.

        Args:
            status: The HTTP status, such as 500, after which Notify calls again.
            times: How many callbacks.

        Raises:
            ValueError: It is not an HTTP status.

        Example:
            >>> receiver.answer(500, times=2)
        """
        if not 200 <= status < 600:
            raise ValueError(f"status must be an HTTP status from 200 to 599, not {status}.")
        self._answers += [status] * times

    def wait_for(self, count: int = 1, timeout: float = 5.0) -> list[Callback]:
        """Wait until so many callbacks have come, and return all that came.

        Args:
            count: How many, counted from the start.
            timeout: How many seconds to wait.

        Returns:
            What came, the oldest first.

        Raises:
            TimeoutError: Fewer came; the text says how many.

        Example:
            >>> [receipt] = receiver.wait_for(1)
            >>> print(receipt.status)
            delivered
        """
        with self._came:
            if not self._came.wait_for(lambda: len(self.received) >= count, timeout):
                raise TimeoutError(
                    f"{len(self.received)} of {count} callbacks came within {timeout:g} seconds"
                )
            return [*self.received]

    def close(self) -> None:
        """Stop listening.

        Example:
            >>> receiver.close()
        """
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def __enter__(self) -> Self:
        """Give the receiver itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop listening."""
        self.close()

    def __repr__(self) -> str:
        return f"<CallbackReceiver {self.url}>"

    def _of(self, kind: type[_T]) -> list[_T]:
        return [callback for callback in self.received if isinstance(callback, kind)]

    def _keep(self, callback: Callback) -> None:
        with self._came:
            self.received.append(callback)
            self._came.notify_all()

    def _serve(self, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        if self._answers:
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            start_response(f"{self._answers.pop(0)} As told", [("Content-Length", "0")])
            return [b""]
        return self._app(environ, start_response)


class _Server(socketserver.ThreadingMixIn, WSGIServer):
    """A server that leaves no threads behind, and asks no name server what it is called."""

    daemon_threads = True

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]
        self.setup_environ()


class _Quiet(WSGIRequestHandler):
    """Answers requests without writing a line about each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's own name
        """Write nothing."""
