"""A line to a server that is cut behind a request: its answer is lost, and its work is not."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

from patience import HANG


@dataclass
class CutLine:
    """Takes connections and passes all on to a server on loopback, until one request.

    Attributes:
        server: The port of the server.
        behind: Something of the request behind which its connection is cut, once.
        is_behind_answer: Whether it cuts only when the server has answered the request.
        is_cut: Whether it was cut.
    """

    server: int
    behind: bytes
    is_behind_answer: bool = False
    is_cut: bool = False
    _listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    _lines: list[socket.socket] = field(default_factory=list[socket.socket])
    _threads: list[threading.Thread] = field(default_factory=list[threading.Thread])

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        _end(self._listener)
        self._threads[0].join(HANG)
        for line in self._lines:
            _end(line)
        for thread in self._threads:
            thread.join(HANG)
        for line in [self._listener, *self._lines]:
            line.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self.server))
            self._lines += [client, server]
            cut = threading.Event()
            self._start(self._pass_on, client, server, cut)
            self._start(self._pass_back, client, server, cut)

    def _pass_on(self, client: socket.socket, server: socket.socket, cut: threading.Event) -> None:
        for data in _received(client):
            if self.behind in data and not self.is_cut:
                self.is_cut = True
                cut.set()
            with suppress(OSError):  # likewise
                server.sendall(data)
            if cut.is_set() and not self.is_behind_answer:
                _end(client)
                return
        if not cut.is_set():
            _end(server)

    def _pass_back(
        self, client: socket.socket, server: socket.socket, cut: threading.Event
    ) -> None:
        for data in _received(server):
            if cut.is_set():
                if self.is_behind_answer:
                    _end(client)
                return
            with suppress(OSError):  # it has gone
                client.sendall(data)

    def _start(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()


def _end(line: socket.socket) -> None:
    with suppress(OSError):  # the other end was faster
        line.shutdown(socket.SHUT_RDWR)


def _received(line: socket.socket) -> Iterator[bytes]:
    try:
        while data := line.recv(65_536):
            yield data
    except OSError:  # it was closed here
        return
