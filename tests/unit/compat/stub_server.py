"""A server on loopback that keeps what it is asked and answers what a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import ssl

JSON: Final = "application/json"
SERVICE_ID: Final = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET: Final = "3d844edf-8d35-48ac-975b-e847b4f122b0"
API_KEY: Final = f"my_test_key-{SERVICE_ID}-{SECRET}"


@dataclass(frozen=True)
class Asked:
    """A request as it came over the wire."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def token(self) -> str:
        return self.headers["authorization"].removeprefix("Bearer ")


@dataclass(frozen=True)
class Reply:
    """An answer; ``claimed_length`` more than there is makes it break off."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": JSON})
    claimed_length: int | None = None


def json_reply(data: object, status: int = 200) -> Reply:
    return Reply(status, json.dumps(data).encode())


class StubServer:
    """Answers every request with ``answer``, and keeps the requests in ``asked``."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.asked: list[Asked] = []
        self.answer: Callable[[Asked], Reply] = lambda _asked: Reply()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        if tls is not None:
            self._http.socket = tls.wrap_socket(self._http.socket, server_side=True)
            self.url = self.url.replace("http:", "https:")

    def reply(self, reply: Reply) -> None:
        self.answer = lambda _asked: reply

    def reply_in_turn(self, *replies: Reply) -> None:
        waiting = iter(replies)
        self.answer = lambda _asked: next(waiting)

    def forget(self) -> list[Asked]:
        """Give what was asked until now, and start anew."""
        asked, self.asked = self.asked, []
        return asked

    @property
    def only(self) -> Asked:
        (asked,) = self.asked
        return asked

    @contextmanager
    def running(self) -> Iterator[StubServer]:
        self._http.daemon_threads = True
        thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._http.shutdown()
            self._http.server_close()
            thread.join()


def _handler(server: StubServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.command, self.path, headers, body)
            server.asked.append(asked)
            reply = server.answer(asked)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            bodiless = reply.status in {204, 304} or self.command == "HEAD"
            if not bodiless:
                length = reply.claimed_length or len(reply.body)
                self.send_header("Content-Length", str(length))
            self.end_headers()
            if not bodiless:
                self.wfile.write(reply.body)
            if reply.claimed_length is not None:
                self.close_connection = True

        do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = handle_any  # noqa: N815 - http.server's

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's
            pass

    return Handler
