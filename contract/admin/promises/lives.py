"""What comes to an end: invitations, codes, jobs, defaults, versions."""

from __future__ import annotations

from contract.admin.admin_api import PASSWORD
from contract.admin.context import Context, message, promise
from contract.admin.fixtures import EXPIRED_INVITE_ID, invite_token
from contract.admin.preconditions import tomorrow
from contract.engine.promises import require, status

_CHECK = "/invite/service/check"


@promise
def an_invitation_ends_after_two_days(context: Context) -> None:
    """Expect 400 with a text under invitation; a link that was not copied whole has another."""
    api = context.api
    late = invite_token(api, EXPIRED_INVITE_ID)
    said = message(api.get(f"{_CHECK}/{late}"), 400)
    require(said.keys() == {"invitation"}, f"{said.keys()}")
    require("has expired" in said["invitation"], said["invitation"])
    said = message(api.get(f"{_CHECK}/{context.fixtures.ids['token'][:-1]}"), 400)
    require("copied the whole thing" in said["invitation"], said["invitation"])


@promise
def an_invitation_can_be_read_after_it_was_accepted(context: Context) -> None:
    """Expect nobody to become a member by accepting it."""
    api = context.api
    invite = api.new_invite(context.fixtures.service_id, context.user)
    token = invite_token(api, invite)
    team = len(api.done("GET", f"{context.at}/users"))
    for state in ("pending", "accepted"):
        found = status(api.get(f"{_CHECK}/{token}"), 200)["data"]
        require((found["id"], found["status"]) == (invite, state), f"{found['status']}")
        api.done("POST", f"{context.at}/invite/{invite}", {"status": "accepted"})
    require(len(api.done("GET", f"{context.at}/users")) == team, "somebody has joined")


@promise
def a_code_is_good_once(context: Context) -> None:
    """Expect 204, and then 400; another code is not found."""
    api = context.api
    user = api.new_user()
    status(api.post(f"/user/{user}/sms-code"), 204)
    (sent,) = api.of_sandbox(f"admin/codes?user_id={user}")["codes"]
    path, body = f"/user/{user}/verify/code", {"code": sent["code"], "code_type": "sms"}
    said = message(api.post(path, body | {"code": "00000"}), 404)
    require(said == "Code not found", said)
    status(api.post(path, body), 204)
    said = message(api.post(path, body), 400)
    require(said == "Code has expired", said)


@promise
def a_password_is_checked(context: Context) -> None:
    """Expect each wrong one to be counted."""
    api = context.api
    user = api.new_user()
    path = f"/user/{user}/verify/password"
    said = message(api.post(path, {"password": "wrong"}), 400)
    require(said == {"password": ["Incorrect password"]}, f"{said}")
    count = api.done("GET", f"/user/{user}")["failed_login_count"]
    require(count == 1, f"{count} are counted")
    status(api.post(path, {"password": PASSWORD}), 204)


@promise
def a_job_is_cancelled_once_and_before_it_begins(context: Context) -> None:
    """Expect 404 for one that has begun, and for one that was cancelled."""
    api, at = context.api, context.at
    status(api.post(f"{at}/job/{context.fixtures.ids['job_id']}/cancel"), 404)
    rows = "phone number\n07700900123\n"
    service, template = context.fixtures.service_id, context.fixtures.templates["sms"]
    job = api.uploaded_rows(service, template, rows)
    body = {"id": job, "created_by": context.user, "scheduled_for": tomorrow()}
    made = status(api.post(f"{at}/job", body), 201)["data"]
    require(made["job_status"] == "scheduled", made["job_status"])
    found = status(api.post(f"{at}/job/{job}/cancel"), 200)["data"]
    require(found["job_status"] == "cancelled", found["job_status"])
    status(api.post(f"{at}/job/{job}/cancel"), 404)
    later = {"id": api.uploaded_rows(service, template, rows), "created_by": context.user}
    for moment, text in (("2020-01-01T00:00:00", "past"), ("2099-01-01T00:00:00", "7 days")):
        said = message(api.post(f"{at}/job", later | {"scheduled_for": moment}), 400)
        require(text in said["scheduled_for"][0], f"{said}")


