"""What answers are wrapped in, how lists go on, and what is never told."""

from __future__ import annotations

from typing import Any

from contract.admin.office import PASSWORD, token
from contract.admin.promises.registry import Place, message, promise, require, status

_BARE = ("sms-sender", "email-reply-to", "letter-contact")
_SECRET_LENGTH = 36
_TO = "07700900123"


def _wrapped(place: Place, method: str, path: str, *keys: str, body: Any = None) -> Any:
    answer = place.office.request(method, path, ... if body is None else body)
    found = status(answer, answer.status_code if answer.is_success else 200)
    require(isinstance(found, dict) and found.keys() == {*keys}, f"{path} is wrapped otherwise")
    return found


@promise
def lists_are_wrapped_each_in_its_way(place: Place) -> None:
    """In data, under a name of their own, or in nothing."""
    at = place.at
    for path in ("/service", f"{at}/users", f"{at}/template", f"{at}/invite", "/inbound-number"):
        found = _wrapped(place, "GET", path, "data")
        require(isinstance(found["data"], list) and found["data"], f"{path} has no list")
    require(_wrapped(place, "GET", f"{at}/api-keys", "apiKeys")["apiKeys"], "there are no keys")
    _wrapped(place, "GET", f"{at}/template-folder", "template_folders")
    _wrapped(place, "GET", f"{at}/guest-list", "email_addresses", "phone_numbers")
    _wrapped(place, "GET", f"{at}/notifications", "notifications", "page_size", "links")
    _wrapped(place, "GET", f"{at}/job", "data", "page_size", "total", "links")
    for name in _BARE:
        found = status(place.office.get(f"{at}/{name}"), 200)
        require(isinstance(found, list) and found, f"{name} is no bare list")


@promise
def things_are_wrapped_each_in_its_way(place: Place) -> None:
    """A sender is bare until it is archived; a contact is bare where it is read."""
    at, office = place.at, place.office
    sender = status(office.post(f"{at}/sms-sender", {"sms_sender": "A", "is_default": False}), 201)
    path = f"{at}/sms-sender/{sender['id']}"
    body = {"sms_sender": "B", "is_default": False}
    require(status(office.post(path, body), 200)["sms_sender"] == "B", "it is not changed")
    require(status(office.get(path), 200)["sms_sender"] == "B", "it is not read")
    found = _wrapped(place, "POST", f"{path}/archive", "data", body={})
    require(found["data"]["archived"] is True, "it is not archived")
    for name, made in (
        ("email-reply-to", office.new_reply_to(place.holdings.service_id)),
        ("letter-contact", office.new_letter_contact(place.holdings.service_id)),
    ):
        require(status(office.get(f"{at}/{name}/{made}"), 200)["id"] == made, f"{name} is wrapped")
        _wrapped(place, "POST", f"{at}/{name}/{made}/archive", "data", body={})
        status(office.get(f"{at}/{name}/{made}"), 404)
    sent = {"template_id": place.holdings.templates["sms"], "to": "07700900123"}
    _wrapped(place, "POST", f"{at}/send-notification", "id", body=sent | {"created_by": place.user})


@promise
def some_answers_are_null(place: Place) -> None:
    """202 for a revoked key; a redacted template is HTML besides."""
    at, office = place.new_service(), place.office
    service = at.rpartition("/")[2]
    office.new_key(service, place.user)
    (key,) = office.done("GET", f"{at}/api-keys")["apiKeys"]
    for _ in range(2):
        answer = office.post(f"{at}/api-key/revoke/{key['id']}", {"created_by": place.user})
        require(status(answer, 202) is None, "there is something")
    template = office.new_template(service, place.user)
    body = {"redact_personalisation": True, "created_by": place.user}
    headers = {"Authorization": f"Bearer {token(place.secret)}"}
    answer = office.client.post(f"{at}/template/{template}", json=body, headers=headers)
    require(answer.status_code == 200, f"redacting gave {answer.status_code}")
    require(answer.text.strip() == "null", answer.text[:100])
    require(answer.headers["Content-Type"].startswith("text/html"), "it is called something else")


