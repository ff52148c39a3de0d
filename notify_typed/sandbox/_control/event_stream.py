"""Server-sent events: an answer that goes on for as long as somebody listens."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import Response

from notify_typed.sandbox._control.events import KINDS, event_json
from notify_typed.sandbox._control.feed import LOOK_AGAIN, Feed
from notify_typed.sandbox._http.endpoint import log_failure
from notify_typed.sandbox._json import write_json

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from starlette.types import Receive, Scope, Send

    from notify_typed.sandbox._control.events import Event
    from notify_typed.sandbox._runtime import Runtime

LOOK_AGAIN_SHARED = 0.25
_SAY_SOMETHING = 15.0
_RETRY_AFTER = 1000
_STILL_HERE = b": still here\n\n"


class EventStream(Response):
    """Sends what is there to say, again and again, until the listener leaves or the sandbox stops.

    Nothing is kept for a listener that does not read: it is asked for what is new when the last
    piece has gone out.

    Args:
        runtime: The sandbox at work.
        look: Returns what there is to say, or nothing.
        pause: Seconds between two looks.
    """

    media_type = "text/event-stream"

    def __init__(
        self, runtime: Runtime, look: Callable[[], bytes], pause: float | None = None
    ) -> None:
        super().__init__()
        del self.headers["content-length"]
        self._runtime = runtime
        self._look = look
        is_shared = runtime.state.worker_state is not None
        self._pause = pause or (LOOK_AGAIN_SHARED if is_shared else LOOK_AGAIN)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - as all answers
        """Send everything."""
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        works: list[Awaitable[object]] = [
            self._talk(send),
            _leaving(receive),
            self._runtime.stopping.wait(),
        ]
        tasks = [asyncio.ensure_future(work) for work in works]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _talk(self, send: Send) -> None:
        silent = 0.0
        while True:
            said = self._try_look()
            if not said and silent >= _SAY_SOMETHING:
                said = _STILL_HERE
            if said:
                silent = 0.0
                await send({"type": "http.response.body", "body": said, "more_body": True})
            await asyncio.sleep(self._pause)
            silent += self._pause

    def _try_look(self) -> bytes:
        try:
            self._runtime.state.refresh()
            return self._look()
        except SQLAlchemyError as problem:
            # The database may come back.
            log_failure(problem)
            return b""


def event_stream(
    runtime: Runtime, begin: str | None, kinds: Collection[str] = KINDS
) -> EventStream:
    """Make an answer with the events of a sandbox.

    Args:
        runtime: The sandbox at work.
        begin: The id of the event after which to begin; None for now.
        kinds: The kinds of events that are wanted.

    Raises:
        SandboxError: It is not the id of an event.
    """
    feed = Feed(runtime, begin, kinds)
    first = f"retry: {_RETRY_AFTER}\nid: {feed.position}\n\n".encode()
    waiting = [first]

    def look() -> bytes:
        said = [waiting.pop()] if waiting else []
        said += [_block(event) for event in feed.read()]
        return b"".join(said)

    return EventStream(runtime, look)


async def _leaving(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _block(event: Event) -> bytes:
    data = write_json(event_json(event))
    return f"id: {event.id}\nevent: {event.kind}\ndata: {data}\n\n".encode()
