"""One request to the admin API: behind its authentication, and what handlers need of it."""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias
from uuid import UUID

from starlette.responses import Response

from notify_typed.sandbox._admin.dates import standard
from notify_typed.sandbox._admin.errors import (
    INTERNAL,
    NOT_JSON,
    OddError,
    as_refusal,
    no_result,
    refusal,
)
from notify_typed.sandbox._admin.members import find_user
from notify_typed.sandbox._admin.notify_service import built_in
from notify_typed.sandbox._admin.responses import bare
from notify_typed.sandbox._admin.validation import checked, fields
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._errors import NOT_ALLOWED, AccidentalError, ApiError, LegacyError
from notify_typed.sandbox._http.endpoint import (
    HTML,
    JSON,
    Disconnected,
    base_of,
    header_of,
    query_of,
    read_body,
)
from notify_typed.sandbox._json import JsonObject, JsonValue, parse_json
from notify_typed.sandbox._world.lists import SERVICES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.types import Receive, Scope, Send

    from notify_typed.sandbox._admin.authentication import AdminAuthenticator
    from notify_typed.sandbox._admin.validation import Unknown
    from notify_typed.sandbox._jobs.runner import JobRunner
    from notify_typed.sandbox._service.callbacks import Callbacks
    from notify_typed.sandbox._state.state import State

_LOGGER = logging.getLogger("notify_typed.sandbox")


@dataclass(slots=True)
class Call:
    """A request of the admin app.

    Attributes:
        state: the sandbox.
        callbacks: what the sandbox tells services.
        jobs: what runs jobs.
        path: what stood in the path's variable places; ids in lower case.
        query: the query's names and values, in order.
        body: the request's bytes.
        media_type: what the caller says that they are.
        base: scheme and host by which the caller reached the sandbox.
    """

    state: State
    callbacks: Callbacks
    jobs: JobRunner
    path: Mapping[str, str]
    query: list[tuple[str, str]]
    body: bytes = field(repr=False)
    media_type: str
    base: str

    def json(self) -> JsonValue:
        """The body's JSON.

        Raises:
            AccidentalError: it is not said to be JSON.
            LegacyError: 400, it is none.
        """
        if self.media_type != JSON and not self.media_type.endswith("+json"):
            raise AccidentalError("UnsupportedMediaType", f"Content-Type must be {JSON}")
        try:
            return parse_json(self.body)
        except ValueError:
            raise refusal(NOT_JSON) from None

    def fields(
        self,
        schema: str,
        unknown: Unknown = "ignore",
        *,
        looked_at: Mapping[str, list[str]] | None = None,
    ) -> JsonObject:
        """The body checked field by field: shape B. As `validation.fields`."""
        is_exact = self.state.is_exact
        return fields(schema, self.json(), unknown, looked_at or {}, is_exact=is_exact)

    def checked(self, schema: str) -> JsonObject:
        """The body checked against a JSON schema: shape C. As `validation.checked`."""
        return checked(schema, self.json())

    def argument(self, name: str) -> str | None:
        """A parameter of the query; of several with the name, the first."""
        return next((value for given, value in self.query if given == name), None)

    def arguments(self, name: str) -> list[str]:
        """All values of a parameter of the query."""
        return [value for given, value in self.query if given == name]

    def service(self) -> JsonObject:
        """The entry of the service in the path.

        Raises:
            LegacyError: 404, there is none.
        """
        return service_entry(self.state, self.path["service_id"])

    def user(self) -> JsonObject:
        """The entry of the user in the path.

        Raises:
            LegacyError: 404, there is none.
        """
        return user_entry(self.state, self.path["user_id"])

    def change_service(self, **values: JsonValue) -> JsonObject:
        """Set fields in the entry of the service in the path, and give the new entry."""
        service = {**self.service(), **values}
        self.state.put_entry(SERVICES, service)
        return service

    def stamp(self) -> str:
        """A time for a new record, later than all before, as entries carry it."""
        return stamp(self.state)


Handler: TypeAlias = "Callable[[Call], Response]"

Routes: TypeAlias = "dict[str, dict[str, Handler]]"
"""Paths, with a handler for each method: `{"/service/{service_id:id}": {"GET": get_service}}`."""


def unlocked(handler: Handler) -> Handler:
    """Let a handler that changes something run without keeping the world to itself.

    For what sends messages, and for what only looks: it must not change the world.
    """
    _UNLOCKED.add(handler)
    return handler


_UNLOCKED: Final[set[Handler]] = set()
_READING: Final = ("GET", "HEAD", "OPTIONS")
# No encoding can carry it, so neither a database nor an address can.
_HALF_A_CHARACTER: Final = "a text has half of a character in it (an unpaired surrogate)"


