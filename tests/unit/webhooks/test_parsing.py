"""What a user sees when a callback's body is read."""

import copy
import json
import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from notify_typed.errors import InvalidInput, NotifyError
from notify_typed.webhooks import (
    Callback,
    DeliveryReceipt,
    MissingField,
    NotAnObject,
    NotJSON,
    ReceivedTextMessage,
    ReturnedLetter,
    UnknownCallback,
    WebhookError,
    WrongValue,
    parse_callback,
    parse_delivery_receipt,
    parse_received_text,
    parse_returned_letter,
)

Parse = Callable[[Any], Callback]
PARSERS: dict[str, Parse] = {
    "receipt": parse_delivery_receipt,
    "text": parse_received_text,
    "letter": parse_returned_letter,
}
FIELDS = {
    "receipt": "id reference to status created_at completed_at sent_at notification_type"
    " template_id template_version",
    "text": "id source_number destination_number message date_received",
    "letter": "notification_id reference date_sent sent_by template_name template_id"
    " template_version spreadsheet_file_name spreadsheet_row_number upload_letter_file_name",
}
KIND_AND_FIELD = [(kind, field) for kind, fields in FIELDS.items() for field in fields.split()]
RECORDED = json.loads(
    (Path(__file__).parents[2] / "fidelity" / "callbacks.json").read_text(encoding="utf-8")
)


def test_a_delivery_receipt_is_typed(receipt_body: Any) -> None:
    receipt = parse_delivery_receipt(json.dumps(receipt_body).encode())
    assert receipt.id == UUID("22222222-2222-2222-2222-222222222222")
    assert receipt.reference == "application-7"
    assert receipt.status == "delivered"
    assert receipt.completed_at == datetime(2026, 1, 1, 0, 0, 2, 1, UTC)
    assert receipt.sent_at is None
    assert receipt.notification_type == "sms"
    assert receipt.template_version == 2


def test_a_received_text_is_typed(text_body: Any) -> None:
    text = parse_received_text(json.dumps(text_body).encode())
    assert text.source_number == "447700900123"
    assert text.message == "Hello from a phone & more"
    assert text.date_received == datetime(2026, 1, 1, tzinfo=UTC)


def test_a_returned_letter_is_typed(letter_body: Any) -> None:
    letter = parse_returned_letter(json.dumps(letter_body).encode())
    assert letter.notification_id == UUID("44444444-4444-4444-4444-444444444444")
    assert letter.template_id == "None"
    assert letter.template_version is None
    letter_body |= {"template_version": 3, "spreadsheet_row_number": 2, "template_name": "x"}
    assert parse_returned_letter(json.dumps(letter_body)).spreadsheet_row_number == 2


@pytest.mark.parametrize("kind", PARSERS)
def test_a_body_may_be_bytes_or_text(bodies: Any, kind: str) -> None:
    text = json.dumps(bodies[kind], ensure_ascii=False)
    expected = PARSERS[kind](text)
    for body in (text.encode(), bytearray(text.encode()), f" {text}\n"):
        assert PARSERS[kind](body) == expected
    assert parse_callback(text) == expected


def test_what_was_recorded_from_notify_can_be_read() -> None:
    filling = {
        "{{uuid}}": "22222222-2222-2222-2222-222222222222",
        "{{datetime}}": "2026-01-01T00:00:00.000000Z",
    }
    kinds = {"delivery_status": DeliveryReceipt, "inbound_sms": ReceivedTextMessage}
    assert RECORDED["examples"]
    for example in RECORDED["examples"]:
        body = {
            key: filling.get(value, value) if isinstance(value, str) else value
            for key, value in example["json"].items()
        }
        callback = parse_callback(json.dumps(body))
        assert isinstance(callback, kinds[example["callback_type"]])
        assert callback.to_dict() == body
        assert callback.additional_properties == {}
    assert parse_delivery_receipt(RECORDED["request"]["raw_body_example"]).sent_at is None


def test_a_status_that_is_not_known_survives(receipt_body: Any) -> None:
    receipt_body |= {"status": "held", "notification_type": "pigeon"}
    receipt = parse_delivery_receipt(json.dumps(receipt_body))
    assert receipt.status == "held"
    assert not receipt.status.is_known
    assert receipt.notification_type == "pigeon"
    assert receipt.to_dict() == receipt_body


@pytest.mark.parametrize("kind", PARSERS)
def test_a_field_that_is_not_known_survives(bodies: Any, kind: str) -> None:
    body = bodies[kind] | {"status_description": {"a": [1]}}
    callback = PARSERS[kind](json.dumps(body))
    assert callback.additional_properties == {"status_description": {"a": [1]}}
    assert callback.to_dict() == body


def test_the_kind_of_a_callback_is_told_by_its_fields(bodies: Any) -> None:
    assert isinstance(parse_callback(json.dumps(bodies["receipt"])), DeliveryReceipt)
    assert isinstance(parse_callback(json.dumps(bodies["text"])), ReceivedTextMessage)
    assert isinstance(parse_callback(json.dumps(bodies["letter"])), ReturnedLetter)


@pytest.mark.parametrize("body", [{}, {"notification_id": "x", "complaint_id": "y"}])
def test_another_kind_of_callback_is_refused(body: Any) -> None:
    with pytest.raises(UnknownCallback):
        parse_callback(json.dumps(body))


