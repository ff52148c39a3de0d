"""`parse` gives the success type of its operation, or one of two errors that hold the response."""

from __future__ import annotations

import json
import pickle
from functools import cache
from importlib import import_module
from typing import Any, Final

import httpx
import pytest
from cases import for_each
from hypothesis import given
from hypothesis import strategies as st
from recorded import kept

from contract.description import V2, recordings
from notify_typed_runtime import errors
from notify_typed_v2 import models
from notify_typed_v2.api.notifications import (
    get_letter_pdf,
    get_notification,
    list_notifications,
    send_email,
    send_letter,
    send_sms,
)
from notify_typed_v2.api.received_texts import list_received_texts
from notify_typed_v2.api.templates import (
    get_template,
    get_template_version,
    list_templates,
    preview_template,
)
from tests.unit.generated import schemas

SUCCESSES: Final[list[tuple[Any, int, str]]] = [
    (send_sms, 201, "SentSms"),
    (send_email, 201, "SentEmail"),
    (send_letter, 201, "SentLetter"),
    (send_letter, 201, "SentPrecompiledLetter"),
    (get_notification, 200, "Notification"),
    (list_notifications, 200, "NotificationPage"),
    (list_received_texts, 200, "ReceivedTextPage"),
    (list_templates, 200, "TemplateList"),
    (get_template, 200, "Template"),
    (get_template_version, 200, "Template"),
    (preview_template, 200, "TemplatePreview"),
]
OPERATIONS: Final = [
    *dict.fromkeys((each[0], each[1]) for each in SUCCESSES),
    (get_letter_pdf, 200),
]
HTML: Final = b"<!DOCTYPE html><html><body>Down for maintenance</body></html>"
PDF: Final = {"Content-Type": "application/pdf"}


def sample(name: str) -> dict[str, Any]:
    document: dict[str, Any] = schemas.sample(schemas.components()[name])
    return document


@for_each(("operation", "status", "name"), SUCCESSES)
def test_a_success_becomes_its_model(operation: Any, status: int, name: str) -> None:
    model = operation.parse(httpx.Response(status, json=sample(name)))
    assert type(model) is getattr(models, name)
    assert model.to_dict() == sample(name)


def test_all_operations_are_tried() -> None:
    described = [
        operation["operationId"]
        for path in schemas.document()["paths"].values()
        for operation in path.values()
        if isinstance(operation, dict) and "operationId" in operation
    ]
    tried = [operation.__name__ for operation, _ in OPERATIONS]
    assert sorted(tried) == sorted(described)


def test_a_pdf_is_its_bytes() -> None:
    assert get_letter_pdf.parse(httpx.Response(200, content=b"%PDF-1.7 \xff", headers=PDF)) == (
        b"%PDF-1.7 \xff"
    )
    plain = {"Content-Type": "Application/PDF; charset=binary"}
    assert get_letter_pdf.parse(httpx.Response(200, content=b"%PDF", headers=plain)) == b"%PDF"


@for_each("kind", ["text/html; charset=utf-8", "application/json"])
def test_something_else_is_no_pdf(kind: str) -> None:
    response = httpx.Response(200, content=HTML, headers={"Content-Type": kind})
    with pytest.raises(errors.DecodeError):
        get_letter_pdf.parse(response)


