"""What belongs to a service is found in that service alone, and is there for v2 at once."""

from __future__ import annotations

from contract.admin.context import Context, message, promise
from contract.engine.promises import require, status

_TO = {"phone_number": "07700900123"}


@promise
def what_another_service_has_is_not_found(context: Context) -> None:
    """Expect 404 when it is read, changed or ended, and that it stays as it was."""
    other, ids, api = context.new_service(), context.fixtures.ids, context.api
    own = (f"sms-sender/{ids['sms_sender_id']}", f"template/{ids['template_id']}")
    for path in own:
        status(api.get(f"{context.at}/{path}"), 200)
    sender = {"sms_sender": "Mine", "is_default": False}
    address = {"email_address": "mine@example.gov.uk", "is_default": False}
    contact = {"contact_block": "Mine", "is_default": False}
    for method, path, body in (
        ("GET", f"template/{ids['template_id']}", None),
        ("GET", f"template/{ids['template_id']}/version/1", None),
        ("POST", f"template/{ids['template_id']}", {"name": "Mine", "created_by": context.user}),
        ("POST", f"template-folder/{ids['folder_id']}", {"name": "Mine"}),
        ("DELETE", f"template-folder/{ids['folder_id']}", None),
        ("GET", f"sms-sender/{ids['sms_sender_id']}", None),
        ("POST", f"sms-sender/{ids['sms_sender_id']}", sender),
        ("POST", f"sms-sender/{ids['sms_sender_id']}/archive", {}),
        ("GET", f"email-reply-to/{ids['reply_to_id']}", None),
        ("POST", f"email-reply-to/{ids['reply_to_id']}", address),
        ("POST", f"email-reply-to/{ids['reply_to_id']}/archive", {}),
        ("GET", f"letter-contact/{ids['letter_contact_id']}", None),
        ("POST", f"letter-contact/{ids['letter_contact_id']}", contact),
        ("GET", f"job/{ids['job_id']}", None),
        ("POST", f"job/{ids['job_id']}/cancel", {}),
        ("GET", f"notifications/{ids['notification_id']}", None),
        ("POST", f"notifications/{ids['notification_id']}/cancel", {}),
        ("GET", f"api-keys/{ids['key_id']}", None),
        ("POST", f"api-key/revoke/{ids['key_id']}", {}),
        ("DELETE", f"callback-api/{ids['callback_id']}?callback_type=delivery_status", None),
        ("GET", f"inbound-sms/{ids['inbound_sms_id']}", None),
        ("GET", f"invite/{ids['invited_user_id']}", None),
        ("POST", f"invite/{ids['invited_user_id']}", {"status": "cancelled"}),
    ):
        response = api.request(method, f"{other}/{path}", ... if body is None else body)
        status(response, 404)
    status(api.get(f"{context.at}/sms-sender/{ids['sms_sender_id']}"), 200)
    found = status(api.get(f"{context.at}/template/{ids['template_id']}"), 200)["data"]
    require(found["name"] != "Mine", "another service has changed the template")


@promise
def another_services_template_cannot_be_sent(context: Context) -> None:
    """Expect 404; its senders are not found either."""
    other, api = context.new_service(), context.api
    service = other.rpartition("/")[2]
    body = {"template_id": context.fixtures.templates["sms"], "to": "07700900123"}
    body |= {"created_by": context.user}
    said = message(api.post(f"{other}/send-notification", body), 404)
    require(said == "No result found", said)
    own = api.new_template(service, context.user)
    body |= {"template_id": own, "sender_id": context.fixtures.ids["sms_sender_id"]}
    said = message(api.post(f"{other}/send-notification", body), 400)
    require(said == "SMS sender not found", said)
    stranger = {"created_by": api.new_user(), "sender_id": None}
    said = message(api.post(f"{other}/send-notification", body | stranger), 400)
    require("is not part of the" in said, said)


