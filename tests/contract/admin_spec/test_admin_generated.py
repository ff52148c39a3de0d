"""The generated code reads every answer that the description promises, and writes every request."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import attrs
import httpx
import pytest
from cases import for_each
from made import made
from recorded import kept

from contract.description import ADMIN, recordings
from notify_typed_admin import models
from notify_typed_admin.api.api_keys import revoke_api_key
from notify_typed_admin.api.jobs import cancel_letter_job
from notify_typed_admin.api.services import archive_service, get_service, get_services
from notify_typed_admin.api.sms_senders import get_sms_senders
from notify_typed_admin.api.templates import update_service_template
from notify_typed_runtime import errors
from tests.contract.admin_spec.document import (
    JSON,
    Operation,
    document,
    examples,
    operations,
    sample,
    schemas,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contract.description.recordings import Recording

SCHEMAS: Final = schemas()
OBJECTS: Final = sorted(name for name, each in SCHEMAS.items() if each.get("type") == "object")
SENSITIVE: Final = [
    (name, field) for name in OBJECTS for field in SCHEMAS[name].get("x-sensitive", ())
]
WITH_BODY: Final = [operation for operation in operations() if operation.body]
SECRET: Final = "Amala Bird, 07700 900456"
SECRET_ID: Final = "7d304b5c-6e7f-4a8b-8c9d-1e2f3a4b5c6d"
ID: Final = "8a7d9e4c-0b1f-4c58-9a0e-5f3c2d1b6a70"


def plain(value: Any) -> Any:
    """What a parsed answer is as JSON."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.to_dict() if hasattr(value, "to_dict") else value


def model(name: str) -> Any:
    return getattr(models, name)


def answer(status: int, body: object) -> httpx.Response:
    return httpx.Response(status, content=json.dumps(body).encode())  # json=None has no body


@for_each("operation", operations(), ids=str)
def test_every_example_of_a_success_is_read_and_nothing_of_it_lost(operation: Operation) -> None:
    status, response = operation.success
    if status == 204:
        return
    for name, example in examples(response["content"][JSON]):
        parsed = operation.endpoint.parse(answer(status, example))
        expected = json.loads(json.dumps(example).replace('00+00:00"', '00.000000Z"'))
        assert plain(parsed) == expected, name


ENDPOINTS: Final = {each.operation_id: each for each in operations()}


def recorded() -> Iterator[Any]:
    """Successes, save those with a secret that was not recorded: they lack what they must have."""
    found = [each for path in recordings.ADMIN_RECORDINGS for each in kept(path)]
    for operation, each in recordings.described(ADMIN, found):
        if each.status < 300 and not each.volatile and each.case not in recordings.ECHOES:
            yield pytest.param(ENDPOINTS[str(operation)], each, id=str(each))


@for_each(("operation", "recording"), recorded)
def test_every_recorded_success_is_read_and_nothing_of_it_lost(
    operation: Operation, recording: Recording
) -> None:
    if recording.status == 204:
        assert operation.endpoint.parse(httpx.Response(204)) is None
        return
    parsed = operation.endpoint.parse(answer(recording.status, recording.answer))
    expected = json.loads(json.dumps(recording.answer).replace('00+00:00"', '00.000000Z"'))
    assert plain(parsed) == expected


@for_each("operation", operations(), ids=str)
def test_an_error_is_no_success(operation: Operation) -> None:
    for status, response in operation.responses.items():
        if status < 400:
            continue
        for _, example in examples(response["content"][JSON]):
            with pytest.raises(errors.ErrorStatus):
                operation.endpoint.parse(answer(status, example))


@for_each("operation", [o for o in operations() if o.success[0] == 204], ids=str)
@for_each("content", [b"", b"{}\n"])
def test_an_answer_without_a_body_is_none(operation: Operation, content: bytes) -> None:
    assert operation.endpoint.parse(httpx.Response(204, content=content)) is None


@for_each("operation", WITH_BODY, ids=str)
def test_every_example_of_a_request_is_sent_as_it_stands(operation: Operation) -> None:
    assert operation.body is not None
    name = operation.body["schema"]["$ref"].rpartition("/")[2]
    paths = dict.fromkeys(re.findall(r"\{(\w+)\}", operation.path), ID)
    for _, example in examples(operation.body):
        body = made(model(name), example)
        request = operation.endpoint.request_kwargs(**paths, body=body)
        assert request["json"] == example
        assert request["method"] == operation.method.upper()
        assert request["url"] == operation.path.format(**paths)


@for_each("name", OBJECTS)
@for_each("choice", [0, 1])
def test_every_object_comes_back_as_it_came(name: str, choice: int) -> None:
    """With other values of enums, unknown fields, and the other member of each choice as well."""
    value = sample(SCHEMAS[name], choice)
    kind = model(name)
    assert made(kind, value).to_dict() == value
    assert not hasattr(kind, "from_dict") or kind.from_dict(value).to_dict() == value


