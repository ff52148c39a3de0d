"""The routes of the control API, which tests in any language use."""

from __future__ import annotations

import asyncio
import math
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, cast

from jsonschema import Draft202012Validator

from notify_typed.sandbox._admin.inboxes import shown_codes, shown_invites
from notify_typed.sandbox._arguments import id_text
from notify_typed.sandbox._control import finding
from notify_typed.sandbox._control import operations as control
from notify_typed.sandbox._control.history import SEARCH, History
from notify_typed.sandbox._control.routing import Refused, Routing, read_query
from notify_typed.sandbox._control.uploads import upload_routes
from notify_typed.sandbox._control.views import attempt_json, message_json, rule_json, text_json
from notify_typed.sandbox._description.spec import control_description
from notify_typed.sandbox._http.endpoint import Disconnected, read_body
from notify_typed.sandbox._json import JsonObject, JsonValue, parse_json
from notify_typed.sandbox._state.turns import beside_if_long
from notify_typed.sandbox._timekeeper import timestamp
from notify_typed.sandbox.faults._kinds import FAULTS
from notify_typed.sandbox.faults._rules import Rule

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping

    from starlette.requests import Request
    from starlette.routing import Route

    from notify_typed.sandbox._description.validator import Validator
    from notify_typed.sandbox._runtime import Runtime

_T = TypeVar("_T")

_CREATED = 201
_LONGEST_WAIT = 300.0
_MAX_BODY_BYTES = 256 * 1024
MAX_WORLD_BYTES = 8 * 1024 * 1024
"""How large a world may be that is given to a running sandbox."""
_DONE: JsonObject = {"status": "ok"}


def control_routes(runtime: Runtime, password: str | None = None) -> list[Route]:
    """Return the routes of the control API.

    Args:
        runtime: The sandbox at work.
        password: The password that everybody has to give, if there is one.
    """
    route = Routing(password)
    api = ControlApi(runtime)
    history = History(runtime)

    return [
        route.open("/health", GET=api.health),
        route("/openapi.json", GET=api.description),
        route("/world", GET=api.world, PUT=api.put_world),
        route("/reset", POST=api.reset),
        route("/messages", GET=history.messages),
        route("/messages/wait", GET=api.wait),
        route("/messages/{id}", GET=history.message, DELETE=history.delete),
        route("/messages/{id}/status", POST=api.set_status),
        route("/messages/{id}/return", POST=api.return_letter),
        route("/requests", GET=history.requests),
        route("/requests/{number}", GET=history.request),
        route("/events", GET=history.events),
        route("/received-texts", _CREATED, GET=history.received_texts, POST=api.receive_text),
        route("/faults", _CREATED, GET=api.faults, POST=api.add_fault, DELETE=api.clear_faults),
        route("/clock", GET=api.clock, POST=api.move_clock),
        route("/admin/codes", GET=api.codes),
        route("/admin/invites", GET=api.invites),
        route("/callbacks", GET=api.callbacks, PUT=api.set_callback),
        route("/callbacks/replay", POST=api.replay_callbacks),
        route("/callbacks/hold", POST=api.hold_callbacks),
        route("/callbacks/release", POST=api.release_callbacks),
        *upload_routes(runtime, route),
    ]


