"""The admin API's description is in the shape that its tools want, and says all that it must."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from itertools import combinations, zip_longest
from typing import Any, Final

from cases import for_each

from tests.contract.admin_spec.document import (
    JSON,
    Operation,
    document,
    operations,
    resolve,
    schemas,
    walk,
)

SCHEMAS: Final = schemas()
OBJECTS: Final = sorted(name for name, schema in SCHEMAS.items() if "properties" in schema)
ANSWERS: Final = sorted({n for n in OBJECTS if not n.endswith("Request")} - {"MemberPermission"})
COUNTS: Final = {
    "services": 9,
    "users": 18,
    "team": 4,
    "webauthn": 5,
    "notifications": 11,
    "jobs": 6,
    "api_keys": 4,
    "templates": 8,
    "template_folders": 6,
    "sms_senders": 6,
    "reply_to_emails": 6,
    "letter_contacts": 5,
    "guest_list": 2,
    "callbacks": 4,
    "inbound": 10,
    "invites": 6,
    "data_retention": 5,
    "events": 1,
    "billing": 6,
    "template_usage": 3,
    "uploads": 2,
    "returned_letters": 4,
    "unsubscribing": 6,
    "organisations": 18,
    "org_invites": 6,
    "contact_lists": 4,
    "reports": 2,
    "email_branding": 7,
    "letter_branding": 6,
    "branding_pools": 6,
    "performance": 1,
    "joining": 3,
    "letter_attachments": 3,
    "email_files": 5,
    "platform": 9,
    "platform_reports": 7,
    "status": 2,
}
# Mail programs, browsers and monitoring call these.
PUBLIC: Final = {
    *("unsubscribe", "get_status", "get_count_of_live_services_and_organisations"),
}
REFUSE_UNKNOWN_FIELDS: Final = {
    "AddUserToServiceRequest",
    "CreateEmailBrandingRequest",
    "CreateEmailFileRequest",
    "CreateJoinRequest",
    "UpdateJoinRequest",
    "CreateLetterBrandingRequest",
    "CreateOrganisationRequest",
    "CreateReportRequest",
    "UpdateLetterBrandingRequest",
    "UpdateOrganisationRequest",
    "CheckVerifyCodeRequest",
    "CompleteWebauthnLoginAttemptRequest",
    "CreateServiceRequest",
    "CreateServiceTemplateRequest",
    "CreateWebauthnCredentialForUserRequest",
    "MemberPermission",
    "RemoveServiceInboundSmsRequest",
    "RevokeApiKeyRequest",
    "SendEmailCodeRequest",
    "SendSmsCodeRequest",
    "SetUserPermissionsRequest",
    "UpdatePasswordRequest",
    "UpdateProviderRequest",
    "UsersListRequest",
    "UpdateUserAttributeRequest",
    "UpdateWebauthnCredentialNameForUserRequest",
}
SENSITIVE: Final = {
    "_password",
    "bearer_token",
    "code",
    "contact_block",
    "contact_link",
    "created_by_email_address",
    "created_by_name",
    "credential_data",
    "email",
    "email_address",
    "email_addresses",
    "letter_contact_block",
    "mobile_number",
    "normalised_to",
    "password",
    "personalisation",
    "phone_number",
    "phone_numbers",
    "recipient",
    "recipient_address",
    "registration_response",
    "reply_to_email_address",
    "to",
    "unsubscribe_link",
    "url",  # of callbacks; it may have a password or a token in it
    "user_number",
}
NOT_SENSITIVE: Final = {
    ("SendEmailCodeRequest", "to"),  # always null
    ("Statistics", "email"),  # counts
    ("MonthlyStatistics", "email"),  # counts
    ("PlatformStats", "email"),  # counts
    ("UploadSummary", "recipient"),  # always null
}


def test_every_group_has_its_operations() -> None:
    found: dict[str, int] = {}
    for operation in operations():
        found[operation.tag] = found.get(operation.tag, 0) + 1
    assert found == COUNTS
    assert [tag["name"] for tag in document()["tags"]] == list(COUNTS)


def test_operations_are_named_once_and_as_python_methods() -> None:
    names = [operation.operation_id for operation in operations()]
    assert len(set(names)) == len(names) == sum(COUNTS.values())
    assert all(re.fullmatch("[a-z]+(_[a-z]+)*", name) for name in names)


@for_each("operation", operations(), ids=str)
def test_every_operation_says_itself_how_to_sign(operation: Operation) -> None:
    is_public = operation.operation_id in PUBLIC
    assert operation.data["security"] == ([] if is_public else [{"adminToken": []}])


@for_each("operation", operations(), ids=str)
def test_every_operation_describes_every_way_to_fail(operation: Operation) -> None:
    statuses = set(operation.responses)
    refusals: set[int] = set() if operation.operation_id in PUBLIC else {401, 403}
    assert refusals | {500, 504} <= statuses
    assert "{" not in operation.path or 404 in statuses
    assert operation.body is None or 400 in statuses
    assert (429 in statuses) == operation.operation_id.startswith(("send_not", "send_pre"))


@for_each("operation", operations(), ids=str)
def test_the_parameters_of_a_path_are_those_in_its_braces(operation: Operation) -> None:
    parameters = [resolve(node) for node in operation.data.get("parameters", ())]
    named = {parameter["name"] for parameter in parameters if parameter["in"] == "path"}
    assert named == set(re.findall(r"\{(\w+)\}", operation.path))


def test_paths_that_look_alike_differ_by_an_id() -> None:
    """A word where another path has an id is not such an id, so that one path is meant."""
    for one, other in combinations([*document()["paths"]], 2):
        pairs = [*zip_longest(one.split("/"), other.split("/"))]
        fits = all(left == right or "{" in f"{left}{right}" for left, right in pairs)
        if not fits or len(one.split("/")) != len(other.split("/")):
            continue
        words = [(left, right) for left, right in pairs if left != right]
        told = [is_id(one, str(left)) or is_id(other, str(right)) for left, right in words]
        assert any(told), (one, other)


def is_id(path: str, part: str) -> bool:
    """Whether a part of a path is a parameter that takes UUIDs alone."""
    listed = [
        each for item in document()["paths"][path].values() for each in item.get("parameters", ())
    ]
    named = [resolve(node) for node in listed]
    schemas = [node["schema"] for node in named if f"{{{node['name']}}}" == part]
    return any(schema.get("format") == "uuid" for schema in schemas)


@for_each("operation", operations(), ids=str)
def test_every_answer_has_a_trace_id(operation: Operation) -> None:
    for response in operation.responses.values():
        assert "X-B3-TraceId" in response["headers"]


@for_each("operation", operations(), ids=str)
def test_every_body_and_every_answer_has_examples(operation: Operation) -> None:
    assert operation.body is None or operation.body["examples"]
    for status, response in operation.responses.items():
        if status == 204:
            assert "content" not in response
        else:
            assert response["content"][JSON]["examples"]


def test_only_those_requests_are_closed_whose_unknown_fields_the_server_refuses() -> None:
    closed = {name for name in SCHEMAS if SCHEMAS[name].get("additionalProperties") is False}
    assert closed == REFUSE_UNKNOWN_FIELDS


@for_each("name", ANSWERS)
def test_answers_always_have_all_their_fields(name: str) -> None:
    schema = SCHEMAS[name]
    sometimes = set(schema["properties"]) - set(schema.get("required", ()))
    assert sometimes == {
        "PageFlags": {"prev", "next"},
        "PageAddresses": {"prev", "next", "last"},
        "NotificationSearchResult": {"page_size"},
        "FoundContext": {"service_id"},
    }.get(name, set())


@for_each("name", OBJECTS)
def test_what_is_sensitive_is_marked(name: str) -> None:
    schema = SCHEMAS[name]
    marked = set(schema.get("x-sensitive", ()))
    assert marked <= set(schema["properties"])
    expected = SENSITIVE & set(schema["properties"])
    assert {each for each in expected if (name, each) not in NOT_SENSITIVE} <= marked


def test_the_secret_of_a_key_is_marked() -> None:
    assert SCHEMAS["ApiKeySecretEnvelope"]["x-sensitive"] == ["data"]


@for_each("name", sorted(SCHEMAS))
def test_schemas_keep_to_what_the_code_generator_reads_well(name: str) -> None:
    schema = SCHEMAS[name]
    assert "title" not in schema, "a title renames the generated class"
    assert schema["description"]
    for node in walk(schema):
        if not isinstance(node, dict):
            continue
        assert "oneOf" not in node, "use anyOf, the more specific first"
        assert "nullable" not in node, "that is OpenAPI 3.0"
        assert "default" not in node, "generated clients would always send it"
        fields: dict[str, Any] = {**node}
        assert "d" not in fields.get("properties", {}), "a local of the generated code"
        if "enum" in node and "type" in node:
            assert node["type"] == "string", "a nullable enum is anyOf a $ref and null"


@for_each("name", OBJECTS)
def test_every_field_is_explained(name: str) -> None:
    for field, schema in SCHEMAS[name]["properties"].items():
        assert schema.get("description") or resolve(schema).get("description"), field


@for_each("name", sorted(n for n in SCHEMAS if "examples" in SCHEMAS[n]))
def test_a_time_is_called_a_date_time_only_if_rfc_3339_calls_it_one(name: str) -> None:
    schema = SCHEMAS[name]
    for example in schema["examples"]:
        assert re.fullmatch(schema.get("pattern", ".*"), example)
        assert is_rfc_3339(example) == (schema.get("format") == "date-time")


def is_rfc_3339(text: str) -> bool:
    try:
        return text[10] == "T" and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def test_no_other_schema_has_a_date_time_of_its_own() -> None:
    described = (document()["paths"], document()["components"]["parameters"])
    nodes: list[Any] = [node for part in described for node in walk(part)]
    assert not [node for node in nodes if is_date_time(node)]


def is_date_time(node: Any) -> bool:
    fields: dict[Any, Any] = {**node} if isinstance(node, Mapping) else {}
    return fields.get("format") == "date-time"


PATTERNS: Final[set[str]] = {
    node["pattern"] for node in walk(document()) if isinstance(node, dict) and "pattern" in node
}


@for_each("pattern", sorted(PATTERNS))
def test_patterns_mean_the_same_in_other_languages(pattern: str) -> None:
    """Patterns are ECMA-262: without Python's own groups, anchors and flags."""
    re.compile(pattern)
    assert not re.search(r"\(\?P|\(\?[aiLmsux]|\\[AZzd]", pattern)
