"""What platform administrators see of all services follows from what was sent."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from cases import for_each

from notify_typed.sandbox import Clock, Sandbox
from notify_typed.sandbox._world import default as world
from tests.end_to_end.sandbox_admin.test_organisations import at, make
from tests.end_to_end.sandbox_admin.test_performance import send
from tests.end_to_end.sandbox_admin.test_usage import letter, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.end_to_end.sandbox_admin.conftest import Admin

STATS = "/platform-stats"
MONTHLY = "/service/monthly-data-by-service"
REPORTS = (
    *("data-for-billing-report", "data-for-dvla-billing-report", "volumes-by-service"),
    *("daily-volumes-report", "daily-sms-provider-volumes-report"),
)
ONE_YEAR = REPORTS[:2]
APRIL = ("2026-04-01", "2026-04-30")
YEAR = ("2026-04-01", "2027-03-31")
ABROAD = "+33 6 12 34 56 78"


@pytest.fixture
def spring(
    new_database_url: Callable[[], str], connect: Callable[[Sandbox], Admin]
) -> Iterator[Admin]:
    """A sandbox in April 2026, whose time is moved by hand."""
    clock = Clock(datetime(2026, 4, 15, 9, tzinfo=UTC), frozen=True)
    with Sandbox(database_url=new_database_url(), clock=clock, outcomes="immediate") as sandbox:
        yield connect(sandbox)


def read(admin: Admin, path: str, first: str, last: str) -> Any:
    answer = admin.get(f"{path}?start_date={first}&end_date={last}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def report(admin: Admin, name: str, days: tuple[str, str] = YEAR) -> Any:
    return read(admin, f"{STATS}/{name}", *days)


def free_texts(admin: Admin, number: int) -> None:
    path = f"/service/{world.SERVICE_ID}/billing/free-sms-fragment-limit"
    assert admin.post(path, {"free_sms_fragment_limit": number}).status_code == 201


@pytest.mark.every_database
def test_a_bill_has_what_is_not_free(spring: Admin) -> None:
    organisation = make(spring)
    spring.post(f"{at(organisation)}/service", {"service_id": world.SERVICE_ID})
    spring.data("POST", f"/service/{world.SERVICE_ID}", {"purchase_order_number": "PO 7"})
    free_texts(spring, 3)
    for _ in range(2):
        text(spring)
    spring.sandbox.clock.advance(days=30)
    for _ in range(2):
        text(spring)
    text(spring, key=spring.sandbox.test_key)
    letter(spring)
    letter(spring)

    assert report(spring, "data-for-billing-report", APRIL) == []
    (row,) = report(spring, "data-for-billing-report", ("2026-05-01", "2026-05-31"))
    assert row == {
        "organisation_id": organisation["id"],
        "organisation_name": organisation["name"],
        "service_id": world.SERVICE_ID,
        "service_name": spring.data("GET", f"/service/{world.SERVICE_ID}")["name"],
        "sms_cost": 0.024,
        "sms_chargeable_units": 1,
        "total_letters": 2,
        "letter_cost": 1.46,
        "letter_breakdown": "2 second class letters at 73p\n",
        "purchase_order_number": "PO 7",
        "contact_names": None,
        "contact_email_addresses": None,
        "billing_reference": None,
    }


def test_letters_stand_in_a_bill_by_class_and_price(spring: Admin) -> None:
    letter(spring)
    abroad = {"address_line_1": "A", "address_line_2": "1 Rue", "address_line_3": "France"}
    body = {
        "template_id": world.LETTER_TEMPLATE_ID,
        "personalisation": abroad | {"name": "A", "place": "B", "date": "C"},
    }
    key = spring.sandbox.live_key
    assert spring.v2(key, "POST", "/v2/notifications/letter", body).status_code == 201
    (row,) = report(spring, "data-for-billing-report")
    assert row["letter_breakdown"] == (
        "1 second class letters at 73p\n1 international letters at £1.80\n"
    )
    assert (row["organisation_id"], row["organisation_name"]) == ("", "")


def test_services_without_an_organisation_come_last(spring: Admin) -> None:
    alone, named = (spring.new_service(spring.new_user()["id"], name=name) for name in "AB")
    organisation = make(spring)
    spring.post(f"{at(organisation)}/service", {"service_id": named["id"]})
    rows = [row["service_id"] for row in report(spring, "volumes-by-service")]
    assert rows[0] == named["id"]
    assert alone["id"] in rows[1:]


@pytest.mark.every_database
def test_posted_letters_stand_on_the_day_on_which_they_were(spring: Admin) -> None:
    letter(spring)
    letter(spring)
    expected = {
        "date": "2026-04-15",
        "postage": "second",
        "cost_threshold": "unsorted",
        "sheets": 1,
        "rate": 0.73,
        "letters": 2,
        "cost": 1.46,
    }
    assert report(spring, "data-for-dvla-billing-report") == [expected]
    assert report(spring, "data-for-dvla-billing-report", ("2026-04-16", "2026-04-17")) == []


def test_a_letter_that_came_back_was_posted(spring: Admin) -> None:
    path = f"/service/{world.SERVICE_ID}/notifications/{letter(spring)}"
    assert spring.post("/letters/returned", {"references": [spring.get(path).json()["reference"]]})
    (row,) = report(spring, "data-for-dvla-billing-report")
    assert row["letters"] == 1


def test_a_letter_that_waits_for_the_printer_is_not_posted(admin: Admin) -> None:
    letter(admin)
    assert report(admin, "data-for-dvla-billing-report") == []


@pytest.mark.every_database
def test_each_day_has_what_was_sent_on_it_in_london(spring: Admin) -> None:
    text(spring)
    send(spring, spring.sandbox.live_key, "email")
    text(spring, key=spring.sandbox.test_key)
    # Half past eleven at night by UTC is the next day in British summer.
    spring.sandbox.clock.freeze(datetime(2026, 4, 15, 23, 30, tzinfo=UTC))
    text(spring, ABROAD)
    letter(spring)
    nothing = dict.fromkeys(
        ("sms_totals", "sms_fragment_totals", "sms_chargeable_units", "email_totals"), 0
    ) | {"letter_totals": 0, "letter_sheet_totals": 0}
    texts = {"sms_totals": 1, "sms_fragment_totals": 1}
    first, second = report(spring, "daily-volumes-report", APRIL)
    assert first == nothing | texts | {
        "day": "2026-04-15",
        "sms_chargeable_units": 1,
        "email_totals": 1,
    }
    units = second["sms_chargeable_units"]
    assert units > 1
    assert second == nothing | texts | {
        "day": "2026-04-16",
        "sms_chargeable_units": units,
        "letter_totals": 1,
        "letter_sheet_totals": 1,
    }
    sent = {"provider": "mmg", **texts}
    assert report(spring, "daily-sms-provider-volumes-report", APRIL) == [
        sent | {"day": "2026-04-15", "sms_chargeable_units": 1, "sms_cost": 0.024},
        sent
        | {
            "day": "2026-04-16",
            "sms_chargeable_units": units,
            "sms_cost": pytest.approx(0.024 * units),
        },
    ]


@pytest.mark.every_database
def test_live_services_are_listed_with_and_without_messages(spring: Admin) -> None:
    free_texts(spring, 7)
    quiet = spring.new_service(spring.new_user()["id"])["id"]
    trial = spring.new_service(spring.new_user()["id"], restricted=True)["id"]
    text(spring)
    letter(spring)
    rows = {row["service_id"]: row for row in report(spring, "volumes-by-service")}
    busy = rows[world.SERVICE_ID]
    assert (busy["free_allowance"], busy["sms_notifications"], busy["letter_totals"]) == (7, 1, 1)
    assert (busy["letter_cost"], busy["email_totals"]) == (0.73, 0)
    assert (rows[quiet]["sms_notifications"], rows[quiet]["letter_cost"]) == (0, 0)
    assert trial not in rows
    before = ("2019-04-01", "2019-05-01")
    assert report(spring, "volumes-by-service", before) == []


def test_the_messages_of_all_services_are_counted(spring: Admin) -> None:
    text(spring)
    text(spring, key=spring.sandbox.test_key)
    send(spring, spring.sandbox.live_key, "email")
    text(spring, "07700900003", key=spring.sandbox.test_key)
    failures = dict.fromkeys(
        ("permanent-failure", "technical-failure", "temporary-failure", "virus-scan-failed"), 0
    )
    assert spring.get(STATS).json() == {
        "email": {"failures": failures, "test-key": 0, "total": 1},
        "sms": {"failures": failures, "test-key": 2, "total": 1},
        "letter": {"failures": failures, "test-key": 0, "total": 0},
    }
    assert read(spring, STATS, *APRIL) == spring.get(STATS).json()
    spring.sandbox.clock.advance(days=1)
    assert spring.get(STATS).json()["sms"] == {"failures": failures, "test-key": 0, "total": 0}
    assert read(spring, STATS, *reversed(APRIL))["sms"]["total"] == 0


def test_what_failed_is_counted_by_why(spring: Admin) -> None:
    text(spring)
    path = f"/service/{world.SERVICE_ID}/notifications"
    (message,) = spring.get(path).json()["notifications"]
    spring.sandbox.set_status(message["id"], "permanent-failure")
    shown = spring.get(STATS).json()["sms"]
    assert (shown["total"], shown["failures"]["permanent-failure"]) == (1, 1)


@pytest.mark.every_database
def test_each_month_of_a_live_service_is_a_row(spring: Admin) -> None:
    name = spring.data("GET", f"/service/{world.SERVICE_ID}")["name"]
    trial = spring.new_service(spring.new_user()["id"], restricted=True)["id"]
    text(spring)
    text(spring, key=spring.sandbox.test_key)
    spring.sandbox.clock.advance(days=30)
    text(spring)
    text(spring)
    send(spring, spring.sandbox.live_key, "email")
    rows = read(spring, MONTHLY, *YEAR)
    assert rows == [
        ["2026-04-01", world.SERVICE_ID, name, "sms", 0, 1, 0, 0, 0, 0],
        ["2026-05-01", world.SERVICE_ID, name, "email", 0, 1, 0, 0, 0, 0],
        ["2026-05-01", world.SERVICE_ID, name, "sms", 0, 2, 0, 0, 0, 0],
    ]
    assert trial not in [row[1] for row in rows]


@for_each("name", REPORTS)
def test_a_report_needs_two_days(admin: Admin, exact: Admin, name: str) -> None:
    path = f"{STATS}/{name}"
    for query in ("", "?start_date=2026-04-01", "?end_date=2026-04-01"):
        assert (admin.get(path + query).status_code, exact.get(path + query).status_code) == (
            400,
            500,
        )
    said = "Input must be a date in the format: YYYY-MM-DD"
    for wrong in ("x", "2026-02-30", "20260401", "2026-W01-1"):
        for query in (
            f"start_date={wrong}&end_date=2026-04-01",
            f"start_date=2026-04-01&end_date={wrong}",
        ):
            refused = admin.get(f"{path}?{query}")
            assert (refused.status_code, refused.json()["message"]) == (400, said), query
    assert read(admin, path, "0001-04-01", "0001-04-02") == []
    assert isinstance(read(admin, path, "9999-12-31", "9999-12-31"), list)


@for_each("name", ONE_YEAR)
def test_a_bill_is_of_one_financial_year(admin: Admin, name: str) -> None:
    path = f"{STATS}/{name}"
    two = admin.get(f"{path}?start_date=2026-03-31&end_date=2026-04-01")
    assert (two.status_code, two.json()["message"]) == (
        400,
        "Date must be in a single financial year.",
    )
    back = admin.get(f"{path}?start_date=2026-04-02&end_date=2026-04-01")
    assert (back.status_code, back.json()["message"]) == (400, "Start date must be before end date")


def test_other_days_are_refused_in_other_words(admin: Admin, exact: Admin) -> None:
    refused = admin.get(f"{STATS}?start_date=x&end_date=2026-02-30").json()["errors"]
    assert [each["message"] for each in refused] == [
        "start_date x is not a date",
        "end_date 2026-02-30 is not a date",
    ]
    assert (admin.get(MONTHLY).status_code, exact.get(MONTHLY).status_code) == (400, 500)
    wrong = admin.get(f"{MONTHLY}?start_date=x&end_date=y")
    assert (wrong.status_code, wrong.json()["message"]) == (404, "No result found")
