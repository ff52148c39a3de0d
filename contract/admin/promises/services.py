"""What belongs to a service is found in that service alone, and is there for v2 at once."""

from __future__ import annotations

from contract.admin.promises.registry import Place, message, promise, require, status

_TO = {"phone_number": "07700900123"}


@promise
def what_another_service_has_is_not_found(place: Place) -> None:
    """404, whether it is read, changed or ended; and it stays as it was."""
    other, ids, office = place.new_service(), place.holdings.ids, place.office
    own = (f"sms-sender/{ids['sms_sender_id']}", f"template/{ids['template_id']}")
    for path in own:
        status(office.get(f"{place.at}/{path}"), 200)
    sender = {"sms_sender": "Mine", "is_default": False}
    address = {"email_address": "mine@example.gov.uk", "is_default": False}
    contact = {"contact_block": "Mine", "is_default": False}
    for method, path, body in (
        ("GET", f"template/{ids['template_id']}", None),
        ("GET", f"template/{ids['template_id']}/version/1", None),
        ("POST", f"template/{ids['template_id']}", {"name": "Mine", "created_by": place.user}),
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
        response = office.request(method, f"{other}/{path}", ... if body is None else body)
        status(response, 404)
    status(office.get(f"{place.at}/sms-sender/{ids['sms_sender_id']}"), 200)
    found = status(office.get(f"{place.at}/template/{ids['template_id']}"), 200)["data"]
    require(found["name"] != "Mine", "another service has changed the template")


@promise
def another_services_template_cannot_be_sent(place: Place) -> None:
    """404; and its senders are not found."""
    other, office = place.new_service(), place.office
    service = other.rpartition("/")[2]
    body = {"template_id": place.holdings.templates["sms"], "to": "07700900123"}
    body |= {"created_by": place.user}
    said = message(office.post(f"{other}/send-notification", body), 404)
    require(said == "No result found", said)
    own = office.new_template(service, place.user)
    body |= {"template_id": own, "sender_id": place.holdings.ids["sms_sender_id"]}
    said = message(office.post(f"{other}/send-notification", body), 400)
    require(said == "SMS sender not found", said)
    stranger = {"created_by": office.new_user(), "sender_id": None}
    said = message(office.post(f"{other}/send-notification", body | stranger), 400)
    require("is not part of the" in said, said)


@promise
def what_is_made_here_is_there_in_v2(place: Place) -> None:
    """A service, a template and a key, and the message that they send."""
    office, at = place.office, place.new_service()
    service = at.rpartition("/")[2]
    template = office.new_template(service, place.user, content="Hello ((name))")
    key = office.new_key(service, place.user)
    body = _TO | {"template_id": template, "personalisation": {"name": "Amala"}}
    sent = status(place.v2(key, "POST", "/v2/notifications/sms", body), 201)
    require(sent["content"]["body"].endswith("Hello Amala"), sent["content"]["body"])
    seen = status(office.get(f"{at}/notifications/{sent['id']}"), 200)
    require(seen["key_type"] == "normal", seen["key_type"])
    require(seen["to"] == _TO["phone_number"], seen["to"])
    office.done("POST", at, {"permissions": ["email"]})
    refused = place.v2(key, "POST", "/v2/notifications/sms", body)
    require(refused.status_code == 400, "a service sends what it may not")


@promise
def a_revoked_key_opens_v2_no_more(place: Place) -> None:
    """403 at once, and the service's other keys go on."""
    office, at = place.office, place.new_service()
    service = at.rpartition("/")[2]
    doomed = office.new_key(service, place.user)
    (listed,) = office.done("GET", f"{at}/api-keys")["apiKeys"]
    require(listed["expiry_date"] is None, "a new key has ended")
    kept = office.new_key(service, place.user, "test")
    status(place.v2(doomed, "GET", "/v2/templates"), 200)
    office.done("POST", f"{at}/api-key/revoke/{listed['id']}", {"created_by": place.user})
    refused = status(place.v2(doomed, "GET", "/v2/templates"), 403)
    require("API key revoked" in refused["errors"][0]["message"], f"{refused}")
    status(place.v2(kept, "GET", "/v2/templates"), 200)
    keys = office.done("GET", f"{at}/api-keys")["apiKeys"]
    (ended,) = [key for key in keys if key["id"] == listed["id"]]
    require(ended["expiry_date"], "the key has no end")
    status(office.get(f"{at}/api-keys/{listed['id']}"), 404)


@promise
def an_archived_service_is_over(place: Place) -> None:
    """Its name, its keys and its templates go; it can be read, and archived again."""
    office, at = place.office, place.new_service()
    service = at.rpartition("/")[2]
    office.new_template(service, place.user)
    key = office.new_key(service, place.user)
    for _ in range(2):
        status(office.post(f"{at}/archive"), 204)
    found = status(office.get(at), 200)["data"]
    require(found["active"] is False, "it is active")
    require(found["name"].startswith("_archived_"), found["name"])
    require(status(office.get(f"{at}/template"), 200)["data"] == [], "it has templates")
    status(place.v2(key, "GET", "/v2/templates"), 403)
    user = status(office.get(f"/user/{place.user}"), 200)["data"]
    require(service not in user["services"], "its member still has it")


@promise
def who_is_removed_has_no_part_in_it(place: Place) -> None:
    """Neither in the team nor in their own list; the last one stays."""
    office, at = place.office, place.new_service()
    service, user = at.rpartition("/")[2], office.new_user()
    body = {"permissions": [{"permission": "view_activity"}]}
    status(office.post(f"{at}/users/{user}", body), 201)
    said = message(office.post(f"{at}/users/{user}", body), 400)
    require(said == f"User id: {user} already part of service id: {service}", said)
    found = status(office.get(f"/user/{user}"), 200)["data"]
    require(found["permissions"] == {service: ["view_activity"]}, f"{found['permissions']}")
    status(office.request("DELETE", f"{at}/users/{user}", {}), 204)
    found = status(office.get(f"/user/{user}"), 200)["data"]
    require(found["services"] == [], "the service is on the list")
    said = message(office.request("DELETE", f"{at}/users/{place.user}", {}), 400)
    require(said == "User cannot be removed from the service", said)
