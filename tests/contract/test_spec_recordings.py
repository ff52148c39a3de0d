"""The description agrees with what the real server was recorded to accept, refuse and answer."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest
from cases import for_each
from recorded import kept

from contract.description import ADMIN, V2, Description, Operation, recordings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema.exceptions import ValidationError

    from contract.description.recordings import Recording


@cache
def v2() -> list[Recording]:
    return [*kept()]


@cache
def second_round() -> list[Recording]:
    return [each for path in recordings.SECOND_ROUND for each in kept(path)]


@cache
def admin() -> list[Recording]:
    return [each for path in recordings.ADMIN_RECORDINGS for each in kept(path)]


@cache
def described() -> list[Recording]:
    return [each for each in v2() if V2.find(each.method, each.path)]


def undescribed() -> list[Recording]:
    return [each for each in v2() if not V2.find(each.method, each.path)]


# Rules that no JSON Schema states: a register of numbering plans, the clock, an address read as a
# whole, the size of a rendered code. Each is known by the message, which has no other cause.
NOT_FOR_A_SCHEMA: Final = re.compile(
    r"phone_number (Not enough|Too many) digits"
    r"|phone_number (Not a valid country prefix|Number is not valid)"
    r"|scheduled_for datetime can (not be in the past|only be 24 hours in the future)"
    r"|(Address (must|lines)|The (first 2 lines|last line) of |Last line of address|Must be a real)"
    r"|Cannot create a usable QR code"
)


@cache
def answers() -> list[tuple[Operation, Recording]]:
    return [
        *recordings.described(V2, v2()),
        *recordings.described(V2, second_round()),
        *(
            each
            for each in recordings.described(ADMIN, admin())
            if each[1].case not in recordings.ECHOES
        ),
    ]


def operation_of(recording: Recording) -> Operation:
    operation = V2.find(recording.method, recording.path)
    assert operation is not None
    return operation


def explain(errors: list[ValidationError]) -> str:
    return "\n".join(f"{'/'.join(map(str, e.absolute_path))}: {e.message}"[:300] for e in errors)


def test_all_recordings_are_there() -> None:
    assert len(v2()) == 563
    assert len({each.case for each in v2()}) == len(v2())
    assert len(second_round()) == 2678 + 885 + 361
    assert len(admin()) == 687 + 764
    assert len(answers()) > 0.95 * (len(v2()) + len(second_round()) + len(admin()))


@for_each(
    ("operation", "recording"),
    lambda: [pytest.param(*each, id=str(each[1])) for each in answers()],
)
def test_every_recorded_answer_is_described_without_unknown_properties(
    operation: Operation, recording: Recording
) -> None:
    if recording.status == 204:
        assert "content" not in operation.data["responses"]["204"]
        assert not recording.answer
        return
    pointer = operation.answer_pointer(recording.status, recording.media_type)
    if recording.answer is None and recording.has_json and recording.media_type == "text/html":
        # So a redaction calls its null, as the description says in words.
        pointer = operation.answer_pointer(recording.status, "application/json")
    assert pointer, f"{operation} has no {recording.status} {recording.media_type}"
    if recording.magic is not None:
        assert recording.media_type == "application/pdf"
        return
    assert recording.has_json
    validator: Any = operation.description.answer_validator(pointer)
    errors: list[ValidationError] = [
        error
        for error in validator.iter_errors(recording.answer)
        if error.validator != "required"
        or not any(f"'{path.rpartition('.')[2]}'" in error.message for path in recording.volatile)
    ]
    assert not errors, explain(errors)


@pytest.mark.parametrize("description", [V2, ADMIN], ids=["v2", "admin"])
def test_no_answer_is_left_undescribed(description: Description) -> None:
    undescribed = {
        place
        for operation in description.operations
        for status, node in operation.data["responses"].items()
        for media_type, content in description.resolve(node, "")[0].get("content", {}).items()
        if media_type == "application/json"
        for place in undescribed_parts(description, content["schema"], f"{operation} {status}")
    }
    # What somebody sent comes back as it was, whatever it was.
    assert undescribed <= {"Personalisation", "EventData"}


def undescribed_parts(
    description: Description, schema: Mapping[str, Any], place: str
) -> Iterator[str]:
    """Name the parts of a schema that say nothing of what stands there."""
    if "$ref" in schema:
        place = schema["$ref"].rpartition("/")[2]
        schema = description.resolve(schema, "")[0]
    branches = [each for word in ("anyOf", "oneOf", "allOf") for each in schema.get(word, ())]
    inner = [*branches, *schema.get("properties", {}).values()]
    inner += [schema[word] for word in ("items", "additionalProperties") if schema.get(word)]
    says = {"type", "const", "enum"} & schema.keys() or branches
    may_have_fields = "object" in schema.get("type", ()) and schema.get("maxProperties") != 0
    if not says or (may_have_fields and not inner) or True in inner:
        yield place
    for each in inner:
        if isinstance(each, dict):
            part: dict[str, Any] = {**each}
            yield from undescribed_parts(description, part, place)


@for_each("recording", lambda: [each for each in described() if each.key_sets], ids=str)
def test_every_set_of_keys_in_long_lists_is_described(recording: Recording) -> None:
    name = {"list_notifications": "Notification", "list_received_texts": "ReceivedText"}
    schema = V2.document["components"]["schemas"][name[operation_of(recording).operation_id]]
    for keys in recording.key_sets:
        assert set(schema["required"]) <= set(keys) <= set(schema["properties"])


@for_each("recording", lambda: [each for each in described() if each.status >= 400], ids=str)
def test_error_answers_repeat_their_http_status(recording: Recording) -> None:
    if "status_code" in recording.answer:
        assert recording.answer["status_code"] == recording.status


@for_each("recording", undescribed, ids=str)
def test_requests_for_no_operation_get_a_routers_answer(recording: Recording) -> None:
    """Nothing outside the description is part of the v2 API; its errors have the known shapes."""
    paths = [each for each in V2.operations if each.pattern.fullmatch(recording.path)]
    methods = {each.method.upper() for each in paths}
    assert recording.method not in methods
    if recording.status < 400:
        is_status_page = recording.path in {"/", "/_status"}
        is_redirect = recording.status == 308 and "//" in recording.path
        assert is_status_page or is_redirect or recording.method in {"HEAD", "OPTIONS"}
        return
    body = recording.answer if recording.has_json else json.loads(recording.answer)
    # Only routes that exist ask for a token, count requests or fall over, in the shape of v2.
    is_v2 = recording.status in {401, 429, 500}
    shape = "ErrorResponse" if is_v2 else "LegacyErrorResponse"
    if is_v2:
        assert recording.path.startswith("/v2/notifications/")
    else:
        assert recording.status == (405 if methods else 404)
    validator: Any = V2.answer_validator(f"/components/schemas/{shape}")
    errors: list[ValidationError] = list(validator.iter_errors(body))
    assert not errors, explain(errors)


@for_each("recording", lambda: [each for each in described() if each.is_past_the_schema], ids=str)
def test_every_request_that_the_server_found_well_formed_is_allowed(recording: Recording) -> None:
    operation = operation_of(recording)
    errors = list(operation.request_errors(recording.path, recording.query, recording.content))
    if reached_by(recording) == "router":
        assert errors
    else:
        assert not errors, explain(errors)


def reached_by(recording: Recording) -> str:
    """Who answered: a version that is not a number never gets past the router."""
    is_legacy = recording.status == 404 and "errors" not in recording.answer
    return "router" if is_legacy else "operation"


def blamed(error: ValidationError) -> list[str]:
    """What an error of the validator is about, in the terms of the server's messages."""
    path = [str(step) for step in error.absolute_path if not isinstance(step, int)]
    field = path[-1] if path else ""
    match error.validator:
        case "required":
            return [f"{name} is required" for name in re.findall(r"^'(\w+)'", error.message)]
        case "additionalProperties":
            return [f"{name} was unexpected" for name in re.findall(r"'(\w+)'", error.message)]
        case "not":
            return ["is_csv beside filename"]
        case "type" if not path:
            return ["body is not an object"]
        case _:
            return [f"{field} is wrong"]


