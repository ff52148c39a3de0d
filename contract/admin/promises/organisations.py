"""Organisations have services, domains and members, each of which is theirs alone."""

from __future__ import annotations

from uuid import uuid4

from contract.admin.context import Context, errors, message, promise
from contract.engine.promises import require, status


@promise
def the_longest_domain_tells_the_organisation(context: Context) -> None:
    """A domain is of one organisation, and those within it as well."""
    api, end = context.api, f"{uuid4().hex}.gov.uk"
    whole, part = api.new_organisation(), api.new_organisation()
    status(api.post(f"/organisations/{whole}", {"domains": [end.upper()]}), 204)
    status(api.post(f"/organisations/{part}", {"domains": [f"child.{end}"]}), 204)
    for domain, expected in ((end, whole), (f"x.{end}", whole), (f"x.CHILD.{end}", part)):
        found = status(api.get(f"/organisations/by-domain?domain={domain}"), 200)
        require(found["id"] == expected, "another organisation", domain, found)
    message(api.get(f"/organisations/by-domain?domain=x{end}"), 404)
    message(api.get(f"/organisations/by-domain?domain=a@{end}"), 400)
    said = message(api.post(f"/organisations/{part}", {"domains": [end]}), 400)
    require(said == "Domain already exists", said)


@promise
def a_linked_service_takes_over_the_type(context: Context) -> None:
    """And counts for its organisation, which it keeps from being archived."""
    api, at = context.api, context.new_service(organisation_type="central")
    service, organisation = at.rpartition("/")[2], api.new_organisation()
    require(status(api.get(f"{at}/organisation"), 200) == {}, "it has one already")
    path = f"/organisations/{organisation}"
    status(api.post(f"{path}/service", {"service_id": service}), 204)
    require(status(api.get(f"{at}/organisation"), 200)["id"] == organisation, "not linked")
    changed = status(api.get(at), 200)["data"]
    require(changed["organisation_type"] == "other", changed["organisation_type"])
    listed = status(api.get(f"{path}/services"), 200)
    require([each["id"] for each in listed] == [service], "other services", listed)
    said = message(api.post(f"{path}/archive"), 400)
    require(said == "Cannot archive an organisation with active services", said)


@promise
def who_is_invited_becomes_a_member(context: Context) -> None:
    """Once added, and no more once removed."""
    api, organisation, user = context.api, context.api.new_organisation(), context.api.new_user()
    invite = api.new_organisation_invite(organisation, context.user)
    path = f"/organisation/{organisation}/invite/{invite}"
    done = status(api.post(path, {"status": "accepted"}), 200)["data"]
    require(done["status"] == "accepted", done["status"])
    errors(api.post(path, {"status": "lost"}))
    member = f"/organisations/{organisation}/users/{user}"
    granted = {"permissions": [{"permission": "can_make_services_live"}]}
    added = status(api.post(member, granted), 200)["data"]
    require(added["organisations"] == [organisation], added["organisations"])
    require(added["organisation_permissions"] == {organisation: ["can_make_services_live"]}, "none")
    status(api.request("DELETE", member), 204)
    require(status(api.get(f"/organisations/{organisation}/users"), 200)["data"] == [], "stays")
    message(api.request("DELETE", member), 404)


@promise
def a_contact_list_is_there_until_it_is_archived(context: Context) -> None:
    """Among its service's lists, the newest first."""
    api, at = context.api, context.new_service()
    service = at.rpartition("/")[2]
    older, newer = (api.new_contact_list(service, context.user) for _ in range(2))
    listed = status(api.get(f"{at}/contact-list"), 200)
    require([each["id"] for each in listed] == [newer, older], "in another order", listed)
    require((listed[0]["has_jobs"], listed[0]["recent_job_count"]) == (False, 0), listed)
    status(api.request("DELETE", f"{at}/contact-list/{older}"), 204)
    message(api.get(f"{at}/contact-list/{older}"), 404)
    message(api.get(f"{context.at}/contact-list/{newer}"), 404)
    letters = {"id": str(uuid4()), "original_file_name": "a", "row_count": 1}
    body = letters | {"template_type": "letter", "created_by": context.user}
    said = errors(api.post(f"{at}/contact-list", body))
    require(said == ["template_type letter is not one of [email, sms]"], str(said))


@promise
def a_letter_can_be_seen(context: Context) -> None:
    """Whole as a PDF, and each page as a picture."""
    path = f"{context.at}/template/preview/{context.fixtures.ids['letter_id']}"
    whole = status(context.api.get(f"{path}/pdf"), 200)["content"]
    require(whole.startswith("JVBERi0"), "not a PDF")
    page = status(context.api.get(f"{path}/png?page=1"), 200)["content"]
    require(page.startswith("iVBORw0KGgo"), "not a picture")
    said = message(context.api.get(f"{path}/gif"), 400)
    require(said == {"content": ["file_type must be pdf or png"]}, said)
