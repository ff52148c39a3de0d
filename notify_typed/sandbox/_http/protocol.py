"""Speaks HTTP with one caller, who has a limited time for each request."""

from __future__ import annotations

import asyncio
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from notify_typed.sandbox._errors import LegacyError
from notify_typed.sandbox._http.eager import begin
from notify_typed.sandbox._http.whole_requests import WholeCycle, WholeRequest, read_whole
from notify_typed.sandbox._json import write_json

if TYPE_CHECKING:
    from uvicorn._types import ASGI3Application, HTTPScope

    from notify_typed.sandbox._http.direct import Direct
    from notify_typed.sandbox._http.sends_together import SendsTogether

PATIENCE = 30.0
"""How many seconds a caller has to send a whole request, and then to take in its answer."""

_INCOMPLETE = (h11.IDLE, h11.SEND_BODY)
_ANSWERING = (h11.SEND_RESPONSE, h11.SEND_BODY)
_BETWEEN = {h11.CLIENT: h11.IDLE, h11.SERVER: h11.IDLE}
_NOTHING = (b"", False)
_TOO_SLOW = "The request did not arrive in time"


class _Coming(NamedTuple):
    """A request whose body is still to come, and its bytes up to here: nothing is done for it."""

    request: WholeRequest
    data: bytes


class _Moment(Enum):
    """Moments at which nothing of a request is kept here."""

    BETWEEN = auto()
    """All that has come is answered, or h11 knows of it."""
    ANSWER_NEXT = auto()
    """The next turn of the event loop begins with the answer."""


