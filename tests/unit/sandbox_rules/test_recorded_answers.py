"""Every recorded answer of the real server that these rules decide, in general form."""

import base64
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from notify_typed.sandbox._recipients.address import AddressError, parse_address
from notify_typed.sandbox._recipients.email import EmailError, validate_email_address
from notify_typed.sandbox._recipients.phone import PhoneError, parse_phone_number
from notify_typed.sandbox._rendering.costs import letter_cost, sms_cost
from notify_typed.sandbox._rendering.documents import is_file_object, read_file, schema_errors
from notify_typed.sandbox._rendering.email import is_empty, render_email
from notify_typed.sandbox._rendering.letter import find_oversized_qr, render_letter
from notify_typed.sandbox._rendering.markdown import email_html
from notify_typed.sandbox._rendering.placeholders import missing
from notify_typed.sandbox._rendering.sanitise import sanitise_values
from notify_typed.sandbox._rendering.sms import MAX_LENGTH, render_sms, sms_length

Case = Mapping[str, Any]

KIT = Path(__file__).parents[2] / "fidelity"
FILE = "<file>"


def expanded(value: Any) -> Any:
    if isinstance(value, list):
        return [expanded(item) for item in value]
    if isinstance(value, dict):
        if "$repeat" in value:
            return value["$repeat"] * value["count"]
        return {name: expanded(item) for name, item in value.items()}
    return value


