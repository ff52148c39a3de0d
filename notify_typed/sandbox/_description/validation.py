"""Checks requests against the API description."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from notify_typed._rules.phone import parse_phone_number
from notify_typed.sandbox._description.explaining import ObjectSchema
from notify_typed.sandbox._description.fitting import object_check, value_check
from notify_typed.sandbox._description.formats import (
    check_schedule,
    email_address,
    is_uri,
    is_uuid,
)
from notify_typed.sandbox._description.messages import TRUE, body_messages, query_messages
from notify_typed.sandbox._description.spec import request_schemas
from notify_typed.sandbox._errors import validation_error

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notify_typed.sandbox._description.fitting import Format
    from notify_typed.sandbox._description.messages import Problem
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._timekeeper import Timekeeper

_DECIDING_FORMATS = ("uuid", "phone", "notify-email", "iso8601")


class _Schema:
    """A schema for objects: it sees at once what fits, and looks closely at what does not."""

    def __init__(self, schema: JsonObject, formats: Mapping[str, Format]) -> None:
        listed = cast("dict[str, JsonObject]", schema["properties"])
        self._schema = schema
        self._formats = formats
        self._properties = {name: _shallow(item) for name, item in listed.items()}
        checks = {name: value_check(item, formats) for name, item in self._properties.items()}
        self.fits = object_check(schema, checks)
        self._closely: ObjectSchema | None = None

    def problems(self, value: JsonValue) -> list[Problem]:
        """Return all that is wrong with a value."""
        if self._closely is None:
            # Most sandboxes refuse nothing.
            self._closely = ObjectSchema(self._schema, self._properties, self._formats)
        return self._closely.mistakes(value)


class RequestValidator:
    """Validates the bodies and the queries of one sandbox.

    Args:
        clock: Tells whether a time to send at lies in the next day.
    """

    def __init__(self, clock: Timekeeper) -> None:
        formats: dict[str, Format] = {
            "phone": parse_phone_number,
            "notify-email": email_address,
            "uuid": is_uuid,
            "uri": is_uri,
            "iso8601": lambda text: check_schedule(text, clock),
        }
        schemas = request_schemas()
        self._bodies = {name: _Schema(each, formats) for name, each in schemas.bodies.items()}
        self._parameters = {
            path: cast("JsonObject", each["properties"]) for path, each in schemas.queries.items()
        }
        self._queries = {path: _Schema(each, formats) for path, each in schemas.queries.items()}

    def body(self, schema: str, body: JsonValue) -> JsonObject:
        """Check a request's JSON body.

        Args:
            schema: The name of its schema in the description.
            body: The decoded JSON; empty values of any kind stand for an empty object.

        Raises:
            ApiError: It does not fit.
        """
        given: JsonValue = body or {}
        wanted = self._bodies[schema]
        problems = [] if wanted.fits(given) else wanted.problems(given)
        if problems or not isinstance(given, dict):
            raise validation_error(body_messages(problems))
        return given

    def query(self, path: str, pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
        """Check a query string against the parameters of a GET operation.

        Args:
            path: The operation's path in the description.
            pairs: The names and values, in the order given.

        Returns:
            The values of each parameter; one value where the operation takes only the first.

        Raises:
            ApiError: There is a parameter or a value that the operation does not know.
        """
        schemas = self._parameters[path]
        values: dict[str, list[str]] = {}
        for name, value in pairs:
            if name in values and not _is_list(schemas.get(name)):
                continue
            values.setdefault(name, []).append(value)
        typed: JsonValue = {
            name: _typed(schemas.get(name), given) for name, given in values.items()
        }
        wanted = self._queries[path]
        problems = [] if wanted.fits(typed) else wanted.problems(typed)
        if problems:
            raise validation_error(query_messages(problems))
        return values


def _shallow(schema: JsonObject) -> JsonObject:
    # The content of personalisation and of lists of names is checked later, after the template and
    # the service's permissions; here only their own types count.
    if schema.get("type") in ("object", ["array", "null"]):
        return {"type": schema["type"]}
    if schema.get("format") in _DECIDING_FORMATS:
        # The description's patterns say the same less exactly; one voice is enough.
        return {name: schema[name] for name in ("type", "format")}
    return schema


def _is_list(schema: JsonValue) -> bool:
    return isinstance(schema, dict) and schema.get("type") == "array"


def _typed(schema: JsonValue, given: list[str]) -> JsonValue:
    if _is_list(schema):
        return [*given]
    is_switch = isinstance(schema, dict) and schema.get("const") is True
    return True if is_switch and given[0] in TRUE else given[0]
