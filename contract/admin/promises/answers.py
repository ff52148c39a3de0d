"""What answers are wrapped in, how lists go on, and what is never told."""

from __future__ import annotations

from typing import Any

from contract.admin.admin_api import PASSWORD
from contract.admin.context import Context, message, promise
from contract.engine.promises import require, status

_BARE = ("sms-sender", "email-reply-to", "letter-contact")
_SECRET_LENGTH = 36
_TO = "07700900123"


def _wrapped(context: Context, method: str, path: str, *keys: str, body: Any = None) -> Any:
    answer = context.api.request(method, path, ... if body is None else body)
    found = status(answer, answer.status_code if answer.is_success else 200)
    require(isinstance(found, dict) and found.keys() == {*keys}, f"{path} is wrapped otherwise")
    return found


@promise
def lists_are_wrapped_each_in_its_way(context: Context) -> None:
    """Expect lists in data, under a name of their own, or bare."""
    at = context.at
    for path in ("/service", f"{at}/users", f"{at}/template", f"{at}/invite", "/inbound-number"):
        found = _wrapped(context, "GET", path, "data")
        require(isinstance(found["data"], list) and found["data"], f"{path} has no list")
    require(_wrapped(context, "GET", f"{at}/api-keys", "apiKeys")["apiKeys"], "there are no keys")
    _wrapped(context, "GET", f"{at}/template-folder", "template_folders")
    _wrapped(context, "GET", f"{at}/guest-list", "email_addresses", "phone_numbers")
    _wrapped(context, "GET", f"{at}/notifications", "notifications", "page_size", "links")
    _wrapped(context, "GET", f"{at}/job", "data", "page_size", "total", "links")
    for name in _BARE:
        found = status(context.api.get(f"{at}/{name}"), 200)
        require(isinstance(found, list) and found, f"{name} is not a bare list")


@promise
def things_are_wrapped_each_in_its_way(context: Context) -> None:
    """Expect a sender bare until it is archived, and a contact bare where it is read."""
    at, api = context.at, context.api
    sender = status(api.post(f"{at}/sms-sender", {"sms_sender": "A", "is_default": False}), 201)
    path = f"{at}/sms-sender/{sender['id']}"
    body = {"sms_sender": "B", "is_default": False}
    require(status(api.post(path, body), 200)["sms_sender"] == "B", "it is not changed")
    require(status(api.get(path), 200)["sms_sender"] == "B", "it is not read")
    found = _wrapped(context, "POST", f"{path}/archive", "data", body={})
    require(found["data"]["archived"] is True, "it is not archived")
    for name, made in (
        ("email-reply-to", api.new_reply_to(context.fixtures.service_id)),
        ("letter-contact", api.new_letter_contact(context.fixtures.service_id)),
    ):
        require(status(api.get(f"{at}/{name}/{made}"), 200)["id"] == made, f"{name} is wrapped")
        _wrapped(context, "POST", f"{at}/{name}/{made}/archive", "data", body={})
        status(api.get(f"{at}/{name}/{made}"), 404)
    sent = {"template_id": context.fixtures.templates["sms"], "to": "07700900123"}
    _wrapped(
        context, "POST", f"{at}/send-notification", "id", body=sent | {"created_by": context.user}
    )


@promise
def some_answers_are_null(context: Context) -> None:
    """Expect null with 202 for a revoked key, and as HTML for a redacted template."""
    at, api = context.new_service(), context.api
    service = at.rpartition("/")[2]
    api.new_key(service, context.user)
    (key,) = api.done("GET", f"{at}/api-keys")["apiKeys"]
    for _ in range(2):
        answer = api.post(f"{at}/api-key/revoke/{key['id']}", {"created_by": context.user})
        require(status(answer, 202) is None, "there is something")
    template = api.new_template(service, context.user)
    body = {"redact_personalisation": True, "created_by": context.user}
    headers = {"Authorization": f"Bearer {context.key.token()}"}
    answer = api.client.post(f"{at}/template/{template}", json=body, headers=headers)
    require(answer.status_code == 200, f"redacting gave {answer.status_code}")
    require(answer.text.strip() == "null", answer.text[:100])
    require(answer.headers["Content-Type"].startswith("text/html"), "it is called something else")


