"""Models decode what the API description allows, keep what it does not know, refuse the rest."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin
from uuid import UUID

import attrs
import pytest
from cases import for_each
from effort import part_of
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made import made

from notify_typed_runtime import errors
from notify_typed_runtime.lenient import read_leniently
from notify_typed_runtime.types import UNSET, OpenEnum
from notify_typed_v2 import models
from notify_typed_v2.models import (
    ErrorResponse,
    FileUpload,
    LetterCostDetails,
    NoCostDetails,
    Notification,
    NotificationPage,
    NotificationStatus,
    PageLinks,
    Personalisation,
    Postage,
    QrCodeErrorDetail,
    SmsCostDetails,
    SmsRequest,
)
from tests.unit.generated import schemas
from tests.unit.generated.schemas import UNKNOWN_ENUM_VALUE, UNKNOWN_FIELD, UNKNOWN_FIELD_VALUE

MODELS: Final = schemas.objects()
RECEIVED: Final = schemas.received_objects()
# Described for the record: no operation of this API answers so.
NOT_USED: Final = {"LegacyErrorResponse", "LegacyErrorMessages"}


def model_named(name: str) -> Any:
    return getattr(models, name)


def sample(name: str, choice: int = 0, *, novel: bool = False) -> dict[str, Any]:
    document: dict[str, Any] = schemas.sample(schemas.components()[name], choice, novel=novel)
    return document


def notification(**changes: object) -> dict[str, Any]:
    return sample("Notification") | changes


def parts(value: object) -> Iterator[object]:
    """Yield a decoded value and everything in it."""
    yield value
    cls = type(value)
    if attrs.has(cls):
        for field in attrs.fields(cls):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from parts(item)
    elif isinstance(value, list):
        for item in value:
            yield from parts(item)


def fits(value: object, hint: object) -> bool:
    """Whether a value is what its annotation promises, all the way down."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {UnionType, Union}:
        return any(fits(value, argument) for argument in arguments)
    if origin is list:
        return isinstance(value, list) and all(fits(item, arguments[0]) for item in value)
    if origin is dict:
        return isinstance(value, dict) and all(
            fits(key, arguments[0]) and fits(item, arguments[1]) for key, item in value.items()
        )
    if origin is Literal:
        return value in arguments
    if hint is Any or hint is None:
        return hint is Any or value is None
    if hint in {bool, int, float, str}:  # an int will do for a float, in JSON and in Python
        return type(value) is hint or (hint is float and type(value) is int)
    assert isinstance(hint, type)
    return isinstance(value, hint) and is_as_annotated(value)


def is_as_annotated(value: object) -> bool:
    cls = type(value)
    if not attrs.has(cls):
        return True
    return all(fits(getattr(value, f.name), f.type) for f in attrs.fields(attrs.resolve_types(cls)))


