"""Reads Notify's error bodies, from whichever part of it, without the personal parts.

There are three: `{"errors": [...]}`, `{"result": "error", "message": text}`, and the same with
messages field by field. A few operations of the admin API answer with `{"message": text}` alone.
Forks, stubs and gateways have forms of their own, which are read for their words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve, field, frozen

from notify_typed_runtime.errors import UNDECODABLE
from notify_typed_runtime.types import decode_json, expect_object, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed._engine.operation import Operation
    from notify_typed.errors import Details
    from notify_typed_runtime.types import HTTPAnswer

__all__ = ["ErrorBody", "ReadDetails", "read_error_body"]

ReadDetails: TypeAlias = Callable[[dict[str, object]], "Details"]
"""Reads the entries of an error body; raises one of `UNDECODABLE` for another body."""

# Deeper than any of Notify's, and far from what Python can take.
_MAX_DEPTH = 8
# A longer text, such as a file, is quoted by nobody, and not by us.
_LONGEST_QUOTED = 1_000
_NO_REASON = "no reason given"
# What these stand for is clear from the message itself.
_UNNAMED = frozenset({"_schema", "token", "invitation"})


@frozen
class ErrorBody:
    """What an error body says.

    Attributes:
        message: All of it in one sentence.
        errors: The entries, where the body has them.
        fields: The messages by field, where the body has them.
        in_own_words: Whether it has the form of Notify's own.
    """

    message: str
    errors: Details = ()
    fields: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])
    in_own_words: bool = True

    @property
    def is_about_the_token(self) -> bool:
        """Whether Notify did not accept who is asking."""
        return "token" in self.fields or any(e.error == "AuthError" for e in self.errors)


def read_error_body(
    operation: Operation[object], response: HTTPAnswer, details: ReadDetails, *, lenient: bool
) -> ErrorBody | None:
    """Read the body of a refusal; None when it is not Notify's.

    Args:
        operation: What was asked.
        response: What came back.
        details: Reads the entries.
        lenient: Whether the forms of others are read as well.
    """
    try:
        body = expect_object(decode_json(response.content), "the body")
    except UNDECODABLE:
        return None
    found = _listed(body, details) or _by_result(body)
    if found is None and operation.message_only_errors and body.keys() == {"message"}:
        found = _of_message(body["message"])
    redacted = operation.redacted
    if found is None and lenient and response.is_error:
        found = _of_others(body, response.status_code, details)
        # Nobody knows what others quote.
        redacted += tuple(_sent(operation))
    return found if found is None or not redacted else _without(found, redacted)


def _sent(operation: Operation[object]) -> Iterator[tuple[str, str]]:
    """Give the texts of a request's body by the names of their fields."""
    todo: list[tuple[str, object]] = [("", decode_json(operation.content or b"null"))]
    while todo:
        name, value = todo.pop()
        if is_object(value):
            todo += value.items()
        elif is_array(value):
            todo += [(name, item) for item in value]
        elif isinstance(value, str) and len(value) <= _LONGEST_QUOTED:
            yield name, value


def _listed(body: dict[str, object], details: ReadDetails) -> ErrorBody | None:
    try:
        errors = details(body)
    except UNDECODABLE:
        return None
    return ErrorBody("; ".join(f"{e.error}: {e.message}" for e in errors) or _NO_REASON, errors)


def _by_result(body: dict[str, object]) -> ErrorBody | None:
    return _of_message(body.get("message")) if body.get("result") == "error" else None


def _of_others(body: dict[str, object], status: int, details: ReadDetails) -> ErrorBody | None:
    """Read `errors` or `message` in any form: a text, an object, by field, or a list of these."""
    said = body.get("errors") or body.get("message")
    if said is None:
        return None
    parts: list[object] = said if is_array(said) else [said]
    named = [part for part in parts if _is_entry(part)]
    found = _listed({"status_code": status, "errors": named}, details) if named else None
    words = [found.message] if found is not None else []
    fields: dict[str, tuple[str, ...]] = {}
    for part in parts:
        if found is None or not _is_entry(part):
            read = _of_message(part)
            if read is None:
                return None
            words.append(read.message)
            fields |= read.fields
    own = found is not None and "errors" in body
    text = "; ".join(words)
    if len(text) > _LONGEST_QUOTED:
        text = f"{text[:_LONGEST_QUOTED]}..."
    return ErrorBody(text, () if found is None else found.errors, fields, own)


def _is_entry(part: object) -> bool:
    return is_object(part) and all(isinstance(part.get(key), str) for key in ("error", "message"))


def _of_message(message: object) -> ErrorBody | None:
    if isinstance(message, str):
        return ErrorBody(message or _NO_REASON)
    fields: dict[str, tuple[str, ...]] = {}
    try:
        for name, text in _leaves("", message, _MAX_DEPTH):
            fields[name] = (*fields.get(name, ()), text)
    except TypeError:
        return None
    said = [
        "; ".join(texts) if name in _UNNAMED else f"{name}: {'; '.join(texts)}"
        for name, texts in fields.items()
    ]
    return ErrorBody("; ".join(said) or _NO_REASON, fields=fields)


def _leaves(name: str, value: object, depth: int) -> Iterator[tuple[str, str]]:
    """Give field and text of all that a body says; a list's field within `a` is `a.0.b`."""
    if isinstance(value, str) and name:
        yield name, value
    elif is_array(value) and name and depth:
        for item in value:
            yield from _leaves(name, item, depth - 1)
    elif is_object(value) and depth:
        for key, item in value.items():
            yield from _leaves(f"{name}.{key}" if name else key, item, depth - 1)
    else:
        raise TypeError(f"no message is of type {type(value).__name__}")


def _without(body: ErrorBody, redacted: tuple[tuple[str, str], ...]) -> ErrorBody:
    """Put labels in the place of values that must not be shown."""
    labels: dict[str, str] = {}
    for label, value in redacted:
        # On their way messages lose quotation marks, and some values the space around them.
        for spelling in {value, value.strip(), value.replace("'", "")} - {""}:
            labels.setdefault(spelling, label)
    if not labels:
        return body
    longest_first = sorted(labels, key=len, reverse=True)
    # Whole words: a code such as "1" must not tear other texts to pieces.
    values = "|".join(re.escape(each) for each in longest_first)
    pattern = re.compile(rf"\"({values})\"|(?<!\w)({values})(?!\w)")

    def cleaned(text: str) -> str:
        return pattern.sub(lambda match: labels[match[1] or match[2]], text)

    return evolve(
        body,
        message=cleaned(body.message),
        errors=tuple(
            evolve(detail, message=cleaned(detail.message), additional_properties={})
            for detail in body.errors
        ),
        fields={
            name: tuple(cleaned(text) for text in texts) for name, texts in body.fields.items()
        },
    )
