"""Brandings of emails and letters: who may have them, who has them, and who no longer can."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.end_to_end.sandbox_admin.test_organisations import NHS_BRAND, at, change, make

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

NHS_LETTERS = "2cd354bb-6b85-eda3-c0ad-6b613150459f"
ONE_TEXT = "Email branding must have exactly one of alt_text and text."
KINDS = pytest.mark.parametrize("kind", ["email", "letter"])


def brand(admin: Admin, kind: str = "email", **fields: Any) -> dict[str, Any]:
    name = uuid4().hex
    usual = {"text": name} if kind == "email" else {"filename": name}
    made = admin.post(f"/{kind}-branding", {"name": name} | usual | fields)
    assert made.status_code == 201, made.text
    body: dict[str, Any] = made.json()
    return body["data"] if kind == "email" else body


def said(answer: Any, status: int) -> Any:
    assert answer.status_code == status, answer.text
    body = answer.json()
    return body["message"] if "message" in body else [each["message"] for each in body["errors"]]


def test_an_email_brand_is_kept_as_it_was_made(admin: Admin) -> None:
    user = admin.new_user()["id"]
    made = brand(admin, colour="#005ea5", logo="crest.png", created_by=user.upper())
    assert (made["brand_type"], made["colour"], made["created_by"]) == ("org", "#005ea5", user)
    assert (made["alt_text"], made["updated_at"]) == (None, None)
    path = f"/email-branding/{made['id']}"
    assert admin.get(path).json() == {"email_branding": made}
    assert made in admin.get("/email-branding").json()["email_branding"]
    changed = admin.data("POST", path, {"name": "Crest", "updated_by": user, "zz": 1})
    assert (changed["name"], changed["text"]) == ("Crest", made["text"])
    assert changed["updated_at"] is not None
    assert admin.data("POST", path, {"text": "", "alt_text": "A crest"})["text"] is None


def test_the_nhs_has_a_brand_from_the_beginning_that_can_be_changed(admin: Admin) -> None:
    path = f"/email-branding/{NHS_BRAND}"
    before = admin.get(path).json()["email_branding"]
    assert (before["name"], before["created_at"]) == ("NHS", None)
    assert admin.data("POST", path, {})["updated_at"] is None
    admin.data("POST", path, {"name": "Health"})
    listed = admin.get("/email-branding").json()["email_branding"]
    assert [one["name"] for one in listed] == ["Health"]
    assert admin.get(f"/letter-branding/{NHS_LETTERS}").json()["filename"] == "nhs"


def test_what_an_email_brand_cannot_be(admin: Admin) -> None:
    path, taken = "/email-branding", brand(admin)["name"]
    assert said(admin.post(path, {"name": "x"}), 400) == ONE_TEXT
    assert said(admin.post(path, {"name": "x", "text": "a", "alt_text": "b"}), 400) == ONE_TEXT
    twice = said(admin.post(path, {"name": taken, "text": "a"}), 400)
    assert twice == {"name": ["An email branding with that name already exists."]}
    kind = said(admin.post(path, {"name": "x", "text": "a", "brand_type": "x"}), 400)
    assert kind == ["brand_type x is not one of [org, both, org_banner]"]
    assert said(admin.post(path, {}), 400) == ["name is a required property"]
    long = {"name": "x", "text": "a", "colour": "not a colour"}
    assert said(admin.post(path, long), 404) == "No result found"
    assert admin.post(path, {"name": "x", "text": "a", "zz": 1}).status_code == 400
    for author, status in (("x", 404), (str(uuid4()), 400)):
        body = {"name": "x", "text": "a", "created_by": author}
        assert admin.post(path, body).status_code == status
    at_taken = f"{path}/{brand(admin)['id']}"
    assert said(admin.post(at_taken, {"alt_text": "x"}), 400) == ONE_TEXT
    assert admin.post(at_taken, {"name": taken}).status_code == 400
    assert admin.post(at_taken, {"name": ""}).status_code == 400
    assert admin.post(at_taken, [1]).status_code == 400
    assert admin.get(f"{path}/{uuid4()}").status_code == 404


def test_a_letter_brand_is_kept_as_it_was_made(admin: Admin) -> None:
    user = admin.new_user()["id"]
    made = brand(admin, "letter", created_by_id=user)
    path = f"/letter-branding/{made['id']}"
    assert made["created_by"] == user
    assert admin.get(path).json() == made
    body = {"name": "Another", "filename": "another", "updated_by_id": user}
    changed = admin.post(path, body)
    assert (changed.status_code, changed.json()["name"]) == (201, "Another")
    assert [one["name"] for one in admin.get("/letter-branding").json()] == ["Another", "NHS"]


def test_what_a_letter_brand_cannot_be(admin: Admin) -> None:
    path, taken = "/letter-branding", brand(admin, "letter")
    body = {"name": "x", "filename": "x"}
    for name, text in (("name", "Name"), ("filename", "Filename")):
        answer = said(admin.post(path, body | {name: taken[name]}), 400)
        assert answer == {name: [f"{text} already in use"]}
    answer = said(admin.post(path, body | {"created_by_id": "x"}), 400)
    assert answer == ["created_by_id is not a valid UUID"]
    assert admin.post(path, body | {"created_by_id": str(uuid4())}).status_code == 400
    assert admin.post(path, body | {"name": None}).status_code == 400
    assert admin.post(f"{path}/{uuid4()}", body).status_code == 400
    assert admin.get(f"{path}/{uuid4()}").status_code == 404


@KINDS
def test_a_free_name_has_a_number_after_it(admin: Admin, kind: str) -> None:
    path, field = ("get-name-for-alt-text", "alt_text") if kind == "email" else ("", "name")
    path = f"/{kind}-branding/{path or 'get-unique-name'}"
    assert admin.post(path, {field: "Free"}).json() == {"name": "Free"}
    brand(admin, kind, name="Taken")
    assert admin.post(f"{path}/", {field: "TAKEN"}).json() == {"name": "TAKEN (alternate 1)"}
    brand(admin, kind, name="Taken (alternate 1)")
    assert admin.post(path, {field: "Taken"}).json() == {"name": "Taken (alternate 2)"}
    assert said(admin.post(path, {}), 400) == [f"{field} is a required property"]


@KINDS
def test_a_brand_tells_who_uses_it(admin: Admin, kind: str) -> None:
    made, service, organisation = brand(admin, kind), admin.new_service(), make(admin)
    path = f"/{kind}-branding/{made['id']}/orgs_and_services"
    assert admin.data("GET", path) == {"organisations": [], "services": []}
    admin.data("POST", f"/service/{service['id']}", {f"{kind}_branding": made["id"]})
    change(admin, organisation, **{f"{kind}_branding_id": made["id"].upper()})
    assert admin.data("GET", path) == {
        "organisations": [{"id": organisation["id"], "name": organisation["name"]}],
        "services": [{"id": service["id"], "name": service["name"]}],
    }
    admin.post(f"/service/{service['id']}/archive")
    assert admin.data("GET", path)["services"] == []


def test_a_brand_in_use_is_not_archived(admin: Admin) -> None:
    made, organisation = brand(admin), make(admin)
    path, pool = f"/email-branding/{made['id']}", f"{at(organisation)}/email-branding-pool"
    change(admin, organisation, email_branding_id=made["id"])
    used = said(admin.post(f"{path}/archive"), 400)
    assert used == "Email branding is in use and so it can't be archived."
    change(admin, organisation, email_branding_id=None)
    assert [one["id"] for one in admin.data("GET", pool)] == [made["id"]]
    assert admin.post(f"{path}/archive").status_code == 204
    assert admin.data("GET", pool) == []
    archived = admin.get(path).json()["email_branding"]["name"]
    assert re.fullmatch(rf"_archived_[\d:-]+_{made['name']}", archived)
    assert made["id"] not in [
        one["id"] for one in admin.get("/email-branding").json()["email_branding"]
    ]
    assert admin.post(f"/email-branding/{uuid4()}/archive").status_code == 404


@KINDS
def test_services_choose_from_a_pool(admin: Admin, kind: str) -> None:
    organisation, made = make(admin), brand(admin, kind)
    pool = f"{at(organisation)}/{kind}-branding-pool"
    assert admin.data("GET", pool) == []
    assert admin.post(pool, {"branding_ids": [made["id"]]}).status_code == 204
    assert admin.data("GET", pool) == [made]
    more = {"branding_ids": [brand(admin, kind)["id"], made["id"]]}
    assert admin.post(pool, more).status_code == 400
    assert admin.data("GET", pool) == [made]
    assert admin.delete(f"{pool}/{made['id']}").status_code == 204
    title = f"{kind.title()} branding {made['id']}"
    again = said(admin.delete(f"{pool}/{made['id']}"), 404)
    assert again == f"{title} not in {organisation['name']}'s pool"


@KINDS
def test_what_a_pool_refuses(admin: Admin, kind: str) -> None:
    organisation, made = make(admin), brand(admin, kind)
    pool = f"{at(organisation)}/{kind}-branding-pool"
    change(admin, organisation, **{f"{kind}_branding_id": made["id"]})
    assert admin.data("GET", pool) == [made]
    kept = said(admin.delete(f"{pool}/{made['id']}"), 400)
    assert kept == f"You cannot remove an organisation's default {kind} branding"
    assert said(admin.post(pool, {"branding_ids": ["x"]}), 400) == [
        "branding_ids is not a valid UUID"
    ]
    assert admin.post(pool, {"branding_ids": [str(uuid4())]}).status_code == 404
    of_nobody = f"/organisations/{uuid4()}/{kind}-branding-pool"
    assert admin.data("GET", of_nobody) == []
    assert admin.post(of_nobody, {"branding_ids": []}).status_code == 404


def test_the_pool_of_an_organisation_of_the_nhs_has_its_brands(admin: Admin) -> None:
    organisation = make(admin, organisation_type="nhs_gp")
    other = change(admin, make(admin), organisation_type="nhs_gp")
    for one in (organisation, other):
        assert [b["id"] for b in admin.data("GET", f"{at(one)}/email-branding-pool")] == [NHS_BRAND]
        pool = admin.data("GET", f"{at(one)}/letter-branding-pool")
        assert [b["id"] for b in pool] == [NHS_LETTERS]


def test_services_without_a_brand_take_that_of_their_organisation(admin: Admin) -> None:
    organisation, first, second = make(admin), brand(admin), brand(admin)
    service = admin.new_service()["id"]
    admin.post(f"{at(organisation)}/service", {"service_id": service})
    change(admin, organisation, email_branding_id=first["id"])
    assert admin.data("GET", f"/service/{service}")["email_branding"] == first["id"]
    change(admin, organisation, email_branding_id=second["id"])
    assert admin.data("GET", f"/service/{service}")["email_branding"] == first["id"]


def test_an_organisation_cannot_have_a_brand_that_is_not_there(admin: Admin) -> None:
    path = at(make(admin))
    assert admin.post(path, {"email_branding_id": str(uuid4())}).status_code == 400
