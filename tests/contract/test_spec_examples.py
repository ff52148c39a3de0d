"""The description's examples and links hold: people copy the ones and tools follow the others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from cases import for_each

from contract.description import V2, Operation
from contract.description.recordings import FIDELITY, fill


def examples(node: Any) -> Iterator[tuple[str, Any]]:
    """The examples of a parameter or media type, references followed."""
    for name, example in node.get("examples", {}).items():
        yield name, V2.resolve(example, "")[0]["value"]


def responses(operation: Operation) -> Iterator[tuple[str, Any, str]]:
    for status, node in operation.data["responses"].items():
        response, pointer = V2.resolve(node, f"{operation.pointer}/responses/{status}")
        yield status, response, pointer


@for_each("operation", [each for each in V2.operations if "requestBody" in each.data], ids=str)
def test_every_example_of_a_request_is_a_valid_request(operation: Operation) -> None:
    found = dict(examples(operation.data["requestBody"]["content"]["application/json"]))
    assert found
    path = operation.path.replace("{template_id}", "1f1c4a36-6f0b-4c7e-8f6d-3d1d0a4b8e21")
    for name, value in found.items():
        content = json.dumps(value).encode()
        assert list(operation.request_errors(path, (), content)) == [], name


@for_each("operation", V2.operations, ids=str)
def test_every_example_of_an_answer_is_a_valid_answer(operation: Operation) -> None:
    for status, response, pointer in responses(operation):
        for media_type, content in response["content"].items():
            found = dict(examples(content))
            assert found, f"{status} {media_type} has no example"
            schema = f"{pointer}/content/{media_type.replace('/', '~1')}/schema"
            for name, value in found.items():
                errors = list(V2.answer_validator(schema).iter_errors(value))
                assert errors == [], f"{status} {name}"
                if isinstance(value, dict) and "status_code" in value:
                    assert str(value["status_code"]) == status


@for_each("operation", V2.operations, ids=str)
def test_every_parameter_has_a_valid_example(operation: Operation) -> None:
    for place in ("path", "query"):
        for parameter, pointer in operation.parameters(place):
            found = dict(examples(parameter))
            assert found, parameter["name"]
            for value in found.values():
                validator = V2.request_validator(f"{pointer}/schema")
                assert list(validator.iter_errors(value)) == []


@for_each("name", sorted(V2.document["webhooks"]))
def test_every_example_of_a_callback_is_a_valid_callback(name: str) -> None:
    content = V2.document["webhooks"][name]["post"]["requestBody"]["content"]["application/json"]
    found = dict(examples(content))
    assert found
    validator = V2.answer_validator(content["schema"]["$ref"].removeprefix("#"))
    for value in found.values():
        assert list(validator.iter_errors(value)) == []


CALLBACKS: Final = json.loads((FIDELITY / "callbacks.json").read_text("utf-8"))
PAYLOADS: Final = {"delivery_status": "DeliveryReceipt", "inbound_sms": "ReceivedTextMessage"}


@for_each("recorded", CALLBACKS["examples"], ids=lambda each: each["trigger"])
def test_every_recorded_callback_is_described_without_unknown_properties(
    recorded: dict[str, Any],
) -> None:
    name = PAYLOADS[recorded["callback_type"]]
    body = fill(recorded["json"], recorded["trigger"])
    validator = V2.answer_validator(f"/components/schemas/{name}")
    assert list(validator.iter_errors(body)) == []
    assert (
        list(V2.document["components"]["schemas"][name]["properties"])
        == (recorded["body_keys_in_order"])
    )


def links() -> Iterator[Any]:
    for operation in V2.operations:
        for status, response, _ in responses(operation):
            for name, node in response.get("links", {}).items():
                link = V2.resolve(node, "")[0]
                yield pytest.param(operation, status, link, id=f"{operation}-{name}")


LINKS: Final = list(links())


def point(value: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


@for_each(("operation", "status", "link"), LINKS)
def test_every_link_leads_from_an_example_to_an_operation(
    operation: Operation, status: str, link: dict[str, Any]
) -> None:
    (target,) = (each for each in V2.operations if each.operation_id == link["operationId"])
    parameters = {
        parameter["name"]: pointer
        for place in ("path", "query")
        for parameter, pointer in target.parameters(place)
    }
    assert set(link["parameters"]) <= set(parameters)
    assert {p["name"] for p, _ in target.parameters("path")} <= set(link["parameters"])
    media_type = "application/json"
    answers = {s: r for s, r, _ in responses(operation)}[status]["content"][media_type]
    requests = operation.data.get("requestBody", {"content": {media_type: {}}})["content"]
    for name, expression in link["parameters"].items():
        source, _, pointer = expression.partition("#")
        if source.startswith("$request.query."):
            names = {p["name"] for p, _ in operation.parameters("query")}
            assert source.removeprefix("$request.query.") in names
            continue
        # A page of 250 is too long for an example; what its last item has, its first one has too.
        pointer = pointer.replace("/249/", "/0/")
        values = []
        for _, example in examples(requests[media_type] if source == "$request.body" else answers):
            try:
                values.append(point(example, pointer))
            except (KeyError, IndexError):
                continue  # not every example has what the link needs
        assert values, f"no example has {expression}"
        validator = V2.request_validator(f"{parameters[name]}/schema")
        for value in values:
            assert list(validator.iter_errors(value)) == []


def test_every_reading_operation_can_be_reached_by_a_link() -> None:
    reached = {link.values[2]["operationId"] for link in LINKS}
    one_of_a_kind = {"list_templates"}  # nothing leads there, it begins
    assert reached | one_of_a_kind == {
        each.operation_id for each in V2.operations if not each.operation_id.startswith("send_")
    }
