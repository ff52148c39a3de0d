"""Brandings have names of their own, and stay as long as somebody uses them."""

from __future__ import annotations

from uuid import uuid4

from contract.admin.context import Context, errors, message, promise
from contract.engine.promises import require, status


@promise
def a_brand_in_use_is_not_archived(context: Context) -> None:
    """And is in no pool once it is."""
    api, organisation = context.api, context.api.new_organisation()
    brand = api.new_email_branding()
    path, of = f"/email-branding/{brand}", f"/organisations/{organisation}"
    status(api.post(of, {"email_branding_id": brand}), 204)
    said = message(api.post(f"{path}/archive"), 400)
    require(said == "Email branding is in use and so it can't be archived.", said)
    used = status(api.get(f"{path}/orgs_and_services"), 200)["data"]
    require([each["id"] for each in used["organisations"]] == [organisation], "nobody", used)
    status(api.post(of, {"email_branding_id": None}), 204)
    pool = f"{of}/email-branding-pool"
    require([each["id"] for each in status(api.get(pool), 200)["data"]] == [brand], "not in it")
    status(api.post(f"{path}/archive"), 204)
    require(status(api.get(pool), 200)["data"] == [], "still in the pool")
    listed = status(api.get("/email-branding"), 200)["email_branding"]
    require(brand not in [each["id"] for each in listed], "still listed")


@promise
def the_name_of_a_brand_is_its_own(context: Context) -> None:
    """Another may have it with a number after it."""
    api, name = context.api, uuid4().hex
    api.new_email_branding(name=name)
    said = message(api.post("/email-branding", {"name": name, "text": "x"}), 400)
    require(said == {"name": ["An email branding with that name already exists."]}, said)
    free = status(api.post("/email-branding/get-name-for-alt-text", {"alt_text": name}), 200)
    require(free["name"] == f"{name} (alternate 1)", free)
    body = {"name": uuid4().hex, "filename": name}
    status(api.post("/letter-branding", body), 201)
    said = message(api.post("/letter-branding", body | {"name": name}), 400)
    require(said == {"filename": ["Filename already in use"]}, said)


@promise
def a_brand_of_emails_has_one_text(context: Context) -> None:
    """Beside its logo, or in its place."""
    for texts in ({}, {"text": "a", "alt_text": "b"}):
        said = message(context.api.post("/email-branding", {"name": uuid4().hex} | texts), 400)
        require(said == "Email branding must have exactly one of alt_text and text.", said)
    body = {"name": uuid4().hex, "text": "a", "brand_type": "x"}
    said = errors(context.api.post("/email-branding", body))
    require(said == ["brand_type x is not one of [org, both, org_banner]"], str(said))


@promise
def the_own_brand_of_an_organisation_stays_in_its_pool(context: Context) -> None:
    """Others come and go."""
    api, organisation = context.api, context.api.new_organisation()
    own, other = api.new_letter_branding(), api.new_letter_branding()
    of = f"/organisations/{organisation}"
    status(api.post(of, {"letter_branding_id": own}), 204)
    pool = f"{of}/letter-branding-pool"
    status(api.post(pool, {"branding_ids": [other]}), 204)
    ids = {each["id"] for each in status(api.get(pool), 200)["data"]}
    require(ids == {own, other}, "others are in the pool", ids)
    message(api.request("DELETE", f"{pool}/{own}"), 400)
    status(api.request("DELETE", f"{pool}/{other}"), 204)
    message(api.request("DELETE", f"{pool}/{other}"), 404)


@promise
def live_services_are_shown_to_everybody(context: Context) -> None:
    """With their organisations; those in trial mode are not."""
    made = [
        context.new_service(restricted=is_trial).rpartition("/")[2] for is_trial in (False, True)
    ]
    shown = status(context.api.get("/performance-dashboard"), 200)
    listed = [each["service_id"] for each in shown["services_using_notify"]]
    require([each in listed for each in made] == [True, False], "other services", listed)
    require(shown["live_service_count"] == len(listed), "another number", shown)
    said = errors(context.api.get("/performance-dashboard?start_date=x"))
    require(said == ["start_date x is not a date"], str(said))
