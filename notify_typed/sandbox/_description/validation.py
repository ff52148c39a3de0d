"""Checks requests against the API description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from jsonschema import Draft202012Validator, FormatChecker

from notify_typed._rules.email import EmailError
from notify_typed._rules.phone import PhoneError, parse_phone_number
from notify_typed.sandbox._description.formats import (
    ScheduleError,
    check_schedule,
    email_address,
    is_uri,
    is_uuid,
)
from notify_typed.sandbox._description.messages import TRUE, Problem, body_messages, query_messages
from notify_typed.sandbox._description.spec import notify_description
from notify_typed.sandbox._errors import validation_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jsonschema import ValidationError

    from notify_typed.sandbox._clock import Timekeeper
    from notify_typed.sandbox._json import JsonObject, JsonValue

_DECIDING_FORMATS = ("uuid", "phone", "notify-email", "iso8601")
_LISTS = ("/v2/notifications", "/v2/received-text-messages", "/v2/templates")


class Validator(Protocol):
    """The part of a jsonschema validator that is used here."""

    def iter_errors(self, instance: JsonValue) -> Iterable[ValidationError]:
        """Return all that is wrong with a value."""
        ...


class _ObjectSchema:
    """A schema for objects, taken apart: each property first, then the object as a whole.

    Problems so come in the order in which the real server reports them.
    """

    def __init__(self, schema: JsonObject, formats: FormatChecker) -> None:
        listed = schema.get("properties")
        properties = listed if isinstance(listed, dict) else {}
        self._properties: list[tuple[str, Validator]] = [
            (name, Draft202012Validator(_shallow(cast("JsonObject", item)), format_checker=formats))
            for name, item in properties.items()
        ]
        anything: JsonObject = dict.fromkeys(properties, True)
        self._whole: Validator = Draft202012Validator({**schema, "properties": anything})

    def problems(self, value: JsonValue) -> list[Problem]:
        """Return all that is wrong with a value."""
        found: list[Problem] = []
        if isinstance(value, dict):
            for name, validator in self._properties:
                if name in value:
                    found += [(name, problem) for problem in validator.iter_errors(value[name])]
        found += [("", problem) for problem in self._whole.iter_errors(value)]
        return found


class RequestValidator:
    """Validates the bodies and the queries of one sandbox.

    Args:
        clock: Tells whether a time to send at lies in the next day.
    """

    def __init__(self, clock: Timekeeper) -> None:
        self._formats = FormatChecker(formats=())
        self._add_formats(clock)
        description = notify_description()
        self._bodies = {
            name: _ObjectSchema(description.component(name), self._formats)
            for name in (
                "SmsRequest",
                "EmailRequest",
                "LetterRequest",
                "PrecompiledLetterRequest",
                "TemplatePreviewRequest",
            )
        }
        self._parameters = {path: description.query_parameters(path) for path in _LISTS}
        self._queries = {
            path: _ObjectSchema(
                {"type": "object", "properties": parameters, "additionalProperties": False},
                self._formats,
            )
            for path, parameters in self._parameters.items()
        }

    def _add_formats(self, clock: Timekeeper) -> None:
        def strings_only(value: object) -> str | None:
            return value if isinstance(value, str) else None

        def phone(value: object) -> bool:
            text = strings_only(value)
            return text is None or bool(parse_phone_number(text))

        def email(value: object) -> bool:
            text = strings_only(value)
            return text is None or bool(email_address(text))

        def uuid(value: object) -> bool:
            text = strings_only(value)
            return text is None or is_uuid(text)

        def uri(value: object) -> bool:
            text = strings_only(value)
            return text is None or is_uri(text)

        def schedule(value: object) -> bool:
            text = strings_only(value)
            if text is not None:
                check_schedule(text, clock)
            return True

        self._formats.checks("phone", raises=PhoneError)(phone)
        self._formats.checks("notify-email", raises=EmailError)(email)
        self._formats.checks("uuid")(uuid)
        self._formats.checks("uri")(uri)
        self._formats.checks("iso8601", raises=ScheduleError)(schedule)

    def body(self, schema: str, body: JsonValue) -> JsonObject:
        """Check a request's JSON body.

        Args:
            schema: The name of its schema in the description.
            body: The decoded JSON; empty values of any kind stand for an empty object.

        Raises:
            ApiError: It does not fit.
        """
        given: JsonValue = body or {}
        problems = self._bodies[schema].problems(given)
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
        problems = self._queries[path].problems(typed)
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
