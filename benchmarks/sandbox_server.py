"""Serves the sandbox, or a bare endpoint beside it: `python -m benchmarks.sandbox_server COUNT`.

With a number, a sandbox in memory that holds so many messages; with `bare`, a Starlette endpoint
that checks a text message's body against the same schema and always answers the same. Prints one
line of JSON about itself when it listens, and ends with its standard input.
"""

from __future__ import annotations

import asyncio
import gc
import json
import socket
import sys
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import uvicorn
from jsonschema import Draft202012Validator, FormatChecker
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from benchmarks import answers
from benchmarks.walk import memory
from notify_typed.sandbox._description.spec import notify_description
from notify_typed.sandbox._server.server import SandboxServer
from notify_typed.sandbox._service.sms_and_email import send_sms
from notify_typed.sandbox._state.apart import calculate_apart
from notify_typed.sandbox._state.authentication import Caller
from notify_typed.sandbox._state.state import State
from notify_typed.sandbox._state.turns import let_the_loop_go_first
from notify_typed.sandbox._timekeeper import Timekeeper
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from starlette.requests import Request

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._store.records import Notification

_AT_ONCE = 1000
_UNLIMITED = 10**9
BODY = answers.encode(
    {
        "phone_number": "07700 900123",
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "Amala", "date": "Tuesday 24 November"},
        "reference": "appointment-4711",
    }
)


def unlimited_world() -> JsonObject:
    """Give the sandbox's usual world with no limit in the way."""
    document = world.default_world()
    services = document["services"]
    if not isinstance(services, list) or not isinstance(services[0], dict):
        raise TypeError("the usual world has no service")
    services[0]["rate_limit"] = _UNLIMITED
    return document


def fill(state: State, count: int) -> tuple[list[str], str]:
    """Store messages; give the ids of some and the key they were sent with.

    The first is sent, and the others are like it.
    """
    service = state.world.services[world.SERVICE_ID]
    key = next(key for key in service.api_keys if key.type == "test")
    sent = send_sms(state, Caller(service, key), BODY, "http://127.0.0.1")
    first = state.messages.get(str(sent["id"]))
    if first is None:
        raise RuntimeError("the sandbox lost a message")
    stored = 1
    some = [first.id]
    while stored < count:
        more = min(_AT_ONCE, count - stored)
        messages = [_like(first, state) for _ in range(more)]
        state.messages.add_all(messages)
        some.append(messages[-1].id)
        stored += more
    return some, service.key_text(key)


def _like(message: Notification, state: State) -> Notification:
    stamp = state.clock.stamp()
    return replace(message, id=str(uuid4()), created_at=stamp, reference=f"appointment-{stamp}")


async def serve_sandbox(count: int) -> None:
    """Serve a sandbox until the standard input ends."""
    state = State(unlimited_world(), Timekeeper())
    gc.collect()
    before = memory()[0]
    some, key = fill(state, count)
    gc.collect()
    about = {"key": key, "middle": some[len(some) // 2], "grown": memory()[0] - before}
    server = SandboxServer(state)

    async def wait_for_end() -> None:
        await _standard_input_ends()
        server.ask_to_stop()

    end = asyncio.create_task(wait_for_end())
    await server.serve(on_ready=lambda: _say(url=server.base_url, **about))
    await end


async def serve_bare() -> None:
    """Serve the bare endpoint until the standard input ends."""
    schema = notify_description().component("SmsRequest")
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    answer = json.loads(answers.sent())

    async def send(request: Request) -> Response:
        problems = [problem.message for problem in validator.iter_errors(await request.json())]
        return JSONResponse({"errors": problems} if problems else answer, 400 if problems else 201)

    app = Starlette(routes=[Route("/v2/notifications/sms", send, methods=["POST"])])
    # The event loop and the parser that the sandbox uses, whatever else is installed.
    config = uvicorn.Config(
        app, loop="asyncio", http="h11", lifespan="off", log_level="warning", access_log=False
    )
    server = uvicorn.Server(config)
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen()

    async def wait_for_end() -> None:
        await _standard_input_ends()
        server.should_exit = True

    end = asyncio.create_task(wait_for_end())
    _say(url=f"http://127.0.0.1:{listener.getsockname()[1]}")
    await server.serve(sockets=[listener])
    await end


async def _standard_input_ends() -> None:
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


def _say(**about: object) -> None:
    print(json.dumps(about), flush=True)


if __name__ == "__main__":
    let_the_loop_go_first()  # as the command does, and so is what follows
    calculate_apart()
    asyncio.run(serve_bare() if sys.argv[1] == "bare" else serve_sandbox(int(sys.argv[1])))
