"""A receiver of callbacks as an ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from inspect import iscoroutinefunction
from typing import TypeAlias, TypeGuard

from notify_typed.webhooks._receiver import (
    MAX_BODY_BYTES,
    TOO_LARGE,
    Answer,
    DeliveryReceiptHandler,
    Job,
    ReceivedTextHandler,
    Receiver,
    ReturnedLetterHandler,
)

__all__ = ["ASGIReceiver"]

_Event: TypeAlias = Mapping[str, object]
_Receive: TypeAlias = Callable[[], Awaitable[_Event]]
_Send: TypeAlias = Callable[[dict[str, object]], Awaitable[None]]


class ASGIReceiver:
    """Notify's callbacks for Starlette, FastAPI and every other ASGI framework or server.

    It checks the bearer token, reads the body and calls the function given for that kind of
    callback. One URL may serve all three kinds. Which request gets which answer, and why, stands in
    `notify_typed.webhooks._receiver`; what a handler has to reckon with in
    `notify_typed.webhooks`. The path is not looked at: the framework has done that.

    A handler may be an `async def` or an ordinary function, which runs in a thread. It should be
    done within 5 seconds, because then Notify calls again. If it raises, Notify calls again too;
    the log then says where, without the exception's text. To report it elsewhere, catch it
    in the handler and raise it again.

    Args:
        tokens: The bearer token entered in Notify's settings, or several of them.
        on_delivery_receipt: Called with a `DeliveryReceipt`.
        on_received_text: Called with a `ReceivedTextMessage`.
        on_returned_letter: Called with a `ReturnedLetter`.
        max_body: The largest body that is read, in bytes.

    Raises:
        InvalidInput: No token, no handler, or one of them cannot be what it should be.

    Example:
        ::

            receiver = ASGIReceiver(tokens=token, on_delivery_receipt=save_receipt)
            app.router.routes.append(Route("/notify/callbacks", receiver))
    """

    def __init__(
        self,
        *,
        tokens: str | Iterable[str],
        on_delivery_receipt: DeliveryReceiptHandler | None = None,
        on_received_text: ReceivedTextHandler | None = None,
        on_returned_letter: ReturnedLetterHandler | None = None,
        max_body: int = MAX_BODY_BYTES,
    ) -> None:
        self._receiver = Receiver(
            tokens=tokens,
            on_delivery_receipt=on_delivery_receipt,
            on_received_text=on_received_text,
            on_returned_letter=on_returned_letter,
            max_body=max_body,
        )

    async def __call__(self, scope: _Event, receive: _Receive, send: _Send) -> None:
        """Answer one request. Called by the server."""
        match scope["type"]:
            case "http":
                answer = await self._answer(scope, receive)
                if answer is not None:
                    await _send(answer, send)
            case "lifespan":
                await _live(receive, send)
            case _:
                await send({"type": "websocket.close"})

    def __repr__(self) -> str:
        return "ASGIReceiver(...)"

    async def _answer(self, scope: _Event, receive: _Receive) -> Answer | None:
        length = _header(scope, b"content-length")
        refusal = self._receiver.refuse(
            str(scope["method"]),
            _header(scope, b"authorization"),
            None if length is None else length.decode("latin-1"),
        )
        if refusal is not None:
            return refusal
        body = await _body(receive, self._receiver.max_body)
        if body is None:
            return None  # the other side hung up: nobody is left to answer
        if len(body) > self._receiver.max_body:
            return self._receiver.refused(TOO_LARGE)
        job = self._receiver.accept(body)
        return job if isinstance(job, Answer) else await self._run(job)

    async def _run(self, job: Job) -> Answer:
        try:
            with job.watched():
                await _handle(job)
        except Exception as error:  # noqa: BLE001 (whatever a handler raises, Notify should call again)
            return self._receiver.failed(job, error)
        return self._receiver.handled(job)


async def _handle(job: Job) -> None:
    if iscoroutinefunction(job.handler):
        result = job.run()
    else:
        result = await asyncio.to_thread(_in_thread, job)
    # A thread's result can still want awaiting: of an object whose __call__ is async, for one.
    if _is_awaitable(result):
        await result


def _in_thread(job: Job) -> object:
    try:
        return job.run()
    except StopIteration as error:  # which would never get out of the thread
        raise RuntimeError("The handler raised StopIteration.") from error


async def _body(receive: _Receive, limit: int) -> bytes | None:
    body = bytearray()
    while len(body) <= limit:
        event = await receive()
        if event["type"] == "http.disconnect":
            return None  # the other side hung up: nobody is left to answer
        piece = event.get("body")
        if isinstance(piece, bytes):
            body += piece
        if not event.get("more_body"):
            break
    return bytes(body)


async def _send(answer: Answer, send: _Send) -> None:
    body = answer.text.encode()
    headers = [(name.lower().encode(), value.encode()) for name, value in answer.headers]
    if body:
        headers.append((b"content-type", b"text/plain; charset=utf-8"))
        headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _live(receive: _Receive, send: _Send) -> None:
    while True:
        event = await receive()
        await send({"type": f"{event['type']}.complete"})
        if event["type"] == "lifespan.shutdown":
            return


def _header(scope: _Event, wanted: bytes) -> bytes | None:
    headers = scope["headers"]
    found = [value for name, value in headers if name == wanted] if _is_headers(headers) else []
    # Two different tokens in one request are nobody's honest doing.
    return found[0] if len(found) == 1 else None


def _is_headers(value: object) -> TypeGuard[Iterable[tuple[bytes, bytes]]]:
    return isinstance(value, Iterable)


def _is_awaitable(value: object) -> TypeGuard[Awaitable[object]]:
    return isinstance(value, Awaitable)