@for_each(
    "body",
    [
        pytest.param(b"", id="empty"),
        pytest.param(HTML, id="html"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[]", id="array"),
        pytest.param(b'"text"', id="text"),
        pytest.param(b"5", id="number"),
        pytest.param(b"{}", id="no fields"),
        pytest.param(b'{"id": "740e5834-3a29-46b4-9a6f-1614', id="truncated"),
        pytest.param(b'{"body": "\xff\xfe"}', id="not UTF-8"),
        pytest.param(b'{"body": "\xed\xa0\x80"}', id="surrogate in UTF-8"),
        pytest.param("{}".encode("utf-16"), id="UTF-16"),
        pytest.param(b'{"cost_in_pounds": NaN}', id="NaN"),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(b'{"a":' * 100_000, id="deep object"),
        pytest.param(b'{"version": ' + b"9" * 5000 + b"}", id="enormous number"),
        pytest.param(b'{"status_code": 200, "errors": []}', id="another shape"),
    ],
)
@for_each(("operation", "status"), OPERATIONS[:-1])
def test_a_success_with_another_body_is_a_decode_error(
    operation: Any, status: int, body: bytes
) -> None:
    response = httpx.Response(status, content=body)
    with pytest.raises(errors.DecodeError) as caught:
        operation.parse(response)
    assert caught.value.response is response
    assert str(caught.value) == f"HTTP status {status} with a body of another shape"
    assert isinstance(caught.value.__cause__, errors.UNDECODABLE)


@for_each(
    ("good", "bad"),
    [
        pytest.param(b"1.5", b"NaN", id="NaN"),
        pytest.param(b"1.5", b"-Infinity", id="infinity"),
        pytest.param(b"some text", b"caf\xe9", id="Latin-1"),
        pytest.param(b"some text", b"\xed\xa0\x80", id="half a surrogate pair"),
        pytest.param(b"{", b"\xef\xbb\xbf{", id="byte order mark"),
        pytest.param(b"{", b"{} {", id="more than one value"),
    ],
)
def test_a_body_that_is_nearly_json_is_a_decode_error(good: bytes, bad: bytes) -> None:
    fine = json.dumps(sample("Notification")).encode()
    assert get_notification.parse(httpx.Response(200, content=fine)).cost_in_pounds == 1.5
    assert good in fine
    with pytest.raises(errors.DecodeError):
        get_notification.parse(httpx.Response(200, content=fine.replace(good, bad, 1)))


@for_each(("operation", "status", "name"), SUCCESSES)
def test_missing_and_null_fields_are_decode_errors(operation: Any, status: int, name: str) -> None:
    properties = schemas.components()[name]["properties"]
    for field in schemas.components()[name]["required"]:
        document = sample(name)
        del document[field]
        with pytest.raises(errors.DecodeError):
            operation.parse(httpx.Response(status, json=document))
        kinds = [
            option.get("type")
            for option in schemas.alternatives(schemas.resolve(properties[field]))
        ]
        if "null" not in kinds:
            document[field] = None
            with pytest.raises(errors.DecodeError):
                operation.parse(httpx.Response(status, json=document))


@for_each("status", [204, 301, 400, 401, 403, 404, 405, 429, 500, 502, 504, 520])
@for_each(("operation", "success"), OPERATIONS)
def test_any_other_status_is_an_error_status_whatever_the_body(
    operation: Any, success: int, status: int
) -> None:
    for content in (b"", HTML, b'{"result": "error", "message": "x"}', b"{}"):
        response = httpx.Response(status, content=content)
        with pytest.raises(errors.ErrorStatus) as caught:
            operation.parse(response)
        assert caught.value.response is response
        assert str(caught.value) == f"HTTP status {status}"
    another_success = httpx.Response(401 - success, content=b"{}")
    with pytest.raises(errors.ErrorStatus):
        operation.parse(another_success)


@given(st.binary(max_size=60) | schemas.anything.map(lambda value: json.dumps(value).encode()))
def test_no_body_at_all_raises_anything_else(body: bytes) -> None:
    for operation, status in OPERATIONS[:-1]:
        with pytest.raises(errors.DecodeError):
            operation.parse(httpx.Response(status, content=body))


def test_errors_pickle_with_their_response() -> None:
    for error in (
        errors.ErrorStatus(httpx.Response(404, content=b"{}")),
        errors.DecodeError(httpx.Response(200, content=HTML)),
    ):
        twin = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own pickle
        assert type(twin) is type(error)
        assert str(twin) == str(error)
        assert twin.response.content == error.response.content


def test_errors_do_not_show_what_the_body_says() -> None:
    document = sample("Notification") | {"created_at": "07700 900123", "id": "amala@example.com"}
    with pytest.raises(errors.DecodeError) as caught:
        get_notification.parse(httpx.Response(200, json=document))
    chain = f"{caught.value!r} {caught.value} {caught.value.__cause__!r}"
    assert "07700" not in chain
    assert "amala" not in chain


V2_KITS: Final = (recordings.RECORDINGS, *recordings.SECOND_ROUND)


@cache
def recorded() -> list[tuple[Any, recordings.Recording]]:
    return [
        (
            getattr(
                import_module(f"notify_typed_v2.api.{operation.data['tags'][0]}"), str(operation)
            ),
            each,
        )
        for path in V2_KITS
        for operation, each in recordings.described(V2, kept(path))
        if each.status in {200, 201} and each.has_json and not each.key_sets
    ]


def test_the_recordings_cover_every_operation_with_a_json_answer() -> None:
    assert {operation for operation, _ in recorded()} == {each for each, _, _ in SUCCESSES}
    assert len(recorded()) > 2000


@for_each(
    ("operation", "recording"),
    lambda: [pytest.param(*each, id=str(each[1])) for each in recorded()],
)
def test_every_recorded_success_decodes_and_comes_back_as_it_was(
    operation: Any, recording: recordings.Recording
) -> None:
    model = operation.parse(httpx.Response(recording.status, json=recording.answer))
    encoded = model.to_dict()
    for line in ("line_1", "line_2", "line_3", "line_4", "line_5", "line_6", "postcode"):
        if isinstance(recording.answer.get(line), int):
            assert encoded.pop(line) == str(recording.answer[line])
            encoded[line] = recording.answer[line]
    assert schemas.same_json(encoded, recording.answer)
