"""Checks requests against the API description and words what is wrong as Notify does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, cast

from jsonschema import Draft202012Validator, FormatChecker

from notify_typed.sandbox.errors import validation_error
from notify_typed.sandbox.formats import (
    ScheduleError,
    check_schedule,
    email_address,
    is_uri,
    is_uuid,
)
from notify_typed.sandbox.recipients.email import EmailError
from notify_typed.sandbox.recipients.phone import PhoneError, parse_phone_number
from notify_typed.sandbox.spec import component, query_parameters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jsonschema import ValidationError

    from notify_typed.sandbox.clock import Clock
    from notify_typed.sandbox.jsonvalues import JsonObject, JsonValue

_PROPERTY: Final = 0
_CATEGORIES: Final = {"required": 1, "additionalProperties": 2}
_DECIDING_FORMATS: Final = ("uuid", "phone", "notify-email", "iso8601")
_LISTS: Final = ("/v2/notifications", "/v2/received-text-messages", "/v2/templates")
_TRUE: Final = ("true", "True")


class _Validator(Protocol):
    def iter_errors(self, instance: JsonValue) -> Iterable[ValidationError]: ...


class RequestValidator:
    """Validates the bodies and the queries of one sandbox.

    Args:
        clock: tells whether a time to send at lies in the next day.
    """

    def __init__(self, clock: Clock) -> None:
        self._formats = FormatChecker(formats=())
        self._add_formats(clock)
        self._bodies = {
            name: self._validator(_without_contents(component(name)))
            for name in (
                "SmsRequest",
                "EmailRequest",
                "LetterRequest",
                "PrecompiledLetterRequest",
                "TemplatePreviewRequest",
            )
        }
        self._parameters = {path: query_parameters(path) for path in _LISTS}
        self._queries = {
            path: self._validator(
                {"type": "object", "properties": parameters, "additionalProperties": False}
            )
            for path, parameters in self._parameters.items()
        }

    def _validator(self, schema: JsonObject) -> _Validator:
        return Draft202012Validator(schema, format_checker=self._formats)

    def _add_formats(self, clock: Clock) -> None:
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
            schema: the name of its schema in the description.
            body: the decoded JSON; empty values of any kind stand for an empty object.

        Raises:
            ApiError: it does not fit.
        """
        given: JsonValue = body or {}
        problems = list(self._bodies[schema].iter_errors(given))
        if problems or not isinstance(given, dict):
            raise validation_error(_messages(problems, in_query=False))
        return given

    def query(self, path: str, pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
        """Check a query string against the parameters of a GET operation.

        Args:
            path: the operation's path in the description.
            pairs: the names and values, in the order given.

        Returns:
            The values of each parameter; one value where the operation takes only the first.

        Raises:
            ApiError: there is a parameter or a value that the operation does not know.
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
        problems = list(self._queries[path].iter_errors(typed))
        if problems:
            raise validation_error(_messages(problems, in_query=True))
        return values


def _without_contents(schema: JsonObject) -> JsonObject:
    # What is inside personalisation and lists is looked at later, after the template and the
    # service's permissions; here only their own types count.
    properties = schema.get("properties")
    if not isinstance(properties, dict):
        return schema
    return {**schema, "properties": {name: _shallow(item) for name, item in properties.items()}}


def _shallow(schema: JsonValue) -> JsonValue:
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") in ("object", ["array", "null"], "array"):
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
    return True if is_switch and given[0] in _TRUE else given[0]


def _messages(problems: Iterable[ValidationError], *, in_query: bool) -> list[str]:
    problems = list(problems)
    mistyped = {_field(problem) for problem in problems if problem.validator == "type"}
    found: list[tuple[int, str]] = []
    for problem in problems:
        field = _field(problem)
        if field in mistyped and problem.validator != "type":
            continue
        category = _CATEGORIES.get(str(problem.validator), _PROPERTY)
        found.append((category, _message(problem, field, in_query=in_query)))
    # A stable sort: inside a category the order is that of the description's own properties.
    return [text for _, text in sorted(found, key=lambda item: item[0])]


def _field(problem: ValidationError) -> str:
    return str(problem.absolute_path[0]) if problem.absolute_path else ""


def _message(problem: ValidationError, field: str, *, in_query: bool) -> str:
    instance = cast("JsonValue", problem.instance)
    rule = str(problem.validator)
    if rule == "required":
        return problem.message.replace("'", "")
    if rule == "additionalProperties":
        return _unexpected(instance, cast("JsonObject", problem.schema))
    schema = cast("JsonObject", problem.schema)
    text = _special(problem, schema) or _general(rule, instance, problem, in_query=in_query)
    return f"{field} {text}".strip()


def _special(problem: ValidationError, schema: JsonObject) -> str | None:
    """The one message that some formats have for whatever is wrong."""
    if schema.get("format") == "uuid":
        return "is not a valid UUID"
    if schema.get("format") == "uri":
        return "is not a valid https url"
    if problem.validator == "type":
        return None
    if schema.get("format") == "notify-email":
        return "Not a valid email address"
    cause: BaseException | None = problem.cause
    return str(cause) if isinstance(cause, PhoneError | ScheduleError) else None


def _general(rule: str, instance: JsonValue, problem: ValidationError, *, in_query: bool) -> str:
    value = repr(instance) if not in_query else str(instance)
    expected = cast("JsonValue", problem.validator_value)
    if rule == "type":
        types = expected if isinstance(expected, list) else [expected]
        text = f"{value} is not of type {', '.join(str(name) for name in types)}"
    elif rule == "maxLength":
        text = f"{value} is too long"
    elif rule == "const":
        text = f"{value} is not one of [{', '.join(_TRUE)}]"
    elif rule == "enum" and isinstance(expected, list):
        names = [str(name) for name in expected]
        if in_query:
            text = f"{value} is not one of [{', '.join(names)}]"
        else:
            text = f"invalid. It must be either {', '.join(names[:-1])} or {names[-1]}."
    else:
        text = problem.message
    return text.replace("'", "")


def _unexpected(instance: JsonValue, schema: JsonObject) -> str:
    known = schema.get("properties")
    given = instance if isinstance(instance, dict) else {}
    names = sorted(set(given) - set(known if isinstance(known, dict) else {}))
    verb = "was" if len(names) == 1 else "were"
    listed = ", ".join(names).replace("'", "")
    return f"Additional properties are not allowed ({listed} {verb} unexpected)"
