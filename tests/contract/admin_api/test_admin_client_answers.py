"""Every answer that the description allows is read by the admin clients, and nothing is lost."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

import httpx
import pytest
from admin_call_table import USES, Use
from admin_world import KINDS, Admin, example, operations
from cases import for_each
from effort import part_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from contract.description import ADMIN
from notify_typed.admin import NewApiKey, Page
from notify_typed.errors import RequestError
from tests.unit.generated import schemas

# Lists of one of two shapes, whose example is empty.
ITEMS: Final = {
    "get_services": ("data", "Service"),
    "get_notifications_for_job": ("notifications", "Notification"),
}
PLAIN: Final = (str, int, bool, UUID, type(None))


def named(use: Use) -> str:
    return f"{use.method} {use.answer}"


def operation_of(use: Use) -> str:
    return use.answer.partition(":")[0]


def flat(schema: Any) -> Any:
    """A schema with its references filled in, and each type of several an alternative."""
    if isinstance(schema, list):
        several: list[Any] = [*schema]
        return [flat(each) for each in several]
    if not isinstance(schema, Mapping):
        return schema
    found: dict[str, Any] = {**schema}
    if "$ref" in found:
        return flat(ADMIN.resolve(found, "")[0])
    plain: dict[str, Any] = {key: flat(each) for key, each in found.items()}
    if isinstance(plain.get("type"), list):
        return {"anyOf": [_of_type(plain, str(kind)) for kind in plain["type"]]}
    return plain


def _of_type(schema: dict[str, Any], kind: str) -> dict[str, Any]:
    return {"type": "null"} if kind == "null" else {**schema, "type": kind}


@cache
def success(operation_id: str) -> tuple[int, Any]:
    """Status and schema of an operation's success; no schema if the answer has no body."""
    responses = ADMIN.operation(operation_id).data["responses"]
    answers = {status: _content(responses[status]) for status in responses if status[0] == "2"}
    status, content = next(iter(answers.items()))
    # Some tell by their status whether there was something already, and say the same.
    assert all(each == content for each in answers.values()), operation_id
    return int(status), content


def _content(response: Mapping[str, Any]) -> Any:
    content = ADMIN.resolve(response, "")[0].get("content", {}).get("application/json")
    return None if content is None else flat(content["schema"])


@cache
def schema_of(operation: str) -> Any:
    """What an answer to an operation looks like: in the shape of one example, if it has several.

    Args:
        operation: Its id, and after a colon the example's name.
    """
    operation_id, _, name = operation.partition(":")
    if operation in ITEMS:
        field, item = ITEMS[operation]
        whole = success(operation_id)[1]
        items = {"type": "array", "items": flat({"$ref": f"#/components/schemas/{item}"})}
        return {**whole, "properties": whole["properties"] | {field: items}}
    answer = example(operation_id, name or None)
    return narrowed(success(operation_id)[1], answer.json(), is_whole=True)


def narrowed(schema: Any, value: Any, *, is_whole: bool = False) -> Any:
    """Those alternatives of a schema that are of a value's shape."""
    options = schemas.alternatives(schema)
    shapes = [each for each in options if each.get("type") in {"object", "array"}]
    if len(shapes) > 1 or is_whole:
        options = [each for each in options if _is_valid(each, value)]
    if len(options) > 1:
        return schema
    (only,) = options
    if isinstance(value, dict) and "properties" in only:
        inner = {
            name: narrowed(each, value[name]) if name in value else each
            for name, each in only["properties"].items()
        }
        return {**only, "properties": inner}
    if isinstance(value, list) and value and "items" in only:
        return {**only, "items": narrowed(only["items"], value[0])}
    return only


def _is_valid(schema: Any, value: Any) -> bool:
    validator: Any = Draft202012Validator(schema)
    return bool(validator.is_valid(value))


@cache
def documents(operation: str) -> st.SearchStrategy[Any]:
    """Random answers to an operation."""
    return schemas.documents(schema_of(operation))


class Answering:
    """Gives the answer that it is told to."""

    def __init__(self) -> None:
        self.answer = httpx.Response(500)

    def __call__(self, _: httpx.Request) -> httpx.Response:
        return httpx.Response(
            self.answer.status_code, headers=self.answer.headers, content=self.answer.content
        )