@promise
def a_keys_secret_is_shown_once(context: Context) -> None:
    """Expect it in the answer that makes the key, and nowhere afterwards."""
    at, api = context.new_service(), context.api
    body = {"name": "Key", "key_type": "normal", "created_by": context.user}
    found = status(api.post(f"{at}/api-key", body), 201)
    require(found.keys() == {"data"}, "there is more than data")
    secret = found["data"]
    require(isinstance(secret, str) and len(secret) == _SECRET_LENGTH, "that is not a secret")
    (key,) = api.done("GET", f"{at}/api-keys")["apiKeys"]
    for path in (f"{at}/api-keys", f"{at}/api-keys/{key['id']}", f"{at}/history", at, "/service"):
        require(secret not in api.get(path).text, f"{path} tells the secret")


@promise
def no_secret_of_people_is_told(context: Context) -> None:
    """Expect no password, no callback's token, and not how a security key was registered."""
    api, at = context.api, context.new_service()
    user = api.new_user()
    callback = {
        "url": "https://example.gov.uk/told",
        "bearer_token": "a-token-of-ours",
        "updated_by_id": user,
        "callback_type": "delivery_status",
    }
    answer = api.post(f"{at}/callback-api", callback)
    made = status(answer, 201)["data"]["id"]
    texts = [answer.text]
    texts.append(api.get(f"{at}/callback-api/{made}?callback_type=delivery_status").text)
    body = {"name": "Key", "credential_data": "AAAA", "registration_response": "how-it-was"}
    texts.append(api.post(f"/user/{user}/webauthn", body).text)
    texts += [api.get(path).text for path in (f"/user/{user}/webauthn", f"/user/{user}", at)]
    for secret in (PASSWORD, "a-token-of-ours", "how-it-was"):
        require(not any(secret in text for text in texts), f"somebody tells {secret}")
    require("a-token" not in api.get(f"{at}/users").text, "the team tells it")


@promise
def pages_end(context: Context) -> None:
    """Expect true links for a service's messages, addresses for a job's, nothing after the end."""
    api, at = context.api, context.at
    for _ in range(3):
        api.sent(context.fixtures.service_id, context.user, context.fixtures.templates["sms"], _TO)
    first = status(api.get(f"{at}/notifications?page_size=2"), 200)
    require(first["links"] == {"next": True}, f"{first['links']}")
    second = status(api.get(f"{at}/notifications?page_size=2&page=2"), 200)
    require(second["links"].get("prev") is True, f"{second['links']}")
    ids = [each["id"] for each in first["notifications"] + second["notifications"]]
    require(len(set(ids)) == len(ids) > 2, "pages overlap")
    said = message(api.get(f"{at}/notifications?page=9999"), 404)
    require(said.startswith("The requested URL was not found"), said)
    job = f"{at}/job/{context.fixtures.ids['job_id']}/notifications"
    page = status(api.get(f"{job}?page_size=1"), 200)
    require(page["total"] == 2, f"{page['total']} messages")
    require(page["links"].get("next", "").startswith(f"{job}?page=2"), f"{page['links']}")
    require("prev" not in page["links"], "the first page has one before")
    for path in (f"{at}/notifications", f"{at}/notifications/csv", job):
        said = message(api.get(f"{path}?page=0"), 400)
        require(said == {"page": ["Not a positive integer"]}, f"{said}")


@promise
def a_search_looks_at_recipients(context: Context) -> None:
    """Expect them found however they are spelt, on a page without a size."""
    api, at = context.api, context.at
    template = context.fixtures.templates["sms"]
    sent = api.sent(context.fixtures.service_id, context.user, template, "+44 (0)7700 900 987")
    body = {"to": "07700 900987", "template_type": ["sms"]}
    found = status(api.post(f"{at}/notifications", body), 200)
    require(found.keys() == {"notifications", "links"}, f"{found.keys()}")
    require(sent in [each["id"] for each in found["notifications"]], "it is not found")
    body = {"to": "07700 900987", "template_type": ["email"]}
    found = status(api.post(f"{at}/notifications", body), 200)
    require(found["notifications"] == [], "it is found as an email")