def test_what_is_only_sent_is_not_decoded() -> None:
    requests = {op.body["schema"]["$ref"].rpartition("/")[2] for op in WITH_BODY if op.body}
    assert requests
    assert not [name for name in requests if hasattr(model(name), "from_dict")]


@for_each(("name", "field"), SENSITIVE)
def test_a_sensitive_field_does_not_show(name: str, field: str) -> None:
    value = sample(SCHEMAS[name])
    if isinstance(value[field], dict):
        value[field] = {"name": SECRET}
    elif isinstance(value[field], list):
        value[field] = [SECRET]
    else:
        is_id = SCHEMAS[name]["properties"][field].get("format") == "uuid"
        value[field] = SECRET_ID if is_id else SECRET
    shown = repr(made(model(name), value))
    assert SECRET not in shown
    assert SECRET_ID not in shown
    assert "<hidden>" in shown


def test_a_permission_that_nobody_has_heard_of_does_not_break_a_service() -> None:
    value = sample(SCHEMAS["ServiceEnvelope"])
    value["data"]["permissions"] = ["sms", "carrier_pigeon"]
    service = models.ServiceEnvelope.from_dict(value).data
    assert service.permissions == ["sms", "carrier_pigeon"]
    assert [permission.is_known for permission in service.permissions] == [True, False]


def test_a_service_is_told_from_a_detailed_one() -> None:
    for name, kind in (("Service", models.Service), ("DetailedService", models.DetailedService)):
        body = {"data": sample(SCHEMAS[name])}
        assert isinstance(get_service.parse(answer(200, body)).data, kind)
    both = [sample(SCHEMAS["DetailedServiceListItem"]), sample(SCHEMAS["Service"])]
    kinds = [type(each) for each in get_services.parse(answer(200, {"data": both})).data]
    assert kinds == [models.DetailedServiceListItem, models.Service]


def test_a_bare_array_is_a_list_and_anything_else_no_answer() -> None:
    sender = sample(SCHEMAS["SmsSender"])
    assert get_sms_senders.parse(answer(200, [])) == []
    assert [each.to_dict() for each in get_sms_senders.parse(answer(200, [sender]))] == [sender]
    for body in ({"data": [sender]}, [1], [None], None, "x"):
        with pytest.raises(errors.DecodeError):
            get_sms_senders.parse(answer(200, body))


def test_null_is_read_as_none_and_anything_else_is_no_answer() -> None:
    revoke_api_key.parse(httpx.Response(202, content=b"null\n"))
    for content in (b"", b"{}", b"0", b"false", b'"null"'):
        with pytest.raises(errors.DecodeError):
            revoke_api_key.parse(httpx.Response(202, content=content))


def test_a_bare_number_is_read_as_one() -> None:
    assert cancel_letter_job.parse(answer(200, 40)) == 40
    bodies: tuple[object, ...] = ("40", 4.5, True, None, {})
    for body in bodies:
        with pytest.raises(errors.DecodeError):
            cancel_letter_job.parse(answer(200, body))


def test_null_called_html_is_what_a_redaction_answers() -> None:
    html = httpx.Response(200, content=b"null\n", headers={"Content-Type": "text/html"})
    assert update_service_template.parse(html) is None


def test_constants_and_lists_go_into_the_query_as_the_server_reads_them() -> None:
    assert get_service.request_kwargs(ID, detailed="True") == {
        "method": "GET",
        "url": f"/service/{ID}",
        "params": {"detailed": "True"},
    }
    assert archive_service.request_kwargs(ID) == {"method": "POST", "url": f"/service/{ID}/archive"}


@for_each(
    "request_class",
    [name for name in OBJECTS if SCHEMAS[name].get("additionalProperties") is False],
)
def test_a_closed_request_has_no_room_for_unknown_fields(request_class: str) -> None:
    arguments = [field.name for field in attrs.fields(model(request_class))]
    assert "additional_properties" not in arguments


def test_only_numbers_and_addresses_that_belong_to_nobody_are_examples() -> None:
    text = json.dumps([node for node in walk(document()) if isinstance(node, str)])
    numbers = re.findall(r"(?<![\w.-])(?:0|\+?44 ?)7\d{3} ?\d{3} ?\d{3}(?!\w)", text)
    assert numbers
    assert {re.sub(r"^(\+?44|0)|\D", "", number)[:7] for number in numbers} <= {"7700900"}
    addresses = re.findall(r"[\w.+-]+@([\w-]+\.[\w.-]*\w)", text)
    assert addresses
    assert set(addresses) == {"example.gov.uk"}