@promise
def there_is_one_default(context: Context) -> None:
    """Expect a new one to replace the old; it cannot be archived, nor given up without an heir."""
    api, at = context.api, context.new_service()
    service = at.rpartition("/")[2]
    first = api.new_reply_to(service, is_default=True)
    body = {"email_address": "second@example.gov.uk", "is_default": True}
    second = status(api.post(f"{at}/email-reply-to", body), 201)["data"]["id"]
    listed = status(api.get(f"{at}/email-reply-to"), 200)
    defaults = [each["id"] for each in listed if each["is_default"]]
    require(defaults == [second] == [listed[0]["id"]], f"{defaults}")
    said = message(api.post(f"{at}/email-reply-to/{second}/archive"), 400)
    require(said == "You cannot delete a default email reply to address", said)
    path = f"{at}/email-reply-to/{second}"
    said = message(api.post(path, body | {"is_default": False}), 400)
    require("at least one reply to email address as the default" in said, said)
    said = message(api.post(f"{at}/email-reply-to", body), 409)
    require("already a reply-to email address" in said, said)
    status(api.post(f"{at}/email-reply-to/{first}/archive"), 200)
    senders = status(api.get(f"{at}/sms-sender"), 200)
    said = message(api.post(f"{at}/sms-sender/{senders[0]['id']}/archive"), 400)
    require(said == "You cannot delete a default sms sender", said)


@promise
def a_change_makes_a_version(context: Context) -> None:
    """Expect no version of the same again; each version can be read."""
    api, at = context.api, context.at
    template = api.new_template(context.fixtures.service_id, context.user)
    path = f"{at}/template/{template}"
    for content, version in (("One", 2), ("One", 2), ("Two", 3)):
        body = {"content": content, "created_by": context.user}
        changed = status(api.post(path, body), 200)["data"]
        require(changed["version"] == version, f"{content}: version {changed['version']}")
    versions = status(api.get(f"{path}/versions"), 200)["data"]
    require([each["version"] for each in versions] == [3, 2, 1], "they are in another order")
    found = status(api.get(f"{path}/version/2"), 200)["data"]
    require(found["content"] == "One", found["content"])
    status(api.get(f"{path}/version/9"), 404)
    api.done("POST", path, {"archived": True, "created_by": context.user})
    listed = status(api.get(f"{at}/template"), 200)["data"]
    require(template not in [each["id"] for each in listed], "it is on the list")
    require(status(api.get(path), 200)["data"]["archived"] is True, "it is not archived")


@promise
def a_folder_is_deleted_when_it_is_empty(context: Context) -> None:
    """Expect it never to be moved into a folder of its own."""
    api, at = context.api, context.new_service()
    service = at.rpartition("/")[2]
    outer = api.new_folder(service)
    inner = api.new_folder(service, outer)
    path = f"{at}/template-folder"
    said = message(api.request("DELETE", f"{path}/{outer}", {}), 400)
    require(said == "Folder is not empty", said)
    body = {"templates": [], "folders": [outer]}
    said = message(api.post(f"{path}/{inner}/contents", body), 400)
    require(said == "You cannot move a folder to one of its subfolders", said)
    status(api.post(f"{path}/contents", {"templates": [], "folders": [inner]}), 204)
    for folder in (outer, inner):
        status(api.request("DELETE", f"{path}/{folder}", {}), 204)
    require(api.done("GET", path) == {"template_folders": []}, "there are folders")


@promise
def a_guest_list_is_replaced_as_a_whole(context: Context) -> None:
    """Expect all of a list to be taken, or nothing of it."""
    api, at = context.api, context.new_service()
    path = f"{at}/guest-list"
    wanted = {"email_addresses": ["Guest@Example.com"], "phone_numbers": ["+44 7700 900123"]}
    status(api.request("PUT", path, wanted), 204)
    bad = {"email_addresses": ["other@example.com"], "phone_numbers": ["bad"]}
    said = message(api.request("PUT", path, bad), 400)
    expected = 'Invalid guest list: "bad" is not a valid email address or phone number'
    require(said == expected, said)
    require(status(api.get(path), 200) == wanted, "the list has changed")