@for_each(("kind", "field"), KIND_AND_FIELD)
def test_a_missing_field_is_named(bodies: Any, kind: str, field: str) -> None:
    body = dict(bodies[kind])
    assert set(FIELDS[kind].split()) == set(body)
    del body[field]
    with pytest.raises(MissingField, match=repr(field)) as caught:
        PARSERS[kind](json.dumps(body))
    assert caught.value.field == field


@for_each(("kind", "field"), KIND_AND_FIELD)
def test_a_wrong_type_is_named_with_its_field(bodies: Any, kind: str, field: str) -> None:
    for value in (True, 1.5, [], ["secret"], {}, {"secret": "secret"}):
        body = bodies[kind] | {field: value}
        with pytest.raises(WrongValue, match=f"^{field} ") as caught:
            PARSERS[kind](json.dumps(body))
        assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("receipt", "id", "secret"),
        ("receipt", "id", None),
        ("receipt", "to", None),
        ("receipt", "status", None),
        ("receipt", "created_at", "secret"),
        ("receipt", "created_at", None),
        ("receipt", "completed_at", "2026-13-01T00:00:00Z"),
        ("receipt", "template_id", "secret"),
        ("receipt", "template_version", "2"),
        ("text", "message", None),
        ("text", "date_received", "yesterday"),
        ("letter", "notification_id", ""),
        ("letter", "template_version", "secret"),
    ],
)
def test_a_wrong_value_is_named_and_never_shown(
    bodies: Any, kind: str, field: str, value: object
) -> None:
    with pytest.raises(WrongValue, match=f"^{field} ") as caught:
        PARSERS[kind](json.dumps(bodies[kind] | {field: value}))
    assert "secret" not in str(caught.value)


@for_each("parse", [*PARSERS.values(), parse_callback])
@for_each(
    "body",
    [
        b"",
        "",
        b"\xff\xfe",
        b"secret",
        b"{",
        b'{"id": "secret"',
        b'{"id": NaN}',
        b'{"id": Infinity}',
        "\ud800",
        "[" * 100_000,
        '{"id": ' + "9" * 5000 + "}",
        '{"id": "secret"}'.encode("utf-16"),
    ],
)
def test_a_body_that_is_not_json_is_refused(parse: Parse, body: Any) -> None:
    with pytest.raises(NotJSON, match="not JSON in UTF-8") as caught:
        parse(body)
    assert caught.value.__context__ is None, "the decoder's error holds the body"


@for_each("parse", [*PARSERS.values(), parse_callback])
@for_each("body", [b"null", b"[]", b'"secret"', b"7", b"true", b"[{}]"])
def test_a_body_that_is_no_object_is_refused(parse: Parse, body: bytes) -> None:
    with pytest.raises(NotAnObject, match="not a JSON object"):
        parse(body)


@for_each("parse", [*PARSERS.values(), parse_callback])
@for_each("body", [None, 5, {}, [], object(), {"id": "secret"}])
def test_a_body_that_was_decoded_before_is_refused(parse: Parse, body: Any) -> None:
    with pytest.raises(InvalidInput, match="body must be bytes or text"):
        parse(body)


@pytest.mark.parametrize(
    "error",
    [NotJSON(), NotAnObject(), MissingField("id"), WrongValue("id: not a UUID"), UnknownCallback()],
)
def test_an_error_is_a_value_error_and_survives_pickling_and_copying(error: WebhookError) -> None:
    assert isinstance(error, ValueError)
    assert isinstance(error, NotifyError)
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301 (made here)
        assert type(again) is type(error)
        assert str(again) == str(error) != ""
        assert vars(again) == vars(error)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=4,
)


@given(body=st.binary() | st.text() | JSON.map(json.dumps))
def test_any_body_gives_a_callback_or_an_error_of_ours(body: Any) -> None:
    for parse in (*PARSERS.values(), parse_callback):
        with pytest.raises(WebhookError):
            parse(body)


@given(
    kind=st.sampled_from(sorted(PARSERS)),
    changes=st.dictionaries(st.sampled_from([field for _, field in KIND_AND_FIELD]), JSON),
)
def test_any_value_in_a_field_gives_a_callback_or_an_error_of_ours(
    kind: str, changes: dict[str, Any]
) -> None:
    examples: dict[str, dict[str, Any]] = {
        "receipt": {"to": "x", "status": "x", "notification_type": "x", "template_version": 1},
        "text": {"source_number": "x", "destination_number": "x", "message": "x"},
        "letter": {"sent_by": "x"},
    }
    filled: dict[str, Any] = {**dict.fromkeys(FIELDS[kind].split()), **examples[kind]}
    for field in filled:
        if field.endswith("_at") or "date" in field:
            filled[field] = "2026-01-01T00:00:00Z"
        elif field in {"id", "notification_id", "template_id"}:
            filled[field] = "22222222-2222-2222-2222-222222222222"
    PARSERS[kind](json.dumps(filled))
    try:
        callback = PARSERS[kind](json.dumps(filled | changes))
    except WebhookError:
        return
    assert isinstance(callback, DeliveryReceipt | ReceivedTextMessage | ReturnedLetter)
