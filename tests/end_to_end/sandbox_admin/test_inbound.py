"""Numbers that receive texts, and the texts themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

HOME = f"/service/{world.SERVICE_ID}"
TEXTS = f"{HOME}/inbound-sms"
NUMBERS = "/inbound-number"


def numbers(admin: Admin, path: str = "") -> dict[str, Any]:
    return {one["number"]: one for one in admin.data("GET", NUMBERS + path)}


def test_free_numbers_are_listed_apart(admin: Admin) -> None:
    everything = numbers(admin)
    assert everything[world.INBOUND_NUMBER]["service"] == {
        "id": world.SERVICE_ID,
        "name": "Register to vote",
    }
    free = numbers(admin, "/available")
    assert world.INBOUND_NUMBER not in free
    assert set(free) < set(everything)


def test_a_service_is_given_a_number_and_receives_texts_there(admin: Admin) -> None:
    service = admin.new_service()
    own = f"/service/{service['id']}"
    path = f"{NUMBERS}/service/{service['id']}"
    assert admin.get(path).json() == {"data": {}}
    chosen = next(iter(numbers(admin, "/available").values()))
    answer = admin.post(path, {"inbound_number_id": chosen["id"]})
    assert answer.status_code == 201
    sender = answer.json()
    assert (sender["sms_sender"], sender["inbound_number_id"], sender["is_default"]) == (
        chosen["number"],
        chosen["id"],
        True,
    )
    assert admin.get(f"{own}/sms-sender").json() == [sender]
    assert admin.data("GET", path)["service"]["id"] == service["id"]
    assert chosen["number"] not in numbers(admin, "/available")
    fixed = admin.post(f"{own}/sms-sender/{sender['id']}", {"sms_sender": "x", "is_default": True})
    assert fixed.json()["message"] == (
        f"You can not change the inbound number for service {service['id']}"
    )
    kept = admin.post(f"{own}/sms-sender/{sender['id']}/archive")
    assert kept.json()["message"] == "You cannot delete an inbound number"
    admin.data("POST", own, {"permissions": ["sms", "inbound_sms"]})
    admin.sandbox.receive_text("Hello", to=chosen["number"])
    assert [text["content"] for text in admin.data("POST", f"{own}/inbound-sms", {})] == ["Hello"]


def test_a_number_is_an_added_sender_where_there_are_several(admin: Admin) -> None:
    own = f"/service/{admin.new_service()['id']}"
    admin.post(f"{own}/sms-sender", {"sms_sender": "Council", "is_default": False})
    admin.post(f"{NUMBERS}{own}", {})
    defaults = [one["is_default"] for one in admin.get(f"{own}/sms-sender").json()]
    assert defaults == [True, False, False]


def test_a_number_that_is_taken_back_is_free_again_or_retired(admin: Admin) -> None:
    own = f"/service/{admin.new_service()['id']}"
    for archive in (False, True):
        number = admin.post(f"{NUMBERS}{own}", {}).json()["sms_sender"]
        answer = admin.post(f"{own}/inbound-sms/remove", {"archive": archive})
        assert (answer.status_code, answer.json()) == (200, {})
        assert (number in numbers(admin, "/available")) is not archive
        assert numbers(admin)[number]["active"] is not archive
    assert admin.get(f"{own}/sms-sender").json() == []


def test_no_number_left_is_an_accident_of_the_real_server(admin: Admin, exact: Admin) -> None:
    body = {"inbound_number_id": str(uuid4())}
    path = f"{NUMBERS}/service/{world.SERVICE_ID}"
    assert "no such free inbound number" in admin.post(path, body).json()["message"]
    assert exact.post(path, body).status_code == 500


def test_texts_are_read_in_all_ways(admin: Admin) -> None:
    admin.sandbox.receive_text("Newest", sender="+33 6 12 34 56 78")
    texts = admin.data("POST", TEXTS, {"phone_number": ""})
    assert [text["content"] for text in texts] == ["Newest", "Yes, I will be there", "STOP"]
    of_one = admin.data("POST", TEXTS, {"phone_number": "07700900112"})
    assert [text["content"] for text in of_one] == ["STOP"]
    assert admin.get(f"{TEXTS}/{texts[0]['id']}").json() == texts[0]
    summary = admin.get(f"{TEXTS}/summary").json()
    assert (summary["count"], summary["most_recent"] + "Z") == (3, texts[0]["created_at"])
    assert admin.get(f"{TEXTS}/most-recent-usage").json()["most_recent_date"].endswith("GMT")
    assert admin.get(f"{TEXTS}/{uuid4()}").status_code == 404


def test_the_newest_of_each_number_is_listed_in_pages(admin: Admin) -> None:
    for number in range(52):
        admin.sandbox.receive_text("Hello", sender=f"077009002{number:02}")
    first = admin.get(f"{TEXTS}/most-recent").json()
    assert (len(first["data"]), first["has_next"]) == (50, True)
    second = admin.get(f"{TEXTS}/most-recent", params={"page": 2}).json()
    assert (len(second["data"]), second["has_next"]) == (4, False)
    assert admin.get(f"{TEXTS}/most-recent", params={"page": 3}).status_code == 404


def test_a_service_without_texts_says_so(admin: Admin) -> None:
    own = f"/service/{admin.new_service()['id']}/inbound-sms"
    assert admin.get(f"{own}/summary").json() == {"count": 0, "most_recent": None}
    usage = admin.get(f"{own}/most-recent-usage")
    assert (usage.status_code, usage.json()) == (404, {"message": "inbound not found"})
    assert admin.get(f"{own}/most-recent").json() == {"data": [], "has_next": False}
