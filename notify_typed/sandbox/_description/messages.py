"""Words the problems of a request as Notify does, by rules for each kind of problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from notify_typed._rules.phone import PhoneError
from notify_typed.sandbox._description.formats import ScheduleError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notify_typed.sandbox._description.explaining import Mistake
    from notify_typed.sandbox._json import JsonObject, JsonValue

Problem: TypeAlias = "tuple[str, Mistake]"
"""The property that a mistake is about, empty for the object as a whole, and the mistake."""

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
    mistyped = {field for field, problem in problems if field and problem.rule == "type"}
    return [
        _message(problem, field, in_query=in_query)
        for field, problem in problems
        if field not in mistyped or problem.rule == "type"
    ]


def _message(problem: Mistake, field: str, *, in_query: bool) -> str:
    if problem.rule == "required":
        return f"{problem.limit} is a required property"
    if problem.rule == "additionalProperties":
        return _unexpected(problem.value, problem.schema)
    text = _special(problem) or _general(problem, in_query=in_query)
    return f"{field} {text}".strip()


def _special(problem: Mistake) -> str | None:
    """Return the one message that some formats have for whatever is wrong."""
    schema = problem.schema
    if schema.get("format") == "uuid":
        return "is not a valid UUID"
    if schema.get("format") == "uri":
        return "is not a valid https url"
    if problem.rule == "type":
        return None
    if schema.get("format") == "notify-email":
        return "Not a valid email address"
    cause = problem.cause
    return str(cause) if isinstance(cause, PhoneError | ScheduleError) else None


def _general(problem: Mistake, *, in_query: bool) -> str:
    rule, value, expected = problem.rule, repr(problem.value), problem.limit
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