@cache
def recordings() -> tuple[Case, ...]:
    lines = (KIT / "recordings-dev.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(expanded(json.loads(line)) for line in lines)


@cache
def services() -> tuple[Mapping[str, Any], ...]:
    return tuple(json.loads((KIT / "world.json").read_text(encoding="utf-8"))["services"])


def template_of(case: Case, template_id: str, version: int) -> Mapping[str, Any]:
    wanted = template_id.replace("-", "").lower()
    for service in services():
        for template in service["templates"]:
            if template["id"].replace("-", "") == wanted:
                found = [each for each in template["versions"] if each["version"] == version]
                return {**found[0], "type": template["type"]}
    raise AssertionError(case["case"])


def current_template(template_id: object) -> Mapping[str, Any] | None:
    for service in services():
        for template in service["templates"]:
            if template["id"] == template_id:
                contacts = {
                    each["id"]: each["contact_block"] for each in service["letter_contacts"]
                }
                latest = template["versions"][-1]
                block = contacts.get(latest.get("letter_contact_id"), "")
                return {**latest, "type": template["type"], "contact_block": block}
    return None


def service_of(case: Case) -> Mapping[str, Any]:
    label = case["request"]["auth"]["key"]
    return next(
        service
        for service in services()
        if any(each["label"] == label for each in service["api_keys"])
    )


def body_of(case: Case) -> Mapping[str, Any]:
    request = case["request"]
    raw = base64.b64decode(request["raw_base64"]) if "raw_base64" in request else request.get("raw")
    try:
        body = json.loads(raw) if raw is not None else request.get("json")
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def errors_of(case: Case) -> list[str]:
    answer = case["response"].get("json")
    errors = answer.get("errors", []) if isinstance(answer, dict) else []
    return [error["message"] for error in errors]


def sent_to(path: str) -> list[Any]:
    return [
        pytest.param(case, id=case["case"])
        for case in recordings()
        if case["request"]["method"] == "POST"
        and case["request"]["path"] == f"/v2/notifications/{path}"
    ]


def accepted() -> list[Any]:
    return [
        pytest.param(case, id=case["case"])
        for case in recordings()
        if case["request"]["method"] == "POST" and is_rendered(case)
    ]


def is_rendered(case: Case) -> bool:
    answer = case["response"].get("json")
    return isinstance(answer, dict) and ("content" in answer or {"html", "body"} <= answer.keys())


def notifications() -> Iterator[Mapping[str, Any]]:
    for case in recordings():
        answer = case["response"].get("json")
        if not isinstance(answer, dict):
            continue
        listed = answer.get("notifications")
        for each in listed if isinstance(listed, list) else [answer]:
            if "cost_details" in each:
                yield each


def phone_message(text: str) -> str | None:
    try:
        parse_phone_number(text)
    except PhoneError as error:
        return f"phone_number {error.message}"
    return None


def email_message(text: str) -> str | None:
    try:
        validate_email_address(text)
    except EmailError as error:
        return f"email_address {error.message}"
    return None


def address_message(values: Mapping[str, object], *, international: bool) -> str | None:
    try:
        parse_address(values, allow_international=international)
    except AddressError as error:
        return error.message
    return None


def values_of(case: Case) -> Mapping[str, object]:
    body = body_of(case)
    values = dict(body.get("personalisation") or {})
    if isinstance(body.get("sanitise_content_for"), list):
        values, _ = sanitise_values(values, body["sanitise_content_for"])
    return {name: FILE if is_file_object(value) else value for name, value in values.items()}


def same_but_for_files(text: str, recorded: str) -> bool:
    before, mark, after = text.partition(FILE)
    if not mark:
        return text == recorded
    return recorded.startswith(before) and recorded.endswith(after) and "{{" in recorded


@pytest.mark.parametrize("case", sent_to("sms"))
def test_phone_numbers_are_judged_as_recorded(case: Case) -> None:
    number = body_of(case).get("phone_number")
    if not isinstance(number, str) or case["response"]["status"] not in {201, 400}:
        return
    recorded = [text for text in errors_of(case) if text.startswith("phone_number ")]

    assert recorded == [each for each in [phone_message(number)] if each]


@pytest.mark.parametrize("case", sent_to("email"))
def test_email_addresses_are_judged_as_recorded(case: Case) -> None:
    address = body_of(case).get("email_address")
    if not isinstance(address, str) or case["response"]["status"] not in {201, 400}:
        return
    recorded = [text for text in errors_of(case) if text.startswith("email_address ")]

    assert recorded == [each for each in [email_message(address)] if each]


@pytest.mark.parametrize("case", sent_to("letter"))
def test_postal_addresses_are_judged_as_recorded(case: Case) -> None:
    openings = ("Address", "The first", "The last", "Must be", "Last line")
    recorded = [text for text in errors_of(case) if text.startswith(openings)]
    if "content" not in case["response"]["json"] and not recorded:
        return
    international = "international_letters" in service_of(case)["permissions"]
    message = address_message(body_of(case)["personalisation"], international=international)

    assert recorded == [each for each in [message] if each]


@pytest.mark.parametrize("case", accepted())
def test_messages_read_as_recorded(case: Case) -> None:
    answer = case["response"]["json"]
    reference = answer.get("template") or answer
    template = template_of(case, reference["id"], reference["version"])
    content = answer.get("content") or answer
    values = values_of(case)

    if template["type"] == "sms":
        assert render_sms(template["content"], values) == content["body"]
        return
    render = render_email if template["type"] == "email" else render_letter
    subject, body = render(template["subject"], template["content"], values)
    assert same_but_for_files(subject, content["subject"])
    assert same_but_for_files(body, content["body"])
    if content.get("html") is not None:
        assert email_html(template["content"], values) == content["html"]


@pytest.mark.parametrize("case", [*sent_to("sms"), *sent_to("email"), *sent_to("letter")])
def test_what_is_missing_empty_or_too_long_is_said_as_recorded(case: Case) -> None:
    template = current_template(body_of(case).get("template_id"))
    values = body_of(case).get("personalisation") or {}
    messages = errors_of(case)
    if template is None or not isinstance(values, dict):
        return
    parts = [template["contact_block"], template.get("subject") or "", template["content"]]
    names = missing(parts, values)
    said = [text for text in messages if text.startswith("Missing personalisation")]
    if case["response"]["status"] == 201 or said:
        assert said == ([f"Missing personalisation: {', '.join(names)}"] if names else [])
    if template["type"] == "sms" and not names:
        text = render_sms(template["content"], values)
        assert ("Your message is empty." in messages) == (not text)
        assert any("message is too long" in each for each in messages) == (
            sms_length(text) > MAX_LENGTH
        )
    elif not names:
        assert ("Your message is empty." in messages) == is_empty(template["content"], values)


@pytest.mark.parametrize("case", sent_to("letter"))
def test_qr_codes_are_judged_as_recorded(case: Case) -> None:
    template = current_template(body_of(case).get("template_id"))
    values = body_of(case).get("personalisation")
    if template is None or not isinstance(values, dict) or template["type"] != "letter":
        return
    recorded = [each for each in case["response"]["json"].get("errors", []) if "num_bytes" in each]
    found = find_oversized_qr(template["content"], values)

    if found is None:
        assert not recorded
    else:
        assert [(each["data"], each["num_bytes"], each["max_bytes"]) for each in recorded] == [
            (found.data, found.num_bytes, found.max_bytes)
        ]


@pytest.mark.parametrize("case", sent_to("email"))
def test_sanitised_content_is_reported_as_recorded(case: Case) -> None:
    names = body_of(case).get("sanitise_content_for")
    answer = case["response"]["json"]
    if "content" not in answer:
        return
    _, changed = sanitise_values(body_of(case).get("personalisation") or {}, names or [])

    assert answer["sanitised_content"] == {
        name: {"unsanitised": before, "sanitised": after}
        for name, (before, after) in changed.items()
    }


@pytest.mark.parametrize("case", sent_to("email"))
def test_files_are_judged_as_recorded(case: Case) -> None:
    values = body_of(case).get("personalisation")
    files = (
        [each for each in values.values() if is_file_object(each)]
        if isinstance(values, dict)
        else []
    )
    if not files or "set up" in "".join(errors_of(case)):
        return
    problems = [error for file in files for error in schema_errors(file)]
    if not problems:
        outcomes = [read_file(file) for file in files]
        problems = [each for each in outcomes if isinstance(each, tuple)]
    expected = [error.message for error in problems]
    assert errors_of(case) == expected


def test_costs_are_as_recorded() -> None:
    seen = 0
    for each in notifications():
        details = each["cost_details"]
        if "sms_rate" in details:
            cost = sms_cost(
                details["billable_sms_fragments"],
                details["international_rate_multiplier"],
                details["sms_rate"],
            )
        elif "postage" in details:
            cost = letter_cost(details["billable_sheets_of_paper"], details["postage"])
        else:
            continue
        seen += 1
        assert cost == each["cost_in_pounds"]
    assert seen > 50
