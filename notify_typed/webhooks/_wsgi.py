"""A receiver of callbacks as a WSGI application."""

from __future__ import annotations

from collections.abc import Coroutine
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, TypeGuard

from notify_typed.errors import InvalidInput
from notify_typed.webhooks._receiver import (
    CUT_OFF,
    MAX_BODY_BYTES,
    NO_LENGTH,
    TOO_LARGE,
    Answer,
    DeliveryReceiptHandler,
    Job,
    ReceivedTextHandler,
    Receiver,
    ReturnedLetterHandler,
    declared,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import InputStream, StartResponse, WSGIEnvironment

__all__ = ["WSGIReceiver"]

_NO_AWAIT = "A WSGI receiver cannot await; its handlers must not be async."


class WSGIReceiver:
    """Notify's callbacks for Flask, Django and every other WSGI framework or server.

    It checks the bearer token, reads the body and calls the function given for that kind of
    callback. One URL may serve all three kinds. Which request gets which answer, and why, stands in
    `notify_typed.webhooks._receiver`; what a handler has to reckon with in
    `notify_typed.webhooks`. The path is not looked at: the framework has done that.

    A handler should be done within 5 seconds, because then Notify calls again. If it raises,
    Notify calls again too; the log then says where, without the exception's text. To report
    it elsewhere, catch it in the handler and raise it again.

    Under Apache, `WSGIPassAuthorization On` is needed for the token to get here.

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

            receiver = WSGIReceiver(tokens=token, on_delivery_receipt=save_receipt)
            app.wsgi_app = DispatcherMiddleware(app.wsgi_app, {"/notify/callbacks": receiver})
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
        for handler in (on_delivery_receipt, on_received_text, on_returned_letter):
            if iscoroutinefunction(handler):
                raise InvalidInput(_NO_AWAIT)
        self._receiver = Receiver(
            tokens=tokens,
            on_delivery_receipt=on_delivery_receipt,
            on_received_text=on_received_text,
            on_returned_letter=on_returned_letter,
            max_body=max_body,
        )

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        """Answer one request. Called by the server."""
        answer = self._answer(environ)
        body = answer.text.encode()
        headers = list(answer.headers)
        if body:
            headers.append(("Content-Type", "text/plain; charset=utf-8"))
            headers.append(("Content-Length", str(len(body))))
        start_response(f"{answer.status} {answer.reason}", headers)
        return [body]

    def __repr__(self) -> str:
        return "WSGIReceiver(...)"

    def _answer(self, environ: WSGIEnvironment) -> Answer:
        length: str = environ.get("CONTENT_LENGTH", "")
        refusal = self._receiver.refuse(
            environ["REQUEST_METHOD"], environ.get("HTTP_AUTHORIZATION"), length
        )
        if refusal is not None:
            return refusal
        # Without a length only some servers mark the body's end; on the others a read would hang.
        if not length and not environ.get("wsgi.input_terminated"):
            return self._receiver.refused(NO_LENGTH)
        wanted = declared(length) if length else self._receiver.max_body + 1
        try:
            body = _body(environ["wsgi.input"], wanted)
        except OSError:
            return self._receiver.refused(CUT_OFF)
        if length and len(body) < wanted:
            return self._receiver.refused(CUT_OFF)
        if len(body) > self._receiver.max_body:
            return self._receiver.refused(TOO_LARGE)
        job = self._receiver.accept(body)
        return job if isinstance(job, Answer) else self._run(job)

    def _run(self, job: Job) -> Answer:
        try:
            with job.watched():
                _handle(job)
        except Exception as error:  # noqa: BLE001 (whatever a handler raises, Notify should call again)
            return self._receiver.failed(job, error)
        return self._receiver.handled(job)


def _body(stream: InputStream, wanted: int) -> bytes:
    body = bytearray()
    while len(body) < wanted:
        piece = stream.read(wanted - len(body))
        if not piece:
            break
        body += piece
    return bytes(body)


def _handle(job: Job) -> None:
    result = job.run()
    if _is_coroutine(result):
        result.close()
        raise InvalidInput(_NO_AWAIT)


def _is_coroutine(value: object) -> TypeGuard[Coroutine[object, object, object]]:
    return isinstance(value, Coroutine)
