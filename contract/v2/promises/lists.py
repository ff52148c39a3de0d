"""What lists show: filters that filter, queries that are checked."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Any

from contract.engine.promises import require, status
from contract.v2 import world
from contract.v2.context import Context, errors, promise, safe_promise
from contract.v2.world import PAGE_SIZE

STATUSES = (
    *("cancelled", "created", "sending", "sent", "delivered", "pending", "failed"),
    *("technical-failure", "temporary-failure", "permanent-failure", "pending-virus-check"),
    *("validation-failed", "virus-scan-failed", "returned-letter", "accepted", "received"),
)


def _listed(context: Context, query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = status(context.me.get(f"/v2/notifications?{query}"), 200)[
        "notifications"
    ]
    return found


@safe_promise
def an_unknown_query_parameter_is_refused(context: Context) -> None:
    """Expect so of the three lists, by name; the other operations ignore it."""
    for path in ("/v2/notifications", "/v2/received-text-messages", "/v2/templates"):
        found = errors(context.me.get(f"{path}?page=2"), 400)
        message = "Additional properties are not allowed (page was unexpected)"
        require(found == [("ValidationError", message)], "other errors", path, found)
    unknown = "00000000-0000-4000-8000-000000000000"
    errors(context.me.get(f"/v2/notifications/{unknown}?page=2"), 404)
    errors(context.me.get(f"/v2/template/{unknown}?page=2"), 404)


@safe_promise
def a_filter_has_known_values_only(context: Context) -> None:
    """Expect 400 for others, for commas, and for false in `include_jobs`."""
    for query in (
        *("status=held", "status=sent,failed", "status=", "template_type=fax"),
        *("include_jobs=false", "include_jobs=1", "include_jobs=TRUE"),
    ):
        ((kind, message),) = errors(context.me.get(f"/v2/notifications?{query}"), 400)
        require(
            kind == "ValidationError" and "is not one of" in message,
            "the error is another one",
            query,
            kind,
            message,
        )
    errors(context.me.get("/v2/templates?type=fax"), 400)
    wrong = "status=x&status=y&template_type=z&include_jobs=no&older_than=o"
    found = errors(context.me.get(f"/v2/notifications?{wrong}"), 400)
    require(len(found) == 5, "not all violations are told at once", found)


@safe_promise
def every_known_value_is_a_filter(context: Context) -> None:
    """Expect every status and type to be taken; `True` is `true`."""
    for name in STATUSES:
        _listed(context, f"status={name}")
    for kind in ("sms", "email", "letter"):
        found = {each["type"] for each in _listed(context, f"template_type={kind}")}
        require(found <= {kind}, f"a list of {kind} has others", found)
        page = status(context.me.get(f"/v2/templates?type={kind}"), 200)
        found = {each["type"] for each in page["templates"]}
        require(found <= {kind}, f"a list of {kind} templates has others", found)
    for value in ("true", "True"):
        _listed(context, f"include_jobs={value}")
    _listed(context, "status=" + "&status=".join(STATUSES))


@promise
def statuses_are_filtered_as_they_are_shown(context: Context) -> None:
    """Expect so of one, of several, and of the words that stand for others."""
    shows: tuple[tuple[str, Callable[[dict[str, Any]], bool]], ...] = (
        ("status=temporary-failure", lambda each: each["status"] == "temporary-failure"),
        ("status=failed", lambda each: "fail" in each["status"]),
        ("template_type=letter&status=accepted", lambda each: each["status"] == "accepted"),
        (
            "template_type=letter&status=received&status=cancelled",
            lambda each: each["status"] in ("received", "cancelled"),
        ),
    )
    for query, is_shown in shows:
        listed = _listed(context, query)
        require(listed, f"{query} shows nothing")
        require(all(map(is_shown, listed)), f"{query} shows others", listed)


@promise
def a_reference_is_found_when_it_is_the_same(context: Context) -> None:
    """Expect exactly that: no part of it, no other case."""
    path = "/v2/notifications/sms"
    for reference in ("Find me", "", "a&b=c%20ü"):
        body = {
            "phone_number": "07700900123",
            "template_id": world.SMS_TEMPLATE_ID,
            "personalisation": {"name": "Amala", "date": "today"},
            "reference": reference,
        }
        sent = status(context.me.post(path, body), 201)
        response = context.me.request("GET", "/v2/notifications", params={"reference": reference})
        found = status(response, 200)["notifications"]
        require(found and found[0]["id"] == sent["id"], f"{reference!r} is not found")
        require({each["reference"] for each in found} == {reference}, "others are found too")
    for other in ("Find", "find me", "Find me "):
        response = context.me.request("GET", "/v2/notifications", params={"reference": other})
        require(status(response, 200)["notifications"] == [], f"{other!r} finds something")


@promise
def older_means_older(context: Context) -> None:
    """Expect the message itself not to be among those older than it."""
    newest = _listed(context, "")
    require(len(newest) == PAGE_SIZE, f"the first page has {len(newest)} messages")
    for index in (0, 1, 100):
        older = _listed(context, f"older_than={newest[index]['id']}")
        expected = newest[index + 1]["id"]
        require(older[0]["id"] == expected, f"after message {index} does not come the next one")
    texts = status(context.me.get("/v2/received-text-messages"), 200)["received_text_messages"]
    path = f"/v2/received-text-messages?older_than={texts[0]['id']}"
    older = status(context.me.get(path), 200)["received_text_messages"]
    require(older[0]["id"] == texts[1]["id"], "after a received text does not come the next one")


@safe_promise
def templates_come_by_name_and_as_they_read_one_by_one(context: Context) -> None:
    """Expect the order of names, and the same as when each is read by id."""
    listed = status(context.me.get("/v2/templates"), 200)["templates"]
    names = [each["name"] for each in listed]
    for before, after in combinations(names, 2):
        require(not is_after(before, after), "the order is another one", before, after)
    for each in listed[:3]:
        alone = status(context.me.get(f"/v2/template/{each['id']}"), 200)
        require(alone == each, "one reads differently alone", alone, each)


def is_after(name: str, other: str) -> bool:
    """Tell whether a name comes after another one in every database.

    How upper and lower case, accents and punctuation are sorted depends on a collation that no
    answer tells. Where names first differ in two digits, or in two letters of one case, all agree.
    """
    one, two = next(((a, b) for a, b in zip(name, other, strict=False) if a != b), ("", ""))
    alike = any(one in kind and two in kind for kind in (digits, ascii_lowercase, ascii_uppercase))
    return bool(one) and alike and one > two
