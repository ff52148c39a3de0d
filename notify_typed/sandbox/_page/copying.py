"""A message as commands and code that send it again."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

from notify_typed.sandbox._json import parse_json
from notify_typed.sandbox._page.lists import content_of

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._store.records import Notification

_RECIPIENTS = {"sms": "phone_number", "email": "email_address"}
_SIGNED = (  # the key is read from the environment when it runs
    'TOKEN=$(python3 -c \'import jwt, os, time; key = os.environ["NOTIFY_API_KEY"]; '
    'print(jwt.encode({"iss": key[-73:-37], "iat": int(time.time())}, key[-36:]))\')'
)
_LONGEST = 20_000


def as_curl(message: Notification) -> str:
    """Return shell lines that send a message again."""
    body: JsonObject = {"template_id": message.template_id, "personalisation": _values(message)}
    if message.type in _RECIPIENTS:
        body = {_RECIPIENTS[message.type]: message.recipient, **body}
    if message.reference is not None:
        body["reference"] = message.reference
    return _short(
        f"{_SIGNED}\n"
        f'curl --request POST "$NOTIFY_BASE_URL/v2/notifications/{message.type}" \\\n'
        '  --header "Authorization: Bearer $TOKEN" \\\n'
        "  --header 'Content-Type: application/json' \\\n"
        f"  --data {shlex.quote(json.dumps(body, ensure_ascii=False))}\n"
    )


def as_python(message: Notification) -> str:
    """Return a program that sends a message again."""
    call = _call(message, "notify", "")
    return _short(f"from notify_typed import NotifyClient\n\nnotify = NotifyClient()\n{call}\n")


def as_test(message: Notification) -> str:
    """Return a test for pytest that sends a message, and asserts what the page shows."""
    subject, body = content_of(message)
    about_subject = "" if subject is None else f"    assert message.subject == {subject!r}\n"
    return _short(
        "def test_it_is_sent(notify_client, notify_sandbox):\n"
        f"{_call(message, 'notify_client', '    ')}\n"
        "    [message] = notify_sandbox.messages()\n"
        f"{about_subject}"
        f"    assert message.body == {body!r}\n"
        f"    assert message.type == {message.type!r}\n"
    )


def _call(message: Notification, client: str, indent: str) -> str:
    first = [] if message.type == "letter" else [message.recipient]
    arguments = [*map(repr, [*first, message.template_id]), repr(_values(message))]
    if message.reference is not None:
        arguments.append(f"reference={message.reference!r}")
    lines = "".join(f"{indent}    {argument},\n" for argument in arguments)
    return f"{indent}{client}.send_{message.type}_notification(\n{lines}{indent})"


def _values(message: Notification) -> JsonObject:
    values = parse_json(message.personalisation)
    return values if isinstance(values, dict) else {}


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return f"This message is too long to be copied: {len(text)} characters.\n"
