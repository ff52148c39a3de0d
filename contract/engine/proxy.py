"""Hand every request on to another server, and change it or its answer on the way."""

from __future__ import annotations

import asyncio
import socket
import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, Self, TypeAlias

import httpx
import uvicorn

from contract.engine.certificates import certificates

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Scope: TypeAlias = dict[str, Any]

# Headers that belong to one connection and not to the message, and those that are counted anew.
_OF_THE_CONNECTION: Final = {
    *(b"connection", b"keep-alive", b"proxy-authenticate", b"proxy-authorization", b"te"),
    *(b"trailer", b"transfer-encoding", b"upgrade", b"content-length", b"accept-encoding"),
    b"content-encoding",  # httpx has undone it
}
UNREACHABLE: Final = "x-proxy-unreachable"
"""A header of answers that come from the proxy, because the other server gave none."""

Headers: TypeAlias = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True)
class Request:
    """A request as it came in.

    Attributes:
        method: Its method.
        path: Its path as it was spelt, still quoted.
        query: Its query as it was spelt.
        headers: Its headers, names in lower case.
        body: Its body.
    """

    method: str
    path: str
    query: str
    headers: Headers
    body: bytes = field(repr=False)

    def header(self, name: str) -> str | None:
        """Give the value of a header, or None."""
        wanted = name.lower().encode()
        return next((value.decode("latin-1") for key, value in self.headers if key == wanted), None)

    def with_header(self, name: str, value: str | None) -> Self:
        """Copy the request with another value of a header, or without it."""
        wanted = name.lower().encode()
        kept = tuple((key, old) for key, old in self.headers if key != wanted)
        added = () if value is None else ((wanted, value.encode("latin-1")),)
        return replace(self, headers=kept + added)


@dataclass(frozen=True)
class Answer:
    """An answer on its way back."""

    status: int
    headers: Headers
    body: bytes = field(repr=False)


Forward: TypeAlias = "Callable[[Request], Awaitable[Answer]]"
Handler: TypeAlias = "Callable[[Request, Forward], Awaitable[Answer]]"


async def _pass_on(request: Request, forward: Forward) -> Answer:
    return await forward(request)


class Proxy:
    """Listens on a free port of this machine while its `with` block lasts.

    Args:
        upstream: The address of the server that requests are handed on to.
        handler: Decides on each request what is handed on and what comes back.
        keeps_host: Whether the other server is told the proxy's own host, so that its links lead
            here again.
    """

    def __init__(
        self, upstream: str, handler: Handler = _pass_on, *, keeps_host: bool = True
    ) -> None:
        self.handler = handler
        self._upstream = httpx.URL(upstream)
        self._keeps_host = keeps_host
        self._client = httpx.AsyncClient(
            timeout=60, trust_env=False, follow_redirects=False, verify=certificates()
        )
        self._server = uvicorn.Server(
            uvicorn.Config(
                self._app,
                interface="asgi3",
                lifespan="off",
                ws="none",
                log_config=None,
                access_log=False,
                server_header=False,
                date_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=2,
            )
        )
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._is_ready = threading.Event()
        self.base_url = ""

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._is_ready.wait(10) or not self.base_url:
            raise RuntimeError("the proxy did not start")
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._server.should_exit = True
        # Ctrl-C in an import can leave the lock of all imports taken, without which the thread does
        # not end: nobody waits for it then.
        if kind is not KeyboardInterrupt:
            self._thread.join()

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        # Named as TCP, or the event loop leaves Nagle's delay on: 40 ms for every answer.
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.bind(("127.0.0.1", 0))
        # Who connects before uvicorn has come up waits in the queue.
        listener.listen()
        try:
            task = asyncio.create_task(self._server._serve([listener]))  # noqa: SLF001 - `serve` takes signals over, which only the main thread may
            host, port = listener.getsockname()[:2]
            self.base_url = f"http://{host}:{port}"
            self._is_ready.set()
            await task
        finally:
            self._is_ready.set()
            await self._client.aclose()

    async def _app(self, scope: Scope, receive: Any, send: Any) -> None:
        body = b""
        more = True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        request = Request(
            scope["method"],
            scope["raw_path"].decode("latin-1"),
            scope["query_string"].decode("latin-1"),
            tuple((name.lower(), value) for name, value in scope["headers"]),
            body,
        )
        answer = await self.handler(request, self._forward)
        headers = [each for each in answer.headers if each[0] not in _OF_THE_CONNECTION]
        length = [(b"content-length", str(len(answer.body)).encode())]
        await send(
            {"type": "http.response.start", "status": answer.status, "headers": headers + length}
        )
        await send({"type": "http.response.body", "body": answer.body})

    async def _forward(self, request: Request) -> Answer:
        dropped = _OF_THE_CONNECTION if self._keeps_host else {*_OF_THE_CONNECTION, b"host"}
        target = f"{request.path}?{request.query}" if request.query else request.path
        base = self._upstream.path.rstrip("/")
        try:
            response = await self._client.request(
                request.method,
                self._upstream.copy_with(raw_path=f"{base}{target}".encode("latin-1")),
                headers=[each for each in request.headers if each[0] not in dropped],
                content=request.body,
            )
        except httpx.HTTPError as problem:
            said = f"{type(problem).__name__}: {problem}".encode()
            headers = ((b"content-type", b"text/plain"), (UNREACHABLE.encode(), b"1"))
            return Answer(502, headers, said)
        return Answer(
            response.status_code,
            tuple((name.lower(), value) for name, value in response.headers.raw),
            response.content,
        )
