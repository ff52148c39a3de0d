"""What a service has used: numbers that follow from what was sent, prices, and free messages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from cases import for_each

from notify_typed.sandbox import Clock, Sandbox
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.end_to_end.sandbox_admin.conftest import Admin

HOME = f"/service/{world.SERVICE_ID}"
UNKNOWN = "/service/00000000-0000-4000-8000-000000000000"
ADDRESS = {
    "address_line_1": "Amala Bird",
    "address_line_2": "123 High Street",
    "postcode": "SW14 6BF",
}


@pytest.fixture
def spring(connect: Callable[[Sandbox], Admin]) -> Iterator[Admin]:
    """A sandbox in April 2026, whose time is moved by hand."""
    clock = Clock(datetime(2026, 4, 15, 9, tzinfo=UTC), frozen=True)
    with Sandbox(clock=clock, outcomes="immediate") as sandbox:
        yield connect(sandbox)


def text(admin: Admin, to: str = "07700900123", **fields: Any) -> None:
    key = fields.pop("key", admin.sandbox.live_key)
    body = {
        "phone_number": to,
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "A", "date": "B"},
    } | fields
    assert admin.v2(key, "POST", "/v2/notifications/sms", body).status_code == 201


def letter(admin: Admin) -> str:
    body = {
        "template_id": world.LETTER_TEMPLATE_ID,
        "personalisation": ADDRESS | {"name": "A", "place": "B", "date": "C"},
    }
    sent = admin.v2(admin.sandbox.live_key, "POST", "/v2/notifications/letter", body)
    assert sent.status_code == 201, sent.text
    return str(sent.json()["id"])


def test_free_texts_are_used_up_month_by_month_and_the_rest_costs(spring: Admin) -> None:
    spring.post(f"{HOME}/billing/free-sms-fragment-limit", {"free_sms_fragment_limit": 3})
    for _ in range(2):
        text(spring)
    spring.sandbox.clock.advance(days=30)
    for _ in range(2):
        text(spring)
    text(spring, key=spring.sandbox.test_key)

    months = spring.get(f"{HOME}/billing/monthly-usage?year=2026").json()
    shown = [(m["month"], m["chargeable_units"], m["free_allowance_used"]) for m in months]
    assert shown == [("April", 2, 2), ("May", 2, 1)]
    (year,) = spring.get(f"{HOME}/billing/yearly-usage-summary?year=2026").json()
    assert year == {
        "notification_type": "sms",
        "notifications_sent": 4,
        "chargeable_units": 4,
        "charged_units": 1,
        "rate": 0.024,
        "cost": 0.024,
        "free_allowance_used": 3,
    }


def test_letters_of_each_price_are_summed_up(spring: Admin) -> None:
    letter(spring)
    months = spring.get(f"{HOME}/billing/monthly-usage?year=2026").json()
    assert [(m["postage"], m["charged_units"], m["cost"]) for m in months] == [("second", 1, 0.73)]


def test_emails_are_counted_and_cost_nothing(spring: Admin) -> None:
    body = {
        "email_address": "amala@example.com",
        "template_id": world.EMAIL_TEMPLATE_ID,
        "personalisation": {"name": "A", "reference": "B"},
    }
    key = spring.sandbox.live_key
    assert spring.v2(key, "POST", "/v2/notifications/email", body).status_code == 201
    (year,) = spring.get(f"{HOME}/billing/yearly-usage-summary?year=2026").json()
    assert (year["notification_type"], year["notifications_sent"]) == ("email", 1)
    assert (year["chargeable_units"], year["rate"], year["cost"]) == (0, 0, 0)
    assert spring.get(f"{HOME}/billing/monthly-usage?year=2026").json() == []


@for_each("path", ["yearly-usage-summary", "monthly-usage"])
def test_years_without_messages_are_empty(admin: Admin, path: str) -> None:
    for year in ("2001", "2200"):
        assert admin.get(f"{HOME}/billing/{path}?year={year}").json() == []
    assert admin.get(f"{UNKNOWN}/billing/{path}?year=2026").json() == []


@for_each("path", ["yearly-usage-summary", "monthly-usage"])
def test_a_year_must_be_one(admin: Admin, exact: Admin, path: str) -> None:
    for wrong in ("", "x", "0", "9999", "2026.5"):
        at = f"{HOME}/billing/{path}?year={wrong}"
        assert (admin.get(at).status_code, exact.get(at).status_code) == (400, 500), wrong
    assert admin.get(f"{HOME}/billing/{path}").json()["message"] == "No valid year provided"


@for_each(
    ("organisation_type", "year", "number"),
    [
        ("central", 2016, 250_000),
        ("central", 2021, 150_000),
        ("nhs_central", 2023, 40_000),
        ("central", 2025, 30_000),
        ("central", 2026, 20_000),
        ("local", 2021, 25_000),
        ("emergency_service", 2026, 10_000),
        ("nhs_gp", 2024, 0),
        ("nhs_notify", 2016, 0),
        ("school_or_college", 2023, 10_000),
        ("other", 2026, 5_000),
        (None, 2020, 25_000),
    ],
)
def test_how_many_texts_are_free_depends_on_the_organisation(
    admin: Admin, organisation_type: str | None, year: int, number: int
) -> None:
    made = admin.new_service(organisation_type=organisation_type)
    path = f"/service/{made['id']}/billing/free-sms-fragment-limit?financial_year_start={year}"
    assert admin.get(path).json() == {
        "free_sms_fragment_limit": number,
        "financial_year_start": year,
    }


def test_only_the_current_year_is_set(spring: Admin) -> None:
    path = f"{HOME}/billing/free-sms-fragment-limit"
    body = {"free_sms_fragment_limit": 7}
    made = spring.post(path, body)
    assert (made.status_code, made.json()) == (201, body)
    assert spring.get(path).json()["free_sms_fragment_limit"] == 7
    old = spring.get(f"{path}?financial_year_start=2019").json()
    assert old["free_sms_fragment_limit"] == 25_000


def test_wrong_numbers_and_years_of_free_texts(admin: Admin, exact: Admin) -> None:
    path = f"{HOME}/billing/free-sms-fragment-limit"
    for year in ("2015", "2999"):
        assert admin.get(f"{path}?financial_year_start={year}").status_code == 400
    assert admin.get(f"{path}?financial_year_start=x").status_code == 404
    assert exact.get(f"{UNKNOWN}/billing/free-sms-fragment-limit").status_code == 500
    assert admin.post(path, {"free_sms_fragment_limit": 2**31}).status_code == 404
    negative = admin.post(path, {"free_sms_fragment_limit": -1}).json()["errors"][0]["message"]
    assert negative == "free_sms_fragment_limit -1 is less than the minimum of 0"


def test_prices(admin: Admin) -> None:
    assert admin.get("/sms-rate").json()["rate"] == 0.024
    rates = admin.get("/letter-rates").json()
    assert len(rates) == 25
    prices = {(rate["sheet_count"], rate["post_class"]): rate["rate"] for rate in rates}
    assert (prices[1, "economy"], prices[1, "second"], prices[1, "europe"]) == (
        "0.638",
        "0.73",
        "1.8",
    )
    assert admin.get("/letter-rates/").json() == rates


def test_messages_by_month_and_template(spring: Admin) -> None:
    text(spring)
    spring.sandbox.clock.advance(days=30)
    letter(spring)
    text(spring, key=spring.sandbox.test_key)

    months = spring.data("GET", f"{HOME}/notifications/monthly?year=2026")
    assert [*months] == ["2026-04", "2026-05"]
    assert months["2026-04"] == {"sms": {"delivered": 1}, "email": {}, "letter": {}}
    assert sum(months["2026-05"]["letter"].values()) == 1
    stats = spring.get(f"{HOME}/notifications/templates_usage/monthly?year=2026").json()["stats"]
    assert [(s["template_id"], s["month"], s["count"]) for s in stats] == [
        (world.SMS_TEMPLATE_ID, 4, 1),
        (world.LETTER_TEMPLATE_ID, 5, 1),
    ]
    past = spring.data("GET", f"{HOME}/notifications/monthly?year=2025")
    assert len(past) == 12
    assert spring.get(f"{UNKNOWN}/notifications/monthly?year=2026").status_code == 404


def test_a_cancelled_letter_is_not_a_use_of_its_template(admin: Admin) -> None:
    assert admin.post(f"{HOME}/notifications/{letter(admin)}/cancel").status_code == 200
    (row,) = admin.data("GET", f"{HOME}/template-statistics?whole_days=7")
    assert row["status"] == "cancelled"
    for year in (2025, 2026, 2027):
        usage = admin.get(f"{HOME}/notifications/templates_usage/monthly?year={year}").json()
        assert usage == {"stats": []}


def test_statistics_of_templates(admin: Admin) -> None:
    assert admin.data("GET", f"{HOME}/template-statistics?whole_days=0") == []
    text(admin)
    for name in ("whole_days", "limit_days"):
        (row,) = admin.data("GET", f"{HOME}/template-statistics?{name}=0")
        assert (row["template_name"], row["count"]) == ("Appointment reminder", 1)
    last = admin.get(f"{HOME}/template-statistics/last-used/{world.SMS_TEMPLATE_ID}").json()
    assert last["last_date_used"] is not None
    never = admin.get(f"{HOME}/template-statistics/last-used/{world.EMAIL_TEMPLATE_ID}").json()
    assert never == {"last_date_used": None}
    unknown = f"{HOME}/template-statistics/last-used/{world.SERVICE_ID}"
    assert admin.get(unknown).status_code == 404
    for wrong, said in (("", " is not an integer"), ("1.5", "1.5 is not an integer")):
        answer = admin.get(f"{HOME}/template-statistics?whole_days={wrong}").json()
        assert answer["message"] == {"whole_days": [said]}


def test_a_protected_sender(connect: Callable[[Sandbox], Admin]) -> None:
    document: dict[str, Any] = {**world.default_world(), "protected_sender_ids": ["HSBC"]}
    with Sandbox(world=document) as sandbox:
        admin = connect(sandbox)
        for sender, is_protected in (("hs bc", True), ("HSBC", True), ("HSBCs", False)):
            answer = admin.get(f"/protected-sender-id/check?sender_id={sender}")
            assert answer.json() is is_protected


def test_an_event_is_taken_as_it_comes(admin: Admin) -> None:
    headers = {"Authorization": f"Bearer {admin.token()}"}
    for data in ({"user_id": "x"}, "text", [1], 0):
        # Not as described: the website sends objects alone.
        body = {"event_type": "", "data": data}
        made = admin.http.post("/events", json=body, headers=headers).json()["data"]
        assert (made["event_type"], made["data"]) == ("", data)
    own: dict[str, Any] = {"event_type": "a", "data": {}, "id": world.SERVICE_ID}
    assert admin.data("POST", "/events", own, 201)["id"] == world.SERVICE_ID
    refused: list[tuple[Any, Any]] = [
        ({"event_type": "a"}, {"data": ["Missing data for required field."]}),
        ({"event_type": "a", "data": None}, {"data": ["Field may not be null."]}),
        ({"event_type": 1, "data": 1}, {"event_type": ["Not a valid string."]}),
        (
            {"event_type": "a" * 256, "data": 1},
            {"event_type": ["Longer than maximum length 255."]},
        ),
        ([], {"_schema": ["Invalid input type."]}),
    ]
    for wrong, said in refused:
        answer = admin.post("/events", wrong)
        assert (answer.status_code, answer.json()["message"]) == (400, said)
