"""Who asks to join a service, and what is joined to its templates."""

from __future__ import annotations

from uuid import uuid4

from contract.admin.context import Context, errors, message, promise
from contract.engine.promises import require, status


@promise
def who_is_let_in_asks_no_more(context: Context) -> None:
    """The other requests of the person are cancelled."""
    api, at = context.api, context.new_service()
    path, requester = f"{at}/service-join-request", api.new_user()
    body = {
        "requester_id": requester,
        "contacted_user_ids": [context.user],
        "invite_link_host": "https://admin.example.gov.uk",
        "reason": "",
    }
    first, second = (status(api.post(path, body), 201)["service_join_request_id"] for _ in range(2))
    decision = {"status": "approved", "status_changed_by_id": context.user}
    told = status(api.post(f"{path}/{first}", decision | {"permissions": ["view_activity"]}), 200)
    service = at.rpartition("/")[2]
    require(told["requester"]["belongs_to_service"] == [service], "is not a member", told)
    require(status(api.get(f"{path}/{second}"), 200)["status"] == "cancelled", "asks on")
    require(message(api.post(path, body), 400) == "user-already-in-service", "may ask")
    message(api.get(f"{context.at}/service-join-request/{first}"), 404)
    said = errors(api.post(path, body | {"requester_id": "x"}))
    require(said == ["requester_id badly formed hexadecimal UUID string"], str(said))


@promise
def pages_are_attached_to_a_version(context: Context) -> None:
    """And the next one is without them once they are taken off."""
    api, service = context.api, context.fixtures.service_id
    letter = api.new_template(service, context.user, template_type="letter", subject="Subject")
    made = api.new_attachment(letter, context.user)
    template = f"{context.at}/template/{letter}"
    shown = status(api.get(template), 200)["data"]
    require((shown["version"], shown["letter_attachment"]["id"]) == (2, made), "none", shown)
    body = {
        "upload_id": str(uuid4()),
        "created_by_id": context.user,
        "original_filename": "map.pdf",
        "page_count": 1,
        "template_id": letter,
    }
    said = message(api.post("/letter-attachment", body), 400)
    require(said == "template-already-has-attachment", said)
    archive = f"/letter-attachment/{made}/archive"
    status(api.post(archive, {"archived_by": context.user}), 204)
    shown = status(api.get(template), 200)["data"]
    require((shown["version"], shown["letter_attachment"]) == (3, None), "stays", shown)
    said = message(api.post(archive, {"archived_by": context.user}), 400)
    require(said == "letter-attachment-already-archived", said)


@promise
def a_file_is_part_of_the_text_once_it_is_said_to_be(context: Context) -> None:
    """Until it is archived."""
    api, service = context.api, context.fixtures.service_id
    email = api.new_template(service, context.user, template_type="email", subject="Subject")
    made = api.new_email_file(service, email, context.user)
    path = f"{context.at}/templates/{email}/template_email_files"
    require(status(api.get(path), 200)["data"] == [], "it is there at once")
    live = status(api.post(f"{path}/{made}", {"pending": False}), 200)["data"]
    require((live["version"], live["template_version"]) == (1, 1), "other versions", live)
    listed = status(api.get(path), 200)["data"]
    require([each["id"] for each in listed] == [made], "not listed", listed)
    twin = {
        "id": str(uuid4()),
        "filename": live["filename"].upper(),
        "created_by_id": context.user,
        "retention_period": 1,
        "validate_users_email": True,
    }
    said = message(api.post(path, twin), 400)
    require(said.endswith(f"already exists for template id {email}"), said)
    status(api.post(f"{path}/{made}/archive", {"archived_by_id": context.user}), 200)
    require(status(api.get(path), 200)["data"] == [], "still listed")


@promise
def an_email_links_to_the_files_of_its_template(context: Context) -> None:
    """Once they are stored, and whatever its sender gives in their place."""
    api, service = context.api, context.fixtures.service_id
    text = {"template_type": "email", "subject": "Subject", "content": "Hello"}
    email = api.new_template(service, context.user, **text)
    made = api.new_email_file(service, email, context.user)
    path = f"{context.at}/templates/{email}/template_email_files/{made}"
    name = status(api.post(path, {"pending": False, "link_text": "map"}), 200)["data"]["filename"]
    api.upload_email_file(service, made)
    links: list[str] = []
    for _ in range(2):
        sent = api.sent(service, context.user, email, "amala@example.gov.uk", **{name: "mine"})
        found = status(api.get(f"{context.at}/notifications/{sent}"), 200)
        links.append(str(found["personalisation"].get(name)))
    require(all(link.startswith("[map](http") for link in links), "no links", links)
    require(len({*links}) == len(links), "two emails have one link", links)
