"""Checks bodies field by field, as the real server does by marshmallow, and answers in shape B.

Such checks take numbers written as text, and the like. `body_schemas` has the other kind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from jsonschema import Draft202012Validator

from notify_typed.sandbox._admin.body_description import FORMATS, described, plain
from notify_typed.sandbox._admin.errors import field_errors, no_result
from notify_typed.sandbox._errors import AccidentalError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
_NOT_FITTING = ("maxLength", "maximum", "minimum")
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


class _Field:
    """One field of a body."""

    def __init__(self, schema: JsonObject) -> None:
        types = schema.get("type")
        self._types = types if isinstance(types, list) else [types]
        self._schema = schema
        self._validator: Validator = Draft202012Validator(schema, format_checker=FORMATS)

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
            name: _Field(plain(item))
            for name, item in (listed if isinstance(listed, dict) else {}).items()
        }


@cache
def _fields(schema: str) -> _Fields:
    return _Fields(described(schema))