@promise
def a_keys_secret_is_shown_once(place: Place) -> None:
    """As the answer to its making, and nowhere afterwards."""
    at, office = place.new_service(), place.office
    body = {"name": "Key", "key_type": "normal", "created_by": place.user}
    found = status(office.post(f"{at}/api-key", body), 201)
    require(found.keys() == {"data"}, "there is more than data")
    secret = found["data"]
    require(isinstance(secret, str) and len(secret) == _SECRET_LENGTH, "that is no secret")
    (key,) = office.done("GET", f"{at}/api-keys")["apiKeys"]
    for path in (f"{at}/api-keys", f"{at}/api-keys/{key['id']}", f"{at}/history", at, "/service"):
        require(secret not in office.get(path).text, f"{path} tells the secret")


@promise
def no_secret_of_people_is_told(place: Place) -> None:
    """Neither a password, nor a callback's token, nor how a security key was registered."""
    office, at = place.office, place.new_service()
    user = office.new_user()
    callback = {
        "url": "https://example.gov.uk/told",
        "bearer_token": "a-token-of-ours",
        "updated_by_id": user,
        "callback_type": "delivery_status",
    }
    answer = office.post(f"{at}/callback-api", callback)
    made = status(answer, 201)["data"]["id"]
    texts = [answer.text]
    texts.append(office.get(f"{at}/callback-api/{made}?callback_type=delivery_status").text)
    body = {"name": "Key", "credential_data": "AAAA", "registration_response": "how-it-was"}
    texts.append(office.post(f"/user/{user}/webauthn", body).text)
    texts += [office.get(path).text for path in (f"/user/{user}/webauthn", f"/user/{user}", at)]
    for secret in (PASSWORD, "a-token-of-ours", "how-it-was"):
        require(not any(secret in text for text in texts), f"somebody tells {secret}")
    require("a-token" not in office.get(f"{at}/users").text, "the team tells it")


@promise
def pages_end(place: Place) -> None:
    """Links of a service's messages are true, a job's are addresses; after the end is nothing."""
    office, at = place.office, place.at
    for _ in range(3):
        office.sent(place.holdings.service_id, place.user, place.holdings.templates["sms"], _TO)
    first = status(office.get(f"{at}/notifications?page_size=2"), 200)
    require(first["links"] == {"next": True}, f"{first['links']}")
    second = status(office.get(f"{at}/notifications?page_size=2&page=2"), 200)
    require(second["links"].get("prev") is True, f"{second['links']}")
    ids = [each["id"] for each in first["notifications"] + second["notifications"]]
    require(len(set(ids)) == len(ids) > 2, "pages overlap")
    said = message(office.get(f"{at}/notifications?page=9999"), 404)
    require(said.startswith("The requested URL was not found"), said)
    job = f"{at}/job/{place.holdings.ids['job_id']}/notifications"
    page = status(office.get(f"{job}?page_size=1"), 200)
    require(page["total"] == 2, f"{page['total']} messages")
    require(page["links"].get("next", "").startswith(f"{job}?page=2"), f"{page['links']}")
    require("prev" not in page["links"], "the first page has one before")
    for path in (f"{at}/notifications", f"{at}/notifications/csv", job):
        said = message(office.get(f"{path}?page=0"), 400)
        require(said == {"page": ["Not a positive integer"]}, f"{said}")


@promise
def a_search_looks_at_recipients(place: Place) -> None:
    """However they are spelt; its page has no size."""
    office, at = place.office, place.at
    template = place.holdings.templates["sms"]
    sent = office.sent(place.holdings.service_id, place.user, template, "+44 (0)7700 900 987")
    body = {"to": "07700 900987", "template_type": ["sms"]}
    found = status(office.post(f"{at}/notifications", body), 200)
    require(found.keys() == {"notifications", "links"}, f"{found.keys()}")
    require(sent in [each["id"] for each in found["notifications"]], "it is not found")
    body = {"to": "07700 900987", "template_type": ["email"]}
    found = status(office.post(f"{at}/notifications", body), 200)
    require(found["notifications"] == [], "it is found as an email")