def complaints(message: str) -> list[str]:
    """What a message of the server is about, in the same terms."""
    if match := re.fullmatch(r"(\w+) is a required property", message):
        return [f"{match[1]} is required"]
    if match := re.fullmatch(
        r"Additional properties are not allowed \((.+) (?:was|were) unexpected\)", message
    ):
        return [f"{name} was unexpected" for name in match[1].split(", ")]
    if message == "Do not set a value for `is_csv` if `filename` is set.":
        return ["is_csv beside filename"]
    if message.endswith(" is not of type object") and not message.startswith("personalisation "):
        return ["body is not an object"]
    if message == "id is not a valid UUID":
        return ["template_id is wrong"]
    return [f"{message.split(maxsplit=1)[0]} is wrong"]


def refused() -> list[Recording]:
    return [each for each in described() if each.is_refused_by_schema]


@for_each("recording", refused, ids=str)
def test_what_the_server_finds_malformed_is_refused_for_the_same_reasons_in_the_same_order(
    recording: Recording,
) -> None:
    expected = [
        complaint
        for item in recording.errors
        if not NOT_FOR_A_SCHEMA.match(item["message"])
        for complaint in complaints(item["message"])
    ]
    found = [
        complaint
        for error in operation_of(recording).request_errors(
            recording.path, recording.query, recording.content
        )
        for complaint in blamed(error)
    ]
    assert [each for each in dict.fromkeys(found) if each in expected] == list(
        dict.fromkeys(expected)
    )
    assert set(found) <= {
        complaint for item in recording.errors for complaint in complaints(item["message"])
    }


def test_most_refusals_are_for_a_schema_to_state() -> None:
    beyond = [
        each
        for each in refused()
        if all(NOT_FOR_A_SCHEMA.match(item["message"]) for item in each.errors)
    ]
    assert len(beyond) < len(refused()) / 3, [each.case for each in beyond]
