"""Checks bodies against `admin.yaml`, and words their problems as each endpoint does.

The real server has two kinds of checks. Those by marshmallow look at each field, take numbers
written as text and the like, and answer in shape B. Those by JSON schemas answer in shape C.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast

from jsonschema import Draft202012Validator, FormatChecker

from notify_typed.sandbox._admin.dates import read_loosely
from notify_typed.sandbox._admin.errors import field_errors, no_result
from notify_typed.sandbox._description.formats import email_address, is_uuid
from notify_typed.sandbox._description.spec import admin_description
from notify_typed.sandbox._errors import AccidentalError, validation_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jsonschema import ValidationError

    from notify_typed.sandbox._description.validator import Validator
    from notify_typed.sandbox._json import JsonObject, JsonValue

Unknown: TypeAlias = Literal["ignore", "refuse", "accident"]
"""The treatment of a field that the endpoint does not know."""

MISSING = "Missing data for required field."
NULL = "Field may not be null."
TOO_LONG = "Longer than maximum length {}."
_BY_TYPE = {
    "integer": "Not a valid integer.",
    "number": "Not a valid number.",
    "boolean": "Not a valid boolean.",
    "string": "Not a valid string.",
    "array": "Not a valid list.",
    "object": "Not a valid mapping type.",
}
_BY_FORMAT = {
    "uuid": "Not a valid UUID.",
    "notify-email": "Not a valid email address",
    "iso8601": "Not a valid datetime.",
}
_LARGEST = 2**53
"""The largest number that the world takes. Columns of the real database hold 63 bits."""
_LARGEST_INTEGER = 2**31 - 1
_NOT_FITTING = ("maxLength", "maximum", "minimum")
_IN_LISTS = {
    "uuid": "is not a valid UUID",
    "notify-email": "Not a valid email address",
}
_WORDS = {
    ("CreateReportRequest", "notification_type"): "email sms letter",
    ("CreateServiceDataRetentionRequest", "notification_type"): "sms letter email",
    ("UpdateJoinRequest", "permissions"): (
        "manage_users manage_templates manage_settings send_texts send_emails send_letters"
        " manage_api_keys view_activity"
    ),
}
"""Where the real server takes the words of a field in another order, or fewer of them."""


class _Looser(NamedTuple):
    """Where the real server does not look for what the description says of a body.

    Attributes:
        lax: Rules that only its database has.
        late: Fields that it needs and does not look for, so that it fails without them; of the
            rules for the whole body, `minProperties` may be among them.
        nullable: Fields that it takes null for, and then fails on its database.
        badly_formed: Whether it refuses an id in the words of Python's own library.
    """

    lax: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    nullable: tuple[str, ...] = ()
    badly_formed: bool = False


_STRICT = _Looser()
_ROW = _Looser(lax=("maxLength",))
_LOOSER = {
    "CreateContactListRequest": _ROW,
    "CreateEmailBrandingRequest": _ROW,
    "CreateEmailFileRequest": _ROW._replace(
        late=("id", "filename", "created_by_id", "retention_period", "validate_users_email")
    ),
    "CreateJoinRequest": _Looser(late=("reason",), badly_formed=True),
    "CreateLetterBrandingRequest": _ROW._replace(nullable=("name",)),
    "CreateOrganisationRequest": _Looser(nullable=("name",)),
    "CreateOrgInviteRequest": _Looser(late=("permissions",)),
    "CreateReportRequest": _Looser(late=("minProperties",), badly_formed=True),
    "OrganisationMemberRequest": _Looser(lax=("enum",)),
    "UpdateEmailBrandingRequest": _ROW,
    "UpdateJoinRequest": _Looser(badly_formed=True),
    "UpdateLetterBrandingRequest": _ROW,
    "UpdateOrganisationRequest": _Looser(nullable=("name",)),
}
_BADLY_FORMED = "badly formed hexadecimal UUID string"
_TRUE = frozenset(("t", "T", "true", "True", "TRUE", "on", "On", "ON", "y", "Y", "yes", "1"))
_FALSE = frozenset(("f", "F", "false", "False", "FALSE", "off", "Off", "OFF", "n", "N", "no", "0"))


def fields(
    schema: str,
    body: JsonValue,
    unknown: Unknown,
    looked_at: Mapping[str, list[str]],
    *,
    optional: Sequence[str] = (),
    is_exact: bool,
) -> JsonObject:
    """Check a body field by field.

    Args:
        schema: The name of its schema in the description.
        body: The decoded JSON.
        unknown: The treatment of a field that the endpoint does not know.
        looked_at: Fields that have been looked at already, with the problems of each.
        optional: Fields that clients are asked to send, and that the real server does without.
        is_exact: Whether accidents of the real server are copied.

    Returns:
        The fields that the endpoint knows, numbers and switches written as text read.

    Raises:
        LegacyError: 400, something is missing or wrong; 404, a value does not fit the database.
        AccidentalError: Something is wrong that the real server does not expect.
    """
    if not isinstance(body, dict):
        raise field_errors({"_schema": ["Invalid input type."]})
    known = _fields(schema)
    found = _Found({name: texts for name, texts in looked_at.items() if texts})
    may_be_missing = {*looked_at, *optional, *body}
    found.wrong |= {name: [MISSING] for name in known.required if name not in may_be_missing}
    given: JsonObject = {}
    for name, value in body.items():
        checker = known.properties.get(name)
        if name in looked_at:
            given[name] = value
        elif checker is None:
            found.unknown(name, unknown)
        else:
            given[name] = read = checker.read(value)
            problem = checker.problem(read)
            found.fits &= not isinstance(read, int) or abs(read) <= _LARGEST
            if problem is not None:
                found.problem(name, str(problem.validator), checker.wording(name, problem))
    found.raise_worst(is_exact=is_exact)
    return given


@dataclass(slots=True)
class _Found:
    """The problems of a body."""

    wrong: dict[str, list[str]]
    accidents: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    fits: bool = True

    def unknown(self, name: str, unknown: Unknown) -> None:
        """Note a field that the endpoint does not know."""
        if unknown == "refuse":
            self.wrong.setdefault("_schema", []).append(f"Unknown field name {name}")
        elif unknown == "accident":
            self.accidents[name] = ["Unknown field."]

    def problem(self, name: str, rule: str, wording: str) -> None:
        """Note a value that breaks a rule."""
        if rule == "enum" or (rule == "minLength" and name != "name"):
            self.accidents[name] = [wording]
        elif rule in _NOT_FITTING:
            self.fits = False
        else:
            self.wrong[name] = [wording]

    def raise_worst(self, *, is_exact: bool) -> None:
        """Refuse the body for the first problem that the real server sees, if there is one."""
        if self.wrong:
            raise field_errors(self.wrong)
        if not self.fits:
            raise no_result()
        if self.accidents and is_exact:
            raise AccidentalError("IntegrityError", "")
        if self.accidents:
            raise field_errors(self.accidents)


def checked(schema: str, body: JsonValue) -> JsonObject:
    """Check a body against a JSON schema.

    Args:
        schema: The name of the schema in the description.
        body: The decoded JSON.

    Raises:
        ApiError: 400, it does not fit.
        AccidentalError: A late field is missing, or a nullable one null.
        LegacyError: 404, a value does not fit the database.
    """
    looser = _LOOSER.get(schema, _STRICT)
    found = [*_whole(schema).iter_errors(body)]
    fit_for_schema = [problem for problem in found if not _is_for_database(problem, looser)]
    problems = [problem for problem in fit_for_schema if not _is_late(problem, looser)]
    said = [_in_list(problem) for problem in _without_types(problems)]
    if said or not isinstance(body, dict):
        if looser.badly_formed:
            said = [text.replace(_IN_LISTS["uuid"], _BADLY_FORMED) for text in said]
        raise validation_error(said)
    if fit_for_schema:
        raise AccidentalError("IntegrityError", _in_list(fit_for_schema[0]))
    if found:
        raise no_result()
    return body


def properties(schema: str) -> frozenset[str]:
    """Return the names of the fields that a schema knows."""
    return frozenset(_fields(schema).properties)


def whole(value: JsonValue) -> int:
    """Return a whole number of a checked body, which JSON may write with a fraction of zero."""
    return int(value) if isinstance(value, int | float) else 0


def _is_for_database(problem: ValidationError, looser: _Looser) -> bool:
    """Return whether a value keeps to the real server's schema, but not to its database."""
    limit = cast("JsonValue", problem.validator_value)
    return problem.validator in looser.lax or (
        problem.validator in ("maximum", "minimum")
        and isinstance(limit, int)
        and abs(limit) >= _LARGEST_INTEGER
    )