class ControlApi:
    """The handlers of the control API, on one running sandbox.

    Each method takes a request and gives the JSON of the answer.
    """

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._state = runtime.state

    async def health(self, _request: Request) -> JsonObject:
        """Check that the sandbox answers."""
        return {"status": "ok", "base_url": self._runtime.base_url}

    async def description(self, _request: Request) -> JsonObject:
        """Read the API's own description."""
        return control_description().document

    async def world(self, _request: Request) -> JsonObject:
        """Read the world and its keys."""
        services = self._state.world.services.values()
        keys: JsonObject = {
            key.label: service.key_text(key) for service in services for key in service.api_keys
        }
        return {"world": self._state.document, "api_keys": keys}

    async def put_world(self, request: Request) -> JsonObject:
        """Begin anew with another world."""
        document = await _body(request, "WorldFile", MAX_WORLD_BYTES)
        control.replace_world(self._runtime, document)
        return await self.world(request)

    async def reset(self, request: Request) -> JsonObject:
        """Forget everything that happened."""
        control.reset(self._runtime)
        return await self.health(request)

    async def wait(self, request: Request) -> JsonObject:
        """Wait for a message."""
        query = read_query(request, *SEARCH, "timeout")
        timeout = _seconds(query.pop("timeout", "5"))
        try:
            found = await _while_connected(
                request, finding.wait_for_message(self._state, _search(query), timeout)
            )
        except TimeoutError as problem:
            raise Refused(str(problem), 408) from None
        return message_json(found)

    async def set_status(self, request: Request) -> JsonObject:
        """Return a message a status."""
        body = await _body(request, "StatusRequest")
        control.set_status(self._runtime, request.path_params["id"], str(body["status"]))
        return _DONE

    async def return_letter(self, request: Request) -> JsonObject:
        """Let a letter come back."""
        control.return_letter(self._runtime, request.path_params["id"])
        return _DONE

    async def receive_text(self, request: Request) -> JsonObject:
        """Let somebody send a text."""
        body = await _body(request, "ReceivedTextRequest")
        to = body.get("to")
        text = control.receive_text(
            self._runtime,
            str(body["content"]),
            sender=str(body.get("sender", "07700900123")),
            to=None if to is None else str(to),
        )
        return text_json(text)

    async def faults(self, _request: Request) -> JsonObject:
        """Show the faults."""
        self._runtime.faults.reload()
        return {"faults": [rule_json(rule) for rule in self._runtime.faults.rules]}

    async def add_fault(self, request: Request) -> JsonObject:
        """Set a fault."""
        body = await _body(request, "FaultRequest")
        kind = FAULTS[str(body["fault"])]
        settings = cast("dict[str, str | int | float | bool]", body.get("settings", {}))
        try:
            fault = kind(**settings)
        except TypeError:
            raise Refused(f"{body['fault']} has no such settings") from None
        target = control.Target(
            **{
                name: cast("str | None", body.get(name))
                for name in ("operation", "recipient", "template_id", "reference")
            }
        )
        self._runtime.faults.add(
            Rule(
                fault,
                control.aim(self._state, target),
                times=cast("int | None", body.get("times")),
                every=cast("int", body.get("every", 1)),
                probability=cast("float", body.get("probability", 1.0)),
                seed=cast("int", body.get("seed", 0)),
            )
        )
        return await self.faults(request)

    async def clear_faults(self, request: Request) -> JsonObject:
        """Let everything go well again."""
        self._runtime.faults.clear()
        return await self.faults(request)

    async def clock(self, _request: Request) -> JsonObject:
        """Read the clock."""
        clock = self._state.clock
        return {"now": timestamp(clock.micros()), "frozen": clock.is_frozen}

    async def move_clock(self, request: Request) -> JsonObject:
        """Freeze the clock, let it run, move it on."""
        body = await _body(request, "ClockRequest")
        freeze = cast("bool | None", body.get("freeze"))
        seconds = cast("float", body.get("advance", 0))
        await control.move_clock(self._runtime, freeze=freeze, seconds=seconds)
        return await self.clock(request)

    async def codes(self, request: Request) -> JsonObject:
        """Read the codes for signing in."""
        user_id = read_query(request, "user_id").get("user_id")
        wanted = None if user_id is None else id_text(user_id, "user_id")
        return {"codes": shown_codes(self._state, wanted)}

    async def invites(self, request: Request) -> JsonObject:
        """Read the invitations."""
        read_query(request)
        return {"invites": shown_invites(self._state)}

    async def callbacks(self, _request: Request) -> JsonObject:
        """Read the log of callbacks."""
        callbacks = self._runtime.callbacks
        attempts: list[JsonValue] = [attempt_json(attempt) for attempt in callbacks.attempts()]
        return {"attempts": attempts, "waiting": callbacks.waiting()}

    async def set_callback(self, request: Request) -> JsonObject:
        """Set or remove a callback."""
        body = await _body(request, "CallbackRequest")
        service_id = body.get("service_id") or next(iter(self._state.world.services), "")
        url = body["url"]
        control.set_callback(
            self._runtime,
            str(service_id),
            str(body["type"]),
            None if url is None else str(url),
            str(body.get("bearer_token", "")),
        )
        return _DONE

    async def replay_callbacks(self, request: Request) -> JsonObject:
        """Send callbacks once more."""
        body = await _body(request, "ReplayRequest")
        return {"count": self._runtime.callbacks.replay(str(body["id"]))}

    async def hold_callbacks(self, _request: Request) -> JsonObject:
        """Keep callbacks back."""
        self._runtime.callbacks.hold()
        return _DONE

    async def release_callbacks(self, request: Request) -> JsonObject:
        """Send the callbacks that were kept back."""
        body = await _body(request, "ReleaseRequest")
        await self._runtime.callbacks.release(newest_first=body.get("newest_first") is True)
        return _DONE


@lru_cache
def _validator(schema: str) -> Validator:
    return Draft202012Validator(control_description().component(schema))


async def _body(request: Request, schema: str, most: int = _MAX_BODY_BYTES) -> JsonObject:
    data = await read_body(request.receive, most)
    return await beside_if_long(len(data), lambda: _read(data, schema))


def _read(data: bytes, schema: str) -> JsonObject:
    try:
        body = parse_json(data) if data else {}
    except ValueError:
        raise Refused("the body is not JSON") from None
    problem = next(iter(_validator(schema).iter_errors(body)), None)
    if problem is not None:
        place = "".join(f"{step}: " for step in problem.absolute_path)
        raise Refused(f"{place}{problem.message}")
    return cast("JsonObject", body)


async def _while_connected(request: Request, waiting: Coroutine[None, None, _T]) -> _T:
    """Wait for something, but no longer than the caller does.

    Raises:
        Disconnected: The caller went away.
        Refused: It ended its side of the connection: it listens still, or is gone.
    """
    await read_body(request.receive)
    # When all has arrived, the next that comes is word of the end.
    gone = asyncio.ensure_future(request.receive())
    task = asyncio.create_task(waiting)
    try:
        await asyncio.wait({gone, task}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        if gone.result()["type"] == "http.disconnect":
            raise Disconnected
        raise Refused("the connection was ended while the sandbox waited", 408)
    finally:
        gone.cancel()
        task.cancel()


def _search(query: Mapping[str, str]) -> finding.Search:
    return finding.Search(**query)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= _LONGEST_WAIT:
        raise Refused(f"timeout must be a number of seconds up to {_LONGEST_WAIT:g}")
    return seconds
