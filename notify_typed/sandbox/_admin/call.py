"""A request of the admin app, as handlers are given it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NoReturn
from uuid import UUID

from notify_typed.sandbox._admin.body_description import properties
from notify_typed.sandbox._admin.body_fields import fields
from notify_typed.sandbox._admin.body_schemas import checked
from notify_typed.sandbox._admin.dates import standard
from notify_typed.sandbox._admin.errors import NOT_JSON, no_result, refusal
from notify_typed.sandbox._admin.members import find_user
from notify_typed.sandbox._admin.notify_service import built_in
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._errors import AccidentalError
from notify_typed.sandbox._http.endpoint import JSON
from notify_typed.sandbox._json import JsonObject, JsonValue, TooManyValues, parse_request
from notify_typed.sandbox._world.lists import SERVICES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from notify_typed.sandbox._admin.body_fields import Unknown
    from notify_typed.sandbox._runtime import Runtime
    from notify_typed.sandbox._state.state import State


@dataclass(slots=True)
class Call:
    """A request of the admin app.

    Attributes:
        runtime: The sandbox at work.
        path: The variable parts of its path; ids in lower case.
        query: The query's names and values, in order.
        body: Its bytes.
        media_type: The media type that the caller gives them.
        base: The scheme and host by which the caller reached the sandbox.
    """

    runtime: Runtime
    path: Mapping[str, str]
    query: list[tuple[str, str]]
    body: bytes = field(repr=False)
    media_type: str
    base: str
    _decoded: Callable[[], JsonValue] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._decoded = partial(parse_request, self.body)

    def decode(self) -> None:
        """Decode the body ahead of time."""
        try:
            value = self._decoded()
        except ValueError as problem:
            self._decoded = partial(_raise, problem)
        else:
            self._decoded = lambda: value

    @property
    def state(self) -> State:
        """The sandbox."""
        return self.runtime.state

    def json(self) -> JsonValue:
        """Return the body's JSON.

        Raises:
            AccidentalError: The content type is not JSON's.
            LegacyError: 400, it is not JSON.
        """
        if self.media_type != JSON and not self.media_type.endswith("+json"):
            raise AccidentalError("UnsupportedMediaType", f"Content-Type must be {JSON}")
        try:
            return self._decoded()
        except TooManyValues as problem:
            raise refusal(str(problem)) from None
        except ValueError:
            raise refusal(NOT_JSON) from None

    def fields(
        self,
        schema: str,
        unknown: Unknown = "ignore",
        *,
        looked_at: Mapping[str, list[str]] | None = None,
        optional: Sequence[str] = (),
    ) -> JsonObject:
        """Return the body checked field by field: shape B. As `body_fields.fields`."""
        is_exact = self.state.is_exact
        return fields(
            schema, self.json(), unknown, looked_at or {}, optional=optional, is_exact=is_exact
        )

    def checked(self, schema: str) -> JsonObject:
        """Return the body checked against a JSON schema: shape C. As `body_schemas.checked`."""
        return checked(schema, self.json())

    def columns(
        self, schema: str, *, others: Collection[str] = (), may_have_others: bool = False
    ) -> JsonObject:
        """Return the body of a new row, which has nothing but columns of its table: shape C.

        Args:
            schema: The name of the schema in the description.
            others: Columns that are set to something else, whatever the body says.
            may_have_others: Whether any other fields are ignored.

        Raises:
            ApiError: 400, it does not fit the schema.
            LegacyError: 404, a text is too long for its column.
            AccidentalError: It has a field that is not a column, or lacks one that must be there.
        """
        given = self.json()
        names = properties(schema)
        unknown: list[str] = []
        if isinstance(given, dict):
            unknown = sorted({*given}.difference(names, others))
            given = {name: value for name, value in given.items() if name in names}
        body = checked(schema, given)
        if unknown and not may_have_others:
            raise AccidentalError("TypeError", f"{unknown[0]} is not a field of this")
        return {**body}

    def argument(self, name: str) -> str | None:
        """Return a parameter of the query; of several with the name, the first."""
        return next((value for given, value in self.query if given == name), None)

    def service(self) -> JsonObject:
        """Return the entry of the service in the path.

        Raises:
            LegacyError: 404, it does not exist.
        """
        return service_entry(self.state, self.path["service_id"])

    def user(self) -> JsonObject:
        """Return the entry of the user in the path.

        Raises:
            LegacyError: 404, it does not exist.
        """
        return user_entry(self.state, self.path["user_id"])

    def change_service(self, **values: JsonValue) -> JsonObject:
        """Set fields in the entry of the service in the path, and give the new entry."""
        service = {**self.service(), **values}
        self.state.put_entry(SERVICES, service)
        return service

    def stamp(self) -> str:
        """Return a time for a new record, later than all before, as entries carry it."""
        return stamp(self.state)


def _raise(problem: ValueError) -> NoReturn:
    raise problem


def stamp(state: State) -> str:
    """Return a time for a new record, later than all before, as entries carry it."""
    return standard(state.clock.stamp())


def service_entry(state: State, service_id: str) -> JsonObject:
    """Return the entry of a service.

    Raises:
        LegacyError: 404, it does not exist.
    """
    found = state.lists.get(SERVICES, as_id(service_id)) or built_in(SERVICES, as_id(service_id))
    if found is None:
        raise no_result()
    return found


def user_entry(state: State, user_id: str) -> JsonObject:
    """Return the entry of a user, also of one that is known only as a team member.

    Raises:
        LegacyError: 404, it does not exist.
    """
    found = find_user(state, user_id)
    if found is None:
        raise no_result()
    return found


def as_id(text: JsonValue) -> str:
    """Return an id in the spelling in which ids are stored.

    Raises:
        LegacyError: 404, it is not a UUID: the real server's database finds nothing by it.
    """
    if not isinstance(text, str) or not is_uuid(text):
        raise no_result()
    return str(UUID(text))