def _is_late(problem: ValidationError, looser: _Looser) -> bool:
    """Return whether the real server goes on, and fails for lack of a value."""
    if problem.validator == "required":
        return any(problem.message == f"{name!r} is a required property" for name in looser.late)
    if problem.validator == "type" and cast("JsonValue", problem.instance) is None:
        return [*problem.absolute_path] in [[name] for name in looser.nullable]
    return problem.validator in looser.late


def _without_types(problems: Sequence[ValidationError]) -> Iterator[ValidationError]:
    """Leave out the types of values that must be one of some words: the words say enough."""
    listed = [problem.absolute_path for problem in problems if problem.validator == "enum"]
    for problem in problems:
        if problem.validator != "type" or problem.absolute_path not in listed:
            yield problem


class _Field:
    """One field of a body."""

    def __init__(self, schema: JsonObject) -> None:
        types = schema.get("type")
        self._types = types if isinstance(types, list) else [types]
        self._schema = schema
        self._validator: Validator = Draft202012Validator(schema, format_checker=_FORMATS)

    def read(self, value: JsonValue) -> JsonValue:
        """Read a number or a switch that is written in another way, as marshmallow does."""
        if "integer" in self._types and isinstance(value, str | float):
            try:
                return int(value)
            except (ValueError, OverflowError):
                return value
        if "boolean" in self._types and not isinstance(value, bool) and value is not None:
            text = str(value)
            return True if text in _TRUE else False if text in _FALSE else value
        return value

    def problem(self, value: JsonValue) -> ValidationError | None:
        """Return the first thing that is wrong with a value."""
        return next(iter(self._validator.iter_errors(value)), None)

    def wording(self, name: str, problem: ValidationError) -> str:
        """Word it as marshmallow does."""
        if cast("JsonValue", problem.instance) is None and "null" not in self._types:
            return NULL
        if problem.validator == "enum":
            words = cast("list[JsonValue]", problem.validator_value)
            return f"Must be one of: {', '.join(str(word) for word in words if word)}."
        if problem.validator == "minLength":
            return f"Invalid {name}"
        if problem.validator == "const":
            return f"Cannot set {name} to {problem.instance}"
        kind = self._schema.get("format")
        if isinstance(kind, str) and kind in _BY_FORMAT:
            return _BY_FORMAT[kind]
        named = next((str(name) for name in self._types if name not in (None, "null")), "string")
        return _BY_TYPE.get(named, problem.message)


