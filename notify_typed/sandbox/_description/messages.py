"""Words the problems of a request as Notify does, by rules for each kind of problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from notify_typed._rules.phone import PhoneError
from notify_typed.sandbox._description.formats import ScheduleError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jsonschema import ValidationError

    from notify_typed.sandbox._json import JsonObject, JsonValue

Problem: TypeAlias = "tuple[str, ValidationError]"
"""The property that a problem is about, empty for the object as a whole, and the problem."""

TRUE = ("true", "True")
"""The spellings of a parameter that is true when it is there."""


def body_messages(problems: Sequence[Problem]) -> list[str]:
    """Return the messages for the problems of a request's body."""
    return _messages(problems, in_query=False)


def query_messages(problems: Sequence[Problem]) -> list[str]:
    """Return the messages for the problems of a query."""
    return _messages(problems, in_query=True)


def _messages(problems: Sequence[Problem], *, in_query: bool) -> list[str]:
    # Of a value that has the wrong type nothing else is said.
    mistyped = {field for field, problem in problems if field and problem.validator == "type"}
    return [
        _message(problem, field, in_query=in_query)
        for field, problem in problems
        if field not in mistyped or problem.validator == "type"
    ]


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
    """Return the one message that some formats have for whatever is wrong."""
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
    value = repr(instance)
    expected = cast("JsonValue", problem.validator_value)
    if rule == "type":
        types = expected if isinstance(expected, list) else [expected]
        text = f"{value} is not of type {', '.join(str(name) for name in types)}"
    elif rule == "maxLength":
        text = f"{value} is too long"
    elif rule == "const":
        text = f"{value} is not one of [{', '.join(TRUE)}]"
    else:
        # The descriptions have no other rules for a field than lists of words.
        names = [str(name) for name in cast("list[JsonValue]", expected)]
        if in_query:
            text = f"{value} is not one of [{', '.join(names)}]"
        else:
            text = f"invalid. It must be either {', '.join(names[:-1])} or {names[-1]}."
    return text.replace("'", "")


def _unexpected(instance: JsonValue, schema: JsonObject) -> str:
    known = schema.get("properties")
    given = instance if isinstance(instance, dict) else {}
    names = sorted(set(given) - set(known if isinstance(known, dict) else {}))
    verb = "was" if len(names) == 1 else "were"
    listed = ", ".join(names).replace("'", "")
    return f"Additional properties are not allowed ({listed} {verb} unexpected)"