@promise
def what_is_made_here_is_there_in_v2(context: Context) -> None:
    """Expect a service, a template and a key to be there, and the message that they send."""
    api, at = context.api, context.new_service()
    service = at.rpartition("/")[2]
    template = api.new_template(service, context.user, content="Hello ((name))")
    key = api.new_key(service, context.user)
    body = _TO | {"template_id": template, "personalisation": {"name": "Amala"}}
    sent = status(context.v2(key, "POST", "/v2/notifications/sms", body), 201)
    require(sent["content"]["body"].endswith("Hello Amala"), sent["content"]["body"])
    seen = status(api.get(f"{at}/notifications/{sent['id']}"), 200)
    require(seen["key_type"] == "normal", seen["key_type"])
    require(seen["to"] == _TO["phone_number"], seen["to"])
    api.done("POST", at, {"permissions": ["email"]})
    refused = context.v2(key, "POST", "/v2/notifications/sms", body)
    require(refused.status_code == 400, "a service sends what it may not")


@promise
def a_revoked_key_opens_v2_no_more(context: Context) -> None:
    """Expect 403 at once, while the service's other keys go on."""
    api, at = context.api, context.new_service()
    service = at.rpartition("/")[2]
    doomed = api.new_key(service, context.user)
    (listed,) = api.done("GET", f"{at}/api-keys")["apiKeys"]
    require(listed["expiry_date"] is None, "a new key has ended")
    kept = api.new_key(service, context.user, "test")
    status(context.v2(doomed, "GET", "/v2/templates"), 200)
    api.done("POST", f"{at}/api-key/revoke/{listed['id']}", {"created_by": context.user})
    refused = status(context.v2(doomed, "GET", "/v2/templates"), 403)
    require("API key revoked" in refused["errors"][0]["message"], f"{refused}")
    status(context.v2(kept, "GET", "/v2/templates"), 200)
    keys = api.done("GET", f"{at}/api-keys")["apiKeys"]
    (ended,) = [key for key in keys if key["id"] == listed["id"]]
    require(ended["expiry_date"], "the key has no end")
    status(api.get(f"{at}/api-keys/{listed['id']}"), 404)


@promise
def an_archived_service_is_over(context: Context) -> None:
    """Expect its name, keys and templates gone; it can be read, and archived again."""
    api, at = context.api, context.new_service()
    service = at.rpartition("/")[2]
    api.new_template(service, context.user)
    key = api.new_key(service, context.user)
    for _ in range(2):
        status(api.post(f"{at}/archive"), 204)
    found = status(api.get(at), 200)["data"]
    require(found["active"] is False, "it is active")
    require(found["name"].startswith("_archived_"), found["name"])
    require(status(api.get(f"{at}/template"), 200)["data"] == [], "it has templates")
    status(context.v2(key, "GET", "/v2/templates"), 403)
    user = status(api.get(f"/user/{context.user}"), 200)["data"]
    require(service not in user["services"], "its member still has it")


@promise
def who_is_removed_has_no_part_in_it(context: Context) -> None:
    """Expect them neither in the team nor in their own list; the last one stays."""
    api, at = context.api, context.new_service()
    service, user = at.rpartition("/")[2], api.new_user()
    body = {"permissions": [{"permission": "view_activity"}]}
    status(api.post(f"{at}/users/{user}", body), 201)
    said = message(api.post(f"{at}/users/{user}", body), 400)
    require(said == f"User id: {user} already part of service id: {service}", said)
    found = status(api.get(f"/user/{user}"), 200)["data"]
    require(found["permissions"] == {service: ["view_activity"]}, f"{found['permissions']}")
    status(api.request("DELETE", f"{at}/users/{user}", {}), 204)
    found = status(api.get(f"/user/{user}"), 200)["data"]
    require(found["services"] == [], "the service is on the list")
    said = message(api.request("DELETE", f"{at}/users/{context.user}", {}), 400)
    require(said == "User cannot be removed from the service", said)
