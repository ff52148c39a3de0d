"""Halves of characters (unpaired surrogates) in every text that a request has."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

from cases import for_each

from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox.conftest import Api

HALF = "\ud800"
FILE = base64.b64encode(b"a,b\n").decode()
SENDS: list[tuple[str, dict[str, Any]]] = [
    ("sms", {"phone_number": HALF}),
    ("sms", {"reference": HALF}),
    ("sms", {"sms_sender_id": HALF}),
    ("sms", {"template_id": HALF}),
    ("sms", {HALF: HALF}),
    ("sms", {"personalisation": {"name": HALF, "date": "B"}}),
    ("email", {"email_address": f"{HALF}@example.com"}),
    ("email", {"one_click_unsubscribe_url": f"https://example.com/{HALF}"}),
    ("email", {"email_reply_to_id": HALF}),
    ("file", {"filename": f"{HALF}.csv"}),
    ("file", {"retention_period": HALF}),
    ("file", {"file": HALF}),
    ("file", {HALF: HALF}),
]


@for_each(("kind", "changes"), SENDS)
def test_half_a_character_in_a_send_is_refused_and_not_a_failure(
    api: Api, kind: str, changes: dict[str, Any]
) -> None:
    body: dict[str, Any] = {
        "sms": {
            "phone_number": "07700900123",
            "template_id": world.SMS_TEMPLATE_ID,
            "personalisation": {"name": "A", "date": "B"},
        },
        "email": {
            "email_address": "amala@example.com",
            "template_id": world.EMAIL_TEMPLATE_ID,
            "personalisation": {"name": "A", "reference": "B"},
        },
        "file": {
            "email_address": "amala@example.com",
            "template_id": world.FILE_TEMPLATE_ID,
            "personalisation": {"name": "A", "link_to_file": {"file": FILE} | changes},
        },
    }[kind]
    if kind != "file":
        body |= changes
    path = f"/v2/notifications/{'sms' if kind == 'sms' else 'email'}"
    answer = api.post(path, None, content=json.dumps(body))
    assert answer.status_code == 400, answer.text
    assert answer.json()["errors"][0]["message"]
