"""What is counted is what was sent, and each year and kind is counted for itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from contract.admin.context import Context, errors, message, promise
from contract.engine.promises import require, status

_APRIL = 4
_MANY = 3


def _year() -> int:
    now = datetime.now(UTC)
    return now.year if now.month >= _APRIL else now.year - 1


def _texts(context: Context, at: str) -> str:
    """Send some texts of a new template, and give its id."""
    api, service = context.api, at.rpartition("/")[2]
    template = api.new_template(service, context.user)
    api.done("POST", f"{at}/users/{context.fixtures.colleague_id}", {"permissions": []})
    for _ in range(_MANY):
        api.sent(service, context.user, template, "07700900123")
    return template


@promise
def numbers_follow_from_what_was_sent(context: Context) -> None:
    """Template statistics, months and last use agree on a service's messages."""
    at = context.new_service()
    template = _texts(context, at)
    rows = status(context.api.get(f"{at}/template-statistics?whole_days=0"), 200)["data"]
    require({row["template_id"] for row in rows} == {template}, "other templates", rows)
    require(sum(row["count"] for row in rows) == _MANY, "another number of messages", rows)
    months = status(context.api.get(f"{at}/notifications/monthly?year={_year()}"), 200)["data"]
    in_year = [sum(month["sms"].values()) for month in months.values()]
    require(sum(in_year) == _MANY, "the months have another number", months)
    require(all(month.keys() == {"sms", "email", "letter"} for month in months.values()), months)
    path = f"{at}/notifications/templates_usage/monthly?year={_year()}"
    stats = status(context.api.get(path), 200)["stats"]
    require([each["count"] for each in stats] == [_MANY], "the templates have another", stats)
    path = f"{at}/template-statistics/last-used/{template}"
    require(status(context.api.get(path), 200)["last_date_used"] is not None, "never used")


@promise
def a_year_and_its_days_are_checked(context: Context) -> None:
    """In the words of each operation."""
    at = context.at
    said = message(context.api.get(f"{at}/billing/monthly-usage"), 400)
    require(said == "No valid year provided", said)
    said = message(context.api.get(f"{at}/notifications/monthly?year=x"), 400)
    require(said == "Year must be a number", said)
    for days in ("8", "-1"):
        said = message(context.api.get(f"{at}/template-statistics?whole_days={days}"), 400)
        require(said == {"whole_days": ["whole_days must be between 0 and 7"]}, said)
    said = message(context.api.get("/protected-sender-id/check"), 400)
    require(said == "sender_id must be passed in", said)


@promise
def free_texts_are_those_that_were_set(context: Context) -> None:
    """For the current year, whatever the year before has."""
    path = f"{context.new_service()}/billing/free-sms-fragment-limit"
    made = status(context.api.post(path, {"free_sms_fragment_limit": 12}), 201)
    require(made == {"free_sms_fragment_limit": 12}, made)
    found = status(context.api.get(path), 200)
    expected = {"free_sms_fragment_limit": 12, "financial_year_start": _year()}
    require(found == expected, "the number was not kept", found)
    before = status(context.api.get(f"{path}?financial_year_start={_year() - 1}"), 200)
    require(before["free_sms_fragment_limit"] != 12, "another year has it too", before)
    message(context.api.get(f"{path}?financial_year_start={_year() + 1}"), 400)


@promise
def a_kind_of_message_is_kept_as_long_as_was_said(context: Context) -> None:
    """There is one rule for each kind, and its days alone change."""
    path = f"{context.new_service()}/data-retention"
    require(status(context.api.get(path), 200) == [], "a rule that nobody made")
    body: dict[str, Any] = {"notification_type": "sms", "days_of_retention": 21}
    rule = status(context.api.post(path, body), 201)["result"]
    said = message(context.api.post(path, body), 400)
    require(said == "Service already has data retention for sms notification type", said)
    changed = {"days_of_retention": 30, "notification_type": "email"}
    status(context.api.post(f"{path}/{rule['id']}", changed), 204)
    (found,) = status(context.api.get(path), 200)
    require((found["notification_type"], found["days_of_retention"]) == ("sms", 30), found)
    require(status(context.api.get(f"{path}/notification-type/sms"), 200) == found, "another")
    require(status(context.api.get(f"{path}/{uuid4()}"), 200) == {}, "an unknown rule is something")
    said = errors(context.api.post(path, {"notification_type": "fax", "days_of_retention": "3"}))
    require(len(said) == 2, str(said))


@promise
def who_unsubscribes_is_in_the_next_report(context: Context) -> None:
    """Once, and until the report is dealt with."""
    api, at = context.api, context.new_service()
    require(status(api.get(f"{at}/unsubscribe-request-statistics"), 200) == {}, "somebody did")
    path = api.unsubscribe_path(at.rpartition("/")[2], context.user)
    for _ in range(2):
        done = status(api.request("POST", path, authorization=None), 200)
        require(done["result"] == "success", done)
    (waiting,) = status(api.get(f"{at}/unsubscribe-request-reports-summary"), 200)
    require((waiting["batch_id"], waiting["count"]) == (None, 1), waiting)
    names = ("count", "earliest_timestamp", "latest_timestamp")
    period = {name: waiting[name] for name in names}
    made = status(api.post(f"{at}/create-unsubscribe-request-report", period), 201)
    report = f"unsubscribe-request-report/{made['report_id']}"
    require(len(status(api.get(f"{at}/{report}"), 200)["unsubscribe_requests"]) == 1, "nobody")
    status(api.post(f"{at}/process-{report}", {"report_has_been_processed": True}), 204)
    left = status(api.get(f"{at}/unsubscribe-request-statistics"), 200)
    require(left["unsubscribe_requests_count"] == 0, "it still counts", left)
    wrong = api.request("POST", path[:-4], authorization=None)
    status(wrong, 404)


@promise
def a_letter_comes_back_once(context: Context) -> None:
    """By the printer's reference; references that nobody knows are passed over."""
    api, at = context.api, context.at
    template = context.fixtures.templates["letter"]
    address = {
        "address_line_1": "Amala Bird",
        "address_line_2": "123 High Street",
        "postcode": "SW14 6BF",
    }
    letter = api.sent(context.fixtures.service_id, context.user, template, "Amala Bird", **address)
    reference = status(api.get(f"{at}/notifications/{letter}"), 200)["reference"]
    before = status(api.get(f"{at}/returned-letter-statistics"), 200)["returned_letter_count"]
    body = {"references": [reference, "0" * 16]}
    for _ in range(2):
        require(status(api.post("/letters/returned", body), 200) == body, "not echoed")
    after = status(api.get(f"{at}/returned-letter-statistics"), 200)["returned_letter_count"]
    require(after == before + 1, "another number of letters has come back", before, after)
    found = status(api.get(f"{at}/notifications/{letter}"), 200)
    require(found["status"] == "returned-letter", found["status"])