class _Fields:
    """All fields of a body."""

    def __init__(self, schema: JsonObject) -> None:
        required = schema.get("required")
        self.required = [str(name) for name in required] if isinstance(required, list) else []
        listed = schema.get("properties")
        self.properties = {
            name: _Field(_plain(item))
            for name, item in (listed if isinstance(listed, dict) else {}).items()
        }


@cache
def _fields(schema: str) -> _Fields:
    return _Fields(_plain(admin_description().component(schema)))


@cache
def _whole(schema: str) -> Validator:
    plain = _plain(admin_description().component(schema))
    for (_, name), words in (one for one in _WORDS.items() if one[0][0] == schema):
        listed = cast("dict[str, JsonObject]", plain["properties"])
        of_field: JsonObject = {"enum": [*words.split()]}
        listed[name] |= {"items": of_field} if "items" in listed[name] else of_field
    # The real server looks at the properties before it looks for missing ones.
    order = {"properties": 0, "required": 1}
    ordered = dict(sorted(plain.items(), key=lambda item: order.get(item[0], 2)))
    return Draft202012Validator(ordered, format_checker=_FORMATS)


def _plain(schema: JsonValue) -> JsonObject:
    """Return a schema with lists of types for nullable parts, and one rule for each format."""
    plain: JsonObject = {}
    for name, value in cast("JsonObject", schema).items():
        if name in ("properties", "patternProperties") and isinstance(value, dict):
            plain[name] = {key: _plain(item) for key, item in value.items()}
        elif name in ("items", "additionalProperties") and isinstance(value, dict):
            plain[name] = _plain(value)
        else:
            plain[name] = value
    choices = plain.get("anyOf")
    if isinstance(choices, list):
        others = [choice for choice in choices if choice != {"type": "null"}]
        if len(others) == 1 and len(choices) > 1:  # pragma: no branch - there are no other choices
            del plain["anyOf"]
            plain = {**_nullable(_plain(others[0])), **plain}
    if plain.get("format") in _IN_LISTS:
        plain.pop("pattern", None)
    return plain


def _nullable(schema: JsonObject) -> JsonObject:
    types = schema.get("type")
    listed = types if isinstance(types, list) else [types]
    nullable: JsonObject = {**schema, "type": [*listed, "null"]}
    words = schema.get("enum")
    if isinstance(words, list):
        nullable["enum"] = [*words, None]
    return nullable


def _in_list(problem: ValidationError) -> str:
    """Word a problem as the real server does: without quotation marks."""
    schema = cast("JsonObject", problem.schema)
    path: Iterable[str | int] = problem.absolute_path
    name = next(iter(path), "")
    kind = schema.get("format")
    text = problem.message
    if isinstance(kind, str) and kind in _IN_LISTS:
        text = _IN_LISTS[kind]
    if problem.validator == "const":
        text = f"{problem.instance} is not one of [{problem.validator_value}]"
    if problem.validator == "format" and kind == "day":
        text = f"{problem.instance} is not a date"
    return f"{name} {text}".replace("'", "") if name != "" else text.replace("'", "")


def _formats() -> FormatChecker:
    checker = FormatChecker(formats=())

    def uuid(value: object) -> bool:
        return not isinstance(value, str) or is_uuid(value)

    def email(value: object) -> bool:
        return not isinstance(value, str) or bool(email_address(value))

    def moment(value: object) -> bool:
        return not isinstance(value, str) or bool(read_loosely(value))

    def day(value: object) -> bool:
        return not isinstance(value, str) or bool(date.fromisoformat(value))

    checker.checks("iso8601", raises=ValueError)(moment)
    checker.checks("day", raises=ValueError)(day)
    checker.checks("uuid")(uuid)
    checker.checks("notify-email", raises=ValueError)(email)
    return checker


_FORMATS = _formats()
