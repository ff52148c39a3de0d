"""Organisations: their domains, services, members, invitations, and what services take over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from uuid import uuid4

from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

NHS_BRAND = "a7dc4e56-660b-4db7-8cff-12c37b12b5ea"


def make(admin: Admin, **fields: Any) -> dict[str, Any]:
    body = {"name": f"Organisation {uuid4().hex}", "crown": True, "organisation_type": "other"}
    made = admin.post("/organisations", body | fields)
    assert made.status_code == 201, made.text
    organisation: dict[str, Any] = made.json()
    return organisation


def at(organisation: dict[str, Any]) -> str:
    return f"/organisations/{organisation['id']}"


def change(admin: Admin, organisation: dict[str, Any], **fields: Any) -> dict[str, Any]:
    assert admin.post(at(organisation), fields).status_code == 204
    changed: dict[str, Any] = admin.get(at(organisation)).json()
    return changed


def approver(admin: Admin, organisation: dict[str, Any]) -> dict[str, Any]:
    user = admin.new_user()
    granted = {"permissions": [{"permission": "can_make_services_live"}]}
    admin.post(f"{at(organisation)}/users/{user['id']}", granted)
    return user


def test_lists_have_active_ones_first_then_names(admin: Admin) -> None:
    for name in ("b", "C", "a"):
        make(admin, name=name)
    first = admin.get("/organisations").json()[0]
    assert admin.post(f"{at(first)}/archive").status_code == 204
    names = [one["name"] for one in admin.get("/organisations").json()]
    assert names[:2] == ["a", "b"]
    assert re.fullmatch(r"_archived_\d{4}-\d\d-\d\d-\d\d:\d\d:\d\d_C", names[2])
    found = admin.data("GET", "/organisations/search?name=B")
    assert [one["name"] for one in found] == ["b"]
    assert admin.get("/organisations/search").status_code == 400


def test_names_and_domains_are_taken_once(admin: Admin, exact: Admin) -> None:
    first, second = make(admin, name="Taken"), make(admin)
    body = {"name": "Taken", "crown": False, "organisation_type": "other"}
    said = "Organisation name already exists"
    assert admin.post("/organisations", body).json()["message"] == said
    assert admin.post(at(second), {"name": "Taken"}).json()["message"] == said
    assert change(admin, first, domains=["A.gov.uk"])["domains"] == ["a.gov.uk"]
    for domains in (["a.gov.uk"], ["b.gov.uk", "B.gov.uk"]):
        refused = admin.post(at(second), {"domains": domains})
        assert refused.json()["message"] == "Domain already exists"
    assert exact.post("/organisations", body | {"shoe_size": 1}).status_code == 500
    assert exact.post("/organisations", body | {"agreement_signed": 1}).status_code == 400
    assert admin.get(f"/organisations/{uuid4()}").status_code == 404


def test_a_new_organisation_has_what_is_said_of_it(admin: Admin) -> None:
    assert make(admin, notes="Ask Ann", billing_reference="7")["notes"] == "Ask Ann"
    body = {"name": "A", "crown": False, "organisation_type": None}
    (error,) = admin.post("/organisations", body).json()["errors"]
    assert error["message"].startswith("organisation_type None is not one of [central, local")


def test_a_service_that_is_linked_has_a_new_version(admin: Admin) -> None:
    service = admin.new_service()
    admin.post(f"{at(make(admin))}/service", {"service_id": service["id"]})
    history = admin.data("GET", f"/service/{service['id']}/history")["service_history"]
    assert [version["version"] for version in history] == [1, 2]


def test_an_organisation_is_an_object(admin: Admin) -> None:
    wrong: list[Any] = [[], "Department", None]
    for body in wrong:
        assert admin.post("/organisations", body).status_code == 400


def test_permissions_go_alone(admin: Admin) -> None:
    organisation = make(admin)
    assert organisation["permissions"] == ["can_ask_to_join_a_service"]
    changed = change(admin, organisation, permissions=[], notes="Not kept")
    assert (changed["permissions"], changed["notes"]) == ([], None)


def test_the_agreement_is_kept_and_told_of(admin: Admin) -> None:
    user = admin.new_user()
    changed = change(
        admin,
        make(admin),
        agreement_signed=True,
        agreement_signed_by_id=user["id"],
        agreement_signed_at="2026-11-21 09:15:30.000000",
        agreement_signed_on_behalf_of_email_address="boss@example.gov.uk",
    )
    assert changed["agreement_signed_at"] == "Sat, 21 Nov 2026 09:15:30 GMT"
    told = {message.recipient for message in admin.sandbox.messages()}
    assert told == {user["email_address"], "boss@example.gov.uk"}
    other = admin.new_user()
    change(admin, make(admin), agreement_signed=True, agreement_signed_by_id=other["id"])
    newest, *before = admin.sandbox.messages()
    assert (newest.recipient, len(before)) == (other["email_address"], 2)
    assert admin.post(at(make(admin)), {"agreement_signed_at": "x"}).status_code == 400


def test_the_nhs_has_its_branding(admin: Admin) -> None:
    assert make(admin, organisation_type="nhs_gp")["email_branding_id"] == NHS_BRAND
    changed = change(admin, make(admin), organisation_type="nhs_local")
    assert changed["email_branding_id"] == NHS_BRAND


def test_a_new_service_is_of_the_organisation_of_its_makers_domain(admin: Admin) -> None:
    organisation = make(admin, organisation_type="nhs_local")
    change(admin, organisation, domains=["example.gov.uk"])
    service = admin.new_service(admin.new_user()["id"], organisation_type="central")
    assert service["organisation"] == organisation["id"]
    assert service["organisation_type"] == "nhs_local"
    assert service["email_branding"] == NHS_BRAND
    assert admin.get(at(organisation)).json()["count_of_live_services"] == 1


def test_a_new_service_has_no_branding_where_its_organisation_has_none(admin: Admin) -> None:
    organisation = make(admin, organisation_type="central")
    change(admin, organisation, domains=["example.gov.uk"])
    service = admin.new_service(admin.new_user()["id"])
    assert service["organisation"] == organisation["id"]
    assert (service["email_branding"], service["letter_branding"]) == (None, None)


def test_a_service_takes_over_type_and_free_texts_and_no_branding(admin: Admin) -> None:
    service = admin.new_service(organisation_type="central")
    free = f"/service/{service['id']}/billing/free-sms-fragment-limit"
    admin.post(free, {"free_sms_fragment_limit": 20})
    organisation = make(admin, organisation_type="nhs_central")
    body = {"service_id": service["id"]}
    assert admin.post(f"{at(organisation)}/service", body).status_code == 204
    linked = admin.data("GET", f"/service/{service['id']}")
    assert (linked["organisation_type"], linked["email_branding"]) == ("nhs_central", None)
    assert admin.get(free).json()["free_sms_fragment_limit"] != 20
    change(admin, organisation, organisation_type="local")
    linked = admin.data("GET", f"/service/{service['id']}")
    assert linked["organisation_type"] == "local"
    assert (
        admin.post(f"{at(organisation)}/service", {"service_id": str(uuid4())}).status_code == 404
    )


def test_usage_of_all_services(admin: Admin) -> None:
    organisation = make(admin)
    admin.post(f"{at(organisation)}/service", {"service_id": world.SERVICE_ID})
    body = {
        "phone_number": "07700900123",
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "A", "date": "B"},
    }
    admin.v2(admin.sandbox.live_key, "POST", "/v2/notifications/sms", body)
    admin.sandbox.clock.advance(minutes=1)
    now = admin.sandbox.clock.now()
    year = now.year if now.month > 3 else now.year - 1
    (usage,) = admin.get(f"{at(organisation)}/services-with-usage?year={year}").json()["services"]
    assert (usage["service_name"], usage["sms_billable_units"]) == ("Register to vote", 1)
    assert (usage["sms_remainder"], usage["sms_cost"]) == (usage["free_sms_limit"] - 1, 0.0)
    archived = admin.new_service(admin.new_user()["id"])["id"]
    admin.post(f"{at(organisation)}/service", {"service_id": archived})
    admin.post(f"/service/{archived}/archive")
    rows = admin.get(f"{at(organisation)}/services-with-usage?year={year}").json()["services"]
    assert [row["active"] for row in rows] == [True, False]
    assert admin.get(f"{at(organisation)}/services-with-usage").status_code == 400
    unknown = admin.get(f"/organisations/{uuid4()}/services-with-usage?year=2026").json()
    assert unknown == {"services": [], "updated_at": None}


def test_who_is_a_member(admin: Admin, exact: Admin) -> None:
    organisation = make(admin)
    user = approver(admin, organisation)
    path = f"{at(organisation)}/users/{user['id']}"
    (member,) = admin.data("GET", f"{at(organisation)}/users")
    assert member["organisation_permissions"] == {organisation["id"]: ["can_make_services_live"]}
    mine = admin.get(f"/user/{user['id']}/organisations-and-services").json()["organisations"]
    assert [one["id"] for one in mine] == [organisation["id"]]
    permissions = f"/user/{user['id']}/organisation/{organisation['id']}/permissions"
    assert admin.post(permissions, {"permissions": []}).status_code == 204
    shown = admin.data("GET", f"/user/{user['id']}")
    assert shown["organisation_permissions"] == {organisation["id"]: []}
    refused = admin.post(f"{at(organisation)}/archive").json()["message"]
    assert refused == "Cannot archive an organisation with team members or invited team members"
    assert admin.delete(path).status_code == 204
    assert admin.delete(path).json()["message"] == "User not found"
    assert admin.post(permissions, {"permissions": []}).status_code == 204
    assert admin.data("GET", f"{at(organisation)}/users") == [], "that makes nobody a member"
    for each in (path, permissions):
        unknown = admin.post(each, {"permissions": [{"permission": "x"}]})
        assert (unknown.status_code, unknown.json()["message"]) == (404, "No result found")
    assert admin.data("GET", f"/organisations/{uuid4()}/users") == []
    other = make(exact)
    twice = f"{at(other)}/users/{approver(exact, other)['id']}"
    assert exact.post(twice, {"permissions": []}).status_code == 500


def test_a_member_known_from_a_world_file_stays(admin: Admin) -> None:
    (member,) = admin.data("GET", f"/service/{world.SERVICE_ID}/users")
    organisation = make(admin)
    admin.post(f"{at(organisation)}/users/{member['id']}", {"permissions": []})
    assert len(admin.data("GET", f"{at(organisation)}/users")) == 1


def test_an_invitation(admin: Admin, exact: Admin) -> None:
    organisation, user = make(admin), admin.new_user()
    path = f"/organisation/{organisation['id']}/invite"
    body: dict[str, Any] = {
        "email_address": "new@example.gov.uk",
        "invited_by": user["id"],
        "permissions": [],
        "invite_link_host": "https://notify.example.gov.uk",
    }
    invite = admin.data("POST", path, body, 201)
    link = admin.sandbox.messages()[0].body.split("\n")[-1]
    start, _, token = link.rpartition("/")
    assert start == "https://notify.example.gov.uk/organisation-invitation"
    assert admin.data("GET", f"/invite/organisation/check/{unquote(token)}") == invite
    assert admin.data("GET", f"/invite/organisation/{invite['id']}") == invite
    assert admin.data("GET", path) == [invite]
    assert admin.data("GET", f"{path}/{invite['id']}") == invite
    other = f"/organisation/{make(admin)['id']}/invite"
    assert admin.get(f"{other}/{invite['id']}").status_code == 404
    assert admin.post(f"{at(organisation)}/archive").status_code == 400
    done = admin.data("POST", f"{path}/{invite['id']}", {"status": "cancelled"})
    assert done == invite | {"status": "cancelled"}
    assert admin.post(f"{at(organisation)}/archive").status_code == 204
    admin.sandbox.clock.advance(days=3)
    late = admin.get(f"/invite/organisation/check/{unquote(token)}")
    assert "has expired" in late.json()["message"]["invitation"]
    nobody = body | {"invited_by": str(uuid4())}
    assert exact.post(f"/organisation/{make(exact)['id']}/invite", nobody).status_code == 500


def test_going_live(admin: Admin, exact: Admin) -> None:
    organisation, asker = make(admin), admin.new_user()
    service = admin.new_service(asker["id"], restricted=True)
    start, end = "/organisations/notify", f"request/{service['id']}"
    ask = f"{start}-users-of-request-to-go-live/{service['id']}"
    steps = {"to": "member@example.gov.uk", "service_name": "A", "body": "Soon."}
    next_steps = f"{start}-org-member-about-next-steps-of-go-live-{end}"
    assert admin.post(ask).status_code == 400
    assert admin.post(next_steps, steps).status_code == 400

    asked = {"has_active_go_live_request": True, "go_live_user": asker["id"]}
    admin.post(f"/service/{service['id']}", asked)
    assert admin.post(ask).status_code == 400, "it is of no organisation"
    admin.post(f"{at(organisation)}/service", {"service_id": service["id"]})
    member = approver(admin, organisation)
    assert admin.post(ask).status_code == 204
    receipt, request = admin.sandbox.messages()[:2]
    assert (request.recipient, receipt.recipient) == (
        member["email_address"],
        asker["email_address"],
    )
    page = f"http://localhost:6012/services/{service['id']}/make-service-live"
    assert page in request.body
    assert admin.post(next_steps, steps).status_code == 204
    why = dict.fromkeys(
        ("name", "service_name", "organisation_name", "organisation_team_member_name"), "A"
    )
    why |= {"reason": "No templates.\n\nNo members.", "organisation_team_member_email": "a@b.uk"}
    assert admin.post(f"{start}-service-member-of-rejected-go-live-{end}", why).status_code == 204
    assert "No members." in admin.sandbox.messages()[0].body
    assert exact.post(f"{start}-users-of-request-to-go-live/{uuid4()}").status_code == 404


def test_what_of_an_organisation_is_not_there_or_makes_no_sense(admin: Admin) -> None:
    organisation = make(admin)
    assert admin.get(f"{at(organisation)}/invite/{uuid4()}").status_code == 404
    for signed in ("yesterday", "0001-01-01T00:00:00+14:00"):
        refused = admin.post(at(organisation), {"agreement_signed_at": signed})
        assert refused.status_code == 400, signed
    for _ in range(2):  # it is archived already, the second time
        assert admin.post(f"{at(organisation)}/archive").status_code == 204
