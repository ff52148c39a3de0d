"""Say in what way a value differs from its schema, without the value."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonschema.exceptions import ValidationError

_WORD: Final = re.compile("[a-z-]{1,40}")
_KINDS: Final = {dict: "an object", list: "a list", str: "text", bool: "true or false"}


def explained(error: ValidationError, status: int) -> Iterator[str]:
    """Explain a violation of an answer's schema.

    No value is shown, but for single words where the description lists the others.
    """
    if error.context:
        for inner in _likeliest(error.context):
            yield from explained(inner, status)
        return
    path = "".join("/*" if isinstance(each, int) else f"/{each}" for each in error.absolute_path)
    where = f"`{path or '/'}` of {status}"
    value: Any = error.instance
    schema: Any = error.schema
    match error.validator:
        case "additionalProperties":
            for name in sorted(set(value) - set(schema.get("properties", ()))):
                yield f"unknown field `{path}/{name}` of {status}, {_kind(value[name])}"
        case "required":
            for name in schema["required"]:
                if name not in value:
                    yield f"missing field `{path}/{name}` of {status}"
        case "enum":
            is_word = isinstance(value, str) and _WORD.fullmatch(value)
            yield f"unknown value {f'`{value}` ' if is_word else ''}in {where}"
        case "type":
            yield f"{_kind(value)} in {where}, described as {_words(error)}"
        case _:
            yield f"{where} breaks the rule of its {error.validator}"


def _likeliest(context: Iterable[ValidationError]) -> list[ValidationError]:
    """Find the errors of the alternative that was most likely meant: right kind, fewest errors."""
    branches: dict[Any, list[ValidationError]] = defaultdict(list)
    for error in context:
        branches[error.schema_path[0]].append(error)

    def distance(errors: list[ValidationError]) -> tuple[bool, int]:
        is_other_kind = any(each.validator == "type" and not each.path for each in errors)
        return is_other_kind, len(errors)

    return min(branches.values(), key=distance)


def _kind(value: object) -> str:
    if value is None:
        return "null"
    return _KINDS.get(type(value), "a number")


def _words(error: ValidationError) -> str:
    wanted = error.validator_value
    return " or ".join(wanted) if isinstance(wanted, list) else str(wanted)
