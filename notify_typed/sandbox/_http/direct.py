"""Usual requests to the v2 API, answered without the layers that stand between it and the network.

Those layers cost more than most answers. What is answered here is a part of what they answer, and
gets the same bytes; a test holds both against each other.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy.exc import SQLAlchemyError

from notify_typed.sandbox._errors import AccidentalError, ApiError
from notify_typed.sandbox._http.endpoint import header_of
from notify_typed.sandbox._http.headers import STANDARD_HEADERS, new_ids
from notify_typed.sandbox._http.whole_requests import plain_head
from notify_typed.sandbox._state.turns import LONG_BODY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response
    from starlette.types import Scope

    from notify_typed.sandbox._http.headers import HeadersMiddleware
    from notify_typed.sandbox._http.hosts import HostMiddleware
    from notify_typed.sandbox._http.request_recorder import RequestRecorder
    from notify_typed.sandbox._http.v2_endpoint import V2Endpoint
    from notify_typed.sandbox._http.whole_requests import WholeRequest
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox.faults._rules import Faults


class Taken(NamedTuple):
    """A request that is answered directly.

    Attributes:
        endpoint: What answers it.
        scope: The request.
        body: Its body.
        began: When it came, in nanoseconds by the machine's clock.
    """

    endpoint: V2Endpoint
    scope: Scope
    body: bytes
    began: int


class Direct:
    """Answers requests that come whole, and whose answers take no time to make.

    Args:
        state: The sandbox.
        faults: The faults that are set: what they may strike takes the usual way.
        endpoints: What answers, by paths without a variable part.
        recorder: Keeps what was asked and answered.
        hosts: Says by which names the sandbox may be reached.
        headers: Tells the date.
    """

    def __init__(
        self,
        state: State,
        faults: Faults,
        endpoints: Mapping[str, V2Endpoint],
        *,
        recorder: RequestRecorder,
        hosts: HostMiddleware,
        headers: HeadersMiddleware,
    ) -> None:
        self._state = state
        self._faults = faults
        self._endpoints = {path.encode(): endpoint for path, endpoint in endpoints.items()}
        self._recorder = recorder
        self._hosts = hosts
        self._headers = headers

    def answer(self, request: WholeRequest) -> bytes | None:
        """Answer a request; None where it takes the usual way, for which nothing is done yet."""
        taken = self.take(request)
        return None if taken is None else self.answer_alone(taken)

    def may_answer(self, request: WholeRequest) -> bool:
        """Return whether a request may be answered here once the rest of its body is there.

        One that is refused whatever is in its body is not.
        """
        taken = self.take(request)
        if taken is None:
            return False
        try:
            self._state.authenticator.caller(header_of(taken.scope, b"authorization"))
        except (AccidentalError, ApiError):
            return False
        return True

    def take(self, request: WholeRequest) -> Taken | None:
        """Take a request; None where it takes the usual way."""
        began = time.perf_counter_ns()
        path, _, query = request.target.partition(b"?")
        endpoint = self._endpoints.get(path)
        if (
            endpoint is None
            or request.method not in endpoint.handled
            or len(request.body) + request.missing > LONG_BODY
        ):
            return None
        scope: Scope = {
            "method": request.method,
            "scheme": "http",
            "path": path.decode(),
            "path_params": {},
            "query_string": query,
            "headers": request.headers,
        }
        host = header_of(scope, b"host")
        if not host or not self._hosts.allows(host):
            return None
        return Taken(endpoint, scope, request.body, began)

    def answer_alone(self, taken: Taken, *, is_asked: bool = False) -> bytes | None:
        """Answer a request that was taken.

        Args:
            taken: The request.
            is_asked: Whether this worker is up to date, and what the request asks was asked.

        Returns:
            The answer; None where it takes the usual way, for which nothing is done yet.
        """
        try:
            if not (is_asked or self._is_up_to_date(taken.scope)) or self._faults.rules:
                return None
            at = self._state.clock.micros()
            response = taken.endpoint.respond(taken.scope, taken.body)
        finally:
            self._state.look_no_further()
        return self.written(taken, at, response)

    def written(self, taken: Taken, at: int, response: Response) -> bytes:
        """Write an answer out, and keep it.

        Args:
            taken: The request.
            at: When it came, in microseconds by the sandbox's clock.
            response: The answer.
        """
        body = bytes(response.body)
        self._recorder.keep(taken.scope, at, taken.began, taken.body, response)
        trace, span = new_ids()
        return b"%b%b\r\nx-b3-traceid: %b\r\nx-b3-spanid: %b\r\n\r\n%b" % (
            plain_head(response.status_code, response.raw_headers, STANDARD_HEADERS),
            b"date: " + self._headers.date(),
            trace,
            span,
            body,
        )

    def _is_up_to_date(self, scope: Scope) -> bool:
        try:
            if scope["method"] == "POST" and not self._faults.rules:
                kind = scope["path"].rpartition("/")[2]
                self._state.look_ahead(header_of(scope, b"authorization"), kind)
            else:
                self._state.refresh()
        except SQLAlchemyError:
            # The usual way tries again, and says what is wrong.
            return False
        return True
