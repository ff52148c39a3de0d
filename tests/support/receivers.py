"""A service's own server, which callbacks come to."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from patience import HANG


@dataclass
class Receiver:
    """Remembers what it is sent, and answers as told.

    Attributes:
        url: Its address.
        requests: The path, headers and decoded body of each request.
        answers: The statuses of the next answers; 200 when there is none left.
        headers: Further headers of each answer.
        content: The body of each answer.
        arrived: Set with each request.
        may_answer: Clear it to let requests hang.
    """

    url: str = ""
    requests: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes = b""
    arrived: threading.Event = field(default_factory=threading.Event)
    may_answer: threading.Event = field(default_factory=threading.Event)

    @property
    def bodies(self) -> list[Any]:
        return [body for _, _, body in self.requests]


@contextmanager
def receiving() -> Iterator[Receiver]:
    """Run a receiver."""
    known = Receiver()
    known.may_answer.set()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.answer(json.loads(body))

        def do_GET(self) -> None:
            self.answer(None)

        def answer(self, body: Any) -> None:
            known.requests.append((self.path, dict(self.headers), body))
            known.arrived.set()
            known.may_answer.wait(HANG)
            self.send_response(known.answers.pop(0) if known.answers else 200)
            for name, value in known.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(known.content)))
            self.end_headers()
            self.wfile.write(known.content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in the base class
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing: a caller that goes away is what some tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    known.url = f"http://127.0.0.1:{server.server_port}/told"
    try:
        yield known
    finally:
        known.may_answer.set()
        server.shutdown()
        thread.join()
        server.server_close()
