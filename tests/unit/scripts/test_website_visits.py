"""The script that opens each route of Notify's website: what it says of them."""

from __future__ import annotations

import runpy
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

SCRIPTS = Path(__file__).parents[3] / "scripts"
SCRIPT: dict[str, Any] = runpy.run_path(str(SCRIPTS / "website_visits.py"), run_name="visits")
OWN_FAULT = "main.action_blocked"


class Request:
    """A browser that is answered by a table, and meets routes that a sandbox does not have."""

    def __init__(self, statuses: dict[str, int], unknown: Counter[str], lacks: str) -> None:
        self.statuses = statuses
        self.unknown = unknown
        self.lacks = lacks

    def get(self, url: str, *, max_redirects: int) -> SimpleNamespace:
        assert max_redirects == 0
        path = url.removeprefix("http://website").partition("?")[0]
        if path == self.lacks:
            self.unknown["GET /missing"] += 1
        return SimpleNamespace(status=self.statuses.get(path, 200))


def visited(routes: list[tuple[str, str]], statuses: dict[str, int], lacks: str = "") -> Any:
    watch = SimpleNamespace(unknown=Counter[str]())
    visits = SCRIPT["Visits"]()
    request = Request(statuses, watch.unknown, lacks)
    things = {"job_id": "1", "financial_year": "2026"}
    for _ in range(2):
        SCRIPT["visit"](visits, request, "http://website", routes, things, watch)
    return visits


def test_routes_that_need_nothing_are_counted_and_the_others_named() -> None:
    routes = [
        ("main.good", "/good/<uuid:job_id>"),
        ("main.forbidden", "/forbidden"),
        ("main.broken", "/broken"),
        ("main.lacking", "/lacking"),
        (OWN_FAULT, "/own"),
        ("main.nothing", "/nothing/<uuid:other_id>"),
        ("main.sign_out", "/sign-out"),
    ]
    statuses = {"/forbidden": 403, "/broken": 500, "/own": 500}
    visits = visited(routes, statuses, "/lacking")
    assert {*visits.needing} == {"main.broken", "main.lacking"}
    assert [*SCRIPT["report"](visits)] == [
        "5 of 7 routes visited, as a person and as a platform administrator",
        "2 of the 5 need nothing more",
        "  needs more: main.broken: 500 /broken",
        "  needs more: main.lacking: GET /missing",
        f"  broken in the website itself: {OWN_FAULT}: {SCRIPT['OWN_FAULTS'][OWN_FAULT]}",
        "2 of the 5 have a page for one of the two",
        "  403, as the website decides: main.forbidden",
        "1 not visited, as nothing is there for them: main.nothing",
        "1 not visited: ends the visit",
    ]


def test_a_page_that_ends_something_comes_last() -> None:
    routes = [("main.cancel_invited_user", "/cancel"), ("main.good", "/good")]
    visits = visited(routes, {})
    assert [each.path for each in visits.made] == ["/good", "/cancel"] * 2
