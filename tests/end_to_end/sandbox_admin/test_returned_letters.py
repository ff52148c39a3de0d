"""Letters that come back, as the service's website tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

HOME = f"/service/{world.SERVICE_ID}"
ADDRESS = {
    "address_line_1": "Amala Bird",
    "address_line_2": "123 High Street",
    "postcode": "SW14 6BF",
}


def by_key(admin: Admin) -> str:
    body = {
        "template_id": world.LETTER_TEMPLATE_ID,
        "personalisation": ADDRESS | {"name": "A", "place": "B", "date": "C"},
        "reference": "mine",
    }
    sent = admin.v2(admin.sandbox.live_key, "POST", "/v2/notifications/letter", body)
    return str(sent.json()["id"])


def by_hand(admin: Admin, user: str) -> str:
    body = {
        "template_id": world.LETTER_TEMPLATE_ID,
        "to": "Amala Bird",
        "personalisation": ADDRESS | {"name": "A", "place": "B", "date": "C"},
        "created_by": user,
    }
    return str(admin.post(f"{HOME}/send-notification", body).json()["id"])


def reference(admin: Admin, letter: str) -> str:
    return str(admin.get(f"{HOME}/notifications/{letter}").json()["reference"])


def come_back(admin: Admin, *letters: str) -> None:
    body = {"references": [reference(admin, letter) for letter in letters]}
    assert admin.post("/letters/returned", body).json() == body


def today(admin: Admin) -> str:
    return admin.sandbox.clock.now().date().isoformat()


def test_none(admin: Admin) -> None:
    nothing = {"returned_letter_count": 0, "most_recent_report": None}
    assert admin.get(f"{HOME}/returned-letter-statistics").json() == nothing
    assert admin.get(f"{HOME}/returned-letter-summary").json() == []
    empty: dict[str, Any] = {"orphaned_count": 0, "returned_letters": []}
    for query in ("", f"?reported_at={today(admin)}"):
        assert admin.get(f"{HOME}/returned-letters{query}").json() == empty
    assert admin.get(f"{HOME}/returned-letters?reported_at=x").status_code == 404
    assert admin.get(f"/service/{uuid4()}/returned-letter-summary").json() == []


def test_each_says_where_it_came_from(admin: Admin) -> None:
    user = admin.new_user(name="Jo Bird")
    admin.post(f"{HOME}/users/{user['id']}", {"permissions": [{"permission": "send_letters"}]})
    letters = by_key(admin), by_hand(admin, user["id"])
    come_back(admin, *letters)

    at = f"{HOME}/returned-letters?reported_at={today(admin)}"
    hand, key = admin.get(at).json()["returned_letters"]
    assert (key["notification_id"], key["client_reference"]) == (letters[0], "mine")
    assert (key["user_name"], key["email_address"]) == ("API", "API")
    assert (hand["user_name"], hand["email_address"]) == ("Jo Bird", user["email_address"])
    assert (hand["template_name"], hand["template_version"]) == ("Confirmation letter", 1)
    assert {each["job_row_number"] for each in (hand, key)} == {None}


def test_a_row_of_a_spreadsheet_is_counted_with_its_headings(admin: Admin) -> None:
    job = str(uuid4())
    upload = f"/_sandbox/uploads/csv/{world.SERVICE_ID}/{job}"
    params = {"template_id": world.LETTER_TEMPLATE_ID, "original_file_name": "letters.csv"}
    content = (
        b"address line 1,address line 2,postcode,name,place,date\nA,1 High St,SW14 6BF,B,C,D\n"
    )
    admin.http.put(upload, params=params, content=content).raise_for_status()
    admin.post(f"{HOME}/job", {"id": job, "created_by": NOTIFY_USER_ID})
    admin.sandbox.clock.advance(minutes=1)
    (letter,) = admin.get(f"{HOME}/job/{job}/notifications").json()["notifications"]
    come_back(admin, letter["id"])

    at = f"{HOME}/returned-letters?reported_at={today(admin)}"
    (row,) = admin.get(at).json()["returned_letters"]
    assert (row["original_file_name"], row["job_row_number"]) == ("letters.csv", 2)


def test_a_report_grows_old(admin: Admin) -> None:
    come_back(admin, by_key(admin))
    day = today(admin)
    admin.sandbox.clock.advance(days=2)
    come_back(admin, by_key(admin))

    listed = admin.get(f"{HOME}/returned-letter-summary").json()
    assert [each["returned_letter_count"] for each in listed] == [1, 1]
    assert listed[1]["reported_at"] == day
    assert admin.get(f"{HOME}/returned-letter-statistics").json()["returned_letter_count"] == 2
    admin.sandbox.clock.advance(days=8)
    later = admin.get(f"{HOME}/returned-letter-statistics").json()
    assert later["returned_letter_count"] == 0
    assert later["most_recent_report"].startswith(listed[0]["reported_at"])
    gone = admin.get(f"{HOME}/returned-letters?reported_at={day}").json()
    assert gone == {"orphaned_count": 1, "returned_letters": []}


def test_references_that_cannot_be(admin: Admin) -> None:
    wrong: list[str]
    for wrong, said in (
        (["short"], "references short does not match ^[0-9A-Z]{16}$"),
        ([], "references [] should be non-empty"),
    ):
        answer = admin.post("/letters/returned", {"references": wrong})
        assert answer.json()["errors"][0]["message"] == said
