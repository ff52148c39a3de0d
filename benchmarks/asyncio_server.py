"""The static server for machines without nginx: `python -m benchmarks.asyncio_server PAGES`.

Prints its port, and ends with its standard input.
"""

from __future__ import annotations

import asyncio
import re
import sys

from benchmarks import answers

_CONTENT_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_OLDER_THAN = re.compile(rb"[?&]older_than=([0-9a-f-]{36})")


def response(status: bytes, *body: bytes) -> tuple[bytes, ...]:
    """Put a response together, in parts."""
    head = b"HTTP/1.1 %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return head % (status, sum(map(len, body))), *body


class Answers:
    """Finds the answer to a request by its first line."""

    def __init__(self, pages: int) -> None:
        shared = answers.shared_messages()
        self._sent = response(b"201 Created", answers.sent())
        self._pages: dict[bytes, tuple[bytes, ...]] = {}
        before = b""
        for page in range(pages):
            parts = answers.whole_page(page, b"|SHARED|").partition(b"|SHARED|")
            self._pages[before] = response(b"200 OK", parts[0], shared, parts[2])
            before = str(answers.last_message(page)["id"]).encode()
        self._pages[before] = response(b"200 OK", answers.empty_page())

    def to(self, first_line: bytes) -> tuple[bytes, ...]:
        """Give the parts of the answer."""
        if first_line.startswith(b"POST /v2/notifications/sms "):
            return self._sent
        if first_line.startswith((b"GET /v2/notifications ", b"GET /v2/notifications?")):
            older_than = _OLDER_THAN.search(first_line)
            found = self._pages.get(older_than[1] if older_than else b"")
            if found is not None:
                return found
        return response(b"404 Not Found", b"{}")


class Connection(asyncio.Protocol):
    """Reads requests off one connection, as many as come, and answers them."""

    def __init__(self, found: Answers) -> None:
        self._answers = found
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        if not isinstance(transport, asyncio.Transport):
            raise TypeError("not a stream")
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer what is complete."""
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            head = self._received[:end]
            length = _CONTENT_LENGTH.search(head)
            whole = end + 4 + (int(length[1]) if length else 0)
            if len(self._received) < whole:
                return
            self._received = self._received[whole:]
            self._transport.writelines(self._answers.to(head.partition(b"\r\n")[0]))


async def serve(found: Answers) -> None:
    """Serve until the standard input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(found), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(Answers(int(sys.argv[1]))))