@dataclass(frozen=True, slots=True)
class Desk:
    """What all resources of the admin API have in common.

    Attributes:
        state: the sandbox.
        callbacks: what the sandbox tells services.
        jobs: what runs jobs.
        authenticator: lets the admin app in.
    """

    state: State
    callbacks: Callbacks
    jobs: JobRunner
    authenticator: AdminAuthenticator


class AdminResource:
    """What lies at one path of the admin API: a handler for each method, behind authentication.

    What a handler of another method than GET changes in the world is kept as a whole or not at
    all, and no other worker changes it meanwhile. A refusal that is raised undoes all of it; one
    that is returned does not.

    Args:
        desk: what it has in common with others.
        handlers: the handlers by method.
    """

    def __init__(self, desk: Desk, handlers: Mapping[str, Handler]) -> None:
        self._desk = desk
        self._handlers = handlers
        more = {"OPTIONS", "HEAD"} if "GET" in handlers else {"OPTIONS"}
        self._methods = tuple(sorted({*handlers, *more}))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        try:
            response = await self._respond(scope, receive)
        except Disconnected:
            return
        await response(scope, receive, send)

    async def _respond(self, scope: Scope, receive: Receive) -> Response:
        method: str = scope["method"]
        if method not in self._methods:
            answer = bare(LegacyError(405, NOT_ALLOWED).body(), 405, media_type=HTML)
            answer.headers["allow"] = ", ".join(self._methods)
            return answer
        try:
            self._desk.authenticator.check(header_of(scope, b"authorization"))
            if method == "OPTIONS":
                return Response(media_type=HTML, headers={"allow": ", ".join(self._methods)})
            call = await self._call(scope, receive)
            response = self._run("GET" if method == "HEAD" else method, call)
        except (ApiError, LegacyError, OddError) as refused:
            response = bare(refused.body(), refused.status)
        except AccidentalError as accident:
            response = self._explained(accident)
        except UnicodeEncodeError:
            response = self._explained(AccidentalError("UnicodeEncodeError", _HALF_A_CHARACTER))
        except Disconnected:
            raise
        except Exception as problem:  # noqa: BLE001 - whatever a request does, the sandbox stays up
            response = _failure(problem)
        if method == "HEAD":
            length = response.headers.get("content-length", "0")
            response.body = b""
            response.headers["content-length"] = length
        return response

    def _explained(self, accident: AccidentalError) -> Response:
        explained = as_refusal(accident, exact=self._desk.state.is_exact)
        return bare(explained.body(), explained.status)

    async def _call(self, scope: Scope, receive: Receive) -> Call:
        media_type = (header_of(scope, b"content-type") or "").partition(";")[0].strip().lower()
        path: Mapping[str, str] = scope["path_params"]
        return Call(
            state=self._desk.state,
            callbacks=self._desk.callbacks,
            jobs=self._desk.jobs,
            path=path,
            query=query_of(scope),
            body=await read_body(receive),
            media_type=media_type,
            base=base_of(scope),
        )

    def _run(self, method: str, call: Call) -> Response:
        handler = self._handlers[method]
        if method in _READING or handler in _UNLOCKED:
            return handler(call)
        with call.state.changing():
            return handler(call)


def stamp(state: State) -> str:
    """A time for a new record, later than all before, as entries carry it."""
    return standard(state.clock.stamp())


def service_entry(state: State, service_id: str) -> JsonObject:
    """The entry of a service.

    Raises:
        LegacyError: 404, there is none.
    """
    found = state.lists.get(SERVICES, as_id(service_id)) or built_in(SERVICES, as_id(service_id))
    if found is None:
        raise no_result()
    return found


def user_entry(state: State, user_id: str) -> JsonObject:
    """The entry of a user, also of one that is known only as a team member.

    Raises:
        LegacyError: 404, there is none.
    """
    found = find_user(state, user_id)
    if found is None:
        raise no_result()
    return found


def as_id(text: JsonValue) -> str:
    """An id in the spelling in which ids are stored.

    Raises:
        LegacyError: 404, it is none: the real server's database finds nothing by it.
    """
    if not isinstance(text, str) or not is_uuid(text):
        raise no_result()
    return str(UUID(text))


def _failure(problem: Exception) -> Response:
    place = traceback.extract_tb(problem.__traceback__)[-1]
    _LOGGER.error("%s at %s:%s", type(problem).__name__, place.filename, place.lineno)
    return bare(LegacyError(500, INTERNAL).body(), 500)
