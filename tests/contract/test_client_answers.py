"""Every answer that the description allows is read by the client, and nothing of it gets lost."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any, Final

import httpx
import pytest
from cases import for_each
from client_world import CALLS, KINDS, PDF, Notify
from effort import part_of
from hypothesis import given, settings
from hypothesis import strategies as st

from contract.description import V2, Operation, walk
from notify_typed.errors import NotifyError
from tests.unit.generated import schemas

# One call for each operation and each kind of answer.
NAMES: Final = {
    "send_sms": ["sms"],
    "send_email": ["email"],
    "send_letter": ["letter", "precompiled letter"],
    "get_notification": ["notification"],
    "get_letter_pdf": ["pdf"],
    "list_notifications": ["notifications"],
    "list_received_texts": ["received texts"],
    "list_templates": ["templates"],
    "get_template": ["template"],
    "get_template_version": ["template version"],
    "preview_template": ["preview"],
}
JSON_CALLS: Final = [name for of in NAMES.values() for name in of if CALLS[name].model != "bytes"]


def answered(name: str, response: httpx.Response, kind: str = "sync") -> Any:
    """What a call gives when Notify answers so."""
    call = CALLS[name]

    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(
            response.status_code, headers=response.headers, content=response.content
        )

    with Notify(kind, answer) as notify:
        return notify(call.method, *call.args, **call.kwargs)


def schema_of(name: str) -> Mapping[str, Any]:
    """The schema of the answer that a call gives as its model."""
    found = schemas.components()[CALLS[name].model]
    assert isinstance(found, Mapping)
    return found


def status_of(name: str) -> int:
    return CALLS[name].answer[1]


def test_every_operation_is_answered() -> None:
    assert set(NAMES) == {each.operation_id for each in V2.operations}
    for operation_id, names in NAMES.items():
        assert {CALLS[name].answer[0] for name in names} == {operation_id}


@pytest.mark.parametrize("kind", KINDS)
@for_each("name", JSON_CALLS)
@settings(max_examples=part_of(25), deadline=None)
@given(data=st.data())
def test_random_answers_are_read_and_encode_back_to_the_same_json(
    name: str, kind: str, data: st.DataObject
) -> None:
    """With unknown fields and unknown enum values among them, and optional fields absent."""
    body = data.draw(schemas.documents_of(CALLS[name].model))
    result = answered(name, httpx.Response(status_of(name), json=body), kind)
    assert schemas.same_json(result.to_dict(), body)


def variants(schema: Mapping[str, Any]) -> Iterator[Any]:
    """Every value of each enum in turn, and each optional field left out in turn."""
    most = max((len(each["enum"]) for _, each in enums(schema)), default=1)
    for choice in range(most):
        yield schemas.sample(schema, choice)
    whole = schemas.sample(schema)
    for path, inner in objects(schema):
        for field in set(inner.get("properties", {})) - set(inner.get("required", ())):
            less = copy.deepcopy(whole)
            at(less, path).pop(field)
            yield less


def enums(schema: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path, each in walk(flat(schema)):
        if isinstance(each, dict) and isinstance(each.get("enum"), list):
            yield path, each


def flat(schema: Any) -> Any:
    """A schema with its references filled in; answers have none that go in circles."""
    if isinstance(schema, list):
        return [flat(each) for each in schema]
    if isinstance(schema, Mapping):
        return {key: flat(each) for key, each in schemas.resolve(schema).items()}
    return schema


def objects(
    schema: Mapping[str, Any], path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Mapping[str, Any]]]:
    """The objects in a sample value, with where they stand."""
    first = schemas.alternatives(schemas.resolve(schema))[0]
    yield path, first
    for name, inner in first.get("properties", {}).items():
        yield from objects(inner, (*path, name))
    if "items" in first:
        yield from objects(first["items"], (*path, 0))


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


@for_each("name", JSON_CALLS)
def test_every_enum_value_and_every_absence_is_read(name: str) -> None:
    seen = list(variants(schema_of(name)))
    assert seen
    for body in seen:
        result = answered(name, httpx.Response(status_of(name), json=body))
        assert schemas.same_json(result.to_dict(), body)


def test_the_variants_cover_what_they_are_for() -> None:
    bodies = list(variants(schemas.components()["NotificationPage"]))
    statuses = {body["notifications"][0]["status"] for body in bodies}
    assert statuses == set(schemas.components()["NotificationStatus"]["enum"])
    assert any("next" not in body["links"] for body in bodies)
    assert any("estimated_delivery" not in body["notifications"][0] for body in bodies)


@settings(deadline=None)
@given(rest=st.binary(max_size=200))
def test_a_pdf_comes_as_its_bytes(rest: bytes) -> None:
    headers = {"Content-Type": "application/pdf"}
    assert answered("pdf", httpx.Response(200, content=PDF + rest, headers=headers)) == PDF + rest


def refusals() -> Iterator[Any]:
    for operation in V2.operations:
        for status in operation.data["responses"]:
            if int(status) >= 400:
                yield pytest.param(operation, int(status), id=f"{operation}-{status}")


def error_schema(operation: Operation, status: int) -> Mapping[str, Any]:
    node, _ = V2.resolve(operation.data["responses"][str(status)], "")
    schema = node["content"]["application/json"]["schema"]
    assert isinstance(schema, Mapping)
    return schema


@for_each(("operation", "status"), list(refusals()))
@settings(max_examples=part_of(8), deadline=None)
@given(data=st.data())
def test_every_error_that_the_description_allows_becomes_an_error_of_its_status(
    operation: Operation, status: int, data: st.DataObject
) -> None:
    body = data.draw(schemas.documents(error_schema(operation, status)))
    (name, *_) = NAMES[operation.operation_id]
    with pytest.raises(NotifyError) as caught:
        answered(name, httpx.Response(status, json=body))
    error: Any = caught.value
    assert error.status_code == status
    if "errors" in body:
        told = [(each["error"], each["message"]) for each in body["errors"]]
        assert [(each.error, each.message) for each in error.errors] == told
