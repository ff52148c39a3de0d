"""Methods that do more than make one call: they choose from a list, or make several calls."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import httpx
import pytest
from admin_world import ITEM, SERVICE, TEMPLATE, by_field, example, in_words
from cases import for_each

from notify_typed.admin import (
    ServiceMonth,
    parse_custom_email_sender_name_http_error,
    parse_edit_service_http_error,
)
from notify_typed.admin.caching import MemoryStore, RequestCache, StoreFailed
from notify_typed.errors import BadRequest, InvalidInput, OutcomeUnknown, UnreadableResponse

if TYPE_CHECKING:
    from admin_world import Connect

DAYS = {"start_date": "2026-04-01", "end_date": "2026-04-30"}
ROW = ["2026-04-01", SERVICE, "Passes", "sms", 1, 2, 3, 4, 5, 6]
TODAY = date(2026, 4, 15)


def jobs(**fields: Any) -> httpx.Response:
    """A page with one job."""
    return httpx.Response(
        200,
        json=example("get_jobs").json() | {"data": [example("get_job").json()["data"] | fields]},
    )


# How long messages are kept


def rule(kind: str, item: str) -> dict[str, Any]:
    (known, *_) = example("get_service_data_retention").json()
    return {**known, "notification_type": kind, "id": item}


MADE = httpx.Response(201, json={"result": rule("email", ITEM)})
DONE = httpx.Response(204)


def test_each_kind_is_kept_as_long_by_a_change_or_a_new_rule(connect: Connect) -> None:
    rules = httpx.Response(200, json=[rule("sms", ITEM)])
    admin, server = connect(rules, MADE, DONE, MADE)
    assert admin("data_retention.set_service_data_retention", SERVICE, days_of_retention=3) is None
    at = f"/service/{SERVICE}/data-retention"
    sent = [(each.method, each.url.path) for each in server.requests]
    assert sent == [("GET", at), ("POST", at), ("POST", f"{at}/{ITEM}"), ("POST", at)]
    bodies = [json.loads(each.content) for each in server.requests[1:]]
    assert bodies == [
        {"notification_type": "email", "days_of_retention": 3},
        {"days_of_retention": 3},
        {"notification_type": "letter", "days_of_retention": 3},
    ]


def test_what_may_have_been_set_is_not_set_again(connect: Connect) -> None:
    admin, server = connect(httpx.Response(200, json=[]), MADE, httpx.ReadTimeout("slow"))
    with pytest.raises(OutcomeUnknown):
        admin("data_retention.set_service_data_retention", SERVICE, days_of_retention=3)
    assert [each.method for each in server.requests] == ["GET", "POST", "POST"]


def test_wrong_days_are_refused_before_anything_is_asked(connect: Connect) -> None:
    admin, server = connect(httpx.Response(500))
    with pytest.raises(InvalidInput):
        admin("data_retention.set_service_data_retention", SERVICE, days_of_retention=2**31)
    assert server.requests == []


# Chosen from a list


def test_a_file_was_sent_before_with_the_same_version_of_a_template(connect: Connect) -> None:
    file = {"template": TEMPLATE, "template_version": 3, "original_file_name": "a.csv"}
    wanted = {"template_version": 3, "original_file_name": "a.csv"}
    cases: list[tuple[dict[str, Any], bool]] = [
        ({}, True),
        ({"job_status": "something new"}, True),
        ({"job_status": "cancelled"}, False),
        ({"template": ITEM}, False),
        ({"template_version": 2}, False),
        ({"original_file_name": "b.csv"}, False),
    ]
    for other, expected in cases:
        admin, _ = connect(jobs(**(file | other)))
        found = admin("jobs.has_sent_previously", SERVICE, TEMPLATE, **wanted)
        assert found is expected, other


def test_a_folder_is_found_by_its_id(connect: Connect) -> None:
    folder = example("create_template_folder").json()["data"] | {"id": ITEM, "name": "Passes"}
    admin, _ = connect(httpx.Response(200, json={"template_folders": [folder]}))
    found = admin("template_folders.get_template_folder", SERVICE, UUID(ITEM))
    assert (str(found.id), found.name) == (ITEM, "Passes")


def test_invitations_with_a_permission_are_counted(connect: Connect) -> None:
    whole, half = "manage_users,manage_settings,view_activity", "manage_users"
    for stored, status, expected in (
        (whole, "pending", 1),
        (whole, "accepted", 1),
        (whole, "cancelled", 0),
        (half, "pending", 0),
        ("", "pending", 0),
    ):
        (one,) = example("get_invites_for_service").json()["data"][:1]
        answer = {"data": [one | {"permissions": stored, "status": status}]}
        admin, _ = connect(httpx.Response(200, json=answer))
        found = admin(
            "invites.get_count_of_invites_with_permission", SERVICE, permission="manage_service"
        )
        assert found == expected, (stored, status)


def test_a_permission_that_people_do_not_see_is_refused(connect: Connect) -> None:
    admin, server = connect(httpx.Response(500))
    with pytest.raises(InvalidInput, match="permission must be one of"):
        admin("invites.get_count_of_invites_with_permission", SERVICE, permission="manage_users")
    assert server.requests == []


# Rows


def test_a_row_becomes_a_month(connect: Connect) -> None:
    admin, _ = connect(httpx.Response(200, json=[ROW]))
    (found,) = admin("platform_reports.get_notification_status_by_service", **DAYS)
    assert found == ServiceMonth(date(2026, 4, 1), UUID(SERVICE), "Passes", "sms", 1, 2, 3, 4, 5, 6)


@for_each(
    "row",
    [
        [],
        ROW[:-1],
        [*ROW, 7],
        ["x", *ROW[1:]],
        [ROW[0], "x", *ROW[2:]],
        [*ROW[:4], "1", *ROW[5:]],
        {"month": 1},
    ],
    ids=repr,
)
def test_another_row_cannot_be_read(connect: Connect, row: Any) -> None:
    admin, _ = connect(httpx.Response(200, json=[row]))
    with pytest.raises(UnreadableResponse):
        admin("platform_reports.get_notification_status_by_service", **DAYS)


# Counted by Notify in its cache


def counting(connect: Connect, store: MemoryStore | None, **fields: Any) -> int:
    options = {} if store is None else {"cache": RequestCache(store)}
    admin, server = connect(httpx.Response(500), **options)
    asked = {"notification_type": "sms", "today": TODAY} | fields
    found: int = admin("services.get_notification_count", SERVICE, **asked)
    assert server.requests == []
    return found


def test_what_was_sent_today_is_what_notify_has_counted(connect: Connect) -> None:
    store = MemoryStore()
    store.put(f"{SERVICE}-sms-2026-04-15-count", "7", 60)
    store.put(f"{SERVICE}-email-2026-04-15-count", "what", 60)
    assert counting(connect, store) == 7
    assert counting(connect, store, today="2026-04-15") == 7
    assert counting(connect, store, today="2026-04-16") == 0
    assert counting(connect, store, notification_type="email") == 0
    assert counting(connect, None) == 0
    admin, _ = connect(httpx.Response(500), cache=RequestCache(None))
    assert admin("services.get_notification_count", SERVICE, notification_type="sms") == 0


def test_without_a_day_it_is_that_of_utc(connect: Connect) -> None:
    store = MemoryStore()
    before = datetime.now(UTC).date()
    found: list[int] = []
    for day in {before, datetime.now(UTC).date()}:
        store.put(f"{SERVICE}-sms-{day}-count", "7", 60)
        found.append(counting(connect, store, today=None))
    assert 7 in found or before != datetime.now(UTC).date()


def test_looking_at_a_count_holds_nobody_up(connect: Connect) -> None:
    store = MemoryStore()
    key = f"{SERVICE}-sms-2026-04-15-count"
    assert counting(connect, store) == 0
    reading = store.read(key, "another")
    assert type(reading).__name__ == "Missing", "the lease was not given back"


class Broken(MemoryStore):
    def read(self, key: str, lease: str) -> Any:
        raise StoreFailed(f"{key} {lease}")


def test_a_store_that_fails_counts_nothing(connect: Connect) -> None:
    assert counting(connect, Broken()) == 0


@for_each(
    ("name", "value"), [("notification_type", "fax"), ("today", "x"), ("today", datetime.now(UTC))]
)
def test_a_count_of_something_else_is_refused(connect: Connect, name: str, value: Any) -> None:
    with pytest.raises(InvalidInput, match=name):
        counting(connect, MemoryStore(), **{name: value})


# Names, explained to people


@for_each(
    ("field", "names", "senders"),
    [
        ("name", True, False),
        ("normalised_service_name", True, False),
        ("email_sender_local_part", False, True),
        ("volume_sms", False, False),
    ],
)
def test_what_is_wrong_with_a_name_is_said(
    connect: Connect, field: str, *, names: bool, senders: bool
) -> None:
    admin, _ = connect(by_field(400, **{field: ["no"]}))
    with pytest.raises(BadRequest) as caught:
        admin("services.update_service", SERVICE, name="Passes")
    assert (parse_edit_service_http_error(caught.value) is not None) == names
    assert (parse_custom_email_sender_name_http_error(caught.value) is not None) == senders


def test_other_refusals_are_not_about_names(connect: Connect) -> None:
    admin, _ = connect(in_words(400, "no"))
    with pytest.raises(BadRequest) as caught:
        admin("services.update_service", SERVICE, name="Passes")
    assert parse_edit_service_http_error(caught.value) is None