class PatientProtocol(H11Protocol):
    """Speaks HTTP, and ends connections over which nothing sensible comes in good time."""

    patience = PATIENCE
    direct: Direct | None = None
    sends: SendsTogether | None = None
    _now: _Coming | WholeCycle | _Moment = _Moment.BETWEEN
    """Where the request of the usual form is that h11 does not know of."""
    _arriving: asyncio.TimerHandle | None = None
    _leaving: asyncio.TimerHandle | None = None
    _is_silent = True
    app: ASGI3Application
    _idle_since = float("-inf")
    _has_used_h11 = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in the base class
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._arriving = self.loop.call_later(self.patience, self._give_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        if isinstance(self._now, _Coming):
            self._now = _Moment.BETWEEN
        self._tell_h11()
        self._has_arrived()
        self._has_left()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take data in; the time for a request begins with its first byte."""
        if self._is_silent:
            self._is_silent = False
            self._has_arrived()
        if self._take(data):
            self._has_arrived()
        elif self._arriving is None and not self.transport.is_closing():
            self._arriving = self.loop.call_later(self.patience, self._give_up)

    def eof_received(self) -> bool:  # type: ignore[override] # either is allowed
        """Answer the requests that have come in, though no more will."""
        self._tell_h11()
        if self.conn.our_state not in _ANSWERING:
            # Otherwise asyncio would close the transport without an answer that still waits.
            self.transport.close()
            return False
        if self.conn.their_state is h11.SEND_BODY:
            self.conn.receive_data(b"")
            self.handle_events()
            return False
        self.cycle.keep_alive = False
        # A handler that waits for something else learns that the caller may be gone.
        self.cycle.message_event.set()
        return True

    def pause_writing(self) -> None:
        """Give a caller that does not read some time to do so."""
        super().pause_writing()
        self._leaving = self.loop.call_later(self.patience, self.transport.abort)

    def resume_writing(self) -> None:
        """Stop the time for a caller that reads again."""
        super().resume_writing()
        self._has_left()

    def shutdown(self) -> None:
        """Let the answer be the last one, or end at once where nobody reads it."""
        self._tell_h11()
        if self.flow.write_paused:
            self.transport.abort()
        else:
            super().shutdown()

    def send_400_response(self, msg: str) -> None:
        """Refuse a request that is not HTTP, and end the connection."""
        self._refuse(LegacyError(400, msg))

    def _take(self, data: bytes) -> bool:
        """Take data in; return whether a whole request has come, and nothing beyond."""
        now = self._now
        if isinstance(now, _Coming) and len(data) <= now.request.missing:
            return self._take_request(now.request.with_more(data), now.data + data)
        if isinstance(now, WholeCycle) and now.take(data):
            return now.is_whole
        request = read_whole(data) if self._is_between_requests() else None
        if request is not None:
            return self._take_request(request, data)
        self._tell_h11()
        self._has_used_h11 = True
        super().data_received(data)
        return self.conn.their_state not in _INCOMPLETE

    def _take_request(self, request: WholeRequest, data: bytes) -> bool:
        """Answer a request, or wait for the rest of it; return whether all of it has come."""
        if not request.missing:
            if not self._answer_directly(request, data):
                self._begin(request, data)
            return True
        if self.direct is not None and self.direct.may_answer(request):
            self._now = _Coming(request, data)
        else:
            self._begin(request, data)
        return False

    def _answer_directly(self, request: WholeRequest, data: bytes) -> bool:
        sends = None if self.flow.write_paused else self.sends
        if sends is not None and sends.take(request, partial(self._tell, request, data)):
            self._now = _Moment.ANSWER_NEXT
            return True
        way = None if self.flow.write_paused else self.direct
        answer = None if way is None else way.answer(request)
        if answer is None:
            return False
        self._write(answer)
        return True

    def _tell(self, request: WholeRequest, data: bytes, answer: bytes | None) -> None:
        """Write the answer to a request that was waiting for it, or let it take the usual way."""
        if answer is None:
            self._begin(request, data)
        else:
            self._write(answer)

    def _write(self, answer: bytes) -> None:
        self.transport.writelines((answer,))
        self._answered()

    def _is_between_requests(self) -> bool:
        if self._now is not _Moment.BETWEEN:
            return False
        return not self._has_used_h11 or (
            self.conn.states == _BETWEEN and self.conn.trailing_data == _NOTHING
        )

    def _begin(self, request: WholeRequest, data: bytes) -> None:
        scope = self._scope(request)
        self.cycle = self._now = cycle = WholeCycle(
            scope=scope,
            conn=self.conn,
            transport=self.transport,
            flow=self.flow,
            logger=self.logger,
            access_logger=self.access_logger,
            access_log=self.access_log,
            default_headers=self.server_state.default_headers,
            message_event=asyncio.Event(),
            on_response=self.on_response_complete,
        )
        cycle.begin(data, request, self._answered, self._handed_over)
        work = cycle.run_asgi(self.app)
        # The v2 API needs no task before it waits for something, which it rarely does.
        rest = begin(work) if scope["path"].startswith("/v2/") and cycle.is_whole else work
        if rest is not None:
            task = self.loop.create_task(rest)
            task.add_done_callback(self.tasks.discard)
            self.tasks.add(task)

    def _answered(self) -> None:
        """Begin to wait for the next request, after an answer that h11 knows nothing of."""
        self._now = _Moment.BETWEEN
        self.server_state.total_requests += 1
        self._idle_since = self.loop.time()
        if self.timeout_keep_alive_task is None:
            self._wait_for_next(self.timeout_keep_alive)

    def _handed_over(self) -> None:
        self._now = _Moment.BETWEEN
        self._has_used_h11 = True

    def _wait_for_next(self, seconds: float) -> None:
        self.timeout_keep_alive_task = self.loop.call_later(
            seconds, self.timeout_keep_alive_handler
        )

    def timeout_keep_alive_handler(self) -> None:
        """End a connection over which nothing has come for some time."""
        self.timeout_keep_alive_task = None
        left = self._idle_since + self.timeout_keep_alive - self.loop.time()
        if left > 0:
            # It was not set anew for each answer, as that takes more time than to look here.
            self._wait_for_next(left)
        elif self._is_between_requests():
            super().timeout_keep_alive_handler()

    def _scope(self, request: WholeRequest) -> HTTPScope:
        path, _, query = request.target.partition(b"?")
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "server": self.server,
            "client": self.client,
            "scheme": "http",
            "method": request.method,
            "root_path": "",
            "path": unquote(path.decode()),
            "raw_path": path,
            "query_string": query,
            "headers": request.headers,
            "state": self.app_state.copy(),
        }

    def _tell_h11(self) -> None:
        """Let h11 know of a request that it did not read, to go on from there."""
        if isinstance(self._now, _Coming):
            self._begin(*self._now)
        if isinstance(self._now, WholeCycle):
            self._now.hand_over()

    def _give_up(self) -> None:
        self._arriving = None
        self._tell_h11()
        if self.conn.their_state is h11.IDLE and not self.conn.trailing_data[0]:
            # Nothing was asked, so there is nothing to say.
            self.transport.close()
        else:
            self._refuse(LegacyError(408, _TOO_SLOW))

    def _refuse(self, refusal: LegacyError) -> None:
        is_answering = self.conn.our_state in _ANSWERING
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            body = write_json(refusal.body()).encode() + b"\n"
            headers = [
                (b"content-type", b"application/json"),
                (b"content-length", str(len(body)).encode()),
                (b"connection", b"close"),
            ]
            for event in (
                h11.Response(status_code=refusal.status, headers=headers),
                h11.Data(data=body),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        if is_answering:
            # The handler of the request must learn that it is over.
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.close()

    def _has_arrived(self) -> None:
        if self._arriving is not None:
            self._arriving.cancel()
            self._arriving = None

    def _has_left(self) -> None:
        if self._leaving is not None:
            self._leaving.cancel()
            self._leaving = None
