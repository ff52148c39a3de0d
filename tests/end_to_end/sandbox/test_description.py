"""What the sandbox answers is what the API description promises."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from notify_typed.sandbox._description.spec import notify_description
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    import httpx

    from notify_typed.sandbox import Sandbox
    from tests.end_to_end.sandbox.conftest import Api


def closed(schema: Any) -> Any:
    """The schema with nothing allowed that it does not name."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: closed(value) for name, value in schema.items()}
    if "properties" in schema and "additionalProperties" not in schema:
        inner["additionalProperties"] = False
    return inner


def conforms(answer: httpx.Response, status: int, schema: str) -> Any:
    assert answer.status_code == status, answer.text
    body = answer.json()
    problems = Draft202012Validator(closed(notify_description().component(schema))).iter_errors(
        body
    )
    assert [problem.message for problem in problems] == []
    return body


@pytest.mark.every_database
def test_sends_and_reads_conform(sandbox: Sandbox, api: Api) -> None:
    file = {"file": base64.b64encode(b"hello").decode()}
    sent = [
        conforms(api.send_sms(), 201, "SentSms"),
        conforms(api.send_email(), 201, "SentEmail"),
        conforms(
            api.send_email(
                template_id=world.FILE_TEMPLATE_ID,
                personalisation={"name": "*a*", "link_to_file": file},
                sanitise_content_for=["name"],
                one_click_unsubscribe_url="https://example.com",
            ),
            201,
            "SentEmail",
        ),
        conforms(api.send_letter(), 201, "SentLetter"),
        conforms(api.send_letter(key=sandbox.live_key), 201, "SentLetter"),
        conforms(
            api.post("/v2/notifications/letter", {"reference": "r", "content": "aGVsbG8="}),
            201,
            "SentPrecompiledLetter",
        ),
    ]
    for hours in (0, 1, 100):
        sandbox.clock.advance(hours=hours)
        for message in sent:
            conforms(api.get(f"/v2/notifications/{message['id']}"), 200, "Notification")
        conforms(api.get("/v2/notifications"), 200, "NotificationPage")


@pytest.mark.every_database
@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/v2/received-text-messages", "ReceivedTextPage"),
        ("/v2/templates", "TemplateList"),
        (f"/v2/template/{world.LETTER_TEMPLATE_ID}", "Template"),
        (f"/v2/template/{world.SMS_TEMPLATE_ID}/version/1", "Template"),
    ],
)
def test_other_reads_conform(api: Api, path: str, schema: str) -> None:
    conforms(api.get(path), 200, schema)


def test_previews_conform(api: Api) -> None:
    values = {"personalisation": {"name": "A", "date": "B", "reference": "C"}}
    for template in (world.SMS_TEMPLATE_ID, world.EMAIL_TEMPLATE_ID, world.LETTER_TEMPLATE_ID):
        conforms(api.post(f"/v2/template/{template}/preview", values), 200, "TemplatePreview")


def test_refusals_conform(sandbox: Sandbox, api: Api) -> None:
    conforms(api.post("/v2/notifications/sms", {}), 400, "ErrorResponse")
    conforms(api.send_sms(key=sandbox.team_key), 400, "ErrorResponse")
    conforms(api.send_letter(key=sandbox.team_key), 403, "ErrorResponse")
    conforms(api.get(f"/v2/notifications/{world.SERVICE_ID}"), 404, "ErrorResponse")
    conforms(api.get("/nope"), 404, "LegacyErrorResponse")
    conforms(api.get("/v2/notifications/x/y/z"), 404, "LegacyErrorResponse")
    conforms(api.http.get("/v2/templates"), 401, "ErrorResponse")
    conforms(api.get(f"/service/{world.SERVICE_ID}"), 401, "LegacyErrorResponse")