def paths(value: object, *path: str | int) -> Iterator[tuple[str | int, ...]]:
    """Yield where every value in a JSON document is."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, item in value.items():
            yield from paths(item, *path, key)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from paths(item, *path, index)


def test_every_object_of_the_description_has_its_model() -> None:
    assert set(MODELS) <= set(models.__all__)
    assert {"Notification", "NotificationPage", "DeliveryReceipt", "ErrorResponse"} <= set(RECEIVED)


@for_each("name", MODELS)
@settings(max_examples=part_of(40))
@given(data=st.data())
def test_documents_come_back_as_they_were(name: str, data: st.DataObject) -> None:
    document = data.draw(schemas.documents_of(name))
    decoded = model_named(name).from_dict if name in RECEIVED else partial(made, model_named(name))
    model = decoded(document)
    assert schemas.same_json(model.to_dict(), document)
    assert is_as_annotated(model)
    assert model == decoded(document)


@for_each("choice", range(6))
@for_each("name", RECEIVED)
def test_unknown_enum_values_and_fields_survive_in_every_answer(name: str, choice: int) -> None:
    document = sample(name, choice, novel=True)
    model = model_named(name).from_dict(document)
    assert is_as_annotated(model)
    assert schemas.same_json(model.to_dict(), document)

    members = [part for part in parts(model) if isinstance(part, OpenEnum)]
    assert len(members) == json.dumps(document).count(f'"{UNKNOWN_ENUM_VALUE}"')
    assert all(member == UNKNOWN_ENUM_VALUE and not member.is_known for member in members)

    objects = [part for part in parts(model) if hasattr(part, "additional_properties")]
    kept = [part for part in objects if UNKNOWN_FIELD in part.additional_properties]
    assert len(kept) == json.dumps(document).count(f'"{UNKNOWN_FIELD}"')
    assert all(part.additional_properties[UNKNOWN_FIELD] == UNKNOWN_FIELD_VALUE for part in kept)

    for twin in (pickle.loads(pickle.dumps(model)), copy.deepcopy(model), copy.copy(model)):  # noqa: S301 - our own pickle
        assert twin == model
        assert schemas.same_json(twin.to_dict(), document)


@for_each("choice", range(6))
@for_each("name", RECEIVED)
def test_what_a_server_leaves_out_does_not_cost_the_rest(name: str, choice: int) -> None:
    kind, document = model_named(name), sample(name, choice)
    whole = kind.from_dict(document)
    for left_out in document:
        rest = {key: value for key, value in document.items() if key != left_out}
        if not rest:
            continue  # then nothing of it is there
        model, _ = read_leniently(kind, rest, None)
        assert schemas.same_json(model.to_dict(), rest)
        for field in attrs.fields(kind):
            if model.has(field.name):
                assert getattr(model, field.name) == getattr(whole, field.name)


def test_a_model_made_with_a_value_of_another_type_says_so_when_it_is_encoded() -> None:
    links = PageLinks(current="x")
    page = models.NotificationPage(notifications=[1], links=links)  # type: ignore[list-item]
    with pytest.raises(AttributeError, match="'int' object has no attribute 'to_dict'"):
        page.to_dict()


def test_no_enum_stands_where_the_samples_would_miss_it() -> None:
    assert not [name for name in MODELS if '"enum"' in json.dumps(schemas.components()[name])]


@for_each("name", RECEIVED)
@settings(max_examples=part_of(60))
@given(data=st.data())
def test_decoding_refuses_a_document_or_keeps_the_promise_of_the_types(
    name: str, data: st.DataObject
) -> None:
    document = copy.deepcopy(sample(name, data.draw(st.integers(0, 3))))
    *way, last = data.draw(st.sampled_from(list(paths(document)) or [("x",)]))
    target: Any = document
    for step in way:
        target = target[step]
    if isinstance(target, dict) and data.draw(st.booleans()):
        target.pop(last, None)
    else:
        target[last] = data.draw(schemas.anything)
    try:
        model = model_named(name).from_dict(document)
    except errors.UNDECODABLE:
        return
    assert is_as_annotated(model)


@for_each(
    ("field", "value"),
    [
        ("body", None),
        ("body", 5),
        ("id", None),
        ("id", 5),
        ("id", "not-a-uuid"),
        ("id", []),
        ("status", None),
        ("status", 5),
        ("status", ["delivered"]),
        ("postage", 5),
        ("type", {}),
        ("reference", 5),
        ("reference", []),
        ("created_at", None),
        ("created_at", 1700000000),
        ("created_at", "yesterday"),
        ("created_at", "2026-11-21T09:30:15"),
        ("sent_at", "yesterday"),
        ("sent_at", False),
        ("is_cost_data_ready", 1),
        ("is_cost_data_ready", "true"),
        ("cost_in_pounds", "0.02"),
        ("cost_in_pounds", True),
        ("cost_details", None),
        ("cost_details", []),
        ("template", None),
        ("template", []),
        ("template", "x"),
        ("template", {"id": "740e5834-3a29-46b4-9a6f-16142fde533a", "version": 1.5, "uri": "x"}),
    ],
)
def test_a_value_of_another_type_is_refused_by_name_and_not_quoted(
    field: str, value: object
) -> None:
    with pytest.raises(errors.UNDECODABLE) as caught:
        Notification.from_dict(notification(**{field: value}))
    if isinstance(value, str):
        assert value not in str(caught.value)
    assert field in str(caught.value) or isinstance(value, dict)


@for_each("field", schemas.components()["Notification"]["required"])
def test_a_missing_required_field_is_refused(field: str) -> None:
    document = notification()
    del document[field]
    with pytest.raises(KeyError, match=field):
        Notification.from_dict(document)


@given(
    text=st.uuids().map(str)
    | st.text("0123456789abcdefABCDEF-{} _\u0661", max_size=40)
    | st.builds(str.format, st.sampled_from(["{{{}}}", "urn:uuid:{}", " {}", "0x{}"]), st.uuids())
)
@settings(max_examples=300)
@example("g" * 32)
@example("0" * 15 + "  " + "0" * 15)
@example("{740e5834-3a29-46b4-9a6f-16142fde533a}")
def test_an_id_is_read_as_the_standard_library_reads_it(text: str) -> None:
    try:
        expected = UUID(text)
    except ValueError:
        with pytest.raises(ValueError, match=r"^id is not a UUID$"):
            Notification.from_dict(notification(id=text))
        return
    found = Notification.from_dict(notification(id=text)).id
    assert found == expected
    assert type(found) is UUID
    assert (hash(found), str(found), found.is_safe) == (
        hash(expected),
        str(expected),
        expected.is_safe,
    )
    assert pickle.dumps(found) == pickle.dumps(expected)


def test_one_unknown_status_does_not_cost_the_page() -> None:
    page = NotificationPage.from_dict(
        {
            "notifications": [notification(), notification(status="held"), notification()],
            "links": {"current": "x"},
        }
    )
    first, second, third = page.notifications
    assert first.status is third.status is NotificationStatus.CANCELLED
    assert second.status == "held"


def test_fields_read_as_python_values() -> None:
    seen = Notification.from_dict(
        notification(
            created_at="2026-11-21T09:30:15.000120Z",
            sent_at=None,
            postage="rest-of-world",
            cost_in_pounds=0,
        )
    )
    assert seen.id == UUID("740e5834-3a29-46b4-9a6f-16142fde533a")
    assert seen.created_at == datetime(2026, 11, 21, 9, 30, 15, 120, UTC)
    assert seen.sent_at is None
    assert seen.postage is Postage.REST_OF_WORLD
    assert seen.cost_in_pounds == 0


def test_the_shape_of_cost_details_decides_on_their_class() -> None:
    def details(value: object) -> object:
        return Notification.from_dict(notification(cost_details=value)).cost_details

    assert details({}) == NoCostDetails()
    assert details({"billable_sheets_of_paper": 2, "postage": "first"}) == LetterCostDetails(
        billable_sheets_of_paper=2, postage=Postage.FIRST
    )
    sms = {"billable_sms_fragments": 1, "international_rate_multiplier": 1.0, "sms_rate": 0.0233}
    assert details(sms) == SmsCostDetails(
        billable_sms_fragments=1, international_rate_multiplier=1.0, sms_rate=0.0233
    )
    assert details({"pigeons": 3}) == NoCostDetails({"pigeons": 3})


def test_the_qr_code_error_keeps_its_measures() -> None:
    body = {
        "status_code": 400,
        "errors": [
            {"error": "ValidationError", "message": "phone_number is a required property"},
            {
                "error": "ValidationError",
                "message": "m",
                "data": "d",
                "num_bytes": 9,
                "max_bytes": 8,
            },
        ],
    }
    plain, measured = ErrorResponse.from_dict(body).errors
    assert not isinstance(plain, QrCodeErrorDetail)
    assert isinstance(measured, QrCodeErrorDetail)
    assert measured.num_bytes == 9


def test_an_address_line_that_was_sent_as_a_number_reads_as_the_text_on_the_envelope() -> None:
    assert Notification.from_dict(notification(line_1=42)).line_1 == "42"
    assert Notification.from_dict(notification(postcode=["SW1A", 1])).postcode == "['SW1A', 1]"
    assert Notification.from_dict(notification(line_2=None)).line_2 is None


def test_a_field_reserved_as_null_may_be_filled_one_day() -> None:
    document = notification(scheduled_for="2026-12-24T09:00:00.000000Z")
    seen = Notification.from_dict(document)
    assert seen.scheduled_for is None
    assert seen.additional_properties == {"scheduled_for": "2026-12-24T09:00:00.000000Z"}
    assert seen.to_dict() == document


def test_an_absent_field_is_unset_and_not_null() -> None:
    links = PageLinks.from_dict({"current": "x"})
    assert links.next_ is UNSET
    assert not links.next_
    assert links.to_dict() == {"current": "x"}
    assert repr(UNSET) == "UNSET"


def test_unset_stays_itself_in_copies_and_pickles() -> None:
    links = PageLinks(current="x")
    assert copy.deepcopy(links).next_ is UNSET
    assert pickle.loads(pickle.dumps(links)).next_ is UNSET  # noqa: S301 - our own pickle


def test_evolving_a_model_keeps_its_unknown_fields() -> None:
    seen = Notification.from_dict(notification(brand_new=1))
    assert attrs.evolve(seen, body="x").to_dict()["brand_new"] == 1


def test_an_unknown_field_may_have_any_name() -> None:
    names = dict.fromkeys(("additional_properties", "_lenient", "to_dict", "class", ""), 1)
    document = notification(**names)
    seen = Notification.from_dict(document)
    assert seen.additional_properties == names
    assert seen.to_dict() == document


def test_times_are_encoded_as_the_api_writes_them() -> None:
    seen = Notification.from_dict(notification())
    plus_two = timezone(timedelta(hours=2))
    for moment, text in [
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "2026-01-02T03:04:05.000000Z"),
        (datetime(2026, 1, 2, 3, 4, 5, 6, plus_two), "2026-01-02T03:04:05.000006+02:00"),
    ]:
        assert attrs.evolve(seen, created_at=moment).to_dict()["created_at"] == text


def test_a_request_has_only_what_was_given() -> None:
    template_id = UUID("740e5834-3a29-46b4-9a6f-16142fde533a")
    request = SmsRequest(phone_number="07700900123", template_id=template_id)
    assert request.to_dict() == {"phone_number": "07700900123", "template_id": str(template_id)}
    request = SmsRequest(
        phone_number="07700900123",
        template_id=template_id,
        personalisation=Personalisation({"name": "Amala", "items": ["a", 1], "vip": True}),
        reference="",
    )
    assert request.to_dict()["personalisation"] == {"name": "Amala", "items": ["a", 1], "vip": True}
    assert request.to_dict()["reference"] == ""


def test_personalisation_behaves_like_the_mapping_it_is() -> None:
    values = Personalisation({"name": "Amala"})
    values["day"] = "Monday"
    assert values["day"] == "Monday"
    assert "day" in values
    assert list(values) == ["name", "day"]
    assert len(values) == 2
    with pytest.raises(KeyError):
        values["week"]


def test_a_misspelt_field_of_a_request_is_refused_by_name() -> None:
    misspelt: dict[str, Any] = {"file": "aGk=", "fil_name": "x.csv"}
    with pytest.raises(TypeError, match="fil_name"):
        FileUpload(**misspelt)


def test_what_is_only_sent_is_not_decoded() -> None:
    assert [name for name in MODELS if hasattr(model_named(name), "from_dict")] == [
        name for name in MODELS if name in {*RECEIVED, *NOT_USED}
    ]