class Reader:
    """One of the clients, given answers."""

    def __init__(self, kind: str) -> None:
        self._answering = Answering()
        self.admin = Admin(kind, self._answering)

    def read(self, use: Use, body: Any) -> Any:
        """What a method gives when the answer is that."""
        status, _ = success(operation_of(use))
        self._answering.answer = httpx.Response(status, content=json.dumps(body))
        return self.admin(use.method, *use.args, **use.kwargs)


@pytest.fixture(scope="module", params=KINDS)
def reader(request: pytest.FixtureRequest) -> Iterator[Reader]:
    found = Reader(request.param)
    with found.admin:
        yield found


@pytest.fixture(scope="module")
def blocking() -> Iterator[Reader]:
    found = Reader("sync")
    with found.admin:
        yield found


def encoded(result: Any) -> Any:
    """A result as JSON again."""
    if isinstance(result, Page | list):
        several: list[Any] = [*result]
        return [encoded(each) for each in several]
    if isinstance(result, datetime):
        return result.isoformat(timespec="microseconds").replace("+00:00", "Z")
    return result.to_dict() if hasattr(result, "to_dict") else result


def parts(body: Any) -> Iterator[Any]:
    """An answer, and what is in its envelope."""
    yield body
    if isinstance(body, dict):
        fields: list[Any] = [*body.values()]
        yield from fields
        yield from (each[0] for each in fields if isinstance(each, list) and each)


def is_all_there(result: Any, body: Any) -> bool:
    if isinstance(result, NewApiKey):
        result = result.secret
    if isinstance(result, PLAIN):
        return True  # a count, an id, or that it went well
    shown = encoded(result)
    return any(schemas.same_json(shown, part) for part in parts(body))


READ: Final = [
    use
    for use in USES
    if success(operation_of(use))[1] is not None
    and operation_of(use) != "create_api_key"  # whose answer must be good for a key
    and operation_of(use) != "get_notification_status_by_service"  # whose rows have an order
    and use.method != "organisations.get_domains"  # which keeps a part of each of a list
]


def test_every_operation_is_answered() -> None:
    assert {operation_of(use) for use in USES} == {name for name, _, _, _ in operations()}


@for_each("use", READ, ids=named)
@settings(max_examples=part_of(8), deadline=None)
@given(data=st.data())
def test_random_answers_are_read_and_encode_back_to_the_same_json(
    use: Use, reader: Reader, data: st.DataObject
) -> None:
    """With unknown fields and unknown enum values among them, and optional fields absent."""
    body = data.draw(documents(use.answer))
    # One key comes in a list of one.
    assume(operation_of(use) != "get_api_key" or body["apiKeys"])
    assert is_all_there(reader.read(use, body), body)


def variants(schema: Mapping[str, Any]) -> Iterator[Any]:
    """Samples: every value of each enum and every alternative, and optional fields left out."""
    for choice in range(10):
        yield schemas.sample(schema, choice)
    whole = schemas.sample(schema)
    for path, inner in objects(schema):
        for name in set(inner.get("properties", {})) - set(inner.get("required", ())):
            less = copy.deepcopy(whole)
            at(less, path).pop(name)
            yield less


def objects(
    schema: Mapping[str, Any], path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Mapping[str, Any]]]:
    """The objects in a sample, with where they stand."""
    first = schemas.alternatives(schema)[0]
    yield path, first
    for name, inner in first.get("properties", {}).items():
        yield from objects(inner, (*path, name))
    if "items" in first:
        yield from objects(first["items"], (*path, 0))


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


@for_each("use", READ, ids=named)
def test_every_word_and_every_absence_is_read(use: Use, blocking: Reader) -> None:
    for body in variants(schema_of(use.answer)):
        assert is_all_there(blocking.read(use, body), body)


@for_each("use", READ, ids=named)
@for_each("body", [[], {}, "x", 0, {"data": 1}, [1], {"data": [1]}], ids=repr)
def test_what_is_no_answer_is_an_error_of_ours_or_holds_nothing(
    body: Any, use: Use, blocking: Reader
) -> None:
    try:
        result = blocking.read(use, body)
    except RequestError:
        return
    assert is_all_there(result, body) or not encoded(result)
