"""Lists: pages as they come, and walks through all of them."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs
from uuid import uuid4

import httpx
import pytest
from admin_world import ITEM, SERVICE, example

from notify_typed import NotFound, RepeatedPage
from notify_typed.admin import Page

if TYPE_CHECKING:
    from admin_world import Connect

MESSAGE = example("get_notification").json()
ROW = example("get_notifications_for_service_for_csv").json()["notifications"][0]
JOB = example("get_job").json()["data"]
TEXT = example("get_inbound_sms").json()["data"][0]


def several(item: dict[str, Any], count: int) -> list[dict[str, Any]]:
    return [copy.deepcopy(item) | {"id": str(uuid4())} for _ in range(count)]


def page(key: str, items: list[dict[str, Any]], *, more: bool, **facts: Any) -> httpx.Response:
    links = facts.pop("links", {"next": True} if more else {})
    body = {key: items, "page_size": 2, "links": links, **facts}
    return httpx.Response(200, content=json.dumps(body))


def asked(requests: list[httpx.Request], name: str) -> list[str | None]:
    queries = [parse_qs(request.url.query.decode()) for request in requests]
    return [query.get(name, [None])[0] for query in queries]


def test_a_page_says_what_is_around_it(connect: Connect) -> None:
    items = several(MESSAGE, 2)
    answer = page("notifications", items, more=True, links={"prev": True, "next": True})
    admin, _ = connect(answer)
    found = admin("notifications.get_notifications_for_service", SERVICE, page=2)
    assert isinstance(found, Page)
    assert [str(each.id) for each in found] == [each["id"] for each in items]
    assert (len(found), found.page_size, found.total) == (2, 2, None)
    assert (found.has_previous, found.has_next) == (True, True)
    assert MESSAGE["to"] not in repr(found)


def test_a_page_of_a_job_counts_all(connect: Connect) -> None:
    links = {"next": "/service/x/job/y/notifications?page=2"}
    admin, _ = connect(page("notifications", several(MESSAGE, 2), more=True, total=5, links=links))
    found = admin("notifications.get_notifications_for_service", SERVICE, ITEM)
    assert (found.total, found.has_next, found.has_previous) == (5, True, False)


def test_a_search_has_no_size(connect: Connect) -> None:
    body = {"notifications": several(MESSAGE, 1), "links": {}}
    admin, _ = connect(httpx.Response(200, json=body))
    found = admin("notifications.get_notifications_for_service", SERVICE, to="x")
    assert (len(found), found.page_size, found.has_next) == (1, None, False)


def test_a_walk_asks_for_page_after_page(connect: Connect) -> None:
    items = several(MESSAGE, 5)
    pages = [items[:2], items[2:4], items[4:]]
    answers = [page("notifications", each, more=each is not pages[-1]) for each in pages]
    admin, server = connect(*answers)
    walk = admin.client.notifications.iter_notifications_for_service(
        SERVICE, status=iter(["failed"]), page_size=2
    )
    assert server.requests == []
    assert [str(each.id) for each in admin.all(walk)] == [each["id"] for each in items]
    assert asked(server.requests, "page") == ["1", "2", "3"]
    assert asked(server.requests, "status") == ["failed"] * 3


def test_an_empty_list_is_walked_at_once(connect: Connect) -> None:
    admin, server = connect(page("notifications", [], more=True))
    assert admin.all(admin.client.notifications.iter_notifications_for_service(SERVICE)) == []
    assert len(server.requests) == 1


def test_a_walk_through_a_job_stays_in_it(connect: Connect) -> None:
    answers = [
        page("notifications", several(MESSAGE, 2), more=True, total=3, links={"next": "/x"}),
        page("notifications", several(MESSAGE, 1), more=False, total=3),
    ]
    admin, server = connect(*answers)
    walk = admin.client.notifications.iter_notifications_for_service(SERVICE, ITEM)
    assert len(admin.all(walk)) == 3
    assert {each.url.path for each in server.requests} == {
        f"/service/{SERVICE}/job/{ITEM}/notifications"
    }


def test_items_pushed_on_to_the_next_page_come_twice_but_do_not_end_the_walk(
    connect: Connect,
) -> None:
    items = several(MESSAGE, 3)
    pages = [items[:2], items[:2], items[2:]]
    admin, _ = connect(*(page("notifications", p, more=p is not pages[-1]) for p in pages))
    walk = admin.client.notifications.iter_notifications_for_service(SERVICE)
    assert len(admin.all(walk)) == 5


def test_a_list_that_stands_still_is_an_error(connect: Connect) -> None:
    admin, server = connect(page("notifications", several(MESSAGE, 2), more=True))
    with pytest.raises(RepeatedPage):
        admin.all(admin.client.notifications.iter_notifications_for_service(SERVICE))
    assert len(server.requests) == 3


def test_rows_are_walked_by_the_last_one(connect: Connect) -> None:
    rows = several(ROW, 5)
    bodies = [{"notifications": p, "page_size": 2} for p in (rows[:2], rows[2:4], rows[4:])]
    admin, server = connect(*(httpx.Response(200, json=body) for body in bodies))
    walk = admin.client.notifications.iter_notifications_for_service_for_csv(SERVICE, page_size=2)
    assert [str(row.id) for row in admin.all(walk)] == [row["id"] for row in rows]
    assert asked(server.requests, "older_than") == [None, rows[1]["id"], rows[3]["id"]]


def test_rows_of_a_job_are_walked_by_page(connect: Connect) -> None:
    rows = several(ROW, 3)
    answers = [
        page("notifications", rows[:2], more=True, total=3, links={"next": "/x"}),
        page("notifications", rows[2:], more=False, total=3),
    ]
    admin, server = connect(*answers)
    walk = admin.client.notifications.iter_notifications_for_service_for_csv(SERVICE, ITEM)
    assert len(admin.all(walk)) == 3
    assert asked(server.requests, "page") == ["1", "2"]
    assert asked(server.requests, "format_for_csv") == ["True", "True"]


def test_jobs_are_walked_with_their_filters(connect: Connect) -> None:
    jobs = several(JOB, 3)
    answers = [
        page("data", jobs[:2], more=True, total=3, links={"next": "/x"}),
        page("data", jobs[2:], more=False, total=3),
    ]
    admin, server = connect(*answers)
    walk = admin.client.jobs.iter_jobs(SERVICE, statuses=iter(["pending", "finished"]))
    assert [str(job.id) for job in admin.all(walk)] == [job["id"] for job in jobs]
    assert asked(server.requests, "page") == ["1", "2"]
    assert asked(server.requests, "statuses") == ["finished,pending"] * 2


def test_texts_are_walked(connect: Connect) -> None:
    texts = several(TEXT, 3)
    bodies = [{"data": texts[:2], "has_next": True}, {"data": texts[2:], "has_next": False}]
    admin, server = connect(*(httpx.Response(200, json=body) for body in bodies))
    walk = admin.client.inbound.iter_most_recent_inbound_sms(SERVICE)
    assert len(admin.all(walk)) == 3
    assert asked(server.requests, "page") == ["1", "2"]


def test_a_page_past_the_end_is_not_there(connect: Connect) -> None:
    admin, _ = connect(httpx.Response(404, json={"result": "error", "message": "not found"}))
    with pytest.raises(NotFound):
        admin("jobs.get_jobs", SERVICE, page=9)
