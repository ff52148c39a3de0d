"""The mapping for WireMock that the guide shows is one, and what it answers counts as sent."""

from __future__ import annotations

import json
from typing import Any, Final

import httpx
from pages import ROOT, fences

from notify_typed import NotifyClient

PAGE: Final = ROOT / "docs" / "guides" / "test-doubles.md"
KEY: Final = "tests-11111111-2222-4333-8444-555555555555-11111111-2222-4333-8444-0000000000aa"


def test_what_the_mapping_answers_is_a_message_that_was_sent() -> None:
    [mapping] = [
        json.loads(fence.code) for fence in fences(PAGE) if fence.title.startswith("mappings/")
    ]

    def as_wiremock(request: httpx.Request) -> httpx.Response:
        wanted: dict[str, Any] = mapping["request"]
        assert (request.method, request.url.path) == (wanted["method"], wanted["urlPath"])
        said: dict[str, Any] = mapping["response"]
        return httpx.Response(said["status"], headers=said["headers"], json=said["jsonBody"])

    http = httpx.Client(transport=httpx.MockTransport(as_wiremock))
    notify = NotifyClient(KEY, base_url="http://127.0.0.1:8080", http_client=http)
    sent = notify.send_sms_notification("07700 900456", "5a4db0c8-0000-4000-8000-000000000011")
    assert str(sent.id) == mapping["response"]["jsonBody"]["id"]
    assert not sent.has("content")
