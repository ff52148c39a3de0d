"""Says on the terminal what happens in a sandbox: a line for each message, refusal and callback."""

from __future__ import annotations

import asyncio
import os
import select
import sys
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import urlsplit

from sqlalchemy.exc import SQLAlchemyError

from notify_typed.sandbox._control.feed import Feed

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from notify_typed.sandbox._control.events import Event
    from notify_typed.sandbox._control.requests import LoggedRequest
    from notify_typed.sandbox._control.views import Message
    from notify_typed.sandbox._runtime import Runtime
    from notify_typed.sandbox._service.callback_queue import Attempt

Narration: TypeAlias = Literal["everything", "no recipients", "nothing"]
"""What is told of what happens."""
_KINDS = ("message", "request", "callback", "received_text")
_NOUNS = {"sms": "text", "email": "email", "letter": "letter"}
_KEYS = {"normal": "live", "team": "team", "test": "test"}
_LOOK_AGAIN = 0.25
_MOST = 100
_LONGEST = 300


class Narrator:
    """Says what happens, and of very much at once only how much.

    Args:
        runtime: The sandbox at work.
        say: Takes the lines.
        with_recipients: Whether lines may have phone numbers, addresses and values of people.
    """

    def __init__(
        self, runtime: Runtime, say: Callable[[str], None], *, with_recipients: bool
    ) -> None:
        self._runtime = runtime
        self._say = say
        self._with_recipients = with_recipients

    async def run(self) -> None:
        """Say what happens, until cancelled."""
        feed = self._begin()
        while True:
            await asyncio.sleep(_LOOK_AGAIN)
            try:
                self._runtime.state.refresh()
                many = feed.behind()
                if many > _MOST:
                    self._say(f"{many} messages and requests at once")
                    feed = self._begin()
                else:
                    for event in feed.read():
                        self._tell(event)
            except SQLAlchemyError:
                # The database may come back; those who asked were told already.
                continue

    def _begin(self) -> Feed:
        return Feed(self._runtime, None, _KINDS)

    def _tell(self, event: Event) -> None:
        said = None
        if event.message is not None:
            said = self._message(event.message)
        elif event.request is not None:
            said = self._refusal(event.request)
        elif event.callback is not None:
            said = _callback(event.callback)
        else:
            text = event.received_text if self._with_recipients else None
            said = f"received a text from {text.user_number if text else 'somebody'}"
        if said:
            self._say(f"{event.at:%H:%M:%S} {_printable(said)}")

    def _message(self, message: Message) -> str:
        service = self._runtime.state.world.services.get(str(message.service_id))
        template = service.templates.get(str(message.template_id)) if service else None
        name = template.current.name if template else str(message.template_id)
        to = f" to {' '.join(message.recipient.split())}" if self._with_recipients else ""
        reference = f", reference {message.reference}" if message.reference else ""
        return (
            f"{_NOUNS[message.type]}{to}: {name}, {_KEYS[message.key_type]} key{reference}, "
            f"{message.id}"
        )

    def _refusal(self, request: LoggedRequest) -> str | None:
        if not request.is_refused:
            return None
        # What was wrong may be told with the value that was wrong.
        why = [each.reason if self._with_recipients else each.error for each in request.refusals]
        told = "; ".join(filter(None, why))
        path = request.path if self._with_recipients else _without_ids(request.path)
        status = request.status or "without an answer"
        return f"refused {status}: {request.method} {path}{': ' if told else ''}{told}"


def _callback(attempt: Attempt) -> str:
    parts = urlsplit(attempt.url)
    # The query may hold a secret, and so may the name before the host.
    address = f"{parts.scheme}://{parts.hostname}{parts.path}"
    outcome = attempt.problem if attempt.status is None else f"answered {attempt.status}"
    return f"callback {attempt.type} to {address}: {outcome}"


def _without_ids(path: str) -> str:
    return path if path.startswith("/v2/") else path.split("/")[1]


def _printable(text: str) -> str:
    """Leave out what would move a terminal's cursor, and the end of what is very long."""
    line = "".join(part if part.isprintable() else " " for part in text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


@asynccontextmanager
async def narrated(runtime: Runtime, narration: Narration) -> AsyncGenerator[None]:
    """Say what happens meanwhile.

    Args:
        runtime: The sandbox at work.
        narration: What is told.
    """
    if narration == "nothing":
        yield
        return
    narrator = Narrator(runtime, say_if_read, with_recipients=narration == "everything")
    task = asyncio.create_task(narrator.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def say_if_read(line: str) -> None:
    """Write a line to standard error, unless that is full because nobody reads it."""
    stream = sys.stderr
    try:
        # A program that started the sandbox may have given it a pipe that it never reads.
        if os.name == "posix" and not select.select([], [stream], [], 0)[1]:
            return
        print(line, file=stream, flush=True)
    except (OSError, ValueError):
        return
