"""Where the real server falls over, the sandbox does so when asked to, and else explains."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    import httpx

    from tests.end_to_end.sandbox_admin.conftest import Admin

SERVICE = f"/service/{world.SERVICE_ID}"
EMAIL = "amala.bird@example.gov.uk"


def post(path: str, json: object) -> Callable[[Admin], httpx.Response]:
    return lambda admin: admin.post(path, json)


def for_a_user(path: str, json: object) -> Callable[[Admin], httpx.Response]:
    return lambda admin: admin.post(f"/user/{admin.new_user()['id']}/{path}", json)


def in_two_cases(path: str) -> Callable[[Admin], httpx.Response]:
    def ask(admin: Admin) -> httpx.Response:
        for email in (EMAIL, EMAIL.upper().replace("GOV.UK", "gov.uk")):
            admin.new_user(email_address=email)
        return admin.post(path, {"email": EMAIL, "admin_base_url": "https://admin.example"})

    return ask


def new_organisation(admin: Admin) -> str:
    body = {"name": str(uuid4()), "crown": False, "organisation_type": "other"}
    return f"/organisations/{admin.post('/organisations', body).json()['id']}"


def in_an_organisation(path: str, json: object) -> Callable[[Admin], httpx.Response]:
    return lambda admin: admin.post(f"{new_organisation(admin)}/{path}".rstrip("/"), json)


def invited() -> Callable[[Admin], httpx.Response]:
    body = {"email_address": EMAIL, "invited_by": NOTIFY_USER_ID}
    return lambda admin: admin.post(
        f"{new_organisation(admin).replace('organisations', 'organisation')}/invite", body
    )


def a_brand_of_the_pool(admin: Admin) -> httpx.Response:
    organisation = new_organisation(admin)
    brand = admin.post("/letter-branding", {"name": "Brand", "filename": "brand"}).json()["id"]
    added = admin.post(f"{organisation}/letter-branding-pool", {"branding_ids": [brand]})
    assert added.status_code == 204
    return admin.post(organisation, {"letter_branding_id": brand})


ACCIDENTS: dict[str, Callable[[Admin], httpx.Response]] = {
    "a service that is a list": post("/service", []),
    "a service that is text": post("/service", "x"),
    "a service that is nothing": post("/service", None),
    "a branding that is not there": post(SERVICE, {"email_branding": str(uuid4())}),
    "an address that two users have": in_two_cases("/user/email"),
    "a new password for one of two users": in_two_cases("/user/reset-password"),
    "a password that is nothing": for_a_user("verify/password", {"password": None}),
    "a new password that is missing": for_a_user("update-password", {}),
    "a link for nobody": for_a_user("email-verification", []),
    "an invitation without permissions": invited(),
    "an invitation to no organisation": post(
        f"/organisation/{uuid4()}/invite",
        {"email_address": EMAIL, "invited_by": NOTIFY_USER_ID, "permissions": []},
    ),
    "a member without permissions": in_an_organisation(f"users/{NOTIFY_USER_ID}", {}),
    "an organisation without a name": in_an_organisation("", {"name": None}),
    "a letter brand without a name": post("/letter-branding", {"name": None, "filename": "a"}),
    "a default letter brand from the pool": a_brand_of_the_pool,
    "a list with a field too many": post(
        f"{SERVICE}/contact-list",
        {
            "id": str(uuid4()),
            "original_file_name": "a.csv",
            "row_count": 1,
            "template_type": "sms",
            "created_by": NOTIFY_USER_ID,
            "extra": 1,
        },
    ),
    "a report of everything": post(
        f"{SERVICE}/report-request",
        {"user_id": NOTIFY_USER_ID, "report_type": "notifications_report"},
    ),
    "a wish to join without a reason": post(
        f"{SERVICE}/service-join-request",
        {
            "requester_id": NOTIFY_USER_ID,
            "contacted_user_ids": [NOTIFY_USER_ID],
            "invite_link_host": "https://notify.example",
        },
    ),
    "a file of an email without a name": post(
        f"{SERVICE}/templates/{uuid4()}/template_email_files", {"id": str(uuid4())}
    ),
    "an invitation to no service": post(
        f"{SERVICE}/invite",
        {"email_address": EMAIL, "from_user": NOTIFY_USER_ID, "permissions": "view_activity"},
    ),
    "a callback without a type": lambda admin: admin.delete(f"{SERVICE}/callback-api/{uuid4()}"),
    "a page of texts that is not a number": lambda admin: admin.get(
        f"{SERVICE}/inbound-sms/most-recent?page=x"
    ),
}


@pytest.mark.parametrize("ask", ACCIDENTS.values(), ids=[*ACCIDENTS])
def test_an_accident_of_the_real_server_is_copied_only_on_request(
    admin: Admin, exact: Admin, ask: Callable[[Admin], httpx.Response]
) -> None:
    helpful = ask(admin)
    assert helpful.status_code == 400
    assert helpful.json()["message"]

    copied = ask(exact)
    assert copied.status_code == 500
    assert copied.json() == {"result": "error", "message": "Internal server error"}
